"""The same promises are the same report, whatever files they come in."""

import json
import random
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.api import check, load
from commitcheck.model.finding import Finding
from commitcheck.model.report import Answer, Report
from properties.strategies import Fields, Portfolio, examples, portfolios
from properties.test_order import coherent
from properties.written import as_csv, as_yaml, cell

chance = st.randoms(use_true_random=False)
some_promises = portfolios.filter(lambda drawn: drawn.promises)
NO_CELLS = ("amendment", "delivery_mode")
"""The one stands inside another field. The other asks in YAML for fields that are not there
(DEB901, decision 0003), and a table without the column leaves nothing out.
"""


@given(some_promises, chance)
@examples(15)
def test_csv_xlsx_and_yaml_are_read_alike(
    tmp_path_factory: Any, drawn: Portfolio, chance: random.Random
) -> None:
    """Every finding, answer and number: only the places are each file's own."""
    folder = tmp_path_factory.mktemp("forms")
    drawn = filled(coherent(drawn))
    rows = list(drawn.promises)
    (folder / "rows.yaml").write_text(as_yaml(rows, chance), "utf-8")
    (folder / "rows.csv").write_bytes(as_csv(rows, chance))
    as_workbook(rows, folder / "rows.xlsx")

    yaml, csv, xlsx = (checked(drawn, folder, [f"rows.{end}"]) for end in ("yaml", "csv", "xlsx"))

    assert essence(csv) == essence(yaml)
    assert essence(xlsx) == essence(yaml)


@given(some_promises, chance)
@examples(15)
def test_two_files_are_the_one_that_was_split(
    tmp_path_factory: Any, drawn: Portfolio, chance: random.Random
) -> None:
    """Wherever each row went."""
    folder = tmp_path_factory.mktemp("split")
    drawn = filled(coherent(drawn))
    rows = list(drawn.promises)
    (folder / "all.csv").write_bytes(as_csv(rows, chance))
    parts: tuple[list[Fields], list[Fields]] = ([], [])
    for row in rows:
        parts[chance.randrange(2)].append(row)
    names = []
    for number, part in enumerate(parts):
        if part:
            names.append(f"part{number}.csv")
            (folder / names[-1]).write_bytes(as_csv(with_every_column(part, rows), chance))

    assert essence(checked(drawn, folder, names)) == essence(checked(drawn, folder, ["all.csv"]))


def checked(drawn: Portfolio, folder: Path, names: list[str]) -> Report:
    vision = json.dumps({"schema_version": 1, **drawn.vision})  # which is YAML too
    (folder / "vision.yaml").write_text(vision, "utf-8")
    project = load(folder / "vision.yaml", *(folder / name for name in names))
    return check(project, as_of=drawn.as_of, engine="off")


def filled(drawn: Portfolio) -> Portfolio:
    """Only what a table can say too: no field that is there and empty, none inside another."""
    return drawn.with_promises(
        [
            {
                key: value
                for key, value in row.items()
                if value not in (None, [], "") and key not in NO_CELLS
            }
            for row in drawn.promises
        ]
    )


def with_every_column(part: list[Fields], rows: list[Fields]) -> list[Fields]:
    columns = dict.fromkeys(name for row in rows for name in row)
    return [{**dict.fromkeys(columns), **row} for row in part]


def as_workbook(rows: list[Fields], path: Path) -> None:
    """Every cell as text, as a tool that writes what it shows."""
    book = openpyxl.Workbook()
    sheet = book.active
    columns = list(dict.fromkeys(name for row in rows for name in row))
    sheet.append(columns)
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(columns, 1):
            written = sheet.cell(number, column, cell(row.get(name)) or None)
            written.data_type = "s"
    book.save(path)


def essence(report: Report) -> dict[str, Any]:
    """What a report says, without the places, and texts without the blanks around them."""
    return {
        "verdict": report.verdict,
        "findings": {told(found) for found in report.findings},
        "promises": {answered(answer) for answer in report.commitments},
        "deals": {(deal.id, deal.customer, deal.verdict, deal.signature, deal.arr, deal.missing)
                  for deal in report.deals},
        "metrics": report.metrics,
        "diagnosis": report.diagnosis,
    }  # fmt: skip


def told(found: Finding) -> object:
    things = frozenset((thing.kind, thing.id) for thing in found.related)
    quotes = frozenset(quote.text.strip() for quote in found.quotes)
    weight = (found.code, found.severity, found.subject, found.worse_when_signed, found.deals)
    return *weight, str(found.message), str(found.next_step), found.who, things, quotes


def answered(answer: Answer) -> object:
    named = (answer.commitment, answer.customer, answer.deal, answer.status, answer.title.strip())
    days = (answer.by, answer.due, answer.signature)
    return *named, *days, answer.answer, answer.headline, answer.why, answer.missing
