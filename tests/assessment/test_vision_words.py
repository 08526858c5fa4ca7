"""The vision's own words for each thing that a promise can be about."""

import pytest

from building import vision
from commitcheck.assessment.suggestions.suggest import VisionWords

NAMED = vision(
    capabilities=[{"id": "scim", "name": "SCIM provisioning"}, "audit"],
    roadmap=[{"id": "RM1", "title": "Mobile app"}, "RM2"],
    themes=[{"id": "TH1", "name": "Trust"}, "TH2"],
    vision={
        "business_goals": [{"id": "BG1", "statement": "Retention"}, {"id": "BG2"}, {"metric": "x"}]
    },
    non_goals=[{"id": "NG1", "statement": "No hosting"}],
)


@pytest.mark.parametrize(
    ("item", "text", "field"),
    [
        ("capability:scim", "SCIM provisioning", "name"),
        ("capability:audit", "audit", "id"),
        ("roadmap_item:RM1", "Mobile app", "title"),
        ("roadmap_item:RM2", "RM2", "id"),
        ("theme:TH1", "Trust", "name"),
        ("theme:TH2", "TH2", "id"),
        ("goal:BG1", "Retention", "statement"),
        ("goal:BG2", "", "statement"),
        ("non_goal:NG1", "No hosting", "statement"),
    ],
)
def test_a_thing_is_quoted_by_its_name_where_the_name_stands(
    item: str, text: str, field: str
) -> None:
    """Else by its id."""
    quote = VisionWords(NAMED).quote(item)
    assert quote is not None
    assert (quote.text, quote.at.field) == (text, field)


def test_what_the_vision_does_not_have_has_no_words() -> None:
    assert VisionWords(NAMED).quote("capability:gone") is None


def test_of_two_things_with_one_name_the_first_is_quoted() -> None:
    twice = vision(capabilities=[{"id": "a", "name": "First"}, {"id": "a", "name": "Second"}])
    quote = VisionWords(twice).quote("capability:a")
    assert quote is not None
    assert quote.text == "First"


def test_a_vision_may_say_nothing_at_all() -> None:
    assert VisionWords(NAMED).has_any
    assert not VisionWords(vision()).has_any
