"""A project whose promises' words are to be decided on, and who presses the keys."""

import json
import re
from pathlib import Path

import pytest

from cli.calling import Called, call
from commitcheck.cli import confirm

VISION = """\
schema_version: 1
product: {name: Demo}
capabilities:
  - {id: scim, name: SCIM user provisioning, status: rejected}
  - {id: audit, name: Audit log export, description: Stream events to a SIEM, status: available}
  - {id: sso, name: Single sign-on with SAML, status: available}
roadmap:
  - {id: RM1, title: Mobile application for drivers, capabilities: [sso]}
non_goals:
  - {id: NG1, statement: We do not offer on-premise installation, enforcement: hard}
"""
COMMITMENTS = """\
id,customer,title,status,capability
C-1,Acme,Automatic user provisioning with SCIM,proposed,
C-2,Bolt,Premise installation at their site,proposed,audit
C-3,Crux,SAML single sign-on,delivered,
"""
DAY = ("--as-of", "2026-03-16")
READ = """\
id,customer,title,quote,status,arr
C-1,Acme,Access,"We will deliver SAML single sign-on by 30 June 2027.",proposed,10
C-2,Bolt,Access,"We will deliver SAML single sign-on by 30 June 2027.",proposed,90
C-3,Crux,Access,"We will deliver the audit log export by 30 June 2027.",proposed,50
"""


def write_project(folder: Path) -> None:
    """A vision and a table of promises."""
    (folder / "vision.yaml").write_text(VISION, "utf-8")
    (folder / "commitments.csv").write_text(COMMITMENTS, "utf-8")


def links(file: str = "decisions.yaml") -> list[str]:
    """The decisions of the file, a line each."""
    path = Path(file)
    text = path.read_text("utf-8") if path.exists() else ""
    return [line.strip(" -") for line in text.splitlines() if line.startswith("  - ")]


def without_scores(text: str) -> str:
    """The text with every score at zero: they are the engine's own business."""
    return re.sub(r"\d\.\d\d", "0.00", text)


class Pressed:
    """Keys and lines that a person types; what is asked for a line is forgotten."""

    def __init__(self, keys: str) -> None:
        self._keys = iter(keys)

    def key(self) -> str:
        return next(self._keys, "")

    def line(self, asked: str) -> str:
        assert asked
        return "".join(iter(self.key, "\n"))


def reviewed(keys: str, monkeypatch: pytest.MonkeyPatch) -> Called:
    monkeypatch.setattr(confirm, "Keyboard", lambda: Pressed(keys))
    return call("confirm", "--by", "Ana", *DAY)


def suggestions() -> list[tuple[str, str, str]]:
    report = json.loads(call("check", "--format", "json", *DAY).out)
    return [
        (suggestion["commitment"], suggestion["why"], suggestion["id"])
        for suggestion in report["suggestions"]
    ]
