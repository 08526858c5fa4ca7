"""The consumers' own programs, where `.ci/consumers` installed them."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tools() -> Path:
    """The folder of `COMMITCHECK_TOOLS`; without it a consumer's test fails, it never skips."""
    folder = os.environ.get("COMMITCHECK_TOOLS")
    assert folder, "COMMITCHECK_TOOLS names no folder: .ci/consumers installs the tools and runs us"
    return Path(folder)


def program(name: str) -> str:
    """A program of the tools' Python."""
    return str(tools() / "venv" / "bin" / name)


def module(name: str) -> Path:
    """A file or folder of an npm package."""
    path = tools() / "npm" / "node_modules" / name
    assert path.exists(), f"{path} is not installed"
    return path


def run(*words: str | Path, folder: Path = ROOT, stdin: str = "") -> str:
    """What a program prints; it must succeed."""
    ran = subprocess.run(
        [str(word) for word in words], cwd=folder, input=stdin.encode(), capture_output=True,
        check=False,
    )  # fmt: skip
    printed = ran.stdout.decode("utf-8", "replace") + ran.stderr.decode("utf-8", "replace")
    assert ran.returncode == 0, printed[-4000:]
    return printed
