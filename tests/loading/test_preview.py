"""The preview: the check's own understanding of a table, and the mapping that says it."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.config_file import config_of, read_config
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.mapping_block import mapping_block, quoted
from commitcheck.loading.tables.table_preview import preview_table
from commitcheck.model.config import TableConfig
from loading.preset_headers import HEADERS
from tables import read

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
    assert [one.message for one in preview.problems] == [one.message for one in reading.problems]


def test_the_mapping_block_reads_the_same_promises() -> None:
    """Pasted into commitcheck.yaml it changes nothing, and it can be edited."""
    preview = preview_table("deals.csv", REPORT.encode(), TableConfig("deals.csv"))
    block = mapping_block(preview)
    config = config_of(yaml.safe_load(block)).commitments[0]
    again = read_table("deals.csv", REPORT.encode(), config)
    before = read(REPORT).commitments
    assert [one[:-3] for one in again.commitments] == [one[:-3] for one in before]
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
    assert [str(one.message) for one in reading.problems] == []
    assert reads_alike(content, reading.config.commitments[0])


def reads_alike(content: bytes, config: TableConfig) -> bool:
    """Does the configuration give the promises that the file gives without one?"""
    before = read_table("deals.csv", content, TableConfig("deals.csv")).commitments
    after = read_table("deals.csv", content, config).commitments
    return [one[:-3] for one in after] == [one[:-3] for one in before]


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
