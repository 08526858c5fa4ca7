"""Small repositories for tests: a folder with a history, whose days are given."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

VISION = """\
schema_version: 1
product: {name: Auditrail}
non_goals: []
capabilities:
  - {id: scim, name: SCIM provisioning, status: planned}
roadmap:
  - {id: RM1, title: SCIM, capabilities: [scim], earliest: 2026-05-01, latest: 2026-06-30}
"""

PROMISES = """\
id,deal,customer,title,capability,status,signed_on,due,arr,currency
K-1,D-1,Acme,SCIM provisioning,scim,signed,2026-02-10,2026-07-31,120000,EUR
K-2,D-2,Birch,SCIM for Birch,scim,proposed,,2026-12-31,80000,EUR
"""

CONFIG = "schema_version: 1\nas_of: 2026-04-01\n"


def write_project(folder: Path, vision: str = VISION) -> None:
    """A vision, two promises and a configuration, in a folder without a history."""
    folder.mkdir(exist_ok=True)
    (folder / "vision.yaml").write_text(vision, "utf-8")
    (folder / "commitments.csv").write_text(PROMISES, "utf-8")
    (folder / "commitcheck.yaml").write_text(CONFIG, "utf-8")


_SETTINGS = ("-c", "protocol.file.allow=always", "-c", "maintenance.auto=false")
"""Clones of clones are wanted, and no process that looks after each commit for what to tidy up."""


class Repository:
    """A folder under git; every commit has the day that it is given."""

    def __init__(self, folder: Path, *, is_bare: bool = False) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git(
            "init",
            "--quiet",
            "--template=",
            "--initial-branch=main",
            *(["--bare"] if is_bare else []),
        )

    def git(self, *arguments: str, day: str = "2026-01-05") -> str:
        """Run git as a person would, without that person's configuration."""
        moment = f"{day}T12:00:00+00:00"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_AUTHOR_NAME": "Ines",
            "GIT_AUTHOR_EMAIL": "ines@example.com",
            "GIT_COMMITTER_NAME": "Ines",
            "GIT_COMMITTER_EMAIL": "ines@example.com",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")

    def commit(self, files: Mapping[str, str] | None = None, day: str = "2026-01-05") -> str:
        """Write files, commit everything, and give the commit's id."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"state of {day}", day=day)
        return self.git("rev-parse", "HEAD")


def auditrail(folder: Path) -> Repository:
    """A vision, two promises and a configuration, committed on 5 January 2026."""
    repository = Repository(folder)
    repository.commit(
        {"vision.yaml": VISION, "commitments.csv": PROMISES, "commitcheck.yaml": CONFIG}
    )
    return repository


def slipped(day: str) -> str:
    """The vision with the roadmap item's latest day moved."""
    return VISION.replace("latest: 2026-06-30", f"latest: {day}")
