"""What is said about cells: once for each different text of a field, with count and place."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.tables.columns import Bad
from commitcheck.loading.tables.converted import Column
from commitcheck.loading.tables.table_problems import file_problem, times
from commitcheck.model.finding import Subject
from commitcheck.model.location import Location, Source
from commitcheck.model.phrase import Said, ident, phrase, words
from commitcheck.model.problem import Problem

TOLD_PER_FIELD = 20
_LONGEST_SHOWN = 80


class Place(Struct, frozen=True):
    """Where the cells of a field stand, and whose they are."""

    field: str
    header: str
    ids: Sequence[str | None]
    lines: Sequence[int]
    source: Source

    def at(self, row: int) -> Location:
        return self.source.locate(self.lines[row], self.field)


def bad_cells(column: Column, place: Place) -> tuple[list[Problem], dict[int, None]]:
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
        _problem(place, bad, text, count[text], first[text])
        for text, bad in list(told.items())[:TOLD_PER_FIELD]
    ]
    left = len(told) - TOLD_PER_FIELD
    if left > 0:
        more = times(left, "more value")
        message = phrase("{} in {} cannot be used", more, words(place.header))
        cure = words("correct or map the column")
        problems.append(file_problem(place.at(0), f"more_values.{place.field}", message, cure))
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


def _problem(place: Place, bad: Bad, text: str, count: int, row: int) -> Problem:
    more = phrase(" ({} cells, first here)", count) if count > 1 else words("")
    message = phrase("{}: {} {}{}", words(place.header), shown(text), bad.why, more)
    id_ = place.ids[row]
    if id_:
        message = phrase("{}: {}", ident(id_), message)
    return Problem(
        variant=f"{bad.variant}.{place.field}",
        message=message,
        at=place.at(row),
        subject=Subject("commitment", id_) if id_ else file_subject(place.source.path),
        next_step=bad.cure,
    )


def shown(text: str) -> Said:
    """A cell's text in a sentence, not longer than one reads."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "\u2026"
    return Said("value", repr(short) if "'" not in short and "\\" not in repr(short) else short)
