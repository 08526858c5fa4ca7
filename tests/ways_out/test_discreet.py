"""What is told of a finding that speaks of somebody else, and of a change that would tell it."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.model.asked import Against
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.project import InputFile
from commitcheck.model.way_out import Step, WayOut, Wording
from commitcheck.rules import ALL_RULES
from commitcheck.ways_out.discreet import Discreet, without_others

SUMMARY = {rule.info.code: rule.info.summary for rule in ALL_RULES}
AT = Location("x.yaml", 1, 1)


def told(*found: Finding, shows: bool = False) -> list[Against]:
    asked = Discreet(b.context(b.vision()), frozenset(("asked-1",)), "D-1", shows)
    return list(asked.against(found))


def about(*others: tuple[str, str], code: str = "XCF701", **fields: Any) -> Finding:
    """A finding about the question that names these others too."""
    related = tuple(Related(kind, name, AT) for kind, name in others)
    said: dict[str, Any] = {
        "message": words("Corvus has it alone"),
        "next_step": words("ask Corvus"),
    }
    return b.finding(code, fields.pop("id", "asked-1"), related=related, **said, **fields)


@pytest.mark.parametrize(
    ("others", "is_own"),
    [
        ((), True),
        ((("capability", "sso"), ("guardrail", "G1"), ("segment", "bank")), True),
        ((("commitment", "asked-1"),), True),
        ((("commitment", "K-1"),), False),
        ((("capability", "sso"), ("commitment", "K-1")), False),
    ],
)
def test_of_others_only_the_rules_own_sentence_is_told(
    others: tuple[tuple[str, str], ...], *, is_own: bool
) -> None:
    (against,) = told(about(*others))
    own = ("Corvus has it alone", "ask Corvus")
    summary = (SUMMARY["XCF701"].rstrip("."), "ask for another day, scope or value")
    assert (str(against.message), str(against.next_step)) == (own if is_own else summary)
    (shown,) = told(about(*others), shows=True)
    assert (str(shown.message), str(shown.next_step)) == own
    assert (against.rule, against.severity, against.who) == ("XCF701", "error", "product")


def test_a_rule_of_the_companys_own_has_a_sentence_too() -> None:
    (against,) = told(about(("commitment", "K-1"), code="ACME101"))
    assert str(against.message) == "It stands against what somebody else was promised"


def test_of_a_segment_that_is_excluded_the_vision_speaks_whoever_it_is_about() -> None:
    (against,) = told(about(code="VIS602:excluded", id="D-1", kind="deal"))
    assert str(against.message) == "Corvus has it alone"


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({}, True),
        ({"severity": Severity.WARNING}, True),
        ({"severity": Severity.INFO}, False),
        ({"waived_by": "W-1"}, False),
        ({"id": "K-1"}, False),
        ({"id": "K-1", "deals": ("D-1",)}, True),
        ({"id": "K-1", "deals": ("D-2",)}, False),
        ({"id": "D-1", "kind": "deal"}, True),
        ({"code": "GOV205"}, False),
        ({"code": "COV302"}, False),
    ],
)
def test_what_is_an_objection_to_the_question(fields: dict[str, Any], *, is_told: bool) -> None:
    """Not a note, nothing waived, nothing of another deal, and no yes that is always needed."""
    assert bool(told(about(**fields))) == is_told


def test_the_visions_words_are_quoted_and_with_names_shown_everybodys() -> None:
    """The question's own are not: whoever asked knows them."""
    context = b.context(b.vision())
    own, vision, second, deals = (
        Quote(path, Location(path, 1, 1))
        for path in ("question", "vision.yaml", "rails.yaml", "deals.csv")
    )
    inputs = (
        InputFile("rails.yaml", "vision"), InputFile("deals.csv", "commitments"),
    )  # fmt: skip
    seen = replace(context, project=b.replaced(context.project, inputs=inputs))
    found = about(quotes=(own, vision, second, deals))
    for shows, expected in ((False, (vision, second)), (True, (vision, second, deals))):
        asked = Discreet(seen, frozenset(("asked-1",)), "D-1", shows)
        (against,) = asked.against((found,))
        assert against.quotes == expected


def test_what_weighs_most_is_told_first() -> None:
    """By what leads a promise's card, and whole: rule, weight, who."""
    found = told(
        about(code="TIM401", severity=Severity.WARNING, who="engineering"),
        about(code="VIS601:keyword", who="executive"),
        about(code="CAP501"),
    )
    assert [(it.rule, it.severity, it.who) for it in found] == [
        ("VIS601:keyword", "error", "executive"), ("TIM401", "warning", "engineering"),
        ("CAP501", "error", "product"),
    ]  # fmt: skip


def step(*, tells_others: bool) -> Step:
    return Step(
        commitment="C-1", title="Uptime", action="lower", field="value", old=99.9, new=99.5,
        who="legal", by=dt.date(2026, 9, 30), at=AT, text=words("promise 99.5"),
        loses=words("99.9, for 99.5"), words=Wording("99.9 %", "99.5 %"),
        tells_others=tells_others,
    )  # fmt: skip


def test_a_value_that_others_were_promised_is_withheld() -> None:
    ours, theirs = step(tells_others=False), step(tells_others=True)
    found = WayOut(
        deal="D-1", customer="Acme", before="do_not_sign", as_of=dt.date(2026, 6, 1),
        steps=(ours, theirs), alternatives=((theirs,),),
    )  # fmt: skip
    told_way = without_others(found)
    withheld = told_way.steps[1]
    assert told_way.steps[0] == ours
    assert told_way.alternatives == ((withheld,),)
    assert withheld.new is None
    assert str(withheld.text) == "promise what others were promised in place of 99.9 in C-1"
    assert str(withheld.loses) == "99.9"
    assert withheld.words == Wording("99.9 %")
    assert (withheld.commitment, withheld.who, withheld.old) == ("C-1", "legal", 99.9)
