"""What stands in a sheet of an XLSX file that its reader does not tell: found by patterns.

The patterns run over whole rows of XML at once; a sheet without such cells costs next to nothing.
"""

import html
import re
from collections.abc import Iterable

from commitcheck.loading.tables.table import refuse
from commitcheck.loading.tables.workbook.package import Cell, Package, SheetLook, cell_at
from commitcheck.model.pattern import pattern

_LONGEST_ROW = 16 << 20
_MAX_COLUMN = 16_384
_NAME = pattern(rb"(?<![\w:])r\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
_TYPE = pattern(rb"(?<![\w:])t\s*=\s*[\"'](\w+)[\"']")
_FORMULA = pattern(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f\s*>)\s*"
    rb"(?:<(?:\w+:)?v\b(?:[^<>]*/>|[^<>]*>([^<]*)<)|(<(?:\w+:)?is\b))?"
)
_ERROR = pattern(
    rb"<(?:\w+:)?c\b([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>"
    rb"(?:(?!</?(?:\w+:)?c\b|<(?:\w+:)?v\b)[\s\S])*(?:<(?:\w+:)?v\b[^<>]*>([^<]*))?"
)
_UNSEEN = rb"(?:hidden\s*=\s*[\"'](?:1|true)|(?:ht|width)\s*=\s*[\"']0(?:\.0*)?)[\"']"
"""Said to be hidden, or of no height or width."""
_HIDDEN_ROW = pattern(rb"<(?:\w+:)?row\b([^<>]*\b" + _UNSEEN + rb"[^<>]*)>")
_HIDDEN_COLUMN = pattern(rb"<(?:\w+:)?col\b([^<>]*\b" + _UNSEEN + rb"[^<>]*)>")
_NUMBER = pattern(rb"\b(r|min|max)\s*=\s*[\"'](\d{1,7})[\"']")


class SheetPatterns:
    """Is fed a sheet's XML piece by piece and notes in `look` what it finds."""

    def __init__(self, path: str, look: SheetLook, package: Package) -> None:
        self._path = path
        self._look = look
        self._calculates = package.calculates
        self._percents = _styled(package.percents)
        self._mixed = _styled(package.mixed)
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece; a row that is not whole yet waits for the next."""
        data = self._rest + piece
        end = data.rfind(b"row>") + len(b"row>")
        if end < len(b"row>"):
            end = len(data) if len(data) > _LONGEST_ROW else 0
        self._rest = data[end:]
        self._look_through(data[:end])

    def finish(self) -> None:
        self._look_through(self._rest)
        self._rest = b""

    def _look_through(self, data: bytes) -> None:
        if any(sign in data for sign in (b"hidden", b"ht=", b"width=", b"ht =", b"width =")):
            self._hidden(data)
        if self._percents:
            self._look.percents += self._named(self._percents.findall(data))
        if self._mixed:
            for cell in self._named(self._mixed.findall(data)):
                self._look.shows_error(cell, "#PERCENT?")
        if b"f>" in data or b"f " in data or b"f/>" in data:
            for attributes, value, has_text in _FORMULA.findall(data):
                if not has_text and self._is_uncalculated(attributes, value):
                    self._look.never_calculated(self._cell(attributes))
        if b't="e"' in data or b"t='e'" in data or b"t =" in data or b"t= " in data:
            for attributes, error in _ERROR.findall(data):
                text = html.unescape(error.decode("utf-8", "replace")).strip()
                self._look.shows_error(self._cell(attributes), text or "#N/A")

    def _is_uncalculated(self, attributes: bytes, value: bytes) -> bool:
        """Excel stores an empty text as a text; a program that asks for all formulas to be
        calculated has stored nothing, or the 0 that stands for it.
        """
        kind = _TYPE.search(attributes)
        text = value.strip()
        if kind and kind[1] == b"str" and not self._calculates:
            return False
        return not text or (self._calculates and text == b"0" and (not kind or kind[1] == b"n"))

    def _hidden(self, data: bytes) -> None:
        for attributes in _HIDDEN_ROW.findall(data):
            numbers = dict(_NUMBER.findall(attributes))
            if b"r" in numbers:
                self._look.hidden_rows.add(int(numbers[b"r"]) - 1)
        for attributes in _HIDDEN_COLUMN.findall(data):
            numbers = dict(_NUMBER.findall(attributes))
            if {b"min", b"max"} <= numbers.keys():
                last = min(int(numbers[b"max"]), _MAX_COLUMN)
                self._look.hidden_columns.update(range(int(numbers[b"min"]) - 1, last))

    def _named(self, found: Iterable[bytes]) -> list[Cell]:
        return [self._cell(attributes) for attributes in found]

    def _cell(self, attributes: bytes) -> Cell:
        name = _NAME.search(attributes)
        cell = cell_at(name[1].decode()) if name else None
        if cell is None:
            raise refuse(
                self._path, "cells of the workbook do not say where they stand", "save it again"
            )
        return cell


def _styled(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    """Finds the cells of these styles, by their attributes."""
    if not styles:
        return None
    numbers = "|".join(map(str, sorted(styles))).encode()
    return re.compile(
        rb"<(?:\w+:)?c\b([^<>]*(?<![\w:])s\s*=\s*[\"'](?:" + numbers + rb")[\"'][^<>]*)>"
    )
