"""The numbers of a report that only some formats show, each worked out when it is first read."""

from functools import cached_property

from commitcheck.assessment.answers import by_commitment
from commitcheck.assessment.diagnosis.evidence import Evidence
from commitcheck.assessment.diagnosis.metrics import metrics
from commitcheck.assessment.pictures import capacity, themes, timeline
from commitcheck.model.late import Late
from commitcheck.model.report import (
    Answer,
    CapacityRow,
    KnownFigures,
    Metric,
    ThemeRow,
    TimelineRow,
)


class FiguresOf(Late):
    """Of the whole portfolio: `answers` tell which deals are in conflict."""

    def __init__(self, evidence: Evidence, answers: tuple[Answer, ...]) -> None:
        self._evidence = evidence
        self._answers = answers

    @cached_property
    def timeline(self) -> tuple[TimelineRow, ...]:
        return timeline(self._evidence.context, by_commitment(self._evidence.findings))

    @cached_property
    def capacity(self) -> tuple[CapacityRow, ...]:
        return capacity(self._evidence.context)

    @cached_property
    def themes(self) -> tuple[ThemeRow, ...]:
        return themes(self._evidence.context)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        return metrics(self._evidence, self._answers)

    def settled(self) -> KnownFigures:
        return KnownFigures(self.timeline, self.capacity, self.themes, self.metrics)
