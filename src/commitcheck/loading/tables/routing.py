"""One export for several products: which rows are whose, and which nobody's."""

from collections.abc import Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from commitcheck.loading.tables.gather import without
from commitcheck.loading.tables.problems import file_problem, times
from commitcheck.loading.tables.table import ELSEWHERE, UNCLAIMED, Skipped, Table
from commitcheck.loading.tables.values.columns import Column
from commitcheck.model.config import Route
from commitcheck.model.finding import Problem
from commitcheck.model.phrase import Phrase, did_you_mean, phrase, words
from commitcheck.model.spelling import folded

NOBODYS = "no_product"
"""The variant of a problem about rows that no product takes."""

_LONGEST = 40
_NAMED = 20


def routed(
    table: Table, column: int | None, route: Route, columns: Mapping[str, Column]
) -> tuple[Table, dict[str, Column], list[Problem]]:
    """The rows of one product, and what is said of those that no product takes.

    Values were made of the whole column before, so that a product's few rows are read by what
    all of them tell. Without the column, which somebody else complains about, nobody has a row.
    """
    texts = table.texts[column] if column is not None else [""] * len(table.lines)
    whose = {text: route.takes.get(folded(text), "") for text in dict.fromkeys(texts)}
    others = {row for row, text in enumerate(texts) if whose[text] != route.whose}
    problems = [] if column is None else _nobodys(table, column, texts, whose, route)
    if not others:
        return table, dict(columns), problems
    keep = [row not in others for row in range(len(table.lines))]
    left = [
        Skipped(table.lines[row], ELSEWHERE if whose[texts[row]] else UNCLAIMED)
        for row in sorted(others)
    ]
    kept = without(table, others)
    kept = replace(kept, skipped=(*kept.skipped, *left))
    return kept, _kept(columns, keep), problems


def _kept(columns: Mapping[str, Column], keep: Sequence[bool]) -> dict[str, Column]:
    """The same without the other rows; what is bad about a text is so only where it still is."""
    found = {}
    for name, column in columns.items():
        texts = list(compress(column.texts, keep))
        here = set(texts)
        bad = {text: why for text, why in column.bad.items() if text in here}
        found[name] = Column(texts, list(compress(column.values, keep)), bad)
    return found


def _nobodys(
    table: Table,
    column: int,
    texts: Sequence[str],
    whose: Mapping[str, str | None],
    route: Route,
) -> list[Problem]:
    """One problem for each word that is no product's: its rows were not checked."""
    rows: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        if whose[text] == "":
            rows.setdefault(text, []).append(row)
    cure = words("name it in route.values, with ~ where nothing here checks it")
    return [
        file_problem(
            table.file.place(table.lines[found[0]], column),
            f"{NOBODYS}.{text[:_LONGEST]}" if text else NOBODYS,
            _said(text, len(found), route),
            cure,
        )
        for text, found in list(rows.items())[:_NAMED]
    ] + _more(table, column, list(rows.values())[_NAMED:])


def _said(text: str, count: int, route: Route) -> Phrase:
    belong = times(count, "row belongs to no product", "rows belong to no product")
    if not text:
        return phrase("{}: its cell in {} is empty", belong, route.column)
    known = [*route.values, *(name for name in route.takes.values() if name)]
    near = did_you_mean(text, known)
    hint = phrase(", did you mean {}?", near) if near else words("")
    return phrase("{}: its {} is {}{}", belong, route.column, text, hint)


def _more(table: Table, column: int, rest: Sequence[Sequence[int]]) -> list[Problem]:
    if not rest:
        return []
    count = times(sum(map(len, rest)), "more row belongs", "more rows belong")
    message = phrase("{} to no product, of {} other words", count, len(rest))
    place = table.file.place(table.lines[rest[0][0]], column)
    return [file_problem(place, f"{NOBODYS}.", message, words("name them in route.values"))]
