"""Values that are shown and not used, because what they stand in leaves too much doubt.

A value that is wrong misleads a person; one that is withheld is asked about. So a day or a number
needs more than a clause that just passes for a promise.
"""

from collections.abc import Iterable, Iterator

import msgspec

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Measure, Reading
from commitcheck.reading.numbers.dimensions import dimension_of
from commitcheck.reading.vision_words import VisionWords

_SURE_OF_A_DAY = 0.65
"""A day of a promise of which nothing else is known is used from here on."""

_SURE_OF_A_COUNT = 0.75
"""A number of things is used from here on: notes are full of numbers that nobody promised."""

_LOOSE = frozenset(("unspecified", "call", "chat"))
"""Sources in which numbers stand beside promises as often as in them."""

_THINGS = frozenset(("capabilities", "roadmap_items", "certification", "scope_segment", "remedy"))
_ASKED = pattern(
    r"[^\n.;]{0,12}\?",
    needs="?",
)
_TIER = pattern(r"\s*[-–—]\s*\d[\d.,]*\s*%")
_TIER_BEFORE = pattern(r"\d\s*%\s*[-–—]\s*$")
_UNDECIDED = pattern(
    r"\b(?:not (?:yet )?(?:decided|agreed|settled|confirmed)|undecided|noch offen|"
    r"nicht (?:entschieden|vereinbart|zugesagt|bestätigt)|pas (?:encore )?(?:décidé|convenu)|"
    r"no (?:está |esta )?(?:decidido|acordado)|não (?:está |foi )?(?:decidido|acordado))\b",
    2,  # re.IGNORECASE
    needs="decided agreed settled confirmed offen entschieden vereinbart zugesagt "
    "bestätigt décidé convenu decidido acordado",
)
_STOP = pattern(r"[.;,\n](?:\s|$)")
_VERSION = pattern(r"\b[A-Z]{2,}[A-Za-z]*[ -]v?$")


def withheld(
    values: Iterable[Reading],
    text: str,
    likely: float,
    source: str,
    words: VisionWords,
    *,
    answered_to: int = 0,
) -> Iterator[Reading]:
    """The readings, those that are doubtful in the band `unclear` with the reason.

    Args:
        values: of one promise.
        text: in which they stand.
        likely: that the clause is a promise of ours, 0 to 1.
        source: of the text.
        words: the vision's, for what a dimension measures.
        answered_to: where the answer begins to the question that the values stand in, 0 if none.
    """
    values = tuple(values)
    is_bare = not any(reading.field in _THINGS for reading in values)
    for reading in values:
        doubt = None
        if reading.end < answered_to:
            pass  # asked, and answered
        elif reading.field == "due":
            doubt = _doubt_of_day(reading, text, likely, is_bare=is_bare)
        elif isinstance(reading.value, Measure):
            doubt = _doubt_of_number(reading, text, likely, source, _concept(reading.value, words))
        yield (msgspec.structs.replace(reading, band="unclear", reason=doubt) if doubt else reading)


def _doubt_of_day(reading: Reading, text: str, likely: float, *, is_bare: bool) -> str | None:
    if is_bare and likely < _SURE_OF_A_DAY:
        return "a day, and the words hardly say what is promised for it"
    return _doubt_of_words(reading, text)


def _doubt_of_number(
    reading: Reading, text: str, likely: float, source: str, concept: str | None
) -> str | None:
    if concept == "count" and likely < _SURE_OF_A_COUNT and source in _LOOSE:
        return "a number that the words hardly promise"
    if concept == "availability" and _is_tier(reading, text):
        return "one end of a range, as tables of credits have"
    if concept == "discount" and _VERSION.search(text, max(0, reading.start - 16), reading.start):
        return "a number behind a name, as versions have"
    return _doubt_of_words(reading, text)


def _concept(value: Measure, words: VisionWords) -> str | None:
    """What it measures; a rate (`picks per hour`) is no plain count."""
    known = {item.id: item for item in words.dimensions}
    held = known.get(value.dimension) or dimension_of(value.dimension)
    return "rate" if held.concept == "count" and held.per else held.concept


def _is_tier(reading: Reading, text: str) -> bool:
    before = text[max(0, reading.start - 12) : reading.start]
    return bool(_TIER.match(text, reading.end) or _TIER_BEFORE.search(before))


def _doubt_of_words(reading: Reading, text: str) -> str | None:
    if _ASKED.match(text, reading.end):
        return "asked rather than said"
    stop = _STOP.search(text, reading.end)
    rest = text[reading.end : min(stop.start() if stop else len(text), reading.end + 60)]
    return "words beside it say that it is not settled" if _UNDECIDED.search(rest) else None
