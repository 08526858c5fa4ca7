"""The words promise more, or less, than anyone meant.

What: the quote of an open promise uses absolute language and legal has not approved it. Or the
promise is declared `intent` or `informal` although its source makes it binding.

Why: wording decides who pays. "Guarantee" turns a target into a warranty, "unlimited" a
discount into a liability. And calling a clause of the order form an intent does not make it
one: the paper wins, here and in court.

Bad:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, source: msa,
         quote: Vendor guarantees 99.9 % availability.}

Good:
    commitments:
      - {id: C-3, customer: Meridian Bank, title: Uptime, kind: sla, source: msa,
         quote: "99.9 % monthly, service credits are the sole remedy."}

Resolve: replace the word by the fallback wording your counsel gave you, or have legal approve
it. Take the declared binding out, or move the promise off the contract.

Variants:
    absolute: absolute language in the quote without legal's approval
    understated: declared intent or informal on a source that makes it firm

Figures: none. The list is in `rules/terms/lexica/absolute.txt`: guarantee, warrant, unlimited,
perpetual, in perpetuity, best efforts, any and all, time is of the essence, at no additional
charge or cost, under no circumstances, with their inflections; English, whole words, any case.

Configure: `severity: {COM805: info}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise has a `quote`, or none has `approvals` (absolute language); no promise
has a `binding` (understated).
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, quote, words
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.lexicon import lexicon
from commitcheck.rules.terms.quoting import PLACES, by_signature, promised

INFO = RuleInfo(
    code="COM805",
    name="dangerous-language",
    severities=(Severity.WARNING,),
    who="legal",
    roots=("R3",),
    cure=Cure.EDIT,
    doc=__doc__,
    variants=("absolute", "understated"),
)
ABSOLUTE = Part("absolute-language half", (column("quote"), column("approvals")))
UNDERSTATED = Part("understated half", (column("binding"),))


def check(context: Context) -> Iterator[Finding]:
    if ABSOLUTE.runs(context):
        yield from _absolute(context)
    if UNDERSTATED.runs(context):
        yield from _understated(context)


def _absolute(context: Context) -> Iterator[Finding]:
    absolute, quoted = lexicon("absolute"), [promise for promise in context.open if promise.quote]
    for at in absolute.in_some([promise.quote or "" for promise in quoted]):
        promise = quoted[at]
        said = absolute.find(promise.quote or "")
        if said and not _legal_approved(promise):
            yield _absolute_finding(context, promise, said)


def _legal_approved(promise: Commitment) -> bool:
    return any(approval.role == "legal" for approval in promise.approvals)


def _absolute_finding(context: Context, promise: Commitment, said: tuple[str, ...]) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} says {} without legal's approval, expected the fallback wording",
            ident(promise.id),
            [phrase('"{}"', quote(text)) for text in said],
        ),
        variant="absolute",
        severity=Severity.WARNING,
        at=promise.at("quote"),
        quotes=(promised(promise),),
        next_step=phrase(
            "use the fallback wording or have legal approve the sentence {}",
            by_signature(promise, context.as_of),
        ),
    )


def _understated(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.binding in ("intent", "informal") and promise.is_firm:
            yield INFO.finding(
                context.subject(promise),
                phrase(
                    "{} is declared {}, but it is promised {}, which makes it {}",
                    ident(promise.id),
                    words(promise.binding),
                    words(PLACES[promise.source]),
                    words(promise.effective_binding),
                ),
                variant="understated",
                severity=Severity.WARNING,
                at=promise.at("binding"),
                quotes=(promised(promise),),
                next_step=phrase(
                    "move it off that paper {}, or take the declared binding out",
                    by_signature(promise, context.as_of),
                ),
            )


RULE = Rule(
    INFO,
    check,
    needs=(column("quote", "binding"),),
    parts=(ABSOLUTE, UNDERSTATED),
    reads=("quote", "approvals", "binding", "source", "status"),
)
