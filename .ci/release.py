"""Release a version: date the change log, build, check, commit and tag. Nothing is pushed.

python .ci/release.py 0.2.0 --dry-run    says what it would do, and changes nothing
python .ci/release.py 0.2.0              does it; then: git push --follow-tags
"""

import argparse
import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION, LOG = Path("src/commitcheck/_version.py"), Path("CHANGELOG.md")
_OPEN = "## [Unreleased]\n"
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


def run(*command: str, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, check=False, text=True, capture_output=True, env=env)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def refuse_unless_ready(version: str) -> None:
    """Raises:
    SystemExit: the tree is not clean, or the tag is there.
    """
    if run("git", "status", "--porcelain").strip():
        raise SystemExit("there are changes that are not committed")
    if run("git", "tag", "--list", f"v{version}").strip():
        raise SystemExit(f"v{version} is there already")


def release(version: str) -> None:
    required = {**os.environ, "AUDIT": "required"}
    print(run(sys.executable, ".ci/audit.py", env=required), end="")
    print(run(sys.executable, "docs/generate.py"), end="")
    run("git", "commit", "--all", "--message", f"Release {version}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            print(run("bash", ".ci/package", folder), end="")
    except SystemExit:
        run("git", "reset", "--hard", "HEAD~1")
        raise
    run("git", "tag", "--annotate", f"v{version}", "--message", f"commitcheck {version}")
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
        print("would build twice, compare, commit, and tag", f"v{asked.version}")
        return 0
    LOG.write_text(log, "utf-8")
    VERSION.write_text(with_version(VERSION.read_text("utf-8"), asked.version), "utf-8")
    release(asked.version)
    return 0


if __name__ == "__main__":
    sys.exit(main())
