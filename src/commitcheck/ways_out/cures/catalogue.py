"""Which changes could cure which finding: one line a rule, as its page says under Resolve.

Whatever is against a draft can also be cured by striking it. What would change the vision, a
waiver or somebody else's promise is no cure here, though a rule's page may name it.
"""

from collections.abc import Callable, Iterator, Mapping

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vocabulary import ROLES, Role
from commitcheck.rules.terms.parties import approved_roles, missing_roles
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.cures.case import Case
from commitcheck.ways_out.cures.days import end, move
from commitcheck.ways_out.cures.scope import (
    for_a_time,
    not_claimed,
    not_contingent,
    strike,
    swap,
    without_it,
)
from commitcheck.ways_out.cures.values import as_the_others, capped, lower, usual_remedy

# What somebody has to decide: approvals, a conclusion, what a promise is about, where it stands.
#
# Each is simulated as if the answer were yes, and said to be.

_OF_A_REMEDY = ("legal", "finance")
_TIME_TO_HARDEN = 90
TO_BE_WRITTEN = "to be agreed"
"""Stands for a text that only a person can write."""


def approve(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Every role that has not said yes to the promise as it is says it."""
    roles = [*missing_roles(case.context, promise)]
    if found.rule == "COM804":
        roles += (role for role in _OF_A_REMEDY if role not in approved_roles(promise))
    if found.rule == "VIS602":
        roles += [] if "product" in approved_roles(promise) else ["product"]
    if found.rule == "GOV207":
        roles += (it.role for it in promise.approvals if it.role not in approved_roles(promise))
    asked: tuple[Role, ...] = tuple(role for role in ROLES if role in roles)
    if asked:
        place = case.places[promise.id]
        yield Candidate(place, "approve", asked[0], found.code, roles=asked)


def review(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Finance concludes that the revenue can be recognised."""
    yield _decide(case, promise, found, revenue_review="cleared")


def map_it(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Who it was asked of says that it is about what its words are closest to."""
    meant = case.mapped.get(promise.id)
    if meant is not None:
        yield _decide(case, promise, found, **{meant[0]: (meant[1],)})


def into_the_contract(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Legal moves a side letter's promise into the order form."""
    yield _decide(case, promise, found, source="order_form")


def harden(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Engineering says when a quick fix is replaced, and by what that is seen."""
    context = case.context
    start = max(promise.due or case.signature(promise), context.as_of)
    day = start.fromordinal(start.toordinal() + _TIME_TO_HARDEN)
    if promise.hardening_due is None or promise.hardening_due < context.as_of:
        yield _decide(case, promise, found, hardening_due=day)
    if not promise.exit_criteria and "exit_criteria" in context.project.fields:
        yield _decide(case, promise, found, exit_criteria=TO_BE_WRITTEN)


def estimate(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Engineering estimates it; a week of work stands for what only they can say."""
    yield _decide(case, promise, found, effort=1.0)


def _decide(case: Case, promise: Commitment, found: Finding, **values: object) -> Candidate:
    place = case.places[promise.id]
    return Candidate(place, "decide", found.who, found.code, tuple(values.items()))


Cure = Callable[[Case, Commitment, Finding], Iterator[Candidate]]

CURES: Mapping[str, tuple[Cure, ...]] = {
    "CAP501": (move,),
    "CAP503": (estimate,),
    "COM801": (review,),
    "COM802": (into_the_contract,),
    "COM804": (approve, usual_remedy, capped, not_contingent),
    "COM806": (not_claimed,),
    "COM807": (for_a_time,),
    "COV301": (without_it, swap),
    "COV302": (map_it,),
    "COV303": (without_it, swap),
    "COV304": (move, swap),
    "DEB901": (harden,),
    "GOV205": (approve,),
    "GOV207": (approve,),
    "TIM401": (move, swap),
    "TIM402": (move,),
    "TIM403": (move, swap),
    "VIS601": (without_it, swap),
    "VIS602": (approve,),
    "VIS603": (lower,),
    "VIS604": (lower, not_claimed, move),
    "XCF701": (for_a_time, without_it, move),
    "XCF702": (as_the_others,),
    "XCF703": (without_it, swap),
    "XCF704": (as_the_others, for_a_time),
    "XCF705": (end, swap),
}


def offered(case: Case, found: Finding) -> Iterator[Candidate]:
    """Every change of the deal's drafts that could cure a finding, struck promises last.

    Nothing is offered for a deal of a segment that is excluded: that is no matter of a clause.
    """
    if found.code == "VIS602:excluded":
        return
    drafts = list(_touched(case, found))
    for cure in CURES.get(found.rule, ()):
        for promise in drafts:
            yield from cure(case, promise, found)
    if found.rule not in ("COV302", "VIS602"):
        for promise in drafts:
            yield from strike(case, promise, found)


def _touched(case: Case, found: Finding) -> Iterator[Commitment]:
    """The drafts that a finding is about: its subject, those it names, those behind the work that
    it names; all where it is about the deal.
    """
    subject = found.subject
    named = [it.id for it in found.related if it.kind == "commitment"]
    ids = [subject.id, *named] if subject.kind == "commitment" else named
    items = {it.id for it in found.related if it.kind == "roadmap_item"}
    for name in case.places:
        draft = case.draft(name)
        if draft is None or not draft.is_draft:
            continue
        is_behind = subject.kind == "period" and any(
            item.id in items for item in case.context.backing(draft)
        )
        if name in ids or is_behind or subject.kind == "deal":
            yield draft
