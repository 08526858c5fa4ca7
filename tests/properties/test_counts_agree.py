"""The headline, the sections, the footer and every format say the same numbers."""

import csv
import io
import json
import re
from html import unescape

from hypothesis import given

from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from properties.strategies import Portfolio, examples, portfolios

OPEN = ("proposed", "negotiating", "signed")
WIDE = RenderOptions(width=400, verbosity=1)


@given(portfolios)
@examples(24)
def test_all_formats_count_the_same(drawn: Portfolio) -> None:
    """Nobody reads "no conflict" in one place and counts one in another."""
    report = drawn.checked()
    verdict = report.verdict
    expected = {
        "open": verdict.open,
        "do not conform": verdict.nonconforming,
        "preventable": verdict.preventable,
        "could not be judged": verdict.could_not_be_judged,
        "against": verdict.against_non_goals,
    }

    assert _of_json(report) == expected
    assert _of_headings(report) == {key: expected[key] for key in _of_headings(report)}
    assert _of_line(report) == {key: expected[key] for key in _of_line(report)}
    assert _of_rows(report) == verdict.nonconforming
    for name in ("terminal", "markdown", "html", "github", "sarif"):
        text = re.sub(r"<[^>]*>|\\|[*#]", "", str(render(report, name, WIDE)))
        assert _plain(verdict.sentence) in _plain(text), name


@given(portfolios)
@examples(24)
def test_the_brief_report_counts_as_the_whole_one(drawn: Portfolio) -> None:
    """What is left out for room is counted; the headings are the same."""
    report = drawn.checked()
    brief = _headings(str(render(report, "terminal", RenderOptions(width=100))))
    whole = _headings(str(render(report, "terminal", RenderOptions(width=100, verbosity=2))))
    for title in ("Against the vision", "Before signature", "Signed", "Could not be judged"):
        assert brief.get(title) == whole.get(title)


@given(portfolios)
@examples(24)
def test_no_sentence_stands_twice(drawn: Portfolio) -> None:
    """On a page of a length that people read; a promise stands under each non-goal against it, and
    what to do about two promises of one kind is the same on both cards.
    """
    text = str(render(drawn.checked(), "terminal", RenderOptions(width=400)))
    lines = [line.strip() for line in text.splitlines() if len(line.split()) > 7]
    told = [
        line
        for line in lines
        if "\N{LEFT DOUBLE QUOTATION MARK}" not in line and not line.startswith("do  ")
    ]
    assert len({*told}) == len(told)


@given(portfolios)
@examples(24)
def test_a_diagnosis_calls_nothing_present_where_nothing_was_judged(drawn: Portfolio) -> None:
    report = drawn.checked()
    if report.verdict.open and report.verdict.open == report.verdict.could_not_be_judged:
        assert all(root.level != "present" for root in report.diagnosis.roots)


def _of_json(report: Report) -> dict[str, int]:
    data = json.loads(str(render(report, "json")))
    answers = [row for row in data["commitments"] if row["status"] in OPEN]
    bad = [row for row in answers if row["answer"] == "does_not_conform"]
    names = {row["id"] for row in answers}
    hits = {
        found["subject"]["id"]
        for found in data["findings"]
        if found["rule"] == "VIS601" and found["waived_by"] is None
    }
    counted = {
        "open": len(answers),
        "do not conform": len(bad),
        "preventable": sum(row["status"] != "signed" for row in bad),
        "could not be judged": sum(row["answer"] == "could_not_be_judged" for row in answers),
        "against": len(hits & names),
    }
    said = data["verdict"]
    assert [said[key] for key in ("open", "nonconforming", "preventable", "could_not_be_judged",
                                  "against_non_goals")] == list(counted.values())  # fmt: skip
    return counted


def _of_headings(report: Report) -> dict[str, int]:
    """From the numbers in the headings of the terminal's sections; a missing section is none."""
    heads = _headings(str(render(report, "terminal", WIDE)))
    ahead = heads.get("Before signature", 0)
    return {
        "do not conform": ahead + heads.get("Signed", 0),
        "preventable": ahead,
        "could not be judged": heads.get("Could not be judged", 0),
        "against": heads.get("Against the vision", 0),
    }


def _headings(page: str) -> dict[str, int]:
    found = re.findall(r"^── ([A-Z][a-z ]+) · (\d+)", page, re.MULTILINE)
    return {title: int(number) for title, number in found}


def _of_line(report: Report) -> dict[str, int]:
    """From the one line of `-q`, as far as it says them."""
    line = str(render(report, "terminal", RenderOptions(verbosity=-1)))
    patterns = {
        "do not conform": r"(\d+) of \d+ promises? do(?:es)? not conform",
        "preventable": r"(\d+) preventable",
        "could not be judged": r"(\d+)(?: of \d+ promises?)? could not be judged",
        "against": r"(\d+) against a non-goal",
    }
    found = {key: re.search(pattern, line) for key, pattern in patterns.items()}
    return {key: int(match[1]) if match else 0 for key, match in found.items()}


def _of_rows(report: Report) -> int:
    """From the rows that go back to sales."""
    text = bytes(render(report, "csv")).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return sum(
        row["commitcheck_answer"] == "does not conform" and row["status"] in OPEN for row in rows
    )


def _plain(text: str) -> str:
    return " ".join(unescape(text).replace("\u200b", "").split())
