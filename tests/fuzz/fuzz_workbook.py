"""Fuzzes the workbook reader: an archive's bytes, and the XML in it with the archive kept whole."""

import io
import random
import warnings
import zipfile
import zlib

import atheris
import openpyxl

from fuzz.fuzzing import fuzz
from soundness.workbooks import read

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError,
    EOFError, MemoryError,
)  # fmt: skip
_FIXED_DAY = (2026, 1, 1, 0, 0, 0)


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Mostly one entry of the archive, packed again so that its sums are right; else any byte."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    try:
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(io.BytesIO(content)) as book:
            entries = {name: book.read(name) for name in book.namelist()}
    except _DAMAGED:
        entries = {}
    if not entries or dice.random() < 0.1:
        return bytes(atheris.Mutate(content, most))
    name = dice.choice(sorted(entries))
    entries[name] = bytes(atheris.Mutate(entries[name], len(entries[name]) + 64))
    return packed(entries)


def packed(entries: dict[str, bytes]) -> bytes:
    """The same entries are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in entries.items():
            book.writestr(zipfile.ZipInfo(name, _FIXED_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


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
        entries = {one: made.read(one) for one in made.namelist() if "theme" not in one}
    return [packed(entries), _opendocument(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]


def _opendocument() -> bytes:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in ("id", "customer", "title")
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
