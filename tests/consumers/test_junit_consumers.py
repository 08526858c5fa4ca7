"""JUnit XML under the schema of Jenkins' xUnit plugin."""

from pathlib import Path

import pytest

from consumers.outputs import named
from consumers.tools import run, tools

pytestmark = pytest.mark.consumers


def test_the_schema_holds(outputs: Path) -> None:
    """For every report, the whole corpus included."""
    run("xmllint", "--noout", "--huge", "--schema", tools() / "junit-10.xsd",
        *named(outputs, "junit"))  # fmt: skip


def test_the_schema_would_not_hold(tmp_path: Path) -> None:
    """An attribute that it does not know."""
    broken = tmp_path / "broken.xml"
    broken.write_text('<testsuites skipped="1"/>', "utf-8")
    with pytest.raises(AssertionError, match="fails to validate"):
        run("xmllint", "--noout", "--schema", tools() / "junit-10.xsd", broken)
