"""A text cut into clauses: sentences, lines, semicolons, "but", and lists of dates or values.

One sentence holds several promises where either side has a date or value of its own.
"""

from collections.abc import Sequence

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.reading.promises.coordination import Coordination
from commitcheck.reading.promises.lexicon import Lexicon, Word

_ABBREVIATIONS = frozenset(
    """
    no nr art sec fig approx ca incl inc excl resp max min vs v dr mr mrs ms st ltd co corp est
    bzw ggf evtl z u d h p a m s f hr fr tel inkl zzgl usw vgl abs ziff zb dh cust acc desc prod
    env éd vol sr sra dra ref temp disc std mio qty dept mgmt appt bus biz
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
        if before.word == "/" and at > 1 and self._found[at - 2].word == "/":
            return "line"  # notes // one beside // the other
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
        if before.word[-1:].isdigit() and len(before.word) < 3 and self._opens_line(at - 2):
            return False  # `2. KPI board`
        if before.word[-1:].isdigit():
            goes_on = token.classes & self._date or token.word in _ORDINALS
            is_ordinal = is_lower and (len(before.word) < 3 or "." in before.word)
            return not (goes_on or is_ordinal)
        if before.word in _MONTHS:
            return not (token.word[0].isdigit() or is_lower)
        if before.word == "no" and not token.word[0].isdigit():
            return True  # and not the short form of number
        is_unit = at > 2 and self._found[at - 3].end == before.start
        if is_unit and self._found[at - 3].word[-1:].isdigit() and not is_lower:
            return True  # `20m. Next`
        return before.word not in _ABBREVIATIONS and not (
            len(before.word) == 1 and before.word.isalpha()
        )

    def _opens_line(self, at: int) -> bool:
        return at > 0 and bool(self._found[at - 1].classes & self._bit["line"])

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
