"""The tools that do the same work, each in an environment of its own, and how they are called."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.measuring import Command

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "commitcheck": str(ROOT),
    "frictionless": "frictionless>=5",
    "check-jsonschema": "check-jsonschema",
    "trlc": "trlc",
    "polars": "polars",
}
SPECTRAL = "@stoplight/spectral-cli"
FINE = (0, 1)
"""Exit codes of a check that ran to its end, whether it found something or not."""


class Environments:
    """Virtual environments below a folder, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._have: dict[str, bool] = {}

    def program(self, name: str) -> str | None:
        """The installed command of a peer, or None where it cannot be had."""
        home = self._folder / name
        program = home / "bin" / ("python" if name == "polars" else name)
        if name == "spectral":
            program = home / "node_modules" / ".bin" / "spectral"
        if name not in self._have:
            is_new = not (home / "done").exists() or name == "commitcheck"
            self._have[name] = self._install(name, home) if is_new else True
        return str(program) if self._have[name] else None

    @staticmethod
    def _install(name: str, home: Path) -> bool:
        print(f"installing {name}", file=sys.stderr)
        home.mkdir(parents=True, exist_ok=True)
        for command in _installing(name, home):
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=False)
            except OSError as error:
                return _skipped(name, str(error))
            if done.returncode:
                return _skipped(name, done.stderr[-300:])
        (home / "done").touch()
        return True


def _skipped(name: str, why: str) -> bool:
    print(f"skipping {name}, it cannot be installed here: {why}", file=sys.stderr)
    return False


def _installing(name: str, home: Path) -> Sequence[Command]:
    if name == "spectral":
        return [["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), SPECTRAL]]
    python = str(home / "bin" / "python")
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    again = ["--force-reinstall", "--no-deps"]
    made = [[sys.executable, "-m", "venv", str(home)]] if not Path(python).exists() else []
    packages = [[*pip, PACKAGES[name]]]
    return [*made, *packages, *([[*pip, *again, PACKAGES[name]]] if name == "commitcheck" else [])]


def _frictionless(program: str, folder: Path) -> Command:
    table = str(folder / "commitments.csv")
    return [program, "validate", table, "--schema", str(folder / "table-schema.json"), "--trusted"]


def _check_jsonschema(program: str, folder: Path) -> Command:
    schema = str(folder / "commitments.schema.json")
    return [program, "--schemafile", schema, str(folder / "commitments.yaml")]


def _spectral(program: str, folder: Path) -> Command:
    rules = str(folder / "spectral.json")
    return [program, "lint", "--ruleset", rules, str(folder / "commitments.yaml")]


def _trlc(program: str, folder: Path) -> Command:
    return [program, "--brief", str(folder / "trlc")]


def _polars(program: str, folder: Path) -> Command:
    script = str(Path(__file__).parent / "polars_script.py")
    return [program, script, str(folder / "commitments.csv")]


CALLS: Mapping[str, Callable[[str, Path], Command]] = {
    "frictionless": _frictionless,
    "check-jsonschema": _check_jsonschema,
    "spectral": _spectral,
    "trlc": _trlc,
    "polars": _polars,
}
