"""`diagnose --demand`: what customers want and nothing in the vision answers."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import commitcheck.ways_out.demand as demand_module
from building import project, promise, vision
from cli.calling import call
from commitcheck.deal_desk import demand
from commitcheck.reporting import RenderOptions
from commitcheck.reporting.demand import render, render_html

ROOT = Path(__file__).parents[2]
CONFIG = str(ROOT / "examples" / "portfolio" / "commitcheck.yaml")
SCHEMA = json.loads((ROOT / "schemas" / "demand.schema.json").read_text("utf-8"))


def test_the_portfolio_wants_a_connector_most() -> None:
    """Two customers, their deals' ARR once each, the first day, and their own words."""
    record = json.loads(call("diagnose", "--config", CONFIG, "--demand", "--format", "json").out)
    Draft7Validator(SCHEMA).validate(record)
    first, *rest = record["groups"]
    assert (first["capability"], first["why"]) == ("otm-connector", "candidate")
    assert first["customers"] == ["Fjord Logistics", "Helix Chemicals"]
    assert first["money"] == [{"arr": 640000, "currency": None}]
    assert first["first_due"] == "2027-01-31"
    assert [wish["commitment"] for wish in first["wishes"]] == ["K-25", "K-26"]
    assert {group["why"] for group in rest} == {"candidate", "rejected"}


def test_the_page_ends_each_group_with_the_decision() -> None:
    shown = call("diagnose", "--config", CONFIG, "--demand").out
    assert shown.startswith("6 things that nothing in the vision answers, in 7 open promises\n")
    assert shown.count("decide      ") == 6
    assert "“OTM is on the roadmap for January”" in shown
    assert call("diagnose", "--config", CONFIG, "--demand", "--redact", "customers").code == 2


def test_the_report_as_a_page_has_it_too(tmp_path: Path) -> None:
    """The whole report only, and none in which nobody may be named."""
    for name, options in (
        ("whole", ()),
        ("deal", ("--deal", "D-207")),
        ("hidden", ("--redact", "customers")),
    ):
        target = str(tmp_path / f"{name}.html")
        call("check", "--config", CONFIG, "--format", "html", "-o", target, *options)
    whole, narrow, hidden = (
        (tmp_path / f"{it}.html").read_text("utf-8") for it in ("whole", "deal", "hidden")
    )
    section = whole.partition('<section id="demand"')[2].partition("</section>")[0]
    assert "6 things that nothing in the vision answers, in 7 open promises" in section
    assert "Fjord Logistics, Helix Chemicals" in section
    assert "ARR 640,000" in section
    for page in (narrow, hidden):
        assert "nothing in the vision answers" not in page


def test_texts_that_mean_the_same_are_one_group() -> None:
    """By the vectors of their words; what is about something else stays apart."""
    titles = ("Single sign-on with Okta", "SSO via Okta single sign on", "Freight cost forecast")
    wishes = [promise(f"C-{at}", customer=f"Firm {at}", title=it) for at, it in enumerate(titles)]
    groups = demand(project(vision(), wishes), as_of="2026-01-01").groups
    assert sorted(tuple(it.commitment for it in group.wishes) for group in groups) == [
        ("C-0", "C-1"), ("C-2",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "why"),
    [("available", None), ("planned", "unplanned"), ("candidate", "candidate"),
     ("rejected", "rejected")],
)  # fmt: skip
def test_what_is_there_or_planned_is_answered(status: str, why: str | None) -> None:
    things = vision(capabilities=[{"id": "scim", "status": status}], roadmap=[])
    groups = demand(project(things, [promise(capability=["scim"])]), as_of="2026-01-01").groups
    assert [group.why for group in groups] == ([] if why is None else [why])


def test_what_nothing_links_is_not_said_to_be_unknown_to_the_vision() -> None:
    """The vision may well have a word for it; a name that is long keeps its distance."""
    things = vision(capabilities=[{"id": "gravity", "name": "Gravity alarms"}])
    wish = promise("hopfen-gravity-alarms", customer="Hopfen", title="Gravity alarms by phone")
    shown = render(demand(project(things, [wish]), as_of="2026-01-01"), RenderOptions())
    assert "nothing links it to the vision" in shown
    assert "say what it is about (commitcheck confirm)" in shown
    assert "hopfen-gravity-alarms  Hopfen" in shown


def test_a_deal_counts_once_and_closed_promises_not_at_all() -> None:
    things = vision(capabilities=[{"id": "scim", "status": "candidate"}])
    promises = [
        promise("C-1", deal="D-1", capability=["scim"], arr=100, currency="EUR"),
        promise("C-2", deal="D-1", capability=["scim"], arr=40, currency="EUR"),
        promise("C-3", deal="D-2", capability=["scim"], arr=7, status="withdrawn"),
    ]
    (group,) = demand(project(things, promises), as_of="2026-01-01").groups
    assert [(it.amount, it.currency) for it in group.money] == [(100, "EUR")]
    assert [wish.commitment for wish in group.wishes] == ["C-1", "C-2"]


@pytest.mark.parametrize("at_once", [1, 2, 3, 128])
def test_texts_are_held_against_all_groups(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each joins the nearest, however many are held against it in one step."""
    monkeypatch.setattr(demand_module, "_AT_ONCE", at_once)
    titles = (
        "Single sign-on with Okta", "Freight cost forecast", "Audit log export to Splunk",
        "Two-factor login", "SSO via Okta single sign on", "Forecast of the freight cost",
        "Export the audit log to Splunk", "???", "Okta single sign-on", "",
    )  # fmt: skip
    wishes = [promise(f"C-{at}", title=it or "!!!") for at, it in enumerate(titles)]
    groups = demand(project(vision(), wishes), as_of="2026-01-01").groups
    assert sorted(tuple(it.commitment for it in group.wishes) for group in groups) == [
        ("C-0", "C-4", "C-8"), ("C-1", "C-5"), ("C-2", "C-6"), ("C-3",), ("C-7",), ("C-9",),
    ]  # fmt: skip


def test_the_weightiest_group_comes_first_with_all_of_it() -> None:
    """By customers, then by their money, then by name; with words, days and places."""
    things = vision(
        capabilities=[
            {"id": "fog", "name": "Fog horn", "status": "deprecated"},
            {"id": "scim", "status": "rejected"},
            {"id": "buoy"},
            {"id": "app", "status": "in_progress"},
        ],
        roadmap=[
            {"id": "RM1", "capabilities": ["fog", "scim"]},
            {"id": "RM2", "capabilities": ["app"]},
        ],
    )
    rows = [
        promise("C-1", customer="A", deal="D-1", capability=["fog"], arr=0.5, currency="EUR",
                quote="a horn", due="2026-06-30"),
        promise("C-2", customer="A", deal="D-1", capability=["scim"], arr=0, currency="USD"),
        promise("C-3", customer="B", deal="D-2", capability=["scim"], status="signed", title="T"),
        promise("C-4", customer="C", deal="D-3", capability=["buoy"], arr=9),
        promise("C-5", customer="C", deal="D-4", capability=["buoy"], arr=2.5),
        promise("C-6", customer="C", deal="D-4", capability=["app"]),
        promise("C-7", customer="D", deal="D-5", title="Something else", kind="integration"),
        promise("C-8", customer="D", deal="D-5", kind="sla"),
        promise("C-9", customer="D", deal="D-5", roadmap_item=["RM2"]),
        promise("C-10", customer="D", deal="D-5", dimension="d"),
        promise("C-11", customer="D", deal="D-5", certification="iso"),
        promise("C-12", customer="D", deal="D-5", capability=["buoy"], status="delivered"),
    ]  # fmt: skip
    found = demand(project(things, rows), as_of="2026-01-01")
    told = [
        (it.name, it.why, it.capability, [(m.amount, m.currency) for m in it.money],
         [(w.commitment, w.customer, w.deal, w.status, w.words, w.due) for w in it.wishes])
        for it in found.groups
    ]  # fmt: skip
    june = dt.date(2026, 6, 30)
    assert told == [
        ("scim", "rejected", "scim", [(0.5, "EUR")],
         [("C-2", "A", "D-1", "proposed", "A promise", None),
          ("C-3", "B", "D-2", "signed", "T", None)]),
        ("buoy", "unplanned", "buoy", [(11.5, "")],
         [("C-4", "C", "D-3", "proposed", "A promise", None),
          ("C-5", "C", "D-4", "proposed", "A promise", None)]),
        ("Fog horn", "rejected", "fog", [(0.5, "EUR")],
         [("C-1", "A", "D-1", "proposed", "a horn", june)]),
        ("Something else", "unknown", None, [],
         [("C-7", "D", "D-5", "proposed", "Something else", None)]),
    ]  # fmt: skip
    assert {w.at.label for it in found.groups for w in it.wishes} == {"commitments.yaml:1:1"}


def test_the_executives_pack_has_it(tmp_path: Path) -> None:
    """And nobody else's: they set the course."""
    call("sync", "--config", CONFIG, "-o", str(tmp_path))
    told = "| otm-connector | a candidate that nothing plans | Fjord Logistics, Helix Chemicals |"
    assert told in (tmp_path / "sync-executive.md").read_text("utf-8")
    assert told not in (tmp_path / "sync-sales.md").read_text("utf-8")


def test_the_html_page_escapes_what_customers_wrote() -> None:
    """One file without a script; the words stand there as they were written."""
    called = call("diagnose", "--config", CONFIG, "--demand", "--format", "html")
    assert called.out.startswith("<!DOCTYPE html>")
    assert "<h1>6 things that nothing in the vision answers, in 7 open promises</h1>" in called.out
    assert "OTM is on the roadmap for January" in called.out
    hostile = promise(title="<script>alert(1)</script>", customer="<b>Acme</b>")
    page = render_html(demand(project(vision(), [hostile]), as_of="2026-01-01"))
    assert "<script" not in page
    assert "&lt;b&gt;Acme" in page
    assert call("diagnose", "--config", CONFIG, "--format", "html").code == 2
