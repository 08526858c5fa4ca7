"""docs/time.md is a walk through examples/history, and shows what the commands say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calling import call

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "examples" / "history" / "build.py"
PAGE = (ROOT / "docs" / "time.md").read_text("utf-8")
BLOCKS = re.findall(r"```text\n\$ commitcheck ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the script as a reader builds it."""
    folder = tmp_path_factory.mktemp("history") / "auditrail"
    subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=True)
    return folder


def test_every_question_of_the_page_is_shown() -> None:
    commands = [command.split()[:2] for command, _ in BLOCKS]

    assert ["diff", "--since-signing"] in commands
    assert ["diff", "--if"] in commands
    assert {command[0] for command in commands} == {"diff", "check", "trend"}


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_page_shows_what_the_command_says(
    story: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    monkeypatch.chdir(story)
    called = call(*command.split())

    assert called.out == shown
    assert called.err == ""


def test_each_event_of_the_year_is_found_with_its_day(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The roadmap slips, a non-goal comes, a deal is signed, an approval, a promise reworded."""
    monkeypatch.chdir(story)
    shown = " ".join(call("diff", "HEAD~9", "-vv").out.split())
    arrow = "\N{RIGHTWARDS ARROW}"

    assert f"RM1 latest: 2026-06-30 {arrow} 2026-10-31 2026-06-08" in shown
    assert "non-goal NG1 added: We run one product for everybody 2026-04-20" in shown
    assert f"K-1 status: proposed {arrow} signed 2026-02-10" in shown
    assert f"K-2 approvals: none {arrow} product@2026-03-16" in shown
    assert f"K-2 title: Hosting in the EU {arrow} All data stays in Frankfurt 2026-09-14" in shown


def test_the_same_script_makes_the_same_commits(story: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    subprocess.run([sys.executable, str(SCRIPT), str(again)], check=True)
    heads = [
        subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True
        ).stdout
        for folder in (story, again)
    ]

    assert heads[0] == heads[1]
