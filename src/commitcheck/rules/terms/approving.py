"""Who has to say yes to a promise, and who has."""

from commitcheck.model.approved_parts import parts_changed_since
from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context, derived

_PRODUCT_ONLY = ("product",)
_FUTURE_TOO = ("finance", "legal")


def approved_roles(promise: Commitment) -> frozenset[str]:
    """Roles that said yes, whenever they did, to the promise as it is (GOV207)."""
    return frozenset(
        [
            approval.role
            for approval in promise.approvals
            if not approval.fingerprint or not parts_changed_since(approval, promise)
        ]
    )


def required_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Roles of the approval matrix, in its order.

    A firm promise of future functionality needs finance and legal on top; one that is not
    firm needs product only.
    """
    if not promise.is_firm:
        return _PRODUCT_ONLY
    roles = _of_kind(context, promise)
    if context.is_future(promise):
        return (*roles, *(role for role in _FUTURE_TOO if role not in roles))
    return roles


def missing_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Required roles that have not said yes.

    Whether a promise is about the future is the dear question, and the last one asked: where
    everybody has said yes already, the answer does not matter.
    """
    approved = approved_roles(promise)
    if not promise.is_firm:
        return () if "product" in approved else _PRODUCT_ONLY
    roles = _of_kind(context, promise)
    if approved.issuperset(roles) and (
        approved.issuperset(_FUTURE_TOO) or not context.is_future(promise)
    ):
        return ()
    return tuple(role for role in required_roles(context, promise) if role not in approved)


@derived
def asking_product(context: Context) -> tuple[tuple[Commitment, ...], int]:
    """Open promises that the approval matrix asks product about, and how many of them product
    has not said yes to.
    """
    asked = tuple(
        promise
        for promise in context.open
        if not promise.is_firm or "product" in _of_kind(context, promise)
    )
    return asked, sum("product" not in approved_roles(promise) for promise in asked)


def _of_kind(context: Context, promise: Commitment) -> tuple[str, ...]:
    return context.policy.approvals.get(promise.kind, _PRODUCT_ONLY)
