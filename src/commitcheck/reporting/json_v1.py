"""JSON, version 1: the whole report as a record that everything else can be made from.

Keys come in the order of schemas/report.schema.json, always all of them, one object a line;
`wire` says what each object holds.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from commitcheck.model.report import Report
from commitcheck.reporting import wire
from commitcheck.reporting.options import RenderOptions

Row = TypeVar("Row")

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##[A-Za-z]*\\[|::"
)
"""Legal in JSON, and yet orders to a terminal, a text editor or a CI runner that prints it."""

_SURROGATES = re.compile("[\ud800-\udfff]")

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render(report: Report, _options: RenderOptions) -> str:
    """The record. No option changes it, so that two runs differ only where their inputs do."""
    return "{\n" + ",\n".join(_sections(report)) + "\n}\n"


def _sections(report: Report) -> Iterable[str]:
    yield _one("format", "commitcheck/report")
    yield _one("version", 1)
    yield _one("tool", {"name": "commitcheck", "version": report.version})
    yield _one("product", report.product)
    yield _one("as_of", report.as_of.isoformat())
    yield _one("narrowed_to", report.narrowed_to)
    yield _many("inputs", report.inputs, wire.input_file)
    yield _one("verdict", wire.verdict(report.verdict))
    yield _many("findings", report.findings, wire.finding)
    yield _many("commitments", report.commitments, wire.answer)
    yield _many("deals", report.deals, wire.deal)
    yield _many("suggestions", report.suggestions, wire.suggestion)
    yield _many("timeline", report.timeline, wire.timeline)
    yield _many("capacity", report.capacity, wire.capacity)
    yield _many("themes", report.themes, wire.theme)
    yield _many("not_checked", report.not_checked, wire.not_checked)
    yield _named("metrics", {one.name: wire.metric(one) for one in report.metrics})
    yield _one("diagnosis", wire.diagnosis(report.diagnosis))
    yield _many("waivers", report.waivers, wire.waiver)
    yield _one("baseline", wire.baseline(report.baseline))
    yield _many("loosened", report.loosened, wire.loosened)
    yield _many("thresholds", report.thresholds, wire.threshold)


def _one(key: str, value: object) -> str:
    return f'  "{key}": {_write(value)}'


def _many(key: str, rows: Iterable[Row], mapped: Callable[[Row], wire.Wire]) -> str:
    lines = ",\n".join("    " + _write(mapped(row)) for row in rows)
    return f'  "{key}": [\n{lines}\n  ]' if lines else f'  "{key}": []'


def _named(key: str, rows: Mapping[str, wire.Wire]) -> str:
    lines = ",\n".join(f"    {_write(name)}: {_write(row)}" for name, row in rows.items())
    return f'  "{key}": {{\n{lines}\n  }}' if lines else f'  "{key}": {{}}'


def _write(value: object) -> str:
    """The value as JSON, spelt so that nobody who prints it executes it.

    A lone surrogate (half a character, from a broken file) has no UTF-8 form and becomes
    U+FFFD; everything else keeps its value. Most lines need nothing and take the short way.
    """
    line = _encode(value)
    if line.isascii() and not any(sign in line for sign in ("::", "##", "\x7f")):
        return line
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub(_escaped, line))


def _escaped(match: re.Match[str]) -> str:
    """Only characters inside strings can match: our own frame holds none of them."""
    found = match.group()
    return f"{found[:-1]}\\u{ord(found[-1]):04x}"
