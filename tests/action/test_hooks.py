"""The hooks of pre-commit: they see every export, and nothing that is not the project's."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from action.steps import ROOT, repository, write
from commitcheck.editing.starter_files import PLACES

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
VISION = """\
schema_version: 1
product: {name: Papertrail}
capabilities:
- {id: audit-log, name: Audit log, status: planned}
- {id: on-site, name: On-site edition, status: rejected}
roadmap:
- {id: R1, title: Audit log, capabilities: [audit-log], horizon: next, latest: 2028-Q4}
non_goals:
- {id: NG1, statement: We do not ship an on-site edition, capabilities: [on-site]}
"""
EXPORT = "id,customer,title,status,capability\n1,Alder Bank,On-site edition,proposed,on-site\n"
NAMES = ("exports/report1763879012345.csv", "sales/Q2 offers.csv", "vision.yaml", "src/main.py")


def run(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """A hook as pre-commit starts it: the entry, its arguments, and no names of files."""
    program, *words = shlex.split(HOOKS[hook]["entry"])
    words = [str(Path(sys.executable).parent / program), *words, *HOOKS[hook].get("args", ())]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "GITHUB_ACTIONS": ""},
    )  # fmt: skip


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_runs_whatever_changed(hook: str) -> None:
    """No pattern knows how a tool calls its export; without one, no file goes unseen."""
    assert HOOKS[hook]["always_run"] is True
    assert HOOKS[hook]["pass_filenames"] is False
    assert set(HOOKS[hook]) & {"files", "types", "types_or", "exclude"} == set()


@pytest.mark.parametrize("name", NAMES[:2])
def test_an_export_under_the_name_that_its_tool_gave_it(tmp_path: Path, name: str) -> None:
    """The configuration names it, so its promise is seen."""
    config = f"vision: vision.yaml\ncommitments:\n- file: {name}\n"
    write(tmp_path, {"vision.yaml": VISION, "commitcheck.yaml": config, name: EXPORT})
    checked = run(tmp_path, "commitcheck")
    assert checked.returncode == 1
    assert "VIS601" in checked.stdout
    assert run(tmp_path, "commitcheck-validate").returncode == 0
    write(tmp_path, {name: EXPORT.replace("proposed", "perhaps")})
    assert run(tmp_path, "commitcheck-validate").returncode == 2


@pytest.mark.parametrize("platform", [None, *PLACES])
def test_what_init_writes_passes(tmp_path: Path, platform: str | None) -> None:
    """The CI file, the schemas for editors and other people's YAML are no part of the project."""
    clone = repository(tmp_path / "clone", {"k8s/commitments.yaml": "kind: Deployment\n"})
    words = ["commitcheck", "init", *(("--ci", platform) if platform else ())]
    words[0] = str(Path(sys.executable).parent / words[0])
    subprocess.run(words, cwd=clone, check=True, capture_output=True)
    for hook in HOOKS:
        ran = run(clone, hook)
        assert ran.returncode == 0, ran.stdout + ran.stderr
