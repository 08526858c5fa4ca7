"""A promise is about something that nobody plans to build.

What: an open promise of a feature, integration, custom development or deployment (or of scale
or performance) names a capability that is not available, and no roadmap item that is still on
the plan delivers it: neither the one the promise names nor any other. Error when the promise is
firm, else warning. What was rejected, deprecated or dropped is COV303's.

Why: a promise that is on nobody's plan is found at roll-out, by the customer.

Bad:
    capabilities: [{id: servicenow-sync, status: candidate}]
    roadmap: []
    commitments:
      - {id: C-4, customer: Meridian Bank, title: ServiceNow, capability: servicenow-sync}

Good:
    capabilities: [{id: servicenow-sync, status: planned}]
    roadmap: [{id: RM5, capabilities: [servicenow-sync], horizon: next, latest: 2026-12-31}]
    commitments:
      - {id: C-4, customer: Meridian Bank, title: ServiceNow, capability: servicenow-sync}

Resolve: put it on the roadmap with a date and an estimate, swap it for something that is
planned, or strike it.

Configure: `severity: {COV301: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: the vision has no `roadmap`, or the commitments have no `capability`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.model.vision import Capability
from commitcheck.model.vocabulary import DELIVERABLE_KINDS
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import as_related, in_vision, with_status
from commitcheck.rules.terms.quoting import promised

INFO = RuleInfo(
    code="COV301",
    name="off-roadmap",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
)

_KINDS = DELIVERABLE_KINDS | {"scale", "performance"}


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        unplanned = context.unbacked(promise) if promise.kind in _KINDS else ()
        if not unplanned or _names_dropped_work(context, promise):
            continue
        if not context.is_dangling(promise):
            yield _finding(context, promise, unplanned)


def _names_dropped_work(context: Context, promise: Commitment) -> bool:
    items = (context.project.roadmap.get(name) for name in promise.roadmap_item)
    return promise.is_deliverable and any(item and item.status == "dropped" for item in items)


def _finding(context: Context, promise: Commitment, unplanned: tuple[Capability, ...]) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {}, but nothing on the roadmap delivers it",
            ident(promise.id),
            with_status(unplanned),
        ),
        severity=Severity.ERROR if promise.is_firm else Severity.WARNING,
        at=promise.at("capability"),
        quotes=(promised(promise), *in_vision(unplanned)),
        related=as_related(unplanned),
        next_step=phrase(
            "put {} on the roadmap with a date, swap it for planned work, or strike it",
            [ident(capability.id) for capability in unplanned],
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("roadmap"), column("capability")),
    reads=("kind", "status", "capability", "roadmap_item", "source", "binding"),
    is_alone=True,
)
