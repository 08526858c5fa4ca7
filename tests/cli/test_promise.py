"""`check --promise`: why one promise is judged so."""

import json
from pathlib import Path

import pytest

from cli.calling import call

PORTFOLIO = str(Path(__file__).parents[2] / "examples" / "portfolio" / "commitcheck.yaml")


def test_the_chain_as_text() -> None:
    """The answer, what it counts as, then the rules by what came of them."""
    called = call("check", "--config", PORTFOLIO, "--promise", "K-05")
    assert called.code == 1
    lines = called.out.splitlines()
    assert lines[0] == "K-05  Dedicated single-tenant deployment  does not conform"
    assert lines[1] == "BlueOcean 3PL · D-202 · signed · as of 2026-08-17"
    assert [line[3:].partition(" ·")[0] for line in lines if line.startswith("──")] == [
        "Found", "Has a part in", "Passed", "Does not apply",
    ]  # fmt: skip
    assert "VIS601    error  K-05 is about private-cloud, which NG1 rules out" in lines


def test_the_chain_as_json() -> None:
    called = call("check", "--config", PORTFOLIO, "--promise", "K-01", "--format", "json")
    assert called.code == 0
    record = json.loads(called.out)
    assert record["promise"]["answer"] == "conforms"
    assert list(record["terms"]) == ["open", "binding", "future", "backing", "approvals"]
    assert len(record["steps"]) == 50
    step = next(one for one in record["steps"] if one["rule"] == "TIM401")
    assert (step["outcome"], step["findings"][0]["waived_by"]) == ("fired", "W-03")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--promise", "K-055"),
            "there is no promise K-055 among the commitments; did you mean K-05?",
        ),
        (("--promise", "K-05", "--format", "sarif"), "written as terminal or json, not as sarif"),
        (("--promise", "K-05", "--deal", "D-202"), "--deal does not go with --promise"),
        (("--promise", "K-05", "--redact", "customers"), "--redact does not go with --promise"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str, ...], said: str) -> None:
    called = call("check", "--config", PORTFOLIO, *arguments)
    assert (called.code, said in called.err) == (2, True)
