"""JSON of a way out, version 1: `schemas/fix.schema.json`. One change a line."""

from collections.abc import Iterable

from commitcheck._version import __version__
from commitcheck.model.way_out import WayOut
from commitcheck.reporting.comparison.json import line, rows
from commitcheck.reporting.json.steps import step_wire
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions


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
