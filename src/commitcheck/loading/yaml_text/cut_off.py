"""What a comma or a missing blank cuts off between `{` and `}`: names of fields without a value.

`{statement: We do not host, sell or certify}` is a statement of four words and a field called
"sell or certify"; `{due:2026-09-30}` is a field of that name. Nobody means either.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from commitcheck.loading.yaml_text.quoting import as_yaml
from commitcheck.loading.yaml_text.scalars import UNUSABLE, Plain
from commitcheck.loading.yaml_text.traps import Key, Trap
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

_GLUED = pattern(r"([a-z][a-z0-9_]*):(?!//)(\S.*)")


class Valueless(NamedTuple):
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
