"""The why-chain of one promise as JSON: the answer, the derived terms, a step for each rule."""

from collections.abc import Iterable

from commitcheck.assessment.why import Step, Why
from commitcheck.model.report import PromiseAsRead, Report
from commitcheck.reporting.json import wire
from commitcheck.reporting.json.text import json_text


def render(report: Report, chain: Why) -> str:
    """One document; findings are the objects of the JSON report, one step a line."""
    lines = [f'  "{key}": {json_text(value)}' for key, value in _head(report, chain)]
    read = ",\n".join(f"    {json_text(_read(promise))}" for promise in chain.read)
    lines.append(f'  "read": [\n{read}\n  ]' if read else '  "read": []')
    steps = ",\n".join(f"    {json_text(_step(step))}" for step in chain.steps)
    return "{\n" + ",\n".join([*lines, f'  "steps": [\n{steps}\n  ]']) + "\n}\n"


def _head(report: Report, chain: Why) -> Iterable[tuple[str, object]]:
    yield "format", "commitcheck/why"
    yield "version", 1
    yield "tool", {"name": "commitcheck", "version": report.version}
    yield "as_of", report.as_of.isoformat()
    yield "promise", wire.answer(chain.answer)
    yield "terms", {name: str(said) for name, said in chain.terms}


def _read(promise: PromiseAsRead) -> wire.Wire:
    """What was read, with each value's words, band and reason."""
    return {
        **wire.promise_as_read(promise),
        "readings": [
            {
                "field": reading.field,
                "value": str(reading.value),
                "words": promise.words[reading.start - promise.start : reading.end - promise.start],
                "start": reading.start,
                "end": reading.end,
                "band": reading.band,
                "reason": reading.reason,
            }
            for reading in promise.read.readings
        ],
        "reason": promise.read.reason,
    }


def _reason(step: Step) -> str | None:
    if step.reason is None:
        return None
    return f"{step.reason}, it needs {step.needs}" if step.needs else str(step.reason)


def _step(step: Step) -> wire.Wire:
    return {
        "rule": step.rule,
        "name": step.name,
        "outcome": step.outcome,
        "compared": {name: str(said) for name, said in step.compared},
        "reason": _reason(step),
        "findings": [wire.finding(found) for found in step.findings],
    }
