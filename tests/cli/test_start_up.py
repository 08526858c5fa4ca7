"""A clean run starts quickly: it imports nothing that it does not need."""

import subprocess
import sys
from pathlib import Path

from commitcheck.cli.app import WEEK

EXAMPLES = Path(__file__).parents[2] / "examples"
MINIMAL = str(EXAMPLES / "minimal" / "commitcheck.yaml")
DEAR = ("pydantic", "jsonschema", "jinja2", "importlib.metadata", "xlsxwriter", "junitparser",
        "python_calamine", "calamine", "numpy", "onnxruntime", "openpyxl")  # fmt: skip
LAYERED = ("rich", "dataclasses", "tempfile", "urllib.request", "hashlib", "json")
"""Together they take as long as a small check; a plain one on no screen needs none of them."""

ASKED_FOR = ("commitcheck.reporting.terminal.judged", "commitcheck.rules.own")
"""What -v or a rule of one's own takes."""

PROGRAM = """
import sys
from commitcheck.cli.main import run
sys.argv[0] = "commitcheck"
code = run()
sys.stdout.flush()
print(int(code), *sorted(sys.modules), file=sys.stderr)
"""


def imported_by(*arguments: str) -> tuple[int, set[str]]:
    """The exit code of a call in a fresh interpreter, and the modules it ended with."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, check=True, text=True
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    return int(code), set(modules)


def test_a_clean_check_imports_nothing_dear() -> None:
    """Each of these costs more than the whole check."""
    code, modules = imported_by("check", "--config", MINIMAL, "--select", "INP")
    assert code == 0
    assert modules.isdisjoint((*DEAR, *LAYERED))


def test_a_check_that_finds_something_imports_nothing_dear_either() -> None:
    """The portfolio with all its findings, waivers and suggestions."""
    portfolio = str(EXAMPLES / "portfolio" / "commitcheck.yaml")
    code, modules = imported_by("check", "--config", portfolio)
    assert code == 1
    assert modules.isdisjoint((*DEAR, *LAYERED, *ASKED_FOR))


def test_the_version_and_help_import_no_rules() -> None:
    """What a shell asks for at every completion must come at once."""
    for arguments in (("--version",), ("--help",), ()):
        code, modules = imported_by(*arguments)
        assert code == 0
        assert modules.isdisjoint((*DEAR, "commitcheck.api", "commitcheck.rules", "yaml"))


def test_a_call_imports_its_own_command_only() -> None:
    """Each file of the command line imports what it needs, and is imported when it is called."""
    code, modules = imported_by("check", "--help")
    assert code == 0
    assert modules.isdisjoint(DEAR)
    commands = {f"commitcheck.cli.{name}" for group in WEEK.values() for name in group}
    assert modules & commands == {"commitcheck.cli.check"}
