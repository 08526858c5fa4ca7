"""What promises' texts are about, as JSON: one promise a line with its candidates, best first."""

from collections.abc import Iterable

from commitcheck.assessment.suggestions.near import Near, Ranked
from commitcheck.reporting.json.text import json_text


def match_json(rankings: Iterable[Ranked]) -> str:
    """A list of `{"commitment", "candidates"}`; keys always the same and in this order."""
    lines = ",\n".join(f"  {json_text(_ranked(ranking))}" for ranking in rankings)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _ranked(ranked: Ranked) -> dict[str, object]:
    return {
        "commitment": ranked.commitment,
        "candidates": [_candidate(near) for near in ranked.candidates],
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
