"""Sentences for the paper by kind of change and language, from files that anybody can replace.

They are examples to start a conversation with and never legal advice; every file says so.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from commitcheck.errors import InputError
from commitcheck.loading.wording_file import read_wording_file
from commitcheck.model.pattern import pattern

_FOLDER = Path(__file__).parent / "languages"
_ENGLISH = "english"
_FIELD = pattern(r"\{(\w+)\}")
NAMES = ("feature", "capability", "customer", "old", "new", "dimension", "segment", "date")
"""What may stand between braces in a sentence."""

_NOT_ADVICE = "Not legal advice."


class Sentence(Struct, frozen=True):
    """A sentence for an action; `fields` and `kinds` say which changes it fits, empty is all."""

    action: str
    text: str
    fields: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Library(Struct, frozen=True):
    """The sentences of a language, the most fitting first, and what the file says of itself."""

    note: str
    sentences: tuple[Sentence, ...]

    def sentence(self, action: str, field: str, kind: str) -> str | None:
        """The first that fits; None where there is none."""
        return next(
            (
                it.text
                for it in self.sentences
                if it.action == action
                and (not it.fields or field in it.fields)
                and (not it.kinds or kind in it.kinds)
            ),
            None,
        )


def languages() -> list[str]:
    """Of the languages that texts can be in, those that there are sentences for: a file each."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


def library(language: str | None = None, path: str | None = None) -> Library:
    """The sentences of a file of the user's, or those of the package for a language as the
    configuration names it; English where there are none for it.

    Raises:
        InputError: the file cannot be read or has another shape; the message names the place.
    """
    name = language if language in languages() else _ENGLISH
    file = read_wording_file(path or str(_FOLDER / f"{name}.yaml"), "sentences", "action and text")
    return Library(
        " ".join((file.note or "").split()) or _NOT_ADVICE,
        tuple(_sentence(entry, place) for entry, place in file.entries),
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The sentence with the real values in it."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), text)


def _sentence(entry: Any, place: str) -> Sentence:
    if not isinstance(entry, Mapping):
        raise InputError(f"{place}: expected an entry of action and text")
    unknown = [str(key) for key in entry if key not in ("action", "text", "fields", "kinds")]
    if unknown:
        raise InputError(f"{place}: {unknown[0]} is no field of a sentence")
    action, text = entry.get("action"), entry.get("text")
    if not isinstance(action, str) or not isinstance(text, str) or not text.strip():
        raise InputError(f"{place}: expected an action and a text")
    strange = [name for name in _FIELD.findall(text) if name not in NAMES]
    if strange:
        raise InputError(f"{place}: {{{strange[0]}}} is nothing that can be filled in")
    return Sentence(
        str(action),
        " ".join(text.split()),
        _names(entry.get("fields"), place),
        _names(entry.get("kinds"), place),
    )


def _names(value: Any, place: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(f"{place}: expected a list of words")
    return tuple(map(str, value))
