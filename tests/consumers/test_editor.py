"""The schemas in an editor: mistakes are marked, words are offered and explained."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.calling import call
from consumers.language_server import Editor, editor
from consumers.tools import ROOT

pytestmark = pytest.mark.consumers


class Kind(NamedTuple):
    """A kind of file: a good one, a broken line with what is said of it, a place to ask at.

    In `asked`, `|` is the cursor; `offered` must be among what is offered there. `explained`
    is a key of the good file and words of its explanation.
    """

    name: str
    good: str
    broken: str
    said: str
    asked: str
    offered: tuple[str, ...]
    explained: tuple[str, str]


KINDS = (
    Kind(
        "vision",
        "schema_version: 1\nproduct:\n  name: Papertrail\n  stage: growth\n",
        "schema_version: 1\nproduct:\n  name: Papertrail\n  stage: grown\n",
        "growth",
        "schema_version: 1\nproduct:\n  name: Papertrail\n  stage: |\n",
        ("concept", "infancy", "growth", "mature", "sunset"),
        ("stage", "life"),
    ),
    Kind(
        "commitments",
        "commitments:\n  - id: C-1\n    customer: Acme\n    title: A promise\n    kind: sla\n",
        "commitments:\n  - id: C-1\n    customer: Acme\n    title: A promise\n    knid: sla\n",
        "knid",
        "commitments:\n  - id: C-1\n    customer: Acme\n    title: A promise\n    kind: |\n",
        ("feature", "sla", "exclusivity"),
        ("customer", "promised"),
    ),
    Kind(
        "waivers",
        "waivers:\n  - id: W-1\n    rule: VIS601\n    reason: a bet\n    renewals: 1\n",
        "waivers:\n  - id: W-1\n    rule: VIS601\n    reason: a bet\n    renewals: many\n",
        "integer",
        "waivers:\n  - id: W-1\n    rule: VIS601\n    |\n",
        ("reason", "owner", "approved_by", "expires_on"),
        ("reason", "why"),
    ),
    Kind(
        "links",
        "links:\n  - commitment: C-1\n    item: capability:sso\n    decision: accepted\n",
        "links:\n  - commitment: C-1\n    item: capability:sso\n    decision: maybe\n",
        "accepted",
        "links:\n  - commitment: C-1\n    item: capability:sso\n    decision: |\n",
        ("accepted", "rejected"),
        ("commitment", "promise"),
    ),
    Kind(
        "config",
        "schema_version: 1\nvision: vision.yaml\nfail_on: error\n",
        "schema_version: 1\nvision: vision.yaml\nfail_on: errors\n",
        "error",
        "schema_version: 1\nvision: vision.yaml\nfail_on: |\n",
        ("error", "warning", "never"),
        ("fail_on", "severity"),
    ),
)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `commitcheck init` leaves it: the schemas lie beside it."""
    made = tmp_path_factory.mktemp("project")
    assert call("init", str(made)).code == 0
    return made


@pytest.fixture(scope="module")
def session(folder: Path) -> Iterator[Editor]:
    with editor(folder) as opened:
        yield opened


def headed(kind: str, text: str) -> str:
    """With the first line that an editor finds the schema by."""
    return f"# yaml-language-server: $schema=.commitcheck/{kind}.schema.json\n{text}"


@each_kind
def test_a_good_file_is_left_alone(kind: Kind, folder: Path, session: Editor) -> None:
    """No mark in a file that our own reader takes."""
    assert session.complaints(folder / f"good {kind.name}.yaml", headed(kind.name, kind.good)) == []


@each_kind
def test_a_mistake_is_marked_on_its_line(kind: Kind, folder: Path, session: Editor) -> None:
    """The words say what was expected."""
    text = headed(kind.name, kind.broken)
    found = session.complaints(folder / f"broken {kind.name}.yaml", text)
    lines = text.splitlines()
    good = headed(kind.name, kind.good).splitlines()
    wrong = next(n for n, (a, b) in enumerate(zip(lines, good, strict=True), 1) if a != b)
    assert [finding.line for finding in found] == [wrong]
    assert kind.said in found[0].message


@each_kind
def test_words_are_offered(kind: Kind, folder: Path, session: Editor) -> None:
    """Closed lists and field names, where the cursor stands."""
    text = headed(kind.name, kind.asked)
    before = text[: text.index("|")]
    path = folder / f"asked {kind.name}.yaml"
    session.complaints(path, text.replace("|", ""))
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert set(kind.offered) <= set(session.completions(path, line, column))


@each_kind
def test_words_are_explained(kind: Kind, folder: Path, session: Editor) -> None:
    """With the description that the schema gives."""
    text = headed(kind.name, kind.good)
    path = folder / f"explained {kind.name}.yaml"
    session.complaints(path, text)
    key, word = kind.explained
    before = text[: text.index(f"{key}:") + 1]
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert word in session.hover(path, line, column).lower()


def test_the_examples_and_the_starter_are_left_alone(folder: Path, session: Editor) -> None:
    """Every YAML that we ship."""
    roles = {"commitcheck": "config"}
    shipped = [
        *(ROOT / "examples").glob("*/*.yaml"),
        *(folder / name for name in ("vision.yaml", "waivers.yaml", "commitcheck.yaml")),
    ]
    for number, path in enumerate(shipped):
        text = re.sub(r"^# yaml-language-server.*\n", "", path.read_text("utf-8"))
        kind = roles.get(path.stem, path.stem)
        target = folder / f"shipped {number}.yaml"
        assert session.complaints(target, headed(kind, text)) == [], path


def test_a_baseline_is_checked_too(folder: Path, session: Editor) -> None:
    """It is written by us and read by people in a diff."""
    broken = headed("baseline", "as_of: 2026-08-17\nfindings: none\n")
    found = session.complaints(folder / "baseline.yaml", broken)
    assert found
