"""A promise that names what the vision does not define: INP003 says so, and no other rule."""

from typing import Any

import pytest

from building import context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.rules.base import Rule
from commitcheck.rules.cap503_no_estimate import RULE as CAP503
from commitcheck.rules.cov301_off_roadmap import RULE as COV301
from commitcheck.rules.cov304_shaky_backing import RULE as COV304
from commitcheck.rules.deb903_vision_crowded_out import strategic_share
from commitcheck.rules.inp003_dangling_reference import RULE as INP003
from commitcheck.rules.terms.work_units import own_efforts
from commitcheck.rules.tim401_earlier_than_delivery import RULE as TIM401
from commitcheck.rules.tim402_overdue_or_late_start import RULE as TIM402
from commitcheck.rules.vis601_non_goal_hit import RULE as VIS601
from commitcheck.rules.xcf701_exclusivity_violated import RULE as XCF701

SECTIONS: dict[str, Any] = {
    "capabilities": ["scim", "sync"],
    "roadmap": [
        {"id": "RM1", "capabilities": ["scim"], "earliest": "2026-08-01", "horizon": "later"}
    ],
}
LATE: dict[str, Any] = {"capability": "scim", "due": "2026-03-20", "source": "order_form"}
UNPLANNED: dict[str, Any] = {**LATE, "capability": "sync"}
LATE_START: dict[str, Any] = {**LATE, "due": "2026-03-15"}


def codes(rule: Rule, *promises: Commitment, **sections: Any) -> list[str]:
    found = rule.check(context(vision(**{**SECTIONS, **sections}), *promises))
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("rule", "fields"),
    [(COV301, UNPLANNED), (COV304, LATE), (TIM401, LATE), (TIM402, LATE_START), (CAP503, LATE)],
)
@pytest.mark.parametrize("field", ["capability", "roadmap_item"])
def test_what_stands_behind_it_is_unknown(rule: Rule, fields: dict[str, Any], field: str) -> None:
    """One cause, one finding: correct the name first, and then see."""
    wrong: dict[str, Any] = {"capability": [fields["capability"], "scmi"], "roadmap_item": "RM9"}
    dangling = promise(**{**fields, field: wrong[field]})

    assert codes(rule, promise(**fields)) == [rule.info.code]
    assert codes(rule, dangling) == []
    assert codes(INP003, dangling) == ["INP003"]


def test_an_overdue_promise_is_overdue_whatever_it_names() -> None:
    """That needs nothing of the vision."""
    owed = {**LATE_START, "status": "signed", "signed_on": "2026-01-02"}

    assert codes(TIM402, promise(**{**owed, "capability": "scmi"})) == ["TIM402"]


@pytest.mark.parametrize(("name", "efforts"), [("sync", 5), ("scmi", 0)])
def test_its_own_effort_is_not_taken_for_unplanned_work(name: str, efforts: float) -> None:
    """Perhaps an item has it; the slip of the pen hides which."""
    made = promise(capability=name, effort=5, source="order_form", due="2026-06-30")
    seen = context(vision(**SECTIONS), made)

    assert sum(effort.effort or 0 for effort in own_efforts(seen)) == efforts
    assert strategic_share(seen).whole == efforts


@pytest.mark.parametrize(("listed", "count"), [(["scim"], 0), (None, 1), (["onprem"], 1)])
def test_a_non_goal_is_hit_by_names_that_mean_something(listed: Any, count: int) -> None:
    """A name outside the list means nothing; without a list every word means itself."""
    goals = [{"id": "NG1", "statement": "No on-premises", "capabilities": ["onprem"]}]
    lists = {} if listed is None else {"capabilities": listed}
    seen = context(vision(non_goals=goals, **lists), promise(capability="onprem"))

    assert len(list(VIS601.check(seen))) == count


@pytest.mark.parametrize(("listed", "count"), [(["scim"], 0), (None, 1), (["export"], 1)])
def test_exclusivity_is_broken_over_names_that_mean_something(listed: Any, count: int) -> None:
    """Without a list every word is a name, as for non-goals."""
    lists = {} if listed is None else {"capabilities": listed}
    exclusive = promise("C-1", customer="Norvik", kind="exclusivity", capability="export")
    taken = promise("C-2", capability="export")

    assert len(list(XCF701.check(context(vision(**lists), exclusive, taken)))) == count


def test_where_neither_is_listed_nothing_dangles() -> None:
    """References into a section that is not there are free text."""
    made = promise(capability="scmi", roadmap_item="RM9")

    assert not context(vision(), made).is_dangling(made)
    assert context(vision(capabilities=["scim"]), made).is_dangling(made)
    assert context(vision(roadmap=["RM1"]), made).is_dangling(made)
