"""An exclusivity or a most-favoured-customer clause has no end.

What: an open promise of kind exclusivity or mfn without `until`. Error when it is signed; on a
draft a warning that the signature alone turns into an error.

Why: forever is long for a young product. An exclusivity without an end closes a market that you
have not met yet, and a price clause without an end re-prices deals that you have not made yet.

Bad:
    commitments:
      - {id: C-8, customer: Norvik, title: Exclusive workspace, kind: exclusivity,
         capability: audit-export, until: null}

Good:
    commitments:
      - {id: C-8, customer: Norvik, title: Exclusive workspace, kind: exclusivity,
         capability: audit-export, until: 2026-12-31, scope_segment: insurance}

Resolve: give it an end date, a scope (one segment, one feature) and a price, or strike it.

Figures: none. Practitioners define an exclusivity by territory, sector, channel, a fixed term
and a consideration; "no payment, no exclusivity".

Configure: `severity: {COM807: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise names `until`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import by_signature, promised

INFO = RuleInfo(
    code="COM807",
    name="open-ended-restriction",
    severities=(Severity.ERROR, Severity.WARNING),
    who="legal",
    roots=(),
    cure=Cure.EDIT,
    doc=__doc__,
)

_RESTRICTIONS = {"exclusivity": "an exclusivity", "mfn": "a most-favoured-customer clause"}


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.until is None and promise.kind in _RESTRICTIONS:
            yield _finding(context, promise)


def _finding(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} grants {} without an end date",
            ident(promise.id),
            words(_RESTRICTIONS[promise.kind]),
        ),
        severity=Severity.ERROR if promise.is_signed else Severity.WARNING,
        at=promise.at("until"),
        quotes=(promised(promise),),
        next_step=phrase(
            "agree an end date, a scope and a price {}, or strike the clause",
            by_signature(promise, context.as_of),
        ),
        worse_when_signed=promise.is_draft,
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("until"),),
    reads=("until", "kind", "status"),
    is_alone=True,
)
