"""How other programs are started: by an absolute path, with an environment of our own.

A step inherits whatever the steps before it left in the environment, and it begins in a folder that
a stranger may have written. PYTHONPATH, GIT_DIR, GIT_CONFIG_COUNT, a PATH with `.` in it and their
like would let files of the checkout run, so only what is listed here is handed on.
"""

# ruff: noqa: S603 - it starts git and commitcheck

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from refusal import RefusalError

_USUAL = "/usr/local/bin:/usr/bin:/bin"
_HANDED_ON = (
    "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR",
    "GITHUB_ACTIONS", "LD_LIBRARY_PATH",
)  # fmt: skip


def outside(search_path: str, workspace: Path) -> str:
    """The absolute folders of a search path that do not lie in the checkout."""
    top = workspace.resolve()
    kept = [
        folder
        for folder in search_path.split(os.pathsep)
        if Path(folder).is_absolute() and not Path(folder).resolve().is_relative_to(top)
    ]
    return os.pathsep.join(kept) or _USUAL


def environment(workspace: Path) -> dict[str, str]:
    """What a program of ours is told."""
    kept = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    if "LD_LIBRARY_PATH" in kept:
        kept["LD_LIBRARY_PATH"] = outside(kept["LD_LIBRARY_PATH"], workspace)
    return {
        **kept,
        "PATH": outside(os.environ.get("PATH", ""), workspace),
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def commitcheck(
    words: Sequence[str], *, folder: Path, workspace: Path, shown: bool
) -> subprocess.CompletedProcess[bytes]:
    """Run commitcheck in `folder`; its report for people goes to the log when it is `shown`."""
    command = [sys.executable, "-I", "-P", "-X", "utf8", "-m", "commitcheck", *words]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(workspace),
        stdin=subprocess.DEVNULL,
        stdout=None if shown else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )


def git(git_folder: Path, workspace: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask one repository, and no other that lies on the way.

    The repository is named, so a folder of the checkout that looks like a bare repository with a
    configuration of its own is never taken for it. Nothing is fetched, no object is replaced by
    another, and no configuration of the machine or its user is read.
    """
    told = environment(workspace)
    program = shutil.which("git", path=told["PATH"])
    if program is None:
        raise RefusalError("base-ref needs git, and there is none on this runner")
    told = {
        "PATH": told["PATH"],
        "LC_ALL": "C",
        "GIT_DIR": str(git_folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    return subprocess.run(
        [program, "--no-pager", *words],
        cwd="/",
        env=told,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
