"""VIS601: a promise is something that the vision says we do not do."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.vis601_non_goal_hit import RULE, check

STATEMENT = "We do not ship an on-premises edition"
NG1 = {"id": "NG1", "statement": STATEMENT, "capabilities": ["onprem-install"]}
BY_WORD = {"id": "NG1", "statement": STATEMENT, "keywords": ["on-prem", "report builder"]}
CAPABILITIES = [
    {"id": "onprem-install", "status": "rejected", "aliases": ["bare-metal"]},
    {"id": "sso-saml", "status": "available"},
]


def found(non_goal: dict[str, Any] = NG1, *more: dict[str, Any], **fields: Any) -> list[Finding]:
    known = vision(
        capabilities=CAPABILITIES,
        roadmap=[{"id": "RM9", "capabilities": ["onprem-install"]}],
        non_goals=[non_goal, *more],
    )
    return list(check(context(known, promise(**fields))))


def test_a_ruled_out_capability_is_an_error_with_both_sides_quoted() -> None:
    """The words of the promise stand beside the words of the vision."""
    [finding] = found(capability="onprem-install", title="Install in Frankfurt")

    assert str(finding.message) == "C-1 is about onprem-install, which NG1 rules out"
    assert str(finding.next_step) == "strike the promise, or amend NG1 openly in the vision"
    assert (finding.code, finding.severity) == ("VIS601:explicit", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "strike")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"
    assert [quote.text for quote in finding.quotes] == ["Install in Frankfurt", STATEMENT]
    assert [(related.kind, related.id) for related in finding.related] == [("non_goal", "NG1")]


def test_a_soft_non_goal_is_a_warning_to_decide_on() -> None:
    """Soft means that somebody may say yes, openly."""
    [finding] = found({**NG1, "enforcement": "soft"}, capability="onprem-install")

    assert (finding.severity, finding.cure) == (Severity.WARNING, "decide")


def test_an_alias_counts_as_the_capability() -> None:
    """Both sides may use any of a capability's names."""
    assert len(found(capability="bare-metal")) == 1
    assert len(found({"id": "NG1", "capabilities": ["bare-metal"]}, capability="onprem-install"))


def test_a_roadmap_item_brings_its_capabilities() -> None:
    """Mapping the promise to the work instead of the thing hides nothing."""
    [finding] = found(roadmap_item="RM9")

    assert finding.at.field == "roadmap_item"


def test_a_ruled_out_kind_is_explicit() -> None:
    """A vision can refuse a whole kind of promise."""
    [finding] = found({"id": "NG4", "kinds": ["custom_development"]}, kind="custom_development")

    assert str(finding.message) == "C-1 is of the kind custom development, which NG4 rules out"
    assert (finding.variant, finding.at.field) == ("explicit", "kind")


def test_an_accepted_link_is_explicit() -> None:
    """What a person confirmed is no guess any more."""
    [finding] = found(linked=["non_goal:NG1"])

    assert str(finding.message) == "C-1 is linked to NG1, which rules it out"
    assert (finding.variant, finding.severity) == ("explicit", Severity.ERROR)


def test_a_link_to_something_else_is_no_hit() -> None:
    """Only a link to the non-goal itself says that the promise is about it."""
    assert found(linked=["non_goal:NG7", "theme:NG1"]) == []


@pytest.mark.parametrize("field", ["title", "description", "quote"])
def test_a_keyword_in_any_text_is_a_warning(field: str) -> None:
    """Words may say the opposite, so a person has to read them, however hard the non-goal."""
    [finding] = found(BY_WORD, **{field: "A fast On-Prem edition"})

    assert str(finding.message) == f'C-1 says "on-prem" in its {field}, a keyword of NG1'
    assert str(finding.next_step) == (
        "read it against NG1: strike it, or map it to what it is about"
    )
    assert (finding.code, finding.severity) == ("VIS601:keyword", Severity.WARNING)
    assert (finding.cure, finding.at.field) == ("decide", field)


@pytest.mark.parametrize(
    "title",
    ["An on-premises edition", "non-premium", "reporting builder", "report of the builder"],
)
def test_part_of_a_word_is_no_keyword(title: str) -> None:
    """Whole words only: inflections have to be listed."""
    assert found(BY_WORD, title=title) == []


def test_an_explicit_hit_is_not_repeated_for_its_own_keyword() -> None:
    """One cause, one finding."""
    both = {**NG1, "keywords": ["on-prem"]}
    findings = found(both, capability="onprem-install", title="on-prem")

    assert [finding.variant for finding in findings] == ["explicit"]


def test_another_non_goals_keyword_is_a_second_finding() -> None:
    """A waiver for a misleading word must not cover an explicit hit."""
    findings = found(
        NG1,
        {"id": "NG2", "keywords": ["report builder"]},
        capability="onprem-install",
        title="Report  builder",
    )

    assert [(finding.code, finding.severity) for finding in findings] == [
        ("VIS601:explicit", Severity.ERROR),
        ("VIS601:keyword", Severity.WARNING),
    ]


def test_several_non_goals_are_causes_of_one_finding() -> None:
    """The worst of them decides its weight."""
    [finding] = found(
        {"id": "NG3", "kinds": ["feature"], "enforcement": "soft"}, NG1, capability="onprem-install"
    )

    assert str(finding.message) == (
        "C-1 is about onprem-install, which NG1 rules out; "
        "is of the kind feature, which NG3 rules out"
    )
    assert finding.severity is Severity.ERROR
    assert [related.id for related in finding.related] == ["NG1", "NG3"]


@pytest.mark.parametrize(("until", "hits"), [("2026-03-15", 0), ("2026-03-16", 1), (None, 1)])
def test_a_non_goal_holds_until_its_last_day(until: str | None, hits: int) -> None:
    """Today is 2026-03-16: `until` itself still counts."""
    assert len(found({**NG1, "until": until}, capability="onprem-install")) == hits
    assert len(found({**BY_WORD, "until": until}, title="on-prem")) == hits


@pytest.mark.parametrize("status", ["delivered", "released", "withdrawn"])
def test_a_closed_promise_is_not_judged(status: str) -> None:
    """There is nothing left to strike."""
    assert found(status=status, capability="onprem-install", title="on-prem") == []


def test_a_quote_that_is_the_title_once_more_says_nothing_more() -> None:
    [same] = found(BY_WORD, title="an on-prem pilot", quote="an on-prem pilot")
    [other] = found(BY_WORD, title="an on-prem pilot", quote="an on-prem pilot by May")
    assert str(same.message).count("on-prem") == 1
    assert str(other.message).count("on-prem") == 2


def test_a_non_goal_that_names_nothing_hits_nothing() -> None:
    """Its statement alone is text, and text never makes a finding."""
    assert found({"id": "NG5", "statement": "on-prem"}, title="on-prem") == []
    assert found(capability="sso-saml", title="Single sign-on") == []


def test_it_is_not_checked_without_non_goals() -> None:
    """A vision that lists none cannot be contradicted here."""
    [need] = RULE.needs
    assert not need.is_met(context(vision()).project)
    assert need.is_met(context(vision(non_goals=[])).project)


def test_the_refusal_is_quoted_where_it_stands() -> None:
    """One without a statement by its id."""
    [stated] = found(capability="onprem-install")
    [bare] = found({"id": "NG1", "capabilities": ["onprem-install"]}, capability="onprem-install")

    assert (stated.quotes[1].text, stated.quotes[1].at.field) == (STATEMENT, "statement")
    assert (bare.quotes[1].text, bare.quotes[1].at.field) == ("NG1", "id")
