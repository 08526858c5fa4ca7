"""From what a user writes for "these files" to files: a path, a folder, or a pattern."""

import re
from collections.abc import Iterable, Iterator
from os.path import normpath
from pathlib import Path

from commitcheck.errors import InputError
from commitcheck.loading.files import STDIN
from commitcheck.model.pattern import pattern

TABLE_ENDINGS = frozenset(
    (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".yaml", ".yml")
)
PAPER_ENDINGS = frozenset((".docx", ".docm", ".pdf", ".odt", ".eml"))
"""Documents that are commitments when a folder is named; a README.md beside them is none."""
BESIDE = pattern(
    r"(?:vision|waivers|links|decisions|baseline|commitcheck)\.(?:ya?ml|json)", re.IGNORECASE
)
"""Files that stand beside commitments and are none: left out where nobody named them."""

_MAGIC = frozenset("*?[")


def expanded(paths: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant, each once, in the order named and sorted within a pattern.

    Raises:
        InputError: a pattern or a folder gives no file.
    """
    return tuple(dict.fromkeys(found for path in paths for found in _files_of(path)))


def matching(path: str) -> bool:
    """Is it a pattern, and not a file that happens to have such a name?"""
    return not _MAGIC.isdisjoint(path) and not exists(path)


def exists(path: str | Path) -> bool:
    """As Path.exists; a path that may not be looked at, or cannot be one, does not exist."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def is_folder(path: str | Path) -> bool:
    """As Path.is_dir, with the same leniency."""
    return exists(path) and Path(path).is_dir()


def is_file(path: str | Path) -> bool:
    """As Path.is_file, with the same leniency: a commit can name what no file can be called."""
    return exists(path) and Path(path).is_file()


def is_one_of(path: str, pattern: str) -> bool:
    """Is the file one that the pattern, folder or path stands for?"""
    wanted = _absolute(path)
    if is_folder(pattern):
        return wanted.parent == _absolute(pattern)
    found = _found(pattern) if matching(pattern) else [pattern]
    return any(_absolute(path) == wanted for path in found)


def _absolute(path: str) -> Path:
    return Path(normpath(path)).absolute()


def _files_of(path: str) -> Iterator[str]:
    if path == STDIN:
        yield path
        return
    if matching(path):
        found = _found(path)
        if not found:
            raise InputError(f"no file matches {path}")
    elif is_folder(path):
        found = _tables_in(path)
        if not found:
            raise InputError(
                f"the folder {path} holds neither a vision.yaml nor commitments"
                " (CSV, XLSX or YAML, or documents: DOCX, PDF, ODT or EML)"
            )
    else:
        found = [path]
    yield from found


def _found(pattern: str) -> list[str]:
    from glob import glob  # noqa: PLC0415 - few calls name a pattern

    every = glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob refuses absolute patterns
    return sorted(path for path in every if _may_be_meant(Path(path)))


def _tables_in(folder: str) -> list[str]:
    try:
        return sorted(
            str(entry)
            for entry in Path(folder).iterdir()
            if entry.suffix.lower() in TABLE_ENDINGS | PAPER_ENDINGS and _may_be_meant(entry)
        )
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"the folder {folder} may not be read: {why}") from error


def _may_be_meant(path: Path) -> bool:
    """No folder, nothing known to be something else, no lock file of Excel's, nothing hidden."""
    is_odd = BESIDE.fullmatch(path.name) or path.name.startswith(("~$", "."))
    return not is_odd and exists(path) and not is_folder(path)
