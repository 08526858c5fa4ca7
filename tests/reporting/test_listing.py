"""At most so many findings of a rule are listed; all of them count, and what is cut is said."""

import io
import json
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from commitcheck.errors import InputError
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.report import AsRead, Report
from commitcheck.reporting import FORMATS, RenderOptions, render
from commitcheck.reporting.listing import Cut, listed
from commitcheck.reporting.spoken import more
from commitcheck.variants.saved_report import read_report
from reporting.findings import E, I, W, a_finding, deals_csv
from reporting.reports import clean_report

ROWS = 5
ENOUGH, FEWER = RenderOptions(most=ROWS), RenderOptions(most=ROWS - 2)
SAID = "2 more findings of VIS603 count, and are not listed"


def found(row: int, severity: Severity = E, rule: str = "VIS603", **more: Any) -> Finding:
    subject = Subject("commitment", f"C-{row}", unsigned=False)
    return a_finding(rule, subject, f"C-{row} says", deals_csv(row + 2), severity=severity, **more)


def report_of(rule: str = "VIS603") -> Report:
    """Five of one rule, and one of another."""
    other = found(ROWS, W, "COV304")
    return replace(
        clean_report(), findings=(*(found(row, rule=rule) for row in range(ROWS)), other)
    )


def written(name: str, options: RenderOptions, report: Report | None = None) -> str:
    made = render(report or report_of(), name, options)
    if isinstance(made, str):
        return made
    if name == "csv":
        return made.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(made))
    return "\n".join(
        "|".join(str(cell or "") for cell in row) for sheet in book for row in sheet.values
    )


@pytest.mark.parametrize("name", ["gitlab", "sarif", "xlsx"])
def test_a_list_that_is_cut_says_by_how_much(name: str) -> None:
    """The bound itself is allowed; beyond it the rule is named with the number."""
    whole, cut = written(name, ENOUGH), written(name, FEWER)
    assert "not listed" not in whole
    assert SAID in cut
    for row in range(ROWS):
        assert f"C-{row} says" in whole
        assert (f"C-{row} says" in cut) is (row < ROWS - 2)
    assert "C-5 says" in cut


def test_json_lists_what_is_cut_by_rule() -> None:
    """Under a key of its own, which is there always."""
    whole, cut = json.loads(written("json", ENOUGH)), json.loads(written("json", FEWER))
    assert whole["cut"] == []
    assert len(whole["findings"]) == ROWS + 1
    assert cut["cut"] == [{"rule": "VIS603", "findings": 2}]
    assert [it["subject"]["id"] for it in cut["findings"]] == ["C-0", "C-1", "C-2", "C-5"]
    assert whole["verdict"] == cut["verdict"]


def test_json_lists_so_many_as_read_too() -> None:
    """Under the same key."""
    report = replace(clean_report(), as_read=AsRead("As read.", report_of().findings))
    read = json.loads(written("json", FEWER, report))["as_read"]
    assert len(read["findings"]) == ROWS - 1
    assert read["cut"] == [{"rule": "VIS603", "findings": 2}]


def test_input_that_is_not_listed_is_an_error_of_junit_still() -> None:
    """One case for all of a rule, so that the suite is no better than the truth."""
    whole, cut = (written("junit", options, report_of("INP003")) for options in (ENOUGH, FEWER))
    assert whole.count("<error") == ROWS
    assert cut.count("<error") == ROWS - 1
    assert SAID.replace("VIS603", "INP003") in cut
    light = [found(row, W, "INP003") for row in range(ROWS)]
    only = written("junit", FEWER, replace(clean_report(), findings=tuple(light)))
    assert "<error" not in only
    assert SAID.replace("VIS603", "INP003") in only


@pytest.mark.parametrize("name", ["junit", "csv"])
def test_what_has_a_line_a_promise_lists_them_all(name: str) -> None:
    """Its length is the input's own."""
    assert written(name, FEWER) == written(name, ENOUGH)


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "github"])
def test_formats_for_people_say_how_many_more(name: str) -> None:
    """They stop far earlier, and count all that there is."""
    many = tuple(found(row, rule="POS103") for row in range(40))
    text = written(name, RenderOptions(), replace(clean_report(), findings=many))
    shown = sum(f"C-{row} says" in text for row in range(40))
    assert 0 < shown < 40
    assert f"{40 - shown} more" in text


def test_where_json_is_cut_nobody_is_told_that_it_has_all() -> None:
    """The lists for people point at it."""
    assert "--format json has all" in more(ROWS - 1, "findings", ENOUGH)
    assert "--format json has more" in more(ROWS, "findings", ENOUGH)


def test_the_worst_of_a_rule_stay_in_the_order_of_the_report() -> None:
    """What fails a run before what is light, known or waived."""
    findings = [
        found(0, I), found(1, W), found(2, waived_by="W-1"), found(3, in_baseline=True), found(4)
    ]  # fmt: skip
    for most, rows in ((1, [4]), (2, [1, 4]), (3, [0, 1, 4]), (4, [0, 1, 3, 4])):
        shown = listed(findings, RenderOptions(most=most))
        assert [it.subject.id for it in shown.findings] == [f"C-{row}" for row in rows]
        assert list(shown.places) == rows
        assert shown.cut == (Cut("VIS603", 5 - most),)
    assert listed(findings, ENOUGH).cut == ()
    assert Cut("VIS603", 1).words == "1 more finding of VIS603 counts, and is not listed"


def test_a_saved_report_that_was_cut_is_not_compared(tmp_path: Any) -> None:
    """What it does not list would be called new or gone."""
    path = tmp_path / "saved.json"
    path.write_text(written("json", FEWER), "utf-8")
    with pytest.raises(InputError, match="does not list all of its findings"):
        read_report(str(path))
    path.write_text(written("json", ENOUGH), "utf-8")
    assert len(read_report(str(path)).findings) == ROWS + 1


def test_every_format_is_looked_at_here() -> None:
    """A new one says what it does with ten thousand findings."""
    assert set(FORMATS) == {
        "gitlab", "sarif", "xlsx", "json", "junit", "csv", "terminal", "markdown", "html", "github"
    }  # fmt: skip
