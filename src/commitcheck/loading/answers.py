"""The decisions about words, found by the record that they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import ReadingDecision, spoken
from commitcheck.model.record_words import sentence_marks
from commitcheck.model.spelling import folded


class Answers:
    """What was decided; `about` also remembers which decisions are of a record that is there."""

    def __init__(self, readings: Iterable[ReadingDecision]) -> None:
        self._by_id: defaultdict[str, list[ReadingDecision]] = defaultdict(list)
        self._by_deal: defaultdict[tuple[str, str], list[ReadingDecision]] = defaultdict(list)
        self._found: set[int] = set()
        for reading in readings:
            if reading.commitment is not None:
                self._by_id[reading.commitment].append(reading)
            else:
                self._by_deal[_deal(reading.deal, reading.customer)].append(reading)

    def about(self, promise: Commitment) -> Sequence[tuple[ReadingDecision, bool]]:
        """Each decision about a record, and whether its words still stand there."""
        own = self._by_id.get(promise.id, ())
        of_deal = self._by_deal.get(_deal(promise.deal, promise.customer), ())
        if not own and not of_deal:
            return ()
        marks = sentence_marks(promise)
        held = [(reading, reading.text is None or reading.text in marks) for reading in own]
        held += [
            (reading, True)
            for reading in of_deal
            if reading.text in marks or _is_of_cell(reading, promise)
        ]
        self._found.update(id(reading) for reading, _ in held)
        return held

    def without_record(self) -> Iterator[ReadingDecision]:
        """What is about no record that is there, once each."""
        for readings in (*self._by_id.values(), *self._by_deal.values()):
            yield from (reading for reading in readings if id(reading) not in self._found)


def _is_of_cell(reading: ReadingDecision, promise: Commitment) -> bool:
    """Is it about what a column says, and the column says it still?"""
    if reading.text is not None or reading.over is None or reading.field is None:
        return False
    return reading.over == spoken(getattr(promise, reading.field))


def _deal(deal: str | None, customer: str | None) -> tuple[str, str]:
    return folded(deal or ""), folded(customer or "")
