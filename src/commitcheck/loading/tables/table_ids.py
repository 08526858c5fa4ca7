"""The ids and customers of a table that has no column for them, or repeats them."""

from collections.abc import Mapping

from commitcheck.loading.tables.converted import Column
from commitcheck.loading.tables.preset import OWN
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.table_notes import derived_ids_note, numbered_ids_note
from commitcheck.model.location import Location
from commitcheck.model.problem import Problem


def complete_ids(table: Table, preset: str, columns: dict[str, Column]) -> list[Problem]:
    """Give every record an id, and a customer where only the deal is named.

    In a table of our own an id that is empty or there twice is its author's to correct.
    """
    if "customer" not in columns and "deal" in columns:
        columns["customer"] = columns["deal"]
    at = Location(table.file.path, table.header_line)
    if "id" not in columns:
        columns["id"] = _derived(columns)
        return [derived_ids_note(at)]
    if preset == OWN:
        return []
    notes = []
    if not all(columns["id"].values):
        made = _derived(columns).values
        given = [one or new for one, new in zip(columns["id"].values, made, strict=True)]
        columns["id"] = columns["id"]._replace(values=given)
        notes = [derived_ids_note(at)]
    given = list(columns["id"].values)
    if len({*given}) == len(given):
        return notes
    from commitcheck.loading.tables.derived_ids import numbered  # noqa: PLC0415 - ids are rarely lacking

    made = numbered([one or "" for one in given])
    repeats = sum(bool(old) and old != new for old, new in zip(given, made, strict=True))
    values = [new if old else None for old, new in zip(given, made, strict=True)]
    columns["id"] = columns["id"]._replace(values=values)
    return [*notes, numbered_ids_note(at, repeats)] if repeats else notes


def _derived(columns: Mapping[str, Column]) -> Column:
    from commitcheck.loading.tables.derived_ids import derived_ids  # noqa: PLC0415 - as above

    titles = columns["title"].values
    customers = columns["customer"].values if "customer" in columns else [""] * len(titles)
    texts = [columns[name].texts for name in sorted(columns)]  # whoever chose the columns
    rest = ["\0".join(cells) for cells in zip(*texts, strict=True)]
    ids = derived_ids([one or "" for one in customers], [one or "" for one in titles], rest)
    return Column(ids, ids, {})
