"""`--owner`, `--status`, `--theme` and `--capability` narrow what is shown, not what is checked."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import project, promise, vision
from commitcheck.api import check
from commitcheck.assessment.redaction.redact import redacted
from commitcheck.errors import UsageError
from commitcheck.model.project import LostRecord
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render

VISION = vision(
    themes=[{"id": "TH1", "name": "Identity"}, {"id": "TH2", "name": "Maps"}],
    capabilities=[
        {"id": "scim", "status": "rejected", "theme": "TH1", "aliases": ["provisioning"]},
        {"id": "yard-map", "status": "available", "theme": "TH2"},
    ],
    roadmap=[{"id": "RM1", "capabilities": ["yard-map"], "theme": "TH2", "horizon": "now"}],
)
SIGNED = dt.date(2026, 2, 2)
PROMISES = (
    promise("C-1", customer="Acme", deal="D-1", capability="scim", owner="Pia", status="proposed"),
    promise(
        "C-2", customer="Acme", deal="D-1", capability="yard-map", owner="Pia", status="signed"
    ),
    promise(
        "C-3",
        customer="Globex",
        deal="D-2",
        capability="scim",
        owner="Max",
        status="signed",
        signed_on=SIGNED,
    ),
)


def reported(**options: Any) -> Report:
    lost = options.pop("lost", ())
    day = dt.date(2026, 3, 16)
    judged = replace(project(VISION, PROMISES), lost=lost)
    return check(judged, as_of=day, engine="off", **options)


def ids(report: Report) -> list[str]:
    return [answer.commitment for answer in report.commitments]


@pytest.mark.parametrize(
    ("options", "shown", "told"),
    [
        ({"owner": "PIA"}, ["C-1", "C-2"], "owner Pia"),
        ({"theme": "identity"}, ["C-1", "C-3"], "theme TH1"),
        ({"theme": "th2"}, ["C-2"], "theme TH2"),
        ({"capability": "Provisioning"}, ["C-1", "C-3"], "capability scim"),
        ({"status": "proposed"}, ["C-1"], "status proposed"),
        (
            {"deal": "D-1", "owner": "pia", "capability": "scim"},
            ["C-1"],
            "deal D-1, owner Pia, capability scim",
        ),
        ({"owner": "Max", "theme": "TH2"}, [], "owner Max, theme TH2"),
    ],
)
def test_promises_are_found_by_what_they_are(
    options: dict[str, str], shown: list[str], told: str
) -> None:
    report = reported(**options)
    assert ids(report) == shown
    assert report.narrowed_to == told
    assert report.verdict.open == len(shown)


def test_findings_of_other_promises_do_not_decide() -> None:
    """C-1 of the same deal does not conform, but is not what was asked for."""
    report = reported(capability="yard-map")
    about = {it.subject.id for it in report.unwaived if it.subject.kind == "commitment"}
    assert about == {"C-2"}
    assert report.verdict.preventable == 0
    assert reported(capability="scim").verdict.preventable == 1


def test_everything_is_checked_all_the_same() -> None:
    """A finding is the same whoever is shown it."""
    whole = {found for found in reported().findings if found.subject.id == "C-3"}
    assert whole
    assert {found for found in reported(owner="Max").findings if found.subject.id == "C-3"} == whole


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_no_format_prints_a_clean_verdict_without_saying_so(name: str) -> None:
    page = render(reported(capability="yard-map"), name, RenderOptions(verbosity=-1))
    assert "capability yard-map" in str(page)


def test_a_record_that_could_not_be_read_may_be_meant() -> None:
    """Whose it is nobody knows, so it counts as lost here too."""
    lost = (LostRecord("C-9"),)
    assert ids(reported(owner="Max", lost=lost)) == ["C-3"]


def test_a_person_is_hidden_with_the_others() -> None:
    report = reported(owner="Pia", theme="TH1")
    assert redacted(report, "people").narrowed_to == "owner a person, theme TH1"
    assert "Acme" not in str(redacted(reported(deal="D-1", owner="Pia"), "customers").narrowed_to)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"owner": "Piaa"}, "there is no owner Piaa among the commitments; did you mean Pia?"),
        ({"theme": "zzz"}, "there is no theme zzz in the vision; there are TH1, TH2"),
        ({"capability": "scm"}, "there is no capability scm in the vision; did you mean scim?"),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        reported(**options)
    assert str(raised.value) == said
