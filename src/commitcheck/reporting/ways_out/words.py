"""How a way out is told, in every format for people."""

from collections.abc import Iterable, Mapping, Sequence

from commitcheck.model.phrase import counted
from commitcheck.model.way_out import Step, WayOut
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.spoken import NAME, amount, verdict_word, who

_LISTED = 4


def headline(found: WayOut) -> str:
    """`D-207: 9 changes make it pass, if product, finance and legal agree`."""
    name = shorten(found.deal, NAME)
    match found.standing:
        case "sound":
            return f"{name} is sound as it is: {verdict_word(found.before).text}"
        case "way_out":
            return f"{name}: {makes_it_pass(found)}"
        case "no_way_out":
            return f"{name} has no way out: {_why(found)}"
        case _ if found.before == "could_not_be_judged":
            return f"{name} could not be judged: {_why(found)}"
        case _:
            return f"{name} has no proven way out yet: {_why(found)}"


def makes_it_pass(found: WayOut) -> str:
    """`4 changes make it pass, if legal agrees`."""
    number = len(found.steps)
    makes = "makes" if number == 1 else "make"
    agreeing = agreed_by(found.steps)
    verb = "agrees" if len(agreeing) == 1 else "agree"
    condition = f", if {listed(agreeing)} {verb}" if agreeing else ""
    return f"{counted(number, 'change')} {makes} it pass{condition}"


def agreed_by(steps: Iterable[Step]) -> list[str]:
    """The roles whose yes is only assumed."""
    return [who(role) for role in dict.fromkeys(it.who for it in steps if it.is_assumed)]


def proof(found: WayOut) -> str:
    """How sure it is that nothing smaller does it."""
    said = "proven: made in a copy, everything was judged again"
    if found.is_complete:
        return f"{said}; no cheaper set of the offered changes does it"
    return f"{said}; the smallest found, not every smaller set was tried"


def after(found: WayOut) -> str:
    """`sign`, or what is missing for it."""
    word = verdict_word(found.after or found.before).text
    if not found.missing:
        return word
    return f"{word}; a plain yes needs {'; '.join(map(sentence, found.missing[:_LISTED]))}"


def by_role(steps: Iterable[Step]) -> Mapping[str, Sequence[Step]]:
    """What each role has to do, roles in the order of their first step."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        groups.setdefault(step.who, []).append(step)
    return groups


def line_of(steps: Sequence[Step]) -> str:
    """Everything that a role has to do, in one line: `approve K-28, K-29; strike K-27`."""
    approved = [step.commitment for step in steps if step.action == "approve"]
    parts = [f"approve {', '.join(shorten(it, NAME) for it in approved)}"] if approved else []
    parts += [sentence(step.text) for step in steps if step.action != "approve"]
    return "; ".join(parts)


def redlines(found: WayOut) -> list[Step]:
    """Steps that change words of the paper."""
    return [step for step in found.steps if step.words.new is not None]


def given_up(step: Step) -> str:
    """What the customer loses by a step; empty where nothing."""
    return "" if step.loses is None else sentence(step.loses)


def keeps(found: WayOut) -> str:
    """`ARR 450,000`, or that nobody says."""
    return amount(found.keeps_arr, found.currency) or "no amount is named"


def listed(names: Sequence[str]) -> str:
    """`product, finance and legal`."""
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _why(found: WayOut) -> str:
    return "" if found.why is None else sentence(found.why)
