"""A promise is due before the work behind it lands.

What: an open promise about future functionality whose due date lies before the roadmap item
behind it can land (`earliest`: error) or before it lands at the latest (`latest`: warning).
Due on `latest` itself is fine. A promise that is not firm steps down one level. A promise of
several things is held against the work behind each that is not there yet.

Why: an outside promise that disagrees with the inside plan is the dearest kind of surprise,
because the customer is the one who finds it.

Bad:
    capabilities: [{id: scim, status: planned}]
    roadmap: [{id: RM3, capabilities: [scim], earliest: 2026-08-01, latest: 2026-09-30}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-06-30}

Good:
    capabilities: [{id: scim, status: planned}]
    roadmap: [{id: RM3, capabilities: [scim], earliest: 2026-08-01, latest: 2026-09-30}]
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-09-30}

Resolve: move the date to the roadmap's `latest` or later, split the scope so that what is
promised lands in time, or move the roadmap openly.

Figures: none; `earliest` and `latest` are your own.

Configure: `severity: {TIM401: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: the vision has no `roadmap`, or the commitments have no `due`.
"""

import datetime as dt
from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import joined, landing, planned, promised

INFO = RuleInfo(
    code="TIM401",
    name="earlier-than-delivery",
    severities=(Severity.ERROR, Severity.WARNING, Severity.INFO),
    who="engineering",
    roots=("R2", "R4"),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for promise in context.future:
        if promise.due is None:
            continue
        late = [(severity, item) for item in context.awaited(promise)
                if (severity := _severity(promise, promise.due, item)) is not None]  # fmt: skip
        if late and not context.is_dangling(promise):
            items = [item for _, item in late]
            yield _finding(context, promise, items, max(severity for severity, _ in late))


def _severity(promise: Commitment, due: dt.date, item: RoadmapItem) -> Severity | None:
    """Error before `earliest`, warning before `latest`, one level lower when not firm."""
    if item.earliest is not None and due < item.earliest:
        return Severity.ERROR if promise.is_firm else Severity.WARNING
    if item.latest is not None and due < item.latest:
        return Severity.WARNING if promise.is_firm else Severity.INFO
    return None


def _finding(
    context: Context, promise: Commitment, items: list[RoadmapItem], severity: Severity
) -> Finding:
    causes = (phrase("{} lands {}", ident(item.id), landing(item)) for item in items)
    safe = max(day for item in items for day in (item.earliest, item.latest) if day is not None)
    return INFO.finding(
        context.subject(promise),
        phrase("{} is due {}, but {}", ident(promise.id), promise.due, joined(causes, " and ")),
        severity=severity,
        at=promise.at("due"),
        quotes=(promised(promise), *map(planned, items)),
        related=tuple(
            Related("roadmap_item", item.id, item.at("latest"), "planned here") for item in items
        ),
        next_step=phrase("move the date to {} or later, or split the scope", safe),
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("roadmap"), column("due")),
    reads=("due", "capability", "roadmap_item", "status", "kind", "source", "binding"),
    is_alone=True,
)
