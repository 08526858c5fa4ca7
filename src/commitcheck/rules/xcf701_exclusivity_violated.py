"""An exclusive capability is promised to another customer as well.

What: an open exclusivity that is in force (`until` unset or not past) and another customer's
open promise to build or deliver the same capability, in the exclusivity's `scope_segment`
where it has one, due no later than `until` or without a due date. The later of the two is
what the finding is about: a draft before a signed promise, then the later signature.

Why: you cannot keep both. Exclusivity lives in the words around it (sector, term,
consideration), and the customer who was promised the capability first will not give it back
because a later one paid for keeping it away.

Bad:
    - {id: C-07, customer: Meridian Bank, capability: audit-export, status: signed}
    - {id: C-08, customer: Norvik Insurance, kind: exclusivity, capability: audit-export}

Good:
    - {id: C-07, customer: Meridian Bank, segment: bank, capability: audit-export, status: signed}
    - {id: C-08, customer: Norvik Insurance, kind: exclusivity, capability: audit-export,
       scope_segment: insurance, until: 2026-12-31}

Resolve: narrow the exclusivity by segment or end date so that the others stay outside, or put
a price on it that pays for losing them.

Configure: `severity: {XCF701: warning}` in commitcheck.yaml.

Not checked when: the commitments have no column `kind` or no column `capability`.
`scope_region` is reserved and not looked at.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, customer, ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
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
from commitcheck.rules.terms.promised_capabilities import capability_ids
from commitcheck.rules.terms.quoting import joined

INFO = RuleInfo(
    code="XCF701",
    name="exclusivity-violated",
    severities=(Severity.ERROR,),
    who="legal",
    roots=("R2",),
    cure=Cure.EDIT,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for subject, clashes in by_later_party(_clashes(context)):
        yield _finding(context, subject, clashes)


def _clashes(context: Context) -> Iterator[Clash]:
    """Each party, in the order of signature, with those before it that it clashes with."""
    exclusives = [
        c for c in context.open if c.kind == "exclusivity" and still_holds(c.until, context.as_of)
    ]
    taken = {name for c in exclusives for name in capability_ids(context, c)}
    if not taken:
        return
    places = {id(promise): at for at, promise in enumerate(context.open)}
    claims: defaultdict[tuple[str, str | None], Rivals] = defaultdict(Rivals)
    wanted: defaultdict[tuple[str, str | None], Rivals] = defaultdict(Rivals)
    clashes: list[Clash] = []
    for party in sorted((*exclusives, *context.deliverables), key=lateness):
        for name in capability_ids(context, party):
            if name not in taken:
                continue
            if party.kind == "exclusivity":
                clashes += _claimed_before(party, name, wanted)
                claims[name, party.scope_segment or None].add(-_until(party), party)
            else:
                clashes += _promised_after(party, name, claims)
                for segment in {None, party.segment or None}:
                    wanted[name, segment].add(_due(party), party)
    yield from sorted(clashes, key=lambda it: (places[id(it.promise)], places[id(it.other)]))


def _claimed_before(
    exclusive: Commitment, name: str, wanted: Mapping[tuple[str, str | None], Rivals]
) -> Iterator[Clash]:
    rivals = wanted.get((name, exclusive.scope_segment or None))
    until = _until(exclusive)
    for promise in rivals.beside(exclusive, lambda due: due <= until) if rivals else ():
        yield Clash(exclusive, promise, name)


def _promised_after(
    promise: Commitment, name: str, claims: Mapping[tuple[str, str | None], Rivals]
) -> Iterator[Clash]:
    due = _due(promise)
    for segment in {None, promise.segment or None}:
        rivals = claims.get((name, segment))
        for exclusive in rivals.beside(promise, lambda key: due <= -key) if rivals else ():
            yield Clash(exclusive, promise, name)


def _until(exclusive: Commitment) -> float:
    return exclusive.until.toordinal() if exclusive.until else math.inf


def _due(promise: Commitment) -> float:
    return promise.due.toordinal() if promise.due else -math.inf


def _finding(context: Context, subject: Commitment, clashes: Sequence[Clash]) -> Finding:
    others = others_of(subject, clashes)
    is_exclusive = subject.kind == "exclusivity"
    return INFO.finding(
        context.subject(subject),
        _claimed(subject, clashes) if is_exclusive else _taken(subject, clashes),
        severity=Severity.ERROR,
        at=subject.at("capability"),
        quotes=both_sides(subject, others),
        related=as_related(others, "promised here" if is_exclusive else "exclusive here"),
        next_step=phrase(
            "narrow {} by segment or end date until it leaves out {}, or price the loss"
            if is_exclusive
            else "strike {}, or have {} narrowed first",
            ident(subject.id),
            named_ids(others),
        ),
    )


def _claimed(subject: Commitment, clashes: Sequence[Clash]) -> Phrase:
    """The exclusivity is the later party: who holds the capability already."""
    names = list(dict.fromkeys(clash.about for clash in clashes))
    holders = (
        phrase(
            "{} promised to {}",
            phrase("it is") if len(names) == 1 else phrase("{} is", ident(name)),
            named([_holder(clash.other) for clash in clashes if clash.about == name]),
        )
        for name in names
    )
    return phrase(
        "{} makes {} exclusive to {}, but {}",
        ident(subject.id),
        [ident(name) for name in names],
        _with_scope(subject),
        joined(holders),
    )


def _taken(subject: Commitment, clashes: Iterable[Clash]) -> Phrase:
    """The promise is the later party: to whom the capability belongs already."""
    return phrase(
        "{} promises {}",
        ident(subject.id),
        few(
            [
                phrase(
                    "{}, which {} makes exclusive to {}",
                    ident(clash.about),
                    ident(clash.promise.id),
                    _with_scope(clash.promise),
                )
                for clash in clashes
            ]
        ),
    )


def _holder(promise: Commitment) -> Phrase:
    return phrase("{} ({})", customer(promise.customer), ident(promise.id))


def _with_scope(exclusive: Commitment) -> Phrase:
    """`Norvik Insurance in segment insurance until 2026-12-31`."""
    scope = phrase(" in segment {}", ident(exclusive.scope_segment or ""))
    term = phrase(" until {}", exclusive.until)
    return phrase(
        "{}{}{}",
        customer(exclusive.customer),
        scope if exclusive.scope_segment else phrase(""),
        term if exclusive.until else phrase(""),
    )


RULE = Rule(
    INFO,
    check,
    needs=(column("kind"), column("capability", "roadmap_item")),
    reads=(
        "customer", "kind", "capability", "roadmap_item", "status", "segment", "scope_segment",
        "until", "due", "signed_on", "expected_signature",
    ),
)  # fmt: skip
