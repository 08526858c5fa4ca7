"""What YAML allows and a file of ours should not use: the words for it and its cure."""

from msgspec import Struct

from commitcheck.loading.yaml_text.scalars import disagreement
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
