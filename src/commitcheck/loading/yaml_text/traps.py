"""What YAML allows and a file of ours should not use: the words for it and its cure."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from commitcheck.loading.yaml_text.scalars import UNUSABLE, Plain, as_yaml, disagreement
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, phrase, words

Key = tuple[str | int, ...]

MAX_DEPTH = 100
MAX_TEXT = 1_000_000
MAX_SHARED = 1_000_000


class Trap(Struct, frozen=True):
    """One thing found while reading; `at` counts code points from the start of the text.

    `key` is the record it stands in.
    """

    variant: str
    message: Phrase
    next_step: Phrase
    at: int
    key: Key = ()
    field: str | None = None


def key_trap(text: str, index: int, key: Key) -> Trap | None:
    """An unquoted name that some YAML readers do not take for its text."""
    if text in ("", "~", "null"):
        message = phrase("a value stands here without the name of a field")
        cure = words("write the field's name before the colon")
        return Trap("invalid", message, cure, index, key)
    if text == "<<":
        message = phrase("the merge key << is not read: not every YAML reader knows it")
        return Trap("invalid", message, words("write the fields out in this record"), index, key)
    if text[:1] == "-" and text[1:2].isalpha():
        message = phrase("there is no space after the dash of {}", text)
        cure = phrase("write a space after the dash: - {}:", words(text[1:]))
        return Trap("invalid", message, cure, index, key)
    reading = disagreement(text)
    if reading is None:
        return None
    message = phrase("the field name {} means {} to some YAML readers", text, words(reading))
    cure = phrase('put it in quotes: "{}"', text)
    if text.lower() == "on":
        cure = words('name it "date" if it is a day, or put it in quotes')
    return Trap("invalid", message, cure, index, key, text)


def duplicate_key(name: str, index: int, key: Key) -> Trap:
    return Trap(
        f"duplicate_key.{name}",
        phrase("{} is given twice in the same place", name),
        words("keep one of the two"),
        index,
        key,
        name,
    )


def key_is_no_text(index: int, key: Key) -> Trap:
    message = words("a list or mapping stands where the name of a field belongs")
    cure = words("put the text in quotes if it is meant to begin with [ or {")
    return Trap("invalid", message, cure, index, key)


def tag(name: str, index: int, key: Key) -> Trap:
    written = name.replace("tag:yaml.org,2002:", "!!")
    message = phrase("the tag {} is not read: a file holds data only", written)
    return Trap("invalid", message, words("remove the tag; put text in quotes instead"), index, key)


def too_long(length: int, index: int, key: Key) -> Trap:
    message = phrase("this text has {} characters, expected at most {}", length, MAX_TEXT)
    return Trap("invalid", message, words("shorten it, or name a file with the text"), index, key)


def too_deep(index: int, key: Key) -> Trap:
    message = phrase("lists and mappings are nested deeper than {} levels here", MAX_DEPTH)
    return Trap("unreadable", message, words("flatten it"), index, key)


def unknown_alias(name: str, index: int, key: Key) -> Trap:
    message = phrase("*{} refers to &{}, which is not in the file above", name, name)
    cure = phrase('put the text in quotes ("*{}") if no reference is meant', name)
    return Trap("invalid", message, cure, index, key)


def recursive_alias(name: str, index: int, key: Key) -> Trap:
    message = phrase("*{} refers to the very thing it stands in, so it never ends", name)
    return Trap("invalid", message, words("write the value out instead"), index, key)


def alias_bomb(index: int, key: Key) -> Trap:
    message = phrase("the aliases of this file stand for more than {} values", MAX_SHARED)
    cure = words("write the values out instead of *aliases")
    return Trap("unreadable", message, cure, index, key)


def second_document(index: int) -> Trap:
    message = words("a second document begins here (---); only the first is read")
    cure = words("put it into a file of its own, or remove the ---")
    return Trap("invalid", message, cure, index)


def stray_character(name: str, more: int, index: int) -> Trap:
    also = phrase(" (and {} more)", more) if more else words("")
    message = phrase("the control character {} stands in the text{}", words(name), also)
    return Trap("encoding", message, words("delete it"), index)


# What a comma or a missing blank cuts off between `{` and `}`: names of fields without a value.
#
# `{statement: We do not host, sell or certify}` is a statement of four words and a field called
# "sell or certify"; `{due:2026-09-30}` is a field of that name. Nobody means either.

_GLUED = pattern(r"([a-z][a-z0-9_]*):(?!//)(\S.*)")


class Valueless(Struct, frozen=True):
    """A field without a value: its record, its name, and where the name and the value begin."""

    record: dict[Any, Any]
    name: str
    key: Key
    name_at: int
    value_at: int


def cut_off(found: Sequence[Valueless], text: str) -> Iterator[Trap]:
    """A trap for each that has no colon either; what it was cut from cannot be used."""
    for field in found:
        if ":" in text[field.name_at + len(field.name) : field.value_at]:
            continue
        before = _name_before(field)
        field.record.pop(field.name, None)
        glued = _GLUED.fullmatch(field.name)
        if glued:
            yield _glued(field, glued[1], glued[2])
        else:
            yield _cut(field, before)


def _name_before(field: Valueless) -> str | None:
    """The field whose text the comma may have ended."""
    names = list(field.record)
    index = names.index(field.name) if field.name in field.record else 0
    return names[index - 1] if index else None


def _glued(field: Valueless, name: str, value: str) -> Trap:
    if name not in field.record:
        field.record[name] = UNUSABLE
    message = phrase("there is no space after the colon of {}, so it has no value", name)
    cure = phrase("write a space after the colon: {}: {}", words(name), words(value))
    return Trap(f"cut_off.{name}", message, cure, field.name_at, field.key, name)


def _cut(field: Valueless, before: str | None) -> Trap:
    value = field.record.get(before) if before is not None else None
    if before is None or not isinstance(value, Plain | _Cut):
        message = phrase("{} stands here as a field without a value", field.name)
        cure = words("write it as `field: value`, or put the text that it belongs to in quotes")
        return Trap("cut_off", message, cure, field.name_at, field.key, field.name)
    whole = _Cut(f"{value}, {field.name}")
    field.record[before] = whole
    message = phrase("the comma ends the text of {}, and {} is lost", before, field.name)
    cure = phrase("put the whole text in quotes: {}: {}", words(before), words(as_yaml(str(whole))))
    return Trap(f"cut_off.{before}", message, cure, field.name_at, field.key, before)


class _Cut(str):
    """A text that a comma has cut, put together again to show it; it is not used."""

    __slots__ = ()


def without_cut(found: Sequence[Valueless]) -> None:
    """Take the texts that were cut out of their records: half a sentence says something else."""
    for field in found:
        for name, value in field.record.items():
            if isinstance(value, _Cut):
                field.record[name] = UNUSABLE
