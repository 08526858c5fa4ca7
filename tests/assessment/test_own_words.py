"""A row whose own quote says another day or value than its columns: COM808, as read."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.api import check
from commitcheck.assessment.as_read.judge import may_contradict
from commitcheck.model.finding import Finding
from commitcheck.rules.context import Context

TODAY = dt.date(2026, 7, 1)
FIELDS = frozenset(
    ("id", "customer", "title", "quote", "deal", "status", "capability", "due", "dimension",
     "op", "value", "kind")
)  # fmt: skip
AGREES = "We will deliver the live yard map by 30 September 2026."
MAP: dict[str, Any] = {"capability": "yard-map", "kind": "feature", "due": "2026-09-30"}
UPTIME: dict[str, Any] = {"kind": "sla", "dimension": "uptime_pct", "op": "min", "value": 99.5}


def found(quote: str, *, as_read: bool = False, **row: Any) -> list[Finding]:
    vision = b.vision(
        capabilities=[{"id": "yard-map", "name": "Live yard map", "status": "planned"}],
        guardrails=[{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}],
    )
    promise = b.promise("C-1", deal="D-1", title="A promise", quote=quote, **row)
    report = check(b.project(vision, [promise], FIELDS), as_of=TODAY, as_read=as_read)
    every = report.findings if as_read else report.as_read.findings if report.as_read else ()
    return [finding for finding in every if finding.rule == "COM808"]


@pytest.mark.parametrize(
    ("quote", "row", "said"),
    [
        ("We will deliver the live yard map by 31 August 2026.", MAP,
         "C-1 gives due 2026-09-30 where its words say 2026-08-31"),
        ("Uptime of at least 99.95 % is guaranteed.", UPTIME,
         "C-1 gives uptime_pct 99.5 where its words say 99.95"),
    ],
)  # fmt: skip
def test_words_that_say_something_else_are_named(
    quote: str, row: dict[str, Any], said: str
) -> None:
    (finding,) = found(quote, **row)
    assert str(finding.message) == said
    assert (finding.basis, finding.severity.label, finding.worse_when_signed) == (
        "read",
        "warning",
        True,
    )
    assert (finding.quotes[0].text, finding.related) == (quote, ())


@pytest.mark.parametrize(
    ("quote", "row"),
    [
        (AGREES, MAP),
        ("We will deliver the live yard map in Q3 2026.", MAP),  # a quarter holds the given day
        ("We will deliver the live yard map.", MAP),
        ("Uptime of at least 99.5 % is guaranteed.", UPTIME),
        ("The other site has an uptime of 99.95 %, right?", UPTIME),
        (f"Yard map by 31 August 2026. {AGREES}", MAP),  # one of its promises says what is given
    ],
)  # fmt: skip
def test_words_that_agree_or_say_nothing_are_not(quote: str, row: dict[str, Any]) -> None:
    assert found(quote, **row) == []


def test_a_quarter_that_ends_before_the_given_day_contradicts_it() -> None:
    (finding,) = found("We will deliver the live yard map in Q2 2026.", **MAP)
    assert str(finding.message).endswith("where its words say 2026-06-30")


def test_signed_and_clear_it_is_an_error_that_decides_on_request() -> None:
    quote = "We will deliver the live yard map by 31 August 2026."
    (finding,) = found(quote, **MAP, status="signed", signed_on="2026-03-01", as_read=True)
    assert (finding.severity.label, finding.basis) == ("error", "read")


def test_a_chat_is_never_clear() -> None:
    quote = "We will deliver the live yard map by 31 August 2026."
    assert found(quote, **MAP, source="chat", as_read=True) == []
    (finding,) = found(quote, **MAP, source="chat")
    assert (finding.severity.label, finding.worse_when_signed) == ("warning", False)


@pytest.mark.parametrize(
    ("quote", "row", "may"),
    [
        (AGREES, MAP, False),
        ("We will deliver the live yard map in Q3 2026.", MAP, False),
        ("We will deliver the live yard map by 1 October 2026.", MAP, True),
        ("The 3rd yard gets its live map, 30 days after signature.", MAP, False),
        ("The 3rd yard gets its live map in 30 days.", MAP, True),
        (AGREES, MAP | {"status": "withdrawn"}, False),
        (
            "We will deliver the live yard map by 1 October 2026.",
            MAP | {"status": "withdrawn"},
            False,
        ),
        (AGREES, MAP | {"dimension": "data_region", "op": "eq", "value": "eu"}, True),
        ("Uptime of at least 99.5 % is guaranteed.", UPTIME, False),
        ("Uptime of at least 99.6 % is guaranteed.", UPTIME, True),
    ],
)
def test_words_are_read_whole_only_where_they_could_contradict(
    quote: str, row: dict[str, Any], *, may: bool
) -> None:
    promise = b.promise("C-1", deal="D-1", title="A promise", quote=quote, **row)
    context = Context(b.project(b.vision(), [promise], FIELDS), TODAY)
    assert may_contradict(context, context.project.commitments[0]) is may
