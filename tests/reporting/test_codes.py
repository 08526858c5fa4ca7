"""A rule's code with its variant, which may hold the name of a field as a file has it."""

import re

import pytest
from msgspec.structs import replace

from commitcheck.model.finding import Subject
from commitcheck.reporting import render
from reporting.findings import a_finding, deals_csv
from reporting.reports import empty_report

HOSTILE_FIELDS = ("a\tb", "a\x1b[31m", "a\n::error::x", "\u202ea", "a|b",
                  "<img src=x>", "@ana", "a`b",
                  "a*b")  # fmt: skip


@pytest.mark.parametrize("field", HOSTILE_FIELDS)
def test_a_code_holds_no_sign_of_a_field_that_could_act(field: str) -> None:
    """Every format prints it as it is, and a file names its fields as it likes."""
    found = a_finding(f"INP001:unknown_field.{field}", Subject("file", "v.yaml"), "x", deals_csv(1))
    assert re.fullmatch(r"INP001:unknown_field\.[\w.\[\]/-]+", found.code)
    for name in ("terminal", "github", "markdown", "junit", "gitlab", "sarif", "html"):
        text = render(replace(empty_report(), findings=(found,)), name)
        assert field not in text, name
    other = a_finding("INP001:unknown_field.b", Subject("file", "v.yaml"), "x", deals_csv(1))
    assert found.fingerprint != other.fingerprint
