"""A file of sentences for letters and papers: a note, and entries, each with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from commitcheck.errors import InputError
from commitcheck.loading.yaml_text.file import read_yaml


class WordingFile(Struct, frozen=True):
    """What the file says of itself, None where it says nothing; its entries with their places."""

    note: str | None
    entries: tuple[tuple[Any, str], ...]


def read_wording_file(path: str, section: str, holding: str) -> WordingFile:
    """The list `section` of a file, whose entries are `holding` something, in words.

    Raises:
        InputError: the file cannot be read, or has no such list; the message names the place.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"cannot read the wording file {path}: {why}") from error
    file = read_yaml(path, content)
    for problem in file.problems:
        raise InputError(f"{problem.at.label}: {problem.message}")
    data = file.data if isinstance(file.data, Mapping) else {}
    listed = data.get(section)
    if not isinstance(listed, list):
        raise InputError(f"{path} has no list {section}, expected entries of {holding}")
    note = data.get("note")
    return WordingFile(
        note if isinstance(note, str) else None,
        tuple((entry, file.locate((section, index)).label) for index, entry in enumerate(listed)),
    )
