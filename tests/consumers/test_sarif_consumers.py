"""SARIF under its published schema and under Microsoft's own validator."""

import json
from pathlib import Path

import pytest

from consumers.outputs import named
from consumers.tools import module, program, run

pytestmark = pytest.mark.consumers

MULTITOOL = "@microsoft/sarif-multitool-linux"


def test_the_schema_holds(outputs: Path) -> None:
    """For every report, the whole corpus included."""
    schema = module(f"{MULTITOOL}/sarif-2.1.0.json")
    run(program("check-jsonschema"), "--schemafile", schema, *named(outputs, "sarif"))


def test_the_multitool_finds_nothing(outputs: Path, tmp_path: Path) -> None:
    """Its exit code says nothing, so its own log is read; GitHub's rules are among its own."""
    for path in named(outputs, "sarif", corpus=False):
        assert _complaints(path, tmp_path) == []


def test_the_multitool_would_find_something(outputs: Path, tmp_path: Path) -> None:
    """A result whose rule index points at another rule, and a region before the first line."""
    log = json.loads((outputs / "portfolio.sarif").read_text("utf-8"))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["startLine"], region["endLine"] = 9, 3
    broken = tmp_path / "broken.sarif"
    broken.write_text(json.dumps(log), "utf-8")
    assert _complaints(broken, tmp_path)


def _complaints(path: Path, scratch: Path) -> list[str]:
    log = scratch / f"{path.name}.log"
    run(module(f"{MULTITOOL}/Sarif.Multitool"), "validate", path, "--rule-kind", "Sarif;Ghas",
        "--level", "Error;Warning", "-o", log, "--log", "ForceOverwrite", "-q")  # fmt: skip
    (only,) = json.loads(log.read_text("utf-8-sig"))["runs"]
    assert all(invocation["executionSuccessful"] for invocation in only.get("invocations", ()))
    return [
        f"{path.name}: {result['ruleId']} {result['message']}" for result in only.get("results", ())
    ]
