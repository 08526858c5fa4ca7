"""POS104: the vision cannot say no."""

from typing import Any

import pytest

from building import context, project, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.context import Context
from commitcheck.rules.pos104_cannot_say_no import RULE, check

ON_PREM = {"id": "NG1", "statement": "No on-premises edition"}


def found(**sections: Any) -> list[Finding]:
    return list(check(context(vision(**sections))))


def test_a_vision_that_excludes_nothing_is_an_error() -> None:
    """Then every promise conforms."""
    [finding] = found(positioning={"version": "1.1"})

    assert str(finding.message) == (
        "the vision has no non-goal, no excluded segment and no guardrail, expected one"
    )
    assert str(finding.next_step) == (
        "write three refusals as non_goals, with the capabilities or keywords they mean"
    )
    assert (finding.code, finding.severity) == ("POS104:excludes_nothing", Severity.ERROR)
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R1",))
    assert finding.subject == ("positioning", "positioning", False)
    assert finding.at.path == "vision.yaml"


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"non_goals": [], "guardrails": None},
        {"positioning": {"segments": [{"id": "bank", "fit": "adjacent"}]}},
    ],
)
def test_it_always_runs(sections: dict[str, Any]) -> None:
    """Without a positioning and with empty sections too; an adjacent segment is no refusal."""
    assert [finding.variant for finding in found(**sections)] == ["excludes_nothing"]
    assert RULE.needs == ()


@pytest.mark.parametrize(
    "sections",
    [
        {"non_goals": [{**ON_PREM, "keywords": ["on-prem"]}]},
        {"guardrails": [{"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99.9}]},
        {"positioning": {"segments": [{"id": "army", "fit": "excluded"}]}},
    ],
)
def test_one_refusal_of_any_sort_is_enough(sections: dict[str, Any]) -> None:
    """A non-goal, a guardrail or an excluded segment."""
    assert found(**sections) == []


def test_a_non_goal_that_matches_nothing_is_a_warning() -> None:
    """It is a refusal, but nothing can be tested against it."""
    [finding] = found(non_goals=[ON_PREM])

    assert str(finding.message) == (
        "NG1 names no capabilities, kinds or keywords, expected one to recognise it by"
    )
    assert str(finding.next_step) == ("give NG1 the capabilities, kinds or keywords it excludes")
    assert (finding.code, finding.severity) == ("POS104:untestable", Severity.WARNING)
    assert finding.subject == ("non_goal", "NG1", False)
    assert [quote.text for quote in finding.quotes] == ["No on-premises edition"]


@pytest.mark.parametrize(
    "recognised",
    [{"capabilities": ["onprem"]}, {"kinds": ["deployment"]}, {"keywords": ["on-prem"]}],
)
def test_one_way_to_recognise_it_is_enough(recognised: dict[str, list[str]]) -> None:
    """Each of the three makes it testable."""
    assert found(non_goals=[{**ON_PREM, **recognised}]) == []


def test_each_untestable_non_goal_is_a_finding_of_its_own() -> None:
    """And one without a statement has nothing to quote."""
    findings = found(non_goals=[ON_PREM, {"id": "NG2", "kinds": ["mfn"]}, {"id": "NG3"}])

    assert [finding.subject.id for finding in findings] == ["NG1", "NG3"]
    assert findings[1].quotes == ()


def test_a_vision_that_could_not_be_read_is_not_judged() -> None:
    """INP001 has said so."""
    assert list(check(Context(project(None), context().as_of))) == []
