"""A field's column: its texts brought together, and turned into values text by text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from commitcheck.loading.tables.cells import (
    NEVER_CALCULATED,
    is_unusable,
    names_nobody,
    says_nothing,
)
from commitcheck.loading.tables.mapping.mapping import FieldSource
from commitcheck.loading.tables.values.converters import Bad, Convert, Patterned
from commitcheck.model.phrase import words


class Column(Struct, frozen=True):
    """The values of a field for every record; cells in `bad` have None and are unusable."""

    texts: Sequence[str]
    values: Sequence[Any]
    bad: Mapping[str, Bad]


def texts_of(
    source: FieldSource, texts: Mapping[int, Sequence[str]], list_separator: str | None = None
) -> Sequence[str]:
    """The field's text for every record: the first filled alternative, joined groups as one.

    For a list field, the filled cells of columns of one name are all of them its items.
    """
    if len(source.columns) == 1 and len(source.columns[0]) == 1:
        return texts[source.columns[0][0]]
    if list_separator is not None:
        columns = [texts[index] for index in source.flat]
        return [list_separator.join(filter(None, cells)) for cells in zip(*columns, strict=True)]
    groups = [_joined(group, texts) for group in source.columns]
    return [next(filter(None, cells), "") for cells in zip(*groups, strict=True)]


def _joined(group: tuple[int, ...], texts: Mapping[int, Sequence[str]]) -> Sequence[str]:
    if len(group) == 1:
        return texts[group[0]]
    columns = [texts[index] for index in group]
    return [" ".join(filter(None, cells)) for cells in zip(*columns, strict=True)]


def convert(texts: Sequence[str], converter: Convert) -> Column:
    """Turn each different text once. Plain text (`str`) stays as it is, empty becomes None."""
    if not any(texts):
        return Column(texts, [None] * len(texts), {})
    is_plain = converter is str or (isinstance(converter, Patterned) and converter.takes_all(texts))
    if is_plain and not _may_be_unusable("\0".join(texts)):
        return Column(texts, [text or None for text in texts] if "" in texts else texts, {})
    bad: dict[str, Bad] = {}
    known: dict[str, Any] = {}
    for text in dict.fromkeys(texts):
        value = (unusable(text) or converter(text)) if text else None
        if isinstance(value, Bad):
            bad[text] = value
            value = None
        known[text] = value
    return Column(texts, list(map(known.__getitem__, texts)), bad)


_LONGEST_NOTHING = 40
"""Characters of a cell that may be a word for nothing."""


def without_nobody(customers: Column) -> Column:
    """A row whose customer is called `unknown` or `None` has none."""
    bad = Bad("missing", words("names nobody"), words("write the customer's name"))
    return _without(customers, names_nobody, bad)


def without_nothing(titles: Column) -> Column:
    """A row whose promise is `?`, `NONE` or `{{title}}` makes none that can be read."""
    return _without(
        titles, says_nothing, Bad("missing", words("says nothing"), words("write it out"))
    )


def _without(column: Column, is_nothing: Callable[[str], bool], bad: Bad) -> Column:
    short = {text for text in column.texts if 0 < len(text) <= _LONGEST_NOTHING}
    nothing = {text for text in short if is_nothing(text)}
    if not nothing:
        return column
    values = [
        None if text in nothing else value
        for text, value in zip(column.texts, column.values, strict=True)
    ]
    return Column(column.texts, values, {**column.bad, **dict.fromkeys(nothing, bad)})


def _may_be_unusable(together: str) -> bool:
    return "#" in together or "Err:" in together


def unusable(text: str) -> Bad | None:
    """A cell without a value: its formula failed, or nobody has calculated it yet."""
    if not is_unusable(text):
        return None
    if text.startswith(NEVER_CALCULATED):
        cure = words("open the file in the spreadsheet program and save it there")
        return Bad("uncalculated", words("was never calculated, it has no stored value"), cure)
    if text == "#PERCENT?":
        cure = words("format the column as percent or as number, not as both")
        return Bad("error_cell", words("shows percent for some numbers only"), cure)
    cure = words("repair the formula and save again")
    return Bad("error_cell", words("is an error of the spreadsheet"), cure)
