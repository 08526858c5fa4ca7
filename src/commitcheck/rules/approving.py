"""Who has to say yes to a promise, and who has."""

from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context

PRODUCT_ONLY = ("product",)
_FUTURE_TOO = ("finance", "legal")


def approved_roles(promise: Commitment) -> frozenset[str]:
    """Roles that said yes, whenever they did."""
    return frozenset(approval.role for approval in promise.approvals)


def required_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Roles of the approval matrix, in its order.

    A firm promise of future functionality needs finance and legal on top; one that is not
    firm needs product only.
    """
    if not promise.is_firm:
        return PRODUCT_ONLY
    roles: tuple[str, ...] = context.policy.approvals.get(promise.kind, PRODUCT_ONLY)
    if context.is_future(promise):
        return (*roles, *(role for role in _FUTURE_TOO if role not in roles))
    return roles


def missing_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Required roles that have not said yes."""
    approved = approved_roles(promise)
    return tuple(role for role in required_roles(context, promise) if role not in approved)
