"""Tables and workbooks of a small corpus, damaged by dice that always fall alike.

The long runs are `fuzz_csv.py` and `fuzz_workbook.py`; these are quick and run with the others.
"""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from commitcheck.loading.tables.commitment_table import read_table, source_of_table
from commitcheck.model.config import TableConfig
from loading.old_workbooks import DECORATED, PERCENT, Formula, Styled, old_workbook
from loading.workbooks import HEADER, ROWS, archive, ods, saved, workbook

TABLES = [
    b"id,customer,title,due,arr\n1,Acme,SCIM,2026-03-31,120000\n2,Bolt,SSO,open,TEUR 5\n",
    'id;Kunde;Titel;F\u00e4llig\n1;M\u00fcller;SSO;31.03.2026\n2;Bolt;"a\nb";#REF!\n'.encode(
        "cp1252"
    ),
    "\ufeffDeal\tAccount Name\tPromise\n7\tAcme\t=1+1\nTotal\t\t\n".encode("utf-16"),
    b"id,customer,title\n<<<<<<< HEAD\n1,A,x\n=======\n1,A,y\n>>>>>>> b\n",
    b'"id","customer","title"\n"1","A","x\n2,B,y\n\x1a',
]
PIECES = [b",", b'"', b"\n", b"\r", b"\0", b"\xff", b";", b"\t", b"#REF!", b"-", b"9" * 20, b"'="]
XML = [b"<", b">", b"/>", b'"', b"&#0;", b"<f>1</f>", b' r="ZZ99"', b' s="1"', b' t="e"', b"9" * 9,
       b' table:number-rows-repeated="99999"', b"<c><v>1</v></c>", b"</row><row>"]  # fmt: skip


def damaged(content: bytes, dice: random.Random, pieces: list[bytes]) -> bytes:
    """The content with some of it cut out, doubled, or replaced by signs that mean something."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content) + 1)
        end = min(len(content), at + dice.choice((0, 1, 3, 20)))
        put = dice.choice((b"", content[at:end] * 2, dice.choice(pieces)))
        content = content[:at] + put + content[end:]
    return content


def read_soundly(path: str, content: bytes) -> None:
    """Nothing raises; every problem has a place and words, every promise its cell."""
    reading = read_table(path, content, TableConfig(path))
    for problem in reading.problems:
        assert str(problem.message)
        assert str(problem.next_step)
        assert problem.at.path == path
    if reading.table is None:
        assert reading.problems
        return
    for promise in reading.commitments:
        assert promise.at("title").path == path
        assert promise.id
        assert promise.title
    source = source_of_table(reading.table, reading.commitments)
    assert all(len(row.cells) >= len(source.header) for row in source.rows)


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_damaged_tables_are_read_soundly(number: int) -> None:
    """Sixty times each."""
    dice = random.Random(number)  # noqa: S311 - dice of a test
    read_soundly("fuzz.csv", TABLES[number])
    for _ in range(60):
        read_soundly("fuzz.csv", damaged(TABLES[number], dice, PIECES))


def _package() -> bytes:
    book = workbook({"Deals": [HEADER, *ROWS], "Notes": [["id", "title"], [1, 2]]})
    book["Deals"]["E2"].number_format = "0%"
    book["Deals"]["D3"] = "=A1"
    book["Deals"].merge_cells("B2:B3")
    return saved(book)


def _old() -> bytes:
    row = ["1", "A", Styled(0.3, PERCENT), Styled(3, DECORATED), Formula(2), Formula(3)]
    return old_workbook([["id", "customer", "title", "due", "arr", "status"], row])


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "fuzz.xlsx": _package,
    "fuzz.ods": lambda: ods([["id", "customer", "title"], ["1", "A", "x"]], repeated=2),
    "fuzz.xls": _old,
}


@pytest.mark.parametrize("path", WORKBOOKS)
def test_damaged_workbooks_are_read_soundly(path: str) -> None:
    """One part of the archive at a time, packed again as it should be; any byte of an XLS file."""
    dice = random.Random(path)  # noqa: S311 - dice of a test
    content = WORKBOOKS[path]()
    read_soundly(path, content)
    for _ in range(60):
        if path.endswith("xls"):
            read_soundly(path, damaged(content, dice, [bytes([n]) for n in (0, 1, 6, 0xFF)]))
            continue
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        name = dice.choice([name for name in sorted(parts) if "theme" not in name])
        read_soundly(path, archive({**parts, name: damaged(parts[name], dice, XML)}))
