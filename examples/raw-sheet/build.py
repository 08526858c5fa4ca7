"""Make `promises.xlsx`, a workbook as somebody keeps it by hand.

    python examples/raw-sheet/build.py

A title above the header, the customer named once for several rows, a sum below, days as days and
days as words, and a sheet of notes beside it. Same script, same bytes.
"""

import datetime as dt
from pathlib import Path

import xlsxwriter

FILE = Path(__file__).with_name("promises.xlsx")
HEADER = ("Customer", "What we said", "Who", "By when", "Status", "ARR", "Feature")
DAY = dt.date(2026, 9, 14)
ROWS = (
    ("Hollow Farm", "Machine calendar for all six tractors", "Ines", dt.date(2026, 7, 1), "Signed",
     18000, "Machine calendar"),
    ("", "Position of each tractor on the map by the end of the year", "Ines",
     dt.date(2026, 12, 31), "Signed", None, "GPS tracking"),
    ("", "Every lent machine is insured by us", "Ines", None, "Signed", None, ""),
    ("Three Rivers Co-op", "One account for 40 farms with one bill", "Jon", dt.date(2027, 3, 31),
     "Negotiation", 95000, "Co-op accounts"),
    ("", "99.9 % uptime during harvest", "Jon", None, "Negotiation", None, ""),
    ("", "Warns before rain, says Jon, next summer", "Jon", None, "Negotiation", None,
     "Weather window"),
    ("Bergmann", "Autopilot for the sprayer as at the fair", "Jon", None, "Proposal", 30000, ""),
    ("Meadow Lane", "Pay the combine in instalments", "Ines", dt.date(2027, 1, 15), "Proposal",
     12000, ""),
    ("", "Hours counted to the minute", "Ines", None, "Proposal", None, "Hour billing"),
    ("Old Mill", "Everything Hollow Farm has", "Jon", None, "Lost", 15000, ""),
)  # fmt: skip


def build(path: Path = FILE) -> None:
    """Write the workbook; nothing in it depends on the day or the machine."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": dt.datetime.combine(DAY, dt.time())})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
    sheet = book.add_worksheet("Promises")
    sheet.write_string(0, 0, "What we promised (please keep up to date!)", bold)
    for column, name in enumerate(HEADER):
        sheet.write_string(2, column, name, bold)
    starts = [line for line, row in enumerate(ROWS) if row[0]]
    for start, after in zip(starts, [*starts[1:], len(ROWS)], strict=True):
        name = ROWS[start][0]
        if after - start > 1:
            sheet.merge_range(start + 3, 0, after + 2, 0, name)
        else:
            sheet.write_string(start + 3, 0, name)
    for line, row in enumerate(ROWS, 3):
        for column, value in enumerate(row[1:], 1):
            if isinstance(value, dt.date):
                sheet.write_datetime(line, column, dt.datetime.combine(value, dt.time()), day)
            elif isinstance(value, int):
                sheet.write_number(line, column, value)
            elif value:
                sheet.write_string(line, column, value)
    sheet.write_string(len(ROWS) + 4, 4, "Total", bold)
    sheet.write_number(len(ROWS) + 4, 5, sum(row[5] or 0 for row in ROWS), bold)
    notes = book.add_worksheet("Notes")
    notes.write_string(0, 0, "Ask Ines about the insurance before Friday.")
    book.close()


if __name__ == "__main__":
    build()
