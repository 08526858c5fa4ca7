"""The same was waived again, or more than the budget for exceptions has.

What: a non-goal, guardrail, roadmap item or other thing of the vision was waived for the third
time within twelve months, each renewal counted as a time of its own; or the waivers approved in
this fiscal quarter are more than `max_waivers.count`, or the deals they are for bring more ARR
than `max_waivers.arr`. Exactly the budget is fine. What a waiver was for is known from the
findings that it covers, also from those that it covered until it expired. A waiver without
`approved_on` counts from today, or from its last day where that has passed; one that is refused
for another reason than its age counts for nothing.

Why: one exception is a decision, three are a policy that nobody decided. What is always
excepted is not what the product does; either the vision is wrong, or the exceptions are.

Bad:
    policy: {max_waivers: {count: 2}}
    waivers:
      - {id: W-1, rule: VIS601, commitment: K-05, approved_on: 2026-01-12, renewals: 2, owner: kim,
         reason: Pilot, approved_by: raj, expires_on: 2026-04-10}   # NG2, for the third time

Good:
    policy: {max_waivers: {count: 2}}
    waivers:
      - {id: W-1, rule: VIS601, commitment: K-05, approved_on: 2026-01-12, renewals: 1, owner: kim,
         reason: Pilot, approved_by: raj, expires_on: 2026-04-10}

Resolve: change the vision openly where the exceptions are right, and take the promises back
where they are not; leave the budget for what is new.

Variants:
    precedent: the same thing of the vision, three times or more in twelve months
    count: more waivers in this fiscal quarter than the budget has
    arr: more ARR behind this quarter's waivers than the budget has

Figures: convention.

Configure: `policy.max_waivers` (`{count, arr}`, no limit by default), `policy.fiscal_year_start`.

Not checked when: there are no waivers; the budget's ARR with more than one currency. A waiver
that was deleted is seen with `--history` only, and a deal whose ARR nobody gives counts as none.
Cannot be waived itself.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from commitcheck.model.dates import quarter_of
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.history import PastWaiver
from commitcheck.model.location import Location
from commitcheck.model.phrase import ident, money, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, Unjudged
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import arr_by_deal, currencies
from commitcheck.rules.terms.parties import LISTED
from commitcheck.rules.terms.waiver_terms import Refusal, covers, promises_in_scope, refusals

INFO = RuleInfo(
    code="WVR955",
    name="waived-again",
    severities=(Severity.WARNING,),
    who="product",
    roots=("R2", "R3"),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("precedent", "count", "arr"),
    waivable=False,
)

PRECEDENT = 3
"""From how many times on an exception has become the rule."""

_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_OF_THE_VISION = (
    "non_goal", "guardrail", "roadmap_item", "capability", "certification", "segment",
)  # fmt: skip
"""Kinds of things that a finding can stand against and that the vision can change."""

_Thing = tuple[str, str]
"""Kind and id."""


def check(context: Context) -> Iterator[Finding]:
    stood = [waiver for waiver in context.project.waivers if _stood(waiver, context)]
    stood += [past.waiver for past in _deleted(context)]
    of_this_year = [waiver for waiver in stood if _is_of_this_year(waiver, context)]
    yield from _precedents(context, of_this_year)
    ours = [waiver for waiver in stood if _is_of_this_quarter(waiver, context)]
    budget = context.policy.max_waivers
    if budget.count is not None and len(ours) > budget.count:
        yield _too_many(context, ours, budget.count)
    if budget.arr is not None and len(currencies(context)) <= 1:
        yield from _too_much(context, ours, budget.arr)


def _stood(waiver: Waiver, context: Context) -> bool:
    """It applies, or did until it expired."""
    return set(refusals(waiver, context)) <= {Refusal.EXPIRED}


def _deleted(context: Context) -> Sequence[PastWaiver]:
    """What stood once and was taken out of the file, where somebody asked the history."""
    history = context.project.history
    return history.past_waivers if history else ()


def _day(waiver: Waiver, context: Context) -> dt.date:
    """When it was approved; never later than it could have been."""
    last = min(waiver.expires_on or context.as_of, context.as_of)
    return min(waiver.approved_on or last, context.as_of)


def _is_of_this_year(waiver: Waiver, context: Context) -> bool:
    """After the same day of last year; said without making a day that may not exist."""
    day, today = _day(waiver, context), context.as_of
    return (day.year + 1, day.month, day.day) > (today.year, today.month, today.day)


def _is_of_this_quarter(waiver: Waiver, context: Context) -> bool:
    fiscal = context.policy.fiscal_year
    return quarter_of(_day(waiver, context), fiscal) == quarter_of(context.as_of, fiscal)


def _precedents(context: Context, waivers: Sequence[Waiver]) -> Iterator[Finding]:
    places = _places(context) if _deleted(context) else {}
    earlier = {id(past.waiver): past.things for past in _deleted(context)}
    waived: defaultdict[_Thing, list[Waiver]] = defaultdict(list)
    by_rule = _by_rule(context)
    for waiver in waivers:
        things = {
            (other.kind, other.id): other.at
            for found in by_rule.get(waiver.rule.partition(":")[0], ())
            if covers(waiver, found, context.project.by_id)
            for other in found.related
            if other.kind in _OF_THE_VISION
        }
        places |= things
        for thing in {*things, *earlier.get(id(waiver), ())} & places.keys():
            waived[thing].append(waiver)
    for thing in sorted(waived):
        times = sum(1 + waiver.renewals for waiver in waived[thing])
        if times >= PRECEDENT:
            yield _precedent(context, thing, places[thing], waived[thing], times)


def _places(context: Context) -> dict[_Thing, Location]:
    """Where the things stand that the vision has today: it is those that it can change."""
    vision = context.vision
    return {
        **{("non_goal", it.id): it.at("statement") for it in vision.non_goals},
        **{("guardrail", it.id): it.at("value") for it in vision.guardrails},
        **{("roadmap_item", it.id): it.at("latest") for it in vision.roadmap},
        **{("capability", it.id): it.at("status") for it in vision.capabilities},
        **{("certification", it.id): it.at("status") for it in vision.certifications},
        **{("segment", it.id): it.at("fit") for it in context.project.segments.values()},
    }


def _by_rule(context: Context) -> Mapping[str, Sequence[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in context.findings:
        found[finding.rule].append(finding)
    return found


def _precedent(
    context: Context, thing: _Thing, at: Location, waivers: Sequence[Waiver], times: int
) -> Finding:
    kind, name = thing
    spare = times - PRECEDENT
    often = f"for the {_ORDINALS[spare]} time" if spare < len(_ORDINALS) else f"{times} times"
    return INFO.finding(
        Subject(kind, name),
        phrase("{} was waived {} in twelve months", ident(name), words(often)),
        severity=Severity.WARNING,
        variant="precedent",
        at=at,
        related=_related(context, waivers),
        next_step=phrase(
            "change {} openly in the vision, or stop granting exceptions from it", ident(name)
        ),
    )


def _too_many(context: Context, waivers: Sequence[Waiver], limit: int) -> Finding:
    return INFO.finding(
        Subject("portfolio", "portfolio"),
        phrase(
            "{} waivers were approved in this quarter, where the budget has {}",
            len(waivers),
            limit,
        ),
        severity=Severity.WARNING,
        variant="count",
        at=_place(context, waivers),
        related=_related(context, waivers),
        next_step=words("grant no further exception in this quarter, or raise the budget openly"),
    )


def _too_much(context: Context, waivers: Sequence[Waiver], limit: float) -> Iterator[Finding]:
    worth = arr_by_deal(context)
    deals = {deal for waiver in waivers for deal in _deals(waiver, context)}
    # sorted, so that the sum has the same last digit whatever comes first
    total = sum(sorted(worth.get(deal, 0) for deal in deals))
    if total <= limit:
        return
    currency = next(iter(currencies(context)), None)
    yield INFO.finding(
        Subject("portfolio", "portfolio"),
        phrase(
            "the waivers of this quarter are for deals of {} ARR, where the budget has {}",
            money(total, currency),
            money(limit, currency),
        ),
        severity=Severity.WARNING,
        variant="arr",
        at=_place(context, waivers),
        related=_related(context, waivers),
        next_step=words("grant no further exception in this quarter, or raise the budget openly"),
    )


def _deals(waiver: Waiver, context: Context) -> Iterator[str]:
    """The deals that the waiver is for: by its promises, its deal, and what it covers."""
    yield from (promise.deal_id for promise in promises_in_scope(waiver, context))
    yield from (deal for past in _deleted(context) if past.waiver is waiver for deal in past.deals)
    by_id = context.project.by_id
    for found in context.findings:
        if found.waived_by != waiver.id:
            continue
        yield from found.deals
        if found.subject.kind == "deal":
            yield found.subject.id
        elif found.subject.kind == "commitment" and found.subject.id in by_id:
            yield by_id[found.subject.id].deal_id


def _place(context: Context, waivers: Sequence[Waiver]) -> Location:
    """Where the latest of them stands that is still in the file."""
    deleted = {id(past.waiver) for past in _deleted(context)}
    latest = _latest(context, waivers)
    left = next((waiver for waiver in latest if id(waiver) not in deleted), None)
    return left.at("approved_on") if left else Location(latest[0].at().path)


def _latest(context: Context, waivers: Sequence[Waiver]) -> Sequence[Waiver]:
    """The waiver that was approved last comes first."""
    by_id = sorted(waivers, key=lambda waiver: waiver.id)
    return sorted(by_id, key=lambda waiver: _day(waiver, context), reverse=True)


def _related(context: Context, waivers: Sequence[Waiver]) -> tuple[Related, ...]:
    deleted = {id(past.waiver) for past in _deleted(context)}
    return tuple(
        Related("waiver", waiver.id, Location(waiver.at().path), f"{_note(waiver)}, deleted since")
        if id(waiver) in deleted
        else Related("waiver", waiver.id, waiver.at("approved_on"), _note(waiver))
        for waiver in _latest(context, waivers)[:LISTED]
    )


def _note(waiver: Waiver) -> str:
    when = f"approved on {waiver.approved_on}" if waiver.approved_on else "approved, without a day"
    return f"{when}, renewals: {waiver.renewals}" if waiver.renewals else when


def _several_currencies(context: Context) -> Iterator[Unjudged]:
    if context.policy.max_waivers.arr is not None and context.project.waivers:
        found = sorted(currencies(context))
        if len(found) > 1:
            reason = phrase("the budget's ARR: there is more than one currency: {}", found)
            yield Unjudged(reason, "one currency")


RULE = Rule(
    INFO,
    check,
    reads=("promised_by", "arr", "currency", "deal", "customer", "status"),
    second_pass=True,
    leaves=_several_currencies,
)
