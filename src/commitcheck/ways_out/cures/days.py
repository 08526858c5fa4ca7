"""The first day that conforms: roadmap, prerequisites, certificates and capacity taken together."""

import datetime as dt
from collections.abc import Iterable, Iterator

from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.project import Project
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import capability_ids
from commitcheck.ways_out.candidate import Candidate, changed
from commitcheck.ways_out.cures.case import Case

_OF_DAYS = ("TIM401", "TIM403", "COV304", "CAP501", "VIS604", "XCF705", "XCF701")
_RULES = tuple(rule for rule in ALL_RULES if rule.info.code in _OF_DAYS)
_DAY = dt.timedelta(days=1)


def move(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """Due on the first day on which no rule about days says no; else on the first that the
    roadmap allows; and without a day at all, which is a promise too.
    """
    days = sorted(set(_days(case, promise)))
    for day in days:
        candidate = _moved(case, promise, found, day)
        if not _stands(case, candidate, promise.id, day):
            yield candidate
            break
    else:
        earliest = _ready(case, promise)
        if earliest is not None and earliest != promise.due:
            yield _moved(case, promise, found, earliest)
    if promise.due is not None:
        values = (("due", None), ("is_due_open", True))
        yield Candidate(case.places[promise.id], "move", found.who, found.code, values)


def end(case: Case, promise: Commitment, found: Finding) -> Iterator[Candidate]:
    """A promise about what is switched off ends on that day."""
    known = case.context.project.capabilities
    names = capability_ids(case.context, promise)
    ends = [day for name in names if name in known and (day := known[name].sunset_on)]
    field = "until" if promise.kind == "eol_support" and promise.until else "due"
    day = min(ends, default=None)
    if day is not None and day >= case.context.as_of:
        values = ((field, day),)
        yield Candidate(case.places[promise.id], "move", found.who, found.code, values)


def _moved(case: Case, promise: Commitment, found: Finding, day: dt.date) -> Candidate:
    values = (("due", day), ("is_due_open", False))[: 1 + promise.is_due_open]
    return Candidate(case.places[promise.id], "move", found.who, found.code, values)


def _days(case: Case, promise: Commitment) -> Iterator[dt.date]:
    """Days that can make a difference: when all is ready, and the first of each later period."""
    ready = _ready(case, promise)
    if ready is None:
        return
    yield ready
    capacity = case.context.vision.capacity
    for period in capacity.periods if capacity else ():
        if period.start and period.start > ready:
            yield period.start
        if period.end and period.end >= ready:
            yield period.end + _DAY


def _ready(case: Case, promise: Commitment) -> dt.date | None:
    """When everything is there that it needs; None where nobody knows, or it needs nothing."""
    days = [*_needed(case, promise)]
    if not days or None in days:
        return None
    return max((case.context.as_of, *(day for day in days if day is not None)))


def _needed(case: Case, promise: Commitment) -> Iterator[dt.date | None]:
    context = case.context
    known = context.project.capabilities
    for item in context.awaited(promise):
        yield item.latest or item.earliest
    for name in capability_ids(context, promise):
        for capability in case.prerequisites.unmet(known[name]) if name in known else ():
            item_behind = context.backing_of(capability.id)
            yield item_behind.latest if item_behind else None
    for other in case.others(promise.depends_on):
        if other.is_open:
            yield other.due
    certificate = context.project.certifications.get(promise.certification or "")
    if certificate is not None and certificate.status != "held":
        yield certificate.expected_on
    yield from _after_exclusivities(context, promise)
    if promise.due is not None:
        yield promise.due


def _after_exclusivities(context: Context, promise: Commitment) -> Iterator[dt.date | None]:
    """The day after what others were given exclusively for a time."""
    names = set(capability_ids(context, promise))
    for other in context.open:
        is_taken = other.kind == "exclusivity" and other.customer != promise.customer
        is_here = other.scope_segment in (None, promise.segment)
        is_about = is_taken and is_here and names.intersection(capability_ids(context, other))
        if is_about and other.until:
            yield other.until + _DAY


def _stands(case: Case, candidate: Candidate, promise: str, day: dt.date) -> bool:
    """Does a rule about days still say no to it? Of a period that is full only where it is due
    by its end: what else is due by then is for others to move.
    """
    as_of = case.context.as_of
    project = changed(case.context.project, frozenset((candidate,)), as_of)
    capacity = case.context.vision.capacity
    full_until = {it.id: it.end for it in capacity.periods} if capacity else {}
    for found in _judged(project, as_of):
        if found.severity is not Severity.ERROR and not found.worse_when_signed:
            continue
        end = full_until.get(found.subject.id) if case.deal in found.deals else None
        if found.subject.id == promise or (end is not None and day <= end):
            return True
    return False


def _judged(project: Project, as_of: dt.date) -> Iterable[Finding]:
    return run_rules(_RULES, Context(project, as_of), Settings(as_of)).findings
