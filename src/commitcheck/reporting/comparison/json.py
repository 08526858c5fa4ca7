"""JSON of a comparison, version 1: `schemas/diff.schema.json`. One object a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from commitcheck.reporting.json import wire
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.changes import Change
from commitcheck.variants.comparison import ComparedFinding, Comparison, End

Wire = dict[str, Any]


def render(comparison: Comparison, _options: RenderOptions) -> str:
    """The record. No option changes it."""
    return "{\n" + ",\n".join(_sections(comparison)) + "\n}\n"


def _sections(comparison: Comparison) -> Iterator[str]:
    yield line("format", "commitcheck-diff")
    yield line("version", 1)
    yield line("tool", {"name": "commitcheck", "version": comparison.report.version})
    if comparison.assumed:
        yield line("if", comparison.assumed)
    else:
        yield line("base", comparison.base.name)
        yield line("head", comparison.head.name)
        yield line("commits", {"base": _commit(comparison.base), "head": _commit(comparison.head)})
    yield line("as_of", comparison.as_of.isoformat())
    yield rows("changes", map(change, comparison.changes))
    yield _findings(comparison)
    yield line("money", money(comparison))
    yield rows("tell", tell(comparison))
    if comparison.assumed:
        safe = comparison.latest_safe.items()
        yield line("latest_safe", {id_: day and day.isoformat() for id_, day in safe})
    yield line("unread", comparison.unread)
    yield line("notes", comparison.notes)


def _findings(comparison: Comparison) -> str:
    parts = [
        rows("new", map(found, comparison.new), 4),
        rows("worse", map(found, comparison.worse), 4),
        rows("gone", map(wire.finding, comparison.gone), 4),
        f'    "known": {len(comparison.known)}',
    ]
    return '  "findings": {\n' + ",\n".join(parts) + "\n  }"


def change(change: Change) -> Wire:
    """One change, with the word for it and its place."""
    return {
        "kind": change.key.kind,
        "id": change.key.id,
        "field": change.key.field,
        "what": change.what,
        "old": change.old,
        "new": change.new,
        "commit": change.commit,
        "day": None if change.day is None else change.day.isoformat(),
        "location": None if change.at is None else wire.location(change.at),
    }


def found(compared: ComparedFinding) -> Wire:
    """The report's finding with what it was before and the indexes of its causes."""
    was = compared.then
    return {
        **wire.finding(compared.finding),
        "was": None
        if was is None
        else {"severity": was.severity.label, "preventable": was.preventable},
        "causes": list(compared.causes),
        "causes_are_smallest": compared.is_smallest,
    }


def money(comparison: Comparison) -> Wire:
    """Deals with an error that is new or worse, their ARR by currency, and what hangs on them."""
    return {
        "arr": comparison.arr,
        "deals": [
            {"deal": deal.id, "customer": deal.customer, "arr": deal.arr, "currency": deal.currency}
            for deal in comparison.deals
        ],
        "remedies": [
            {
                "commitment": remedy.commitment,
                "customer": remedy.customer,
                "remedy": remedy.remedy,
                "cap_pct": remedy.cap_pct,
                "payment_contingent": remedy.payment_contingent,
            }
            for remedy in comparison.remedies
        ],
    }


def tell(comparison: Comparison) -> Iterator[Wire]:
    """Who must be told, the most urgent first."""
    for message in comparison.tell:
        yield {
            "customer": message.customer,
            "deal": message.deal,
            "by": None if message.by is None else message.by.isoformat(),
            "why": str(message.why),
        }


def _commit(side: End) -> Wire | None:
    if side.commit is None:
        return None
    return {"id": side.commit, "day": None if side.day is None else side.day.isoformat()}


def line(key: str, value: object) -> str:
    """A key of the document with its value, on one line."""
    return f'  "{key}": {json_text(value)}'


def rows(key: str, values: Iterable[Wire], indent: int = 2) -> str:
    """A key of the document with one object a line."""
    pad = " " * indent
    lines = ",\n".join(f"{pad}  {json_text(row)}" for row in values)
    return f'{pad}"{key}": [\n{lines}\n{pad}]' if lines else f'{pad}"{key}": []'
