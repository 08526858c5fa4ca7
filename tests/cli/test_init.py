"""`commitcheck init`: a project to start from, and the CI file on request."""

import re
from pathlib import Path

import pytest
import yaml

from cli.calling import call
from commitcheck.editing.starter_files import PLACES, ci_file, ci_place, installed_from

COMMIT = "c0ffee" * 6 + "c0ff"
ROOT = Path(__file__).parents[2]
PROJECT = ("commitcheck.yaml", "commitments.csv", "vision.yaml", "waivers.yaml")


def test_a_project_to_start_from_passes_its_own_check(tmp_path: Path) -> None:
    """What is written is quiet, so that the first finding is the user's own."""
    called = call("init", str(tmp_path))
    assert called.code == 0
    assert all((tmp_path / name).exists() for name in PROJECT)
    assert call("check", str(tmp_path)).code == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """All of them or none."""
    (tmp_path / "vision.yaml").write_text("mine", "utf-8")
    called = call("init", str(tmp_path))
    assert called.code == 2
    assert "vision.yaml already there" in called.err
    assert not (tmp_path / "commitments.csv").exists()


@pytest.mark.parametrize("platform", PLACES)
def test_a_ci_file_for_a_new_project(platform: str, tmp_path: Path) -> None:
    """Beside the project's files, in the place where the platform looks."""
    called = call("init", str(tmp_path), "--ci", platform)
    assert called.code == 0
    assert f"wrote {tmp_path / PLACES[platform]}\n" in called.out
    written = (tmp_path / PLACES[platform]).read_text("utf-8")
    assert installed_from() in written
    assert not re.search("@[A-Z]+@", written)
    assert (tmp_path / "vision.yaml").exists()


def test_a_ci_file_for_a_project_in_a_folder(tmp_path: Path) -> None:
    """It stands at the repository's top and runs in the folder; the project is left as it is."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "product"
    folder.mkdir()
    (folder / "vision.yaml").write_text("mine", "utf-8")
    called = call("init", str(folder), "--ci", "github")
    assert called.code == 0
    assert "vision.yaml already there" in called.out
    assert (folder / "vision.yaml").read_text("utf-8") == "mine"
    assert not (folder / "commitments.csv").exists()
    workflow = yaml.safe_load((tmp_path / ci_place("github", "product")).read_text("utf-8"))
    steps = workflow["jobs"]["commitcheck"]["steps"]
    assert steps[2]["with"]["working-directory"] == "product"
    assert steps[2]["uses"] == f"commitcheck/commitcheck@{installed_from()}"
    assert workflow[True]["pull_request"] is None  # exports may lie outside of the folder


def test_a_ci_file_is_never_overwritten(tmp_path: Path) -> None:
    """A workflow grows its own steps."""
    assert call("init", str(tmp_path), "--ci", "github").code == 0
    again = call("init", str(tmp_path), "--ci", "github")
    assert again.code == 2
    assert "commitcheck.yml is already there; nothing was written" in again.err


@pytest.mark.parametrize(
    ("platform", "message"),
    [
        ("githib", "there is no CI file for githib; did you mean github?"),
        ("jenkins", "there is no CI file for jenkins, expected github or gitlab"),
    ],
)
def test_an_unknown_platform_is_refused(platform: str, message: str, tmp_path: Path) -> None:
    """Before anything is written."""
    called = call("init", str(tmp_path), "--ci", platform)
    assert called.code == 2
    assert message in called.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_an_odd_name_is_refused(tmp_path: Path) -> None:
    """A CI file would read it as something else than a name."""
    folder = tmp_path / "$(touch owned)"
    (tmp_path / ".git").mkdir()
    folder.mkdir()
    called = call("init", str(folder), "--ci", "gitlab")
    assert called.code == 2
    assert "cannot stand in a CI file" in called.err


def test_every_action_of_the_workflow_is_pinned_to_a_commit() -> None:
    """Tags move."""
    workflow = yaml.safe_load(ci_file("github", ".", COMMIT))
    uses = [step["uses"] for step in workflow["jobs"]["commitcheck"]["steps"] if "uses" in step]
    assert len(uses) == 4
    assert all(len(use.partition("@")[2]) == 40 for use in uses)


def test_the_gitlab_template_is_what_init_writes() -> None:
    """Whoever includes it from this repository gets the same job."""
    template = (ROOT / ".gitlab" / "commitcheck.gitlab-ci.yml").read_text("utf-8")
    assert template == ci_file("gitlab", ".", "main")
