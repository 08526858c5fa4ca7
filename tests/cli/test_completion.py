"""What a shell is offered: commands, options, rules, deals, promises, formats; and no complaint."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commitcheck.cli.app import answer

Offered = Callable[..., str]
PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"
PROGRAM = """
import sys
from commitcheck.cli.main import run
sys.argv = ["commitcheck"]
try:
    run()
finally:
    sys.stdout.flush()
    print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The portfolio, found by its configuration."""
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def question(line: str, shell: str = "bash") -> dict[str, str]:
    """How a shell asks for the last word of a line, through the script that Typer gives it."""
    return {
        "_COMMITCHECK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offered:
    """What a shell is offered, as words."""

    def ask(line: str, shell: str = "bash") -> str:
        for name, value in question(line, shell).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            answer([])
        assert ended.value.code == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return ask


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("commitcheck ch", ["check"]),
        ("commitcheck waivers p", ["prune"]),
        ("commitcheck check --dea", ["--deal"]),
        ("commitcheck check --deal D-207", ["D-207"]),
        ("commitcheck check vision.yaml commitments.csv --deal D-207", ["D-207"]),
        ("commitcheck check --customer Blue", ["BlueOcean", "3PL"]),
        ("commitcheck check --promise K-05", ["K-05"]),
        ("commitcheck check --select VIS60", ["VIS601", "VIS602", "VIS603", "VIS604"]),
        ("commitcheck check --ignore COV,TIM4", ["COV,TIM401", "COV,TIM402", "COV,TIM403"]),
        ("commitcheck check --format j", ["json", "junit"]),
        ("commitcheck check --report s", ["sarif="]),
        ("commitcheck check --fail-on w", ["warning"]),
        ("commitcheck diagnose --format j", ["json"]),
        ("commitcheck explain VIS60", ["VIS601", "VIS602", "VIS603", "VIS604"]),
        ("commitcheck explain S2", ["S2.1", "S2.2", "S2.3", "S2.4", "S2.5", "S2.6"]),
        ("commitcheck schema v", ["vision"]),
    ],
)
def test_a_shell_is_offered_what_fits(line: str, some: list[str], offered: Offered) -> None:
    """Of the project that the line names, or that stands in the folder."""
    assert offered(line).split() == some


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("commitcheck check --select ACME", ["ACME", "ACME101", "ACME102", "ACME103"]),
        ("commitcheck check --ignore COV,ACME102", ["COV,ACME102"]),
        ("commitcheck explain ACME10", ["ACME101", "ACME102", "ACME103"]),
    ],
)
def test_the_companys_own_rules_are_offered(
    line: str, some: list[str], offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PORTFOLIO.parent / "own-rules")
    assert offered(line).split() == some


def test_own_rules_are_those_of_the_project_that_the_line_names(
    tmp_path: Path, offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = PORTFOLIO.parent / "own-rules"
    assert offered("commitcheck check --select ACME1").split() == []
    line = f"commitcheck check {folder} --select ACME101"
    assert offered(line).split() == ["ACME101"]
    line = f"commitcheck check --config {folder / 'commitcheck.yaml'} --select ACME101"
    assert offered(line).split() == ["ACME101"]


def test_rules_of_a_damaged_configuration_are_ours(
    tmp_path: Path, offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("commitcheck.yaml").write_text("packs: [{package: nowhere}]\n", "utf-8")
    assert offered("commitcheck check --select VIS601").split() == ["VIS601"]


def test_the_names_of_commands_are_offered_without_loading_them() -> None:
    """A shell asks at every press of the key."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **question("commitcheck wai")},
    )
    assert done.stdout == "waivers\n"
    assert not {"commitcheck.api", "commitcheck.rules", "yaml"} & set(done.stderr.split())


@pytest.mark.parametrize(
    "line",
    ["commitcheck check nowhere.yaml --deal D", "commitcheck check - --deal D",
     "commitcheck check --as-of 32.13. --deal D", "commitcheck check --deal D"],
)  # fmt: skip
def test_where_nothing_can_be_read_nothing_is_offered(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offered: Offered
) -> None:
    """No complaint on the line that somebody is typing, and no wait for standard input."""
    monkeypatch.chdir(tmp_path)
    assert offered(line).split() == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_names_in_a_file_are_no_commands_to_a_shell(
    folder: Path, shell: str, offered: Offered
) -> None:
    """Shells evaluate what they are offered: `$(...)` in somebody's export must not run."""
    hostile = ["D$(touch x)", "D`touch x`", "D'; touch x; '", 'D"x', "D*", "D\\x", "-D"]
    rows = "".join(
        f'H-{at},"{deal.replace(chr(34), chr(34) * 2)}",Acme,"T $(touch y) `touch y`",proposed\n'
        for at, deal in enumerate([*hostile, "D-fine"])
    )
    (folder / "deals.csv").write_text(f"id,deal,customer,title,status\n{rows}", "utf-8")
    for option in ("--deal D", "--promise H"):
        line = f"commitcheck check vision.yaml deals.csv {option}"
        shown = offered(line, shell)
        assert ("D-fine" if "deal" in option else "H-7") in shown
        assert not set("$`*;\\") & set(shown.replace("_arguments '*: :((", ""))
