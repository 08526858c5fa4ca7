"""What promises may be about and what their words say, as JSON: one promise a line."""

from collections.abc import Iterable

from commitcheck.assessment.confirming.question import Choice, Row
from commitcheck.assessment.confirming.questions import Listed
from commitcheck.assessment.suggestions.near import Near
from commitcheck.reporting.json.text import json_text


def candidates_json(listed: Iterable[Listed]) -> str:
    """A list of `{"commitment", "candidates", "readings"}`; keys always the same, in this order."""
    lines = ",\n".join(f"  {json_text(_promise(entry))}" for entry in listed)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _promise(entry: Listed) -> dict[str, object]:
    return {
        "commitment": entry.ranked.commitment,
        "candidates": [_candidate(near) for near in entry.ranked.candidates],
        "readings": [
            _reading(row, choice) for row, _, choices in entry.readings for choice in choices
        ],
    }


def _candidate(near: Near) -> dict[str, object]:
    return {
        "kind": near.kind,
        "id": near.id,
        "score": near.score,
        "band": near.band,
        "evidence": near.words,
        "field": near.field,
        "notes": near.notes,
    }


def _reading(row: Row, choice: Choice) -> dict[str, object]:
    """`in` is the record's text that holds the words, `part` which of its promises."""
    return {
        "field": choice.field,
        "dimension": choice.dimension,
        "op": choice.op,
        "value": choice.value,
        "band": choice.band,
        "words": choice.words,
        "in": row.field,
        "part": row.part,
        "over": choice.over,
        "reason": choice.why,
    }
