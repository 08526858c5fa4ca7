"""Fuzzes the reporters: any text, number, day and place in a report, through one format each.

The first byte chooses the format, the second how it is to be written, the next twenty-four
are numbers and days, and the rest is what a user's file says.
"""

import datetime as dt
import math
import struct

from msgspec.structs import replace

from commitcheck.model.figures import CapacityRow, KnownFigures, Metric, TimelineRow
from commitcheck.model.location import SourceRow, SourceTable
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from fuzz.fuzzing import fuzz
from reporting.hostile import CORPUS
from reporting.reports import planted_report
from soundness.frames import holds

NAMES = tuple(FORMATS)
OPTIONS = (
    RenderOptions(),
    RenderOptions(width=40, color=True, verbosity=2),
    RenderOptions(width=160, unicode=False, show_waived=True, verbosity=1),
    RenderOptions(cap=1, fail_on="never", root="/repo", folder="/repo/sub dir"),
    RenderOptions(verbosity=-1, fail_on="warning"),
)
_VALUES = struct.Struct("<ddII")


def write(content: bytes) -> None:
    head, values, text = content[:2], content[2:26], content[26:].decode("utf-8", "surrogateescape")
    name = NAMES[head[0] % len(NAMES)] if head else NAMES[0]
    options = OPTIONS[head[1] % len(OPTIONS)] if len(head) > 1 else OPTIONS[0]
    path = text.replace("\0", "").strip() if content[:1] > b"\x7f" else "deals.csv"
    report = _with_values(_with_tables(planted_report(text, path or "-"), text), values, text)
    holds(name, render(report, name, options), options)


def _with_tables(report: Report, text: str) -> Report:
    tables = (
        SourceTable("a.csv", (text, "id"), [SourceRow(None, (text, text))] * 2),
        SourceTable("b.csv", ("id", text), [SourceRow(text, (text, text))]),
    )
    return replace(report, tables=tables)


def _with_values(report: Report, values: bytes, text: str) -> Report:
    """Numbers as large and days as far as an input can name them."""
    amounts = _VALUES.unpack(values.ljust(_VALUES.size, b"\0"))
    first_amount, other = (abs(amount) if math.isfinite(amount) else 0.0 for amount in amounts[:2])
    first, last = sorted(dt.date.fromordinal(1 + n % 3_652_058) for n in amounts[2:])
    return replace(
        report,
        figures=KnownFigures(
            capacity=(
                *report.capacity,
                CapacityRow("2026-Q3", first, last, first_amount, other, first_amount, text),
            ),
            timeline=(
                *report.timeline,
                TimelineRow("C-9", text, text, first, text, first, last, last, is_signed=True),
                TimelineRow("C-8", text, text, last),
            ),
            metrics=(
                *report.metrics,
                Metric("arr_total", first_amount, other, first_amount, text, "the sum of ours"),
            ),
            themes=report.themes,
        ),
        deals=tuple(replace(deal, arr=other, signature=last) for deal in report.deals),
        as_of=first,
    )


def seeds() -> list[bytes]:
    """The hostile corpus, each of it in two formats and one way to write them."""
    return [
        bytes((number % len(NAMES) + ten, number % len(OPTIONS))) + bytes(24) + text.encode(
            "utf-8", "surrogateescape" if text.isprintable() else "replace")
        for number, text in enumerate(corpu[:2000] for corpu in CORPUS.values())
        for ten in (0, 140)
    ]  # fmt: skip


if __name__ == "__main__":
    fuzz(write, seeds())
