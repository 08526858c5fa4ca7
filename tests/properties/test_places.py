"""Every finding points at a place that is there, and quotes what really stands there."""

import csv
import io
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from commitcheck.api import check, load
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from properties.strategies import Portfolio, examples, portfolios
from properties.written import write

chance = st.randoms(use_true_random=False)


class Written:
    """One file as an independent reader sees it: PyYAML's nodes, or the csv module's cells."""

    def __init__(self, path: str) -> None:
        self.text = Path(path).read_bytes().decode("utf-8-sig")
        self.lines = re.split("\r\n|[\r\n]", self.text)
        self.delimiter = next(sign for sign in "\t;," if sign in self.lines[0] + ",")
        self.nodes: dict[tuple[int, int], list[yaml.Node]] = {}
        if path.endswith(".yaml"):
            self._note(yaml.compose(self.text, Loader=yaml.CSafeLoader))

    def _note(self, node: yaml.Node | None) -> None:
        if node is None:
            return
        at = node.start_mark.line + 1, node.start_mark.column + 1
        self.nodes.setdefault(at, []).append(node)
        match node:
            case yaml.MappingNode():
                for _, value in node.value:
                    self._note(value)
            case yaml.SequenceNode():
                for item in node.value:
                    self._note(item)
            case _:
                pass

    def words_at(self, at: Location) -> str:
        """The whole text of the value that begins there.

        A cell below a line break in its own row stands at the row's start: there, any cell's.
        """
        if self.nodes:
            found = self.nodes[at.line, at.column]
            return " ".join(
                finding.value for finding in found if isinstance(finding, yaml.ScalarNode)
            )
        before = re.findall("[^\r\n]*(?:\r\n|[\r\n]|$)", self.text)[: at.line - 1]
        rest = io.StringIO(self.text[sum(map(len, before)) + at.column - 1 :], newline="")
        cells = next(csv.reader(rest, delimiter=self.delimiter))
        is_broken = at.column == 1 and any("\n" in cell for cell in cells)
        return " ".join(cells) if is_broken else cells[0]


@given(portfolios, chance)
@examples(21)
def test_every_place_is_there(drawn: Portfolio, chance: random.Random) -> None:
    """In whichever way the files are written; nothing about them is a problem."""
    assume(drawn.promises)
    with tempfile.TemporaryDirectory() as folder:
        report, files = judged(drawn, Path(folder), chance)
        for at in places(report):
            lines = files[at.path].lines
            assert 1 <= at.line <= len(lines), at
            assert 1 <= at.column <= len(lines[at.line - 1]) + 1, at


@given(portfolios, chance)
@examples(21)
def test_the_quoted_words_are_really_there(drawn: Portfolio, chance: random.Random) -> None:
    assume(drawn.promises)
    with tempfile.TemporaryDirectory() as folder:
        report, files = judged(drawn, Path(folder), chance)
        for found in report.findings:
            for quote in found.quotes:
                there = files[quote.at.path].words_at(quote.at)
                assert squeezed(quote.text) in squeezed(there), (found.code, quote, there)


def judged(
    drawn: Portfolio, folder: Path, chance: random.Random
) -> tuple[Report, dict[str, Written]]:
    paths = write(drawn, folder, chance)
    project = load(paths[0], paths[1], waivers=paths[2])
    said = [problem for problem in project.problems if problem.rule]
    assume(
        not any(words.variant.startswith("ambiguous_text") for words in said)
    )  # as 0E0, unquoted
    assert said == []
    report = check(project, as_of=drawn.as_of, engine="off")
    return report, {path: Written(path) for path in paths}


def places(report: Report) -> Iterator[Location]:
    for found in report.findings:
        yield found.at
        yield from (quote.at for quote in found.quotes)
        yield from (related.at for related in found.related)
    for answer in report.commitments:
        yield answer.at


def squeezed(text: str) -> str:
    return " ".join(text.split())
