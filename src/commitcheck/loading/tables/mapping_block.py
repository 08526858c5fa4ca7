"""The block of commitcheck.yaml that says in writing how a table was understood."""

import json
import re

from commitcheck.loading.tables.mapping import FIELDS
from commitcheck.loading.tables.preset import GENERIC, OWN
from commitcheck.loading.tables.table_preview import Preview

_PLAIN = re.compile(r"[^\W\d_][\w ./()+-]*")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"])
_NEEDED = {
    "customer": "who was promised",
    "title": "the text of the promise",
    "due": "the promised date; a close date is none",
}


def mapping_block(preview: Preview) -> str:
    """Ready to paste; what could not be found stands there as a comment."""
    lines = ["commitments:", f"  - file: {quoted(preview.path)}"]
    if preview.preset and preview.preset not in (OWN, GENERIC):
        lines.append(f"    preset: {quoted(preview.preset)}")
    if preview.sheet:
        lines.append(f"    sheet: {quoted(preview.sheet)}")
    if preview.header_line and preview.header_line > 1:
        lines.append(f"    header_row: {preview.header_line}")
    if any(problem.variant.startswith("ambiguous_date") for problem in preview.problems):
        lines.append("    # dates: DMY    # or MDY: some dates can be read in two ways")
    if any(problem.variant.startswith("ambiguous_number") for problem in preview.problems):
        lines.append('    # decimal: ","  # or ".": some amounts can be read in two ways')
    if any(problem.variant == "no_currency" for problem in preview.problems):
        lines.append("    # currency: EUR")
    return "\n".join([*lines, *_columns(preview), *_values(preview)]) + "\n"


def _columns(preview: Preview) -> list[str]:
    given = [
        f"      {name}: {_named(preview.sources[name])}"
        for name in FIELDS
        if name in preview.sources
    ]
    head = "    columns:    # our field: their column"
    lines = [head, *given] if given else [head.replace("columns:", "columns: {}")]
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
    unknown = [one for one in preview.problems if one.variant.startswith("unknown_value.")]
    lines: list[str] = []
    for field in dict.fromkeys(one.variant.partition(".")[2] for one in unknown):
        lines.append(f"    #   {field}:")
        words = [_word(str(one.message)) for one in unknown if one.variant.endswith(f".{field}")]
        lines += [f"    #     {quoted(word)}: ?" for word in words if word]
    return ["    # values:    # their word: ours", *lines] if lines else []


def _word(message: str) -> str:
    found = re.search(r": '(.*)' is not known", message)
    return found[1] if found else ""


def quoted(text: str) -> str:
    """The text as a YAML scalar: plain where every reader agrees, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if is_plain and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)
