"""A condition tried before it is trusted: on records with every combination of what may be missing.

What comes of it is said on the rule's page: without which fields it has no answer.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from commitcheck.loading.own_rules.condition import CelCondition
from commitcheck.loading.own_rules.names import Fault
from commitcheck.loading.own_rules.tokens import tokens
from commitcheck.model.own_rule import CannotJudgeError
from commitcheck.model.rule_fields import Field, field_at, is_of_a_list

MOST = 10
"""Fields of a record that may be missing: a thousand combinations of them are tried."""

_SAMPLES: Mapping[str, Any] = {
    "text": "a text",
    "number": 1.0,
    "day": "2026-01-01T00:00:00Z",
    "truth": True,
}


def tried(condition: CelCondition) -> tuple[tuple[str, ...], Fault | None]:
    """The fields without which it never has an answer, and a fault where it has none at all."""
    names = sorted(name for name in condition.names if not is_of_a_list(condition.subject, name))
    fields = {name: field_at(condition.subject, name) for name in names}
    optional = [name for name in names if not fields[name].always]
    if len(optional) > MOST:
        message = f"it names {len(optional)} fields that may be missing"
        return (), Fault(message, f"part it in rules of {MOST} at most", 0)
    judged = [
        missing for missing in _combinations(optional) if _has_an_answer(condition, fields, missing)
    ]
    if not judged:
        return (), Fault("it has no answer whatever a record holds", "try it on an example", 0)
    return tuple(name for name in optional if all(name not in it for it in judged)), None


def _combinations(names: list[str]) -> Iterator[frozenset[str]]:
    for choice in product((False, True), repeat=len(names)):
        yield frozenset(name for name, is_missing in zip(names, choice, strict=True) if is_missing)


def _has_an_answer(
    condition: CelCondition, fields: Mapping[str, Field], missing: frozenset[str]
) -> bool:
    """Does any record with these fields missing get a yes or a no?"""
    for text in _texts(condition.source):
        for anything in (1.0, text, True):
            values = {
                name: _nothing(field) if name in missing else _sample(field, text, anything)
                for name, field in fields.items()
            }
            try:
                condition.holds(values)
            except CannotJudgeError:
                continue
            return True
    return False


def _texts(source: str) -> list[str]:
    """What a text may be: anything, and what the condition itself compares with."""
    own = [token.text.strip("'\"") for token in tokens(source) if token.kind == "text"]
    return ["a text", *own[:3]]


def _nothing(field: Field) -> Any:
    return [] if field.content in ("texts", "records") else None


def _sample(field: Field, text: str, anything: Any) -> Any:
    match field.content:
        case "any":
            return anything
        case "text":
            return text
        case "texts":
            return [text]
        case "records":
            inner = field.fields.items()
            return [{name: _sample(part, text, anything) for name, part in inner}]
        case _:
            return _SAMPLES[field.content]
