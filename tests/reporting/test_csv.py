"""CSV back to sales: as it came, answered, and safe to open."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.loading.tables.header import ANSWER_COLUMNS
from commitcheck.model.finding import Related, Subject
from commitcheck.model.location import SourceRow, SourceTable
from commitcheck.model.report import BaselineSummary, Loosened, Report
from commitcheck.reporting.answer_columns import (
    AGAINST,
    ANSWERS,
    KNOWN,
    LEFT_OUT,
    MISSING,
    PRODUCT,
    READ,
    SOURCE,
    WORDING,
)
from commitcheck.reporting.csv import render
from commitcheck.reporting.options import RenderOptions
from reporting.findings import a_finding, deals_csv, vision_yaml
from reporting.hostile import CORPUS
from reporting.report_parts import an_answer
from reporting.reports import clean_report, empty_report, planted_report, sample_report

ANY_TEXT = st.text(st.characters(codec=None)) | st.sampled_from(list(CORPUS.values()))
ACTING = ("=", "+", "-", "@", "\t", "\r")


def written(report: Report) -> bytes:
    return render(report, RenderOptions())


def rows(report: Report) -> list[list[str]]:
    text = written(report).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def with_table(report: Report, header: tuple[str, ...], *records: SourceRow) -> Report:
    return replace(report, tables=(SourceTable("deals.csv", header, records),))


def test_the_promises_come_back_answered() -> None:
    """Bytes as spreadsheets want them: byte order mark, CRLF, quotation marks everywhere."""
    report = with_table(
        clean_report(),
        ("Region", "id", "title"),
        SourceRow("K-01", ("EMEA", "K-01", "Exception playbooks")),
        SourceRow(None, ("", "K-99", "Closed lost")),
    )
    assert written(report) == (
        b'\xef\xbb\xbf"Region","id","title","commitcheck_answer","commitcheck_finding",'
        b'"commitcheck_next_step","commitcheck_by"\r\n'
        b'"EMEA","K-01","Exception playbooks","conforms","","",""\r\n'
        b'"","K-99","Closed lost","not checked","","",""\r\n'
    )


def test_an_answer_says_what_to_do() -> None:
    """The headline finding, the next step with who decides, and the day."""
    report = with_table(
        replace(sample_report(), loosened=(), baseline=None), ("id",), SourceRow("K-26", ("K-26",))
    )
    assert rows(report)[1] == [
        "K-26",
        "does not conform",
        "VIS601: K-26 is about tms-planning, which NG2 rules out",
        "strike the promise, or change the vision openly (product decides)",
        "2026-08-31",
        "NG2",
    ]


def test_a_row_says_which_non_goals_are_against_it_and_what_the_baseline_knows() -> None:
    """Whatever its headline is; a draft that the baseline knows can still be prevented."""
    rule_out = Related("non_goal", "NG2", vision_yaml(44), "here")
    signed = Subject("commitment", "K-1")
    both = (
        a_finding("VIS601", signed, "x", deals_csv(1), related=(rule_out,), in_baseline=True),
        a_finding("TIM401", signed, "x", deals_csv(1)),
        a_finding("TIM401", Subject("commitment", "K-2"), "x", deals_csv(2), in_baseline=True),
        a_finding("TIM401", Subject("commitment", "K-3", unsigned=True), "x", deals_csv(3),
                  in_baseline=True),
    )  # fmt: skip
    report = replace(
        clean_report(),
        findings=both,
        baseline=BaselineSummary("baseline.json", 3),
        commitments=tuple(
            an_answer(f"K-{line}", "Lumen", "D-1", "x", "signed", "conforms", line)
            for line in range(1, 5)
        ),
    )
    header, *answered = rows(report)
    named = {row[0]: dict(zip(header, row, strict=True)) for row in answered}
    assert [named[f"K-{number}"][AGAINST] for number in range(1, 5)] == ["NG2", "", "", ""]
    assert [named[f"K-{number}"][KNOWN] for number in range(1, 5)] == ["new", "known", "new", ""]
    assert not {AGAINST, KNOWN} & set(rows(clean_report())[0])


def test_answers_of_the_round_before_are_replaced() -> None:
    """Wherever they stand and however they are spelt; the user's columns keep their order."""
    header = ("Commitcheck_Answer ", "id", "commitcheck_by", "Region", SOURCE)
    report = with_table(
        clean_report(), header, SourceRow("K-01", ("old", "K-01", "old", "EMEA", "old.csv"))
    )
    assert rows(report) == [
        ["id", "Region", *ANSWERS],
        ["K-01", "EMEA", "conforms", "", "", ""],
    ]
    assert {
        *ANSWERS,
        MISSING,
        WORDING,
        AGAINST,
        KNOWN,
        *READ,
        LEFT_OUT,
        SOURCE,
        PRODUCT,
    } == ANSWER_COLUMNS


def test_a_narrowed_report_returns_its_rows_only() -> None:
    """`--deal` asks for one deal's rows."""
    report = replace(
        with_table(
            clean_report(), ("id",), SourceRow("K-01", ("K-01",)), SourceRow("K-77", ("K-77",))
        ),
        narrowed_to="deal D-201",
    )
    assert [row[0] for row in rows(report)] == ["id", "K-01"]


def test_a_report_without_sources_gives_the_answers_alone() -> None:
    """So does a redacted one: the sources hold the words that must not leave the room."""
    assert rows(clean_report()) == [
        ["id", "deal", "customer", "title", "status", "expected_signature", "due", *ANSWERS],
        ["K-01", "D-201", "Acme Retail", "Exception playbooks", "signed", "", "2026-12-31",
         "conforms", "", "", ""],
        ["K-30", "D-209", "Lumen Freight", "Webhooks", "proposed", "2026-08-31", "2026-12-31",
         "conforms", "", "", ""],
    ]  # fmt: skip
    assert len(rows(empty_report())) == 1


def test_what_would_run_is_guarded() -> None:
    """Numbers and headers too: nobody can tell a number from a formula in a text file."""
    report = with_table(clean_report(), ("id", "=x"), SourceRow("K-01", ("-12", "@SUM(1,1)")))
    assert [row[:2] for row in rows(report)] == [["id", "'=x"], ["'-12", "'@SUM(1,1)"]]


@given(ANY_TEXT)
def test_no_text_breaks_out(text: str) -> None:
    """Planted everywhere, columns and rows stay what they were and no cell acts."""
    report = replace(
        planted_report(text),
        narrowed_to=None,
        tables=(
            SourceTable(text, (text, "id"), [SourceRow(None, (text, text))] * 2),
            SourceTable("b.csv", ("id", text), [SourceRow(None, (text, text))]),
        ),
    )
    for drawn in (report, replace(report, tables=())):
        table = rows(drawn)
        assert len({len(row) for row in table}) == 1
        assert not any(cell.startswith(ACTING) for row in table for cell in row)
    assert len(rows(report)) == 4


@pytest.mark.parametrize("text", ["a\ud800b", "a\0b"])
def test_what_has_no_text_form_is_shown(text: str) -> None:
    """Half a character and NUL become the sign for "something was here"."""
    report = with_table(clean_report(), ("id",), SourceRow("K-01", (text,)))
    assert rows(report)[1][0] == "a\ufffdb"


def test_every_row_says_what_the_run_left_out() -> None:
    """A row is read alone, sorted and sent on; without anything left out there is no column."""
    report = with_table(clean_report(), ("id",), SourceRow("K-01", ("K-01",)))
    loosened = replace(report, loosened=(Loosened("VIS is ignored", "commitcheck.yaml"),))
    assert rows(loosened) == [
        ["id", *ANSWERS, LEFT_OUT],
        ["K-01", "conforms", "", "", "", "VIS is ignored (commitcheck.yaml)"],
    ]
    assert rows(report)[0] == ["id", *ANSWERS]
