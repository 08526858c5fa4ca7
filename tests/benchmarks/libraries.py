"""The comparisons of libraries that docs/decisions/0002-dependencies.md rests on, made again.

    python tests/benchmarks/libraries.py

CPU time of this process, the best of five; ratios mean something, seconds do not. What a
comparison needs and is not installed is named (`pip install ruamel.yaml openpyxl pypdf`).
"""

import difflib
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.generate import write_inputs

EXAMPLES = Path(__file__).parents[2] / "examples"
ROWS = 10_000


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of CPU."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def compared(
    what: str, name: str, ours: Callable[[], object], other: str, theirs: Callable[[], object]
) -> str:
    mine, its = best(ours), best(theirs)
    return (
        f"| {what} | {name} {mine * 1000:.0f} ms | {other} {its * 1000:.0f} ms | {its / mine:.1f} |"
    )


def splicing() -> str:
    """What ruamel changes of our examples, read and written without any change: by its defaults,
    and told to keep long lines and how most of the examples are indented.
    """
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*/*.yaml"))]
    plain, told = (
        sum(rewritten(text, is_told=is_told) for text in texts) for is_told in (False, True)
    )
    count = sum(len(text.splitlines()) for text in texts)
    what = f"{count} lines of YAML, unchanged"
    return f"| {what} | ours rewrites 0 | ruamel {plain}, told the layout {told} | |"


def rewritten(text: str, *, is_told: bool) -> int:
    """How many lines ruamel writes otherwise."""
    editor = import_module("ruamel.yaml").YAML()
    editor.preserve_quotes = True
    if is_told:
        editor.width = 4096
        editor.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO()
    editor.dump(editor.load(text), written)
    lines = difflib.ndiff(text.splitlines(), written.getvalue().splitlines())
    return sum(line.startswith("- ") for line in lines)


def yaml_events() -> str:
    """PyYAML's parser in C with places, beside its loader in C, which keeps none."""
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(Path(folder), ROWS, 200, ("yaml",))
        text = Path(folder, "commitments.yaml").read_bytes()

    def events() -> int:
        return sum(1 for _ in yaml.parse(text, yaml.CSafeLoader))

    def load() -> Any:
        return yaml.load(text, yaml.CSafeLoader)

    what = f"{ROWS:,} promises in YAML"
    return compared(what, "events", events, "values of its loader", load)


def workbook() -> str:
    calamine, openpyxl = import_module("python_calamine"), import_module("openpyxl")
    content = io.BytesIO()
    book = import_module("xlsxwriter").Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for row in range(ROWS):
        sheet.write_row(row, 0, [f"K-{row}", "Alder Bank", row * 10.5, "2027-06-30"] * 3)
    book.close()

    def by_calamine() -> object:
        content.seek(0)
        return calamine.CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()

    def by_openpyxl() -> object:
        content.seek(0)
        return list(openpyxl.load_workbook(content, read_only=True).active.values)

    return compared(f"{ROWS:,} rows of XLSX", "calamine", by_calamine, "openpyxl", by_openpyxl)


def pdf() -> str:
    pdfium, pypdf = import_module("pypdfium2"), import_module("pypdf")
    content = (EXAMPLES / "contract" / "order-form.pdf").read_bytes()

    def by_pdfium() -> object:
        return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(content)]

    def by_pypdf() -> object:
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]

    return compared("the contract example", "pypdfium2", by_pdfium, "pypdf", by_pypdf)


def rows() -> Iterator[str]:
    yield "| work | ours | the other | ratio |"
    yield "|---|---|---|---:|"
    for comparison in (splicing, yaml_events, workbook, pdf):
        try:
            yield comparison()
        except ModuleNotFoundError as missing:
            yield f"| {comparison.__name__} | {missing.name} is not installed | | |"


if __name__ == "__main__":
    print("\n".join(rows()))
