"""Suggestions: what the promises' texts may be about, said beside the findings and never as one."""

import pytest
from msgspec.structs import replace

import building
from assessment.suggestions import PROVISIONING, report, told
from commitcheck.assessment.suggestions.near import Near
from commitcheck.assessment.suggestions.suggest import confident
from commitcheck.model.decision import text_fingerprint
from commitcheck.model.report import Suggestion

ON_PREMISE = "On-premise installation in the customer's own data centre"


def names(suggestions: list[Suggestion]) -> list[tuple[str, str]]:
    return [(suggestion.why, f"{suggestion.kind}:{suggestion.id}") for suggestion in suggestions]


def test_an_unlinked_promise_gets_its_nearest_item() -> None:
    """With the words they share and both texts; what is not even possible is not said beside it."""
    (best,) = told(building.promise(title=PROVISIONING))
    assert best.why == "unlinked"
    assert (best.kind, best.id, best.band) == ("capability", "scim", "match")
    assert best.evidence == ("user", "provisioning", "SCIM")
    assert [words.text for words in best.quotes] == [PROVISIONING, "SCIM user provisioning"]


def test_where_nothing_fits_three_say_where_to_look() -> None:
    """None of them in a band, which never means that it is not in the vision."""
    far = [Near("capability", name, 0.1, "none") for name in ("a", "b", "c")]
    assert confident(far) == far
    assert confident([*far, Near("theme", "d", 0.3, "possible")]) == [
        Near("theme", "d", 0.3, "possible")
    ]


COMMON = "Ten days of training for each customer"


@pytest.mark.parametrize(
    ("keywords", "capability", "conflicts"),
    [
        (["single-tenant"], "Customer portal", []),
        (["customer copy"], "Customer portal", [("non_goal", "non_goal:NG1")]),
        (["single-tenant"], "Portal", [("non_goal", "non_goal:NG1")]),
    ],
)
def test_one_everyday_word_of_the_vision_is_no_conflict(
    keywords: list[str], capability: str, conflicts: list[tuple[str, str]]
) -> None:
    """It takes two, or one that is a keyword of the non-goal or that nothing else has."""
    vision = building.vision(
        capabilities=[{"id": "portal", "name": capability}],
        non_goals=[{"id": "NG1", "statement": "No customer-hosted copy", "keywords": keywords}],
    )
    promise = building.promise(title=COMMON, capability="portal")
    assert names(told(promise, vision=vision)) == conflicts


def test_text_makes_no_finding_and_changes_no_answer() -> None:
    """The promise still could not be judged, and a run without matching ends the same."""
    promise = building.promise(title=PROVISIONING)
    with_text, without = report(promise), report(promise, engine="off")
    assert with_text.commitments[0].answer == "could_not_be_judged"
    assert replace(with_text, suggestions=()) == without


@pytest.mark.parametrize("linked_to", [(), ("audit",)])
def test_a_text_near_a_non_goal_is_a_possible_conflict(linked_to: tuple[str, ...]) -> None:
    """Linked or not, and both sides are quoted."""
    found = told(building.promise(title=ON_PREMISE, capability=linked_to))
    conflict = found[0]
    assert (conflict.why, conflict.kind, conflict.id) == ("non_goal", "non_goal", "NG1")
    assert conflict.band in ("match", "possible")
    assert [words.text for words in conflict.quotes] == [
        ON_PREMISE,
        "We do not offer on-premise installation",
    ]
    assert [finding.id for finding in found].count("NG1") == 1


def test_a_conflict_that_a_rule_found_is_not_suggested_as_well() -> None:
    """VIS601 has said it; the same non-goal is not the nearest item of that promise either."""
    promise = building.promise(title="Payroll: a payslip for every employee, no other payroll")
    result = report(promise)
    assert "VIS601:keyword" in {found.code for found in result.findings}
    assert "NG2" not in {suggestion.id for suggestion in result.suggestions}
    assert len(result.suggestions) == 3


def test_a_negation_only_softens_a_conflict() -> None:
    """It may agree with the non-goal; somebody has to look."""
    found = told(building.promise(title="Runs without on-premise installation", capability="audit"))
    assert names(found) == [("non_goal", "non_goal:NG1")]
    assert found[0].band == "possible"
    assert str(found[0].note) == "may agree with this non-goal, check"


def test_a_non_goal_that_is_over_is_no_conflict() -> None:
    """Its `until` lies before the day of the check, as for VIS601."""
    past = [{"id": "NG1", "statement": "We do not offer on-premise installation",
             "until": "2026-01-31"}]  # fmt: skip
    vision = building.vision(capabilities=["audit"], non_goals=past)
    assert told(building.promise(title=ON_PREMISE, capability="audit"), vision=vision) == []


def test_a_linked_promise_whose_words_fit_another_item_far_better() -> None:
    """Its id may be a slip; its own item, and what plans it, are never held against it."""
    assert names(told(building.promise(title=PROVISIONING, capability="audit"))) == [
        ("elsewhere", "capability:scim")
    ]
    assert told(building.promise(title=PROVISIONING, capability="scim")) == []
    driver = "Mobile application for drivers"
    assert told(building.promise(title=driver, capability="sso")) == []
    assert told(building.promise(title=driver, roadmap_item="RM1")) == []
    assert names(told(building.promise(title=driver, capability="audit"))) == [
        ("elsewhere", "roadmap_item:RM1")
    ]


def test_a_rejected_link_is_not_suggested_again_until_the_words_change() -> None:
    """Three others take its place; new words are a new question."""
    promise = building.promise(title=PROVISIONING)
    mark = text_fingerprint(promise)
    no = building.link(item="capability:scim", decision="rejected", text=mark)
    found = told(promise, links=(no,))
    assert len(found) == 3
    assert "scim" not in {finding.id for finding in found}
    other = promise._replace(title=f"{PROVISIONING} for everybody")
    assert told(other, links=(no,))[0].id == "scim"


def test_a_promise_decided_to_be_about_nothing_is_not_asked_again() -> None:
    """Conflicts are another question, and still shown."""
    nothing = building.link(decision="none")
    assert told(building.promise(title=PROVISIONING), links=(nothing,)) == []
    found = told(building.promise(title=ON_PREMISE), links=(nothing,))
    assert names(found) == [("non_goal", "non_goal:NG1")]


def test_an_accepted_link_counts_and_its_change_of_words_is_told() -> None:
    """Linked: nothing to say. Other words since: suspect, and no longer linked."""
    promise = building.promise(title=PROVISIONING)
    yes = building.link(item="capability:scim", text=text_fingerprint(promise))
    assert told(promise, links=(yes,)) == []
    other = promise._replace(title="SCIM deprovisioning of users")
    found = told(other, links=(yes,))
    assert names(found)[0] == ("suspect", "capability:scim")
    assert str(found[0].note) == "the promise's words changed since this link was decided"
    assert [finding.id for finding in found].count("scim") == 1


def test_a_suspect_link_is_told_where_there_is_nothing_else_to_match() -> None:
    """Also when its item has left the vision."""
    gone = building.link(item="theme:TH9", text="0" * 16)
    found = told(building.promise(kind="services"), vision=building.vision(), links=(gone,))
    assert [(finding.why, finding.id, finding.band, finding.score) for finding in found] == [
        ("suspect", "TH9", "none", 0.0)
    ]


def test_a_note_says_where_quantities_differ() -> None:
    """Only beside an item that is near already."""
    goal = [{"id": "NG9", "statement": "We do not promise availability above 99.9 %"}]
    promise = building.promise(title="Availability of 99.99 %", capability="audit")
    found = told(promise, vision=building.vision(capabilities=["audit"], non_goals=goal))
    assert [str(finding.note) for finding in found] == ["asks 99.99 %, the non-goal says 99.9 %"]


def test_other_languages_are_honest() -> None:
    """Text in any script gives bands, never a crash."""
    found = told(building.promise(title="Zahlungsverkehr \u65e5\u672c\u8a9e \u0627\u0644"))
    assert {finding.band for finding in found} == {"none"}
