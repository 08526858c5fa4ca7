"""Less of the same: without what cannot be had, something else in its place, for a time, or not
at all.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vision import Capability
from commitcheck.rules.terms.promised_capabilities import excluding_pairs
from commitcheck.ways_out.candidate import STRUCK, Candidate
from commitcheck.ways_out.cures.case import Case

_USUAL_MONTHS = 6
_DAY = dt.timedelta(days=1)
_LONGEST_WORD = 3
"""Shorter words of two names say nothing: `for`, `api`."""


def strike(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """The promise goes."""
    values = (("status", STRUCK),)
    yield Candidate(case.places[promise.id], "strike", found.who, found.code, values)


def without_it(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Of several capabilities those that the finding is not about."""
    known = case.context.project.capabilities
    bad = {it.id for it in found.related if it.kind == "capability"}
    if found.rule == "XCF703":
        bad = _excluded(case, promise, found)
    if found.rule == "VIS601":
        goals = {it.id for it in found.related}
        ruled_out = (it.capabilities for it in case.context.vision.non_goals if it.id in goals)
        bad = {name for names in ruled_out for name in names}
    kept = tuple(
        name
        for name in promise.capability
        if (known[name].id if name in known else name) not in bad
    )
    if kept and len(kept) < len(promise.capability):
        yield _narrowed(case, promise, found, capability=kept)


def swap(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """What is there already, of the same theme and with a word in common that no other such thing
    has: `guest` in a hotel's product tells none of them.
    """
    known = case.context.project.capabilities
    named = [known[name] for name in promise.capability if name in known]
    if len(named) != 1:
        return
    own = _words_of(named[0])
    akin = [
        (other, own & _words_of(other))
        for other in case.context.vision.capabilities
        if other.status == "available"
        and other.id != named[0].id
        and other.theme is not None
        and other.theme == named[0].theme
    ]
    often = Counter(word for _, shared in akin for word in shared)
    for other, shared in akin:
        if any(often[word] == 1 for word in shared):
            values: tuple[tuple[str, object], ...] = (("capability", (other.id,)),)
            if promise.roadmap_item:
                values = (*values, ("roadmap_item", ()))
            yield Candidate(case.places[promise.id], "swap", found.who, found.code, values)
            return


def for_a_time(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """A restriction that ends: after half a year, and before anybody else is to have it."""
    if promise.kind not in ("exclusivity", "mfn"):
        return
    usual = _months_after(case.signature(promise), _USUAL_MONTHS)
    ends = [usual if promise.until is None else promise.until]
    rivals = case.others(tuple(it.id for it in found.related if it.kind == "commitment"))
    if found.rule == "XCF701":
        ends += [other.due - _DAY for other in rivals if other.due]
    day = min(ends)
    if day > case.signature(promise) and day != promise.until:
        yield _narrowed(case, promise, found, until=day)
    if promise.segment and promise.scope_segment is None:
        yield _narrowed(case, promise, found, scope_segment=promise.segment)


def not_claimed(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Answered as planned, where it was answered as there."""
    if promise.claimed_as == "available":
        yield _narrowed(case, promise, found, claimed_as="roadmap")


def not_contingent(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """The payment waits for nothing."""
    if promise.payment_contingent:
        yield _narrowed(case, promise, found, payment_contingent=False)


def _narrowed(case: Case, promise: Commitment, found: Finding, **values: object) -> Candidate:
    place = case.places[promise.id]
    return Candidate(place, "narrow", found.who, found.code, tuple(values.items()))


def _excluded(case: Case, promise: Commitment, found: Finding) -> set[str]:
    """The capabilities of the promise that cannot stand beside those of the others."""
    context = case.context
    others = case.others(tuple(it.id for it in found.related if it.kind == "commitment"))
    theirs = {it.id for other in (*others, promise) for it in context.capabilities_of(other)}
    apart = {frozenset(pair) for pair in excluding_pairs(context)}
    return {
        mine.id
        for mine in context.capabilities_of(promise)
        if any(frozenset((mine.id, name)) in apart for name in theirs)
    }


def _words_of(capability: Capability) -> set[str]:
    texts = (capability.id.replace("-", " "), capability.name or "", *capability.aliases)
    words = (word.casefold() for text in texts for word in text.replace("-", " ").split())
    return {word for word in words if len(word) > _LONGEST_WORD}


def _months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month; its last one where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError  # every month has a first day
