"""What to ask people about promises' texts, and the ranking of all of them."""

import datetime as dt

from building import context, promise, vision
from commitcheck.assessment.confirming.questions import link_questions
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.suggest import all_suggestions, ranking
from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context

VISION = vision(
    capabilities=[
        {"id": "scim", "name": "SCIM user provisioning"},
        {"id": "audit", "name": "Audit log export"},
    ],
    non_goals=[
        {
            "id": "NG1",
            "statement": "We do not offer on-premise installation",
            "keywords": ["data centre"],
        }
    ],
)
SETTINGS = Settings(as_of=dt.date(2026, 3, 16), matched=1)
PROVISIONING = "Automatic user provisioning with SCIM"


def given(*promises: Commitment) -> Context:
    return context(VISION, *promises)


def test_each_promise_is_asked_about_once_the_nearest_signature_first() -> None:
    """Without a check's limit; a promise without a suggestion is not asked about."""
    late = promise("C-1", title=PROVISIONING, expected_signature="2026-05-31")
    soon = promise("C-2", title="Export of the audit log", expected_signature="2026-03-31")
    both = promise("C-3", title="On-premise installation of the audit log export")
    over = promise("C-4", title=PROVISIONING, status="withdrawn")
    asked = link_questions(given(late, soon, both, over), SETTINGS)
    assert [question.promise.id for question in asked] == ["C-2", "C-1", "C-3"]
    assert [(suggestion.why, suggestion.id) for suggestion in asked[2].suggestions][:2] == [
        ("non_goal", "NG1"),
        ("unlinked", "audit"),
    ]
    assert {suggestion.commitment for suggestion in asked[1].suggestions} == {"C-1"}
    assert (asked[1].is_sure, asked[1].may_be_none) == (True, True)


def test_of_two_promises_with_one_id_the_first_is_asked_about() -> None:
    first = promise("C-1", title=PROVISIONING)
    second = promise("C-1", title=PROVISIONING, customer="Bolt")
    asked = link_questions(given(first, second), SETTINGS)
    assert [question.promise.customer for question in asked] == ["Acme"]


def test_where_only_a_conflict_is_seen_nothing_in_the_vision_need_be_meant() -> None:
    [question] = link_questions(
        given(promise(title="On-premise installation", capability="audit")), SETTINGS
    )
    assert [found.why for found in question.suggestions] == ["non_goal"]
    assert not question.may_be_none


def test_what_vis601_says_already_is_not_suggested() -> None:
    """The rule is asked, whatever else a check would run."""
    hit = promise(title="An installation in your own data centre", capability="audit")
    assert "NG1" not in {suggestion.id for suggestion in all_suggestions(given(hit), SETTINGS)}


def test_every_promise_is_ranked_in_the_order_of_the_file() -> None:
    """Whatever its state; so many items, of the kinds that are asked for."""
    linked = promise("C-2", title=PROVISIONING, capability="audit", status="delivered")
    other = promise("C-1", title="On-premise installation, with an audit log export")
    ranked = list(ranking(given(linked, other), SETTINGS, 2))
    assert [(match.commitment, match.title) for match in ranked] == [
        ("C-2", PROVISIONING),
        ("C-1", "On-premise installation, with an audit log export"),
    ]
    assert [len(match.candidates) for match in ranked] == [2, 2]
    assert ranked[0].candidates[0].item == "capability:scim"
    only = list(ranking(given(linked, other), SETTINGS, 3, kinds=("non_goal",)))
    assert [[near.item for near in question.candidates] for question in only] == [
        ["non_goal:NG1"],
        ["non_goal:NG1"],
    ]


def test_the_description_counts_behind_the_title() -> None:
    own = promise(title="A thing", description="Provisioning of users with SCIM")
    [question] = ranking(given(own), SETTINGS, 1)
    assert question.candidates[0].item == "capability:scim"
