"""The sync packs: one page per role, made of a project and its report.

A page says what changed since somebody was last in sync, by the dates in the files and by a
baseline; what is owed to customers, overdue or due soon; and what sales can promise today, from
when and to whom: never only a no.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from commitcheck.assessment.packs.agenda import decisions, on_agenda, roles_of
from commitcheck.assessment.packs.facts import Desk, Offer, Owed, Pack, Sellable
from commitcheck.assessment.packs.habits import habits, numbers, sign_offs
from commitcheck.assessment.packs.signing import ROLES, signings
from commitcheck.assessment.packs.wordings import WordingLibrary, vision_page
from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import Phrase, counted, first_ids, ident, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.vision import Capability, Guardrail, RoadmapItem, Segment
from commitcheck.model.vocabulary import KINDS, WORK_KINDS
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_values, in_order
from commitcheck.rules.terms.promised_capabilities import capability_ids
from commitcheck.rules.vis603_guardrail_breach import bound


def packs(project: Project, report: Report, library: WordingLibrary) -> tuple[Pack, ...]:
    """A pack for every role that a stakeholder holds or that a finding waits for."""
    desk = Desk(Context(project, report.as_of), report)
    return tuple(_pack(desk, library, role) for role in roles_of(desk))


def _pack(desk: Desk, library: WordingLibrary, role: str) -> Pack:
    context, report = desk.context, desk.report
    holders = [
        stakeholder for stakeholder in context.vision.stakeholders if stakeholder.role == role
    ]
    synced = [holder.last_synced_on for holder in holders]
    last = min((day for day in synced if day), default=None) if all(synced) else None
    cadence = context.vision.governance.sync_cadence_days
    decided = decisions(desk, role)
    signs = role in ROLES
    return Pack(
        role=role,
        holders=tuple(holder.id for holder in holders),
        product=report.product,
        as_of=report.as_of,
        truth=report.verdict.sentence,
        last_synced=last,
        changes=changes(context, report, last, (decision.finding for decision in decided)),
        vision=vision_page(context.vision),
        sign_offs=sign_offs(context, role),
        habits=habits(context, report, role),
        next_sync=report.as_of + dt.timedelta(days=cadence),
        cadence_days=cadence,
        numbers=numbers(context, report, role),
        diagnosis=report.diagnosis if role in ("executive", "product") else None,
        decisions=decided,
        agenda=on_agenda(desk, role, decided),
        signings=signings(desk, library) if signs else (),
        wording_note=library.note if signs else "",
        sellable=sellable(context) if role == "sales" else None,
        owed=owed(context, report, role),
        owed_days=DAYS,
    )


_LISTED = 6


def changes(
    context: Context, report: Report, last: dt.date | None, mine: Iterable[Finding]
) -> tuple[Phrase, ...]:
    """`last` is the day of the sync before; `mine` are the findings this role decides."""
    return (
        *_by_dates(context, last),
        *_by_history(context, last),
        *_by_baseline(context, report, list(mine)),
    )


def _by_dates(context: Context, last: dt.date | None) -> Iterator[Phrase]:
    if last is None:
        return
    promises, now = context.project.commitments, context.as_of
    for said, found in (
        ("signed", [c.id for c in promises if c.is_signed and _since(c.signed_on, last, now)]),
        ("delivered", [c.id for c in promises if _since(c.delivered_on, last, now)]),
        ("accepted", [c.id for c in promises if _since(c.accepted_on, last, now)]),
        ("amended", [
            c.id for c in promises if c.amendment and _since(c.amendment.date, last, now)
        ]),
        ("due and not delivered", [
            c.id for c in promises
            if c.is_signed and c.kind in WORK_KINDS and c.due and last <= c.due < now
        ]),
    ):  # fmt: skip
        if found:
            yield phrase(
                "{}: {}",
                words(f"{counted(len(found), 'promise')} {said}"),
                first_ids(found, _LISTED),
            )
    answers = [
        stakeholder.id
        for stakeholder in context.vision.stakeholders
        if stakeholder.signoff and _since(stakeholder.signoff.date, last, now)
    ]
    if answers:
        yield words(f"{len(answers)} new answers to the positioning"
                    if len(answers) > 1 else "1 new answer to the positioning")  # fmt: skip


def _by_history(context: Context, last: dt.date | None) -> Iterator[Phrase]:
    """What a change of the vision since then broke that held when it was signed."""
    history = context.project.history
    if history is None or last is None:
        return
    broken = [
        signed.commitment
        for signed in history.promises
        if _since(signed.since, last, context.as_of)
    ]
    if broken:
        do = "does" if len(broken) == 1 else "do"
        said = f"{counted(len(broken), 'promise')} held when signed and {do} not any more"
        yield phrase("{}: {}", words(said), first_ids(broken, _LISTED))


def _by_baseline(context: Context, report: Report, mine: list[Finding]) -> Iterator[Phrase]:
    baseline = context.project.baseline
    if baseline is None or report.baseline is None:
        return
    new = [
        finding
        for finding in report.unwaived
        if not finding.in_baseline and finding.rule[:3] != "INP"
    ]
    own = [finding for finding in mine if not finding.in_baseline]
    since = (
        phrase("the baseline of {}", baseline.as_of) if baseline.as_of else words("the baseline")
    )
    if not new and not report.baseline.gone:
        yield phrase("nothing new and nothing gone since {}", since)
        return
    named = (
        phrase(
            ": {}", first_ids([f"{finding.subject.id} {finding.code}" for finding in own], _LISTED)
        )
        if own
        else words("")
    )
    yield phrase(
        "{} new since {}, {} of them for you{}", words(_findings(len(new))), since, len(own), named
    )
    gone = report.baseline.gone
    if gone:
        yield phrase("{} gone: {}", words(_findings(len(gone))), first_ids(list(gone), _LISTED))


def _since(day: dt.date | None, last: dt.date, now: dt.date) -> bool:
    return day is not None and last < day <= now


def _findings(number: int) -> str:
    return f"{number} {'finding' if number == 1 else 'findings'}"


DAYS = 90

_AREAS: Mapping[str, frozenset[str]] = {
    "engineering": WORK_KINDS | {"integration", "sla", "eol_support"},
    "security": frozenset(("data_residency", "data_retention", "compliance")),
    "finance": frozenset(("pricing", "mfn")),
    "legal": frozenset(("exclusivity", "mfn", "ip_escrow", "data_retention")),
    "customer_success": WORK_KINDS | {"support"},
    "marketing": frozenset(("roadmap_disclosure",)),
}
"""Kinds of promise by role; product, sales and executive look at all of them."""


def owed(context: Context, report: Report, role: str) -> tuple[Owed, ...]:
    """Signed promises of the role's area that are overdue or due within 90 days, and delivered
    ones that wait too long for the customer's yes, nearest first.

    The executive sees those that do not conform; the others are in good hands.
    """
    end = context.as_of + dt.timedelta(days=DAYS)
    bad = {
        answer.commitment for answer in report.commitments if answer.answer == "does_not_conform"
    }
    rows = [
        _owed(context, promise)
        for promise in context.open
        if promise.is_signed
        and promise.due is not None
        and promise.due <= end
        and (promise.due >= context.as_of or promise.kind in WORK_KINDS)
        and _is_in_area(promise, role)
        and (role != "executive" or promise.id in bad)
    ]
    rows += (row for row in _unaccepted(context, role) if role != "executive")
    return tuple(sorted(rows, key=lambda row: (row.due, row.commitment)))


def _unaccepted(context: Context, role: str) -> Iterator[Owed]:
    """What was delivered longer ago than the policy gives the customer to accept it.

    Only where somebody records acceptance at all: else every delivery would wait for ever.
    """
    policy = context.policy
    if "accepted_on" not in context.project.fields and "accept_within_days" not in policy.is_set:
        return
    for promise in context.commitments:
        delivered = promise.delivered_on
        if promise.status != "delivered" or delivered is None or promise.accepted_on is not None:
            continue
        waited = (context.as_of - delivered).days
        if waited > policy.accept_within_days and _is_in_area(promise, role):
            yield Owed(
                commitment=promise.id,
                customer=promise.customer,
                title=promise.title,
                due=delivered + dt.timedelta(days=policy.accept_within_days),
                owner=promise.owner,
                state=phrase("delivered {}, not accepted for {} days", delivered, waited),
                is_delivered=True,
            )


def _is_in_area(promise: Commitment, role: str) -> bool:
    if role == "finance" and promise.payment_contingent:
        return True
    if role == "legal" and promise.remedy not in (None, "none"):
        return True
    return promise.kind in _AREAS.get(role, frozenset(KINDS))


def _owed(context: Context, promise: Commitment) -> Owed:
    return Owed(
        commitment=promise.id,
        customer=promise.customer,
        title=promise.title,
        due=promise.due or dt.date.max,
        owner=promise.owner,
        state=_state(context, promise),
    )


def _state(context: Context, promise: Commitment) -> Phrase:
    state = _by_its_date(context, promise)
    return phrase("at risk, {}", state) if promise.at_risk else state


def _by_its_date(context: Context, promise: Commitment) -> Phrase:
    late = (context.as_of - promise.due).days if promise.due else 0
    if late > 0:
        return phrase("overdue by {}, {}", words(f"{late} day" if late == 1 else f"{late} days"),
                      _behind(context, promise))  # fmt: skip
    return _behind(context, promise)


def _behind(context: Context, promise: Commitment) -> Phrase:
    """What stands behind it."""
    items = context.awaited(promise)
    if items:
        last = max(items, key=lambda item: item.latest or dt.date.max)
        lands = phrase("lands by {}", last.latest) if last.latest else words("has no date")
        return phrase("{} {}, {} confidence", ident(last.id), lands, words(last.confidence))
    if promise.effort:
        return phrase("{} person-weeks of work of its own", promise.effort)
    if not promise.is_deliverable:
        return words("no planned work needed")
    if context.capabilities_of(promise) and not context.is_future(promise):
        return words("available today")
    return words("nothing plans it")


_FITS = {
    "target": "promise what is listed here",
    "adjacent": "ask product before anything is promised",
    "excluded": "no promise; say so early",
}


def sellable(context: Context) -> Sellable:
    """Available capabilities, held certifications and limits; dated items of high confidence."""
    return Sellable(
        today=(*_capabilities(context), *_certifications(context)),
        limits=tuple(map(_Limits(context).of, context.vision.guardrails)),
        dated=tuple(_item(context, item) for item in context.vision.roadmap if _is_sure(item)),
        segments=tuple(_segment(segment) for segment in context.vision.segments),
    )


def _capabilities(context: Context) -> Iterator[Offer]:
    for capability in context.vision.capabilities:
        if capability.status == "available":
            said = (
                phrase("available until {}", capability.sunset_on)
                if capability.sunset_on
                else words("available")
            )
            yield Offer(
                capability.name or capability.id,
                phrase("{}{}", said, _reserved(context, capability)),
            )


def _reserved(context: Context, capability: Capability) -> Phrase:
    """Who holds it exclusively: others of the segment cannot have it."""
    for promise in context.open:
        if promise.kind != "exclusivity" or not promise.is_signed:
            continue
        if not still_holds(promise.until, context.as_of):
            continue
        if capability.id in capability_ids(context, promise):
            where = (
                phrase(" in {}", ident(promise.scope_segment))
                if promise.scope_segment
                else words("")
            )
            return phrase(", but exclusive under {}{}", ident(promise.id), where)
    return words("")


def _certifications(context: Context) -> Iterator[Offer]:
    for certification in context.vision.certifications:
        if certification.status == "held":
            yield Offer(certification.id, words("certification held"))


class _Limits:
    """What may be promised of a dimension: its guardrail, and never beyond what was measured."""

    def __init__(self, context: Context) -> None:
        self._proven = {fact.dimension: fact for fact in context.vision.facts}

    def of(self, guardrail: Guardrail) -> Offer:
        fact = self._proven.get(guardrail.dimension)
        said = bound(guardrail)
        if fact is not None and fact.proven is not None and guardrail.value is not None:
            limits = as_values(guardrail.value)
            pair = in_order(fact.proven, limits[0]) if len(limits) == 1 else None
            if pair and guardrail.op == "max" and fact.better == "higher" and pair[0] < pair[1]:
                said = phrase("at most {}, as measured", fact.proven)
        return Offer(guardrail.dimension, said)


def _is_sure(item: RoadmapItem) -> bool:
    return item.confidence == "high" and item.latest is not None and (
        item.status not in ("shipped", "dropped"))  # fmt: skip


def _item(context: Context, item: RoadmapItem) -> Offer:
    known = context.project.capabilities
    held = [_reserved(context, known[name]) for name in item.capabilities if name in known]
    note = next((phrase for phrase in held if phrase.parts), words(""))
    return Offer(
        item.title or item.id,
        phrase("from {} ({}, high confidence){}", item.latest, ident(item.id), note),
    )


def _segment(segment: Segment) -> Phrase:
    return phrase("{}: {}", segment.name or segment.id, words(_FITS.get(segment.fit, segment.fit)))
