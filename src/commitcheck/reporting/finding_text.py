"""A finding in plain words on one line, for the formats that machines hand on to people."""

from commitcheck.model.finding import Finding
from commitcheck.model.vocabulary import ROLES
from commitcheck.reporting.inert import sentence, shorten

_NAME, _NEXT = 60, 200


def statement(found: Finding) -> str:
    """The message; it begins with its subject where nothing in it names that."""
    message = sentence(found.message)
    name = shorten(found.subject.id, _NAME)
    if name and name not in message and found.subject.kind not in ("portfolio", "file"):
        message = f"{name}: {message}"
    if found.worse_when_signed:
        message += "; an error once signed"
    if found.lapsed_waiver is not None:
        message += f"; waiver {shorten(found.lapsed_waiver, _NAME)} has lapsed"
    if found.in_baseline:
        message += "; in the baseline"
    return message


def remedy(found: Finding) -> str:
    """`move the date to 2027-01-31 or later (engineering decides)`."""
    return f"{sentence(found.next_step, _NEXT)} ({decider(found.who)} decides)"


def decider(who: str) -> str:
    """A role in words, `customer success`; anybody else by their name."""
    return who.replace("_", " ") if who in ROLES else shorten(who, _NAME)


def thing(kind: str, name: str) -> str:
    """`roadmap item RM1`, `non-goal NG2`; a thing that is its own kind is named once."""
    words = "non-goal" if kind == "non_goal" else kind.replace("_", " ")
    return words if name == kind else f"{words} {shorten(name, _NAME)}"
