"""A text cut into clauses: sentences, lines, semicolons, "but", and lists of dates or values."""

from collections.abc import Sequence
from typing import NamedTuple

from commitcheck.model.pattern import pattern
from commitcheck.reading.lexicon import Lexicon, Word

_ABBREVIATIONS = frozenset(
    """
    no nr art sec fig approx ca incl inc excl resp max min vs v dr mr mrs ms st ltd co corp est
    bzw ggf evtl z u d h p a m s f hr fr tel inkl zzgl usw vgl abs ziff zb dh
    env éd vol jan feb febr mar mär apr jun jul aug sep sept oct okt nov dec dez janv févr avr juil
    déc ene abr ago dic fev mai set out dez sr sra dra ref temp disc std mio
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
_LONG_LINE = 55
"""A line at least as long that ends in the middle of a sentence was wrapped."""
_BULLET = pattern(r"[ \t]*(?:[-*•·\u2013▪◦>]|\(?[a-z0-9ivx]{1,4}[.)])[ \t]+")


class Clause(NamedTuple):
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
    cuts = _cuts(text, found, words)
    result = []
    first, opening = 0, "text"
    for at, kind in [*cuts, (len(found), "")]:
        clause = _trimmed(found, first, at, opening, words)
        if clause is not None:
            result.append(clause)
        first, opening = at, kind
    return result


def _cuts(text: str, found: Sequence[Word], words: Lexicon) -> list[tuple[int, str]]:
    """The tokens before which a clause begins."""
    cuts: list[tuple[int, str]] = []
    start = 0
    for at in range(1, len(found)):
        kind = _break(text, found, at, start, words)
        if kind:
            cuts.append((at, kind))
            start = at
    return cuts


def _break(text: str, found: Sequence[Word], at: int, start: int, words: Lexicon) -> str:
    """What kind of clause begins with this token, nothing if none does."""
    before, token = found[at - 1], found[at]
    bit = words.bit
    if before.classes & bit["line"]:
        return _line_break(text, found, at)
    if before.classes & (bit["stop"] | bit["question"]) and before.end < token.start:
        return "sentence" if _ends_sentence(text, found, at, words) else ""
    if before.classes & bit["semicolon"]:
        return "" if _is_remedy(found, at, words) else "part"
    if (
        before.classes & bit["comma"]
        or token.classes & (bit["but"] | bit["dash"])
        or _is_and(token)
    ):
        return "part" if _both_stand_alone(found, start, at, words) else ""
    return ""


def _line_break(text: str, found: Sequence[Word], at: int) -> str:
    token = found[at]
    if token.word == "\n":
        return ""
    line_end = next(n for n in range(at - 1, -1, -1) if found[n].word == "\n")
    begin = text.rfind("\n", 0, found[line_end].start) + 1
    line = text[begin : found[line_end].start].rstrip()
    if _BULLET.match(text, text.rfind("\n", 0, token.start) + 1):
        return "bullet"
    wrapped = len(line) >= _LONG_LINE and line[-1] not in ".!?:;|" and text[token.start].islower()
    return "" if wrapped else "line"


def _ends_sentence(text: str, found: Sequence[Word], at: int, words: Lexicon) -> bool:
    """Does the full stop before this token end a sentence?"""
    stop, token = found[at - 1], found[at]
    if stop.word != "." or at == 1:
        return True
    before = found[at - 2]
    if before.end < stop.start:
        return True
    if before.word[-1:].isdigit():
        is_date = token.classes & (words.bit["month"] | words.bit["year"])
        is_number = text[token.start].islower() and len(before.word) < 3
        return not (is_date or is_number)
    return before.word not in _ABBREVIATIONS and len(before.word) > 1


def _is_and(token: Word) -> bool:
    return token.word in ("and", "und", "et", "y", "e", "en", "plus", "while", "whereas", "+")


def _is_remedy(found: Sequence[Word], at: int, words: Lexicon) -> bool:
    """Does a remedy for what stands before begin here?"""
    near = found[at : at + 12]
    has_penalty = any(token.classes & words.bit["penalty"] for token in near)
    is_if = any(token.classes & words.of("breach", "hypo") for token in near[:6])
    return has_penalty and is_if


def _both_stand_alone(found: Sequence[Word], start: int, at: int, words: Lexicon) -> bool:
    """Has either side a date or value of its own, and something that it belongs to?"""
    if any(token.classes & words.bit["bar"] for token in found[start:at]):
        return False
    if _inside_brackets(found, start, at) or _is_remedy(found, at, words):
        return False
    end = _clause_end(found, at, words)
    left, right = found[start:at], found[at:end]
    if found[at].classes & words.bit["but"] and len(right) > 2:
        return _has_content(left) and _has_predicate(right, words)
    if any(token.word in ("and", "or", "by", "und", "et") for token in found[at + 1 : at + 2]):
        right = right[1:]
    return _has_value(left, words) and _has_value(right, words) and _has_subject(right, words)


def _clause_end(found: Sequence[Word], at: int, words: Lexicon) -> int:
    stops = words.of("comma", "semicolon", "line", "question")
    for n in range(at + 1, len(found)):
        token = found[n]
        if token.classes & stops or (_is_and(token) and n > at + 1):
            return n
        is_last = n + 1 == len(found) or found[n + 1].start > token.end
        if token.classes & words.bit["stop"] and is_last:
            return n
    return len(found)


def _inside_brackets(found: Sequence[Word], start: int, at: int) -> bool:
    opened = sum((token.word in "([") - (token.word in ")]") for token in found[start:at])
    return opened > 0


def _has_content(side: Sequence[Word]) -> bool:
    return sum(1 for token in side if token.word[0].isalpha()) > 1


def _has_predicate(side: Sequence[Word], words: Lexicon) -> bool:
    verb = words.of(
        "shall", "will", "deliver", "state", "include", "commit", "want", "may", "future"
    )
    return any(token.classes & verb for token in side) or _has_value(side, words)


def _has_value(side: Sequence[Word], words: Lexicon) -> bool:
    """A date, or a number with a unit or a class of value beside it."""
    day = words.of("day_number", "month", "weekday", "season", "period", "soon")
    if any(token.classes & day for token in side):
        return True
    counted = any(token.classes & words.bit["count"] for token in side)
    return counted and any(
        token.classes & words.of("unit", "sla", "price", "scale") for token in side
    )


def _has_subject(right: Sequence[Word], words: Lexicon) -> bool:
    """Has the right side a thing of its own, rather than more about the same?"""
    thing = words.of(
        "capability", "capability_word", "certification", "place", "sla", "support", "price",
        "speed", "keep", "host", "scale", "name", "life", "serve", "we", "provider", "customer",
    )  # fmt: skip
    predicate = words.of("will", "shall", "future", "deliver", "state")
    return any(token.classes & thing for token in right) or any(
        token.classes & predicate for token in right
    )


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
