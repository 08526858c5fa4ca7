"""Two capabilities that rule each other out are both firmly promised.

What: a capability names another one in `excludes`, and open firm promises to deliver exist
for both, to whichever customers. The later promise is what the finding is about. One promise
that names both is in conflict with itself. A promise that names only a roadmap item promises
what the item delivers; where the two come from one and the same item, the contradiction is the
item's (INP004), and no promise's.

Why: the architecture says no. The pair was written down as impossible before either was
sold; each promise looks fine alone, and only side by side do they not fit into one product.

Bad:
    capabilities: [{id: region-pinning, excludes: [global-search]}, {id: global-search}]
    promises:
      - {id: K-37, customer: Juno, capability: global-search, status: signed}
      - {id: K-27, customer: Helix, capability: region-pinning, source: order_form}

Good:
    promises:
      - {id: K-37, customer: Juno, capability: global-search, status: signed}
      - {id: K-27, customer: Helix, capability: eu-hosting, source: order_form}

Resolve: drop one of the two, or change the architecture first and take the exclusion out of
the vision openly.

Configure: `capabilities[].excludes` in the vision; one direction is enough.

Not checked when: no capability in the vision has `excludes`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import (
    LISTED,
    Clash,
    as_related,
    both_sides,
    by_later_party,
    lateness,
    named,
    named_ids,
    others_of,
)
from commitcheck.rules.terms.promised_capabilities import (
    by_capability,
    delivered_by,
    excluding_pairs,
    named_items,
)
from commitcheck.rules.terms.quoting import joined

INFO = RuleInfo(
    code="XCF703",
    name="exclusive-capabilities",
    severities=(Severity.ERROR,),
    who="engineering",
    roots=("R3",),
    cure=Cure.STRIKE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for subject, clashes in by_later_party(_clashes(context)):
        yield _finding(context, subject, clashes)


def _clashes(context: Context) -> Iterator[Clash]:
    pairs = excluding_pairs(context)
    if not pairs:
        return
    promises = by_capability(context, (c for c in context.deliverables if c.is_firm))
    ordered = {name: sorted(found, key=lateness) for name, found in promises.items()}
    for pair in pairs:
        free = _without_items_of_both(context, ordered, pair)
        for name, excluded in (pair, pair[::-1]):
            yield from _later_beside(free, name, excluded)
        first, second = pair
        both = {promise.id for promise in free.get(first, ())}
        for promise in free.get(second, ()):
            if promise.id in both:
                yield Clash(promise, promise, second, first)


def _without_items_of_both(
    context: Context, ordered: Mapping[str, Sequence[Commitment]], pair: tuple[str, str]
) -> Mapping[str, Sequence[Commitment]]:
    """The promises of both capabilities, but for those that name an item which delivers both."""
    clashing = frozenset(
        item.id for item in context.vision.roadmap if delivered_by(context, item).issuperset(pair)
    )
    return {
        name: [
            promise
            for promise in ordered.get(name, ())
            if promise.capability or not clashing.intersection(_item_ids(context, promise))
        ]
        if clashing
        else ordered.get(name, ())
        for name in pair
    }


def _item_ids(context: Context, promise: Commitment) -> Iterator[str]:
    return (item.id for item in named_items(context, promise))


def _later_beside(
    ordered: Mapping[str, Sequence[Commitment]], name: str, excluded: str
) -> Iterator[Clash]:
    """Each promise of one capability with the earlier promises of the other."""
    rivals = ordered.get(excluded, ())
    for promise in ordered.get(name, ()) if rivals else ():
        earlier = rivals[: bisect_left(rivals, lateness(promise), key=lateness)][:LISTED]
        yield from (Clash(promise, other, name, excluded) for other in earlier)


def _finding(context: Context, subject: Commitment, clashes: Sequence[Clash]) -> Finding:
    others = tuple(other for other in others_of(subject, clashes) if other.id != subject.id)
    return INFO.finding(
        context.subject(subject),
        phrase("{} promises {}", ident(subject.id), joined(_causes(clashes))),
        severity=Severity.ERROR,
        at=subject.at("capability"),
        quotes=both_sides(subject, others),
        related=as_related(others, "the other one is promised here"),
        next_step=phrase(
            "drop {} from {}, or change the architecture and take the exclusion out of the vision",
            named([ident(name) for name in dict.fromkeys(clash.about for clash in clashes)]),
            ident(subject.id),
        ),
    )


def _causes(clashes: Sequence[Clash]) -> Iterator[Phrase]:
    """`region-pinning, which cannot stand beside global-search (K-37)`, once for each pair."""
    for pair in dict.fromkeys((clash.about, clash.against) for clash in clashes):
        holders = [clash.other for clash in clashes if (clash.about, clash.against) == pair]
        yield phrase(
            "{}, which cannot stand beside {} ({})",
            *map(ident, pair),
            named_ids(holders)
            if holders[0] is not clashes[0].promise
            else phrase("the same promise"),
        )


RULE = Rule(
    INFO,
    check,
    needs=(section("capabilities.excludes"), column("capability", "roadmap_item")),
    reads=(
        "kind", "capability", "roadmap_item", "status", "source", "binding", "signed_on",
        "expected_signature",
    ),
)  # fmt: skip
