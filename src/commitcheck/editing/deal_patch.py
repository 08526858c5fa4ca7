"""The changes of a way out as a patch of the user's YAML and CSV files, for `git apply`.

Only what changes the paper goes into it: what somebody still has to agree to is theirs to record,
and a workbook or a document is edited by its own program. Every change is read again; what cannot
be made without touching something else is named instead.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import unified_diff

from msgspec import Struct

from commitcheck.editing.yaml.same import Scalar
from commitcheck.editing.yaml.splice import EditError, with_entries
from commitcheck.errors import CommitcheckError
from commitcheck.loading.tables.csv.body import CsvPlaces
from commitcheck.loading.tables.csv.file import CsvFile
from commitcheck.loading.tables.table import TableSource
from commitcheck.loading.yaml_text.file import YamlFile
from commitcheck.model.commitment import Commitment
from commitcheck.model.location import guarded
from commitcheck.model.project import Project
from commitcheck.model.way_out import Cell, Step, WayOut

Read = Callable[[str], bytes]


class Patch(Struct, frozen=True):
    """A unified diff, and a line for each change that is not in it."""

    text: str
    left_out: tuple[str, ...] = ()


def deal_patch(project: Project, found: WayOut, read: Read) -> Patch:
    """The patch; `read` gives the bytes of a file."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    left_out = [f"{step.text}: if agreed" for step in found.steps if step.is_assumed]
    for promise, steps in _edits(project, found.steps):
        path = promise.where.source.path
        names = ", ".join(step.field for step in steps)
        try:
            if path not in before:
                content = read(path)
                if isinstance(promise.where.source, TableSource):
                    refuse_other_text(content, promise.where.source)
                before[path] = after[path] = content
            after[path] = _edited(after[path], promise, steps)
        except (CommitcheckError, OSError) as error:
            left_out.append(f"{names} of {promise.id}: {error}")
    return Patch("".join(_diffs(before, after)), tuple(left_out))


def _edits(
    project: Project, steps: Iterable[Step]
) -> Iterator[tuple[Commitment, tuple[Step, ...]]]:
    by_promise: dict[str, list[Step]] = {}
    for step in steps:
        if not step.is_assumed:
            by_promise.setdefault(step.commitment, []).append(step)
    for name, own in by_promise.items():
        yield project.by_id[name], tuple(own)


def _edited(content: bytes, promise: Commitment, steps: Iterable[Step]) -> bytes:
    source, key = promise.where
    values = {step.field: step.new for step in steps}
    if isinstance(source, YamlFile) and isinstance(key, tuple):
        return with_entries(content, key, {name: _scalar(it) for name, it in values.items()})
    if isinstance(source, TableSource) and isinstance(key, int):
        cells = {name: _text(value) for name, value in values.items()}
        return with_cells(content, source, key, cells)
    raise EditError("its file is neither YAML nor CSV")


def _scalar(value: Cell) -> Scalar:
    is_word = not isinstance(value, str) or value.replace("-", "").replace("_", "").isalnum()
    return Scalar(_text(value), plain=is_word)


def _text(value: Cell) -> str:
    if isinstance(value, list):
        if len(value) > 1:
            raise EditError("a list of several is written by hand")
        return str(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def _diffs(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    for path, old in before.items():
        if old == after[path]:
            continue
        for line in unified_diff(_lines(old), _lines(after[path]), f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    """Broken after line feeds only, as git breaks them."""
    text = content.decode("utf-8", "surrogateescape")
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


# Replaces cells of one record of a CSV file; every other byte stays as it is.


def refuse_other_text(content: bytes, source: TableSource) -> None:
    """Stop where the file's bytes are not, as they are, the text that was read.

    Raises:
        EditError: it is a workbook, is in another coding, or was changed in the meantime.
    """
    if not isinstance(source.file, CsvFile):
        raise EditError("a workbook is edited by its own program")
    if content.removeprefix(BOM_UTF8) != source.file.encoded.content:
        raise EditError("the file is in another coding, or was changed in the meantime")


def with_cells(content: bytes, source: TableSource, line: int, cells: Mapping[str, str]) -> bytes:
    """The file with these texts in the columns of these fields, in the record on this line.

    Raises:
        EditError: it is a workbook, or a field has no column of its own.
    """
    file = source.file
    if not isinstance(file, CsvFile):
        raise EditError("a workbook is edited by its own program")
    body = content.removeprefix(BOM_UTF8)
    mark = content[: len(content) - len(body)]
    places = CsvPlaces(body, file.encoded.codec, file.dialect)
    text = places.text_from(line)
    before = body[: len(body) - len(text.encode(file.encoded.codec))]
    spans = places.cells(line)
    edits = []
    for field, new in cells.items():
        columns = source.columns.get(field, ())
        if len(columns) != 1 or columns[0] >= min(len(spans), source.width):
            raise EditError(f"there is no column of its own for {field}")
        edits.append((spans[columns[0]], new))
    for (begin, end), new in sorted(edits, reverse=True):
        text = text[:begin] + _written(new, text[begin:end], file.dialect.delimiter) + text[end:]
    return mark + before + text.encode(file.encoded.codec)


def _written(new: str, old: str, delimiter: str) -> str:
    """The cell in quotation marks where the old one has them or it needs them."""
    new = guarded(new)
    if old.lstrip()[:1] == '"' or any(sign in new for sign in (delimiter, '"', "\n", "\r")):
        doubled = new.replace('"', '""')
        return f'"{doubled}"'
    return new
