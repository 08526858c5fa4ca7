"""JSON of a way out, version 1: `schemas/fix.schema.json`. One change a line."""

from collections.abc import Iterable
from typing import Any

from commitcheck._version import __version__
from commitcheck.model.way_out import Step, WayOut
from commitcheck.reporting.comparison.json import line, rows
from commitcheck.reporting.json import wire
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions

Wire = dict[str, Any]


def render(found: WayOut, _options: RenderOptions) -> str:
    """The record. No option changes it."""
    return "{\n" + ",\n".join(_sections(found)) + "\n}\n"


def _sections(found: WayOut) -> Iterable[str]:
    yield line("format", "commitcheck-fix")
    yield line("version", 1)
    yield line("tool", {"name": "commitcheck", "version": __version__})
    yield line("deal", found.deal)
    yield line("customer", found.customer)
    yield line("as_of", found.as_of.isoformat())
    yield line("standing", found.standing)
    yield line("before", found.before)
    yield line("after", found.after)
    yield line("complete", found.is_complete)
    yield line("why", None if found.why is None else str(found.why))
    yield line("missing", [str(phrase) for phrase in found.missing])
    yield rows("changes", map(step_wire, found.steps))
    yield _alternatives(found)
    yield line("keeps_arr", found.keeps_arr)
    yield line("currency", found.currency)
    yield line("signature", None if found.signature is None else found.signature.isoformat())
    yield line("note", found.note)


def _alternatives(found: WayOut) -> str:
    others = [
        "    [\n" + ",\n".join(f"      {json_text(step_wire(it))}" for it in steps) + "\n    ]"
        for steps in found.alternatives
    ]
    return '  "alternatives": ' + ("[\n" + ",\n".join(others) + "\n  ]" if others else "[]")


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
