"""Fuzzes the whole way: a mutated vision and mutated promises, every rule, one format.

The first byte chooses the format, the rest is two documents of YAML with `---` between them.
Every finding must point at a line that one of the two files has.
"""

import datetime as dt
import os
import random
from pathlib import Path
from tempfile import mkdtemp

import atheris
import yaml

from commitcheck.api import check, load
from commitcheck.errors import InputError
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from fuzz.fuzzing import ROOT, files, fuzz
from fuzz.structure import restructured, written
from soundness.frames import holds
from soundness.sound import raw_lines, stands_in

VISION, PROMISES = "vision.yaml", "commitments.yaml"
BETWEEN = b"\n---\n"
NAMES = tuple(FORMATS)
DAY = dt.date(2026, 8, 17)


def run(content: bytes) -> None:
    first, _, second = content[1:].partition(BETWEEN)
    Path(VISION).write_bytes(first)
    Path(PROMISES).write_bytes(second)
    try:
        project = load(VISION, PROMISES)
    except InputError:  # promises that have become a second vision
        return
    report = check(project, as_of=DAY, engine="off")
    lines = {VISION: raw_lines(first), PROMISES: raw_lines(second)}
    for at in _places(report):
        stands_in(at, at.path, lines[at.path])
    name = NAMES[content[0] % len(NAMES)] if content else NAMES[0]
    holds(name, render(report, name), RenderOptions())


def _places(report: Report) -> list[Location]:
    places = [commitment.at for commitment in report.commitments]
    for found in report.findings:
        assert str(found.message), found
        places += [found.at, *(quote.at for quote in found.quotes)]
        places += [related.at for related in found.related]
    return places


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """One of the two documents changed in what it says; now and then a byte."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    parts = content[1:].split(BETWEEN, 1)
    if len(parts) == len((VISION, PROMISES)) and dice.random() < 0.8:
        which = dice.randrange(2)
        try:
            data = yaml.load(parts[which], Loader=yaml.CBaseLoader)  # noqa: S506 - text, lists, mappings
            parts[which] = restructured(data, dice)
        except (yaml.YAMLError, UnicodeError, RecursionError, ValueError, TypeError):
            return bytes(atheris.Mutate(content, most))
        return (bytes([dice.randrange(256)]) + BETWEEN.join(parts))[:most]
    return bytes(atheris.Mutate(content, most))


def seeds() -> list[bytes]:
    """The examples, and cases that are broken in other ways."""
    pairs = []
    for folder in ("examples/infancy", "tests/cases/dependency-cycles"):
        vision, promises = files(f"{folder}/{VISION}", f"{folder}/{PROMISES}")
        pairs.append(b"\0" + vision + BETWEEN + promises)
    vision = (ROOT / "examples/portfolio/vision.yaml").read_bytes()
    return [*pairs, b"\7" + vision + BETWEEN + written(_PROMISES)]


_PROMISES = [
    {
        "id": f"C-{number}", "customer": "Acme", "title": "Load building", "deal": "D-1",
        "kind": kind, "status": status, "due": "2026-12-31", "expected_signature": "2026-08-31",
        "capability": ["tms-planning"], "dimension": "uptime_pct", "value": "99.99", "arr": "5000",
        "currency": "EUR", "effort": "12", "remedy": "credit", "source": "email",
        "approvals": [{"role": "product", "date": "2026-03-01"}], "roadmap_item": "RM5",
    }
    for number, (kind, status) in enumerate(
        (("feature", "proposed"), ("sla", "signed"), ("exclusivity", "signed"), ("mfn", "proposed"))
    )
]  # fmt: skip

if __name__ == "__main__":
    planted = seeds()
    os.chdir(mkdtemp())
    fuzz(run, planted, mutate, longest=20_000)
