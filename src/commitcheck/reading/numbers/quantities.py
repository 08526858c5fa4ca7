"""Numbers as values of the vision's dimensions, in the dimension's own unit."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from operator import attrgetter

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Reading
from commitcheck.reading.context import with_question
from commitcheck.reading.dates.read import calendar_of
from commitcheck.reading.dates.relative_days import Offset
from commitcheck.reading.numbers.amounts import Amount, amounts_in, beginning_within
from commitcheck.reading.numbers.measuring import FAR, Found, MeasureFinder
from commitcheck.reading.numbers.ranges import with_the_end_that_binds
from commitcheck.reading.tiers import is_in_another_column
from commitcheck.reading.vision_words import VisionWords

KIND_CONCEPTS: Mapping[str, frozenset[str]] = {
    "sla": frozenset(("availability", "rpo", "rto", "latency", "share")),
    "support": frozenset(("response", "resolution")),
    "performance": frozenset(("latency", "count", "share")),
    "scale": frozenset(("count",)),
    "data_retention": frozenset(("retention",)),
    "pricing": frozenset(("discount", "price_increase")),
}
"""What a promise of a kind can give a value to; other kinds give none to a number."""
_EVERY = frozenset[str]().union(*KIND_CONCEPTS.values())
_MOST = 50
"""More numbers than this in one promise say nothing about it."""
_ON_TO = frozenset(("to", "auf", "à", "a", "al", "para", "naar", "->", "→"))

_WITHOUT_LIMIT = pattern(
    r"\b(?:unlimited|unmetered|limitless|(?:without|no) (?:any )?limits?\b|"
    r"any (?:number|amount) of|"
    r"as (?:many|much)\b[^.;\n]{0,40}\bas (?:they|you|she|he) (?:like|want|need|wish)|"
    r"un(?:begrenzt|limitiert|beschränkt)|beliebig viele|"
    r"illimité|sans limite|ilimitad|sin límites?\b|sem limites?\b|illimitat|senza limiti|"
    r"onbeperkt|ongelimiteerd)",
    2,  # re.IGNORECASE
    needs="limit límit unmetered number amount like want need wish unbegrenzt unbeschränkt "
    "beliebig onbeperkt",
)


def is_without_limit(text: str) -> bool:
    """Does it say that there is as much of something as anybody likes? No value can say that."""
    return _WITHOUT_LIMIT.search(text) is not None


def read_quantities(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """A reading `value` (a `Measure`) for each number that measures something, the surest first.

    Args:
        text: the whole text: what a number measures may stand in its heading or question.
        start: where the promise's words begin.
        end: where they end.
        words: the vision's dimensions.
        written_on: the record's own day, so that a part of a date is no number.
        kind: of the promise, where it is known: it says what its numbers can measure.
    """
    allowed = KIND_CONCEPTS.get(kind, frozenset()) if kind else _EVERY
    if not allowed:
        return ()
    every = amounts_in(text, words, written_on)
    amounts = beginning_within(every, start, end)
    if not amounts:
        start = with_question(text, start, end)
        amounts = beginning_within(every, start, end)
    amounts = [it for it in amounts[:_MOST] if not is_in_another_column(text, it.start)]
    amounts = _in_force(text, amounts, calendar_of(text, words, written_on).offsets)
    finder = MeasureFinder(text, start, end, words, allowed, kind)
    found = [measure for amount in amounts for measure in finder.measures(amount, amounts)]
    if "price_increase" in allowed and not any(value.measure.dimension for value in found):
        found += finder.freeze()
    # what nothing near explains: of `asked 99.99, settled at 99.95` the last one holds
    found.sort(
        key=lambda value: (value.distance, value.start if value.distance <= FAR else -value.start)
    )
    readings = [_reading(value, sum(_same(value, other) for other in found)) for value in found]
    return tuple(with_the_end_that_binds(text, readings, every, words))


_LOOKED_BACK = 16
_DOES_NOT_HOLD = pattern(
    r"(?:\b(?:not|nicht|pas|não|instead of|rather than|statt|anstatt|au lieu de|en lugar de|"
    r"en vez de|em vez de|was|previously|formerly|bisher|zuvor|avant|antes)[ (:]{1,2}"
    r"|\d\s?%?\s?\+\s?|\b(?:cpi|rpi|vpi|ipc|hicp|ipca|inflation|index)\s?\+\s?)$",
    2,  # re.IGNORECASE
    needs="not nicht pas não instead rather statt lieu lugar vez was previously formerly bisher "
    "zuvor avant antes +",
)
"""`(not 99.99)`, `was 250`; and a part of a sum (`10 + 5 %`, `CPI + 2 %`) is no value itself."""
_IS_SUMMAND = pattern(r"\s?\+\s?")


def _in_force(
    text: str, amounts: Sequence[Amount], offsets: Sequence[Offset]
) -> tuple[Amount, ...]:
    """Less those that are replaced (`from 120 to 210`), denied, or count days from an event."""
    kept = []
    for amount, after in zip_longest(amounts, amounts[1:]):
        at = bisect_right(offsets, amount.start, key=attrgetter("start")) - 1
        if at >= 0 and amount.end <= offsets[at].end:
            continue
        if _DOES_NOT_HOLD.search(text, max(0, amount.start - _LOOKED_BACK), amount.start):
            continue
        if after and _IS_SUMMAND.fullmatch(text[amount.end : after.start]):
            continue
        before = text[max(0, amount.start - 6) : amount.start].casefold()
        between = text[amount.end : after.start].strip().casefold() if after else ""
        if before.strip().endswith(("from", "von", "de", "da", "van")) and between in _ON_TO:
            continue
        kept.append(amount)
    return tuple(kept)


def _same(found: Found, other: Found) -> bool:
    return found.measure.dimension == other.measure.dimension


def _reading(found: Found, rivals: int) -> Reading:
    band: Band = "clear" if found.distance <= FAR and rivals == 1 else "likely"
    return Reading("value", found.measure, found.start, found.end, band, found.reason)
