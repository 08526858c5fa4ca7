"""No command is quadratic: twice the rows are at most twice the work, counted in steps.

As in the tests of the rules, a step is a line that Python runs: of the whole command here, from
its words to its page, with the files read and the report written.
"""

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from benchmarks.generate import WORDS
from cli.calling import call
from commitcheck.reporting import comparison, signing, trend, ways_out
from rules.test_linear import steps
from variants.repositories import Repository

ROWS = 25
DEALS = 2
"""For so many deals `sync` looks for a way out here, by judging everything again and again."""
SLACK = 1.05
"""Sorting takes a little more than its share, and so does a match that has more to look at."""
ONCE = 30_000
"""Steps that a command takes whatever the rows: its words, the vision, the frame of its page."""

VISION = """\
schema_version: 1
product: {name: Auditrail}
capabilities:
  - {id: scim, name: SCIM provisioning, status: in_progress}
  - {id: audit, name: Audit log, status: available}
  - {id: on-prem, name: On-premises edition, status: rejected}
roadmap:
  - {id: RM1, title: SCIM, capabilities: [scim], earliest: 2026-05-01, latest: 2026-06-30}
non_goals: [{id: NG1, statement: We do not run on the customer's servers, keywords: [servers]}]
guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.9}]
stakeholders:
  - {id: dana, role: product, required: true}
  - {id: otto, role: executive, required: true}
"""
CONFIG = (
    "schema_version: 1\nvision: vision.yaml\ncommitments: [commitments.csv]\nas_of: 2026-04-01\n"
)

COLUMNS = (
    "id", "deal", "customer", "title", "capability", "kind", "dimension", "value", "source",
    "status", "signed_on", "expected_signature", "due", "arr", "quote", "approvals",
)  # fmt: skip
SAID = (
    {"capability": "scim", "kind": "feature", "due": "2026-05-31", "status": "negotiating",
     "expected_signature": "2026-04-30"},
    {"capability": "on-prem", "kind": "deployment", "status": "signed", "signed_on": "2026-02-10"},
    {"kind": "sla", "dimension": "uptime_pct", "value": "99.99", "status": "signed",
     "signed_on": "2026-03-01", "approvals": "product@2026-03-05"},
    {"quote": "We will deliver the audit log by 30 June 2026, with 99.95 % uptime."},
    {"kind": "feature", "quote": "Runs on your own servers before the summer."},
)  # fmt: skip
"""What is planned, refused or beyond a bound, and what only words state."""

PROMISE = "The provider will deliver SCIM provisioning {at} by 30 June 2026.\n\n"

RULE = """\
code: ACME{at}
name: date-without-owner
severity: error
subject: promise
when: promise.due != null && promise.owner == null
message: "{{promise.id}} is due on {{promise.due}} and nobody owns it"
next_step: name who delivers it, or take the date out
who: product
root: R3
why: a date that nobody owns is kept by nobody
bad: [{{id: K-1, customer: Alder, title: SCIM provisioning, due: 2026-10-31}}]
good: [{{id: K-1, customer: Alder, title: SCIM provisioning}}]
"""

Words = tuple[str, ...]


def in_every_format(formats: Iterable[str]) -> Words:
    """A report in each of them beside the page."""
    return tuple(
        word
        for name in formats
        if name != "terminal"
        for word in ("--report", f"{name}=out.{name}")
    )


COMMANDS: Mapping[str, Words] = {
    "check": ("check", "--report", "json=report.json"),
    "check one deal": ("check", "--deal", "D-0"),
    "check one promise": ("check", "--promise", "C-0"),
    "preview": ("preview", "commitments.csv"),
    "validate": ("validate", "vision.yaml", "commitments.csv"),
    "read": ("read", "contract.md", "--customer", "Alder"),
    "confirm, listed": ("confirm", "--list"),
    "confirm in bulk": ("confirm", "--accept", "clear", "--by", "ines"),
    "ask": ("ask", "SCIM provisioning by October"),
    "ask for a list": ("ask", "--list"),
    "fix": ("fix", "--deal", "D-0", *in_every_format(ways_out.FORMATS)),
    "diagnose": ("diagnose",),
    "diagnose demand": ("diagnose", "--demand"),
    "diff": ("diff", "before", "after", *in_every_format(comparison.FORMATS)),
    "diff with what if": ("diff", "--if", "RM1=2026-09-30"),
    "diff since signing": ("diff", "--since-signing", *in_every_format(signing.FORMATS)),
    "trend": ("trend", "--every", "commit", "--no-cache", *in_every_format(trend.FORMATS)),
    "baseline": ("baseline", "write", "baseline.json"),
    "waivers": ("waivers", "list"),
    "sync": ("sync", "-o", "pages"),
}
SHAPES: Mapping[str, Callable[[int], dict[str, str]]] = {
    "apart": lambda at: {"deal": f"D-{at}", "customer": f"Firm {at}"},
    "of one customer": lambda at: {"deal": f"D-{at}", "customer": "Alder"},
    "of one deal": lambda _: {"deal": "D-0", "customer": "Alder"},
}

WARM: set[str] = set()
"""Commands that have run: modules, word lists and patterns are read once."""


def table_rows(count: int, shape: str) -> Iterator[dict[str, str]]:
    for at in range(count):
        said = SAID[at % len(SAID)]
        own = SHAPES[shape](at)
        title = f"{WORDS[at % len(WORDS)]} {WORDS[at * 7 % len(WORDS)]} {at}"
        yield {"id": f"C-{at}", "title": title, "source": "order_form", "status": "proposed",
               "arr": "1000", **said, **own}  # fmt: skip


def written(folder: Path, count: int, shape: str) -> None:
    """A project of so many rows, a contract of so many promises, and what was there before."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vision.yaml").write_text(VISION, encoding="utf-8")
    (folder / "commitcheck.yaml").write_text(CONFIG, encoding="utf-8")
    with (folder / "commitments.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(table_rows(count, shape))
    contract = "".join(PROMISE.format(at=at) for at in range(count))
    (folder / "contract.md").write_text(contract, encoding="utf-8")


def project(folder: Path, count: int, shape: str) -> Path:
    """The same under git, with another vision before."""
    made = Repository(folder)
    written(folder, count, shape)
    made.commit({"vision.yaml": VISION.replace("2026-06-30", "2026-05-15")}, day="2026-02-01")
    made.commit({"vision.yaml": VISION}, day="2026-03-15")
    for name, latest in (("before", "2026-05-15"), ("after", "2026-06-30")):
        written(folder / name, count, shape)
        vision = VISION.replace("2026-06-30", latest)
        (folder / name / "vision.yaml").write_text(vision, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, str], Path]:
    """A project of so many rows and a shape, made once for all commands."""

    @cache
    def made(count: int, shape: str) -> Path:
        return project(tmp_path_factory.mktemp("rows"), count, shape)

    return made


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", COMMANDS)
def test_twice_the_rows_are_at_most_twice_the_work(
    name: str,
    shape: str,
    projects: Callable[[int, str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From the words of the call to the page."""
    monkeypatch.setattr("commitcheck.cli.sync.DEALS", DEALS)

    def go(count: int, folder: str) -> None:
        shutil.copytree(projects(count, shape), tmp_path / folder)
        monkeypatch.chdir(tmp_path / folder)

    def taken() -> int:
        codes: list[int] = []
        spent = steps(lambda: codes.append(call(*COMMANDS[name]).code))
        assert codes[0] in (0, 1, 3), codes  # 3: a deal that could not be judged
        return spent

    if name not in WARM:
        go(ROWS // 2, "warm")
        call(*COMMANDS[name])
        WARM.add(name)
    go(ROWS, "once")
    once = taken()
    go(2 * ROWS, "twice")
    twice = taken()

    assert once > 0
    assert twice <= 2 * once * SLACK + ONCE


def test_twice_the_rules_are_at_most_twice_the_work_to_try(tmp_path: Path) -> None:
    """Every rule on its own examples, each file read."""

    def taken(count: int, first: int) -> int:
        files = [tmp_path / f"{at}.yaml" for at in range(first, first + count)]
        for at, file in enumerate(files, first):
            file.write_text(RULE.format(at=at), encoding="utf-8")
        codes: list[int] = []
        spent = steps(lambda: codes.append(call("rules", "test", *map(str, files)).code))
        assert codes == [0]
        return spent

    taken(2, 100)  # modules and the language of conditions are read once

    assert taken(40, 300) <= 2 * taken(20, 200) * SLACK + ONCE
