"""Projects on disk in which every word of the user carries a mark: where it appears, they leak."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
MARK = "zqx"

_KEPT_COLUMNS = frozenset(
    ("arr", "currency", "kind", "op", "claimed_as", "source", "binding", "status", "signed_on",
     "expected_signature", "due", "original_due", "delivered_on", "accepted_on", "at_risk",
     "effort", "reuse", "delivery_mode", "hardening_due", "remedy", "remedy_cap_pct",
     "payment_contingent",
     "disclaimer", "revenue_review", "approvals", "until")
)  # fmt: skip
"""Columns that hold no text of a user's making as long as they are valid."""

_CODE = re.compile(r"[A-Z]{3}\d{3}(:\w+)?|\d{4}-(\d\d-\d\d|Q[1-4])")


def marked_example(name: str, folder: Path) -> Path:
    """The example called `name` with a mark on every word, in files with marked names.

    Gives the path of its configuration.
    """
    source, target = ROOT / "examples" / name, folder / f"q3 {MARK}"
    target.mkdir()
    config = yaml.safe_load((source / "commitcheck.yaml").read_text("utf-8"))
    for role in ("vision", "commitments", "waivers"):
        if role not in config:
            continue
        path = Path(config[role])
        config[role] = f"{path.stem} {MARK}{path.suffix}"
        text = (source / path).read_text("utf-8")
        marked = _marked_csv(text) if path.suffix == ".csv" else _marked_yaml(text)
        (target / config[role]).write_text(marked, "utf-8")
    written = target / f"{MARK}.yaml"
    written.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return written


def marked(text: str) -> str:
    """Every word of a text with the mark at its end."""
    if text in _enum_words() or _CODE.fullmatch(text) or not text:
        return text
    found, count = re.subn(r"[^\W\d_]\w*", rf"\g<0>{MARK}", text)
    return found if count else text + MARK


def _marked_yaml(text: str) -> str:
    return yaml.safe_dump(_marked_value(yaml.safe_load(text)), sort_keys=False, allow_unicode=True)


def _marked_value(value: Any) -> Any:
    match value:
        case dict():
            return {key: _marked_value(inner) for key, inner in value.items()}
        case list():
            return [_marked_value(inner) for inner in value]
        case str():
            return marked(value)
        case _:
            return value


def _marked_csv(text: str) -> str:
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                column: cell if column in _KEPT_COLUMNS or _is_number(cell) else marked(cell)
                for column, cell in row.items()
            }
        )
    return out.getvalue()


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").isdigit()


@cache
def _enum_words() -> frozenset[str]:
    """Every word of our own closed lists: marked, it would be an invalid value."""
    return frozenset(
        word
        for kind in ("vision", "commitments", "waivers", "config", "links")
        for word in _enums(
            json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
        )
    )


def _enums(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for inner in schema.values():
            yield from _enums(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _enums(inner)


def planted(kind: str) -> Any:
    """A document of this kind with every field of its schema, and the mark in each of them.

    Fields that hold text hold it validly; dates, numbers and closed lists hold it although they
    must not, so that every message about an unusable value is there too.
    """
    return _planted(_schema(kind), _schema(kind), 0)


def _schema(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        (ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8")
    )
    return schema


def _planted(schema: dict[str, Any], root: dict[str, Any], depth: int) -> Any:
    if "$ref" in schema:
        return _planted(root["definitions"][schema["$ref"].rpartition("/")[2]], root, depth)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _planted(schema[key][0], root, depth)
    types = schema.get("type", "string")
    if "object" in types and depth < 8:
        made = {
            name: _planted(inner, root, depth + 1)
            for name, inner in schema.get("properties", {}).items()
        }
        if depth:
            made[f"{MARK}_field"] = MARK
        return made
    if "array" in types and isinstance(schema.get("items"), dict):
        return [_planted(schema["items"], root, depth + 1)]
    if schema.get("const") is not None:
        return schema["const"]
    return f"a {MARK} text"
