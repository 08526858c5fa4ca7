"""JSON of it, version 1: `schemas/since-signing.schema.json`."""

from typing import Any

from commitcheck.reporting.comparison.json import change, line, rows
from commitcheck.reporting.json import wire
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.signing import SignedPromise, SinceSigning, counts

Wire = dict[str, Any]


def render(result: SinceSigning, _options: RenderOptions) -> str:
    """The record. No option changes it."""
    sections = (
        line("format", "commitcheck-diff"),
        line("version", 1),
        line("tool", {"name": "commitcheck", "version": result.report.version}),
        line("as_of", result.report.as_of.isoformat()),
        rows("changes", map(change, result.changes)),
        rows("promises", map(_promise, result.promises)),
        line("counts", counts(result)),
        line("notes", result.notes),
    )
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _promise(signed: SignedPromise) -> Wire:
    promise, since = signed.promise, signed.since
    return {
        "id": promise.id,
        "customer": promise.customer,
        "deal": promise.deal_id,
        "signed_on": None if promise.signed_on is None else promise.signed_on.isoformat(),
        "then": signed.then,
        "now": signed.now,
        "outcome": signed.outcome,
        "since": None if since is None else {"day": since.day.isoformat(), "commit": since.id},
        "causes": list(signed.causes),
        "why": signed.why or None,
        "findings": [wire.finding(found) for found in signed.findings],
    }
