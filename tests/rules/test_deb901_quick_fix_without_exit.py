"""DEB901: a quick fix has no way out, or its day to be replaced has passed."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.deb901_quick_fix_without_exit import DATE, RULE, TEST, check

EXIT: dict[str, Any] = {"hardening_due": "2026-12-15", "exit_criteria": "replaced by the digest"}


def found(fields: frozenset[str] = ALL, **record: Any) -> list[Finding]:
    made = promise("C-6", **{"delivery_mode": "prototype", "status": "signed", **record})
    return list(check(context(vision(), made, fields=fields)))


def test_a_signed_prototype_without_an_exit() -> None:
    """Both fields are named in one finding."""
    [finding] = found(title="Report builder")

    assert str(finding.message) == (
        "C-6 is to be delivered as a prototype without hardening_due and exit_criteria"
    )
    assert str(finding.next_step) == (
        "write hardening_due and exit_criteria of C-6 now, and fund the work"
    )
    assert finding.code == "DEB901:missing"
    assert finding.subject == ("commitment", "C-6", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "engineering", "edit",
    )  # fmt: skip
    assert finding.at.field == "delivery_mode"
    assert [quote.text for quote in finding.quotes] == ["Report builder"]
    assert not finding.worse_when_signed


def test_a_draft_is_a_warning_that_signing_makes_worse() -> None:
    """There is still time to write the exit down."""
    [finding] = found(
        status="negotiating", delivery_mode="workaround", expected_signature="2026-03-31"
    )

    assert str(finding.message).startswith("C-6 is to be delivered as a workaround")
    assert str(finding.next_step) == (
        "write hardening_due and exit_criteria of C-6 before the signature on 2026-03-31, and "
        "fund the work"
    )
    assert finding.severity is Severity.WARNING
    assert finding.worse_when_signed
    assert finding.preventable


def test_a_delivered_one_still_has_to_end() -> None:
    """Delivery is when the debt begins."""
    [finding] = found(status="delivered", delivery_mode="manual", exit_criteria="digest")

    assert str(finding.message) == "C-6 was delivered as manual work without hardening_due"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("day", "count"), [("2026-03-15", 1), ("2026-03-16", 0), ("2026-03-17", 0)]
)
@pytest.mark.parametrize("status", ["proposed", "signed", "delivered"])
def test_the_hardening_day_itself_is_fine(day: str, count: int, status: str) -> None:
    """The day after, it is overdue, at any status."""
    findings = found(**{**EXIT, "hardening_due": day}, status=status)

    assert [(finding.code, finding.severity) for finding in findings] == [
        ("DEB901:overdue", Severity.ERROR)
    ] * count


def test_the_message_of_an_overdue_one() -> None:
    """It points at the date."""
    [finding] = found(delivery_mode="manual", **{**EXIT, "hardening_due": "2026-01-31"})

    assert str(finding.message) == "C-6 is manual work that was to be replaced by 2026-01-31"
    assert str(finding.next_step) == (
        "replace what C-6 delivers now, or fund it and set a new date"
    )
    assert finding.at.field == "hardening_due"


def test_overdue_and_incomplete_are_two_causes() -> None:
    """Each has its own variant, so that each can be waived alone."""
    assert [finding.code for finding in found(hardening_due="2026-01-31")] == [
        "DEB901:missing", "DEB901:overdue",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        EXIT,
        {"delivery_mode": "product"},
        {"delivery_mode": "configuration"},
        {"delivery_mode": None},
        {"status": "withdrawn"},
        {"status": "released"},
    ],
)
def test_what_needs_no_exit(record: dict[str, Any]) -> None:
    """A complete exit, the product itself, or a promise that is over."""
    assert found(**record) == []


@pytest.mark.parametrize(
    ("column", "part", "left"),
    [("hardening_due", DATE, "exit_criteria"), ("exit_criteria", TEST, "hardening_due")],
)
def test_a_column_that_nobody_has_is_not_missing(column: str, part: Any, left: str) -> None:
    """Each on its own: the other half is still judged."""
    fields = ALL - {column}

    assert not part.runs(context(vision(), fields=fields))
    assert [str(finding.message) for finding in found(fields)] == [
        f"C-6 is to be delivered as a prototype without {left}"
    ]
    assert found(ALL - {"hardening_due", "exit_criteria"}) == []


def test_it_needs_a_delivery_mode() -> None:
    """Without the column nothing is known to be quick."""
    assert not RULE.needs[0].is_met(context(vision(), fields={"status"}).project)
