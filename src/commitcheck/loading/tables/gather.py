"""One pass over a table's body: the wanted columns as clean text, of the others their fill."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from commitcheck.loading.tables.cells import NULLS, CellCache, are_plain, clean
from commitcheck.loading.tables.furniture import Furniture, Roles
from commitcheck.loading.tables.table import Body, Slice, Table, TableFile

SAMPLES = 3
_SEEN_ENOUGH = 1000
_MOSTLY_DIFFERENT = 0.5
_LOOKED_AT = 8


class _Wanted:
    """A column that is kept. Where nearly every cell is different, looking them up is a waste."""

    def __init__(self, nulls: frozenset[str]) -> None:
        self.texts: list[str] = []
        self._nulls = nulls
        self._cache: CellCache | None = CellCache(nulls)

    def add(self, cells: Sequence[str]) -> Sequence[str]:
        if self._cache is None:
            texts = self._plainly(cells)
        else:
            texts = list(map(self._cache.__getitem__, cells))
            if self._is_hopeless(len(texts)):
                self._cache = None
        self.texts += texts
        return texts

    def holds(self, text: str, cells: Sequence[str]) -> bool:
        """Is this among the cells? A look into the cache answers for most slices."""
        return (self._cache is None or text in self._cache) and text in cells

    def _is_hopeless(self, added: int) -> bool:
        total = len(self.texts) + added
        return total >= _SEEN_ENOUGH and len(self._cache or ()) > total * _MOSTLY_DIFFERENT

    def _plainly(self, cells: Sequence[str]) -> list[str]:
        """The same as cell by cell, but in C where no cell needs more than its blanks cut."""
        if not are_plain(cells):
            return [clean(cell, self._nulls) for cell in cells]
        texts = list(map(str.strip, cells))
        if not self._nulls.isdisjoint(texts):
            texts = [clean(text, self._nulls) for text in texts]
        return texts


class Gatherer:
    """Takes a body's slices in, gives a Table out."""

    def __init__(
        self,
        file: TableFile,
        header: Sequence[str],
        header_line: int,
        wanted: Iterable[int],
        nulls: frozenset[str] = NULLS,
    ) -> None:
        self.file = file
        self.header = tuple(header)
        self.header_line = header_line
        self._nulls = nulls
        self._wanted = {index: _Wanted(nulls) for index in sorted({*wanted})}
        self._others = [index for index in range(len(header)) if index not in self._wanted]
        self._filled = [0] * len(header)
        self._samples: list[list[str]] = [[] for _ in header]
        self._lines: list[int] = []
        self._slices = 0

    def read(
        self,
        body: Body,
        anchors: Collection[int],
        roles: Roles | None = None,
        second: frozenset[int] = frozenset(),
    ) -> Table:
        """Use the body up. `anchors` are columns that every record fills: an empty one there,
        or a total's word, makes a row worth a second look. `second` are a second header's lines.
        """
        furniture = Furniture(self.header, anchors, roles, second)
        for piece in body:
            self._add(furniture.removed_from(piece, self._holds_header(piece)))
        last = furniture.last_words(self._lines)
        table = Table(
            file=self.file,
            header=self.header,
            header_line=self.header_line,
            lines=self._lines,
            texts={index: column.texts for index, column in self._wanted.items()},
            filled=self._filled,
            samples=self._samples,
            skipped=(*body.skipped, *furniture.skipped),
            problems=(*body.problems, *furniture.problems(self.file.path)),
            rows_lost=body.rows_lost,
            lost=(*body.lost, *furniture.lost),
            width=len(self.header),
        )
        return without(table, last) if last else table

    def _holds_header(self, piece: Slice) -> bool:
        return any(
            self.header[index] and self.header[index] in piece.columns[index]
            for index in list(self._wanted)[:_LOOKED_AT]
        )

    def _add(self, piece: Slice) -> None:
        self._lines += piece.lines
        for index, column in self._wanted.items():
            texts = column.add(piece.columns[index])
            self._filled[index] += len(texts) - texts.count("")
        for index in self._others:
            cells = piece.columns[index]
            self._filled[index] += len(cells) - cells.count("")
        self._slices += 1
        for index, samples in enumerate(self._samples):
            wants = len(samples) < SAMPLES and (not samples or self._slices <= SAMPLES)
            if wants and self._filled[index] > len(samples):
                self._sample(samples, piece.columns[index])

    def _sample(self, samples: list[str], cells: Sequence[str]) -> None:
        for cell in dict.fromkeys(cells):  # a column of few words says each of them many times
            text = clean(cell, self._nulls)
            if text and text not in samples:
                samples.append(text)
                if len(samples) == SAMPLES:
                    return


def _filled_again(table: Table, texts: Mapping[int, Sequence[str]]) -> list[int]:
    """Exact where the column was kept; of the others nobody knows which rows were filled."""
    return [
        sum(map(bool, texts[index])) if index in texts else filled
        for index, filled in enumerate(table.filled)
    ]


def without(table: Table, rows: Collection[int]) -> Table:
    """The table without these rows (by number), for `ignore_rows` and the like."""
    keep = [index not in rows for index in range(len(table.lines))]
    texts = {index: list(compress(column, keep)) for index, column in table.texts.items()}
    lines = list(compress(table.lines, keep))
    return replace(table, lines=lines, texts=texts, filled=_filled_again(table, texts))
