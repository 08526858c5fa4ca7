"""The action's step: reports where GitHub looks for them, and governing files of the base."""

import subprocess
import sys
from pathlib import Path

import pytest

from action.steps import (
    ACTION,
    CHECK,
    CONFIG,
    INSTALL,
    OUTPUTS,
    VISION,
    WAIVERS,
    commit,
    git,
    start,
    step,
)
from action.steps import BAD as DEALS
from action.steps import repository as repository_of


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone with a small project that does not conform, committed as `base`."""
    files = {"vision.yaml": VISION, "commitments.csv": DEALS, "commitcheck.yaml": CONFIG}
    return repository_of(tmp_path / "clone", files)


def test_findings_are_annotated_summarised_and_counted(repository: Path) -> None:
    """The exit code is the check's own, and the files are where the outputs say."""
    ran = step(repository, sarif_file="out.sarif", comment_file="comment.md")
    assert ran.code == 1
    assert "\n::error title=VIS601%3Aexplicit C-1,file=commitments.csv,line=2,col=19::" in ran.log
    assert ran.summary.startswith("<!-- commitcheck-report -->\n\n## There is a problem: 1 of 1")
    assert ran.outputs == {
        "exit-code": "1",
        "verdict": "There is a problem: 1 of 1 open promise does not conform;"
        " 1 of them is not signed yet.",
        "nonconforming": "1",
        "preventable": "1",
        "new": "",
        "worse": "",
        "fixed": "",
        "sarif-file": "out.sarif",
        "comment-file": "comment.md",
    }
    assert (repository / "comment.md").read_text("utf-8") == ran.summary
    assert (repository / "out.sarif").exists()


@pytest.mark.parametrize(
    ("environment", "inputs"),
    [
        ({}, {"base_ref": "base", "sarif_file": "out.sarif"}),
        ({"GITHUB_ACTIONS": "", "COLUMNS": "60", "NO_COLOR": ""}, {"scope": "changes"}),
        ({}, {"vision": "missing.yaml"}),
        ({}, {"commitments": "none.csv", "redact": "everything"}),
        ({"PATH": "/usr/bin:/bin:.", "PYTHONPATH": "."}, {"base_ref": "none"}),
    ],
)
def test_a_program_that_is_there_already_does_what_the_line_does(
    repository: Path, environment: dict[str, str], inputs: dict[str, str]
) -> None:
    """Most tests of the action ask that program, for it answers five times as fast."""
    assert step(repository, environment, **inputs) == start(
        repository, CHECK, environment, **inputs
    )


def test_the_report_for_people_cannot_command_the_runner(repository: Path) -> None:
    """It stands between stop-commands, before the annotations."""
    log = step(repository).log
    assert log.startswith("::stop-commands::")
    token = log.splitlines()[0].removeprefix("::stop-commands::")
    assert log.index(f"::{token}::") < log.index("::error ")


def test_annotations_and_summary_can_be_left_out(repository: Path) -> None:
    """A second job of a matrix need not say everything again."""
    ran = step(repository, annotations="false", summary="false")
    assert "::error " not in ran.log
    assert ran.summary == ""


def test_a_summary_is_appended(repository: Path) -> None:
    """Other steps have written there before."""
    earlier = repository.parent / "summary"
    earlier.write_text("before\n", "utf-8")
    step(repository, {"GITHUB_STEP_SUMMARY": str(earlier)})
    assert earlier.read_text("utf-8").startswith("before\n<!-- commitcheck-report -->\n")


def test_files_are_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    """Wherever the check runs."""
    files = {"product/vision.yaml": VISION, "product/commitments.csv": DEALS}
    ran = step(
        repository_of(tmp_path / "clone", files),
        working_directory="product",
        sarif_file="out.sarif",
    )
    assert ",file=product/commitments.csv,line=2," in ran.log
    assert ran.outputs["sarif-file"] == "product/out.sarif"


def test_inputs_are_words_not_shell(repository: Path) -> None:
    """An odd name of a file is only a name."""
    (repository / "$(touch owned) ; x.csv").write_text(DEALS, "utf-8")
    ran = start(
        repository, CHECK, None, vision="vision.yaml", commitments="$(touch owned) ; x.csv\n"
    )
    assert ran.code == 1
    assert not (repository / "owned").exists()


def test_a_pull_request_can_silence_a_check_without_a_base(repository: Path) -> None:
    """The danger that the base ref is there for."""
    (repository / "waivers.yaml").write_text(WAIVERS, "utf-8")
    assert step(repository).code == 0
    assert step(repository, base_ref="base").code == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("commitcheck.yaml", CONFIG + "ignore: [VIS601, COV303]\n"),
        ("commitcheck.yaml", CONFIG + "fail_on: never\n"),
        ("commitcheck.yaml", CONFIG + "waivers: mine.yaml\n"),
        ("waivers.yml", WAIVERS),
    ],
)
def test_the_base_decides_what_counts(repository: Path, path: str, text: str) -> None:
    """Changed, added under another name, or both: it has no effect in its own pull request."""
    (repository / "mine.yaml").write_text(WAIVERS, "utf-8")
    (repository / path).write_text(text, "utf-8")
    commit(repository)
    assert step(repository).code == 0
    assert step(repository, base_ref="base").code == 1
    assert (repository / path).read_text("utf-8") == text


def test_waivers_of_the_base_hold(repository: Path) -> None:
    """Also under a name that only its configuration knows, and when the pull request drops them.
    A configuration that still names them would then break every check.
    """
    (repository / "commitcheck.yaml").write_text(CONFIG + "waivers: granted.yaml\n", "utf-8")
    (repository / "granted.yaml").write_text(WAIVERS, "utf-8")
    commit(repository)
    git(repository, "branch", "-f", "base")
    (repository / "granted.yaml").unlink()
    ran = step(repository, base_ref="base")
    assert (ran.code, ran.outputs["nonconforming"]) == (2, "0")
    (repository / "commitcheck.yaml").write_text(CONFIG, "utf-8")
    assert step(repository, base_ref="base").code == 0
    assert not (repository / "granted.yaml").exists()


def test_a_baseline_of_the_base_holds(repository: Path) -> None:
    """Known debt is what was known before the pull request."""
    signed = DEALS.replace("proposed", "signed")
    (repository / "commitments.csv").write_text(signed, "utf-8")
    (repository / "commitcheck.yaml").write_text(CONFIG + "baseline: known.yaml\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "commitcheck", "baseline", "write", "known.yaml"],
        cwd=repository, check=True, capture_output=True,
    )  # fmt: skip
    assert step(repository).code == 0
    assert step(repository, base_ref="base").code == 1
    commit(repository)
    git(repository, "branch", "-f", "base")
    assert step(repository, base_ref="base").code == 0


def test_a_link_leads_nowhere(repository: Path) -> None:
    """A file of the base is never written through a link of the pull request."""
    outside = repository.parent / "outside.yaml"
    outside.write_text("precious", "utf-8")
    (repository / "waivers.yaml").symlink_to(outside)
    assert step(repository, base_ref="base").code == 1
    assert outside.read_text("utf-8") == "precious"
    assert (repository / "waivers.yaml").is_symlink()


def test_a_base_that_is_not_there_fails(repository: Path) -> None:
    """Rather than trusting the pull request in silence; a ref is never an option of git."""
    for ref in ("origin/main", "--help"):
        ran = step(repository, base_ref=ref)
        assert ran.code == 2
        assert "::error title=commitcheck::cannot find base-ref in this clone" in ran.log


def test_an_unreadable_configuration_fails(repository: Path) -> None:
    """What could not be checked is not clean."""
    ran = step(repository, vision="missing.yaml")
    assert ran.code == 2
    assert ran.outputs["exit-code"] == "2"


def test_every_input_reaches_the_script() -> None:
    """By its name, through the environment, and never inside a shell's line."""
    asked = {name for name in CHECK["env"] if name.startswith("INPUT_")}
    assert asked == {f"INPUT_{name.upper().replace('-', '_')}" for name in ACTION["inputs"]}
    for part in (INSTALL, CHECK):
        assert "${{" not in part["run"]
    assert all(described["description"] for described in ACTION["inputs"].values())


def test_every_output_is_the_steps_own(repository: Path) -> None:
    """What action.yml promises is what the step sets, whatever becomes of it."""
    assert set(step(repository).outputs) == set(OUTPUTS)
    assert set(step(repository, working_directory="nowhere").outputs) == set(OUTPUTS)
