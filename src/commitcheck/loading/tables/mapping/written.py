"""The block of commitcheck.yaml that says in writing how a table was understood."""

import re

from commitcheck.loading.tables.mapping.mapping import FIELDS
from commitcheck.loading.tables.mapping.preset import GENERIC, OWN
from commitcheck.loading.tables.preview import Preview
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.config import TableConfig
from commitcheck.model.pattern import pattern

_PLAIN = pattern(r"[^\W\d_][\w ./()+-]*")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"])
_KEPT = ("dates", "decimal", "currency", "delimiter", "encoding")
_KEPT_MAPPINGS = ("values", "split", "ignore_rows", "join")
_NEEDED = {
    "customer": "who was promised",
    "title": "the text of the promise",
    "due": "the promised date; a close date is none",
    "status": "without it every promise counts as proposed",
}


def mapping_block(preview: Preview) -> str:
    """Ready to paste; what could not be found stands there as a comment."""
    lines = ["commitments:", f"  - file: {quoted(preview.path)}"]
    said = _said(preview.config) if preview.config else []
    if preview.preset and preview.preset not in (OWN, GENERIC):
        lines.append(f"    preset: {quoted(preview.preset)}")
    if preview.sheet:
        lines.append(f"    sheet: {quoted(preview.sheet)}")
    lines += _header_row(preview)
    if any(problem.variant.startswith("ambiguous_date") for problem in preview.problems):
        lines.append("    # dates: DMY    # or MDY: some dates can be read in two ways")
    if any(problem.variant.startswith("ambiguous_number") for problem in preview.problems):
        lines.append('    # decimal: ","  # or ".": some amounts can be read in two ways')
    if any(problem.variant == "no_currency" for problem in preview.problems):
        lines.append("    # currency: EUR")
    return "\n".join([*lines, *said, *_columns(preview), *_values(preview)]) + "\n"


def _header_row(preview: Preview) -> list[str]:
    """What was only guessed is no setting: whoever pastes it would lose the rows above."""
    if preview.is_guess:
        has_none = preview.header_line == 0
        said = "0    # the file seems to have no header" if has_none else "?"
        return [f"    # header_row: {said}"]
    if preview.header_line is None or preview.header_line == 1:
        return []
    return [f"    header_row: {preview.header_line}"]


def _said(config: TableConfig) -> list[str]:
    """What the user had said already, and the table does not say by itself."""
    values = {name: getattr(config, name) for name in _KEPT}
    lines = [f"    {name}: {quoted(value)}" for name, value in values.items() if value]
    mappings = {name: getattr(config, name) for name in _KEPT_MAPPINGS}
    lines += [f"    {name}: {as_yaml(value)}" for name, value in mappings.items() if value]
    day = config.exported_on
    return [*lines, f"    exported_on: {day}"] if day else lines


def _columns(preview: Preview) -> list[str]:
    named = {name: _named(preview.sources[name]) for name in FIELDS if name in preview.sources}
    given = [
        f"      # {name}: {theirs}    # 0 % filled"
        if name in preview.empty
        else f"      {name}: {theirs}"
        for name, theirs in named.items()
    ]
    is_empty = named.keys() <= preview.empty
    lines = [f"    columns:{' {}' if is_empty else ''}    # our field: their column", *given]
    missing = {name: why for name, why in _NEEDED.items() if name not in preview.sources}
    lines += [f"      # {name}: ?    # {why}" for name, why in missing.items()]
    for column in preview.columns:
        if column.maybe:
            lines.append(f"      # {column.maybe}: {quoted(column.name)}    # perhaps")
    return lines


def _named(names: tuple[str, ...]) -> str:
    texts = [quoted(name) for name in names]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _values(preview: Preview) -> list[str]:
    """Words of the file that are none of ours: to be mapped, so only as comments."""
    unknown = [
        problem for problem in preview.problems if problem.variant.startswith("unknown_value.")
    ]
    lines: list[str] = []
    for field in dict.fromkeys(problem.variant.partition(".")[2] for problem in unknown):
        lines.append(f"    #   {field}:")
        words = [
            _word(str(problem.message))
            for problem in unknown
            if problem.variant.endswith(f".{field}")
        ]
        lines += [f"    #     {quoted(word)}: ?" for word in words if word]
    return ["    # values:    # their word: ours", *lines] if lines else []


def _word(message: str) -> str:
    found = re.search(r": '(.*)' is not known", message)
    return found[1] if found else ""


def quoted(text: str) -> str:
    """The text as a YAML scalar: plain where every reader agrees, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if is_plain and not text.endswith(" ") else as_yaml(text)
