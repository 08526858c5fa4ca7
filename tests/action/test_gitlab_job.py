"""The job of `init --ci gitlab`: the same program, told of by GitLab's variables."""

import os
import subprocess
import sys
from pathlib import Path

import yaml

from action.steps import BAD, CONFIG, GOOD, ROOT, VISION, WAIVERS, change, git, repository
from commitcheck.editing.starter_files import ci_file

COMMIT = "c0ffee" * 6 + "c0ff"
PROJECT = {"vision.yaml": VISION, "commitments.csv": GOOD, "commitcheck.yaml": CONFIG}


def job(folder: str) -> dict[str, object]:
    """The job as GitLab reads it."""
    read: dict[str, dict[str, object]] = yaml.safe_load(ci_file("gitlab", folder, COMMIT))
    (described,) = read.values()
    return described


def test_the_job_runs_the_program_outside_of_the_checkout(tmp_path: Path) -> None:
    """As the template writes it, with our own files in place of the release and its packages."""
    files = {f"our product/q3/{name}": text for name, text in PROJECT.items()}
    remote = repository(tmp_path / "remote", files)
    git(remote, "branch", "main", "base")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(remote), str(clone))
    own = {"commitments.csv": BAD, "waivers.yaml": WAIVERS}
    files = {f"our product/q3/{name}": text for name, text in own.items()}
    change(clone, {**files, "mktemp": "#!/bin/sh\nexit 1\n"})
    described = job("our product/q3")
    lines = described["script"]
    variables = described["variables"]
    assert isinstance(lines, list)
    assert isinstance(variables, dict)
    stand_in = {
        "git init": f"ln -s {ROOT} source",
        "git -C source": "true",
        "bash source/action/start.sh install": 'test ! -e "$ENVIRONMENT"',
    }
    script = [
        next((instead for begin, instead in stand_in.items() if line.startswith(begin)), line)
        for line in lines
    ]
    script.insert(-1, f'export ENVIRONMENT="{sys.prefix}"')
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=clone,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TMPDIR": str(tmp_path),
            "ENVIRONMENT": str(tmp_path / "nothing"),
            "CI_PROJECT_DIR": str(clone),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "INPUT_AS_OF": "2026-08-17",
            **variables,
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "warning: not in effect before this change is merged" in ran.stdout
    assert "our product/q3/waivers.yaml (added)" in ran.stdout
    artifacts = described["artifacts"]
    assert isinstance(artifacts, dict)
    for path in (*artifacts["paths"], *artifacts["reports"].values()):
        assert (clone / path).stat().st_size > 0


def rules(*watched: str) -> list[dict[str, object]]:
    """When GitLab starts the job."""
    text = (
        ci_file("gitlab", "product", COMMIT, watched) if watched else ci_file("gitlab", "p", COMMIT)
    )
    (described,) = yaml.safe_load(text).values()
    found: list[dict[str, object]] = described["rules"]
    return found


def test_the_job_runs_on_every_merge_request_and_by_the_clock() -> None:
    """A required check that a filter leaves out would wait for ever."""
    merge_request, schedule, merged = rules("product/vision.*", "sales/deals.csv")
    assert "merge_request_event" in str(merge_request["if"])
    assert "schedule" in str(schedule["if"])
    assert "changes" not in {**merge_request, **schedule}
    assert merged["changes"] == ["product/vision.*", "sales/deals.csv"]
    assert yaml.safe_load(ci_file("github", "product", COMMIT))[True]["pull_request"] is None


def test_more_patterns_than_gitlab_takes_leave_no_merge_out() -> None:
    """Fifty it takes; with one more it would refuse the file."""
    many = [f"exports/{number}.csv" for number in range(51)]
    assert rules(*many[:50])[-1]["changes"] == many[:50]
    assert rules(*many)[-1]["changes"] == ["**/*"]


def test_patterns_mean_in_gitlab_what_they_mean_in_github() -> None:
    """Two stars at the end are one star there, a brace is a choice, a dollar sign a variable."""
    assert rules("products/helio/**", "a{b}.csv")[-1]["changes"] == [
        "products/helio/**/*",
        "a\\{b}.csv",
    ]
    assert rules("products/helio/**", "$deals.csv")[-1]["changes"] == ["**/*"]


def test_a_file_written_without_a_repository_is_narrowed_by_nothing() -> None:
    """Whoever includes the template from here has paths that nobody knows."""
    assert rules()[-1]["changes"] == ["**/*"]
