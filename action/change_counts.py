"""How many findings a change brings, worsens and mends, as SARIF tells them apart."""

import json
from collections import Counter
from collections.abc import Mapping

from commitcheck.reporting.sarif import RESULTS

_STATES = {"new": "new", "updated": "worse", "absent": "fixed"}


def change_counts(sarif: bytes) -> Mapping[str, int]:
    """`new`, `worse` and `fixed` over all runs.

    A product that is new has nothing to be compared with: what is found of it is new. Where a run
    holds as much as SARIF may, some may be missing, and no number is better than a wrong one.
    """
    found: Counter[str] = Counter()
    for run in json.loads(sarif)["runs"]:
        if len(run["results"]) >= RESULTS:
            return {}
        for result in run["results"]:
            if not result.get("suppressions"):
                found[result.get("baselineState", "new")] += 1
    return {name: found[state] for state, name in _STATES.items()}
