"""Two checks in one repository: neither writes over the other's comment, nor closes its alerts."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from action.steps import BAD, GOOD, VISION, repository, script, step
from commitcheck.editing.starter_files import ci_file, ci_place

COMMIT = "c0ffee" * 6 + "c0ff"
FILES = {
    "a/vision.yaml": VISION, "a/commitments.csv": BAD,
    "b/vision.yaml": VISION, "b/commitments.csv": GOOD,
    "vision.yaml": VISION, "commitments.csv": GOOD,
    "loose.yaml": "fail_on: never\n",
}  # fmt: skip
CALLS: dict[str, dict[str, str]] = {
    "all": {},
    "a": {"working_directory": "a"},
    "b": {"working_directory": "b"},
    "loose": {"config": "loose.yaml"},
    "named": {"vision": "a/vision.yaml", "commitments": "a/commitments.csv"},
}


def marks(clone: Path, *, working_directory: str = ".", **more: str) -> tuple[str, str]:
    """The first line of the comment, and the category of the alerts."""
    files = {"comment_file": "own.md", "sarif_file": "own.sarif"}
    step(clone, None, working_directory=working_directory, **files, **more)
    folder = clone / working_directory
    comment = (folder / "own.md").read_text("utf-8").splitlines()[0]
    runs = json.loads((folder / "own.sarif").read_bytes())["runs"]
    return comment, runs[0]["automationDetails"]["id"]


def test_each_check_has_a_mark_of_its_own(tmp_path: Path) -> None:
    """The same whenever it runs; one of the whole repository has the plain one."""
    clone = repository(tmp_path / "clone", FILES)
    found = {name: marks(clone, **inputs) for name, inputs in CALLS.items()}
    assert found["all"] == ("<!-- commitcheck-report -->", "commitcheck/")
    assert found["a"] == ("<!-- commitcheck-report: a -->", "commitcheck/a/")
    comments, categories = zip(*found.values(), strict=True)
    assert len(set(comments)) == len(set(categories)) == len(CALLS)
    assert marks(clone, **CALLS["named"]) == found["named"]


def test_a_folders_name_does_not_end_the_mark(tmp_path: Path) -> None:
    odd = "a --><script>"
    clone = repository(tmp_path / "clone", {f"{odd}/{name}": text for name, text in FILES.items()})
    comment, category = marks(clone, working_directory=odd)
    assert comment.count(">") == 1
    assert "<script" not in comment + category


@pytest.mark.parametrize(
    ("first", "there", "written"),
    [
        ("<!-- commitcheck-report: a -->", ["7 <!-- commitcheck-report: a -->"], "comments/7"),
        ("<!-- commitcheck-report: a -->", ["7 <!-- commitcheck-report: b -->"], "pr comment"),
        ("<!-- commitcheck-report: a -->", ["7 <!-- commitcheck-report -->"], "pr comment"),
        ("<!-- commitcheck-report -->", ["7 <!-- commitcheck-report: a -->",
                                         "8 <!-- commitcheck-report -->",
                                         "9 <!-- commitcheck-report -->"], "comments/8"),
        ("<!-- commitcheck-report -->", [], "pr comment"),
    ],
)  # fmt: skip
def test_the_workflow_writes_over_its_own_comment_only(
    tmp_path: Path, first: str, there: list[str], written: str
) -> None:
    """As its step runs, with a `gh` that tells what it was called with."""
    steps = yaml.safe_load(ci_file("github", "a", COMMIT))["jobs"]["commitcheck"]["steps"]
    comment = next(it for it in steps if it.get("name") == "Comment on the pull request")
    (tmp_path / "body.md").write_text(f"{first}\n\n## words\n", "utf-8")
    lines = "\n".join(there)
    told = tmp_path / "told"
    stub = script(f'echo "$*" >>"$TOLD"\ncase "$*" in *--jq*) echo "{lines}";; esac', told)
    (tmp_path / "gh").write_text(stub, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", comment["run"]],
        cwd=tmp_path,
        env={
            "PATH": f"{tmp_path}:{os.environ['PATH']}", "TOLD": str(told),
            "GITHUB_REPOSITORY": "o/r", "PULL_REQUEST": "3", "BODY": "body.md",
        },
        check=True,
    )  # fmt: skip
    calls = told.read_text("utf-8").splitlines()
    assert written in calls[-1]


def test_two_projects_have_two_workflows_that_do_not_stop_each_other() -> None:
    places = [ci_place("github", folder) for folder in (".", "a", "b/c")]
    assert places == [
        ".github/workflows/commitcheck.yml",
        ".github/workflows/commitcheck-a.yml",
        ".github/workflows/commitcheck-b-c.yml",
    ]
    read = [yaml.safe_load(ci_file("github", folder, COMMIT)) for folder in (".", "a", "b/c")]
    assert len({it["name"] for it in read}) == len(read)
    assert {it["concurrency"]["group"] for it in read} == {
        "${{ github.workflow }}-${{ github.ref }}"
    }
    jobs = [list(yaml.safe_load(ci_file("gitlab", folder, COMMIT))) for folder in (".", "a", "b/c")]
    assert jobs == [["commitcheck"], ["commitcheck a"], ["commitcheck b/c"]]
