"""How a run ends, for every kind of outcome."""

import datetime as dt

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.cli.exit_codes import ExitCode, exit_code
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.location import Location
from commitcheck.model.report import Answer, KnownOrigin, Report, Verdict

AT = Location("commitments.csv")


def finding(severity: Severity, rule: str = "TIM401", *, unsigned: bool = False) -> Finding:
    return b.finding(rule, severity=severity, unsigned=unsigned)


def report(
    *findings: Finding, open_: int = 1, could_not_be_judged: int = 0, rows: int = 1
) -> Report:
    answer = Answer("C-1", "Acme", "D-1", "A promise", "signed", "conforms", KnownOrigin(AT))
    return Report(
        version="0",
        product="Portline",
        as_of=dt.date(2026, 8, 17),
        verdict=Verdict("", open=open_, could_not_be_judged=could_not_be_judged),
        findings=findings,
        commitments=(answer,) * rows,
    )


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.ERROR, "error", ExitCode.FINDINGS),
        (Severity.WARNING, "error", ExitCode.OK),
        (Severity.WARNING, "warning", ExitCode.FINDINGS),
        (Severity.INFO, "warning", ExitCode.OK),
        (Severity.ERROR, "never", ExitCode.OK),
    ],
)
def test_findings_at_the_threshold_fail_the_run(
    severity: Severity, fail_on: str, code: ExitCode
) -> None:
    assert exit_code(report(finding(severity)), fail_on) is code


def test_a_clean_run_is_success() -> None:
    assert exit_code(report(), "warning") is ExitCode.OK


def test_a_waived_error_never_fails_the_run() -> None:
    waived = replace(finding(Severity.ERROR), waived_by="W-1")
    assert exit_code(report(waived), "error") is ExitCode.OK


def test_known_debt_fails_the_run_only_while_it_can_be_prevented() -> None:
    signed = replace(finding(Severity.ERROR), in_baseline=True)
    draft = replace(finding(Severity.ERROR, unsigned=True), in_baseline=True)
    assert exit_code(report(signed), "error") is ExitCode.OK
    assert exit_code(report(draft), "error") is ExitCode.FINDINGS


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_an_input_error_outweighs_everything(fail_on: str) -> None:
    """An incomplete run must not look like a complete one, whatever --fail-on says."""
    found = (finding(Severity.ERROR), finding(Severity.ERROR, "INP001"))
    assert exit_code(report(*found), fail_on) is ExitCode.INPUT


def test_an_input_warning_is_no_input_error() -> None:
    assert exit_code(report(finding(Severity.WARNING, "INP001")), "error") is ExitCode.OK


def test_nothing_to_check_is_no_success() -> None:
    assert exit_code(report(rows=0, open_=0), "error") is ExitCode.NOTHING
    assert exit_code(report(could_not_be_judged=1), "error") is ExitCode.NOTHING


def test_rows_without_an_open_promise_are_a_quiet_success() -> None:
    assert exit_code(report(open_=0), "error") is ExitCode.OK


@pytest.mark.parametrize(
    ("severity", "unsigned", "code"),
    [
        (Severity.ERROR, True, ExitCode.FINDINGS),
        (Severity.ERROR, False, ExitCode.OK),
        (Severity.WARNING, True, ExitCode.OK),
    ],
)
def test_preventable_fails_on_errors_before_signature_only(
    severity: Severity, *, unsigned: bool, code: ExitCode
) -> None:
    """What is signed already is to be amended, and no pull request can undo it."""
    assert exit_code(report(finding(severity, unsigned=unsigned)), "preventable") is code


def test_a_draft_that_the_baseline_accepts_for_now_does_not_fail_the_run() -> None:
    draft = replace(finding(Severity.ERROR, unsigned=True), in_baseline=True)
    accepted = replace(draft, accepted_until=dt.date(2026, 12, 31))
    assert exit_code(report(accepted), "error") is ExitCode.OK
    assert exit_code(report(accepted), "preventable") is ExitCode.OK
