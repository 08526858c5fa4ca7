"""Applies the waivers that stand, and says of each what became of it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.model.finding import Finding
from commitcheck.model.phrase import phrase, words
from commitcheck.model.report import WaiverUse
from commitcheck.model.waiver import Waiver
from commitcheck.rules.context import Context
from commitcheck.rules.waiver_terms import Refusal, is_waivable, refusals

_SOON = dt.timedelta(days=14)
"""A waiver that ends within this is called expiring."""

Judged = tuple[Waiver, tuple[Refusal, ...]]
"""A waiver and every reason why it does not apply."""


class Waiving(Struct, frozen=True):
    """Findings with `waived_by` set where a waiver took them; `covered` counts per waiver."""

    findings: tuple[Finding, ...]
    covered: Mapping[str, int] = field(default_factory=dict)
    uses: tuple[WaiverUse, ...] = ()


def waive(context: Context, findings: tuple[Finding, ...]) -> Waiving:
    """Let every waiver that is complete, authorised, unexpired and scoped take its findings.

    One finding is taken by the first such waiver in file order. A finding whose waiver has
    expired says so: an exception must not become a policy in silence.
    """
    deal_of = {promise.id: promise.deal_id for promise in context.project.commitments}
    judged = [(one, refusals(one, context)) for one in context.project.waivers]
    by_rule: defaultdict[str, list[Judged]] = defaultdict(list)
    for waiver, refused in judged:
        by_rule[waiver.rule.partition(":")[0]].append((waiver, refused))
    marked = tuple(
        _marked(found, by_rule[found.rule], deal_of) if found.rule in by_rule else found
        for found in findings
    )
    covered = Counter(found.waived_by for found in marked if found.waived_by is not None)
    uses = tuple(_use(one, refused, covered[one.id], context) for one, refused in judged)
    return Waiving(marked, covered, uses)


def _marked(
    found: Finding,
    waivers: Iterable[Judged],
    deal_of: Mapping[str, str],
) -> Finding:
    if not is_waivable(found.code):
        return found
    for waiver, refused in waivers:
        if not covers(waiver, found, deal_of):
            continue
        if not refused:
            return replace(found, waived_by=waiver.id)
        if refused == (Refusal.EXPIRED,):
            found = replace(found, lapsed_waiver=waiver.id)
    return found


def covers(waiver: Waiver, found: Finding, deal_of: Mapping[str, str]) -> bool:
    """Is this finding within the waiver's rule and scope?

    `deal` covers findings on the deal and on its promises, `object` any subject by its id. Who
    names two scopes means what lies in both, never more than one of them says.
    """
    if waiver.rule not in (found.rule, found.code):
        return False
    subject = found.subject
    is_promise = subject.kind == "commitment"
    deal = deal_of.get(subject.id) if is_promise else subject.id if subject.kind == "deal" else None
    scopes = (
        (waiver.commitment, subject.id if is_promise else None),
        (waiver.deal, deal),
        (waiver.object, subject.id),
    )
    named = [held == wanted for wanted, held in scopes if wanted is not None]
    return bool(named) and all(named)


def _use(waiver: Waiver, refused: tuple[Refusal, ...], covered: int, context: Context) -> WaiverUse:
    state, note = "active", None
    if refused == (Refusal.EXPIRED,):
        state, note = "expired", phrase("it expired on {}", waiver.expires_on)
    elif refused:
        state, note = "refused", words(", ".join(one.value for one in refused))
    elif not covered:
        state, note = "unused", words("it matches no finding")
    elif waiver.expires_on and waiver.expires_on - context.as_of <= _SOON:
        state, note = "expiring", phrase("it expires on {}", waiver.expires_on)
    return WaiverUse(waiver.id, waiver.rule, state, covered, waiver.expires_on, note)
