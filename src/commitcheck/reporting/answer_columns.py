"""The promises as they came with the answers beside them: what csv and xlsx hand back to sales."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from shlex import quote
from typing import NamedTuple

from msgspec import Struct

from commitcheck.model.finding import Finding
from commitcheck.model.location import SourceTable
from commitcheck.model.reading import ReadPromise
from commitcheck.model.report import Answer, PromiseAsRead, Report
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.against import refusals
from commitcheck.reporting.cards import by_worst
from commitcheck.reporting.inert import inert, remedy, sentence, statement
from commitcheck.reporting.spoken import verdict_word

Cells = tuple[str, ...]

# What was read from a row's words, as columns of the tables that go back to sales.
#
# They are there only where something was read. On the way in again they are known and not taken as
# given: the words that they were read from stand in the same row.

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
        record: (_of_findings(own[record]), *_values(promise.read for promise in promises))
        for record, promises in by_record.items()
    }


def _of_findings(found: Iterable[Finding]) -> str:
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


ANSWERS = (
    "commitcheck_answer",
    "commitcheck_finding",
    "commitcheck_next_step",
    "commitcheck_by",
)
MISSING = "commitcheck_missing"
"""What a yes to a row would also rest on; there where no conflict was seen in any."""

AGAINST = "commitcheck_against"
"""The non-goals that speak against a row, whatever its headline is; there where any does."""

KNOWN = "commitcheck_baseline"
"""`known` where all that is found of a row is known debt, `new` where anything is not; the column
is there where the run has a baseline."""

WORDING = "commitcheck_wording"
"""Words for the paper with which a draft would conform; there where ways out were looked for."""

LEFT_OUT = "commitcheck_left_out"
"""What the run was told to leave out, on every row; the column is there only where it was."""

SOURCE = "commitcheck_source"
"""Which file a row is from, where several are united."""

PRODUCT = "commitcheck_product"
"""Whose a row is, where several products are united; empty where nobody's."""

BESIDE = (MISSING, WORDING, AGAINST, KNOWN, *READ)
"""Columns of ours after the answers, in this order; each is there where it says anything."""

_REPLACED = frozenset((*ANSWERS, *BESIDE, LEFT_OUT, SOURCE, PRODUCT))
_NOT_CHECKED = ("not checked", "", "", "")
_OWN = ("id", "deal", "customer", "title", "status", "expected_signature", "due")


class ReturnedTable(Struct, frozen=True):
    """One file's header and rows, answers last; nothing is guarded yet."""

    path: str
    header: Cells
    rows: Iterable[Cells]
    answers: Cells = ANSWERS
    """The last columns of the header."""
    lined: Iterable["Lined"] = ()
    """The rows of a file with the line that each stands on."""


class Lined(NamedTuple):
    """A row, the line it stands on (0 where it has none), and whether a promise was made of it."""

    line: int
    is_answered: bool
    cells: Cells


def returned_tables(report: Report) -> list[ReturnedTable]:
    """Every file of promises with the answers of this report; of a narrowed report only the rows
    it is about. A report without its sources gives one table of the answers alone.
    """
    answers = {answer.commitment: answer for answer in report.commitments}
    headlines = _headlines(report)
    beside = [
        (names, cells)
        for names, cells in (
            ((MISSING,), _missing(report)),
            ((WORDING,), _wording(report)),
            ((AGAINST,), _against(report)),
            ((KNOWN,), _known(report)),
            (READ, read_cells(report)),
        )
        if cells
    ]
    columns = ANSWERS + tuple(name for names, _ in beside for name in names)
    cells_of = {
        name: tuple(
            chain(
                _answer_cells(answer, headlines),
                *(cells.get(name, ("",) * len(names)) for names, cells in beside),
            )
        )
        for name, answer in answers.items()
    }
    if not report.tables:
        rows = (_own(answer) + cells_of[answer.commitment] for answer in report.commitments)
        return [ReturnedTable("commitments", _OWN + columns, tuple(rows), columns)]
    only_known = report.narrowed_to is not None
    return [_returned(table, cells_of, columns, only_known=only_known) for table in report.tables]


def united(tables: Sequence[ReturnedTable]) -> ReturnedTable:
    """One table of all: columns of the same name are one, and a column says the file."""
    if len(tables) == 1:
        return tables[0]
    own = [_numbered(table.header[: -len(table.answers)]) for table in tables]
    columns = list(dict.fromkeys(name for names in own for name in names))
    header = (*(name for name, _ in columns), SOURCE, *tables[0].answers)

    def rows() -> Iterator[Cells]:
        for table, names in zip(tables, own, strict=True):
            for cells in table.rows:
                mine = dict(zip(names, cells, strict=False))
                kept = (mine.get(column, "") for column in columns)
                answers = cells[len(names) :]
                yield (*kept, table.path, *answers)

    return ReturnedTable("", header, rows(), tables[0].answers)


def _numbered(names: Cells) -> list[tuple[str, int]]:
    """Names with a number each: a name that comes twice is two columns."""
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        numbered.append((name, seen[name]))
        seen[name] += 1
    return numbered


def _returned(
    table: SourceTable, cells_of: Mapping[str, Cells], columns: Cells, *, only_known: bool
) -> ReturnedTable:
    """Without the answers of an earlier round: they replace themselves."""
    keep = [
        index for index, name in enumerate(table.header) if name.strip().casefold() not in _REPLACED
    ]

    not_checked = _NOT_CHECKED + ("",) * (len(columns) - len(_NOT_CHECKED))

    def rows() -> Iterator[Lined]:
        for row in table.rows:
            answer = cells_of.get(row.commitment or "")
            if answer is not None or not only_known:
                beyond = row.cells[len(table.header) :]
                cells = (*(row.cells[index] for index in keep), *(answer or not_checked), *beyond)
                yield Lined(row.line, answer is not None, cells)

    header = (*(table.header[index] for index in keep), *columns)
    lined = rows()
    return ReturnedTable(table.path, header, (row.cells for row in lined), columns, lined)


def _headlines(report: Report) -> Mapping[tuple[str, str], Finding]:
    record_of = report.as_read.record_of if report.as_read else {}
    return {
        (record_of.get(found.subject.id, found.subject.id), found.code): found
        for found in reversed(report.unwaived)
        if found.subject.kind == "commitment"
    }


def _answer_cells(answer: Answer, headlines: Mapping[tuple[str, str], Finding]) -> Cells:
    found = headlines.get((answer.commitment, answer.headline or ""))
    word = verdict_word(answer.answer).text
    day = "" if answer.by is None else answer.by.isoformat()
    if found is not None and answer.answer != "could_not_be_judged":
        return (word, f"{found.code}: {statement(found)}", remedy(found), day)
    why = "" if answer.why is None else sentence(answer.why)
    step = "" if answer.next_step is None else sentence(answer.next_step)
    return (word, why, step, day)


def _missing(report: Report) -> Mapping[str, Cells]:
    lacking = (answer for answer in report.commitments if answer.missing)
    return {it.commitment: ("; ".join(map(sentence, it.missing)),) for it in lacking}


def _wording(report: Report) -> Mapping[str, Cells]:
    """By promise what could stand in the paper; empty where no way out was looked for.

    What others were promised goes to no salesperson, and a deal whose way out was not worked out
    says who does.
    """
    said: dict[str, list[str]] = {}
    for deal in report.deals if any(deal.way_out for deal in report.deals) else ():
        for step in deal.way_out.steps if deal.way_out else ():
            if step.tells_others:
                said.setdefault(step.commitment, []).append(_OF_OTHERS)
            elif step.words.new is not None:
                said.setdefault(step.commitment, []).append(inert(step.words.new) + _NO_ADVICE)
        for change in deal.changes if deal.drafts and deal.way_out is None else ():
            if change.commitment is not None:
                said[change.commitment] = [f"commitcheck fix --deal {quote(inert(deal.id))}"]
    return {name: (" ".join(dict.fromkeys(texts)),) for name, texts in said.items()}


_NO_ADVICE = " (no legal advice)"
_OF_OTHERS = "ask the deal desk: it hangs on what others were promised"


def _against(report: Report) -> Mapping[str, Cells]:
    """The ids of the non-goals of each record that any speaks against."""
    goals: dict[str, list[str]] = {}
    for refusal in refusals(report, report.unwaived):
        for hit in refusal.hits:
            goals.setdefault(hit.record, []).append(refusal.id)
    return {record: (inert(", ".join(names)),) for record, names in goals.items()}


def _known(report: Report) -> Mapping[str, Cells]:
    """Of each record with a finding whether the baseline knows them all; empty without one."""
    if report.baseline is None:
        return {}
    records = report.as_read.record_of if report.as_read else {}
    known: dict[str, bool] = {}
    for found in report.unwaived:
        if found.subject.kind != "commitment":
            continue
        record = records.get(found.subject.id, found.subject.id)
        known[record] = known.get(record, True) and found.is_known_debt
    return {record: ("known" if every else "new",) for record, every in known.items()}


def _own(answer: Answer) -> Cells:
    signature = answer.signature if answer.status in DRAFT_STATUSES else None
    days = ("" if day is None else day.isoformat() for day in (signature, answer.due))
    return (
        answer.commitment,
        answer.deal,
        answer.customer,
        answer.title,
        answer.status,
        *days,
    )
