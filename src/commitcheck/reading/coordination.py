"""Where one sentence holds several promises: either side has a date or value of its own."""

from collections.abc import Sequence

from commitcheck.reading.lexicon import Lexicon, Word

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
_FAR = 60
"""A side is looked at this many words far, so that a list of any length takes linear time."""


class Coordination:
    """The words of one text, asked where they divide."""

    def __init__(self, found: Sequence[Word], words: Lexicon) -> None:
        self._found = found
        self._bit = words.bit
        self._day = words.of("day_number", "month", "weekday", "season", "period", "soon")
        self._number = words.of("count", "number")
        self._measured = words.of("unit", "sla", "price", "scale", "support", "speed")
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
        if not (is_cell or is_and or before.classes & bit["comma"] or token.classes & bit["dash"]):
            return False
        start = max(start, at - _FAR)
        if self._is_inside_brackets(start, at) or self.belongs(start, at):
            return False
        left, right = self._found[start:at], self._right(at + (is_and or self._is_dash(token)))
        if is_cell or any(word.classes & bit["bar"] for word in left):
            return is_cell and self._is_measured(left) and self._is_measured(right)
        return self._has_value(left) and self._has_value(right) and self._has_subject(right)

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

    def _divides_but(self, start: int, at: int) -> bool:
        left, right = self._found[max(start, at - _FAR) : at], self._right(at + 1)
        if self._is_inside_brackets(max(start, at - _FAR), at):
            return False
        has_words = sum(word.word[0].isalpha() for word in left) > 1
        return has_words and any(word.classes & (self._verb | self._thing) for word in right)

    def _is_between_values(self, at: int) -> bool:
        """Does a mark join two days or two numbers: `Aug / Sept`, `15 % + 3 %`?"""
        value = self._day | self._number | self._bit["unit"]
        beside = (*self._found[at - 1 : at], *self._found[at + 1 : at + 3])
        ends = (beside[0], beside[-1])
        return self._found[at].word in "/+&" and all(word.classes & value for word in ends)

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
        if any(
            word.classes & (self._day | self._place) or word.word == "unlimited" for word in side
        ):
            return True
        if any(word.classes & self._bit["count"] and not word.word.isdigit() for word in side):
            return True
        numbered = any(word.classes & self._number for word in side)
        return numbered and any(word.classes & self._measured for word in side)

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
