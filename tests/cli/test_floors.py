"""`--fail-under`: a share of the portfolio that a run asks for."""

from pathlib import Path

import pytest

from cli.calling import call
from cli.test_baseline import folder

__all__ = ["folder"]


@pytest.mark.usefixtures("folder")
def test_a_share_below_the_floor_fails_and_is_named() -> None:
    """A quarter of the portfolio's promises is covered; never is it rounded up."""
    done = call("check", "-q", "--fail-on", "never", "--fail-under", "coverage=100")
    assert done.code == 1
    assert done.err.startswith("commitcheck: coverage is ")
    assert done.err.endswith(" %, expected 100 % or more\n")


@pytest.mark.usefixtures("folder")
def test_a_share_that_is_reached_says_nothing() -> None:
    assert call("check", "-q", "--fail-on", "never", "--fail-under", "coverage=1")[::2] == (0, "")


def test_a_share_that_nobody_can_count_is_not_reached(tmp_path: Path) -> None:
    """A yes is earned: what is not known does not pass."""
    (tmp_path / "vision.yaml").write_text("schema_version: 1\nproduct: {name: Helio}\n", "utf-8")
    table = "id,customer,title,kind,status\nC-1,Acme,Net 90,pricing,signed\n"
    (tmp_path / "commitments.csv").write_text(table, "utf-8")
    words = ("-q", "--fail-on", "never", "--fail-under", "coverage=1")
    done = call("check", str(tmp_path / "vision.yaml"), str(tmp_path / "commitments.csv"), *words)
    assert done.code == 1
    assert done.err == (
        "commitcheck: coverage is not known (there are no open deliverables),"
        " expected 1 % or more\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--fail-under", "coverag=80"), "--fail-under names coverag, did you mean coverage?"),
        (("--fail-under", "one_off=8"), "names one_off, expected coverage or promise_keeping"),
        (("--fail-under", "coverage=101"), "expected a whole percentage, as coverage=80"),
        (("--fail-under", "coverage"), "expected a whole percentage, as coverage=80"),
        (
            ("--fail-under", "coverage=8", "--owner", "pm"),
            "--fail-under is about the whole portfolio, not --owner",
        ),
    ],
)
def test_a_floor_that_makes_no_sense_is_refused(words: tuple[str, ...], said: str) -> None:
    done = call("check", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
