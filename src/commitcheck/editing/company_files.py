"""The configuration that `commitcheck init --product A --product B --from EXPORT` writes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import Struct

from commitcheck.editing.baseline_file import baseline_text
from commitcheck.errors import UsageError
from commitcheck.loading.files import FileContent, other_file
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.table import Table
from commitcheck.model.config import TableConfig
from commitcheck.model.decision import Baseline
from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import folded

_ROWS = 100_000
_PARTS = pattern(r"[\W_]+")
_WORDS_OF_A_COLUMN = 200
"""A column of more different words names things, and not the few products of a company."""

NO_DEBT = baseline_text(Baseline())
"""A baseline of nothing, for `baseline write` to fill; the configuration may name it at once."""


class Routed(Struct, frozen=True):
    """The column that says whose a row is, and how many rows each of its words has."""

    column: str
    words: Mapping[str, int]
    products: Mapping[str, str | None]
    """By word; None where no product has such a name."""

    @property
    def nobodys(self) -> dict[str, int]:
        """The words that nothing will check, with their rows."""
        return {word: rows for word, rows in self.words.items() if self.products[word] is None}


def routed(export: FileContent, names: Sequence[str]) -> Routed:
    """Find the column in which most rows name one of the products.

    Raises:
        UsageError: the export is no table, or no column of it names one.
    """
    reading = read_table(export.path, export.content, TableConfig(export.path), other_file)
    if reading.table is None:
        raise UsageError(f"{export.path} is no table of promises: {reading.problems[0].message}")
    columns = _columns(reading.table)
    best = max(columns, key=lambda found: _named_rows(columns[found], names), default="")
    if not best or not _named_rows(columns[best], names):
        raise UsageError(f"no column of {export.path} names {' or '.join(names)}")
    words = {word: rows for word, rows in columns[best].items() if word}
    return Routed(best, words, {word: _meant(word, names) for word in words})


def company_config(folders: Sequence[str], export: str, found: Routed) -> str:
    """commitcheck.yaml for these products and one export for all of them."""
    lines = [
        "# yaml-language-server: $schema=.commitcheck/config.schema.json",
        "# Several products and one export for all; each has its vision in its folder.",
        f"products: [{', '.join(map(_quoted, folders))}]",
        "commitments:",
        f"  - file: {_quoted(export)}",
        "    route: # which product a row is of; ~ means that nothing here checks such rows",
        f"      column: {_quoted(found.column)}",
    ]
    known = {folded(name) for name in found.products.values() if name}
    new_words = [word for word in found.words if folded(word) not in known]
    if new_words:
        lines.append("      values:")
        lines += [f"        {_quoted(word)}: {found.products[word] or '~'}" for word in new_words]
    lines += [
        "baseline: baseline.json # known debt; `commitcheck baseline write baseline.json` fills it",
        "# keep: latest           # of several exports the last one, by the day in its name",
        "# shared: [audit-export] # ids that mean the same thing in every vision",
    ]
    return "\n".join(lines) + "\n"


def _columns(table: Table) -> dict[str, Counter[str]]:
    """How many rows each word of a column has; of the columns that have few."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in table.header if name.strip()}
    rows = (row for line, row in table.file.rows() if line > table.header_line and any(row))
    for row in islice(rows, _ROWS):
        for name, cell in zip(table.header, row, strict=False):
            if name in counts:
                counts[name][cell.strip()] += 1
    return {name: words for name, words in counts.items() if len(words) <= _WORDS_OF_A_COLUMN}


def _named_rows(words: Counter[str], names: Sequence[str]) -> int:
    return sum(rows for word, rows in words.items() if _meant(word, names) is not None)


def _meant(word: str, names: Sequence[str]) -> str | None:
    """The only product whose name stands in the word, as `Helio Enterprise` for helio."""
    parts = set(filter(None, _PARTS.split(folded(word))))
    found = [name for name in names if set(filter(None, _PARTS.split(folded(name)))) <= parts]
    return found[0] if len(found) == 1 else None


def _quoted(text: str) -> str:
    """As YAML reads it back; plain where it can be."""
    if text.replace("/", "").replace("-", "").replace(".", "").replace("_", "").isalnum():
        return text if not text[:1].isdigit() else f'"{text}"'
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
