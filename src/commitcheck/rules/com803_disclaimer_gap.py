"""A disclaimer of future functionality is missing or contradicted.

What: an open promise of mapped functionality that is not available today, made on a slide, in
an RFP answer, an email, a call, a chat or a demo (or as a roadmap disclosure), without a
disclaimer. And the reverse: the disclaimer is there, but the same promise stands in the
contract with a date.

Why: a roadmap that is shown without a disclaimer becomes a schedule of commitments in the
customer's mind. A dated clause beside the disclaimer says the opposite of it, and then nobody
knows which of the two holds.

Bad:
    capabilities: [{id: ai-summaries, status: candidate}]
    commitments:
      - {id: C-9, customer: Norvik, title: AI summaries, capability: ai-summaries,
         source: roadmap_slide, disclaimer: false}

Good:
    capabilities: [{id: ai-summaries, status: candidate}]
    commitments:
      - {id: C-9, customer: Norvik, title: AI summaries, capability: ai-summaries,
         source: roadmap_slide, disclaimer: true}

Resolve: put the disclaimer on the slide or under the answer, where the promise stands. Where it
is contradicted, pick one clause: take the date out of the contract, or drop the disclaimer and
have the promise approved.

Variants:
    missing: no disclaimer where the promise was made
    contradicted: a disclaimer, and a dated promise in the contract

Figures: none. The usual sentence is that the purchase is not contingent on future functionality;
the wording is for your counsel to give.

Configure: `severity: {COM803: info}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise has a `disclaimer`; a promise that names neither a capability nor a
roadmap item is left to COV302.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import (
    as_related,
    in_vision,
    missing_today,
    with_status,
)
from commitcheck.rules.terms.quoting import PLACES, by_signature, promised

INFO = RuleInfo(
    code="COM803",
    name="disclaimer-gap",
    severities=(Severity.WARNING,),
    who="legal",
    roots=("R3",),
    cure=Cure.EDIT,
    doc=__doc__,
    variants=("missing", "contradicted"),
)

_SHOWN = frozenset(("roadmap_slide", "slide_deck", "rfp_response", "email", "call", "chat", "demo"))


def check(context: Context) -> Iterator[Finding]:
    for promise in context.future:
        if promise.disclaimer:
            if promise.due is not None and promise.effective_binding == "contractual":
                yield _contradicted(context, promise)
        elif _is_shown(promise) and (promise.capability or promise.roadmap_item):
            yield _missing(context, promise)


def _is_shown(promise: Commitment) -> bool:
    return promise.source in _SHOWN or promise.kind == "roadmap_disclosure"


def _missing(context: Context, promise: Commitment) -> Finding:
    things = missing_today(context, promise)
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} shows {} {} without a disclaimer, expected one in the same place",
            ident(promise.id),
            with_status(things),
            words(PLACES[promise.source]),
        ),
        variant="missing",
        severity=Severity.WARNING,
        at=promise.at("disclaimer"),
        quotes=(promised(promise), *in_vision(things)),
        related=as_related(things),
        next_step=phrase(
            "put the future-functionality disclaimer beside it {} and send it to the customer",
            by_signature(promise, context.as_of),
        ),
    )


def _contradicted(context: Context, promise: Commitment) -> Finding:
    things = missing_today(context, promise)
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} carries a disclaimer, but the contract promises {} for {}, expected one of the two",
            ident(promise.id),
            with_status(things),
            promise.due,
        ),
        variant="contradicted",
        severity=Severity.WARNING,
        at=promise.at("disclaimer"),
        quotes=(promised(promise), *in_vision(things)),
        related=as_related(things),
        next_step=phrase(
            "pick one clause {}: take the date {} out, or drop the disclaimer",
            by_signature(promise, context.as_of),
            promise.due,
        ),
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("disclaimer"),),
    reads=(
        "disclaimer",
        "due",
        "kind",
        "capability",
        "roadmap_item",
        "status",
        "source",
        "binding",
    ),
)
