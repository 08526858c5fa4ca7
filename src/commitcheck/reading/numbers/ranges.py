"""Ranges: `10 to 15 %`, `between 2 and 4 hours`; of two ends the one that binds us more is read.

Which that is, a guardrail or a fact of the vision says, else what is measured: a faster reply, a
higher availability. Where nothing tells, the number stays open.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Measure, Reading
from commitcheck.reading.numbers.amounts import Amount
from commitcheck.reading.numbers.dimensions import dimension_of
from commitcheck.reading.vision_words import VisionWords

_I = 2  # re.IGNORECASE
_TO = pattern(
    r"\s*(?:[-\u2010-\u2015]|to|up to|bis|bis zu|à|jusqu['’]à|al?|até|hasta|tot|or|oder|ou|o|of)"
    r"\s*",
    _I,
)
_AND = pattern(r"\s*(?:and|und|et|y|e|en)\s*", _I)
_BETWEEN = pattern(r"\b(?:between|zwischen|entre|tra|fra|tussen)\s*$", _I)
_ABOUT = pattern(r"\s*(?:±|\+\s?/\s?-|\+-)\s*")
_FROM = pattern(r"\b(?:from|von|de|da|van)\s*$", _I)
_CHANGES = pattern(
    r"\b(?:rais|increas|extend|grow|cut|reduc|lower|improv|mov|chang|upgrad|go(?:es)?\b|went|drop|"
    r"erhöh|senk|steig|verlänger|verkürz|pass|augment|port|rédui|baiss|prolong|sub|baj|amplia|"
    r"aument|reduz|passa|sal)\w*",
    _I,
)
_LOOKED_BACK, _CLAUSE = 14, 60
_LESS_BINDS = frozenset(("response", "resolution", "latency", "rpo", "rto", "price_increase"))
_MORE_BINDS = frozenset(("availability", "discount", "count", "share"))


def with_the_end_that_binds(
    text: str, readings: Sequence[Reading], amounts: Sequence[Amount], words: VisionWords
) -> Iterator[Reading]:
    """The readings of numbers, those that are an end of a range with what it comes to.

    Args:
        text: in which they stand.
        readings: of the field `value`.
        amounts: every number of the text in order, with its place.
        words: the vision's dimensions, guardrails and facts.
    """
    for reading in readings:
        at = bisect_left(amounts, reading.start, key=attrgetter("start"))
        is_amount = at < len(amounts) and amounts[at].start == reading.start
        measure = reading.value
        ends = _ends(text, amounts, at) if is_amount else None
        if ends is None or not isinstance(measure, Measure) or not ends[0].number:
            yield reading
        elif ends[1] is None:
            yield replace(reading, band="unclear", reason="a number with a tolerance")
        else:
            yield _read(text, reading, measure, (ends[0], ends[1]), words)


def _read(
    text: str, reading: Reading, measure: Measure, ends: tuple[Amount, Amount], words: VisionWords
) -> Reading:
    own, other = ends
    first, last = sorted(ends, key=lambda amount: amount.start)
    said = text[first.start : last.end]
    rises, value = more_binds(measure.dimension, words), measure.value
    if rises is None or not isinstance(value, int | float):
        return replace(reading, band="unclear", reason=f"one end of {said}, either may be meant")
    far = value * other.number / own.number
    binding = round(max(value, far) if rises else min(value, far), 6)
    held = int(binding) if binding == int(binding) else binding
    if held == value and _FROM.search(text[max(0, first.start - _LOOKED_BACK) : first.start]):
        return reading  # from 120 to 210: what it comes to, either way
    return replace(
        reading,
        value=replace(measure, value=held),
        band="unclear" if reading.band == "unclear" else "likely",
        reason=f"of {said} the end that binds us more",
    )


def more_binds(dimension: str, words: VisionWords) -> bool | None:
    """Does more of it bind us more? None where nothing tells."""
    vision = words.vision
    for guardrail in vision.guardrails if vision else ():
        if guardrail.dimension == dimension and guardrail.op in ("max", "min"):
            return guardrail.op == "max"
    for fact in vision.facts if vision else ():
        if fact.dimension == dimension:
            return fact.better == "higher"
    known = {item.id: item for item in words.dimensions}
    concept = (known.get(dimension) or dimension_of(dimension)).concept
    return False if concept in _LESS_BINDS else True if concept in _MORE_BINDS else None


def _ends(text: str, amounts: Sequence[Amount], at: int) -> tuple[Amount, Amount | None] | None:
    """A number and the other end of its range; None for that of a tolerance (`10 ± 2 %`)."""
    own = amounts[at]
    for before, after in ((at - 1, at), (at, at + 1)):
        if before < 0 or after >= len(amounts):
            continue
        first, last = amounts[before], amounts[after]
        other = first if after == at else last
        if own.unit != other.unit and first.unit:
            continue
        between = text[first.end : last.start]
        if _ABOUT.fullmatch(between):
            return own, None
        if _is_range(text, first, between):
            return own, other
    return None


def _is_range(text: str, first: Amount, between: str) -> bool:
    before = text[max(0, first.start - _LOOKED_BACK) : first.start]
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(before))
    if not _TO.fullmatch(between):
        return False
    came_from = _FROM.search(before) is not None
    return not (came_from and _CHANGES.search(text, max(0, first.start - _CLAUSE), first.start))
