"""Fuzzes a company's own rules and wordings: the file, its condition in CEL, what it then judges.

The first byte chooses the file: a rule, the wordings of packs, or those of ways out.
"""

import os
import random
from pathlib import Path
from tempfile import mkdtemp

import atheris
import yaml

from commitcheck.api import check, load
from commitcheck.assessment.packs.wordings import read_wordings
from commitcheck.errors import InputError
from commitcheck.loading.own_rules.files import read_rule_files, with_own_rules
from commitcheck.reporting import render
from commitcheck.ways_out.wording import library
from fuzz.fuzzing import ROOT, files, fuzz
from fuzz.structure import restructured
from soundness.frames import is_inert
from soundness.sound import problems_are_sound, raw_lines

NAME = "fuzz.yaml"
_PROJECT = load(
    str(ROOT / "examples/own-rules/vision.yaml"), str(ROOT / "examples/own-rules/commitments.yaml")
)
_CONDITIONS = (
    "promise.due != null && promise.owner == null",
    "promise.arr > 100000.0 || !(promise.status in ['signed', 'lost'])",
    "promise.approvals.exists(it, it.role == 'legal' && it.date < promise.signed_on)",
    "deal.promises.filter(it, it.remedy == 'uncapped').size() > 1",
    "promise.due - promise.signed_on > duration('720h')",
    "promise.title.matches('(?i)\\\\b(acme|northwind)\\\\b')",
    "promise.due > timestamp('2026-06-30T00:00:00Z') && vision.product.stage == 'growth'",
    "roadmap_item.earliest == null ? roadmap_item.confidence == 'low' : size(roadmap_item.id) < 3",
)
_PARTS = (
    *("promise.", "deal.", "roadmap_item.", "vision.", "it.", "owner", "arr", "due", "status"),
    *(
        "approvals",
        " && ",
        " || ",
        "!",
        "(",
        ")",
        "[",
        "]",
        "== null",
        "!= null",
        "'x'",
        '"',
        "1.0",
    ),
    *(
        "1",
        "9" * 30,
        "-",
        "in ",
        ".exists(it, ",
        ".all(it, ",
        ".map(it, ",
        ".size()",
        "\\",
        "{",
        "}",
    ),
    *("timestamp('2026-01-01')", "duration('1h')", "? 1.0 : 2.0", "true", "\n", "// x", "b'\\xff'"),
)


def read(content: bytes) -> None:
    Path(NAME).write_bytes(content[1:])
    which = content[0] % 8 if content else 0
    if which < 2:
        try:
            read_wordings(NAME) if which == 0 else library(path=NAME)
        except InputError as error:
            assert str(error)  # noqa: PT017 - said to the user as it is
        return
    own = read_rule_files([NAME])
    problems_are_sound(own.problems, NAME, raw_lines(content[1:]))
    assert own.rules or own.problems
    if own.rules:
        report = check(with_own_rules(_PROJECT, own), as_of="2026-08-17", engine="off")
        for found in report.findings:
            assert str(found.message), found
        is_inert(str(render(report, "terminal")))


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """What the file says, or its condition: a part of another put in, taken out or doubled."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    if dice.random() < 0.25:
        return bytes(atheris.Mutate(content, most))
    try:
        data = yaml.load(content[1:], Loader=yaml.CBaseLoader)  # noqa: S506 - text, lists, mappings
        if isinstance(data, dict) and isinstance(data.get("when"), str) and dice.random() < 0.7:
            when = data["when"]
            at, end = sorted(dice.choices(range(len(when) + 1), k=2))
            put = dice.choice((dice.choice(_PARTS), when[at:end] * 2, "", dice.choice(_CONDITIONS)))
            data["when"] = when[:at] + put + when[dice.choice((at, at, end)) :]
            written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
        else:
            written = restructured(data, dice)
    except (yaml.YAMLError, UnicodeError, RecursionError, ValueError, TypeError):
        return bytes(atheris.Mutate(content, most))
    return (content[:1] + written)[:most]


def seeds() -> list[bytes]:
    """The examples' rules, one for every condition, and the wordings that come with us."""
    rules = files("examples/own-rules/rules/*.yaml")
    (first, *_) = rules
    data = yaml.safe_load(first)
    for condition in _CONDITIONS:
        subject = condition.removeprefix("!").partition(".")[0]
        rule = {**data, "when": condition, "subject": subject, "bad": [], "good": []}
        rules.append(yaml.safe_dump(rule, allow_unicode=True, sort_keys=False).encode())
    packs = files("src/commitcheck/assessment/packs/wording/*.yaml")
    cures = files("src/commitcheck/ways_out/languages/english.yaml")
    return [b"\7" + rule for rule in rules] + [b"\0" + packs[0][:2000], b"\1" + cures[0][:2000]]


if __name__ == "__main__":
    planted = seeds()
    os.chdir(mkdtemp())
    fuzz(read, planted, mutate, longest=6000)
