"""How demand is told, in every format for people."""

from collections.abc import Iterator

from commitcheck.model.figures import Demand, Group
from commitcheck.model.phrase import counted
from commitcheck.reporting.spoken import amount

WHY = {
    "unknown": "nothing links it to the vision",
    "candidate": "a candidate that nothing plans",
    "rejected": "decided against",
    "unplanned": "nothing on the roadmap delivers it",
}
"""Why nothing answers it."""


def headline(found: Demand) -> str:
    """`6 things that nothing in the vision answers, in 7 open promises`."""
    if not found.groups:
        return "The vision answers everything that is promised."
    wishes = sum(len(group.wishes) for group in found.groups)
    things = counted(len(found.groups), "thing")
    return f"{things} that nothing in the vision answers, in {counted(wishes, 'open promise')}"


def facts(group: Group) -> Iterator[str]:
    """How many customers, what their deals are worth, and the first day."""
    yield counted(len(group.customers), "customer")
    yield from worth(group)
    if group.first_due:
        yield f"first due {group.first_due}"


def worth(group: Group) -> Iterator[str]:
    """`ARR 640,000`, once for each currency."""
    yield from (amount(it.amount, it.currency) for it in group.money)


def choice(group: Group) -> str:
    """What is to be decided about it."""
    if group.why == "rejected":
        return "refuse it, or reopen the decision"
    thing = "put it on the roadmap" if group.capability else "make it a capability"
    said = f"{thing} with a date, or write it down as a non-goal"
    return f"say what it is about (commitcheck confirm), {said}" if group.why == "unknown" else said
