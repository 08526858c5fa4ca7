"""The records that a company's own rules look at: only the fields that a rule names, as plain
values. A day is the text of its first moment.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.location import Location
from commitcheck.model.rule_fields import SUBJECTS, Field
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.context import Context

Fields = Mapping[str, Mapping[str, Any]]
"""The named fields of a record, each with the named fields of its own records."""


class Deal(Struct, frozen=True):
    """The promises of one deal that a rule looks at; its ARR is the largest of all of its rows, as
    everywhere.
    """

    id: str
    promises: tuple[Commitment, ...]
    arr: float | None = None
    currency: str | None = None

    @classmethod
    def of(cls, name: str, kept: tuple[Commitment, ...], rows: Iterable[Commitment]) -> "Deal":
        """The deal of these rows, of which the promises that are `kept` are looked at."""
        worth = [(row.arr, row.currency) for row in rows if row.arr is not None]
        arr, currency = max(worth, key=lambda it: it[0], default=(None, None))
        return cls(name, kept, arr, currency)

    def at(self, _: str) -> Location:
        """Where it is named first."""
        return self.promises[0].at("deal")

    def given(self, name: str) -> Any:
        """What the rows give for a field, the first that has it."""
        values = (getattr(promise, name) for promise in self.promises)
        return next((value for value in values if value is not None), None)


Subject = Commitment | Deal | RoadmapItem


def wanted(subject: str, names: Iterable[str]) -> Mapping[str, Any]:
    """The whole names about a subject as a tree: `promise.approvals.role` is one of two levels."""
    tree: dict[str, Any] = {}
    for name in names:
        head, *rest = name.split(".")
        inner = tree
        for part in rest if head == subject else ():
            inner = inner.setdefault(part, {})
    return tree


def values_of(
    subject: str, fields: Mapping[str, Any], record: Subject, context: Context
) -> dict[str, Any]:
    """By whole names, the values of a record."""
    known = SUBJECTS[subject]
    return {
        f"{subject}.{name}": _value(record, name, known[name], inner, context)
        for name, inner in fields.items()
    }


def surroundings(names: Iterable[str], context: Context) -> dict[str, Any]:
    """By whole names, what is the same for every record: the vision's words and the day."""
    found: dict[str, Any] = {}
    for name in names:
        head, _, rest = name.partition(".")
        if head == "as_of":
            found[name] = _moment(context.as_of)
        elif head == "vision":
            found[name] = _of_vision(rest, context)
    return found


def _of_vision(path: str, context: Context) -> Any:
    section, _, field = path.partition(".")
    held = getattr(context.vision, section)
    if not field:
        return [record.id for record in held]
    return _plain(getattr(held, field, None))


def _value(
    record: Subject, name: str, field: Field, inner: Mapping[str, Any], context: Context
) -> Any:
    if field.content == "records":
        entries = getattr(record, name)
        return [_entry(entry, field, inner, context) for entry in entries]
    if isinstance(record, Deal):
        return _DEAL[name](record, context)
    if isinstance(record, Commitment) and name in _PROMISE:
        return _PROMISE[name](record, context)
    return _plain(getattr(record, name))


def _entry(
    entry: Approval | Commitment, field: Field, inner: Mapping[str, Any], context: Context
) -> dict[str, Any]:
    if isinstance(entry, Commitment):
        return {
            name: _value(entry, name, field.fields[name], more, context)
            for name, more in inner.items()
        }
    return {name: _plain(getattr(entry, name)) for name in inner}


_PROMISE: Mapping[str, Callable[[Commitment, Context], Any]] = {
    "deal": lambda promise, _: promise.deal_id,
    "is_future": lambda promise, context: context.is_future(promise),
}
"""Fields whose name in a rule is not that of the value."""

_DEAL: Mapping[str, Callable[[Deal, Context], Any]] = {
    "id": lambda deal, _: deal.id,
    "customer": lambda deal, _: deal.promises[0].customer,
    "segment": lambda deal, _: deal.given("segment"),
    "arr": lambda deal, _: _plain(deal.arr),
    "currency": lambda deal, _: deal.currency or deal.given("currency"),
    "expected_signature": lambda deal, _: _plain(
        min(_days(deal, "expected_signature"), default=None)
    ),
    "signed_on": lambda deal, _: _plain(max(_days(deal, "signed_on"), default=None)),
    "is_draft": lambda deal, _: any(promise.is_draft for promise in deal.promises),
}


def _days(deal: Deal, name: str) -> list[dt.date]:
    days = (getattr(promise, name) for promise in deal.promises)
    return [day for day in days if day is not None]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return _moment(value)
    if isinstance(value, tuple):
        return list(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
