"""COM807: an exclusivity or a most-favoured-customer clause has no end."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.vocabulary import KINDS
from commitcheck.rules.com807_open_ended_restriction import RULE, check


def found(**fields: Any) -> list[Finding]:
    return list(check(context(vision(), promise(**fields))))


def test_a_draft_is_a_warning_that_signing_makes_worse() -> None:
    """There is still time to agree an end."""
    [finding] = found(
        kind="exclusivity",
        status="negotiating",
        expected_signature="2026-03-31",
        title="Exclusive use",
    )

    assert str(finding.message) == ("C-1 grants an exclusivity without an end date")
    assert str(finding.next_step) == (
        "agree an end date, a scope and a price before the signature on 2026-03-31, "
        "or strike the clause"
    )
    assert (finding.severity, finding.who, finding.cure) == (Severity.WARNING, "legal", "edit")
    assert finding.at.field == "until"
    assert [quote.text for quote in finding.quotes] == ["Exclusive use"]
    assert finding.worse_when_signed
    assert finding.preventable


def test_a_signed_one_is_an_error() -> None:
    """Forever has begun."""
    [finding] = found(kind="mfn", status="signed")

    assert str(finding.message) == (
        "C-1 grants a most-favoured-customer clause without an end date"
    )
    assert finding.severity is Severity.ERROR
    assert not finding.worse_when_signed


@pytest.mark.parametrize("until", ["2026-03-15", "2026-03-16", "2030-12-31"])
def test_any_end_is_an_end(until: str) -> None:
    """One that has passed has ended, all the better."""
    assert found(kind="exclusivity", status="signed", until=until) == []


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"exclusivity", "mfn"}))
def test_other_kinds_need_no_end(kind: str) -> None:
    """A feature may stay."""
    assert found(kind=kind, status="signed") == []


def test_a_scope_alone_is_no_end() -> None:
    """A narrow forever is still forever."""
    assert len(found(kind="exclusivity", scope_segment="insurance")) == 1


def test_a_withdrawn_one_is_left_alone() -> None:
    """Only open promises count."""
    assert found(kind="mfn", status="withdrawn") == []


def test_a_table_without_the_column_is_not_checked() -> None:
    """Nobody could have filled it in."""
    [need] = RULE.needs

    assert not need.is_met(context(vision(), fields=["kind"]).project)
