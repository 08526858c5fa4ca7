"""A most-favoured-customer clause is undercut by another customer's terms.

What: an open `mfn` promise in force with a value, and another customer's open `pricing`
promise on the same dimension, in the clause's `scope_segment` where it has one, with a
strictly better value for the customer. Which way is better is `dimensions[].better` (default
higher, as for a discount). The later of the two is what the finding is about.

Why: the clause turns someone else's negotiation into a silent, retroactive price cut. No
contract workflow looks across contracts, so it is commonly breached without anyone noticing.

Bad:
    - {id: K-08, customer: BlueOcean, kind: mfn, dimension: discount_pct, value: 20,
       scope_segment: 3pl, status: signed}
    - {id: K-23, customer: Fjord, segment: 3pl, kind: pricing, dimension: discount_pct, value: 24}

Good:
    - {id: K-08, customer: BlueOcean, kind: mfn, dimension: discount_pct, value: 24,
       scope_segment: 3pl, status: signed}
    - {id: K-23, customer: Fjord, segment: 3pl, kind: pricing, dimension: discount_pct, value: 24}

Resolve: exclude the other deal from the clause (same volume, term, region and payment terms,
this order only), or re-price one of the two.

Configure: `dimensions[].better: lower` where less is better for the customer.

Not checked when: the commitments have no column `dimension`, `value` or `kind`. A clause
without a value, or past its `until`, is not judged; nor is a price without a segment against
a clause that has one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, customer, ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_number, as_values
from commitcheck.rules.terms.parties import (
    Clash,
    Rivals,
    as_related,
    both_sides,
    by_later_party,
    few,
    lateness,
    named,
    named_ids,
    others_of,
)

INFO = RuleInfo(
    code="XCF704",
    name="mfn-collision",
    severities=(Severity.ERROR,),
    who="finance",
    roots=(),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for subject, clashes in by_later_party(_clashes(context)):
        yield _finding(context, subject, clashes)


def _clashes(context: Context) -> Iterator[Clash]:
    """Each party, in the order of signature, with those before it that it clashes with."""
    clauses = [c for c in context.open if c.kind == "mfn" and still_holds(c.until, context.as_of)]
    if not clauses:
        return
    prices = [promise for promise in context.open if promise.kind == "pricing"]
    lower = {dimension.id for dimension in context.vision.dimensions if dimension.better == "lower"}
    places = {id(promise): at for at, promise in enumerate(context.open)}
    granted: defaultdict[tuple[str, str | None], Rivals] = defaultdict(Rivals)
    given: defaultdict[tuple[str, str | None], Rivals] = defaultdict(Rivals)
    clashes: list[Clash] = []
    for party in sorted((*clauses, *prices), key=lateness):
        name, value = party.dimension, _value(party)
        if name is None or value is None:
            continue
        good = -value if name in lower else value
        if party.kind == "mfn":
            scope = name, party.scope_segment or None
            clashes += _better_given(party, good, given[scope], name)
            granted[scope].add(good, party)
        else:
            for segment in {None, party.segment or None}:
                clashes += _worse_granted(party, good, granted[name, segment], name)
                given[name, segment].add(-good, party)
    yield from sorted(
        clashes,
        key=lambda it: (places[id(it.promise)], _value(it.other) or 0, places[id(it.other)]),
    )


def _better_given(clause: Commitment, good: float, given: Rivals, name: str) -> Iterator[Clash]:
    for price in given.beside(clause, lambda key: -key > good):
        yield Clash(clause, price, name)


def _worse_granted(price: Commitment, good: float, granted: Rivals, name: str) -> Iterator[Clash]:
    for clause in granted.beside(price, lambda key: key < good):
        yield Clash(clause, price, name)


def _finding(context: Context, subject: Commitment, clashes: Sequence[Clash]) -> Finding:
    others = others_of(subject, clashes)
    is_clause = subject.kind == "mfn"
    return INFO.finding(
        context.subject(subject),
        _undercut(subject, clashes) if is_clause else _undercutting(subject, clashes),
        severity=Severity.ERROR,
        at=subject.at("value"),
        quotes=both_sides(subject, others),
        related=as_related(others, "better terms here" if is_clause else "favoured here"),
        next_step=phrase(
            "exclude {} from the clause of {}, or re-price",
            *((named_ids(others), ident(subject.id)) if is_clause
              else (ident(subject.id), named_ids(others))),
        ),
    )  # fmt: skip


def _undercut(subject: Commitment, clashes: Sequence[Clash]) -> Phrase:
    """The clause is the later party: who has better terms already."""
    better = [
        phrase(
            "{} has {} ({})",
            customer(clash.other.customer),
            _value(clash.other),
            ident(clash.other.id),
        )
        for clash in clashes
    ]
    return phrase(
        "{} grants {} the best {} with {}, but {}",
        ident(subject.id),
        customer(subject.customer),
        ident(clashes[0].about),
        _value(subject),
        named(better),
    )


def _undercutting(subject: Commitment, clashes: Iterable[Clash]) -> Phrase:
    """The price is the later party: whose clause it undercuts."""
    return phrase(
        "{} gives {} {} {}, better than {}",
        ident(subject.id),
        customer(subject.customer),
        ident(subject.dimension or ""),
        _value(subject),
        few(
            [
                phrase(
                    "the {} that {} grants {} as most favoured",
                    _value(clash.promise),
                    ident(clash.promise.id),
                    customer(clash.promise.customer),
                )
                for clash in clashes
            ]
        ),
    )


def _value(promise: Commitment) -> float | None:
    values = as_values(promise.value)
    return as_number(values[0]) if len(values) == 1 else None


RULE = Rule(
    INFO,
    check,
    needs=(column("dimension"), column("value"), column("kind")),
    reads=(
        "customer", "kind", "dimension", "value", "status", "segment", "scope_segment", "until",
        "signed_on", "expected_signature",
    ),
)  # fmt: skip
