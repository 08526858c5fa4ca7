"""A promise of a feature names nothing that the vision knows.

What: an open promise of a feature, integration or deployment names neither a capability nor a
roadmap item. Error when it is signed and firm, else warning. Custom development may
legitimately have no capability.

Why: nobody can say whether it fits, when it lands or what it costs. It is the promise that
every other rule has to stay silent about.

Bad:
    commitments:
      - {id: C-7, customer: Meridian Bank, title: Better exports, kind: feature}

Good:
    commitments:
      - {id: C-7, customer: Meridian Bank, title: Better exports, capability: audit-export}

Resolve: map it to a capability or a roadmap item (`commitcheck confirm` proposes some), say that
it is another kind of promise, or write down the capability that is missing.

Configure: `severity: {COV302: error}` in commitcheck.yaml changes its weight everywhere.

Not checked when: the commitments have neither `capability` nor `roadmap_item`. A promise whose
own file has no column for them could not be judged, whatever other files have and people decided
about other rows; unless somebody decided that it is about nothing in the vision.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.vocabulary import MAPPED_KINDS
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="COV302",
    name="unmapped",
    severities=(Severity.ERROR, Severity.WARNING),
    who="sales",
    roots=("R1", "R3"),
    cure=Cure.DECIDE,
    doc=__doc__,
)


_COLUMNS = ("capability", "roadmap_item")


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.capability or promise.roadmap_item or promise.kind not in MAPPED_KINDS:
            continue
        if _could_say(context, promise):
            yield _finding(context, promise)


def _could_say(context: Context, promise: Commitment) -> bool:
    """Does its own file have a column for it, or did a person decide that it is about nothing?

    What somebody decided of other rows says nothing about one that nobody touched.
    """
    own = context.project.fields_of.get(promise.where.source.path)
    if own is None or not own.isdisjoint(_COLUMNS):
        return True
    return any(link.decision == "none" for link in context.links_of(promise.id))


def _finding(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is a promise of the kind {}, but names no capability and no roadmap item",
            ident(promise.id),
            words(promise.kind),
        ),
        severity=Severity.ERROR if promise.is_signed and promise.is_firm else Severity.WARNING,
        at=promise.at("capability"),
        quotes=(promised(promise),),
        next_step=phrase(
            "map it to a capability or a roadmap item {}", by_signature(promise, context.as_of)
        ),
        worse_when_signed=promise.is_draft and promise.is_firm,
    )


RULE = Rule(
    INFO,
    check,
    needs=(column(*_COLUMNS),),
    reads=("kind", "status", "capability", "roadmap_item", "source", "binding"),
)
