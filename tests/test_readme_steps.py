"""The README's steps after its Start run as they stand, in the order they are told."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ACTIVATE = "source .venv/bin/activate"
RAN = {0, 1, 3}
"""Exit codes of a command that did what it was told; 2 is a mistake in how it was told."""


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def commands(text: str) -> list[str]:
    """The whole commands between backticks; a single word only names one."""
    return re.findall(r"`((?:commitcheck|cp) [^`]+)`", text)


def typed(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """With the tests' own environment active, as the README's first line makes it."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env=os.environ | {"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the first block makes, in a clone that has the examples."""
    clone = tmp_path_factory.mktemp("clone")
    (clone / "examples").symlink_to(ROOT / "examples")
    (block,) = re.findall(r"```sh\n(.*?)```", section("Ten minutes with your own files"), re.DOTALL)
    first, *rest = block.splitlines()
    assert first == ACTIVATE
    done = typed("\n".join(rest), clone)
    assert done.returncode == 0, done.stderr
    return clone / "mine"


def test_every_step_runs_after_the_one_before(mine: Path) -> None:
    steps = commands(section("Ten minutes with your own files"))
    elsewhere = commands(section("Run it elsewhere"))
    assert len(steps) >= 11
    assert len(elsewhere) >= 4
    for line in (*steps, *elsewhere):
        done = typed(line, mine)
        assert done.returncode in RAN, f"{line}: {done.stderr}"
    for written in ("vision.yaml", "commitcheck.yaml", "sync", ".github", ".gitlab",
                    "out.sarif", "junit.xml", "report.html", "baseline.json"):  # fmt: skip
        assert (mine / written).exists(), f"no step wrote {written}"


def test_the_export_it_is_shown_on_is_judged_by_the_vision_it_is_given(mine: Path) -> None:
    """A walk on which everything could not be judged would show nothing."""
    done = typed("commitcheck check --as-of 2026-10-01", mine)
    assert done.stdout.startswith("There is a problem: 2 of 13 open promises do not conform")


def test_nothing_is_left_out_of_a_command() -> None:
    """`commitcheck check ...` cannot be typed."""
    for heading in ("Start", "Ten minutes with your own files", "Run it elsewhere"):
        code = re.findall(r"```(?:sh|text)\n(.*?)```|`([^`]+)`", section(heading), re.DOTALL)
        assert not [word for pair in code for word in pair if "..." in word]


@pytest.mark.parametrize("runner", ["uvx --from .", "pipx run --spec ."])
def test_a_run_without_installing_is_the_run_of_the_start(runner: str) -> None:
    """What follows the runner is the command under Start."""
    (line,) = re.findall(rf"^{re.escape(runner)} (.+)$", section("Run it elsewhere"), re.MULTILINE)
    assert f".venv/bin/{line}\n" in section("Start")
    assert shlex.split(line)[0] == "commitcheck"
