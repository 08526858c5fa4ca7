"""Whatever a stranger puts into the checkout, and wherever the environment points: nothing runs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from action.steps import (
    CHECK,
    INSTALL,
    PROJECT,
    ROOT,
    WAIVERS,
    change,
    commit,
    git,
    repository,
    script,
    start,
)

MODULES = (
    "commitcheck/__init__.py", "commitcheck/__main__.py", "commitcheck/errors.py", "venv.py",
    "pip/__init__.py", "pip/__main__.py", "json.py", "tempfile.py", "yaml.py", "rich/__init__.py",
    "runner.py", "step.py", "tree.py", "inputs.py", "refusal.py", "sitecustomize.py",
    "usercustomize.py", "conftest.py", "setup.py", "startup.py",
    ".local/lib/python3.11/site-packages/usercustomize.py",
    ".local/lib/python3.12/site-packages/usercustomize.py",
    ".local/lib/python3.13/site-packages/usercustomize.py",
)  # fmt: skip
"""Of ours, of the standard library, of dependencies, and those that Python looks for by itself."""

PROGRAMS = ("git", "python3", "python", "commitcheck.exe", "cat", "touch", "dirname")


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """Whoever runs leaves this file."""
    return tmp_path / "owned.txt"


@pytest.fixture
def trapped(tmp_path: Path, mark: Path) -> Path:
    """A checkout in which everything that could run is a trap."""
    clone = repository(tmp_path / "clone", PROJECT)
    code = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n"
    change(clone, dict.fromkeys(MODULES, code))
    shell = script('exec "/usr/bin/$(basename "$0")" "$@"', mark)
    programs = [*PROGRAMS, *(f"bin/{name}" for name in (*PROGRAMS, "pip", "commitcheck"))]
    change(clone, dict.fromkeys((*programs, "hooks/post-checkout", ".env.sh"), shell))
    for name in (*programs, "hooks/post-checkout", ".env.sh"):
        (clone / name).chmod(0o755)
    evil = f"[core]\nfsmonitor = {clone}/git\nhooksPath = {clone}/hooks\n"
    pip = f"[global]\npython = {clone}/python3\n"
    change(
        clone,
        {
            "traps.pth": f"import pathlib; pathlib.Path({str(mark)!r}).touch()\n",
            ".gitattributes": "* diff=evil filter=evil\n",
            ".gitconfig": evil + f'[diff "evil"]\ntextconv = {clone}/git\n',
            "pip.conf": pip,
            ".config/pip/pip.conf": pip,
            "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "setup"\n',
        },
    )
    return clone


def hostile(clone: Path) -> dict[str, str]:
    """An environment that points into the checkout, as a careless step before could leave it."""
    return {
        "PATH": f".::{clone}:{clone}/bin:bin:{os.environ['PATH']}:{clone}/nowhere/..",
        "HOME": str(clone),
        "XDG_CONFIG_HOME": str(clone / ".config"),
        "PYTHONPATH": f"{clone}:.",
        "PYTHONSTARTUP": str(clone / "startup.py"),
        "PYTHONUSERBASE": str(clone / ".local"),
        "PYTHONINSPECT": "",
        "PIP_CONFIG_FILE": str(clone / "pip.conf"),
        "PIP_PYTHON": str(clone / "python3"),
        "PIP_REQUIREMENT": str(clone / "requirements.txt"),
        "GIT_DIR": str(clone / "decoy"),
        "GIT_CONFIG_GLOBAL": str(clone / ".gitconfig"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(clone / "git"),
        "GIT_EXEC_PATH": str(clone),
        "GIT_EXTERNAL_DIFF": str(clone / "git"),
        "GIT_SSH_COMMAND": str(clone / "git"),
        "GIT_PAGER": str(clone / "git"),
        "LD_LIBRARY_PATH": f"{clone}:.",
        "TMPDIR": str(clone),
    }


@pytest.mark.parametrize("call", ["python3 -m json.tool", "git --version", "commitcheck.exe"])
def test_the_traps_would_bite(trapped: Path, mark: Path, call: str) -> None:
    """Whoever starts a program as people do runs the stranger's."""
    start(trapped, {"run": f"{call} </dev/null || true"}, hostile(trapped))
    assert mark.exists()


def test_the_check_runs_nothing_of_the_checkout(trapped: Path, mark: Path) -> None:
    """And gives the answer that it would give without the traps."""
    ran = start(trapped, CHECK, hostile(trapped), base_ref="base")
    assert not mark.exists()
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == "1"


def test_without_a_base_nothing_runs_either(trapped: Path, mark: Path) -> None:
    """A push is checked in the same way."""
    assert start(trapped, CHECK, hostile(trapped)).code == 1
    assert not mark.exists()


def test_the_script_itself_does_not_trust_its_surroundings(trapped: Path, mark: Path) -> None:
    """Started by hand, with the checkout as working directory, it starts itself anew, isolated.

    Whatever Python looks for before it begins is the business of who starts it.
    """
    ran = start(
        trapped, {"run": '"$ENVIRONMENT/bin/python" "$GITHUB_ACTION_PATH/action/run.py"'}, None
    )
    assert ran.code == 1
    assert not mark.exists()


def test_installing_runs_nothing_of_the_checkout(trapped: Path, mark: Path, tmp_path: Path) -> None:
    """And installs nothing but what its lock names, whatever pip's settings say."""
    action = tmp_path / "of-the-action"
    shutil.copytree(ROOT / "action", action / "action")
    (action / "requirements").mkdir()
    lock = action / "requirements" / "action.lock"
    lock.write_text(f"nothing-of-this-name==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    environment = {
        **hostile(trapped),
        "GITHUB_ACTION_PATH": str(action),
        "ENVIRONMENT": str(tmp_path / "environment"),
        "PIP_NO_INDEX": "1",
    }
    ran = start(trapped, INSTALL, environment)
    assert not mark.exists()
    assert ran.code == 2
    assert "nothing-of-this-name" in ran.log
    assert "::error title=commitcheck::commitcheck was not installed: pip could not" in ran.log


def test_a_missing_installation_is_said_and_the_outputs_are_set(trapped: Path) -> None:
    """The second step runs after a first that failed, and never ends with 1."""
    ran = start(trapped, CHECK, {"ENVIRONMENT": str(trapped / "nowhere")})
    assert ran.code == 2
    assert ran.outputs["exit-code"] == "2"
    assert ran.outputs["verdict"].startswith("nothing was checked")
    assert ran.outputs["nonconforming"] == ""


def test_a_folder_that_looks_like_a_repository_is_only_a_folder(tmp_path: Path, mark: Path) -> None:
    """A bare repository in the checkout has refs and a configuration of its own."""
    clone = repository(
        tmp_path / "clone", {f"product/{name}": text for name, text in PROJECT.items()}
    )
    bare = repository(tmp_path / "other", {**PROJECT, "product/waivers.yaml": WAIVERS})
    git(bare, "branch", "-f", "base")
    shell = script("exit 0", mark)
    product = clone / "product"
    shutil.copytree(bare / ".git", product, dirs_exist_ok=True)
    (product / "evil").write_text(shell, "utf-8")
    (product / "evil").chmod(0o755)
    (product / "config").write_text(f"[core]\nbare = true\nfsmonitor = {product}/evil\n", "utf-8")
    (product / "waivers.yaml").write_text(WAIVERS, "utf-8")
    commit(clone)
    ran = start(clone, CHECK, None, working_directory="product", base_ref="base")
    assert ran.code == 1
    assert not mark.exists()
    assert "product/waivers.yaml (added)" in ran.warnings


def test_replaced_objects_do_not_count(tmp_path: Path) -> None:
    """`git replace` lets one object stand for another; a clone can bring such refs along."""
    clone = repository(tmp_path / "clone", {**PROJECT, "waivers.yaml": "waivers: []\n"})
    (clone / "waivers.yaml").write_text(WAIVERS, "utf-8")
    commit(clone)
    granted, empty = (_object(clone, f"{ref}:waivers.yaml") for ref in ("HEAD", "base"))
    git(clone, "replace", empty, granted)
    assert start(clone, CHECK, None, base_ref="base").code == 1


def test_nothing_is_fetched(tmp_path: Path, mark: Path) -> None:
    """A file of the base that is not in the clone ends the run; nobody is asked for it."""
    clone = repository(tmp_path / "clone", PROJECT)
    shell = clone.parent / "remote.sh"
    shell.write_text(script("exit 1", mark), "utf-8")
    shell.chmod(0o755)
    name = _object(clone, "base:commitcheck.yaml")
    (clone / ".git" / "objects" / name[:2] / name[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{shell} %S",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
    }.items():
        git(clone, "config", key, value)
    ran = start(clone, CHECK, None, base_ref="base")
    assert ran.code == 2
    assert "a file of the base is not in this clone" in ran.log
    assert not mark.exists()


def _object(clone: Path, name: str) -> str:
    ran = subprocess.run(
        ["git", "rev-parse", name], cwd=clone, check=True, capture_output=True, text=True
    )
    return ran.stdout.strip()
