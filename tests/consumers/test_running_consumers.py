"""The action on GitHub's runner, and the hook under pre-commit, from end to end."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consumers.tools import ROOT, program, run

pytestmark = pytest.mark.consumers

WORKFLOW = """
name: end to end
on: push
permissions: {}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with: {persist-credentials: false}
      - id: check
        uses: ./
        continue-on-error: true
        with: {config: examples/minimal/commitcheck.yaml}
      - run: echo "code=$CODE, $VERDICT" && head -n 1 "$COMMENT" && test -s "$SARIF"
        env:
          CODE: ${{ steps.check.outputs.exit-code }}
          VERDICT: ${{ steps.check.outputs.verdict }}
          COMMENT: ${{ steps.check.outputs.comment-file }}
          SARIF: ${{ steps.check.outputs.sarif-file }}
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files of this repository as they are now, committed in one of their own."""
    target = tmp_path / "clone"
    target.mkdir()
    tracked = run("git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    for name in tracked:
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    _commit(target)
    return target


def _commit(folder: Path) -> None:
    run("git", "init", "-q", folder=folder)
    run("git", "add", "-A", folder=folder)
    run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x",
        folder=folder)  # fmt: skip


def test_the_action_runs_end_to_end(clone: Path) -> None:
    """On the runner's own code, without containers: annotations, summary, outputs, files."""
    workflow = clone / ".github" / "workflows" / "end-to-end.yml"
    workflow.parent.mkdir(exist_ok=True)
    workflow.write_text(WORKFLOW, "utf-8")
    run("git", "remote", "add", "origin", "https://github.com/example/example.git", folder=clone)
    _commit(clone)
    printed = run(program("act"), "push", "-W", workflow, "-P", "ubuntu-latest=-self-hosted",
                  folder=clone)  # fmt: skip
    assert "C-3 is about on-premises, which NG1 rules out" in printed
    assert "code=1, There is a problem: 1 of 4 open promises does not conform" in printed
    assert "| <!-- commitcheck-report: examples/minimal/commitcheck.yaml -->" in printed
    assert "Job succeeded" in printed


def _hooks(clone: Path, project: Path, *words: str) -> tuple[int, str]:
    """What pre-commit says, which builds its environment from the repository."""
    ran = subprocess.run(
        [program("pre-commit"), "try-repo", str(clone), *words],
        cwd=project, capture_output=True, check=False,
        env={**os.environ, "PRE_COMMIT_HOME": str(project.parent / "home")},
    )  # fmt: skip
    return ran.returncode, ran.stdout.decode() + ran.stderr.decode()


def test_the_hook_reports_the_expected_finding(clone: Path, tmp_path: Path) -> None:
    """It fails the commit."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "examples" / "minimal", project)
    _commit(project)
    code, printed = _hooks(clone, project, "commitcheck", "--all-files")
    assert code == 1, printed
    assert "C-3 is about on-premises, which NG1 rules out" in printed


def test_the_hook_sees_an_export_of_any_name(clone: Path, tmp_path: Path) -> None:
    """A tool called it so, and only the configuration knows it."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "examples" / "minimal", project)
    table = project / "exports" / "report1763879012345.csv"
    table.parent.mkdir()
    (project / "commitments.csv").rename(table)
    config = project / "commitcheck.yaml"
    named = config.read_text("utf-8").replace("commitments.csv", f"exports/{table.name}")
    config.write_text(named, "utf-8")
    _commit(project)
    code, printed = _hooks(clone, project, "commitcheck", "--files", f"exports/{table.name}")
    assert code == 1, printed
    assert "C-3 is about on-premises, which NG1 rules out" in printed


def test_the_hooks_pass_on_what_init_writes(clone: Path, tmp_path: Path) -> None:
    """`pre-commit run -a` is green, the CI files and schemas among the files."""
    project = tmp_path / "project"
    project.mkdir()
    run("git", "init", "-q", folder=project)
    for words in (("init",), ("init", "--ci", "github"), ("init", "--ci", "gitlab")):
        run(program("commitcheck"), *words, folder=project)
    _commit(project)
    code, printed = _hooks(clone, project, "--all-files")
    assert code == 0, printed
    assert printed.count("Passed") == 2, printed
