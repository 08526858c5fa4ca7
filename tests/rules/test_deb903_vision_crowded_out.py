"""DEB903: what is promised leaves too little for what the product wants to be."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.deb903_vision_crowded_out import (
    OFF_THEME,
    RULE,
    SOLD_OUT,
    STARVED,
    check,
    strategic_share,
)

QUARTER = {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 120, "reserved": 20}
CAPACITY = {"periods": [QUARTER]}


def signed(effort: float, id: str = "C-1", **fields: Any) -> Commitment:  # noqa: A002 - the field's name
    record = {"kind": "services", "status": "signed", "due": "2026-06-30", **fields}
    return promise(id, effort=effort, **record)


def item(id: str, effort: float | None, theme: str | None, **fields: Any) -> dict[str, Any]:  # noqa: A002 - as above
    return {"id": id, "effort": effort, "theme": theme, "horizon": "now", **fields}


def found(*promises: Commitment, **sections: Any) -> list[Finding]:
    return list(check(context(vision(**sections), *promises)))


def test_sold_out() -> None:
    """Signed promises take what the themes would need."""
    [finding] = found(signed(75), capacity=CAPACITY)

    assert str(finding.message) == (
        "signed promises take 75 of 100 plannable person-weeks: 75%, more than 70%"
    )
    assert str(finding.next_step) == ("ring-fence 30 person-weeks for the themes: move or fund 5")
    assert finding.code == "DEB903:sold_out"
    assert finding.subject == ("portfolio", "portfolio", False)
    assert (finding.severity, finding.who, finding.cure) == (
        Severity.WARNING, "executive", "decide",
    )  # fmt: skip
    assert finding.at.path == "vision.yaml"


@pytest.mark.parametrize(("effort", "count"), [(70, 0), (70.5, 1)])
def test_the_committed_share_at_its_threshold_is_fine(effort: float, count: int) -> None:
    """70 of 100 are 70 %."""
    assert len(found(signed(effort), capacity=CAPACITY)) == count


def test_drafts_do_not_sell_out() -> None:
    """Nor does what is due after the last period; the policy can move the line."""
    draft = signed(90, status="negotiating")
    later = signed(90, due="2026-07-01")

    assert found(draft, capacity=CAPACITY) == []
    assert found(later, capacity=CAPACITY) == []
    assert found(signed(75), capacity=CAPACITY, policy={"max_committed_share": 0.75}) == []


def test_sold_out_says_that_it_is_a_lower_bound() -> None:
    """A firm promise without an estimate would come on top."""
    unknown = promise("C-2", kind="custom_development", status="signed")
    [finding] = found(signed(75), unknown, capacity=CAPACITY)

    assert str(finding.message).endswith("(a lower bound: C-2 has no estimate)")


def test_off_theme() -> None:
    """Most of the coming work serves no theme; it is listed."""
    roadmap = [item("RM1", 40, "TH1"), item("RM2", 30, None)]
    [finding] = found(signed(30, "C-9", due=None), roadmap=roadmap)

    assert str(finding.message) == (
        "40 of 100 person-weeks of coming work serve a theme: 40%, less than 50%"
    )
    assert str(finding.next_step) == "give the themes 10 person-weeks more"
    assert finding.code == "DEB903:off_theme"
    assert [(related.kind, related.id) for related in finding.related] == [
        ("roadmap_item", "RM2"), ("commitment", "C-9"),
    ]  # fmt: skip


@pytest.mark.parametrize(("effort", "count"), [(50, 0), (50.5, 1)])
def test_the_strategic_share_at_its_threshold_is_fine(effort: float, count: int) -> None:
    """50 of 100 are half."""
    roadmap = [item("RM1", 50, "TH1"), item("RM2", effort, None)]

    assert len(found(roadmap=roadmap)) == count


def test_what_counts_as_coming_work() -> None:
    """Now and next items that are neither dropped nor shipped, and firm work that nothing backs."""
    roadmap = [
        item("RM1", 10, "TH1"),
        item("RM2", 5, "TH1", horizon="next"),
        item("RM3", 99, "TH1", horizon="later"),
        item("RM4", 99, None, horizon=None),
        item("RM5", 99, None, status="dropped"),
        item("RM6", 99, "TH1", status="shipped"),
        item("RM7", 5, None, capabilities=["scim"]),
    ]
    promises = (
        signed(3, "C-1"),
        signed(4, "C-2", status="negotiating", due=None),
        signed(99, "C-3", source="email"),
        signed(99, "C-4", capability="scim"),
        signed(99, "C-5", status="delivered"),
    )
    seen = context(vision(roadmap=roadmap, capabilities=["scim"]), *promises)

    assert strategic_share(seen) == (15, 27)


def test_an_unknown_effort_is_not_off_theme() -> None:
    """Where no item has an effort, the share would count the promises alone."""
    roadmap = [item("RM1", None, "TH1")]

    assert found(signed(5), roadmap=roadmap) == []
    assert not OFF_THEME.runs(context(vision(roadmap=roadmap)))
    assert not OFF_THEME.runs(context(vision(roadmap=[item("RM1", 5, None)])))


def test_a_starved_theme() -> None:
    """The theme is in the vision and nowhere in the work."""
    themes = [{"id": "TH1", "name": "Continuous evidence"}, {"id": "TH2"}]
    [finding] = found(themes=themes, roadmap=[item("RM1", None, "TH2")])

    assert str(finding.message) == "TH1 has no now or next item on the roadmap"
    assert str(finding.next_step) == (
        "bring an item of TH1 forward to next, or drop the theme openly"
    )
    assert finding.code == "DEB903:starved"
    assert finding.subject == ("theme", "TH1", False)
    assert finding.severity is Severity.WARNING
    assert [quote.text for quote in finding.quotes] == ["Continuous evidence"]


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"horizon": "now"}, 0),
        ({"horizon": "next"}, 0),
        ({"horizon": "later"}, 1),
        ({"status": "dropped"}, 1),
        ({"status": "shipped"}, 1),
    ],
)
def test_what_feeds_a_theme(fields: dict[str, str], count: int) -> None:
    """Later is not soon enough, and what has shipped is no next step."""
    assert len(found(themes=["TH1"], roadmap=[item("RM1", None, "TH1", **fields)])) == count


def test_each_part_needs_its_sections() -> None:
    """The others still run."""
    bare = context(vision(themes=["TH1"], roadmap=[]))

    assert STARVED.runs(bare)
    assert not SOLD_OUT.runs(bare)
    assert not SOLD_OUT.runs(context(vision(capacity=CAPACITY), fields=ALL - {"due"}))
    assert not RULE.needs[0].is_met(context(vision(themes=["TH1"])).project)
    assert found(signed(99)) == []


def test_work_off_the_themes_is_shown_the_largest_promise_first() -> None:
    """Items without a theme before promises that nothing plans."""
    roadmap = [item("RM1", 10, "TH1"), item("RM2", 20, None)]
    [finding] = (
        crowded_out
        for crowded_out in found(
            signed(3, "C-3"), signed(9, "C-1"), signed(3, "C-2"), roadmap=roadmap, themes=["TH1"]
        )
        if crowded_out.variant == "off_theme"
    )

    assert finding.at.field == "roadmap"
    assert [
        (related.kind, related.id, related.at.field, related.note) for related in finding.related
    ] == [
        ("roadmap_item", "RM2", None, "without a theme"),
        ("commitment", "C-1", "effort", "nothing plans it"),
        ("commitment", "C-2", "effort", "nothing plans it"),
        ("commitment", "C-3", "effort", "nothing plans it"),
    ]


def test_a_starved_theme_is_quoted_by_its_name() -> None:
    """Else by its id; where it stands is the theme."""
    roadmap = [item("RM1", 10, "TH3")]
    themes = [{"id": "TH1", "name": "Trust"}, {"id": "TH2"}, {"id": "TH3"}]
    starved = [
        finding for finding in found(roadmap=roadmap, themes=themes) if finding.variant == "starved"
    ]

    assert [(finding.subject.id, finding.at.field) for finding in starved] == [
        ("TH1", "id"),
        ("TH2", "id"),
    ]
    assert [(finding.quotes[0].text, finding.quotes[0].at.field) for finding in starved] == [
        ("Trust", "name"), ("TH2", "id"),
    ]  # fmt: skip


def test_a_plan_that_is_sold_out_is_shown_at_its_periods() -> None:
    """There is where weeks can be added."""
    [finding] = found(signed(75), capacity=CAPACITY)

    assert finding.at.field == "periods"
