"""JSON, version 2: the whole report as a record that everything else can be made from.

Keys come in the order of schemas/report.schema.json, always all of them, one object a line;
`wire` and `checking` say what each object holds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from commitcheck.model.report import Report
from commitcheck.reporting.json import checking, wire
from commitcheck.reporting.json.steps import deal_wire
from commitcheck.reporting.json.text import json_lines, json_text
from commitcheck.reporting.listing import listed
from commitcheck.reporting.options import RenderOptions

Row = TypeVar("Row")


def render(report: Report, options: RenderOptions) -> str:
    """The record. Nothing of a call changes it, so that two runs differ only where their inputs
    do; `options.most` is the same for all of them.
    """
    return "".join(pieces(report, options))


def pieces(report: Report, options: RenderOptions) -> Iterator[str]:
    """The same, a line at a time: a record of a hundred thousand promises is never held whole."""
    before = "{\n"
    for section in _sections(report, options):
        yield before
        yield from section
        before = ",\n"
    yield "\n}\n"


def _sections(report: Report, options: RenderOptions) -> Iterator[Iterator[str]]:
    shown = listed(report.findings, options)
    yield _one("format", "commitcheck/report")
    yield _one("version", 2)
    yield _one("tool", {"name": "commitcheck", "version": report.version})
    yield _one("product", report.product)
    yield _one("as_of", report.as_of.isoformat())
    yield _one("narrowed_to", report.narrowed_to)
    yield _many("inputs", report.inputs, wire.input_file)
    yield _one("verdict", wire.verdict(report.verdict))
    yield _many("findings", shown.findings, wire.finding)
    yield _many("cut", shown.cut, wire.cut)
    yield _many("commitments", report.commitments, wire.answer)
    yield _many("deals", report.deals, deal_wire)
    yield _one("as_read", wire.as_read(report.as_read, options))
    yield _many("suggestions", report.suggestions, wire.suggestion)
    yield _many("timeline", report.timeline, wire.timeline)
    yield _many("capacity", report.capacity, wire.capacity)
    yield _many("themes", report.themes, wire.theme)
    yield _many("not_checked", report.not_checked, wire.not_checked)
    yield _many("own_rules", report.own_rules, checking.own_rule)
    yield _named("metrics", {metric.name: wire.metric(metric) for metric in report.metrics})
    yield _one("diagnosis", wire.diagnosis(report.diagnosis))
    yield _one("since_signing", wire.since_signing(report.history))
    yield _many("waivers", report.waivers, checking.waiver)
    yield _one("baseline", checking.baseline(report.baseline))
    yield _many("loosened", report.loosened, checking.loosened)
    yield _many("thresholds", report.thresholds, checking.threshold)


def _one(key: str, value: object) -> Iterator[str]:
    yield f'  "{key}": {json_text(value)}'


def _many(key: str, rows: Iterable[Row], mapped: Callable[[Row], wire.Wire]) -> Iterator[str]:
    before, end = f'  "{key}": [\n    ', f'  "{key}": []'
    for line in json_lines(map(mapped, rows)):
        yield before + line
        before, end = ",\n    ", "\n  ]"
    yield end


def _named(key: str, rows: Mapping[str, wire.Wire]) -> Iterator[str]:
    before, end = f'  "{key}": {{\n    ', f'  "{key}": {{}}'
    for name, row in rows.items():
        yield f"{before}{json_text(name)}: {json_text(row)}"
        before, end = ",\n    ", "\n  }"
    yield end
