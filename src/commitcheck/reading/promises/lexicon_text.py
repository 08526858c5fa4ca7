"""The lexicon's text, `table/lexicon.txt`, taken apart into `table/lexicon.json`, which is read.

People change the text; `python docs/generate.py` writes the other, and a test compares them. To
take the text apart at every start would cost a hundredth of a small check.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import json

from commitcheck.reading.promises.lexicon import Listed, split

TEXT = Path(__file__).parents[1] / "table" / "lexicon.txt"

Entry = tuple[str, tuple[str, ...]]


def written() -> bytes:
    """The content of `lexicon.json`, a line for each of its five parts."""
    listed = parsed(TEXT.read_text(encoding="utf-8").splitlines())
    parts = ((name, getattr(listed, name)) for name in Listed.__struct_fields__)
    lines = (json.encode(name) + b":" + json.encode(value) for name, value in parts)
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def parsed(lines: Iterable[str]) -> Listed:
    """The words of a text: each line a class, a colon and its entries; `#` opens a remark."""
    names: list[str] = []
    words: dict[str, set[int]] = {}
    stems: dict[str, set[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        name, _, entries = line.partition(":")
        number = len(names)
        names.append(name)
        for kind, parts in _entries(entries.split()):
            if kind == "stem":
                stems.setdefault(parts[0], set()).add(number)
            elif kind == "word":
                words.setdefault(parts[0], set()).add(number)
            else:
                phrases.setdefault(parts[0], []).append((parts[1:], number))
    return _numbered(names, words, stems, phrases)


def _entries(entries: Iterable[str]) -> Iterator[Entry]:
    """Each entry as a word, a stem (`keine*`) or a phrase (`roll_out`)."""
    for entry in entries:
        if entry.endswith("*") and "_" not in entry:
            yield "stem", (entry[:-1],)
        elif parts := tuple(split(entry.rstrip("*").replace("_", " "))):
            yield ("word" if len(parts) == 1 else "phrase"), parts


def _numbered(
    names: list[str],
    words: dict[str, set[int]],
    stems: dict[str, set[int]],
    phrases: dict[str, list[tuple[tuple[str, ...], int]]],
) -> Listed:
    """Each set of classes once; a few dozen serve three thousand words."""
    single = [(number,) for number in range(len(names))]
    sets = (tuple(sorted(found)) for listed in (words, stems) for found in listed.values())
    classes = list(dict.fromkeys((*single, *sets)))
    at = {found: number for number, found in enumerate(classes)}
    return Listed(
        names,
        [list(found) for found in classes],
        {word: at[tuple(sorted(found))] for word, found in words.items()},
        {stem: at[tuple(sorted(found))] for stem, found in stems.items()},
        phrases,
    )
