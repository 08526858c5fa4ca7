"""Workbooks made by hand, and the way to read one."""

import datetime as dt
import io
import re
import zipfile
from typing import Any

import openpyxl

from commitcheck.loading.tables.commitment_table import TableReading
from commitcheck.model.config import TableConfig
from tables import read

HEADER: list[Any] = ["id", "customer", "title", "due", "arr"]
ROWS: list[list[Any]] = [
    ["C-1", "Acme", "SCIM", dt.date(2026, 3, 31), 120000.5],
    ["C-2", "Bolt", "SSO", None, 7],
]
_FIXED_DAY = (2026, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def workbook(sheets: dict[str, list[list[Any]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """The same cells are the same bytes, whatever the time of day."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as made:
        files = {name: made.read(name) for name in made.namelist()}
    files["docProps/core.xml"] = _CLOCK.sub(b"2026-01-01T00:00:00Z", files["docProps/core.xml"])
    return archive(files)


def read_book(content: bytes, **config: Any) -> TableReading:
    return read(content, TableConfig("deals.xlsx", **config), "deals.xlsx")


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name, _FIXED_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def ods(rows: list[list[str]], repeated: int = 1) -> bytes:
    def cell(text: str) -> str:
        inside = f"<text:p>{text}</text:p>"
        return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'

    body = "".join(
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(map(cell, row))}'
        "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Deals">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis"/>'
    return archive(
        {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()}
    )
