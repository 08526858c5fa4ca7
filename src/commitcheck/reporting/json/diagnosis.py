"""The diagnosis alone as JSON: objects of the whole record, under a frame of its own."""

from collections.abc import Iterable

from commitcheck.model.report import Report
from commitcheck.reporting.json import wire
from commitcheck.reporting.json.text import json_text


def render(report: Report) -> str:
    """One document with the sections verdict, metrics and diagnosis of the JSON report."""
    lines = ",\n".join(f'  "{key}": {json_text(value)}' for key, value in _sections(report))
    return f"{{\n{lines}\n}}\n"


def _sections(report: Report) -> Iterable[tuple[str, object]]:
    yield "format", "commitcheck/diagnosis"
    yield "version", 1
    yield "tool", {"name": "commitcheck", "version": report.version}
    yield "product", report.product
    yield "as_of", report.as_of.isoformat()
    yield "verdict", wire.verdict(report.verdict)
    yield "metrics", {metric.name: wire.metric(metric) for metric in report.metrics}
    yield "diagnosis", wire.diagnosis(report.diagnosis)
    yield "since_signing", wire.since_signing(report.history)
