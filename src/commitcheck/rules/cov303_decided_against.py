"""A promise is about something that was decided against.

What: an open promise of a feature, integration, custom development or deployment names a
capability that is rejected or deprecated, or a roadmap item that was dropped. Always an error,
and it takes the place of COV301.

Why: "we said no" was a decision, with reasons. Selling it anyway makes the next no worth less
than this one, and the reasons are still true.

Bad:
    capabilities: [{id: report-builder, status: rejected}]
    commitments:
      - {id: C-6, customer: Meridian Bank, title: Custom reports, capability: report-builder}

Good:
    capabilities: [{id: audit-export, status: available}]
    commitments:
      - {id: C-6, customer: Meridian Bank, title: Audit reports, capability: audit-export}

Resolve: renegotiate the promise away, or reopen the decision where it was made and put the
capability back on the plan.

Configure: `capabilities[].status`, `roadmap[].status`.

Not checked when: the commitments have neither `capability` nor `roadmap_item`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.model.vision import Capability, RoadmapItem
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import in_vision, with_status
from commitcheck.rules.terms.quoting import promised

INFO = RuleInfo(
    code="COV303",
    name="decided-against",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R2",),
    cure=Cure.STRIKE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for promise in context.deliverables:
        refused = [cap for cap in context.capabilities_of(promise)
                   if cap.status in ("rejected", "deprecated")]  # fmt: skip
        dropped = _dropped(context, promise) if promise.roadmap_item else []
        if refused or dropped:
            yield _finding(context, promise, [*refused, *dropped])


def _dropped(context: Context, promise: Commitment) -> list[RoadmapItem]:
    items = (context.project.roadmap.get(name) for name in promise.roadmap_item)
    return [item for item in items if item is not None and item.status == "dropped"]


def _finding(
    context: Context, promise: Commitment, refused: list[Capability | RoadmapItem]
) -> Finding:
    names_capability = isinstance(refused[0], Capability)
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} promises {}, which was decided against", ident(promise.id), with_status(refused)
        ),
        severity=Severity.ERROR,
        at=promise.at("capability" if names_capability else "roadmap_item"),
        quotes=(promised(promise), *in_vision(refused)),
        related=tuple(
            Related(
                "capability" if isinstance(item, Capability) else "roadmap_item",
                item.id,
                item.at("status"),
                "decided here",
            )
            for item in refused
        ),
        next_step=phrase(
            "renegotiate it away, or reopen the decision on {}",
            [ident(item.id) for item in refused],
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("capabilities", "roadmap"), column("capability", "roadmap_item")),
    reads=("kind", "status", "capability", "roadmap_item"),
    is_alone=True,
)
