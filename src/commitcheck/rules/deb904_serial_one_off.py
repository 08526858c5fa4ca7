"""The same capability is a one-off for several customers.

What: open promises with `reuse: one_off` on the same capability for two or more customers,
firm or not.

Why: it is a product or a no. The third "one-off" of the same thing is a feature that nobody
owns: built three times, tested nowhere, and priced as an exception each time.

Bad:
    - {id: K-25, customer: Fjord, capability: otm-connector, reuse: one_off}
    - {id: K-26, customer: Helix, capability: otm-connector, reuse: one_off}

Good:
    - {id: K-25, customer: Fjord, capability: otm-connector, reuse: general}
    - {id: K-26, customer: Helix, capability: otm-connector, reuse: general}

Resolve: productise it (put it on the roadmap, `reuse: general`), or refuse it to the next.
`commitcheck diagnose --demand` shows it beside everything else that customers want and the vision
does not answer, with the money.

Configure: `severity: {DEB904: info}` in commitcheck.yaml.

Not checked when: the commitments have no column `reuse` or no column `capability`.
"""

from collections.abc import Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, customer, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import as_related, lateness, named
from commitcheck.rules.terms.promised_capabilities import by_capability
from commitcheck.rules.terms.quoting import promised

INFO = RuleInfo(
    code="DEB904",
    name="serial-one-off",
    severities=(Severity.WARNING,),
    who="product",
    roots=("R4",),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    one_offs = (promise for promise in context.open if promise.reuse == "one_off")
    for name, promises in by_capability(context, one_offs).items():
        if len({promise.customer for promise in promises}) > 1:
            yield _finding(name, promises)


def _finding(name: str, promises: Sequence[Commitment]) -> Finding:
    """About the capability, at the promise that came last."""
    in_order = sorted(promises, key=lateness)
    first, last = in_order[0], in_order[-1]
    customers = list(dict.fromkeys(promise.customer for promise in in_order))
    return INFO.finding(
        Subject("capability", name),
        phrase(
            "{} is promised as a one-off to {} customers: {}",
            ident(name),
            len(customers),
            named([customer(name) for name in customers]),
        ),
        severity=Severity.WARNING,
        at=last.at("reuse"),
        quotes=(promised(last), promised(first)),
        related=as_related(in_order, "promised as a one-off here"),
        next_step=_choice(name, last),
    )


def _choice(name: str, last: Commitment) -> Phrase:
    said = "productise {} on the roadmap, or refuse it in {}; {} has all that is wanted"
    return phrase(said, ident(name), ident(last.id), words("commitcheck diagnose --demand"))


RULE = Rule(
    INFO,
    check,
    needs=(column("reuse"), column("capability", "roadmap_item")),
    reads=(
        "customer", "reuse", "capability", "roadmap_item", "status", "signed_on",
        "expected_signature",
    ),
)  # fmt: skip
