"""Redaction, part by part of a report: what stays as it was, and which codename stands where."""

import pytest
from msgspec.structs import replace

from commitcheck.assessment.redaction.redact import redacted
from commitcheck.model.figures import KnownFigures, Metric
from commitcheck.model.phrase import phrase, words
from commitcheck.model.report import BaselineSummary, NotChecked, Report, Suggestion, Worse
from reporting.reports import sample_report

ALL = "customers,people,quotes,money"
UNTOUCHED = (
    "suggestions",
    "timeline",
    "capacity",
    "themes",
    "not_checked",
    "waivers",
    "loosened",
    "thresholds",
    "commitments",
    "diagnosis",
    "inputs",
    "product",
    "product_id",
)


@pytest.mark.parametrize("what", ["money", "people"])
@pytest.mark.parametrize("part", UNTOUCHED)
def test_a_part_without_amounts_and_people_stays_as_it_was(part: str, what: str) -> None:
    report = replace(sample_report(), product_id="portline")
    assert getattr(redacted(report, what), part) == getattr(report, part)


def test_findings_stay_where_only_money_goes_and_deals_where_only_people_go() -> None:
    report = sample_report()
    assert redacted(report, "money").findings == report.findings
    assert redacted(report, "people").deals == report.deals


def everything() -> Report:
    return redacted(sample_report(), ALL)


def test_the_timeline_goes_by_the_codenames_of_promises_customers_and_work() -> None:
    rows = everything().timeline
    assert [(row.commitment, row.customer, row.title, row.item) for row in rows] == [
        ("Promise 3", "Customer C", "Title 3", "Roadmap item 2"),
        ("Promise 5", "Customer D", "Title 5", None),
    ]
    assert [row.due for row in rows] == [event.due for event in sample_report().timeline]


def test_capacity_goes_by_the_codenames_of_periods_and_deals() -> None:
    rows = [(load.period, load.tips) for load in everything().capacity]
    assert rows == [("Period 2", None), ("Period 1", "Deal 2")]


def test_themes_lose_their_names_and_keep_what_they_are_about() -> None:
    rows = [(theme.theme, theme.name, theme.promises, theme.items) for theme in everything().themes]
    assert rows == [
        ("Theme 1", None, ("Promise 1",), ("Roadmap item 3", "Roadmap item 4")),
        ("Theme 2", None, (), ()),
        (None, None, ("Promise 5", "Promise 6"), ()),
    ]


def test_waivers_keep_their_rule_and_why_they_do_not_count() -> None:
    rows = [
        (waiver.id, waiver.rule, waiver.state, str(waiver.note)) for waiver in everything().waivers
    ]
    assert rows == [
        ("Waiver 1", "TIM401", "active", "None"),
        ("Waiver 2", "VIS603", "expired", "it expired 16 days ago"),
        ("Waiver 3", "COM802", "unused", "it matches no finding"),
    ]


def test_suggestions_keep_their_band_and_lose_the_shared_words() -> None:
    rows = [
        (suggestion.commitment, suggestion.kind, suggestion.id, suggestion.evidence)
        for suggestion in everything().suggestions
    ]
    assert rows == [
        ("Promise 5", "capability", "Capability 1", ()),
        ("Promise 6", "roadmap_item", "Roadmap item 1", ()),
        ("Promise 7", "capability", "Capability 2", ()),
        ("Promise 4", "non_goal", "Non goal 1", ()),
    ]
    assert str(everything().suggestions[3].note) == "its text is close to a non-goal"


def test_a_link_to_something_of_another_kind_does_not_give_the_kind_away() -> None:
    """It is whatever somebody wrote before the colon; by itself it is no name."""
    odd = Suggestion("K-26", "acme", "retail", "none", 0.0, "suspect")
    report = replace(sample_report(), suggestions=(odd,))
    [hidden] = redacted(report, ALL).suggestions
    assert (hidden.kind, hidden.id) == ("item", "Item 4")
    assert redacted(report, "money").suggestions[0].kind == "acme"


def not_checked(rule: str, what: str) -> tuple[str, str, str]:
    row = NotChecked(rule, words("line 3 is no table"), "a table with Acme")
    [hidden] = redacted(replace(sample_report(), not_checked=(row,)), what).not_checked
    return hidden.rule, str(hidden.reason), hidden.needs


def test_what_a_rule_could_not_check_keeps_its_reason() -> None:
    rows = [(gap.rule, str(gap.reason), gap.needs) for gap in everything().not_checked]
    assert rows == [
        ("CAP502", "the input does not have what it reads", "a column reuse in the commitments"),
        ("DEB904", "the input does not have what it reads", "a column reuse in the commitments"),
        ("TIM402", "Promise 2 has a cell that could not be used", "a usable due"),
    ]
    assert not_checked("suggestions", "money")[0] == "suggestions"
    assert not_checked("suggestions", ALL)[0] == "suggestions"


def test_what_was_not_read_keeps_its_place_and_loses_what_it_repeats() -> None:
    """All at once leave the file's codename alone."""
    read = "line 3 is no table", "a table with Acme"
    assert not_checked("deals.csv:12:7", "money") == ("deals.csv:12:7", *read)
    assert not_checked("deals.csv Sheet1!C12", "quotes") == (
        "deals.csv Sheet1!C12", "part of an input is not read", "",
    )  # fmt: skip
    assert not_checked("deals.csv:12:7", ALL) == ("file-3.csv", "part of an input is not read", "")
    assert not_checked("deals.csv Sheet1!C12", ALL)[0] == "file-3.csv"


def gone(what: str, *entries: str) -> tuple[str, ...]:
    report = replace(sample_report(), baseline=BaselineSummary("base.json", 1, entries))
    baseline = redacted(report, what).baseline
    assert baseline is not None
    return baseline.gone


def test_what_is_gone_of_a_baseline_is_named_as_the_rest_is() -> None:
    """An id that nothing else in the report has may be anybody's; money hides none."""
    assert gone(ALL, "VIS601 K-26", "COM802:side_letter K-26") == (
        "VIS601 Promise 5", "COM802:side_letter Promise 5",
    )  # fmt: skip
    assert gone("money", "VIS601 K-26", "VIS601 K-99") == ("VIS601 K-26", "VIS601 K-99")
    assert gone("customers", "VIS602 D-202") == ("VIS602 Deal 2",)


def test_money_takes_amounts_and_what_they_were_divided_by() -> None:
    """A percentage stays, and so does what is counted in promises."""
    shares = (
        Metric("arr_in_conflict", 570000, 570000, 1, "EUR", "so"),
        Metric("concentration", 0.5, 400000, 800000, "ratio", "so"),
        Metric("coverage", 0.5, 2, 4, "ratio", "so"),
    )
    report = replace(sample_report(), figures=KnownFigures(metrics=shares))
    assert redacted(report, "money").metrics == (
        Metric("arr_in_conflict", None, None, 1, "money", "so", "withheld"),
        Metric("concentration", 0.5, None, None, "ratio", "so"),
        Metric("coverage", 0.5, 2, 4, "ratio", "so"),
    )
    assert redacted(report, "people").metrics == shares


def test_an_answer_keeps_its_headline_and_loses_its_words() -> None:
    """The code of a rule is ours."""
    before, after = sample_report().commitments, everything().commitments
    assert [commitment.headline for commitment in after] == [
        commitment.headline for commitment in before
    ]
    assert [commitment.quote is None for commitment in after] == [
        commitment.quote is None for commitment in before
    ]


def test_what_is_worse_than_the_baseline_knew_goes_by_its_codenames() -> None:
    """With its reason, in which names and values go as they do anywhere."""
    reason = phrase("its value was {}, now {}", "eu", "99.9")
    worse = (Worse("VIS601 K-26", reason), Worse("VIS601 K-99", words("it is signed now")))
    summary = BaselineSummary("base.json", 1, (), worse)
    report = replace(sample_report(), baseline=summary)

    def told(what: str) -> list[str]:
        shown = redacted(report, what).baseline
        assert shown is not None
        return [f"{it.finding}: {it.reason}" for it in shown.worse]

    assert told("money") == [
        "VIS601 K-26: its value was eu, now 99.9", "VIS601 K-99: it is signed now",
    ]  # fmt: skip
    (first, second) = told("quotes")
    assert first.startswith("VIS601 K-26: its value was Value ")
    assert second == "VIS601 (withheld): it is signed now"
    assert told("people")[1] == told("customers")[1] == second


def test_filters_are_words_of_the_vision_but_for_a_person() -> None:
    customer = sample_report().commitments[0].customer
    filters = (("owner", "pm"), ("segment", customer))
    report = replace(sample_report(), filters=filters, narrowed_to="owner pm")
    assert redacted(report, "money").filters == filters
    assert redacted(report, "people").filters == (("owner", "a person"), filters[1])
    assert redacted(report, "customers").filters[0] == ("owner", "pm")
    assert redacted(report, "customers").filters[1][1].startswith("Customer ")
