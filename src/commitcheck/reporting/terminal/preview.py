"""How a table was understood, for people: a line, its columns, what was left out, the mapping."""

from collections.abc import Iterator, Sequence

from commitcheck.loading.tables.preview import Preview, PreviewColumn, mapping_block
from commitcheck.loading.tables.status_words import StatusWord
from commitcheck.model.finding import Problem
from commitcheck.model.phrase import counted
from commitcheck.reading.columns import ColumnReading
from commitcheck.reporting.inert import inert, sentence, shorten

_NAME, _SAMPLE, _REASON = 32, 28, 120
_FEW = 20
"""So many skipped rows and notes are listed; JSON has all rows."""


def preview_text(preview: Preview, read: Sequence[ColumnReading] = ()) -> str:
    """Text that ends in a line end, without a character that acts."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(preview, read))


def _lines(preview: Preview, read: Sequence[ColumnReading]) -> Iterator[str]:
    yield f"{inert(preview.path)}: {inert(preview.summary)}"
    yield from _columns(preview)
    yield from _read(preview, read)
    yield from _listed("status words", [_status(word) for word in preview.status])
    skipped = [f"line {run.line}: {shorten(run.told, _REASON)}" for run in preview.skipped]
    yield from _listed("skipped", skipped)
    yield from _listed("to note", [_problem(problem) for problem in preview.problems])
    if preview.columns:
        yield ""
        yield "mapping for commitcheck.yaml, ready to paste:"
        yield ""
        yield from (inert(line) for line in mapping_block(preview).splitlines())


def _columns(preview: Preview) -> Iterator[str]:
    if not preview.columns:
        return
    names = [_name(column) for column in preview.columns]
    meanings = [_meaning(column) for column in preview.columns]
    widths = [max(map(len, ("column", *names))), max(map(len, ("meaning", *meanings)))]
    yield ""
    yield f"  {'column'.ljust(widths[0])}  {'meaning'.ljust(widths[1])}  filled  samples"
    for column, name, meaning in zip(preview.columns, names, meanings, strict=True):
        samples = ", ".join(shorten(sample, _SAMPLE) for sample in column.samples)
        filled = _share(column.filled, preview.rows)
        yield f"  {name.ljust(widths[0])}  {meaning.ljust(widths[1])}  {filled:>6}  {samples}"


def _read(preview: Preview, read: Sequence[ColumnReading]) -> Iterator[str]:
    """What the words of each free-text column state, in a sample."""
    if not read:
        return
    meanings = {column.name: _meaning(column) for column in preview.columns}
    yield ""
    yield "promises in words, as read from the first rows:"
    for column in read:
        meaning = meanings.get(column.name, "-")
        said = "not mapped" if meaning == "-" else meaning
        cells = counted(column.texts, "cell")
        hold = "holds" if column.promising == 1 else "hold"
        yield (
            f"  {shorten(column.name, _NAME)} ({said}): {column.promising} of {cells}"
            f" {hold} a promise"
        )
        for example in column.examples:
            values = "".join(f", {shorten(value, _SAMPLE)}" for value in example.values)
            kind = example.kind.replace("_", " ")
            yield f"    \u201c{shorten(example.words, _REASON)}\u201d: {kind}{values}"


def _status(word: StatusWord) -> str:
    meant = word.status or "? not known"
    return f"{shorten(word.word, _NAME)} -> {meant} ({counted(word.rows, 'row')})"


def _name(column: PreviewColumn) -> str:
    return shorten(column.name, _NAME) or "(no name)"


def _meaning(column: PreviewColumn) -> str:
    if column.field:
        return column.field
    return f"perhaps {column.maybe}" if column.maybe else "-"


def _share(filled: int, rows: int) -> str:
    """In percent, and 100 only where every row is filled."""
    if not rows:
        return "-"
    share = 100 * filled / rows
    return f"{min(99, max(1, round(share)))}%" if 0 < filled < rows else f"{round(share)}%"


def _problem(problem: Problem) -> str:
    said = f"{problem.severity.label}: {sentence(problem.message)} ({sentence(problem.next_step)})"
    return f"{inert(problem.at.label)}: {said}"


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}:"
    yield from (f"  {line}" for line in lines[:_FEW])
    if len(lines) > _FEW:
        yield f"  and {len(lines) - _FEW} more"
