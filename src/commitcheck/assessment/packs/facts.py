"""What is known about the subject of a decision: the words that its options are made of.

`Desk` holds project and report with the indexes that the sync packs look things up in; a pack is
one page for one role, every text in typed parts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from math import fsum

from msgspec import Struct

from commitcheck.assessment.packs.wordings import VisionPage
from commitcheck.model.commitment import Commitment
from commitcheck.model.figures import CapacityRow, Demand
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import (
    Phrase,
    Value,
    customer,
    deal,
    first_ids,
    ident,
    money,
    phrase,
    words,
)
from commitcheck.model.report import DealAnswer, Diagnosis, Report
from commitcheck.model.vision import RoadmapItem
from commitcheck.model.way_out import WayOut
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import Prerequisites, capability_ids
from commitcheck.rules.vis603_guardrail_breach import bound


class Desk(Struct, frozen=True, dict=True):
    """Everything a pack is made of; each index is made once, when it is first asked for."""

    context: Context
    report: Report

    @cached_property
    def unwaived(self) -> tuple[Finding, ...]:
        return self.report.unwaived

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        """Unwaived findings by kind and id of their subject."""
        groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
        for found in self.unwaived:
            groups[found.subject.kind, found.subject.id].append(found)
        return {subject: tuple(found) for subject, found in groups.items()}

    @cached_property
    def deals(self) -> Mapping[str, DealAnswer]:
        return {deal.id: deal for deal in self.report.deals}

    @cached_property
    def prerequisites(self) -> Prerequisites:
        return Prerequisites(self.context)

    def beside(self, found: Finding) -> tuple[Finding, ...]:
        """What else stands on the same subject."""
        every = self.by_subject.get((found.subject.kind, found.subject.id), ())
        return tuple(finding for finding in every if finding is not found)


_FIELD = pattern(r"\{(\w+)\}")

_LISTED = 4


class Facts(Struct, frozen=True, dict=True):
    """One finding and everything around it."""

    desk: Desk
    finding: Finding

    @property
    def context(self) -> Context:
        return self.desk.context

    @property
    def report(self) -> Report:
        return self.desk.report

    @cached_property
    def promise(self) -> Commitment | None:
        subject = self.finding.subject
        return self.context.project.by_id.get(subject.id) if subject.kind == "commitment" else None

    @cached_property
    def deal(self) -> DealAnswer | None:
        subject = self.finding.subject
        name = self.promise.deal_id if self.promise else subject.id
        return self.desk.deals.get(name)

    @cached_property
    def items(self) -> tuple[RoadmapItem, ...]:
        """Planned work that still has to land, prerequisites included."""
        if self.promise is None:
            return ()
        known = self.context.project.capabilities
        needed = (
            self.context.backing_of(capability.id)
            for name in capability_ids(self.context, self.promise)
            if name in known
            for capability in self.desk.prerequisites.unmet(known[name])
        )
        every = (
            *self.context.awaited(self.promise),
            *(item for item in needed if item is not None),
        )
        return tuple(dict.fromkeys(item for item in every if item.status != "shipped"))

    @cached_property
    def cures(self) -> frozenset[str]:
        """The cures of the other errors on the same subject."""
        return frozenset(
            finding.cure
            for finding in self.desk.beside(self.finding)
            if finding.rule != self.finding.rule and finding.severity is Severity.ERROR
        )

    @property
    def effort(self) -> float | None:
        """Person-weeks still to be spent on it; None where nobody estimated any."""
        efforts = [item.effort for item in self.items if item.effort]
        if not efforts and self.promise is not None and self.promise.effort:
            efforts = [self.promise.effort]
        return fsum(efforts) or None

    @property
    def latest(self) -> dt.date | None:
        """When all of it is there at the latest; None where something has no date."""
        name = self.promise.certification if self.promise else None
        if name is not None and not self.items:
            held = self.context.project.certifications.get(name)
            return held.expected_on if held else None
        days = [item.latest for item in self.items]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def room(self) -> CapacityRow | None:
        """The first period that ends on the due date or later, else the last."""
        due = self.promise.due if self.promise else None
        rows = self.report.capacity
        later = (row for row in rows if due is not None and row.end >= due)
        return next(later, rows[-1] if rows else None)

    @property
    def arr(self) -> Phrase:
        """`ARR 450,000 of D-207`, or that nobody says."""
        if self.deal is None or self.deal.arr is None:
            return words("ARR not known")
        return phrase("ARR {} of {}", money(self.deal.arr, self.deal.currency), deal(self.deal.id))

    def fill(self, template: str) -> Phrase:
        """A sentence of ours with `{customer}` and the like filled in."""
        names = _FIELD.findall(template)
        return phrase(_FIELD.sub("{}", template), *(WORDS[name](self) for name in names))

    def related(self, *kinds: str) -> list[str]:
        """Ids of the other things the finding is about."""
        return [thing.id for thing in self.finding.related if thing.kind in kinds]

    def bound(self) -> Phrase:
        """What the guardrails allow for the promise's dimension."""
        dimension = self.promise.dimension if self.promise else None
        guardrails = [
            guardrail
            for guardrail in self.context.vision.guardrails
            if guardrail.dimension == dimension and guardrail.value is not None
        ]
        if not guardrails:
            return words("what the guardrail allows")
        return phrase("{}", [bound(guardrail) for guardrail in guardrails])


def _few(names: list[str], otherwise: str) -> Phrase:
    """The first names and how many more there are."""
    return first_ids(names, _LISTED) if names else words(otherwise)


def _customer(facts: Facts) -> Value:
    return customer(facts.deal.customer) if facts.deal else words("the customer")


def _due(facts: Facts) -> Value:
    return facts.promise.due if facts.promise and facts.promise.due else words("the date")


def _capabilities(facts: Facts) -> Value:
    return _few(list(facts.promise.capability if facts.promise else ()), "it")


WORDS: Mapping[str, Callable[[Facts], Value]] = {
    "promise": lambda facts: ident(facts.finding.subject.id),
    "customer": _customer,
    "due": _due,
    "latest": lambda facts: facts.latest or words("a date still to be planned"),
    "items": lambda facts: _few([item.id for item in facts.items], "the work behind it"),
    "capabilities": _capabilities,
    "others": lambda facts: _few(facts.related("commitment"), "the others"),
    "vision": lambda facts: _few(facts.related("non_goal"), "the vision"),
    "strike": lambda facts: words(
        "strike" if facts.finding.preventable else "ask to be released from"
    ),
    "bound": Facts.bound,
    "who": lambda facts: words(facts.finding.who.replace("_", " ")),
}
"""What may stand between braces in an option."""


class Option(Struct, frozen=True):
    """One way out, with what it does to the date, to capacity (person-weeks) and to ARR."""

    text: Phrase
    date: Phrase
    capacity: Phrase
    arr: Phrase


class Decision(Struct, frozen=True):
    """What only this role can decide about one subject. `finding` leads, `also` are the codes of
    everything else that stands on it; `by` is the day of the expected signature.
    """

    finding: Finding
    title: str = ""
    customer: str = ""
    deal: str = ""
    arr: Phrase | None = None
    quote: Quote | None = None
    source_ref: str | None = None
    options: tuple[Option, ...] = ()
    also: tuple[str, ...] = ()
    by: dt.date | None = None


class Clause(Struct, frozen=True):
    """A promise in a draft: fine as it is, or what is wrong and what could stand there."""

    commitment: str
    title: str
    quote: Quote
    problems: tuple[Phrase, ...] = ()
    wording: str | None = None


class Signing(Struct, frozen=True):
    """A deal that is about to be signed. `verdict` is the deal's, as in the report."""

    deal: str
    customer: str
    verdict: str
    on: dt.date | None
    arr: Phrase
    clauses: tuple[Clause, ...]
    way_out: WayOut | None = None


class Offer(Struct, frozen=True):
    """What sales can promise today: a thing, what to say of it, and to whom by segment."""

    name: str
    said: Phrase


class Sellable(Struct, frozen=True):
    """Offers of today and of a date, within which limits, and the segments they are for."""

    today: tuple[Offer, ...] = ()
    dated: tuple[Offer, ...] = ()
    limits: tuple[Offer, ...] = ()
    segments: tuple[Phrase, ...] = ()


class Owed(Struct, frozen=True):
    """A signed promise that falls due or is overdue, or a delivered one that nobody accepted.
    `state` says how it stands; `due` is for the last the day by which it should be accepted.
    """

    commitment: str
    customer: str
    title: str
    due: dt.date
    owner: str | None
    state: Phrase
    is_delivered: bool = False


class Habits(Struct, frozen=True):
    """One candidate each, made of counts."""

    stop: Phrase
    start: Phrase
    keep: Phrase


class Pack(Struct, frozen=True):
    """One role's page for 25 minutes. `holders` are the stakeholders of the role; nobody may
    hold it, which is said on this page only. `decisions` come in the order of the meeting.
    """

    role: str
    holders: tuple[str, ...]
    product: str
    as_of: dt.date
    truth: str
    last_synced: dt.date | None
    changes: tuple[Phrase, ...]
    vision: VisionPage
    sign_offs: tuple[Phrase, ...]
    habits: Habits
    next_sync: dt.date
    cadence_days: int
    numbers: tuple[Phrase, ...] = ()
    diagnosis: Diagnosis | None = None
    decisions: tuple[Decision, ...] = ()
    agenda: tuple[Finding, ...] = ()
    signings: tuple[Signing, ...] = ()
    wording_note: str = ""
    sellable: Sellable | None = None
    owed: tuple[Owed, ...] = ()
    owed_days: int = 90
    demand: Demand | None = None
    """What nothing in the vision answers, on the page of those who set the course."""
