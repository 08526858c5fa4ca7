"""Ways out as JSON has them: in the record of `fix`, in that of `ask`, and beside a deal."""

from typing import Any

from commitcheck.model.report import DealAnswer
from commitcheck.model.way_out import Step, WayOut
from commitcheck.reporting.json import wire

Wire = dict[str, Any]


def step_wire(step: Step) -> Wire:
    """One change of one promise."""
    return {
        "commitment": step.commitment,
        "field": step.field,
        "old": step.old,
        "new": step.new,
        "action": step.action,
        "who": step.who,
        "by": None if step.by is None else step.by.isoformat(),
        "if_agreed": step.is_assumed,
        "text": str(step.text),
        "loses": None if step.loses is None else str(step.loses),
        "words": {"old": step.words.old, "new": step.words.new},
        "location": wire.location(step.at),
    }


def deal_wire(deal: DealAnswer) -> Wire:
    """A deal of a report; `way_out` is null where none was looked for."""
    return {**wire.deal(deal), "way_out": None if deal.way_out is None else _way_out(deal.way_out)}


def _way_out(found: WayOut) -> Wire:
    return {
        "standing": found.standing,
        "after": found.after,
        "complete": found.is_complete,
        "why": None if found.why is None else str(found.why),
        "missing": [str(phrase) for phrase in found.missing],
        "changes": [step_wire(step) for step in found.steps],
        "alternatives": [[step_wire(step) for step in steps] for steps in found.alternatives],
        "keeps_arr": found.keeps_arr,
        "note": found.note,
    }
