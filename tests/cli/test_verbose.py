"""`-v` says more about every promise; `-vv` how a baseline and JSON know its first finding."""

import json
from pathlib import Path

from cli.calling import call

COMPANY = str(Path(__file__).parents[2] / "examples" / "portfolio")


def said(*how: str) -> str:
    return call("check", COMPANY, *how).out


def test_only_the_loudest_names_fingerprints() -> None:
    """Those of JSON, so that one finds a finding in a baseline."""
    known = {found["fingerprint"] for found in json.loads(said("--format", "json"))["findings"]}

    assert known.isdisjoint(said("-v").split())
    assert len(known.intersection(said("-vv").split())) > 1
