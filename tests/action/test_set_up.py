"""Mistakes of set-up end with 2 and a sentence, and reports stay where they belong."""

import os
from pathlib import Path

import pytest

from action.steps import BAD, CONFIG, OUTPUTS, PROJECT, change, repository, step


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A project that does not conform, with a folder and a link beside it."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "keys").write_text("precious", "utf-8")
    made = repository(tmp_path / "clone", {**PROJECT, "out/keep": "x"})
    (made / "through").symlink_to("../outside")
    return made


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"working_directory": "nowhere/deep"}, "working-directory nowhere/deep is not there"),
        ({"working_directory": ".."}, "working-directory .. lies outside of the workspace"),
        ({"working_directory": "/"}, "working-directory / lies outside of the workspace"),
        ({"working_directory": "through"}, "working-directory through leads through the link"),
        ({"working_directory": "--help"}, "working-directory --help is not there"),
        ({"annotations": "yes"}, "the input annotations is yes, expected true or false"),
        ({"summary": "0"}, "the input summary is 0, expected true or false"),
        ({"base_ref": "nowhere"}, "cannot find base-ref in this clone"),
        ({"base_ref": "--exec=touch owned"}, "cannot find base-ref in this clone"),
        (
            {"base_ref": "base", "waivers": "../w.yaml"},
            "../w.yaml stands outside of the repository",
        ),
        ({"config": ".git/config"}, ".git/config lies in .git"),
        ({"config": "missing.yaml"}, "missing.yaml"),
        ({"vision": "--version"}, "--version does not exist"),
        ({"commitments": "*.xlsx"}, "no file matches *.xlsx"),
        ({"as_of": "tomorrow"}, "--as-of is tomorrow"),
        ({"fail_on": "--never"}, "--fail-on is --never"),
        ({"redact": "everything"}, "everything"),
        ({"sarif_file": "../check.sarif"}, "../check.sarif would be written outside"),
        ({"sarif_file": "/check.sarif"}, "/check.sarif would be written outside"),
        ({"sarif_file": "."}, "the report . would be written outside"),
        ({"sarif_file": "out"}, "out is there and is no plain file"),
        ({"sarif_file": "through/keys"}, "through is a link, so through/keys is not written"),
        ({"sarif_file": "vision.yaml/x"}, "vision.yaml is no folder"),
        ({"sarif_file": ".git/hooks/pre-push"}, ".git/hooks/pre-push would be written into .git"),
        ({"sarif_file": "vision.yaml"}, "vision.yaml would overwrite what is checked"),
        ({"sarif_file": "x", "comment_file": "out/../x"}, "are both out/../x"),
    ],
    ids=str,
)
def test_a_mistake_is_one_sentence(clone: Path, inputs: dict[str, str], said: str) -> None:
    """Never exit code 1, which means findings; every output is set, none of them a guess."""
    ran = step(clone, None, **inputs)
    assert ran.code == 2, ran.log
    assert said in ran.log
    assert set(ran.outputs) == set(OUTPUTS)
    assert ran.outputs["exit-code"] == "2"
    assert ran.outputs["verdict"]
    assert (clone.parent / "outside" / "keys").read_text("utf-8") == "precious"
    assert [name for name in os.listdir(clone.parent) if "check.sarif" in name] == []  # noqa: PTH208


def test_two_configurations_of_the_base_are_said(tmp_path: Path) -> None:
    """As without a base; it is nobody's fault but that of who put them there."""
    made = repository(tmp_path / "clone", {**PROJECT, "commitcheck.yml": CONFIG})
    for base in ({}, {"base_ref": "base"}):
        ran = step(made, None, **base)
        assert ran.code == 2
        assert "found commitcheck.yaml and commitcheck.yml" in ran.log
        assert "found commitcheck.yaml and commitcheck.yml" in ran.outputs["verdict"]


def test_a_workspace_that_is_not_there_is_said(clone: Path) -> None:
    ran = step(clone, {"GITHUB_WORKSPACE": str(clone / "nowhere")})
    assert ran.code == 2
    assert "is no folder" in ran.log


def test_outputs_that_cannot_be_written_are_said(clone: Path) -> None:
    """As a full disk would be."""
    ran = step(clone, {"GITHUB_OUTPUT": str(clone / "out")})
    assert ran.code == 2
    assert "the system says: " in ran.log


def test_a_summary_that_cannot_be_written_is_said(clone: Path) -> None:
    ran = step(clone, {"GITHUB_STEP_SUMMARY": str(clone / "nowhere" / "summary")})
    assert ran.code == 2
    assert "the system says: " in ran.log


def test_reports_may_lie_deep_and_in_the_runners_folder(clone: Path) -> None:
    """Folders are made where they are not there; the outputs name the files."""
    temporary = clone.parent / "clone.temporary" / "reports" / "comment.md"
    ran = step(clone, sarif_file="out/new/check.sarif", comment_file=str(temporary))
    assert ran.code == 1
    assert ran.outputs["sarif-file"] == "out/new/check.sarif"
    assert ran.outputs["comment-file"] == str(temporary)
    assert (clone / "out/new/check.sarif").read_bytes().startswith(b"{")
    assert temporary.read_text("utf-8") == ran.summary


def test_a_relative_path_never_means_the_runners_folder(clone: Path) -> None:
    """Even where that folder lies around the checkout."""
    ran = step(clone, {"RUNNER_TEMP": str(clone.parent)}, sarif_file="../check.sarif")
    assert ran.code == 2
    assert not (clone.parent / "check.sarif").exists()


@pytest.mark.parametrize(
    "name", ["commitcheck.yaml", "vision.yaml", "commitments.csv", "links.yml", "decisions.yaml"]
)
def test_a_folder_where_a_file_was_is_named(clone: Path, name: str) -> None:
    """Whatever it stands for."""
    if (clone / name).exists():
        (clone / name).unlink()
    change(clone, {f"{name}/keep": "x"})
    ran = step(clone, base_ref="base")
    assert ran.code in (1, 2), ran.log
    assert name in ran.log


def test_a_report_replaces_its_own_of_the_last_run(clone: Path) -> None:
    """And no other file that has the same content by a hard link."""
    kept = clone.parent / "outside" / "keys"
    os.link(kept, clone / "check.sarif")
    assert step(clone, sarif_file="check.sarif").code == 1
    assert (clone / "check.sarif").read_bytes().startswith(b"{")
    assert kept.read_text("utf-8") == "precious"


def test_the_checkout_stays_as_it_was(clone: Path) -> None:
    """A check writes nothing beside the reports, not for a moment."""
    before = {
        path: path.lstat().st_mtime_ns for path in clone.rglob("*") if ".git" not in path.parts
    }
    for path in (clone, *clone.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    ran = step(clone, base_ref="base")
    for path in (clone, *clone.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)
    after = {
        path: path.lstat().st_mtime_ns for path in clone.rglob("*") if ".git" not in path.parts
    }
    assert ran.code == 1
    assert after == before
    assert list((clone.parent / "clone.temporary").iterdir()) == []


def test_odd_names_are_only_names(tmp_path: Path) -> None:
    """In the log, in the outputs and in the summary."""
    name = "::error::x%0A `$(touch owned)` | <b> \u202e.csv"
    files = {**PROJECT, name: BAD.replace("C-1", "C-2")}
    made = repository(tmp_path / "clone", {**files, "commitcheck.yaml": "vision: vision.yaml\n"})
    ran = step(made, vision="vision.yaml", commitments=f"{name}\ncommitments.csv", base_ref="base")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == "2"
    assert not any(line.startswith("::error::") for line in ran.log.split("\n"))
    assert "\u202e" not in ran.log
    assert not (made / "owned").exists()
