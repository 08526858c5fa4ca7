"""What the README and the guides say can be typed and run."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from commitcheck.cli.app import WEEK, loaded
from commitcheck.rules import ALL_RULES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
SHEETS = ROOT / "docs" / "formats" / "xlsx.md"
"""Its code is names of sheets, as `commitcheck findings`, and no command."""
NAMES = {name for commands in WEEK.values() for name in commands}


def test_the_python_in_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, from the top of a clone."""
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, capture_output=True, check=True, text=True
    )
    first, *rest = done.stdout.splitlines()
    assert first.startswith("There is a problem: 24 of 37 open promises do not conform")
    assert len(rest) > 50


def test_ci_runs_what_a_reader_would_type() -> None:
    """The first command under Start is the main job, the one under Test the tests."""
    command = runpy.run_path(str(ROOT / ".ci" / "readme_command.py"))["command"]
    main = command("main", README)
    assert "venv" in main
    assert main.rstrip().endswith("--config examples/portfolio/commitcheck.yaml --fail-on never")
    assert "pytest" in command("test", README)
    for which in ("main", "test"):
        assert len(command(which, README).splitlines()) == 1
        assert command(which, README).rstrip() in README


def test_its_map_of_commands_is_that_of_the_help() -> None:
    """Group by group, in the order of a week."""
    (table,) = re.findall(r"## Commands\n\n.*?\|---\|---\|---\|\n(.*?)\n\n", README, re.DOTALL)
    told = [[cell.strip(" `") for cell in row.strip("|").split("|")] for row in table.splitlines()]
    assert told == [
        ["" if at else group, name, sentence]
        for group, commands in WEEK.items()
        for at, (name, sentence) in enumerate(commands.items())
    ]


def calls(text: str) -> list[list[str]]:
    """Every call of commitcheck in code, as words."""
    blocks = re.findall(r"```(?:sh|text|console)\n(.*?)```", text, re.DOTALL)
    words = re.findall(r"(?<!`)`(commitcheck [^`\n]+)`(?!`)", text)
    code = "\n".join((*blocks, *words))
    found = re.findall(r"(?:^|[ /])commitcheck((?: +[^\s|;&#)]+)+)", code, re.MULTILINE)
    return [words.split() for words in found]


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page != SHEETS],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_commands_and_options_exist(page: Path) -> None:
    """A guide that names a command of yesterday is worse than none."""
    for words in calls(page.read_text("utf-8")):
        if not re.fullmatch(r"[a-z]+", words[0]):
            continue
        assert words[0] in NAMES, f"there is no commitcheck {words[0]}"
        known = options_of(words)
        for word in words[1:]:
            name = word.partition("=")[0]
            if re.fullmatch(r"--[a-z-]+", name):
                assert name in known, f"commitcheck {words[0]} has no {name}"


def options_of(words: list[str]) -> set[str]:
    """The options of a command and, where it is a group, of the one that is meant in it."""
    command = loaded(words[0])
    inner = getattr(command, "commands", {})
    if inner and len(words) > 1 and words[1] in inner:
        command = inner[words[1]]
    return {"--help", *(name for param in command.params for name in param.opts)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """To a file or folder of the repository."""
    prose = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_rules_that_it_names_exist() -> None:
    codes = {rule.info.code for rule in ALL_RULES}
    assert set(re.findall(r"\b(?:[A-Z]{3}\d{3})\b", README)) <= codes


def test_its_exit_codes_are_those_of_the_enum() -> None:
    """Number by number."""
    from commitcheck.cli.exit_codes import ExitCode  # noqa: PLC0415 - beside what it is held to

    table = README.split("## Exit codes")[1].split("\n## ")[0]
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == [str(int(code)) for code in ExitCode]
