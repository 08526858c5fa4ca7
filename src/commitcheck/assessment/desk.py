"""Project and report on one desk, with the indexes that the sync packs look things up in."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from commitcheck.model.finding import Finding
from commitcheck.model.report import DealAnswer, Report
from commitcheck.rules.context import Context
from commitcheck.rules.prerequisites import Prerequisites


class Desk(Struct, frozen=True, dict=True):
    """Everything a pack is made of; each index is made once, when it is first asked for."""

    context: Context
    report: Report

    @cached_property
    def unwaived(self) -> tuple[Finding, ...]:
        return self.report.unwaived

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        """Unwaived findings by kind and id of their subject."""
        groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
        for found in self.unwaived:
            groups[found.subject.kind, found.subject.id].append(found)
        return {subject: tuple(found) for subject, found in groups.items()}

    @cached_property
    def deals(self) -> Mapping[str, DealAnswer]:
        return {one.id: one for one in self.report.deals}

    @cached_property
    def prerequisites(self) -> Prerequisites:
        return Prerequisites(self.context)

    def beside(self, found: Finding) -> tuple[Finding, ...]:
        """What else stands on the same subject."""
        every = self.by_subject.get((found.subject.kind, found.subject.id), ())
        return tuple(one for one in every if one is not found)
