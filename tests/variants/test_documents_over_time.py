"""Documents in the versions of a project: a paper that changes is a change like any other."""

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from cli.calling import call
from variants.repositories import Repository

VISION = """\
schema_version: 1
product: {name: Brightdock}
guardrails:
  - {id: uptime, dimension: uptime_pct, op: max, value: 99.9}
"""
CONFIG = """\
as_read: true
commitments:
  - {file: "papers/*.eml", deal: D-1, customer: Acme}
"""


def mail(uptime: str) -> str:
    message = EmailMessage()
    message["Subject"] = "Our offer"
    message["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"
    message.set_content(f"We guarantee an availability of at least {uptime} % per month.\n")
    return message.as_string()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The offer asks for more than the guardrail allows, from the second commit on."""
    made = Repository(tmp_path / "repository")
    first = {"vision.yaml": VISION, "commitcheck.yaml": CONFIG, "papers/offer.eml": mail("99.5")}
    made.commit(first, day="2026-01-05")
    made.commit({"papers/offer.eml": mail("99.95")}, day="2026-02-05")
    monkeypatch.chdir(made.folder)
    return made


def new(base: str) -> list[dict[str, Any]]:
    done = call("diff", base, "--format", "json", "--as-of", "2026-03-01")
    found: dict[str, list[dict[str, Any]]] = json.loads(done.out)["findings"]
    return [row for row in found["new"] if row["rule"] == "VIS603"]


def test_what_a_changed_paper_broke_is_new(repository: Repository) -> None:
    assert len(new("HEAD~1")) == 1
    assert new("HEAD") == []
    assert repository.folder.exists()


def test_a_check_since_then_fails_on_it(repository: Repository) -> None:
    assert call("check", "--since", "HEAD~1", "--as-of", "2026-03-01").code == 1
    assert call("check", "--since", "HEAD", "--as-of", "2026-03-01").code == 0
    assert repository.folder.exists()


def test_the_trend_has_it_from_the_day_of_its_commit(repository: Repository) -> None:
    done = call("trend", "--every", "month", "--format", "json", "--as-of", "2026-03-01")
    points = json.loads(done.out)["points"]
    assert [points[at]["nonconforming"] for at in (0, -1)] == [0, 1]
    assert repository.folder.exists()
