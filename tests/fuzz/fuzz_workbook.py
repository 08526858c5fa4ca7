"""Fuzzes the workbook reader: an archive's bytes, and the XML in it with the archive kept whole."""

import io
import zipfile

import openpyxl

from fuzz.archives import mutate
from fuzz.fuzzing import fuzz
from soundness.archives import packed
from soundness.workbooks import read


def seeds() -> list[bytes]:
    """Typed cells, errors, merged cells, two sheets; a sheet of OpenDocument; no workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Deals"
    for row in (
        ["id", "customer", "title", "due", "arr", "status"],
        ["C-1", "Acme", "SCIM", "2026-03-31", 120000.5, "signed"],
        ["C-2", "Bolt", "SSO", None, "#REF!", True],
        ["C-3", None, "=1+1", 46112, 7, "lost"],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.create_sheet("Notes").append(["id", "title"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as made:
        entries = {entry: made.read(entry) for entry in made.namelist() if "theme" not in entry}
    return [packed(entries), _opendocument(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]


def _opendocument() -> bytes:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
        for name in ("id", "customer", "title")
    )
    row = f'<table:table-row table:number-rows-repeated="2">{cells}</table:table-row>'
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Deals">{row}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode()})


if __name__ == "__main__":
    fuzz(read, seeds(), mutate)
