"""Numbers of things that the vision counts: `25,000 meters`, `600 rps`, `4,000 sites a study`."""

from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.reading.amounts import Amount
from commitcheck.reading.count_words import nouns_of, pers, rates
from commitcheck.reading.dimensions import Dimension
from commitcheck.reading.tokens import Token, first_index, listed, tokens
from commitcheck.reading.vision_words import VisionWords

_AFTER, _BEFORE, _FAR_BEFORE = 4, 7, 16
_NUMBER_OF = pattern(r"\b(?:number of|anzahl|nombre de|número de|numero di|aantal)\b", 2)
_PER = listed("per a an pro par por per al am je each every im in the") | {"/"}
_FAR = 80
_BREAKS = pattern(r"[;|\n!?]|\.(?!\d)")


def count_of(
    text: str, amount: Amount, words: VisionWords, start: int, end: int
) -> tuple[Dimension, int] | None:
    """The dimension that a bare number counts, and how far from it the counted thing stands."""
    found = tokens(text, 0, len(text))
    at = first_index(found, amount.start)
    best: tuple[Dimension, int] | None = None
    for dimension in words.dimensions:
        if dimension.concept != "count" or not dimension.nouns:
            continue
        distance = _distance(text, found, at, amount, dimension, start, end)
        if distance is not None and (best is None or distance < best[1]):
            best = dimension, distance
    return best


def counted_before(text: str, amount: Amount, words: VisionWords) -> Dimension | None:
    """`carriers: 85 connected today, we guarantee 120`: what was counted last before a number."""
    found = tokens(text, 0, len(text))
    at = first_index(found, amount.start)
    known = {
        noun: dimension
        for dimension in words.dimensions
        if dimension.concept == "count" and dimension.nouns and dimension.per is None
        for noun in nouns_of(dimension.nouns[-1])
    }
    before = (token.word for token in reversed(found[max(0, at - 25) : at]))
    return next((known[word] for word in before if word in known), None)


def _distance(
    text: str,
    found: Sequence[Token],
    at: int,
    amount: Amount,
    dimension: Dimension,
    start: int,
    end: int,
) -> int | None:
    nouns = nouns_of(dimension.nouns[-1])
    for here in range(amount.after, min(amount.after + _AFTER, len(found))):
        if _is_parted(text, amount.end, found[here].start):
            break
        rate = rates().get(found[here].word)
        if rate and dimension.per and rate[0] in nouns and rate[1] == dimension.per:
            return found[here].start - amount.end
        if found[here].word in nouns and _fits(text, found, here, dimension):
            return found[here].start - amount.end
    reach = _FAR_BEFORE if _NUMBER_OF.search(text, start, amount.start) else _BEFORE
    for here in range(at - 1, max(at - reach, -1), -1):
        if found[here].start < start or _is_parted(text, found[here].end, amount.start):
            break
        rate = rates().get(found[here].word)
        is_rate = rate and dimension.per and rate[0] in nouns and rate[1] == dimension.per
        if is_rate or (found[here].word in nouns and _fits(text, found, here, dimension)):
            return amount.start - found[here].end + 20
    return _in_context(found, at, dimension, nouns) if amount.end <= end else None


def _in_context(
    found: Sequence[Token], at: int, dimension: Dimension, nouns: frozenset[str]
) -> int | None:
    """`SE says 4k TPS. Contract says 2k.`: the unit of a rate stands earlier in the text."""
    if dimension.per is None or (at + 1 < len(found) and found[at + 1].word in nouns):
        return None
    for token in found[max(0, at - 25) : at]:
        rate = rates().get(token.word)
        if rate and rate[0] in nouns and rate[1] == dimension.per:
            return _FAR + 20
    return None


def _fits(text: str, found: Sequence[Token], at: int, dimension: Dimension) -> bool:
    """A rate needs its `per second` behind the noun; a plain count must have none."""
    per = _per_after(text, found, at)
    return per == dimension.per


def _per_after(text: str, found: Sequence[Token], at: int) -> str | None:
    here = at + 1
    if here >= len(found):
        return None
    gap = text[found[at].end : found[here].start]
    unit = pers().get(found[here].word)
    if unit and (
        "/" in gap or found[here].word.endswith("ly") or found[here].word[:4] in ("mens", "mona")
    ):
        return unit
    if found[here].word in _PER and here + 1 < len(found):
        return pers().get(found[here + 1].word)
    return None


def _is_parted(text: str, start: int, end: int) -> bool:
    return _BREAKS.search(text, start, end) is not None


def share_of(text: str, words: VisionWords, start: int, end: int) -> Dimension | None:
    """The dimension of a percentage whose words all stand in the promise: a detection rate."""
    held: frozenset[str] | None = None
    for dimension in words.dimensions:
        if dimension.concept != "share" or not dimension.nouns:
            continue
        if held is None:
            held = frozenset(token.word for token in tokens(text, start, end))
        if all(noun in held for noun in dimension.nouns):
            return dimension
    return None
