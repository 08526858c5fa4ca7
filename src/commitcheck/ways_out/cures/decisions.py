"""What somebody has to decide: approvals, a conclusion, what a promise is about, where it stands.

Each is simulated as if the answer were yes, and said to be.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vocabulary import ROLES, Role
from commitcheck.rules.terms.parties import approved_roles, missing_roles
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.cures.case import Case

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
    """Product says that it is about what its words are closest to."""
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
