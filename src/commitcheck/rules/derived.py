"""Terms derived from a whole context: worked out once, however many rules and numbers ask."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from commitcheck.rules.context import Context

Term = TypeVar("Term")


def derived(work_out: Callable[[Context], Term]) -> Callable[[Context], Term]:
    """A function of nothing but the context, remembered with it; what it gives is not changed."""

    @wraps(work_out)
    def once(context: Context) -> Term:
        known = context.derived
        if work_out not in known:
            known[work_out] = work_out(context)
        found: Term = known[work_out]
        return found

    return once
