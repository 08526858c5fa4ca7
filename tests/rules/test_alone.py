"""Rules that say to judge every promise by itself do so: what they find depends on no other."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from properties.strategies import Portfolio, examples, portfolios
from rules.crowded import crowded_context

ALONE = [rule for rule in ALL_RULES if rule.is_alone]


def one_by_one(rule: Rule, whole: Context) -> list[object]:
    """What the rule finds where each promise is the only one."""
    every = whole.project.commitments
    contexts = [replace(whole, project=replace(whole.project, commitments=(it,))) for it in every]
    return [found for alone in contexts for found in rule.check(alone)]


def same(found: list[object]) -> list[str]:
    return sorted(map(repr, found))


@given(portfolios)
@examples(60)
def test_of_drawn_promises(drawn: Portfolio) -> None:
    project = drawn.built()
    whole = Context(project, drawn.as_of)
    for rule in ALONE:
        if all(need.is_met(project) for need in rule.needs):
            assert same(list(rule.check(whole))) == same(one_by_one(rule, whole)), rule.info.code


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.info.code)
def test_of_promises_that_every_rule_has_something_to_say_about(rule: Rule) -> None:
    whole = crowded_context()
    found = same(list(rule.check(whole)))
    assert found
    assert found == same(one_by_one(rule, whole))


def test_rules_about_several_promises_do_not_say_so() -> None:
    assert not {"XCF701", "XCF702", "XCF703", "XCF704", "TIM403", "CAP501"} & {
        rule.info.code for rule in ALONE
    }
