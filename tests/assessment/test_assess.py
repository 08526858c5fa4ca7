"""The whole judgement: what a report may claim, and what it must leave unsaid."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace

import building as b
from commitcheck._version import __version__
from commitcheck.assessment.assess import assess
from commitcheck.assessment.baseline import entries
from commitcheck.assessment.selection import Settings
from commitcheck.model.decision import Baseline, BaselineEntry
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.project import InputFile, Project
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES

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
    assert [root.level for root in found.roots] == ["could_not_be_judged"] * 4
    assert {signal.lit for root in found.roots for signal in root.signals} == {None}
    seen = judged(b.project(b.vision(), [b.promise()]), engine="off").diagnosis
    assert [signal.id for root in found.roots for signal in root.signals] == [
        signal.id for root in seen.roots for signal in root.signals
    ]
    assert all(str(signal.text) for root in found.roots for signal in root.signals)
    assert (found.dominant, found.rung, found.next_rung) == (None, None, None)


def test_without_a_vision_nothing_is_said_about_waivers_and_texts_but_that() -> None:
    """No waiver is refused for want of stakeholders; what was not looked at is said once."""
    report = blind("W-1", "W-2")
    assert (report.findings, report.waivers, report.suggestions) == ((), (), ())
    reasons = {
        gap.rule: str(gap.reason)
        for gap in report.not_checked
        if gap.rule in ("WVR953", "waivers", "suggestions")
    }
    assert reasons == dict.fromkeys(
        ("WVR953", "waivers", "suggestions"), "there is no vision to check against"
    )
    assert [gap.rule for gap in report.not_checked].count("waivers") == 1


def test_what_was_not_asked_for_is_not_said_to_be_missing() -> None:
    """No waivers, no word of them; and texts that are not to be looked at are not missed."""
    rows = [b.promise()]
    quiet = judged(b.project(None, rows), engine="off")
    assert not {"waivers", "suggestions"}.intersection(gap.rule for gap in quiet.not_checked)
    held = replace(b.project(None, rows), waivers=(b.waiver(),))
    assert "waivers" not in [gap.rule for gap in judged(held, use_waivers=False).not_checked]


WORDS = b.vision(
    product={"name": "Auditrail", "id": "aud", "stage": "growth"},
    capabilities=[{"id": "scim", "name": "SCIM", "status": "planned"}],
    roadmap=[{"id": "RM1", "capabilities": ["scim"], "latest": "2026-07-31"}],
    themes=[{"id": "TH1"}],
    stakeholders=[
        {"id": "priya", "role": "product"},
        {"id": "elena", "role": "executive"},
        {"id": "ines", "role": "engineering"},
    ],
    policy={"waiver_max_days": 60},
)
LATE = b.promise("C-1", deal="D-1", capability="scim", due="2026-06-30", status="signed",
                 signed_on="2026-01-31", source="order_form")  # fmt: skip
STANDING = b.waiver(
    "W-1",
    rule="TIM401",
    commitment="C-1",
    reason="agreed",
    owner="ines",
    approved_by="priya",
    approved_on="2026-03-01",
    expires_on="2026-04-30",
)


def known(*codes: str) -> Baseline:
    entries = (BaselineEntry("0" * 16, code, "error", "commitment", "C-9") for code in codes)
    return Baseline((*entries,), dominant_roots=("R2", "R2"))


def test_a_report_has_everything_that_a_project_and_a_day_make() -> None:
    file = InputFile("vision.yaml", "vision")
    made = replace(b.project(WORDS, [LATE]), inputs=(file,))
    report = judged(made, engine="off", ignore=("COV",))
    assert (report.version, report.product, report.product_id) == (__version__, "Auditrail", "aud")
    assert (report.as_of, report.inputs, report.tables) == (DAY, (file,), ())
    assert [commitment.commitment for commitment in report.commitments] == ["C-1"]
    assert [event.commitment for event in report.timeline] == ["C-1"]
    assert report.timeline[0].worst is Severity.ERROR
    assert [theme.theme for theme in report.themes] == ["TH1", None]
    assert "promise_keeping" in {metric.name for metric in report.metrics}
    assert "waiver_max_days" in {threshold.key for threshold in report.thresholds}
    assert [change.what for change in report.loosened] == [
        "COV is ignored", "the policy sets waiver_max_days to 60",
    ]  # fmt: skip
    assert report.verdict.nonconforming == 1
    assert report.baseline is None


def test_a_waiver_takes_its_finding_and_says_so() -> None:
    """Unless waivers are not applied: then it is not said to be of no use either."""
    made = replace(b.project(WORDS, [LATE]), waivers=(STANDING,))
    with_it = judged(made, engine="off")
    without = judged(made, engine="off", use_waivers=False)
    assert [finding.waived_by for finding in with_it.findings if finding.rule == "TIM401"] == [
        "W-1"
    ]
    assert [(waiver.id, waiver.state, waiver.covers) for waiver in with_it.waivers] == [
        ("W-1", "active", 1)
    ]
    assert [finding.waived_by for finding in without.findings if finding.rule == "TIM401"] == [None]
    assert without.waivers == ()
    assert not [finding for finding in without.findings if finding.rule.startswith("WVR")]


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    """Nobody looked for what it covers."""
    made = replace(b.project(WORDS, [b.promise("C-1", capability="scim")]), waivers=(STANDING,))
    quiet = {finding.code for finding in judged(made, engine="off", ignore=("TIM",)).findings}
    heard = {finding.code for finding in judged(made, engine="off").findings}
    assert "WVR954:unused" in heard
    assert "WVR954:unused" not in quiet


def test_the_rules_about_waivers_see_what_the_others_found_and_what_was_taken() -> None:
    """Who took a finding is of use; who names what is not there is told that, and no more."""
    dangling = replace(STANDING, id="W-2", commitment="C-404")
    made = replace(b.project(WORDS, [LATE]), waivers=(STANDING, dangling))
    found = {(finding.rule, finding.subject.id) for finding in judged(made, engine="off").findings}
    assert ("INP003", "W-2") in found
    assert not {code_and_subject for code_and_subject in found if code_and_subject[0] == "WVR954"}


def test_entries_of_rules_that_did_not_run_are_not_called_gone() -> None:
    """Left out, without what they read, or about waivers that were not applied."""
    held = replace(b.project(WORDS, [LATE]), baseline=known("VIS601", "WVR954:unused", "TIM401"))
    project = replace(held, config=replace(held.config, baseline="base.json"))

    def gone(**settings: object) -> tuple[str, ...]:
        found = judged(project, engine="off", **settings).baseline
        assert found is not None
        assert found.path == "base.json"
        return found.gone

    assert gone() == ("WVR954:unused C-9", "TIM401 C-9")
    assert gone(ignore=("TIM401",)) == ("WVR954:unused C-9",)
    assert gone(use_waivers=False) == ("TIM401 C-9",)


def test_known_findings_are_marked_and_the_runs_before_are_remembered() -> None:
    first = judged(b.project(WORDS, [LATE]), engine="off")
    old = Baseline(entries(first.findings, b.context(WORDS, LATE)), dominant_roots=("R4", "R2"))
    again = judged(replace(b.project(WORDS, [LATE]), baseline=old), engine="off")
    assert [finding.in_baseline for finding in again.findings if finding.rule == "TIM401"] == [True]
    assert again.diagnosis.history == ("R4", "R2")
    assert first.diagnosis.history == ()


def test_what_loading_left_out_is_said_with_its_place() -> None:
    """A problem that makes a finding is one, and no second word about it."""
    file = Subject("file", "deals.csv")
    at = Location("deals.csv", 7)
    reason = words("row 7 has no customer")
    said = Problem("rows", reason, at, file, words("fill it in"), rule="")
    heard = replace(said, rule="INP001", message=words("row 8 is torn"))
    report = judged(b.project(WORDS, [LATE], problems=[said, heard]), engine="off")
    row = report.not_checked[0]
    assert (row.rule, str(row.reason), row.needs) == (
        "deals.csv:7:1", "row 7 has no customer", "fill it in",
    )  # fmt: skip
    assert "row 8 is torn" not in {str(gap.reason) for gap in report.not_checked}
    assert "row 8 is torn" in {str(finding.message) for finding in report.findings}


def test_each_stage_is_watched_by_its_name() -> None:
    """`--timings` prints them."""
    stages: list[str] = []

    @contextmanager
    def watch(stage: str) -> Iterator[None]:
        stages.append(stage)
        yield

    assess(b.project(WORDS, [LATE]), Settings(DAY), watch)
    rules = [rule.info.code for rule in ALL_RULES]
    assert [stage for stage in stages if stage not in rules] == [
        "reading", "waivers", "report", "suggestions",
    ]  # fmt: skip
    assert {"TIM401", "WVR951"} < set(stages)


def test_what_somebody_decided_to_be_no_promise_is_named() -> None:
    """It is not judged, and it is not dropped in silence either."""
    project = replace(b.project(WORDS, [b.promise("C-1")]), no_promises=(b.promise("C-2"),))
    (line,) = [row for row in judged(project).not_checked if row.rule == "decisions"]
    assert str(line.reason) == "somebody decided that these hold no promise: C-2"
    assert "decisions" not in {row.rule for row in judged(b.project(WORDS)).not_checked}
