"""What must come first will not be there when the promise is due.

What: an open promise with a due date is about a capability that needs other capabilities
(`depends_on`, directly or through others), and one of these is neither available nor will be by
then: nothing on the roadmap delivers it, the item behind it has no `latest`, or its `latest`
lies after the due date. Or the promise depends on another promise that was withdrawn,
released or lapsed, or is due later. Ready on the due date itself is fine; a delivered promise is
ready, an open one without a due date is not judged. Error when the promise is firm, else warning.

Why: the date in the contract was taken from the feature, not from what it stands on. What is
underneath is not in the contract, and so nobody outside engineering sees it coming.

Bad:
    capabilities:
      - {id: rbac, status: planned}
      - {id: scim, status: planned, depends_on: [rbac]}
    roadmap:
      - {id: RM2, capabilities: [rbac], latest: 2026-07-31}
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-06-30}

Good:
    capabilities:
      - {id: rbac, status: planned}
      - {id: scim, status: planned, depends_on: [rbac]}
    roadmap:
      - {id: RM2, capabilities: [rbac], latest: 2026-07-31}
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim, due: 2026-09-30}

Resolve: re-sequence: move the date behind the last prerequisite, pull the prerequisite
forward, or drop the dependency.

Configure: `capabilities[].depends_on`, and `depends_on` of a promise.

Not checked when: the vision has no `roadmap`, or the commitments have no `due`.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import Prerequisites, capability_ids
from commitcheck.rules.terms.quoting import joined, landing, other_promise, planned, promised

INFO = RuleInfo(
    code="TIM403",
    name="prerequisite-not-ready",
    severities=(Severity.ERROR, Severity.WARNING),
    who="engineering",
    roots=("R4",),
    cure=Cure.EDIT,
    doc=__doc__,
)


class _Obstacle(Struct, frozen=True):
    cause: Phrase
    related: Related
    ready: dt.date | None


def check(context: Context) -> Iterator[Finding]:
    prerequisites = Prerequisites(context)
    if not any(capability.depends_on for capability in context.vision.capabilities) and not any(
        context.values_of("depends_on")
    ):
        return  # nothing needs anything else first
    for promise in context.open:
        if promise.due is None:
            continue
        obstacles = [
            *_capabilities(context, prerequisites, promise, promise.due),
            *_promises(context, promise, promise.due),
        ]
        if obstacles:
            yield _finding(context, promise, obstacles)


def _capabilities(
    context: Context, prerequisites: Prerequisites, promise: Commitment, due: dt.date
) -> Iterator[_Obstacle]:
    known = context.project.capabilities
    needed = {
        capability.id: capability
        for name in capability_ids(context, promise)
        if name in known
        for capability in prerequisites.unmet(known[name])
    }
    for capability in needed.values():
        item = context.backing_of(capability.id)
        if item is None:
            related = Related("capability", capability.id, capability.at("status"), "needed first")
            cause = phrase(
                "it needs {}, which nothing on the roadmap delivers", ident(capability.id)
            )
            yield _Obstacle(cause, related, None)
        elif item.latest is None or item.latest > due:
            related = Related("roadmap_item", item.id, item.at("latest"), "needed first")
            cause = phrase(
                "it needs {}, and {} lands {}", ident(capability.id), ident(item.id), landing(item)
            )
            yield _Obstacle(cause, related, item.latest)


def _promises(context: Context, promise: Commitment, due: dt.date) -> Iterator[_Obstacle]:
    for name in promise.depends_on:
        other = context.project.by_id.get(name)
        if other is None or other.status == "delivered":
            continue
        related = other_promise(other, "needed first")
        if not other.is_open:
            said = "has lapsed" if other.status == "lapsed" else f"was {other.status}"
            cause = phrase("{}, which it depends on, {}", ident(name), words(said))
            yield _Obstacle(cause, related, None)
        elif other.due is not None and other.due > due:
            cause = phrase("{}, which it depends on, is due {}", ident(name), other.due)
            yield _Obstacle(cause, related, other.due)


def _finding(context: Context, promise: Commitment, obstacles: list[_Obstacle]) -> Finding:
    days = [obstacle.ready for obstacle in obstacles if obstacle.ready is not None]
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is due {}, but {}",
            ident(promise.id),
            promise.due,
            joined(obstacle.cause for obstacle in obstacles),
        ),
        severity=Severity.ERROR if promise.is_firm else Severity.WARNING,
        at=promise.at("due"),
        quotes=(promised(promise), *_planned(context, obstacles)),
        related=tuple(obstacle.related for obstacle in obstacles),
        next_step=phrase("move the date to {} or later, or bring what it needs forward", max(days))
        if len(days) == len(obstacles)
        else words("plan what it needs first, or drop the dependency"),
    )


def _planned(context: Context, obstacles: list[_Obstacle]) -> Iterator[Quote]:
    for obstacle in obstacles:
        if obstacle.related.kind == "roadmap_item":
            yield planned(context.project.roadmap[obstacle.related.id])


RULE = Rule(
    INFO,
    check,
    needs=(section("roadmap"), column("due")),
    reads=("due", "capability", "roadmap_item", "depends_on", "status", "source", "binding"),
)
