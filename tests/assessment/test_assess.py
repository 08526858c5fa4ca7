"""The whole judgement: what a report may claim, and what it must leave unsaid."""

import datetime as dt
from dataclasses import replace

import building as b
from commitcheck.assessment.assess import assess
from commitcheck.assessment.settings import Settings
from commitcheck.model.project import Project
from commitcheck.model.report import Report

DAY = dt.date(2026, 3, 16)


def judged(project: Project, **settings: object) -> Report:
    return assess(project, Settings(DAY, **settings))  # type: ignore[arg-type] # by their names


def blind(*waivers: str) -> Report:
    """Two promises and these waivers, without a vision."""
    held = [
        b.waiver(name, commitment="C-1", reason="r", owner="x", approved_by="y") for name in waivers
    ]
    rows = [b.promise("C-1", deal="D-1"), b.promise("C-2", deal="D-2", signed_on="2026-01-31")]
    return judged(b.project(None, rows, waivers=held))


def test_without_a_vision_there_is_no_diagnosis() -> None:
    """No root problem is known, so none dominates and no rung is named."""
    found = blind("W-1").diagnosis
    assert [root.level for root in found.roots] == ["cannot_tell"] * 4
    assert {one.lit for root in found.roots for one in root.signals} == {None}
    assert (found.dominant, found.rung, found.next_rung) == (None, None, None)


def test_without_a_vision_nothing_is_said_about_waivers_and_texts_but_that() -> None:
    """No waiver is refused for want of stakeholders; what was not looked at is said once."""
    report = blind("W-1", "W-2")
    assert (report.findings, report.waivers, report.suggestions) == ((), (), ())
    reasons = {
        one.rule: str(one.reason)
        for one in report.not_checked
        if one.rule in ("WVR953", "waivers", "suggestions")
    }
    assert reasons == dict.fromkeys(
        ("WVR953", "waivers", "suggestions"), "there is no vision to check against"
    )
    assert [one.rule for one in report.not_checked].count("waivers") == 1


def test_what_was_not_asked_for_is_not_said_to_be_missing() -> None:
    """No waivers, no word of them; and texts that are not to be looked at are not missed."""
    rows = [b.promise()]
    quiet = judged(b.project(None, rows), engine="off")
    assert not {"waivers", "suggestions"}.intersection(one.rule for one in quiet.not_checked)
    held = replace(b.project(None, rows), waivers=(b.waiver(),))
    assert "waivers" not in [one.rule for one in judged(held, use_waivers=False).not_checked]
