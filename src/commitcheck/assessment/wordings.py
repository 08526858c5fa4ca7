"""Replacement wording from a file that the user can replace: a library, never legal advice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from commitcheck.errors import InputError
from commitcheck.loading.yaml_text.yaml_file import read_yaml

DEFAULT = Path(__file__).parent / "wording" / "fallback.yaml"
_LISTS = ("rules", "kinds", "dimensions")


class Wording(Struct, frozen=True):
    """One text to offer instead. It fits a finding by its rule or `code:variant`, and by the
    promise's kind and dimension where it names any.
    """

    id: str
    text: str
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()

    def fits(self, code: str, kind: str, dimension: str | None) -> bool:
        return (
            (code in self.rules or code.partition(":")[0] in self.rules)
            and (not self.kinds or kind in self.kinds)
            and (not self.dimensions or dimension in self.dimensions)
        )


class WordingLibrary(Struct, frozen=True):
    """The texts in order of preference, and what the file says of itself."""

    note: str
    wordings: tuple[Wording, ...] = ()


def read_wordings(path: str | None = None) -> WordingLibrary:
    """The library of a file; the one of the package where none is named.

    Raises:
        InputError: it cannot be read, or has another shape; the message names the place.
    """
    name = path or str(DEFAULT)
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"cannot read the wording file {name}: {why}") from error
    file = read_yaml(name, content)
    for problem in file.problems:
        raise InputError(f"{problem.at.label}: {problem.message}")
    data = file.data if isinstance(file.data, dict) else {}
    listed = data.get("wording")
    if not isinstance(listed, list):
        raise InputError(f"{name} has no list wording, expected entries of id, rules and text")
    note = data.get("note")
    return WordingLibrary(
        note=note if isinstance(note, str) else "Not legal advice.",
        wordings=tuple(
            _wording(one, f"{file.locate(('wording', index)).label}")
            for index, one in enumerate(listed)
        ),
    )


def _wording(entry: Any, place: str) -> Wording:
    if not isinstance(entry, Mapping):
        raise InputError(f"{place}: expected an entry of id, rules and text")
    unknown = [str(key) for key in entry if key not in ("id", "text", *_LISTS)]
    if unknown:
        raise InputError(f"{place}: {unknown[0]} is no field of a wording")
    lists = {name: _names(entry.get(name), name, place) for name in _LISTS}
    texts = {name: entry.get(name) for name in ("id", "text")}
    for name, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{place}: {name} is missing, expected a text")
    if not lists["rules"]:
        raise InputError(f"{place}: rules is empty, expected codes as VIS603")
    return Wording(str(texts["id"]), " ".join(str(texts["text"]).split()), **lists)


def _names(value: Any, name: str, place: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(f"{place}: {name} is no list of words")
    return tuple(map(str, value))
