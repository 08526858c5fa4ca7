"""A drawn portfolio as real files: YAML in any of its quoting styles, CSV in any dialect."""

import csv
import io
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from properties.strategies import Fields, Portfolio

STYLES = (None, "'", '"', "|", ">")


class _Dumper(yaml.SafeDumper):
    """Writes every text in a style picked by chance; the other scalars plain, as YAML wants."""

    chance: random.Random

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the parent's signature
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=dumper.chance.choice(STYLES)
    )


_Dumper.add_representer(str, _text)


def as_yaml(document: Any, chance: random.Random) -> str:
    """The document in block or flow style, wide or narrow."""
    chosen = type("_Chosen", (_Dumper,), {"chance": chance})
    return yaml.dump(
        document,
        Dumper=chosen,
        allow_unicode=chance.random() < 0.7,
        default_flow_style=chance.choice((False, None, True)),
        sort_keys=False,
        width=chance.choice((30, 1000)),
        indent=chance.choice((2, 4)),
    )


def as_csv(rows: Sequence[Fields], chance: random.Random) -> bytes:
    """A table with the columns that any row fills."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    written = io.StringIO()
    writer = csv.writer(
        written,
        delimiter=chance.choice((",", ";", "\t")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        lineterminator=chance.choice(("\n", "\r\n")),
    )
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return written.getvalue().encode(chance.choice(("utf-8", "utf-8-sig")))


def cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ";".join(map(cell, value))
        case Mapping() if "role" not in value:
            return json.dumps(value, default=str)
        case Mapping():
            return f"{value['role']}@{value['date']}" if value.get("date") else str(value["role"])
        case _:
            return str(value)


def write(drawn: Portfolio, folder: Path, chance: random.Random) -> tuple[str, ...]:
    """vision.yaml, waivers.yaml and the promises in one or two files; the paths, in that order."""
    (folder / "vision.yaml").write_text(
        as_yaml({"schema_version": 1, **drawn.vision}, chance), "utf-8"
    )
    (folder / "waivers.yaml").write_text(as_yaml({"waivers": list(drawn.waivers)}, chance), "utf-8")
    rows = list(drawn.promises)
    if chance.random() < 0.5:
        name = "commitments.csv"
        (folder / name).write_bytes(as_csv(rows, chance))
    else:
        name = "commitments.yaml"
        (folder / name).write_text(as_yaml(rows, chance), "utf-8")
    return tuple(str(folder / waiver) for waiver in ("vision.yaml", name, "waivers.yaml"))
