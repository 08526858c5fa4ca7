"""The step of action.yml: one check, its reports where GitHub looks for them, and its exit code.

Everything comes through the environment, as INPUT_NAME; nothing of a user's is ever part of a
command line that a shell reads. With a base ref, the files that decide what counts are put in
place as they are there, for the time of the run.
"""

# ruff: noqa: INP001, S603, S607, T201 - a script: it starts commitcheck and git and talks to a runner

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from commitcheck.errors import CommitcheckError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import Asked, find_config, find_inputs, is_yaml

BY_NAME = tuple(
    f"{name}.{ending}" for name in ("commitcheck", "waivers", "links") for ending in ("yaml", "yml")
)
"""Where the files that decide what counts are found without being named: whoever changes one of
them can silence the check.
"""

USAGE = 2


def main() -> int:
    """Run the check and hand on its exit code."""
    asked = {
        name.removeprefix("INPUT_").lower(): value.strip()
        for name, value in os.environ.items()
        if name.startswith("INPUT_") and value.strip()
    }
    os.chdir(asked.get("working_directory", "."))
    with tempfile.TemporaryDirectory() as scratch, _governed(asked) as refused:
        if refused:
            print(f"::error title=commitcheck::{refused}")
            return USAGE
        return _check(asked, Path(scratch))


def _check(asked: Mapping[str, str], scratch: Path) -> int:
    reports = {
        "json": scratch / "report.json",
        "github": scratch / "annotations.txt",
        "markdown": scratch / "summary.md",
        "sarif": Path(asked["sarif_file"]) if "sarif_file" in asked else None,
    }
    wanted = [f"--report={name}={path}" for name, path in reports.items() if path is not None]
    code = subprocess.run(_command(asked, wanted), check=False).returncode
    sys.stdout.flush()
    if not scratch.joinpath("report.json").exists():  # it said why on standard error
        _output({"exit-code": code})
        return code
    if asked.get("annotations") == "true":
        print(_read(scratch / "annotations.txt"), end="", flush=True)
    page = _read(scratch / "summary.md")
    if asked.get("summary") == "true" and (target := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(page)
    if "comment_file" in asked:
        Path(asked["comment_file"]).write_text(page, encoding="utf-8")
    verdict = json.loads(_read(scratch / "report.json"))["verdict"]
    here = Path(os.path.relpath(Path.cwd(), os.environ.get("GITHUB_WORKSPACE", ".")))
    _output(
        {
            "exit-code": code,
            "verdict": verdict["sentence"],
            "nonconforming": verdict["nonconforming"],
            "preventable": verdict["preventable"],
            **{
                f"{name}-file": (here / asked[f"{name}_file"]).as_posix()
                for name in ("sarif", "comment")
                if f"{name}_file" in asked
            },
        }
    )
    return code


def _command(asked: Mapping[str, str], reports: Iterable[str]) -> list[str]:
    options = ("config", "waivers", "baseline", "as_of", "fail_on", "redact")
    return [
        sys.executable,
        "-m",
        "commitcheck",
        "check",
        *(f"--{name.replace('_', '-')}={asked[name]}" for name in options if name in asked),
        *reports,
        "--",
        *_paths(asked),
    ]


def _paths(asked: Mapping[str, str]) -> tuple[str, ...]:
    """The vision and then the commitments, those of them that are named."""
    lines = [asked.get("vision", ""), *asked.get("commitments", "").splitlines()]
    return tuple(line.strip() for line in lines if line.strip())


@contextlib.contextmanager
def _governed(asked: Mapping[str, str]) -> Iterator[str | None]:
    """Put the governing files of the base ref in place; afterwards everything is as it was.

    Gives the reason when that cannot be done: a check that silently trusts the pull request
    instead would be worse than none.
    """
    if "base_ref" not in asked:
        yield None
        return
    found = _git("rev-parse", "--verify", "--end-of-options", f"{asked['base_ref']}^{{commit}}")
    if found.returncode:
        yield "cannot find base-ref in this clone; check out with fetch-depth: 0"
        return
    places = _Places(found.stdout.decode().strip())
    named = (asked[name] for name in ("config", "waivers", "baseline") if name in asked)
    try:
        places.put({*_by_name(places.top), *map(Path, named)})
        places.put(_used(asked))  # those that the base's configuration names
        yield places.refused
    finally:
        places.restore()


class _Places:
    """Files of a commit, put over those of the checkout until they are restored."""

    def __init__(self, commit: str) -> None:
        self.top = Path(_git("rev-parse", "--show-toplevel").stdout.decode().strip()).resolve()
        self.refused: str | None = None
        self._commit = commit
        self._before: dict[Path, bytes | str | None] = {}

    def put(self, paths: Iterable[Path]) -> None:
        """Write each as it is in the commit; one that is not there is taken away."""
        for path in sorted(Path(os.path.abspath(one)) for one in paths):  # noqa: PTH100 - keeps links
            if path in self._before:
                continue
            if not path.parent.resolve().is_relative_to(self.top):
                self.refused = f"{path.name} stands outside of the repository, base-ref cannot hold"
                continue
            self._before[path] = _content(path)
            path.unlink(missing_ok=True)
            shown = _git("show", f"{self._commit}:./{os.path.relpath(path)}")
            if shown.returncode == 0:
                path.write_bytes(shown.stdout)

    def restore(self) -> None:
        for path, before in self._before.items():
            path.unlink(missing_ok=True)
            if isinstance(before, bytes):
                path.write_bytes(before)
            elif before is not None:
                path.symlink_to(before)


def _content(path: Path) -> bytes | str | None:
    """Its bytes, where it leads if it is a link, or None when there is no such file."""
    if path.is_symlink():
        return os.readlink(path)  # noqa: PTH115 - the text of the link as it is
    return path.read_bytes() if path.is_file() else None


def _by_name(top: Path) -> Iterator[Path]:
    """The usual names in this folder and above it, up to the repository's top."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield from (folder / name for name in BY_NAME)
        if folder.resolve() == top:
            return


def _used(asked: Mapping[str, str]) -> set[Path]:
    """The governing files that this run would read, whether they are there or not."""
    paths = _paths(asked)
    try:
        reading = read_config(asked.get("config") or find_config(paths))
        inputs = find_inputs(Asked(paths=paths), reading.config)
    except CommitcheckError:  # the check itself will say so
        return set()
    presets = (one.preset for one in inputs.commitments if one.preset and is_yaml(one.preset))
    named = (reading.config.path, inputs.waivers, inputs.links, inputs.baseline, *presets)
    beside = Path(inputs.vision or ".").parent
    return {Path(one) for one in named if one} | {beside / name for name in BY_NAME}


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], check=False, capture_output=True)


def _output(values: Mapping[str, object]) -> None:
    """Outputs of the step; a sentence of ours holds no line end, a file's name could."""
    if target := os.environ.get("GITHUB_OUTPUT"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.writelines(
                f"{name}={' '.join(str(value).splitlines())}\n" for name, value in values.items()
            )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
