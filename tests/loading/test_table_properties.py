"""The same promises whatever their order, their files and their format; seeds are fixed."""

import csv
import datetime as dt
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from commitcheck.loading.discovery import InputPaths
from commitcheck.loading.load import load_project
from commitcheck.loading.spellings import with_one_spelling
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.project import Project
from loading.workbooks import saved, workbook
from tables import read

SEEDS = range(12)
HEADER = ["id", "customer", "title", "status", "due", "arr", "capability"]
CUSTOMERS = [
    "Alder Bank", "Alder\u00a0Bank", "ALDER BANK", "Birch & Co", "Birch &amp; Co", "Total SE",
    "Société Aulne", "Socie\u0301te\u0301 Aulne", "Som Energia",
]  # fmt: skip
TITLES = [
    "Single sign-on", "Exported on demand", 'A "quoted" word', "Sum of all parts", "Lösung; neu",
]  # fmt: skip
STATUSES = ["proposed", "signed", "withdrawn", "delivered", ""]
CAPABILITIES = ["sso", "Single sign-on", "teleport", ""]
FURNITURE = [["SECURITY"], ["Total", "", "", "", "", "150"], HEADER, ["", "", "", "", "", "75"], []]

Row = list[str]


def _rows(seed: int) -> list[Row]:
    draw = random.Random(seed)  # noqa: S311 - a drawn table, no secret
    return [
        [
            f"C-{number}",
            draw.choice(CUSTOMERS),
            draw.choice(TITLES),
            draw.choice(STATUSES),
            str(dt.date(2026, 1, 1) + dt.timedelta(days=draw.randrange(700))),
            draw.choice(["", "1200.5", "250000"]),
            draw.choice(CAPABILITIES),
        ]
        for number in range(draw.randrange(1, 15))
    ]


def _csv(rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *([*row, *[""] * (7 - len(row))] for row in rows)])
    return out.getvalue().encode()


def _said(promises: Sequence[Commitment]) -> dict[str, tuple[object, ...]]:
    """What the promises say, by their ids."""
    return {promise.id: promise[: len(RECORD_FIELDS)] for promise in promises}


def _deals(promises: Sequence[Commitment]) -> set[frozenset[str]]:
    """Which promises belong together, whatever their deals are called."""
    project = with_one_spelling(Project(None, tuple(promises)))
    by_deal: dict[str, set[str]] = {}
    for promise in project.commitments:
        by_deal.setdefault(promise.deal_id, set()).add(promise.id)
    return {frozenset(ids) for ids in by_deal.values()}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Neither what a promise says nor which of them are one deal's."""
    rows = _rows(seed)
    other = random.Random(seed + 1).sample(rows, len(rows))  # noqa: S311 - as above
    first, second = read(_csv(rows)).commitments, read(_csv(other)).commitments
    assert _said(first) == _said(second)
    assert len(first) == len(rows)
    assert _deals(first) == _deals(second)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_files_are_one(seed: int) -> None:
    """Split anywhere, each part with its header."""
    rows = _rows(seed)
    cut = seed % (len(rows) + 1)
    parts = [read(_csv(part)).commitments for part in (rows[:cut], rows[cut:])]
    whole = read(_csv(rows)).commitments
    assert _said([*parts[0], *parts[1]]) == _said(whole)
    assert _deals([*parts[0], *parts[1]]) == _deals(whole)


@pytest.mark.parametrize("seed", SEEDS)
def test_furniture_between_the_rows_changes_nothing(seed: int) -> None:
    """Headings, sums, headers and blank lines put no deal in doubt."""
    draw = random.Random(seed)  # noqa: S311 - as above
    rows = _rows(seed)
    furnished = [row for record in rows for row in (record, draw.choice(FURNITURE))]
    plain, reading = read(_csv(rows)), read(_csv(furnished))
    assert _said(reading.commitments) == _said(plain.commitments)
    assert not reading.lost


@pytest.mark.parametrize("seed", SEEDS)
def test_a_workbook_says_what_the_file_says(seed: int) -> None:
    """Cells are typed there, and mean the same."""
    rows = _rows(seed)
    typed = [
        [*row[:4], dt.date.fromisoformat(row[4]), float(row[5]) if row[5] else None, row[6]]
        for row in rows
    ]
    content = saved(workbook({"Sheet": [list(HEADER), *typed]}))
    reading = read(content, TableConfig("deals.xlsx"), "deals.xlsx")
    assert _said(reading.commitments) == _said(read(_csv(rows)).commitments)


@pytest.mark.parametrize("seed", SEEDS)
def test_yaml_says_what_the_table_says(seed: int, tmp_path: Path) -> None:
    """With a vision beside them, capabilities by name and all."""
    vision = {
        "schema_version": 1,
        "product": {"name": "P"},
        "capabilities": [{"id": "sso", "name": "Single sign-on", "status": "planned"}],
    }
    (tmp_path / "vision.yaml").write_text(yaml.safe_dump(vision), encoding="utf-8")
    rows = _rows(seed)
    (tmp_path / "a.csv").write_bytes(_csv(rows))
    records = [
        {
            name: float(cell) if name == "arr" else cell
            for name, cell in zip(HEADER, row, strict=True)
            if cell
        }
        for row in rows
    ]
    document = {"schema_version": 1, "commitments": records}
    text = yaml.safe_dump(document, allow_unicode=True)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    read_as = [
        load_project(
            InputPaths(
                vision=str(tmp_path / "vision.yaml"),
                commitments=(TableConfig(str(tmp_path / name)),),
            )
        ).commitments
        for name in ("a.csv", "a.yaml")
    ]
    assert _said(read_as[0]) == _said(read_as[1])
    assert replace(Project(None), commitments=read_as[0]).by_id.keys() == {row[0] for row in rows}
