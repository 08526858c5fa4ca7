"""A whole report in which what a comparison knows is set apart, as every format does for debt."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from commitcheck.model.finding import Finding
from commitcheck.model.report import BaselineSummary, Report
from commitcheck.variants.comparison import Comparison


def set_apart(report: Report, comparison: Comparison) -> Report:
    """The report with known findings marked as such; what is new or worse is not.

    `report` may be narrowed to some of what was compared, and may be redacted as the comparison is.
    """
    known = Counter(map(_identity, comparison.known))
    findings = tuple(_marked(report, known))
    here = sum(found.in_baseline for found in findings)
    gone = tuple(f"{found.code} {found.subject.id}" for found in comparison.gone)
    name = comparison.base.name
    return replace(report, findings=findings, baseline=BaselineSummary(name, here, gone))


def _marked(report: Report, known: Counter[object]) -> Iterator[Finding]:
    for found in report.findings:
        identity = _identity(found)
        is_known = found.waived_by is None and known[identity] > 0
        known[identity] -= is_known
        yield replace(found, in_baseline=is_known)


def _identity(found: Finding) -> object:
    return found.fingerprint, found.severity, str(found.message), len(found.related)
