"""The frame of each format, and that no text from a file leaves its place in it."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from rich.cells import cell_len

from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from reporting.reports import planted_report, sample_report

_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
"""Controls, line ends but our own, directions, the invisible, halves of characters."""

_COMMAND = re.compile(r"::|##\w*\[")
_RUNS = ("=", "+", "-", "@", "\t", "\r")
_OUR_TAGS = re.compile(r"<!-- commitcheck-report -->|</?(?:br|details|summary|b|sub)>")


def is_inert(text: str, *patterns: re.Pattern[str]) -> None:
    """Nothing in it acts on a screen or in a log, or none of these patterns is in it."""
    for pattern in patterns or (_ACTS, _COMMAND):
        found = pattern.search(text)
        assert not found, ascii(text[max(found.start() - 80, 0) : found.end() + 40])


def holds(name: str, written: str | bytes, options: RenderOptions) -> None:
    """Assert the frame of the format called `name`."""
    if isinstance(written, str):
        assert written.encode(), "nothing was written"
    _FRAMES[name](written, options)


def _terminal(text: Any, options: RenderOptions) -> None:
    plain = re.sub(r"\x1b\[[\d;]*m", "", text) if options.color else text
    is_inert(plain)
    if options.verbosity < 0:
        assert plain.count("\n") == 1, plain
        return
    for line in plain.split("\n"):
        assert cell_len(line) <= options.width, line


def _json(text: Any, _: RenderOptions) -> None:
    assert json.loads(text, parse_constant=_no_number)["version"] == 2


def _sarif(text: Any, _: RenderOptions) -> None:
    log = json.loads(text, parse_constant=_no_number)
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            uri, region = physical["artifactLocation"]["uri"], physical["region"]
            assert re.fullmatch(r"(?:[\w./!$&'()*+,;=@~-]|%[0-9A-F]{2})+", uri, re.ASCII), uri
            assert region["startLine"] >= 1 <= region["startColumn"] < region["endColumn"]


def _gitlab(text: Any, _: RenderOptions) -> None:
    found = json.loads(text, parse_constant=_no_number)
    assert len({finding["fingerprint"] for finding in found}) == len(found)
    for finding in found:
        assert finding["location"]["lines"]["begin"] >= 1
        assert finding["description"]


def _no_number(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def _junit(text: Any, _: RenderOptions) -> None:
    root = ET.fromstring(text.encode())  # noqa: S314 - our own document
    tags = {element.tag for element in root.iter()}
    known = "testsuites testsuite testcase failure error skipped system-out properties property"
    assert tags <= {*known.split()}, tags
    names = [(element.get("classname"), element.get("name")) for element in root.iter("testcase")]
    assert len(set(names)) == len(names)


def _github(text: Any, _: RenderOptions) -> None:
    for line in text.split("\n"):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line), line
        assert "##[" not in line
        if line.startswith("::"):
            command, said = line[2:].split("::", 1)
            assert re.fullmatch("(?:error|warning|notice) .*", command), line
            assert "::" not in said.replace("%3A", ""), line
        else:
            assert "::" not in line


def _markdown(text: Any, _: RenderOptions) -> None:
    is_inert(text.replace("\u200b", ""), _ACTS)  # the sign that breaks mentions is our own
    without_ours = _OUR_TAGS.sub("", text)
    assert not re.search(r"(?<!\\)<[a-zA-Z/!?]", without_ours), without_ours
    assert not re.search(r"(?<!\\)!?\[[^\]]*(?<!\\)\]\(", without_ours)


class _Shape(HTMLParser):
    """The kinds of elements and attributes on a page; every element is closed in its order."""

    VOID = ("meta", "br", "hr", "link", "img", "input")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kinds: set[tuple[str, str]] = set()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), tag
        names = [name for name, _ in attrs if name != "class"]
        self.kinds |= {(tag, name) for name in ("", *names)}
        if tag not in self.VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag, tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def _shape(page: str) -> set[tuple[str, str]]:
    reader = _Shape()
    reader.feed(page)
    reader.close()
    assert not reader.opened, reader.opened
    return reader.kinds


@cache
def _harmless() -> frozenset[tuple[str, str]]:
    """What a page holds without a hostile word on it."""
    pages = [render(report, "html") for report in (sample_report(), planted_report("x"))]
    more = {("details", "open"), ("q", "")}
    return frozenset(more.union(*(_shape(str(page)) for page in pages)))


def _html(text: Any, _: RenderOptions) -> None:
    assert _shape(text) <= _harmless(), _shape(text) - _harmless()
    body = text[text.index("</style>") :]
    is_inert(body)
    assert "nan" not in re.findall(r'="(nan|inf|-inf)[^"]*"', text)


def _csv(content: Any, _: RenderOptions) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(_RUNS) for row in rows for cell in row)
    assert b"\0" not in content


def _xlsx(content: Any, _: RenderOptions) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        assert not any("external" in name.casefold() for name in book.namelist())
        for name in book.namelist():
            page = ET.fromstring(book.read(name))  # noqa: S314 - our own document
            assert not any(element.tag.endswith("}f") for element in page.iter()), (
                f"a formula in {name}"
            )


_FRAMES: Mapping[str, Callable[[Any, RenderOptions], None]] = {
    "terminal": _terminal,
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
    "html": _html,
    "csv": _csv,
    "xlsx": _xlsx,
}


def in_every_format(report: Report, options: RenderOptions) -> None:
    for name in _FRAMES:
        holds(name, render(report, name, options), options)
