"""VIS604: a promise goes beyond what was ever measured or certified."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.vis604_beyond_proof import RULE, check

UPTIME = {"dimension": "uptime_pct", "proven": 99.93, "better": "higher", "source": "status page"}
LATENCY = {"dimension": "p95_ms", "proven": 280, "better": "lower"}
SOC2 = {"id": "soc2", "status": "in_progress", "expected_on": "2026-09-30"}


def measured(*facts: dict[str, Any], **fields: Any) -> list[Finding]:
    made = promise(**{"kind": "sla", "dimension": "uptime_pct", **fields})
    return list(check(context(vision(facts=list(facts)), made)))


def certified(certification: dict[str, Any] = SOC2, /, **fields: Any) -> list[Finding]:
    made = promise(**{"kind": "compliance", "certification": "soc2", **fields})
    return list(check(context(vision(certifications=[certification]), made)))


def test_a_number_beyond_the_measured_one_is_an_error() -> None:
    """The measurement is quoted with its source."""
    [finding] = measured(UPTIME, value=99.99, title="Four nines")

    assert str(finding.message) == ("C-1 promises uptime_pct 99.99, but what was measured is 99.93")
    assert str(finding.next_step) == "promise 99.93 at the strictest, or measure first"
    assert (finding.code, finding.severity) == ("VIS604:fact", Severity.ERROR)
    assert (finding.who, finding.cure) == ("engineering", "edit")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "value"
    assert [quote.text for quote in finding.quotes] == ["Four nines", "status page"]
    assert [related.id for related in finding.related] == ["uptime_pct"]


@pytest.mark.parametrize(
    ("fact", "fine", "beyond"),
    [(UPTIME, 99.93, 99.94), (UPTIME, "99.9", "100"), (LATENCY, 280, 279), (LATENCY, 300, 1)],
)
def test_exactly_what_was_proven_is_fine(fact: dict[str, Any], fine: Any, beyond: Any) -> None:
    """Which side is stricter depends on which end is better."""
    assert measured(fact, dimension=fact["dimension"], value=fine) == []
    assert len(measured(fact, dimension=fact["dimension"], value=beyond)) == 1


def test_the_best_measurement_counts() -> None:
    """What was reached once is proven."""
    better = {**UPTIME, "proven": 99.99}
    assert measured(UPTIME, better, value=99.99) == []
    [finding] = measured(UPTIME, better, value=99.999)
    assert str(finding.message).endswith("but what was measured is 99.93, 99.99")


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "high"},
        {"value": None},
        {"value": 99.99, "dimension": "other"},
        {"value": 99.99, "dimension": None},
        {"value": 99.99, "op": "not_in"},
        {"value": [99.9, 99.99], "op": "in"},
        {"value": 99.99, "status": "delivered"},
    ],
)
def test_what_is_no_stricter_number_is_not_judged(fields: dict[str, Any]) -> None:
    """Only a number of an open promise in a measured dimension can be beyond proof."""
    assert measured(UPTIME, **fields) == []


@pytest.mark.parametrize("proven", [None, "good"])
def test_a_fact_that_is_no_number_proves_and_forbids_nothing(proven: Any) -> None:
    """There is nothing to hold the promise against."""
    assert measured({**UPTIME, "proven": proven}, value=99.99) == []


def test_a_certification_claimed_as_available_must_be_held() -> None:
    """A yes in a questionnaire is a representation of fact."""
    [finding] = certified(claimed_as="available", due="2026-12-31")

    assert str(finding.message) == (
        "C-1 promises soc2, which is claimed as available, "
        "but it is in progress and expected on 2026-09-30"
    )
    assert str(finding.next_step) == "say that it is not held yet, and promise 2026-09-30 or later"
    assert (finding.code, finding.severity) == ("VIS604:certification", Severity.ERROR)
    assert (finding.who, finding.cure) == ("security", "edit")
    assert finding.at.field == "certification"
    assert [(related.kind, related.id) for related in finding.related] == [
        ("certification", "soc2")
    ]


def test_a_certification_that_nobody_expects_cannot_be_promised() -> None:
    """No date means no plan."""
    [finding] = certified({"id": "soc2", "status": "none"}, due="2027-12-31")

    assert str(finding.message) == (
        "C-1 promises soc2, for which no day is expected, but it is not held"
    )
    assert str(finding.next_step) == "correct the answer, or set a day on which it is expected"


@pytest.mark.parametrize(
    ("due", "hits"), [("2026-09-29", 1), ("2026-09-30", 0), ("2026-Q3", 0), (None, 0)]
)
def test_a_certification_may_be_due_on_the_day_it_is_expected(due: str | None, hits: int) -> None:
    """The expected day is on the good side; an undated promise is not early."""
    findings = certified(due=due, claimed_as="roadmap")

    assert len(findings) == hits
    assert all("due 2026-09-29" in str(finding.message) for finding in findings)


@pytest.mark.parametrize(
    ("certification", "fields"),
    [
        ({"id": "soc2", "status": "held"}, {"claimed_as": "available"}),
        ({"id": "iso", "status": "none"}, {"claimed_as": "available"}),
        (SOC2, {"claimed_as": "available", "status": "released"}),
        (SOC2, {"certification": None}),
    ],
)
def test_held_unknown_and_closed_ones_are_fine(
    certification: dict[str, Any], fields: dict[str, Any]
) -> None:
    """An unknown certification is a dangling reference, which another rule reports."""
    assert certified(certification, **fields) == []


def test_number_and_certification_are_two_findings() -> None:
    """They go to different people."""
    known = vision(facts=[UPTIME], certifications=[SOC2])
    made = promise(dimension="uptime_pct", value=100, certification="soc2", claimed_as="available")

    assert [finding.who for finding in check(context(known, made))] == ["engineering", "security"]


def test_each_half_runs_on_its_own_section_and_columns() -> None:
    """The half that cannot run is listed; the other one still judges."""
    known = vision(facts=[UPTIME], certifications=[SOC2])
    made = promise(dimension="uptime_pct", value=100, certification="soc2", claimed_as="available")
    without_value = context(known, made, fields=ALL - {"value"})
    without_certification = context(known, made, fields=ALL - {"certification"})

    assert [finding.variant for finding in check(without_value)] == ["certification"]
    assert [finding.variant for finding in check(without_certification)] == ["fact"]
    assert [part.runs(without_value) for part in RULE.parts] == [False, True]
    assert not RULE.needs[0].is_met(context(vision()).project)


def test_the_measurement_and_the_certificate_are_shown_where_they_stand() -> None:
    """A figure by its source, else by its dimension."""
    [sourced] = measured(UPTIME, value=99.99)
    [bare] = measured(LATENCY, dimension="p95_ms", value=1)
    [planned] = certified(claimed_as="available", due="2026-12-31")

    assert [quote.at.field for quote in (sourced.quotes[1], bare.quotes[1])] == [
        "source",
        "dimension",
    ]
    assert bare.quotes[1].text == "p95_ms"
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in sourced.related
    ] == [("fact", "uptime_pct", "proven", "measured here")]
    assert [(related.kind, related.id, related.at.field) for related in planned.related] == [
        ("certification", "soc2", "status")
    ]
