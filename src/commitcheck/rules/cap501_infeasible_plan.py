"""By the end of a period more work is promised than can be planned.

What: work that firm dated promises need, against capacity, both added up from the first
period that has not ended to the end of each period. Capacity is `total` minus `reserved`. A
roadmap item that is not shipped counts once, at the earliest date anyone was promised it,
with the unmet prerequisites of its capabilities; a promise that waits for no item counts with
its own effort. Signed promises alone over capacity: error. Only together with drafts: warning
"if you sign", which names the deals that add the work. What would fit if the periods that have
ended were still to come is a warning and never an error: nobody says how much of it was done.

Why: it is the strongest sentence in the room. Every promise can be met, one by one; the sum
cannot, and nobody who signs a deal sees the sum.

Bad:
    capacity: {periods: [{id: 2026-Q2, start: 2026-04-01, end: 2026-06-30, total: 48,
                          reserved: 12}]}
    promises:
      - {id: C-06, status: signed, source: sow, due: 2026-05-15, effort: 41}

Good:
    promises:
      - {id: C-06, status: signed, source: sow, due: 2026-05-15, effort: 36}

Resolve: drop, fund or move work until it fits; the finding names the largest units. Signing
another deal is a decision to do one of these.

Variants:
    signed: signed promises alone do not fit
    if_you_sign: they fit, but not together with the drafts

Figures: there is no public standard for a committed share of capacity; that demand may not
exceed what there is needs none.

Configure: `capacity.periods` in the vision; keep a running period's `start` and `total` to
what is left of it.

Not checked when: the vision has no `capacity` or the commitments have no column `due`. The
number is a lower bound while a firm promise has no estimate (CAP503); the finding says so.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import Phrase, deal, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import weeks
from commitcheck.rules.terms.parties import LISTED, named
from commitcheck.rules.terms.work_units import PeriodDemand, WorkUnit, demand_by_period, with_bound

INFO = RuleInfo(
    code="CAP501",
    name="infeasible-plan",
    severities=(Severity.ERROR, Severity.WARNING),
    who="executive",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("signed", "if_you_sign"),
)


def check(context: Context) -> Iterator[Finding]:
    for row in demand_by_period(context):
        if row.is_oversold:
            yield _oversold(context, row)
        elif row.is_infeasible_if_signed:
            yield _if_you_sign(context, row)


def _oversold(context: Context, row: PeriodDemand) -> Finding:
    return INFO.finding(
        Subject("period", row.period.id),
        with_bound(
            context,
            phrase(
                "signed promises need {} person-weeks by the end of {}, but {} can be planned: "
                "{} too many{}",
                weeks(row.signed),
                ident(row.period.id),
                weeks(row.available),
                weeks(row.signed - row.available),
                _unless_done(row, row.signed),
            ),
        ),
        severity=Severity.WARNING if row.is_through_ended(row.signed) else Severity.ERROR,
        variant="signed",
        at=row.period.at("total"),
        related=_related(row.signed_units),
        next_step=_less_work(row, row.signed, row.signed_units),
    )


def _if_you_sign(context: Context, row: PeriodDemand) -> Finding:
    added = row.drafted_units
    deals = _deals(row)
    return INFO.finding(
        Subject("period", row.period.id, unsigned=True),
        with_bound(
            context,
            phrase(
                "if {} is signed, promises need {} person-weeks by the end of {}, but {} can be "
                "planned: {} too many{}",
                named([deal(name) for name in deals]),
                weeks(row.with_drafts),
                ident(row.period.id),
                weeks(row.available),
                weeks(row.with_drafts - row.available),
                _unless_done(row, row.with_drafts),
            ),
        ),
        severity=Severity.WARNING,
        variant="if_you_sign",
        at=row.period.at("total"),
        related=_related(added),
        next_step=_less_work(row, row.with_drafts, added),
        cure=Cure.EDIT,
        deals=deals,
        worse_when_signed=not row.is_through_ended(row.with_drafts),
    )


def _unless_done(row: PeriodDemand, demand: float) -> Phrase:
    if not row.is_through_ended(demand):
        return words("")
    return phrase(", unless that much was done in periods that have ended ({})", weeks(row.ended))


def _deals(row: PeriodDemand) -> tuple[str, ...]:
    """The deals whose drafts bring work into the period, or make what is in it larger."""
    drafts = (
        promise
        for unit in row.drafted_units
        for promise in unit.promises
        if promise.is_draft
        and promise.due
        and (promise.due <= row.end or unit.is_raised_by(promise))
    )
    return tuple(dict.fromkeys(promise.deal_id for promise in drafts))


def _less_work(row: PeriodDemand, demand: float, units: Sequence[WorkUnit]) -> Phrase:
    """What to do, with the largest pieces that could go."""
    return phrase(
        "drop, fund or move {} person-weeks of what is due by {}; the largest: {}",
        weeks(demand - row.available),
        row.end,
        [phrase("{} ({})", ident(unit.id), weeks(unit.effort)) for unit in _largest(units)[:3]],
    )


def _largest(units: Sequence[WorkUnit]) -> list[WorkUnit]:
    return sorted(units, key=lambda unit: (-unit.effort, unit.id))


def _related(units: Sequence[WorkUnit]) -> tuple[Related, ...]:
    return tuple(_as_related(unit) for unit in _largest(units)[:LISTED])


def _as_related(unit: WorkUnit) -> Related:
    note = f"{weeks(unit.effort):g} person-weeks by {unit.due}"
    if unit.item is not None:
        return Related("roadmap_item", unit.id, unit.item.at("effort"), note)
    return Related("commitment", unit.id, unit.promises[0].at("effort"), note)


RULE = Rule(
    INFO,
    check,
    needs=(section("capacity"), column("due")),
    reads=(
        "kind", "capability", "roadmap_item", "status", "source", "binding", "due", "effort",
    ),
)  # fmt: skip
