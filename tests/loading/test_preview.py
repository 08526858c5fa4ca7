"""The preview: the check's own understanding of a table, and the mapping that says it."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.config_file import config_of, read_config
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.mapping.preset import preset_names, shipped
from commitcheck.loading.tables.preview import mapping_block, preview_table, quoted
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.config import TableConfig
from loading.preset_headers import HEADERS
from tables import read

FIELDS = len(RECORD_FIELDS)
REPORT = (
    "Promises of Q1,,,,,,\n"
    "Opportunity ID,Account Name,Opportunity Name,Promised Feature,Stage,Close Date,Amount\n"
    '6A,Acme,Acme big,SSO,Closed Won,12/31/2026,"$1,200.00"\n'
    ",,,,,,\n"
    "6B,Bolt,Bolt big,API,Verbal OK,1/31/2027,\n"
    'Total,,,,,,"$1,200.00"\n'
)  # fmt: skip


def test_every_column_with_its_meaning_its_fill_and_samples() -> None:
    """And what was skipped, with line and reason."""
    preview = preview_table("report.csv", REPORT.encode(), TableConfig("report.csv"))
    data = preview.as_data()
    assert json.loads(json.dumps(data)) == data
    assert data["preset"] == "salesforce-report"
    assert (data["encoding"], data["delimiter"], data["header_line"]) == ("UTF-8", "comma", 2)
    assert data["rows"] == 2
    assert data["skipped"] == [
        {"line": 1, "reason": "row above the header"},
        {"line": 4, "reason": "empty row"},
        {"line": 6, "reason": "total row"},
    ]
    assert data["columns"][3] == {
        "name": "Promised Feature", "field": "title", "filled": 2, "samples": ["SSO", "API"],
    }  # fmt: skip
    assert data["columns"][6]["filled"] == 1


def test_it_says_what_the_check_says() -> None:
    """One line, word for word, and the same problems."""
    config = TableConfig("deals.csv")
    preview = preview_table("deals.csv", REPORT.encode(), config)
    reading = read(REPORT, config)
    assert preview.summary == reading.input.summary
    assert [problem.message for problem in preview.problems] == [
        problem.message for problem in reading.problems
    ]


def test_the_mapping_block_reads_the_same_promises() -> None:
    """Pasted into commitcheck.yaml it changes nothing, and it can be edited."""
    preview = preview_table("deals.csv", REPORT.encode(), TableConfig("deals.csv"))
    block = mapping_block(preview)
    config = config_of(yaml.safe_load(block)).commitments[0]
    again = read_table("deals.csv", REPORT.encode(), config)
    before = read(REPORT).commitments
    assert [commitment[:FIELDS] for commitment in again.commitments] == [
        promise[:FIELDS] for promise in before
    ]
    assert "      title: Promised Feature\n" in block
    assert "      # due: ?    # the promised date; a close date is none\n" in block
    assert "    #     Verbal OK: ?\n" in block


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_the_block_of_every_preset_is_a_configuration_without_a_fault(
    name: str, tmp_path: Path
) -> None:
    """What is said to be ready to paste is read without a word, and gives the same promises."""
    rows = [",".join(f"word{row}{column}" for column in HEADERS[name].split(",")) for row in (1, 2)]
    content = "\n".join([HEADERS[name], *rows]).encode()
    block = mapping_block(preview_table("deals.csv", content, TableConfig("deals.csv")))
    (tmp_path / "commitcheck.yaml").write_text(block, "utf-8")
    reading = read_config(str(tmp_path / "commitcheck.yaml"))
    assert [str(problem.message) for problem in reading.problems] == []
    assert reads_alike(content, reading.config.commitments[0])


NAMES = sorted(
    {
        theirs
        for name in preset_names()
        for many in shipped(name).columns.values()
        for theirs in many
    }
)


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """A table of a known tool with some other columns, in any order, with empty cells."""
    name = draw(st.sampled_from(sorted(HEADERS)))
    more = draw(st.lists(st.sampled_from([*NAMES, "Other"]), max_size=6))
    header = draw(st.permutations([*HEADERS[name].split(","), *more]))
    cells = st.sampled_from(["", "", "SSO", "Acme", "2026-03-31", "7", "Closed Won"])
    rows = draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=4))
    titles = draw(st.sampled_from([[], ["Promises of Q1"], ["Promises", ""]]))
    lines = io.StringIO()
    csv.writer(lines).writerows([*([title] for title in titles), header, *rows])
    return lines.getvalue().encode()


@settings(max_examples=50)
@given(exports())
def test_pasting_the_block_back_changes_nothing(content: bytes) -> None:
    """Neither the promises nor the preview, whatever the table."""
    config = TableConfig("deals.csv")
    before = preview_table("deals.csv", content, config)
    pasted = config_of(yaml.safe_load(mapping_block(before))).commitments[0]
    after = preview_table("deals.csv", content, pasted)
    assert after.as_data() == before.as_data()
    assert reads_alike(content, pasted)


def test_an_empty_column_is_no_mapping() -> None:
    """It stands there as a comment with what might be meant; a filled one is preferred."""
    text = b"Opportunity ID,Account Name,Opportunity Name,Description,Delivery Date\n"
    block = mapping_block(
        preview_table("x.csv", text + b"6A,Acme,Big,,2026-03-31\n", TableConfig("x.csv"))
    )
    assert block.splitlines()[-7:] == [
        "    columns:    # our field: their column",
        "      id: Opportunity ID",
        "      customer: Account Name",
        "      # title: Description    # 0 % filled",
        "      deal: Opportunity Name",
        "      due: Delivery Date",
        "      # status: ?    # without it every promise counts as proposed",
    ]


def test_a_column_of_ids_is_not_the_deals_name() -> None:
    """Mapping the id in writing leaves the deal where it was."""
    text = "Opportunity ID,Account Name,Description,Stage\n6A,Acme,SSO,Prospecting\n"
    [before] = read(text).commitments
    config = TableConfig("deals.csv", columns={"id": ("Opportunity ID",)})
    [after] = read(text, config).commitments
    assert after.deal == before.deal


def test_the_block_keeps_what_was_configured() -> None:
    """Who pastes it over the old mapping loses no word of it."""
    config = TableConfig(
        "deals.csv",
        dates="DMY",
        currency="EUR",
        values={"status": {"Verbal OK": "negotiating"}},
        ignore_rows={"Stage": ("Closed Lost",)},
        exported_on=dt.date(2026, 3, 16),
    )
    block = mapping_block(preview_table("deals.csv", REPORT.encode(), config))
    again = config_of(yaml.load(block, yaml.BaseLoader)).commitments[0]  # noqa: S506 - text only
    kept = ("dates", "currency", "values", "ignore_rows", "exported_on")
    assert [getattr(again, name) for name in kept] == [getattr(config, name) for name in kept]


def reads_alike(content: bytes, config: TableConfig) -> bool:
    """Does the configuration give the promises that the file gives without one?"""
    before = read_table("deals.csv", content, TableConfig("deals.csv")).commitments
    after = read_table("deals.csv", content, config).commitments
    return [promise[:FIELDS] for promise in after] == [promise[:FIELDS] for promise in before]


def test_a_table_that_nobody_knows_is_shown_all_the_same() -> None:
    """So that it can be mapped."""
    preview = preview_table("x.csv", b"Wer;Was\nAcme;SSO\nBolt;API\n", TableConfig("x.csv"))
    assert [column.name for column in preview.columns] == ["Wer", "Was"]
    assert preview.columns[1].samples == ("SSO", "API")
    assert preview.problems[0].variant == "unreadable"
    assert "      # title: ?    # the text of the promise\n" in mapping_block(preview)


def test_a_table_without_promise_text_is_shown_with_suggestions() -> None:
    """What a preset would suggest stands there as a comment."""
    text = b"Deal Name,Client Code,Deal Status,Close Date (A),Product deal\nn,C1,Open,,Scanner\n"
    preview = preview_table("board.csv", text, TableConfig("board.csv"))
    assert preview.sources["customer"] == ("Client Code",)
    assert "      # title: Product deal    # perhaps\n" in mapping_block(preview)


def test_what_is_no_table_has_only_its_problem() -> None:
    """Nothing to show, and the reason why."""
    preview = preview_table("x.csv", b"%PDF-1.4", TableConfig("x.csv"))
    assert preview.columns == ()
    assert len(preview.problems) == 1
    assert preview.as_data()["kind"] == "unknown"


def test_our_answers_are_marked() -> None:
    """They are ours, and ignored."""
    text = b"id,customer,title,commitcheck_by\n1,A,x,product\n"
    preview = preview_table("x.csv", text, TableConfig("x.csv"))
    assert preview.columns[3].field == "ignored"


@given(st.text(min_size=1))
def test_any_name_survives_yaml(name: str) -> None:
    """A header may be `NO`, `: x` or `#`."""
    if name.isprintable():
        assert yaml.safe_load(f"columns: {{title: {quoted(name)}}}") == {"columns": {"title": name}}


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    """Whatever it is, there is something to show."""
    assert mapping_block(preview_table("x.csv", content, TableConfig("x.csv")))
