"""What was read from a row's words, as columns of the tables that go back to sales.

They are there only where something was read. On the way in again they are known and not taken as
given: the words that they were read from stand in the same row.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from commitcheck.model.finding import Finding
from commitcheck.model.reading import ReadPromise
from commitcheck.model.report import PromiseAsRead, Report
from commitcheck.reporting.cards import by_worst
from commitcheck.reporting.inert import sentence

READ = (
    "commitcheck_as_read",
    "commitcheck_read_kind",
    "commitcheck_read_due",
    "commitcheck_read_value",
    "commitcheck_read_certification",
    "commitcheck_read_capability",
)
_BETWEEN = " | "
"""Between the values of several promises in one cell, in the order of the words."""

Cells = tuple[str, ...]


def read_cells(report: Report) -> Mapping[str, Cells]:
    """The cells of each record in whose words something was read; empty where nothing was."""
    read = report.as_read
    if read is None or not read.promises:
        return {}
    by_record: defaultdict[str, list[PromiseAsRead]] = defaultdict(list)
    for promise in read.promises:
        by_record[promise.record].append(promise)
    own: defaultdict[str, list[Finding]] = defaultdict(list)
    record_of = read.record_of
    for found in by_worst(read.unwaived):
        own[record_of.get(found.subject.id, found.subject.id)].append(found)
    return {
        record: (_against(own[record]), *_values(promise.read for promise in promises))
        for record, promises in by_record.items()
    }


def _against(found: Iterable[Finding]) -> str:
    """What stands against it as read, the worst first."""
    return "; ".join(f"{finding.code}: {sentence(finding.message)}" for finding in found)


def _values(read: Iterable[ReadPromise]) -> Iterable[str]:
    rows = list(read)
    yield _joined(promise.kind for promise in rows)
    yield _joined(promise.due.isoformat() if promise.due else "" for promise in rows)
    yield _joined(
        f"{promise.dimension} {promise.value}" if promise.dimension else "" for promise in rows
    )
    yield _joined(promise.certification or "" for promise in rows)
    yield _joined(", ".join(promise.capabilities) for promise in rows)


def _joined(values: Iterable[str]) -> str:
    known = list(values)
    return _BETWEEN.join(known) if any(known) else ""
