"""Remembered links: an accepted one counts like an id in the promise itself."""

from msgspec.structs import replace

import building
from commitcheck.loading.linking import linked
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Link, text_fingerprint
from commitcheck.model.project import Project

VISION = building.vision(capabilities=[{"id": "scim", "aliases": ["user provisioning"]}])
PROMISE = building.promise(title="SCIM provisioning", quote="We will deliver SCIM.")


def project(*links: Link, promise: Commitment = PROMISE) -> Project:
    known = building.project(VISION, [promise], fields=("id", "title"))
    return linked(replace(known, links=links))


def test_an_accepted_link_fills_in_the_field_and_names_it() -> None:
    """From then on the column is one that somebody could have filled in."""
    found = project(building.link(item="capability:scim"), building.link(item="roadmap_item:RM3"))
    (promise,) = found.commitments
    assert (promise.capability, promise.roadmap_item) == (("scim",), ("RM3",))
    assert promise.linked == ("capability:scim", "roadmap_item:RM3")
    assert found.fields == {"id", "title", "capability", "roadmap_item"}


def test_a_link_to_a_non_goal_is_kept_apart() -> None:
    """There is no field of the promise that names non-goals."""
    found = project(building.link(item="non_goal:NG1"))
    assert found.commitments[0].linked == ("non_goal:NG1",)
    assert found.fields == {"id", "title"}


def test_a_capability_that_is_named_already_is_not_named_twice() -> None:
    """Not under its alias either."""
    promise = building.promise(capability="user provisioning")
    found = project(building.link(item="capability:scim"), promise=promise)
    assert found.commitments[0].capability == ("user provisioning",)


def test_rejected_none_and_other_promises_change_nothing() -> None:
    """They are remembered so that nobody is asked again."""
    found = project(
        building.link(item="capability:scim", decision="rejected"),
        building.link(decision="none"),
        building.link("C-2", item="capability:scim"),
    )
    assert found.commitments == (PROMISE,)
    assert len(found.links) == 3


def test_a_link_whose_text_changed_is_suspect_and_not_applied() -> None:
    """The decision was about other words."""
    fresh = building.link(item="capability:scim", text=text_fingerprint(PROMISE))
    stale = building.link(item="capability:scim", text="0" * 16)
    assert (fresh.is_suspect(PROMISE), stale.is_suspect(PROMISE)) == (False, True)
    assert project(fresh).commitments[0].capability == ("scim",)
    assert project(stale).commitments == (PROMISE,)
    assert project(stale).links == (stale,)


def test_a_text_is_the_same_in_any_case_and_spacing() -> None:
    """An export must not make every decision suspect; a changed word must."""
    same = PROMISE._replace(title="scim\u00a0 PROVISIONING ", description="")
    other = PROMISE._replace(title="SCIM deprovisioning")
    moved = PROMISE._replace(title="SCIM", description="provisioning")
    assert text_fingerprint(same) == text_fingerprint(PROMISE)
    assert text_fingerprint(other) != text_fingerprint(PROMISE)
    assert text_fingerprint(moved) != text_fingerprint(PROMISE)
