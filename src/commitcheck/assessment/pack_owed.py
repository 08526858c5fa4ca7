"""What is owed to customers in a role's area: overdue, and due within the next days."""

import datetime as dt
from collections.abc import Mapping

from commitcheck.assessment.pack_values import Owed
from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.report import Report
from commitcheck.model.vocabulary import KINDS, WORK_KINDS
from commitcheck.rules.context import Context

DAYS = 90

_AREAS: Mapping[str, frozenset[str]] = {
    "engineering": WORK_KINDS | {"integration", "sla", "eol_support"},
    "security": frozenset(("data_residency", "data_retention", "compliance")),
    "finance": frozenset(("pricing", "mfn")),
    "legal": frozenset(("exclusivity", "mfn", "ip_escrow", "data_retention")),
    "customer_success": WORK_KINDS | {"support"},
    "marketing": frozenset(("roadmap_disclosure",)),
}
"""Kinds of promise by role; product, sales and executive look at all of them."""


def owed(context: Context, report: Report, role: str) -> tuple[Owed, ...]:
    """Signed promises of the role's area that are overdue or due within 90 days, nearest first.

    The executive sees those that do not conform; the others are in good hands.
    """
    end = context.as_of + dt.timedelta(days=DAYS)
    bad = {one.commitment for one in report.commitments if one.answer == "does_not_conform"}
    rows = [
        _owed(context, promise)
        for promise in context.open
        if promise.is_signed
        and promise.due is not None
        and promise.due <= end
        and (promise.due >= context.as_of or promise.kind in WORK_KINDS)
        and _is_in_area(promise, role)
        and (role != "executive" or promise.id in bad)
    ]
    return tuple(sorted(rows, key=lambda one: (one.due, one.commitment)))


def _is_in_area(promise: Commitment, role: str) -> bool:
    if role == "finance" and promise.payment_contingent:
        return True
    if role == "legal" and promise.remedy not in (None, "none"):
        return True
    return promise.kind in _AREAS.get(role, frozenset(KINDS))


def _owed(context: Context, promise: Commitment) -> Owed:
    return Owed(
        commitment=promise.id,
        customer=promise.customer,
        title=promise.title,
        due=promise.due or dt.date.max,
        owner=promise.owner,
        state=_state(context, promise),
    )


def _state(context: Context, promise: Commitment) -> Phrase:
    late = (context.as_of - promise.due).days if promise.due else 0
    if late > 0:
        return phrase("overdue by {}, {}", words(f"{late} day" if late == 1 else f"{late} days"),
                      _behind(context, promise))  # fmt: skip
    return _behind(context, promise)


def _behind(context: Context, promise: Commitment) -> Phrase:
    """What stands behind it."""
    items = context.awaited(promise)
    if items:
        last = max(items, key=lambda one: one.latest or dt.date.max)
        lands = phrase("lands by {}", last.latest) if last.latest else words("has no date")
        return phrase("{} {}, {} confidence", ident(last.id), lands, words(last.confidence))
    if promise.effort:
        return phrase("{} person-weeks of work of its own", promise.effort)
    if not promise.is_deliverable:
        return words("no planned work needed")
    if context.capabilities_of(promise) and not context.is_future(promise):
        return words("available today")
    return words("nothing plans it")
