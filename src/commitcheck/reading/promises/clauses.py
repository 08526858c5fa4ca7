"""A text cut into clauses: sentences, lines, semicolons, "but", and lists of dates or values.

One sentence holds several promises where either side has a date or value of its own.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.reading.promises.lexicon import Lexicon, Word, is_of_a_range

_ABBREVIATIONS = frozenset(
    """
    no nr art sec fig approx ca incl inc excl resp max min vs v dr mr mrs ms st ltd co corp est
    bzw ggf evtl z u d h p a m s f hr fr tel inkl zzgl usw vgl abs ziff zb dh cust acc desc prod
    env éd vol sr sra dra ref temp disc std mio qty dept mgmt appt
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)

_MONTHS = frozenset(
    """
    jan feb febr mar mär apr jun jul aug sep sept oct okt nov dec dez janv févr avr juil déc ene
    abr ago dic fev mai set out
    """.split()  # noqa: SIM905 - as above
)

_ORDINALS = frozenset("halbjahr quartal perzentil klasse stufe woche kalenderwoche".split())  # noqa: SIM905 - as above

_LONG_LINE = 55
"""A line at least as long that ends in the middle of a sentence was wrapped."""

_BULLET = pattern("[ \t]*(?:[-*•·\u2013▪◦]|\\(?[a-z0-9ivx]{1,4}[.)])[ \t]+")

_SHORT_ANSWER = 4
_LONGEST_ASIDE = 20


class Clause(Struct, frozen=True):
    """Code points, and the tokens from `first` to before `last`.

    `opening` says what it begins with: text, line, bullet, sentence, part.
    """

    start: int
    end: int
    first: int
    last: int
    opening: str


def clauses(text: str, found: Sequence[Word], words: Lexicon) -> list[Clause]:
    """The clauses of a text in order; a table row, a date and a remedy stay whole."""
    cutter = _Cutter(text, found, words)
    result: list[Clause] = []
    first, opening = 0, "text"
    for at, kind in [*cutter.cuts(), (len(found), "")]:
        clause = _trimmed(found, first, at, opening, words)
        if clause is not None:
            result.append(clause)
        first, opening = at, kind
    return result


class _Cutter:
    """Finds where the clauses of one text begin."""

    def __init__(self, text: str, found: Sequence[Word], words: Lexicon) -> None:
        self._text = text
        self._found = found
        self._bit = words.bit
        self._coordination = Coordination(found, words)
        opens = [word.word for word in found[:3]]
        self._next_number = 2 if opens == ["(", "1", ")"] else 1
        self._date = words.of("month", "year", "period")

    def cuts(self) -> list[tuple[int, str]]:
        """The tokens before which a clause begins, and what it begins with."""
        cuts: list[tuple[int, str]] = []
        start = 0
        for at in range(1, len(self._found)):
            kind = self._break(at, start)
            if kind:
                cuts.append((at, kind))
                start = at
        return cuts

    def _break(self, at: int, start: int) -> str:
        """What kind of clause begins with this token, nothing if none does."""
        before, token = self._found[at - 1], self._found[at]
        bit = self._bit
        if before.classes & bit["line"]:
            return self._line(at)
        if before.classes & (bit["stop"] | bit["question"]) and before.end < token.start:
            return self._sentence(at, start)
        if token.word == "(" and self._is_number_in_list(at):
            return "bullet"
        if self._coordination.is_place_of_another(start, at) or self._asks_in_brackets(at):
            return "part"
        if before.classes & bit["semicolon"]:
            return "" if self._coordination.belongs(start, at) else "part"
        return "part" if self._coordination.divides(start, at) else ""

    def _line(self, at: int) -> str:
        token, text = self._found[at], self._text
        if token.word == "\n":
            return ""
        line_end = next(n for n in range(at - 1, -1, -1) if self._found[n].word == "\n")
        end = self._found[line_end].start
        line = text[max(0, text.rfind("\n", 0, end) + 1) : end].rstrip()
        if _BULLET.match(text, text.rfind("\n", 0, token.start) + 1):
            return "bullet"
        wrapped = (
            len(line) >= _LONG_LINE and line[-1] not in ".!?:;|" and text[token.start].islower()
        )
        return "" if wrapped else "line"

    def _sentence(self, at: int, start: int) -> str:
        """A full stop ends a sentence unless a date, an answer or a remedy goes on behind it."""
        if not self._ends_sentence(at):
            return ""
        inside = self._found[start : at - 1]
        if len(inside) <= _SHORT_ANSWER and any(w.classes & self._bit["yes"] for w in inside):
            is_question = self._found[at - 1].classes & self._bit["question"]
            return "sentence" if is_question or self._asks(at) else ""
        return "" if self._coordination.is_remedy_of(start, at) else "sentence"

    def _ends_sentence(self, at: int) -> bool:
        stop, token = self._found[at - 1], self._found[at]
        if stop.word != "." or at == 1:
            return True
        before = self._found[at - 2]
        if before.end < stop.start:
            return True
        is_lower = self._text[token.start].islower()
        if before.word[-1:].isdigit():
            goes_on = token.classes & self._date or token.word in _ORDINALS
            is_ordinal = is_lower and (len(before.word) < 3 or "." in before.word)
            return not (goes_on or is_ordinal)
        if before.word in _MONTHS:
            return not (token.word[0].isdigit() or is_lower)
        return before.word not in _ABBREVIATIONS and not (
            len(before.word) == 1 and before.word.isalpha()
        )

    def _asks(self, at: int) -> bool:
        """`Yes, included. SCIM?`: is the sentence that begins here a question?"""
        ends = self._bit["stop"] | self._bit["question"] | self._bit["line"]
        ending = (word for word in self._found[at : at + _LONGEST_ASIDE] if word.classes & ends)
        return bool(next(ending, self._found[at]).classes & self._bit["question"])

    def _asks_in_brackets(self, at: int) -> bool:
        """`alerts from 1 June (late? ask Una)`: what is asked in brackets is not the promise."""
        if self._found[at].word != "(":
            return False
        inside = self._found[at : at + _LONGEST_ASIDE]
        closed = next((n for n, word in enumerate(inside) if word.word == ")"), 0)
        return any(word.classes & self._bit["question"] for word in inside[:closed])

    def _is_number_in_list(self, at: int) -> bool:
        """Is it the bracket of `(2)` in a list that runs on within a line?"""
        inside = self._found[at + 1 : at + 3]
        is_next = (
            len(inside) == 2
            and inside[0].word == str(self._next_number)
            and inside[1].word == ")"
            and not self._found[at - 1].classes & self._bit["number"]
        )
        self._next_number += is_next
        return is_next


def _trimmed(
    found: Sequence[Word], first: int, last: int, opening: str, words: Lexicon
) -> Clause | None:
    """The clause without the marks around it; None if it holds no word or number."""
    edge = words.of("line", "stop", "semicolon", "comma", "dash", "bar", "other_mark", "arrow")
    while first < last and found[first].classes & edge and not found[first].word[0].isalnum():
        first += 1
    while last > first and found[last - 1].classes & (edge & ~words.bit["other_mark"]):
        last -= 1
    if first == last or not any(token.word[0].isalnum() for token in found[first:last]):
        return None
    return Clause(found[first].start, found[last - 1].end, first, last, opening)


_BUT = frozenset("but aber mais pero sondern however jedoch mas porém ma maar".split())  # noqa: SIM905 - a word list

_AND = frozenset("and und et y e en plus while whereas + / & sowie ainsi as".split())  # noqa: SIM905 - as above

_CONDITION = frozenset(
    """
    if should provided unless once when falls wenn sofern sollte sobald si dès à se caso quando als
    mocht zodra bei upon where in assuming failing otherwise for
    """.split()  # noqa: SIM905 - as above
)

_GOES_ON = frozenset(
    """
    capped max maximum at up ready done due planned target expected valid starting effective
    including incl completion so save installed p50 p90 p95 p99 during latest subject provided
    if unless once when but with without per each by before until from on in of for under below
    which who that where as then thereafter plafonnée plafonné höchstens maximal spätestens
    geplant davon au con com met failing milestone date start term first applied measured tested
    hand handover dated expires
    """.split()  # noqa: SIM905 - as above
)
"""Words that go on about the same promise behind a comma."""

_HAS = frozenset("hold holds held have has are is hat haben besitzt possède tiene tem ha".split())  # noqa: SIM905 - a word list
_WHERE = frozenset("in at within en à em a".split())  # noqa: SIM905 - a word list

_HALF = ("a half", "demi", "media", "medio", "meia", "meio", "mezz")
_HUNDREDS = frozenset("hundred thousand cento mil cientos".split())  # noqa: SIM905 - as above
_FAR = 60
"""A side is looked at this many words far, so that a list of any length takes linear time."""


class Coordination:
    """The words of one text, asked where they divide."""

    def __init__(self, found: Sequence[Word], words: Lexicon) -> None:
        self._found = found
        self._bit = words.bit
        self._day = words.of("day_number", "month", "weekday", "season", "period", "soon")
        self._number = words.of("count", "number")
        self._measured = words.of(
            "unit", "sla", "price", "scale", "support", "speed", "dimension_word"
        )
        self._place = words.of("place_name", "model")
        self._kind = words.of("sla", "support", "speed", "keep", "price")
        self._verb = words.of("shall", "will", "deliver", "state", "include", "commit", "future")
        self._thing = words.of(
            "capability", "capability_word", "certification", "standard", "place_name", "sla",
            "support", "price", "speed", "keep", "host", "scale", "life", "serve", "we",
            "provider", "customer",
        )  # fmt: skip

    def divides(self, start: int, at: int) -> bool:
        """Does another promise begin at this token, behind a comma, a dash or an `and`?"""
        before, token = self._found[at - 1], self._found[at]
        bit = self._bit
        is_cell = bool(before.classes & bit["bar"])
        is_and = token.word in _AND and not self._is_between_values(at)
        if token.word in _BUT:
            return self._divides_but(start, at)
        if before.word == token.word:
            return False  # a row of marks
        if not (is_cell or is_and or before.classes & bit["comma"] or token.classes & bit["dash"]):
            return False
        start = max(start, at - _FAR)
        if self._is_inside_brackets(start, at) or self.belongs(start, at):
            return False
        left, right = self._found[start:at], self._right(at + (is_and or self._is_dash(token)))
        if is_cell or any(word.classes & bit["bar"] for word in left):
            return is_cell and self._is_measured(left) and self._is_measured(right)
        if self._is_standard_of_its_own(left, right):
            return True
        return self._has_subject(right) and self._has_value(right) and self._has_value(left)

    def _is_standard_of_its_own(self, left: Sequence[Word], right: Sequence[Word]) -> bool:
        """`We hold ISO 27001 | and will get SOC 2 by June`: each with what is said of it."""
        standard = self._bit["certification"] | self._bit["standard"]
        said = self._verb | self._bit["done"] | self._bit["intent"] | self._bit["new"] | self._day
        return all(
            any(word.classes & standard for word in side)
            and any(word.classes & said or word.word in _HAS for word in side)
            for side in (left, right)
        )

    def belongs(self, start: int, at: int) -> bool:
        """Does what begins here go on about what stands before: a condition, a cap, a remedy?"""
        start = max(start, at - _FAR)
        right = self._right(at)
        if not right:
            return True
        opens = {word.word for word in self._found[start : start + 2]}
        behind_semicolon = bool(self._found[at - 1].classes & self._bit["semicolon"])
        if self._is_remedy(start, at):
            return True
        if opens & _CONDITION and not behind_semicolon:
            return True
        first = right[0].word
        if behind_semicolon:
            # a date alone completes what has none
            left = self._found[start:at]
            return first in _GOES_ON and self._has_day(right) and not self._has_day(left)
        return first in _GOES_ON

    def is_remedy_of(self, start: int, at: int) -> bool:
        """Is the sentence that begins here the remedy of the promise before: `Penalty: 2 %`?"""
        opening = self._found[at : at + 2]
        rest = self._right(at, through_commas=True)
        return (
            any(word.classes & self._bit["penalty"] for word in opening)
            and any(word.word in ("%", "percent") for word in rest)
            and not any(word.classes & self._bit["not"] for word in rest)
            and self._has_value(self._found[max(start, at - _FAR) : at])
        )

    def is_place_of_another(self, start: int, at: int) -> bool:
        """`dedicated instance | in Zurich`: how it is run, and where its data lies, are two."""
        if self._found[at].word not in _WHERE:
            return False
        if not any(it.classes & self._bit["place_name"] for it in self._found[at + 1 : at + 2]):
            return False
        left = self._found[max(start, at - 3) : at]
        return any(word.classes & self._bit["model"] for word in left)

    def _divides_but(self, start: int, at: int) -> bool:
        left, right = self._found[max(start, at - _FAR) : at], self._right(at + 1)
        if self._is_inside_brackets(max(start, at - _FAR), at):
            return False
        has_words = sum(word.word[0].isalpha() for word in left) > 1
        return has_words and any(word.classes & (self._verb | self._thing) for word in right)

    def _is_between_values(self, at: int) -> bool:
        """Does a mark or a word join two days or two numbers: `Aug / Sept`, `one and a half`?"""
        if self._is_inside_a_number(at) or is_of_a_range(self._found, at, self._number):
            return True
        value = self._day | self._number | self._bit["unit"]
        before, after = self._found[at - 1], self._found[at + 1 : at + 3]
        names_another = any(word.classes & self._kind for word in after[:1])
        return (
            self._found[at].word in "/+&"
            and bool(before.classes & value and after and after[-1].classes & value)
            and not names_another
        )

    def _is_inside_a_number(self, at: int) -> bool:
        """`two hundred and fifty`, `one and a half`, `une heure et demie`."""
        after = self._found[at + 1 : at + 3]
        is_number = any(word.classes & self._bit["number"] for word in after[:1])
        is_half = " ".join(word.word for word in after).startswith(_HALF)
        return is_half or (is_number and self._found[at - 1].word in _HUNDREDS)

    def _is_dash(self, token: Word) -> bool:
        return bool(token.classes & self._bit["dash"])

    def _right(self, at: int, *, through_commas: bool = False) -> Sequence[Word]:
        """The words from here to the next place where a part could begin."""
        stops = self._bit["semicolon"] | self._bit["line"] | self._bit["question"]
        stops |= self._bit["bar"] | (0 if through_commas else self._bit["comma"])
        for n in range(at, min(len(self._found), at + _FAR)):
            token = self._found[n]
            is_end = token.classes & self._bit["stop"] and (
                n + 1 == len(self._found) or self._found[n + 1].start > token.end
            )
            if token.classes & stops or is_end or (token.word in _AND and n > at + 1):
                return self._found[at:n]
        return self._found[at : at + _FAR]

    def _is_inside_brackets(self, start: int, at: int) -> bool:
        depth = 0
        for token in self._found[start:at]:
            depth += (token.word in "([") - (token.word in ")]")
        return depth > 0

    def _is_remedy(self, start: int, at: int) -> bool:
        near = self._found[at : at + 14]
        has_penalty = any(token.classes & self._bit["penalty"] for token in near)
        if not has_penalty:
            left = self._found[start:at]
            is_step = near[:1] and near[0].word in ("under", "below", "unter")
            return bool(is_step) and any(w.classes & self._bit["penalty"] for w in left)
        conditional = self._bit["breach"] | self._bit["hypo"]
        is_if = any(token.classes & conditional for token in near[:7])
        return is_if or any(token.classes & self._bit["breach"] for token in self._found[start:at])

    def _has_day(self, side: Sequence[Word]) -> bool:
        return any(word.classes & self._day for word in side)

    def _has_value(self, side: Sequence[Word]) -> bool:
        """A date, a place, or a number with what it measures beside it."""
        classes, count = 0, self._bit["count"]
        for word in side:  # asked at every comma of a long text, so in one pass
            if word.word == "unlimited" or (word.classes & count and not word.word.isdigit()):
                return True
            classes |= word.classes
        if classes & (self._day | self._place):
            return True
        if classes & self._number and classes & self._measured:
            return True
        by, year = self._bit["time"], self._bit["year"]
        return bool(classes & by and classes & year) and any(
            a.classes & by and b.classes & year for a, b in pairwise(side)
        )

    def _is_measured(self, side: Sequence[Word]) -> bool:
        return self._has_value(side) and any(word.classes & self._kind for word in side)

    def _has_subject(self, right: Sequence[Word]) -> bool:
        """Has it a thing of its own, rather than more about the same?"""
        return any(
            word.classes & self._thing
            or word.word == "unlimited"
            or (not word.classes and len(word.word) > 3)
            for word in right
        )
