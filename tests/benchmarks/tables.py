"""What reading a table costs against the bare reader underneath, in one run on the same bytes.

    python tests/benchmarks/tables.py [--rows 100000] [--sheet-rows 20000]

Prints ratios, never times to be proud of: the machine cancels out.
"""

import argparse
import csv
import gc
import io
import random
import resource
import time
from collections.abc import Callable

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from commitcheck.loading.files import without_collector
from commitcheck.loading.tables import reading as table_reading
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.open_table import open_table
from commitcheck.loading.tables.table_header import header_of
from commitcheck.model.config import TableConfig

ROUNDS = 5
ONE_IN_A_HUNDRED = 0.01
WORDS = ("export", "audit", "single", "sign on", "report", "tenant", "data", "region", "customer")
OWN = ["id", "customer", "deal", "title", "capability", "due", "status", "promised_by", "arr",
       "segment", "source", "quote", "effort", "signed_on"]  # fmt: skip
SALESFORCE = ["Opportunity ID", "Account Name", "Opportunity Name", "Promised Feature",
              "Product Name", "Committed Delivery Date", "Stage", "Opportunity Owner", "Amount",
              "Type", "Lead Source", "Description", "Probability (%)", "Close Date"]  # fmt: skip


def rows(count: int) -> list[list[str]]:
    """Always the same promises; about 200 bytes each, some over two lines."""
    chance = random.Random(7)  # noqa: S311 - a benchmark wants the same numbers every time
    return [_row(chance, number) for number in range(count)]


def _row(chance: random.Random, number: int) -> list[str]:
    text = " ".join(chance.choices(WORDS, k=8))
    is_long = chance.random() < ONE_IN_A_HUNDRED
    quote = f"{text[:40]}, and\nmore" if is_long else f"{text}, and more"
    status = chance.choice(["proposed", "signed", "delivered", "negotiating"])
    day = f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return [
        f"C-{number:07}", chance.choice(["Acme", "Bolt", "Corvus"]),
        f"D-{chance.randrange(10**6):06}", text,
        f"CAP-{chance.randrange(200)}", day, status, chance.choice(WORDS),
        str(chance.randrange(1000) * 1000), "bank", "order_form", quote, "",
        day if status in ("signed", "delivered") else "",
    ]  # fmt: skip


def as_csv(header: list[str], records: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *records])
    return out.getvalue().encode()


def as_xlsx(header: list[str], records: list[list[str]]) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Deals")
    for line, record in enumerate([header, *records]):
        sheet.write_row(line, 0, record)
    book.close()
    return out.getvalue()


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def bare_csv(content: bytes) -> None:
    for _ in csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="")):
        pass


def bare_xlsx(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def understood(path: str, content: bytes) -> None:
    """Reading, detecting and mapping, without making promises of it."""
    config = TableConfig(path)
    with without_collector():
        file = open_table(path, content, config)
        header = header_of(file, config, lambda _: None)
        table_reading.gather(file, header, config, lambda _: None)


def compare(name: str, path: str, content: bytes, bare: Callable[[bytes], None]) -> None:
    base = cost(lambda: bare(content))
    mapped = cost(lambda: understood(path, content))
    whole = cost(lambda: read_table(path, content, TableConfig(path)))
    print(f"{name:28} {base:7.3f} s   {mapped / base:5.2f}x   {whole / base:5.2f}x")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--sheet-rows", type=int, default=20_000)
    asked = parser.parse_args()
    records = rows(max(asked.rows, asked.sheet_rows))
    print(f"{'':28} {'bare':>9}   {'mapped':>6}   {'whole':>6}")
    for name, header in (("our names", OWN), ("a Salesforce report", SALESFORCE)):
        content = as_csv(header, records[: asked.rows])
        compare(f"CSV, {name}", "deals.csv", content, bare_csv)
    book = as_xlsx(OWN, records[: asked.sheet_rows])
    compare("XLSX, our names", "deals.xlsx", book, bare_xlsx)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{asked.rows} rows of CSV, {asked.sheet_rows} of XLSX; peak memory {peak} MiB")


if __name__ == "__main__":
    main()
