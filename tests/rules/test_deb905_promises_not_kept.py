"""DEB905: too few promises were kept by their original date."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.vocabulary import KINDS, WORK_KINDS
from commitcheck.rules.deb905_promises_not_kept import RULE, check, promise_keeping

DUE = "2026-01-31"
MOVED = {"ref": "AM-1", "date": "2026-01-20", "was": {"due": DUE}}
OTHER_WORDS = {"ref": "AM-2", "was": {"value": 99.5}}


def kept(id: str = "K-1", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    return promise(id, **{"status": "delivered", "due": DUE, "delivered_on": DUE, **fields})


def broken(id: str = "C-1", **fields: Any) -> Commitment:  # noqa: A002 - as above
    return promise(id, **{"status": "signed", "due": DUE, **fields})


def found(*promises: Commitment, **policy: Any) -> list[Finding]:
    return list(check(context(vision(policy=policy), *promises)))


def mixture(good: int, bad: int) -> list[Commitment]:
    return [*(kept(f"K-{number}") for number in range(good)),
            *(broken(f"C-{number}") for number in range(bad))]  # fmt: skip


def test_most_promises_were_broken() -> None:
    """Each broken one is listed with what became of it, the longest overdue first."""
    late = kept("K-7", delivered_on="2026-02-24")
    [finding] = found(kept("K-1"), kept("K-2"), late, broken("C-1"), broken("C-2"))

    assert str(finding.message) == (
        "2 of 5 promises due so far were kept by their first date: 40%, less than 60%"
    )
    assert str(finding.next_step) == (
        "tell the customers of C-1, C-2, K-7 a date that holds, and promise less"
    )
    assert finding.subject == ("portfolio", "portfolio", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.ERROR, "engineering", "decide",
    )  # fmt: skip
    assert finding.at.field == "due"
    assert [(related.id, related.note) for related in finding.related] == [
        ("C-1", "due 2026-01-31, not delivered"),
        ("C-2", "due 2026-01-31, not delivered"),
        ("K-7", "due 2026-01-31, delivered 2026-02-24"),
    ]


@pytest.mark.parametrize(
    ("good", "bad", "severity"),
    [
        (8, 2, None),
        (7, 2, Severity.WARNING),
        (6, 4, Severity.WARNING),
        (5, 4, Severity.ERROR),
        (0, 5, Severity.ERROR),
    ],
)
def test_both_thresholds_are_on_the_good_side(
    good: int, bad: int, severity: Severity | None
) -> None:
    """80 % is fine, 60 % is a warning and no error."""
    found_ones = found(*mixture(good, bad))

    assert [finding.severity for finding in found_ones] == ([severity] if severity else [])


def test_the_warning_names_the_floor() -> None:
    """It is the threshold that decided."""
    [finding] = found(*mixture(7, 3))

    assert str(finding.message) == (
        "7 of 10 promises due so far were kept by their first date: 70%, less than 80%"
    )


def test_four_promises_are_too_few() -> None:
    """A ratio over a handful says nothing; as a metric it is there all the same."""
    four = mixture(0, 4)

    assert found(*four) == []
    assert len(found(*four, promise_keeping_min_n=4)) == 1
    assert promise_keeping(context(vision(), *four)) == (0, 4)


def test_the_policy_decides() -> None:
    """Floor and error line can be moved."""
    assert found(*mixture(7, 3), promise_keeping_floor=0.7) == []
    assert [finding.severity for finding in found(*mixture(7, 3), promise_keeping_error=0.75)] == [
        Severity.ERROR
    ]


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"delivered_on": DUE}, (1, 1)),
        ({"delivered_on": "2026-02-01"}, (0, 1)),
        ({"delivered_on": "2026-02-01", "due": "2026-02-28"}, (1, 1)),
        ({"delivered_on": "2026-02-01", "due": "2026-02-28", "original_due": DUE}, (0, 1)),
        ({"delivered_on": "2026-02-01", "due": "2026-02-28", "amendment": MOVED}, (0, 1)),
        ({"delivered_on": DUE, "due": "2026-12-31", "amendment": MOVED}, (1, 1)),
        ({"delivered_on": "2026-02-01", "due": "2026-02-28", "amendment": OTHER_WORDS}, (1, 1)),
        ({"delivered_on": "2026-02-01", "original_due": "2026-02-01", "amendment": MOVED}, (1, 1)),
        ({"delivered_on": "2025-12-31"}, (1, 1)),
        ({"delivered_on": None}, (0, 0)),
        ({"due": "2026-03-15", "delivered_on": "2026-03-15"}, (1, 1)),
        ({"due": "2026-03-16", "delivered_on": "2026-03-15"}, (0, 0)),
        ({"due": None}, (0, 0)),
    ],
)
def test_the_first_date_counts_once_it_is_past(
    fields: dict[str, Any], counted: tuple[int, int]
) -> None:
    """On the day is kept; a moved date does not make it so; due today is not due yet."""
    assert promise_keeping(context(vision(), kept(**fields))) == counted


def test_an_open_promise_re_dated_is_broken() -> None:
    """The customer remembers the first date; so does the place the finding points at."""
    moved = [broken(f"C-{number}", due="2026-12-31", original_due=DUE) for number in range(5)]
    [finding] = found(*moved)

    assert finding.at.field == "original_due"


def test_a_date_moved_by_amendment_counts_by_the_first() -> None:
    """The new date is what every other rule judges by; here the customer's memory counts."""
    moved = [broken(f"C-{number}", due="2026-12-31", amendment=MOVED) for number in range(5)]
    [finding] = found(*moved)

    assert finding.at.field == "amendment"
    assert finding.related[0].note == "due 2026-01-31, not delivered"
    assert "amendment" in RULE.reads


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("signed", True),
        ("proposed", False),
        ("released", False),
        ("withdrawn", False),
        ("lapsed", False),
    ],
)
def test_who_was_let_off_or_not_bound_yet_does_not_count(status: str, *, counts: bool) -> None:
    """Only what is signed or delivered, whatever its binding."""
    assert promise_keeping(context(vision(), broken(status=status))) == (0, int(counts))
    assert promise_keeping(context(vision(), broken(source="email"))) == (0, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_running_obligations_are_not_delivered(kind: str) -> None:
    """An SLA or a price with a past date is in force, not late."""
    assert promise_keeping(context(vision(), broken(kind=kind))) == (0, int(kind in WORK_KINDS))


def test_it_needs_delivery_dates() -> None:
    """Without the column nothing could have been kept."""
    assert not RULE.needs[0].is_met(context(vision(), fields={"due"}).project)
