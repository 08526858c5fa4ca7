"""The numbers behind the pictures: timeline of promises, themes both ways."""

import datetime as dt

from assessment.desks import finding
from building import context, promise, vision
from commitcheck.assessment.pictures import capacity, themes, timeline
from commitcheck.model.figures import CapacityRow, ThemeRow, TimelineRow
from commitcheck.model.finding import Severity

VISION = vision(
    themes=[{"id": "TH1", "name": "Trust"}, {"id": "TH2"}],
    capabilities=[
        {"id": "scim", "theme": "TH1"},
        {"id": "audit", "theme": "TH9"},
        {"id": "sso", "theme": "TH2"},
        "rbac",
    ],
    roadmap=[
        {
            "id": "RM1",
            "capabilities": ["scim"],
            "earliest": "2026-06-01",
            "latest": "2026-07-31",
            "horizon": "now",
            "theme": "TH1",
        },
        {
            "id": "RM2",
            "capabilities": ["audit"],
            "latest": "2026-05-31",
            "horizon": "next",
            "theme": "TH9",
        },
        {"id": "RM3", "capabilities": ["rbac"], "horizon": "later", "theme": "TH2"},
        {"id": "RM4", "horizon": "now", "theme": "TH1", "status": "dropped"},
        {"id": "RM5", "horizon": "next", "theme": "TH1", "status": "shipped"},
        {"id": "RM6", "horizon": "next"},
    ],
)


def test_a_row_holds_the_promise_against_the_last_work_behind_it() -> None:
    """With the worst that is said of it; a draft by the day it is to be signed."""
    draft = promise(
        "C-1",
        title="SCIM",
        capability=["scim", "audit"],
        due="2026-06-30",
        expected_signature="2026-03-31",
        signed_on="2026-01-01",
        status="proposed",
    )
    found = (finding(severity=Severity.WARNING), finding(), finding(severity=Severity.INFO))
    assert timeline(context(VISION, draft), {"C-1": found, "C-2": found}) == (
        TimelineRow(
            commitment="C-1",
            customer="Acme",
            title="SCIM",
            due=dt.date(2026, 6, 30),
            item="RM1",
            earliest=dt.date(2026, 6, 1),
            latest=dt.date(2026, 7, 31),
            signature=dt.date(2026, 3, 31),
            is_signed=False,
            worst=Severity.ERROR,
        ),
    )


def test_work_without_a_date_is_the_last_of_all() -> None:
    own = promise("C-1", capability=["scim", "rbac"], due="2026-06-30")
    [row] = timeline(context(VISION, own), {})
    assert (row.item, row.earliest, row.latest, row.worst) == ("RM3", None, None, None)


def test_what_is_signed_stands_by_the_day_it_was_signed() -> None:
    """Where nothing plans it, there is nothing to hold it against."""
    signed = promise("C-1", due="2026-06-30", status="signed", signed_on="2026-01-01",
                     expected_signature="2025-12-31")  # fmt: skip
    [row] = timeline(context(VISION, signed), {})
    assert (row.signature, row.is_signed) == (dt.date(2026, 1, 1), True)
    assert (row.item, row.earliest, row.latest) == (None, None, None)


def test_open_promises_with_a_date_come_nearest_first() -> None:
    rows = timeline(
        context(
            VISION,
            promise("C-2", due="2026-06-30"),
            promise("C-3", due="2026-05-31"),
            promise("C-1", due="2026-06-30"),
            promise("C-4"),
            promise("C-5", due="2026-05-01", status="delivered"),
        ),
        {},
    )
    assert [row.commitment for row in rows] == ["C-3", "C-1", "C-2"]


def test_each_theme_has_its_promises_and_the_work_of_now_and_next() -> None:
    """By the capabilities of a promise and by the work behind it; once each, then the rest."""
    rows = themes(
        context(
            VISION,
            promise("C-1", capability="scim"),
            promise("C-2", capability=["sso", "scim"]),
            promise("C-3", capability="audit"),
            promise("C-4", roadmap_item="RM1"),
            promise("C-5", capability="scim", status="withdrawn"),
            promise("C-6", capability="rbac"),
        )
    )
    assert rows == (
        ThemeRow("TH1", "Trust", ("C-1", "C-2", "C-4"), ("RM1",)),
        ThemeRow("TH2", None, ("C-2", "C-6"), ()),
        ThemeRow(None, None, ("C-3",), ("RM2", "RM6")),
    )


def test_without_themes_there_is_no_such_picture() -> None:
    assert themes(context(vision(capabilities=["scim"]), promise(capability="scim"))) == ()


def test_capacity_is_cumulative_and_says_which_deal_tips_it() -> None:
    periods = [
        {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 10},
        {"id": "Q3", "start": "2026-07-01", "end": "2026-09-30", "total": 10},
    ]
    signed = promise("C-1", deal="D-1", kind="services", effort=8, due="2026-06-30",
                     status="signed", source="sow")  # fmt: skip
    draft = promise("C-2", deal="D-2", kind="services", effort=5, due="2026-06-30", source="sow")
    rows = capacity(context(vision(capacity={"periods": periods}), signed, draft))
    assert rows == (
        CapacityRow("Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30), 10, 8, 13, "D-2"),
        CapacityRow("Q3", dt.date(2026, 7, 1), dt.date(2026, 9, 30), 20, 8, 13, None),
    )
    assert capacity(context(vision(), signed)) == ()
