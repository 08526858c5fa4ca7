"""Each change in words: what to do, what the customer gives up, and the sentence for the paper."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.model.location import Location, Where
from commitcheck.model.phrase import Phrase, Said
from commitcheck.model.report import DealAnswer
from commitcheck.model.way_out import Step
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.steps import cell, spoken, steps_of
from commitcheck.ways_out.wording import Library, Sentence, library

VISION = b.vision(
    capabilities=[{"id": "app", "name": "Pilot app"}, {"id": "map"}],
    roadmap=[{"id": "RM1", "title": "Tide radar"}],
)
DEAL = DealAnswer("D-1", "Acme", "do_not_sign", signature=dt.date(2026, 9, 30))


class Fields:
    """A file that says of every place which field it is."""

    path = "deals.yaml"

    def locate(self, _: object, field: str | None = None) -> Location:
        return Location(self.path, field=field)


def steps(
    action: Any, values: dict[str, Any], sentences: Library | None = None, **how: Any
) -> tuple[Step, ...]:
    """The steps of one change of a promise."""
    fields = {
        "deal": "D-1", "customer": "Acme", "title": "App for all pilots", "due": "2026-06-30",
        "capability": ["app", "map"], "until": "2027-12-31", "dimension": "data_region",
        "value": "ch", "quote": "the app by June", **how.pop("promise", {}),
    }  # fmt: skip
    promise = b.promise("C-1", **fields)._replace(where=Where(Fields(), 1))
    context = b.context(VISION, promise)
    candidate = Candidate(0, action, "product", "TIM401", tuple(values.items()), **how)
    return steps_of(context, (candidate,), DEAL, sentences or library())


def said(phrase: object) -> str:
    return str(phrase)


def from_the_file(phrase: Phrase | None) -> list[tuple[str, str]]:
    """The words of a sentence that are not ours, and what they are: redaction goes by that."""
    parts = phrase.parts if phrase else ()
    return [(it.kind, it.text) for it in parts if isinstance(it, Said)]


@pytest.mark.parametrize(
    ("action", "values", "text", "loses"),
    [
        ("strike", {"status": "withdrawn"}, "strike C-1", "App for all pilots"),
        (
            "decide",
            {"revenue_review": "cleared"},
            "set revenue review of C-1 to cleared",
            None,
        ),
        (
            "move",
            {"due": None, "is_due_open": True},
            "take the date 2026-06-30 out of C-1",
            "the day 2026-06-30",
        ),
        (
            "move",
            {"due": dt.date(2026, 7, 10)},
            "move C-1 from 2026-06-30 to 2026-07-10",
            "10 days of waiting",
        ),
        ("move", {"due": dt.date(2026, 6, 20)}, "move C-1 from 2026-06-30 to 2026-06-20", None),
        ("move", {"due": dt.date(2026, 6, 30)}, "move C-1 from 2026-06-30 to 2026-06-30", None),
        (
            "narrow",
            {"until": dt.date(2027, 6, 30)},
            "end C-1 on 2027-06-30",
            "everything after 2027-06-30",
        ),
        (
            "narrow",
            {"capability": ("app",)},
            "promise app in place of app, map in C-1",
            "map",
        ),
        (
            "narrow",
            {"scope_segment": "bank"},
            "set scope segment of C-1 to bank",
            "everything outside bank",
        ),
        (
            "swap",
            {"capability": ("map",)},
            "promise map in place of app, map in C-1",
            "app, map, for map",
        ),
        ("lower", {"value": "eu"}, "promise eu in place of ch in C-1 (data_region)", "ch, for eu"),
        (
            "lower",
            {"remedy": "service_credit"},
            "set remedy of C-1 to service credit",
            "none, for service credit",
        ),
    ],
)
def test_what_to_do_and_what_is_given_up(
    action: str, values: dict[str, Any], text: str, loses: str | None
) -> None:
    (step,) = steps(action, values)
    assert said(step.text) == text
    assert (step.loses and said(step.loses)) == loses
    assert (step.commitment, step.title, step.action) == ("C-1", "App for all pilots", action)
    assert (step.who, step.by) == ("product", dt.date(2026, 9, 30))
    assert step.at == Location("deals.yaml", field=next(iter(values)))


def test_who_approves_has_a_step_each_and_nothing_is_given_up() -> None:
    found = steps("approve", {}, roles=("product", "customer_success"))
    assert [said(it.text) for it in found] == [
        "product approves C-1",
        "customer success approves C-1",
    ]
    assert [(it.field, it.old, it.new, it.who) for it in found] == [
        ("approvals", None, "product", "product"),
        ("approvals", None, "customer_success", "customer_success"),
    ]
    assert [it.loses for it in found] == [None, None]
    assert {it.at.field for it in found} == {"approvals"}
    assert from_the_file(found[1].text) == [("id", "C-1")]
    assert {(it.title, it.action, it.by) for it in found} == {
        ("App for all pilots", "approve", dt.date(2026, 9, 30))
    }


C, APP, MAP = ("id", "C-1"), ("id", "app"), ("id", "map")


@pytest.mark.parametrize(
    ("action", "values", "text", "loses"),
    [
        ("strike", {"status": "withdrawn"}, [C], [("value", "App for all pilots")]),
        ("move", {"due": dt.date(2026, 7, 10)}, [C], []),
        ("move", {"due": None, "is_due_open": True}, [C], []),
        ("narrow", {"capability": ("app",)}, [APP, APP, MAP, C], [MAP]),
        ("narrow", {"scope_segment": "bank"}, [C, ("id", "bank")], [("id", "bank")]),
        ("narrow", {"claimed_as": "roadmap"}, [C], []),
        ("narrow", {"payment_contingent": False}, [C], []),
        ("swap", {"capability": ("map",)}, [MAP, APP, MAP, C], [APP, MAP, MAP]),
        ("lower", {"value": "eu"}, [("value", "eu"), ("value", "ch"), C, ("value", "data_region")],
         [("value", "ch"), ("value", "eu")]),
        ("lower", {"remedy": "refund"}, [C], []),
        ("decide", {"source": "order_form"}, [C], []),
        ("decide", {"exit_criteria": "tests"}, [C, ("value", "tests")], []),
        ("decide", {"capability": ("map",)}, [C, MAP], []),
        ("decide", {"roadmap_item": ("RM1",)}, [C, ("id", "RM1")], []),
    ],
)  # fmt: skip
def test_which_words_are_the_files(
    action: str, values: dict[str, Any], text: list[Any], loses: list[Any]
) -> None:
    """Ids of ours stay whatever is withheld; what somebody wrote in a cell goes."""
    (step,) = steps(action, values)
    assert (from_the_file(step.text), from_the_file(step.loses)) == (text, loses)


@pytest.mark.parametrize(
    ("action", "values", "promise", "text"),
    [
        ("move", {"due": dt.date(2026, 7, 10)}, {"due": None}, "date C-1 to 2026-07-10"),
        ("narrow", {"payment_contingent": False}, {"payment_contingent": True},
         "promise no in place of yes in C-1"),
        ("narrow", {"claimed_as": "roadmap"}, {"claimed_as": "available"},
         "promise roadmap in place of available in C-1"),
        ("narrow", {"until": dt.date(2027, 6, 30)}, {"until": None}, "end C-1 on 2027-06-30"),
        ("lower", {"remedy": "service_credit"}, {"remedy": "termination_right"},
         "promise service credit in place of termination right in C-1"),
        ("lower", {"remedy_cap_pct": 10.0}, {"remedy_cap_pct": 20},
         "promise 10 in place of 20 in C-1"),
        ("decide", {"source": "order_form"}, {}, "set source of C-1 to order form"),
        ("decide", {"effort": 1.0}, {}, "set effort of C-1 to 1"),
    ],
)  # fmt: skip
def test_it_says_what_stands_there_and_what_should(
    action: str, values: dict[str, Any], promise: dict[str, Any], text: str
) -> None:
    (step,) = steps(action, values, promise=promise)
    assert said(step.text) == text


@pytest.mark.parametrize(
    ("action", "values", "promise", "new"),
    [
        ("move", {"due": dt.date(2026, 7, 10)}, {}, "Pilot app, map, 2026-07-10"),
        ("move", {"due": None, "is_due_open": True}, {}, "Pilot app, map, no day"),
        ("move", {"due": dt.date(2026, 7, 10)}, {"capability": [], "roadmap_item": ["RM1"]},
         "Tide radar, 2026-07-10"),
        ("move", {"due": dt.date(2026, 7, 10)}, {"capability": [], "roadmap_item": ["RM9"]},
         "App for all pilots, 2026-07-10"),
        ("move", {"due": dt.date(2026, 7, 10)}, {"capability": ["gone"], "due": None},
         "gone, 2026-07-10"),
        ("swap", {"capability": ("map",)}, {}, "map for App for all pilots (app, map -> map)"),
        ("lower", {"value": 99.0}, {"value": 99.5}, "data region 99.5 -> 99 in Acme's "),
        ("lower", {"value": 99.0}, {"value": 99.5, "segment": "bank"},
         "data region 99.5 -> 99 in Acme's bank"),
        ("lower", {"value": 99.0}, {"value": 99.5, "segment": "bank", "scope_segment": "retail"},
         "data region 99.5 -> 99 in Acme's retail"),
        ("lower", {"remedy_cap_pct": 10.0}, {"dimension": None, "value": None},
         "remedy cap pct  -> 10 in Acme's "),
        ("strike", {"status": "withdrawn"}, {}, None),
    ],
)  # fmt: skip
def test_every_name_in_a_sentence_is_filled(
    action: str, values: dict[str, Any], promise: dict[str, Any], new: str | None
) -> None:
    """With what the thing is called, and what was promised of it; no sentence, no words."""
    sentences = (
        Sentence("move", "{capability}, no day", ("no_date",)),
        Sentence("move", "{capability}, {new}"),
        Sentence("swap", "{capability} for {feature} ({old} -> {new})"),
        Sentence("lower", "{dimension} {old} -> {new} in {customer}'s {segment}"),
    )
    (step,) = steps(action, values, promise=promise, sentences=Library("", sentences))
    assert step.words.new == new


def test_the_promises_own_signature_is_sooner_than_the_deals() -> None:
    promise = {"expected_signature": "2026-08-15"}
    (step,) = steps("strike", {"status": "withdrawn"}, promise=promise)
    assert step.by == dt.date(2026, 8, 15)


def test_fields_that_follow_from_another_have_no_step_of_their_own() -> None:
    found = steps("move", {"due": dt.date(2026, 7, 1), "roadmap_item": ("RM1",)})
    assert [it.field for it in found] == ["due"]
    found = steps("lower", {"remedy": "service_credit", "remedy_cap_pct": 10.0})
    assert [it.field for it in found] == ["remedy"]
    found = steps("lower", {"remedy_cap_pct": 10.0})
    assert [(it.field, it.old, it.new) for it in found] == [("remedy_cap_pct", None, 10.0)]
    found = steps("move", {"due": None, "is_due_open": True})
    assert [(it.field, it.old, it.new) for it in found] == [("due", "2026-06-30", "open")]


@pytest.mark.parametrize(
    ("action", "values", "promise", "new"),
    [
        ("move", {"due": dt.date(2026, 7, 10)}, {}, "by 2026-07-10"),
        ("lower", {"value": 99.0}, {"dimension": "uptime_pct", "value": 99.5}, "uptime pct is 99."),
        ("lower", {"value": 99.5}, {"dimension": "uptime_pct", "value": 99.9}, "99.5"),
        ("swap", {"capability": ("map",)}, {}, "map"),
        ("swap", {"capability": ("app",)}, {"capability": ["map"]}, "Pilot app"),
    ],
)
def test_the_paper_has_the_old_words_and_a_sentence_with_the_new_value(
    action: str, values: dict[str, Any], promise: dict[str, Any], new: str
) -> None:
    (step,) = steps(action, values, promise=promise)
    assert step.words.old == "the app by June"
    assert step.words.new is not None
    assert new in step.words.new
    assert "{" not in step.words.new


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("TISAX certificate by June 2026", "TISAX certificate"),
        ("By June 2026 a TISAX certificate", "a TISAX certificate"),
        ("TISAX by 30 June 2026 for all sites", "TISAX for all sites"),
        ("TISAX-Zertifikat bis spätestens Ende Juni 2026", "TISAX-Zertifikat"),
        ("TISAX, Q2 2026", "TISAX"),
        ("The Q3 2027 report", "The Q3 2027 report"),
        ("June 2026", "June 2026"),
        ("App for all pilots", "App for all pilots"),
    ],
)
def test_a_thing_named_by_its_title_has_no_day_beside_the_new_one(title: str, thing: str) -> None:
    """Only the promise's own day, and one that words lead to, are no part of the name."""
    promise = {"title": title, "capability": []}
    (step,) = steps("move", {"due": dt.date(2027, 3, 31)}, promise=promise)
    assert step.words.new == f"Vendor will provide {thing} by 2027-03-31."


def test_without_a_quote_the_title_stands_for_the_old_words_and_a_decision_has_none() -> None:
    (step,) = steps("strike", {"status": "withdrawn"}, promise={"quote": None})
    assert step.words.old == "App for all pilots"
    (step,) = steps("decide", {"revenue_review": "cleared"})
    assert (step.words.old, step.words.new) == (None, None)


def test_values_as_json_and_as_words() -> None:
    assert cell(dt.date(2026, 6, 30)) == "2026-06-30"
    assert cell(("a", 1, 2.5, dt.date(2026, 6, 30))) == ["a", 1, 2.5, "2026-06-30"]
    assert [cell(value) for value in (None, True, 3, 2.5, "x")] == [None, True, 3, 2.5, "x"]
    assert spoken("revenue_review") == "revenue review"
