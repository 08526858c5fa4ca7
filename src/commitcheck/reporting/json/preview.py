"""How a table was understood, as JSON: one object, a column and a skipped row a line."""

from collections.abc import Sequence

import msgspec

from commitcheck.loading.tables.preview import Preview
from commitcheck.reading.columns import ColumnReading
from commitcheck.reporting.json.text import json_text


def preview_json(preview: Preview, read: Sequence[ColumnReading] = ()) -> str:
    """The keys of `Preview.as_data`, always all of them and in its order, then `readings`: what
    was read in a sample of each column that holds promises.
    """
    data = {**preview.as_data(), "readings": [msgspec.to_builtins(column) for column in read]}
    parts = [f"  {json_text(key)}: {_value(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json_text(value)
    rows = ",\n".join(f"    {json_text(row)}" for row in value)
    return f"[\n{rows}\n  ]"
