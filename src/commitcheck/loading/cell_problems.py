"""What is said about cells: once for each different text of a field, with count and place."""

from collections.abc import Mapping, Sequence

from commitcheck.loading.columns import Bad
from commitcheck.loading.converted import Column
from commitcheck.loading.subjects import file_subject
from commitcheck.loading.table_problems import file_problem, times
from commitcheck.model.finding import Subject
from commitcheck.model.location import Source
from commitcheck.model.phrase import Said, ident, phrase, words
from commitcheck.model.problem import Problem

TOLD_PER_FIELD = 20
_LONGEST_SHOWN = 80


def bad_cells(
    name: str,
    header: str,
    column: Column,
    ids: Sequence[str | None],
    lines: Sequence[int],
    source: Source,
) -> tuple[list[Problem], dict[int, None]]:
    """The problems of a column, and the rows they concern."""
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    rows: dict[int, None] = {}
    for row, text in enumerate(column.texts):
        if text in column.bad:
            rows[row] = None
            first.setdefault(text, row)
            count[text] = count.get(text, 0) + 1
    told = _grouped(column.bad, first, count)
    problems = [
        _problem(name, header, bad, text, count[text], ids[first[text]], source, lines[first[text]])
        for text, bad in list(told.items())[:TOLD_PER_FIELD]
    ]
    left = len(told) - TOLD_PER_FIELD
    if left > 0:
        message = phrase("{} in {} cannot be used", times(left, "more value"), words(header))
        at = source.locate(lines[0], name)
        problems.append(
            file_problem(at, f"more_values.{name}", message, "correct or map the column")
        )
    return problems, rows


def _grouped(
    bad: Mapping[str, Bad], first: Mapping[str, int], count: dict[str, int]
) -> dict[str, Bad]:
    """A doubt about how the column is written is one doubt, however many cells show it."""
    told: dict[str, Bad] = {}
    doubts: dict[str, str] = {}
    for text in first:
        reason = bad[text]
        if reason.variant.startswith("ambiguous"):
            main = doubts.setdefault(reason.variant, text)
            if main != text:
                count[main] += count[text]
                continue
        told[text] = reason
    return told


def _problem(
    name: str, header: str, bad: Bad, text: str, count: int, id_: str | None, source: Source, line: int
) -> Problem:  # fmt: skip
    at = source.locate(line, name)
    more = phrase(" ({} cells, first here)", count) if count > 1 else words("")
    message = phrase("{}: {} {}{}", words(header), shown(text), bad.why, more)
    if id_:
        message = phrase("{}: {}", ident(id_), message)
    return Problem(
        variant=f"{bad.variant}.{name}",
        message=message,
        at=at,
        subject=Subject("commitment", id_) if id_ else file_subject(source.path),
        next_step=bad.cure,
    )


def shown(text: str) -> Said:
    """A cell's text in a sentence, not longer than one reads."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "\u2026"
    return Said("value", repr(short) if "'" not in short and "\\" not in repr(short) else short)
