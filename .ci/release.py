"""Release a version: audit, date the change log, build, check, commit and tag. Nothing is pushed.

Run it in a clean checkout on which .ci/run has passed, with what requirements/ci.lock installs.
Where anything fails, the checkout is left as it was.

python .ci/release.py 0.2.0 --dry-run    says what it would do, and changes nothing
python .ci/release.py 0.2.0              does it, and leaves what was built in dist/; then look at
                                         it, and: git push --follow-tags
"""

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

VERSION, LOG = Path("src/commitcheck/_version.py"), Path("CHANGELOG.md")
DIST = Path("dist")
ACTION_PAGE = Path("docs/formats/github.md")
"""Names the release that a workflow uses."""
_OPEN = "## [Unreleased]\n"
_USES = re.compile(r"(uses: commitcheck/commitcheck@v)[0-9.]+")
_NUMBER = re.compile(r"\d+\.\d+\.\d+")


def dated(log: str, version: str, day: dt.date) -> str:
    """The change log with what is unreleased below a version and its day.

    Raises:
        SystemExit: there is nothing to release, or the version is there already.
    """
    head, heading, rest = log.partition(_OPEN)
    if not heading or f"## [{version}]" in log:
        raise SystemExit(f"CHANGELOG.md has no open section, or {version} already")
    if not re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0].strip():
        raise SystemExit("nothing is unreleased")
    return f"{head}{_OPEN}\n## [{version}] - {day.isoformat()}\n{rest}"


def with_version(text: str, version: str) -> str:
    return re.sub(r'__version__ = "[^"]*"', f'__version__ = "{version}"', text)


def parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def current(text: str) -> str:
    """The version that a `_version.py` says."""
    return re.findall(r'__version__ = "([^"]*)"', text)[0]


def run(*command: str, more: Mapping[str, str] | None = None) -> str:
    """What a program says; its own Python and tools are those that run this script.

    Raises:
        SystemExit: it failed, with what it said.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    env = {**os.environ, "PATH": path, **(more or {})}
    done = subprocess.run(command, check=False, text=True, capture_output=True, env=env)
    if done.returncode:
        said = f"{done.stdout}{done.stderr}".rstrip()
        raise SystemExit(f"not released: {' '.join(command)} ended with {done.returncode}\n{said}")
    return done.stdout


def refuse_unless_ready(version: str) -> None:
    """Raises:
    SystemExit: the tree is not clean, the tag is there, or the version is an older one.
    """
    there = current(VERSION.read_text("utf-8"))
    if parts(version) < parts(there):
        raise SystemExit(f"the version is {version}, expected {there} or a later one")
    if run("git", "status", "--porcelain").strip():
        raise SystemExit("there are changes that are not committed")
    if run("git", "tag", "--list", f"v{version}").strip():
        raise SystemExit(f"v{version} is there already")


def release(version: str, log: str) -> None:
    """Raises:
    SystemExit: something failed; the checkout is as it was.
    """
    print(run(sys.executable, ".ci/audit.py", more={"AUDIT": "required"}), end="")
    before = run("git", "rev-parse", "HEAD").strip()
    try:
        LOG.write_text(log, "utf-8")
        VERSION.write_text(with_version(VERSION.read_text("utf-8"), version), "utf-8")
        page = ACTION_PAGE.read_text("utf-8")
        ACTION_PAGE.write_text(_USES.sub(rf"\g<1>{version}", page), "utf-8")
        sources = {
            "PYTHONPATH": str(Path("src").resolve())
        }  # of this checkout, whatever is installed
        print(run(sys.executable, "docs/generate.py", more=sources), end="")
        run("git", "commit", "--all", "--message", f"Release {version}")
        with tempfile.TemporaryDirectory() as folder:
            print(run("bash", ".ci/package", folder), end="")
            DIST.mkdir(exist_ok=True)
            for built in sorted(Path(folder).iterdir()):
                print(shutil.copy2(built, DIST / built.name))
        run("git", "tag", "--annotate", f"v{version}", "--message", f"commitcheck {version}")
    except BaseException:
        run("git", "reset", "--hard", "--quiet", before)
        raise
    print(f"v{version} is committed and tagged; next: git push --follow-tags")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    if not _NUMBER.fullmatch(asked.version):
        raise SystemExit(f"the version is {asked.version}, expected three numbers, as 0.2.0")
    refuse_unless_ready(asked.version)
    today = dt.datetime.now(tz=dt.UTC).date()
    log = dated(LOG.read_text("utf-8"), asked.version, today)
    if asked.dry_run:
        print(f"would date CHANGELOG.md: ## [{asked.version}] - {today}")
        print(f"would audit, build twice and compare, commit, and tag v{asked.version}")
        return 0
    release(asked.version, log)
    return 0


if __name__ == "__main__":
    sys.exit(main())
