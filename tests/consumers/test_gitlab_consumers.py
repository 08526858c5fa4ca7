"""GitLab Code Quality under the schema of what GitLab documents."""

from pathlib import Path

import pytest

from consumers.outputs import named
from consumers.tools import program, run
from reporting.code_quality import SCHEMA

pytestmark = pytest.mark.consumers


def test_the_schema_holds(outputs: Path) -> None:
    """For every report of one product and of several, the whole corpus included."""
    run(program("check-jsonschema"), "--schemafile", SCHEMA, *named(outputs, "gitlab"))


def test_the_schema_would_not_hold(tmp_path: Path) -> None:
    """An entry whose path GitLab does not take."""
    broken = tmp_path / "broken.gitlab"
    broken.write_text('[{"location": {"path": "./a"}}]', "utf-8")
    with pytest.raises(AssertionError, match="validation"):
        run(program("check-jsonschema"), "--schemafile", SCHEMA, broken)
