"""SARIF 2.1.0 of a comparison: each result is new, updated, unchanged or absent."""

from collections.abc import Iterator
from typing import Any

from commitcheck.model.finding import Finding
from commitcheck.reporting import sarif
from commitcheck.reporting.comparison import words
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.sarif import plain
from commitcheck.variants.comparison import Comparison

Wire = dict[str, Any]


def render(comparison: Comparison, options: RenderOptions) -> str:
    """One run; GitHub shows new and unchanged results, and closes absent ones."""
    states = list(_states(comparison))
    found = [
        (finding, {"baselineState": state, **_because(because)})
        for finding, state, because in states
    ]
    return "".join(sarif.document(comparison.report, found, options))


def _states(comparison: Comparison) -> Iterator[tuple[Finding, str, str]]:
    for compared in comparison.bad:
        state = "new" if compared.then is None else "updated"
        yield compared.finding, state, "; ".join(words.causes(comparison, compared))
    for found in comparison.known:
        yield found, "unchanged", ""
    for found in comparison.gone:
        yield found, "absent", ""


def _because(words_: str) -> Wire:
    return {"because": plain(words_)} if words_ else {}
