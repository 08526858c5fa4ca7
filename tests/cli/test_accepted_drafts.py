"""`baseline write --drafts-until`: today's drafts pass until a day, and every report says so."""

import json
from pathlib import Path

import pytest

from cli.calling import call
from cli.test_baseline import folder

__all__ = ["folder"]

TODAY, LAST, AFTER = "2026-08-17", "2026-12-31", "2027-01-01"


def exit_code_on(day: str, *more: str) -> int:
    return call("check", "--baseline", "baseline.json", "--as-of", day, *more).code


def test_the_baseline_says_until_when_and_what_happens_then(folder: Path) -> None:
    done = call("baseline", "write", "baseline.json", "--drafts-until", LAST)
    assert done.out == (
        "wrote baseline.json: 94 known findings\n"
        "11 of them are about drafts: accepted until 2026-12-31, then they fail a check again\n"
    )
    assert json.loads((folder / "baseline.json").read_text("utf-8"))["drafts_until"] == LAST


@pytest.mark.usefixtures("folder")
def test_drafts_pass_on_the_last_day_and_fail_the_day_after() -> None:
    """Judged by the debt of that day: others may have come with it, so each day has its own."""
    for day, until, code in ((LAST, LAST, 0), (AFTER, AFTER, 0)):
        call("baseline", "write", "baseline.json", "--as-of", day, "--drafts-until", until)
        assert exit_code_on(day) == code
    call("baseline", "write", "baseline.json", "--as-of", LAST, "--drafts-until", LAST)
    assert exit_code_on(LAST) == 0
    assert exit_code_on(AFTER) == 1


def test_a_new_draft_is_not_accepted(folder: Path) -> None:
    """What was accepted are the drafts of that day, not drafts."""
    call("baseline", "write", "baseline.json", "--drafts-until", LAST)
    assert exit_code_on(TODAY) == 0
    table = folder / "commitments.csv"
    rows = table.read_text("utf-8").splitlines(keepends=True)
    draft = next(row for row in rows if row.startswith("K-29,"))
    table.write_text("".join(rows) + draft.replace("K-29,", "K-99,", 1), "utf-8")
    assert exit_code_on(TODAY) == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "name", ["terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html", "csv"]
)
def test_every_format_says_that_drafts_are_accepted(name: str) -> None:
    """A green run that somebody made green must look like one."""
    call("baseline", "write", "baseline.json", "--drafts-until", LAST)
    done = call("check", "--baseline", "baseline.json", "--format", name)
    assert LAST in done.out
    assert LAST in call("check", "--baseline", "baseline.json", "-q").out


@pytest.mark.usefixtures("folder")
def test_writing_it_again_accepts_nothing_by_itself() -> None:
    """Else whoever writes a baseline anew would accept the drafts of the day, unsaid."""
    call("baseline", "write", "baseline.json", "--drafts-until", LAST)
    done = call("baseline", "write", "baseline.json")
    assert "accepted until 2026-12-31 before, no more" in done.out
    assert exit_code_on(TODAY) == 1


@pytest.mark.usefixtures("folder")
def test_a_day_that_has_passed_is_refused() -> None:
    done = call("baseline", "write", "baseline.json", "--drafts-until", "2026-08-16")
    said = "commitcheck: --drafts-until is 2026-08-16, expected 2026-08-17 or a later day\n"
    assert done == (2, "", said)
    assert not Path("baseline.json").exists()
