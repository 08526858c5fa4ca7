"""What people decided earlier: approvals bound to the words beside them, and deleted waivers."""

from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.api import check, load
from commitcheck.model.finding import Severity
from commitcheck.model.report import Report
from commitcheck.over_time import with_history
from variants.repositories import Repository

AS_OF = "2026-06-01"
VISION = """\
schema_version: 1
product: {name: Auditrail}
capabilities: [{id: scim, status: planned}, {id: onprem, status: candidate}]
roadmap: [{id: RM1, capabilities: [scim], latest: 2026-09-30}]
non_goals: [{id: NG2, statement: No on-premises edition, capabilities: [onprem]}]
stakeholders: [{id: raj, role: executive}, {id: kim, role: product}]
"""
HEAD = "id,customer,title,capability,status,signed_on,due,approvals\n"


def row(status: str = "proposed", due: str = "2026-12-31", approvals: str = "") -> str:
    signed = "2026-05-01" if status == "signed" else ""
    return f"K-1,Acme,SCIM provisioning,scim,{status},{signed},{due},{approvals}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path)
    made.commit({"vision.yaml": VISION, "commitments.csv": HEAD + row()}, day="2026-01-05")
    monkeypatch.chdir(made.folder)
    return made


def judged(*, history: bool = True) -> Report:
    project = load()
    return check(with_history(project, as_of=AS_OF) if history else project, as_of=AS_OF)


def said(report: Report, rule: str) -> list[tuple[str, str]]:
    return [(found.severity.name, str(found.message)) for found in report.findings
            if found.rule == rule]  # fmt: skip


@pytest.mark.parametrize(("status", "weight"), [("proposed", "WARNING"), ("signed", "ERROR")])
def test_what_changed_after_its_approval_was_recorded(
    repository: Repository, status: str, weight: str
) -> None:
    """By git, where the approval has no fingerprint: a warning, and an error once signed."""
    approved = row(approvals="product@2026-02-01")
    repository.commit({"commitments.csv": HEAD + approved}, day="2026-02-03")
    assert said(judged(), "GOV207") == []
    moved = row(status, due="2026-09-30", approvals="product@2026-02-01")
    repository.commit({"commitments.csv": HEAD + moved}, day="2026-03-01")

    assert said(judged(), "GOV207") == [
        (weight, "K-1 changed after product approved it on 2026-02-01: its due date")
    ]
    [gap] = [found for found in judged().findings if found.rule == "GOV205"]
    assert "product" in str(gap.message), "such an approval counts for nothing"
    assert said(judged(history=False), "GOV207") == [], "taken as it is where nobody asks git"


def test_the_words_of_an_approval_are_those_it_was_recorded_with(repository: Repository) -> None:
    """Decided on 1 February, written down with the new date on the 3rd: the yes is to that."""
    moved = row(due="2026-09-30", approvals="product@2026-02-01")
    repository.commit({"commitments.csv": HEAD + moved}, day="2026-02-03")

    assert said(judged(), "GOV207") == []


def test_a_newer_yes_heals_it(repository: Repository) -> None:
    approved = row(approvals="product@2026-02-01")
    repository.commit({"commitments.csv": HEAD + approved}, day="2026-02-03")
    again = row(due="2026-09-30", approvals="product@2026-02-01;product@2026-03-01")
    repository.commit({"commitments.csv": HEAD + again}, day="2026-03-01")

    assert said(judged(), "GOV207") == []


def test_an_approval_that_is_not_committed_yet_is_of_todays_words(repository: Repository) -> None:
    approved = row(due="2026-09-30", approvals="product@2026-02-01")
    repository.write({"commitments.csv": HEAD + approved})

    assert said(judged(), "GOV207") == []


def test_an_export_that_git_does_not_keep_is_taken_as_it_is(repository: Repository) -> None:
    repository.git("rm", "--quiet", "--cached", "commitments.csv")
    repository.commit({".gitignore": "*.csv\n"}, day="2026-02-01")
    repository.write({"commitments.csv": HEAD + row(approvals="product@2026-02-01")})

    assert said(judged(), "GOV207") == []


WAIVER = """\
  - {{id: {id}, rule: VIS601, commitment: {promise}, reason: A pilot, owner: kim, approved_by: raj,
     approved_on: {day}, expires_on: {until}}}
"""


def waivers(*given: tuple[str, str, str, str]) -> str:
    every = (
        WAIVER.format(id=id_, promise=promise, day=day, until=until)
        for id_, promise, day, until in given
    )
    return "waivers:\n" + "".join(every) if given else "waivers: []\n"


def promised(*names: str) -> str:
    return HEAD + "".join(f"{name},Acme,On-premises,onprem,proposed,,,\n" for name in names)


FIRST = ("W-1", "K-1", "2026-01-10", "2026-02-28")
SECOND = ("W-2", "K-2", "2026-02-10", "2026-03-31")
THIRD = ("W-3", "K-3", "2026-05-10", "2026-06-30")


def excepted(repository: Repository, *third: tuple[str, str, str, str]) -> None:
    """Two exceptions from NG2 that were taken out of the file with their promises, and a third."""
    repository.commit(
        {"commitments.csv": promised("K-1"), "waivers.yaml": waivers(FIRST)}, day="2026-01-12"
    )
    repository.commit(
        {"commitments.csv": promised("K-1", "K-2"), "waivers.yaml": waivers(FIRST, SECOND)},
        day="2026-02-12",
    )
    repository.commit(
        {"commitments.csv": promised("K-3"), "waivers.yaml": waivers(*third)}, day="2026-05-12"
    )


def test_the_third_time_is_known_from_waivers_that_were_deleted(repository: Repository) -> None:
    """Their promises are gone too: what they were for is known from the findings of that day."""
    excepted(repository, THIRD)

    assert said(judged(history=False), "WVR955") == []
    assert said(judged(), "WVR955") == [
        ("WARNING", "NG2 was waived for the third time in twelve months")
    ]
    [finding] = [found for found in judged().findings if found.rule == "WVR955"]
    assert [(related.id, related.note) for related in finding.related] == [
        ("W-3", "approved on 2026-05-10"),
        ("W-2", "approved on 2026-02-10, deleted since"),
        ("W-1", "approved on 2026-01-10, deleted since"),
    ]
    assert finding.severity is Severity.WARNING


def test_two_times_are_no_precedent(repository: Repository) -> None:
    excepted(repository)
    assert said(judged(), "WVR955") == []


@pytest.mark.parametrize(("day", "hits"), [("2027-01-09", 1), ("2027-01-10", 0)])
def test_a_deleted_waiver_counts_for_twelve_months(
    repository: Repository, day: str, hits: int
) -> None:
    """Up to the day before the same day of the next year, as one that is still in the file."""
    excepted(repository, THIRD)
    project = with_history(load(), as_of=day)
    assert len(said(check(project, as_of=day), "WVR955")) == hits


def test_a_renewal_in_place_is_counted_once(repository: Repository) -> None:
    """Renewed under its id: by its day, and by `renewals` where somebody counts them."""
    for month in ("01", "02", "03"):
        given = ("W-1", "K-1", f"2026-{month}-10", "2026-06-30")
        repository.commit(
            {"commitments.csv": promised("K-1"), "waivers.yaml": waivers(given)},
            day=f"2026-{month}-12",
        )
    assert len(said(judged(), "WVR955")) == 1
    counted = waivers(("W-1", "K-1", "2026-03-10", "2026-06-30")).replace("}", ", renewals: 1}")
    repository.commit({"waivers.yaml": counted}, day="2026-03-13")
    assert len(said(judged(), "WVR955")) == 1
    [finding] = [found for found in judged().findings if found.rule == "WVR955"]
    assert "third" in str(finding.message)


def test_the_budget_counts_what_was_deleted_too(repository: Repository) -> None:
    limited = VISION + "policy: {max_waivers: {count: 1}}\n"
    repository.commit({"vision.yaml": limited}, day="2026-01-06")
    excepted(repository, THIRD)
    soon = ("W-4", "K-3", "2026-05-11", "2026-06-30")
    repository.commit({"waivers.yaml": waivers(THIRD, soon)}, day="2026-05-13")
    repository.commit({"waivers.yaml": waivers(THIRD)}, day="2026-05-14")

    messages = [message for _, message in said(judged(), "WVR955")]
    assert "2 waivers were approved in this quarter, where the budget has 1" in messages
    messages = [message for _, message in said(judged(history=False), "WVR955")]
    assert messages == []


def test_one_that_never_stood_counts_for_nothing(repository: Repository) -> None:
    """Without a reason it was refused then, and is no precedent now."""
    excepted(repository, THIRD)
    bad = waivers(THIRD, ("W-5", "K-3", "2026-05-20", "2026-06-30")).replace("A pilot", "", 2)
    repository.commit({"waivers.yaml": bad.replace("reason: ,", "")}, day="2026-05-21")
    repository.commit({"waivers.yaml": waivers(THIRD)}, day="2026-05-22")

    [(_, message)] = said(judged(), "WVR955")
    assert "third" in message


def test_without_waivers_nobody_is_reminded_of_them(repository: Repository) -> None:
    excepted(repository, THIRD)
    project = with_history(load(), as_of=AS_OF, use_waivers=False)
    assert said(check(project, as_of=AS_OF, use_waivers=False), "WVR955") == []


def test_a_deleted_waiver_has_a_codename(repository: Repository) -> None:
    excepted(repository, THIRD)
    page = call(
        "check", "--history", "--as-of", AS_OF, "--redact", "customers,people,quotes,money",
        "--format", "json",
    ).out  # fmt: skip
    assert "WVR955" in page
    for secret in ("W-1", "W-2", "W-3", "NG2", "K-3"):
        assert f'"{secret}"' not in page, secret
