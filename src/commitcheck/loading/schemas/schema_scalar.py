"""What a scalar of a YAML file means where a schema expects something: one rule for all."""

from typing import Any

from msgspec import Struct

from commitcheck.loading.schemas.day_text import DayRefusal, read_day
from commitcheck.loading.schemas.schema_compile import Node
from commitcheck.loading.yaml_text.scalars import Plain, disagreement, number_of, truth_of

_NUMBERS = frozenset(("number", "integer"))


class Refusal(Struct, frozen=True):
    """Why a scalar means nothing here, by `kind`: `text` has another reading, `day` is no date,
    `quoted` is text where none belongs, `type` is the rest.
    """

    kind: str
    text: str
    reading: str = ""
    day: DayRefusal | None = None


def read_scalar(node: Node, raw: str) -> Any:
    """The text, number or truth value that was meant, or a `Refusal`.

    Text in quotes is text and nothing else. A plain scalar is what the schema expects; text is
    taken as written unless YAML readers disagree about it.
    """
    text = str(raw)
    if node.is_date:
        return _day(text)
    if not isinstance(raw, Plain):
        return text if "string" in node.types else Refusal("quoted", text)
    if node.choices is not None and text in node.choices:
        return text
    value = _number(node, text)
    if value is None:
        value = _truth(node, text)
    if value is not None:
        return value
    return _plain_text(node, text) if "string" in node.types else Refusal("type", text)


def _day(text: str) -> str | Refusal:
    day = read_day(text)
    return Refusal("day", text, day=day) if isinstance(day, DayRefusal) else day


def _number(node: Node, text: str) -> int | float | None:
    if not node.types & _NUMBERS:
        return None
    value = number_of(text)
    if isinstance(value, float) and "number" not in node.types:
        return int(value) if value.is_integer() else value
    return value


def _truth(node: Node, text: str) -> bool | None:
    """Where text could be meant as well only `true` and `false` are beyond doubt."""
    if "boolean" not in node.types:
        return None
    if "string" in node.types and text.lower() not in ("true", "false"):
        return None
    return truth_of(text)


def _plain_text(node: Node, text: str) -> str | Refusal:
    reading = disagreement(text)
    if reading is None or (reading == "a date" and node.types & _NUMBERS):
        return text  # a value that can be anything can be a day
    return Refusal("text", text, reading)
