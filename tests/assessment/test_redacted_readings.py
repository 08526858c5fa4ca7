"""What was read, the history and own rules in a report that leaves the room: field by field."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.redaction.redact import redacted
from commitcheck.model.history import History, SinceSigned
from commitcheck.model.location import Location
from commitcheck.model.own_rule import RuleCard, Unanswered
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.model.report import AsRead, PromiseAsRead, Report
from reporting.reports import sample_report

ALL = "customers,people,quotes,money"
DAY = dt.date(2027, 3, 31)
READ = ReadPromise(
    5, 25, kind="sla", due=DAY, dimension="uptime_pct", op="min", value="Acme mode",
    certification="tisax for Acme", capabilities=("scim", "acme-portal"),
    roadmap_items=("RM1",), scope_segment="Acme bank", until=DAY, remedy="refund",
    remedy_cap_pct=20.0, modality="efforts", reason="because of Acme",
    readings=(Reading("due", DAY, 7, 9, "likely", "Acme's day"),),
)  # fmt: skip


def with_reading(**read: Any) -> Report:
    """A report on a deal of Acme, of whose words something was read."""
    report = sample_report()
    answer = replace(report.commitments[0], customer="Acme", deal="D-77", commitment="K-77")
    promise = PromiseAsRead(
        commitment="K-77~a1b2c3", record="K-77", deal="D-77", customer="Acme", answer="no_promise",
        field="quote", words="by March for Acme", start=5, end=25,
        at=Location("deals.csv", 3, 7), read=replace(READ, **read),
    )  # fmt: skip
    found = b.finding("TIM401", "K-77", deals=("D-77",))
    as_read = AsRead(
        "As read.", (found,), (promise,), (("D-77", "do_not_sign"),), (found,), (promise,)
    )
    return replace(report, commitments=(answer, *report.commitments[1:]), as_read=as_read)


def values(what: str, **read: Any) -> dict[str, Any]:
    """What is left of the typed values, of those that differ from what was read."""
    shown = redacted(with_reading(**read), what).as_read
    assert shown is not None
    (promise,) = shown.promises
    assert shown.no_promises == (promise,)
    before = replace(READ, **read)
    return {
        name: getattr(promise.read, name)
        for name in ReadPromise.__struct_fields__
        if getattr(promise.read, name) != getattr(before, name)
    }


WITHOUT_WORDS = {"reason": "", "readings": (Reading("due", "", 0, 0, "likely", ""),)}


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("people", {}),
        ("money", {}),
        (
            "customers",
            {
                "value": "Customer A mode", "certification": "tisax for Customer A",
                "capabilities": ("scim", "Capability 1"), "scope_segment": "Customer A bank",
            },
        ),
        ("quotes", {"start": 0, "end": 0, "value": None, "certification": None}),
        (
            ALL,
            {
                "start": 0, "end": 0, "value": None, "certification": None, "dimension": None,
                "capabilities": ("Capability 1", "Capability 2"), "scope_segment": None,
                "roadmap_items": ("Roadmap item 1",),
            },
        ),
    ],
)  # fmt: skip
def test_which_typed_values_stay(what: str, changes: dict[str, Any]) -> None:
    """Days, kinds and shares do; of the readings no more than how sure they are."""
    found, expected = values(what), {**changes, **WITHOUT_WORDS}
    for name in ("capabilities", "roadmap_items"):  # numbers go on from what was named before
        if name in changes:
            assert len(found.pop(name)) == len(expected.pop(name))
    assert found == expected


@pytest.mark.parametrize(
    ("what", "read", "is_shown"),
    [
        ("quotes", {"value": 99.5}, True),
        ("quotes", {"value": "eu"}, False),
        ("money", {"value": 99.5}, True),
        ("money", {"value": 20.0, "kind": "pricing"}, False),
        ("money", {"value": "eu", "kind": "pricing"}, False),
        ("customers", {"value": 20.0, "kind": "pricing"}, True),
        ("people", {"value": 20.0, "kind": "pricing"}, True),
        (ALL, {"value": 99.5}, True),
    ],
)
def test_a_value_goes_where_it_is_a_word_or_money(
    what: str, read: dict[str, Any], *, is_shown: bool
) -> None:
    assert ("value" not in values(what, **read)) == is_shown


@pytest.mark.parametrize(
    ("what", "hides_words", "hides_names"),
    [
        ("customers", False, True),
        ("quotes", True, False),
        ("people", False, False),
        (ALL, True, True),
    ],
)
def test_a_promise_as_read_goes_by_its_codenames(
    what: str, *, hides_words: bool, hides_names: bool
) -> None:
    shown = redacted(with_reading(), what).as_read
    assert shown is not None
    (promise,) = shown.promises
    assert (promise.start, promise.end) == ((0, 0) if hides_words else (5, 25))
    assert promise.words.startswith("Quote ") == hides_words
    assert ("Acme" in promise.words) == (not hides_words and not hides_names)
    assert (promise.customer == "Acme", promise.deal == "D-77") == (not hides_names,) * 2
    assert (promise.answer, promise.field) == ("no_promise", "quote")
    assert (promise.at.path == "deals.csv", promise.at.line) == (not hides_names, 3)
    assert promise.record.startswith("Promise ") == (what == ALL)
    assert promise.commitment.startswith("Promise ") == (hides_names or hides_words)
    assert shown.sentence == "As read."
    assert [word for _, word in shown.deals] == ["do_not_sign"]
    assert (shown.deals[0][0] == promise.deal, shown.findings[0].deals) == (True, (promise.deal,))
    assert shown.findings == shown.deciding
    assert redacted(sample_report(), what).as_read is None


def test_the_history_keeps_days_and_outcomes() -> None:
    """How it was compared may name files; that something is missing is said."""
    told = SinceSigned("K-01", "broken_since", DAY, DAY)
    history = History((told,), ("R4", None), ("of deals.csv",), ("deals.csv at 0a1b", "x"))
    report = replace(sample_report(), history=history)
    shown = redacted(report, "customers").history
    assert shown == History((told,), ("R4", None), (), ("part of it could not be read",))
    hidden = redacted(report, ALL).history
    assert hidden is not None
    (signed,) = hidden.promises
    assert signed.commitment.startswith("Promise ")
    assert replace(signed, commitment="K-01") == told
    whole = redacted(replace(report, history=History((told,))), "customers").history
    assert whole == History((told,))
    assert redacted(sample_report(), "customers").history is None


def test_a_rule_of_the_companys_own_loses_its_page_and_keeps_what_became_of_it() -> None:
    at = Location("deals.csv", 3, 7, "arr")
    card = RuleCard(
        "ACME101", "big", (b.finding().severity,), "product", ("R1",), "decide", "Acme's page",
        state="could_not_run", needs="a column for Helix Chemicals",
        unanswered=(Unanswered("deal", "D-77", at),), unanswered_count=3,
    )  # fmt: skip
    report = with_reading()
    answer = replace(report.commitments[0], customer="Helix Chemicals")
    report = replace(report, commitments=(answer,), own_rules=(card,))
    (shown,) = redacted(report, "customers").own_rules
    assert shown.page == "A rule of the company's own.\n\nWhat: its words are withheld."
    assert shown.needs == "a column for Customer A"
    (record,) = shown.unanswered
    assert (record.kind, record.id.startswith("Deal "), record.at.line) == ("deal", True, 3)
    assert record.at.path != "deals.csv"
    assert replace(shown, page=card.page, needs=card.needs, unanswered=card.unanswered) == card
