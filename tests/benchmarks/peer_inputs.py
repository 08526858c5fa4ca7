"""What the peers need beside our own files: a Table Schema, a Spectral ruleset, a TRLC model.

Each asks for as much as our commitments schema does: names, types, closed lists, patterns,
uniqueness. Everything is made from that schema, so that nobody checks less than another.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[2] / "schemas"
_TRLC_TYPES = {"number": "Decimal", "boolean": "Boolean"}


def write_peer_inputs(folder: Path) -> None:
    """Write them beside `commitments.csv`."""
    with (folder / "commitments.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = tuple(reader.fieldnames or ())
        _write_trlc(folder / "trlc", columns, reader)
    (folder / "table-schema.json").write_text(json.dumps(_table_schema(columns), indent=1))
    (folder / "commitments.schema.json").write_text(json.dumps(_schema()))
    (folder / "spectral.json").write_text(json.dumps(_spectral_rules()))


def _schema() -> Any:
    return json.loads((SCHEMAS / "commitments.schema.json").read_text(encoding="utf-8"))


def _spectral_rules() -> Mapping[str, Any]:
    """Spectral's schema function on the whole file; `$id` would make it look for the schema."""
    schema = {key: value for key, value in _schema().items() if key != "$id"}
    then = {"function": "schema", "functionOptions": {"schema": schema}}
    return {"rules": {"commitments": {"given": "$", "severity": "error", "then": then}}}


def _fields() -> Mapping[str, Mapping[str, Any]]:
    """Our commitment's properties, references followed."""
    schema = _schema()
    definitions = schema["definitions"]
    record = definitions["commitment"]
    return {
        name: definitions[prop["$ref"].rpartition("/")[2]] if "$ref" in prop else prop
        for name, prop in record["properties"].items()
    }


def _table_schema(columns: tuple[str, ...]) -> Mapping[str, Any]:
    fields = _fields()
    return {"fields": [_table_field(name, fields[name]) for name in columns]}


def _table_field(name: str, prop: Mapping[str, Any]) -> Mapping[str, Any]:
    constraints: dict[str, Any] = {}
    if name in ("id", "customer", "title"):
        constraints["required"] = True
    if name == "id":
        constraints["unique"] = True
    if "enum" in prop:
        constraints["enum"] = [word for word in prop["enum"] if word is not None]
    if "minimum" in prop:
        constraints["minimum"] = prop["minimum"]
    if "pattern" in prop and not _is_date(name):
        constraints["pattern"] = prop["pattern"]
    return {"name": name, "type": _table_type(name, prop), "constraints": constraints}


def _table_type(name: str, prop: Mapping[str, Any]) -> str:
    if _is_date(name):
        return "date"
    types = prop.get("type", ())
    return next(
        (kind for kind in ("number", "boolean") if kind in types and name != "value"), "string"
    )


def _is_date(name: str) -> bool:
    return name.endswith("_on") or name in ("due", "expected_signature", "original_due", "until")


def _write_trlc(folder: Path, columns: tuple[str, ...], rows: Iterator[Mapping[str, str]]) -> None:
    folder.mkdir(exist_ok=True)
    fields = _fields()
    types = {name: _table_type(name, fields[name]) for name in columns}
    parts = [
        f"  {name}_ optional {_TRLC_TYPES.get(kind, 'String')}\n" for name, kind in types.items()
    ]
    checks = [
        f'  {name}_ != null implies matches({name}_, "^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$"),'
        f' error "{name}"\n'
        for name, kind in types.items()
        if kind == "date"
    ]
    model = f"package Sales\n\ntype Promise {{\n{''.join(parts)}}}\n\nchecks Promise {{\n"
    (folder / "model.rsl").write_text(f"{model}{''.join(checks)}}}\n", encoding="utf-8")
    with (folder / "promises.trlc").open("w", encoding="utf-8") as file:
        file.write("package Sales\n\n")
        for row in rows:
            filled = [f"  {k}_ = {_trlc_value(types[k], v)}\n" for k, v in row.items() if v]
            file.write(f"Promise {row['id'].replace('-', '_')} {{\n{''.join(filled)}}}\n")


def _trlc_value(kind: str, text: str) -> str:
    if kind == "number":
        return text if "." in text else f"{text}.0"
    return text if kind == "boolean" else json.dumps(text.replace("\n", " "))
