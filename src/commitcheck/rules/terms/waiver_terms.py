"""Why a waiver does not apply: it must be known, waivable, scoped, complete, in time, authorised.

Waiving applies the waivers without a refusal; the WVR rules say what is wrong with the others.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding
from commitcheck.model.record_words import record_of_part
from commitcheck.rules.context import Context

NOT_WAIVABLE = ("INP", "WVR", "COM806", "COM802:side_letter")
"""Families, rules and variants that no waiver covers."""

APPROVING_ROLES = ("product", "executive")
"""Who may approve any waiver; for VIS603 the guardrail's own approver may as well."""

REQUIRED = ("reason", "owner", "approved_by", "expires_on")
"""What a complete waiver says, beside its rule and scope."""

Promises = Mapping[str, Commitment]
"""Promises by their id."""


class Refusal(Enum):
    """Why a waiver does not apply, in words that follow its id."""

    UNKNOWN_RULE = "its rule is not known"
    NOT_WAIVABLE = "its rule cannot be waived"
    UNKNOWN_TARGET = "it names a promise or deal that is not there"
    LOST_TARGET = "the promise or deal that it names could not be read"
    UNSCOPED = "it names no promise, deal or object"
    INCOMPLETE = "it is not complete"
    EXPIRED = "it has expired"
    UNKNOWN_APPROVER = "its approver is not a known stakeholder"
    WRONG_ROLE = "its approver has no authority over it"
    SELF_APPROVED = "its approver is also its owner"
    NOT_INDEPENDENT = "its approver is not independent of the promise"


UNAUTHORISED = (
    Refusal.NOT_WAIVABLE,
    Refusal.UNKNOWN_APPROVER,
    Refusal.WRONG_ROLE,
    Refusal.SELF_APPROVED,
    Refusal.NOT_INDEPENDENT,
)
"""What WVR953 is about."""


def refusals(waiver: Waiver, context: Context) -> tuple[Refusal, ...]:
    """Every reason why the waiver does not apply; one that lasts too long still does."""
    found = [
        *_about_the_rule(waiver, context),
        *_about_the_scope(waiver, context),
        *((Refusal.INCOMPLETE,) if missing_fields(waiver) else ()),
        *((Refusal.EXPIRED,) if is_expired(waiver, context) else ()),
        *_about_the_approver(waiver, context),
    ]
    return tuple(found)


def is_waivable(code: str) -> bool:
    """May a finding with this code (`COM802:side_letter`) be covered by any waiver?

    A waiver for a whole rule does not reach a variant that cannot be waived.
    """
    return code[:3] not in NOT_WAIVABLE and not {code, code.partition(":")[0]} & {*NOT_WAIVABLE}


def missing_fields(waiver: Waiver) -> tuple[str, ...]:
    return tuple(name for name in REQUIRED if not getattr(waiver, name))


def is_expired(waiver: Waiver, context: Context) -> bool:
    """It still holds on the day it expires."""
    return not still_holds(waiver.expires_on, context.as_of)


def owner_role(waiver: Waiver, context: Context) -> str:
    """The role that can renew or complete it; product where its owner is not known."""
    owner = context.project.stakeholders.get(waiver.owner or "")
    return owner.role if owner is not None and owner.role else "product"


def approving_roles(waiver: Waiver, context: Context) -> tuple[str, ...]:
    """Product, executive, and for VIS603 the role that approves every guardrail in scope."""
    if waiver.rule.partition(":")[0] != "VIS603":
        return APPROVING_ROLES
    in_scope = {
        promise.dimension for promise in promises_in_scope(waiver, context) if promise.dimension
    }
    roles = {
        guardrail.approver
        for guardrail in context.vision.guardrails
        if guardrail.id == waiver.object or guardrail.dimension in in_scope
    }
    only = roles.pop() if len(roles) == 1 else None
    return APPROVING_ROLES if only in (None, *APPROVING_ROLES) else (*APPROVING_ROLES, str(only))


def promises_in_scope(waiver: Waiver, context: Context) -> Sequence[Commitment]:
    """The promises that the waiver names, itself or through their deal."""
    name = waiver.commitment or (waiver.object if waiver.object in context.project.by_id else None)
    if name is not None:
        promise = context.project.by_id.get(name)
        return () if promise is None else (promise,)
    return context.by_deal.get(waiver.deal, ()) if waiver.deal is not None else ()


def covers(waiver: Waiver, found: Finding, promises: Promises) -> bool:
    """Is this finding within the waiver's rule and scope?

    `deal` covers findings on the deal and on its promises, `object` any subject by its id. Who
    names two scopes means what lies in both, never more than one of them says. A promise that
    the waiver's approver made is outside of it.
    """
    if waiver.rule not in (found.rule, found.code):
        return False
    subject = found.subject
    is_promise = subject.kind == "commitment"
    promise = promises.get(subject.id) if is_promise else None
    if promise is not None and is_own(waiver, promise):
        return False
    deal = promise.deal_id if promise else subject.id if subject.kind == "deal" else None
    scopes = (
        (waiver.commitment, subject.id if is_promise else None),
        (waiver.deal, deal),
        (waiver.object, subject.id),
    )
    named = [held == wanted for wanted, held in scopes if wanted is not None]
    return bool(named) and all(named)


def _about_the_rule(waiver: Waiver, context: Context) -> tuple[Refusal, ...]:
    if waiver.rule.partition(":")[0] not in context.known_codes:
        return (Refusal.UNKNOWN_RULE,)
    return () if is_waivable(waiver.rule) else (Refusal.NOT_WAIVABLE,)


def _about_the_scope(waiver: Waiver, context: Context) -> tuple[Refusal, ...]:
    if not (waiver.commitment or waiver.deal or waiver.object):
        return (Refusal.UNSCOPED,)
    project = context.project
    for name, known, unread in (
        (waiver.commitment, project.by_id, project.lost_ids),
        (waiver.deal, context.by_deal, project.lost_deals),
    ):
        is_known = name in known or name in project.shared_ids
        if name and not is_known and record_of_part(name) not in known:
            return (Refusal.LOST_TARGET if name in unread else Refusal.UNKNOWN_TARGET,)
    return ()


def _about_the_approver(waiver: Waiver, context: Context) -> tuple[Refusal, ...]:
    if not waiver.approved_by:
        return ()  # that it is missing is said once, as incomplete
    approver = context.project.stakeholders.get(waiver.approved_by)
    if approver is None:
        return (Refusal.UNKNOWN_APPROVER,)
    found = []
    if approver.role not in approving_roles(waiver, context):
        found.append(Refusal.WRONG_ROLE)
    if waiver.approved_by == waiver.owner:
        found.append(Refusal.SELF_APPROVED)
    promises = promises_in_scope(waiver, context)
    if promises and all(is_own(waiver, promise) for promise in promises):
        found.append(Refusal.NOT_INDEPENDENT)
    return tuple(found)


def is_own(waiver: Waiver, promise: Commitment) -> bool:
    """Did the waiver's approver make this promise? No waiver covers that.

    One for a whole deal stands for the other rows of it; it is refused where all are theirs.
    """
    approver = (waiver.approved_by or "").casefold()
    return bool(approver) and (promise.promised_by or "").casefold() == approver
