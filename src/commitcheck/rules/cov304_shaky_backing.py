"""The work behind a promise is a hypothesis, not a plan.

What: an open promise of future functionality is backed by a roadmap item whose horizon is
`later`, whose confidence is `low`, or that has no `latest` date. Error when the promise is firm
and has a due date, else warning. Shipped work is not asked about.

Why: a roadmap is a list of hypotheses with a confidence; a contract has none. What engineering
called "maybe" becomes what the customer calls "you owe us".

Bad:
    capabilities: [{id: ai-summaries, status: candidate}]
    roadmap: [{id: RM4, capabilities: [ai-summaries], horizon: later, confidence: low}]
    commitments:
      - {id: C-9, customer: Norvik, title: AI summaries, capability: ai-summaries, due: 2026-12-31}

Good:
    capabilities: [{id: ai-summaries, status: planned}]
    roadmap: [{id: RM4, capabilities: [ai-summaries], horizon: next, latest: 2026-11-30}]
    commitments:
      - {id: C-9, customer: Norvik, title: AI summaries, capability: ai-summaries, due: 2026-12-31}

Resolve: raise the confidence first (a spike, an estimate, a date), or soften the promise to
what is known today.

Figures: at most one idea in three works (GIST, "explicitly hypotheses, not commitments").

Configure: `roadmap[].horizon`, `confidence` and `latest`.

Not checked when: the vision has no `roadmap`, or the commitments have neither `capability` nor
`roadmap_item`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import joined, planned, promised

INFO = RuleInfo(
    code="COV304",
    name="shaky-backing",
    severities=(Severity.ERROR, Severity.WARNING),
    who="engineering",
    roots=("R4",),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for promise in context.future:
        shaky = [item for item in context.awaited(promise) if _doubts(item)]
        if shaky and not context.is_dangling(promise):
            yield _finding(context, promise, shaky)


def _doubts(item: RoadmapItem) -> list[tuple[str, str]]:
    """Why an item is no ground for a contract: the field and what is wrong with it."""
    doubts = []
    if item.horizon == "later":
        doubts.append(("horizon", "planned for later"))
    if item.confidence == "low":
        doubts.append(("confidence", "of low confidence"))
    if item.latest is None:
        doubts.append(("latest", "without a latest date"))
    return doubts


def _finding(context: Context, promise: Commitment, shaky: list[RoadmapItem]) -> Finding:
    is_dated = promise.due is not None
    return INFO.finding(
        context.subject(promise),
        phrase("{} stands on {}", ident(promise.id), joined(map(_cause, shaky))),
        severity=Severity.ERROR if promise.is_firm and is_dated else Severity.WARNING,
        at=promise.at("roadmap_item" if promise.roadmap_item else "capability"),
        quotes=(promised(promise), *map(planned, shaky)),
        related=tuple(
            Related("roadmap_item", item.id, item.at(_doubts(item)[0][0]), "planned here")
            for item in shaky
        ),
        next_step=phrase(
            "raise the confidence in {} and date it first, or soften the promise",
            [ident(item.id) for item in shaky],
        ),
    )


def _cause(item: RoadmapItem) -> Phrase:
    return phrase("{}, which is {}", ident(item.id), _listed([why for _, why in _doubts(item)]))


def _listed(whys: list[str]) -> Phrase:
    *most, last = whys
    return words(f"{', '.join(most)} and {last}" if most else last)


RULE = Rule(
    INFO,
    check,
    needs=(section("roadmap"), column("capability", "roadmap_item")),
    reads=("kind", "status", "capability", "roadmap_item", "due", "source", "binding"),
    is_alone=True,
)
