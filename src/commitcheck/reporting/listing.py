"""How many findings of one rule a report lists: more than anybody reads, and no file without end.

Verdict, answers, counts and exit code are made from all findings. Only the list stops, and every
format that has one says by how much.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from commitcheck.model.finding import Finding
from commitcheck.model.phrase import counted
from commitcheck.reporting.options import RenderOptions


class Cut(Struct, frozen=True):
    """So many findings of this rule are not listed."""

    rule: str
    findings: int

    @property
    def words(self) -> str:
        """`3 more findings of VIS603 count, and are not listed`."""
        counts = "counts, and is" if self.findings == 1 else "count, and are"
        more = counted(self.findings, "more finding")
        return f"{more} of {self.rule} {counts} not listed"


class Listed(Struct, frozen=True):
    """The findings to list, in the order they came in, and what is missing of each rule.

    `places` are where they stood in what was given.
    """

    findings: Sequence[Finding]
    places: Sequence[int]
    cut: tuple[Cut, ...] = ()


def listed(findings: Sequence[Finding], options: RenderOptions) -> Listed:
    """At most `options.most` findings of each rule: the worst of it, then the first."""
    counts = Counter(found.rule for found in findings)
    cut = tuple(
        Cut(rule, count - options.most)
        for rule, count in sorted(counts.items())
        if count > options.most
    )
    if not cut:
        return Listed(findings, range(len(findings)))
    room = dict.fromkeys(counts, options.most)
    kept: list[int] = []
    for index in sorted(range(len(findings)), key=lambda index: _lightness(findings[index])):
        rule = findings[index].rule
        if room[rule] > 0:
            room[rule] -= 1
            kept.append(index)
    kept.sort()
    return Listed([findings[index] for index in kept], kept, cut)


def _lightness(found: Finding) -> tuple[bool, bool, int]:
    """What fails a run comes before what is waived, known or light."""
    is_known = found.in_baseline and not found.preventable
    return (found.waived_by is not None, is_known, -found.severity)
