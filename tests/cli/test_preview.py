"""`commitcheck preview FILE`: how an export is understood, and the mapping to paste."""

import json
from pathlib import Path

import pytest

from cli.calling import call

EXPORT = """\
Open deals as of 2026-03-16
Promise ID,Account Name,Promised Feature,Amount,Due Date,Notes
006A,Acme,SCIM provisioning,1200.50,2026-03-31,
006B,Bolt,Audit log,900.00,2026-04-30,urgent
Confidential Information - Do Not Distribute,,,,,
"""
CONFIG = """\
commitments:
  - file: deals.csv
    columns: {id: Promise ID, customer: Account Name, title: Promised Feature}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one export and nothing else: no vision is needed to look at it."""
    (tmp_path / "deals.csv").write_text(EXPORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_says_how_the_file_was_read() -> None:
    """A line, every column with its meaning, what was left out, and a block to paste."""
    Path("commitcheck.yaml").write_text(CONFIG, "utf-8")
    done = call("preview", "deals.csv")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith("deals.csv: UTF-8, comma")
    assert lines[2].split() == ["column", "meaning", "filled", "samples"]
    assert lines[3].split() == ["Promise", "ID", "id", "100%", "006A,", "006B"]
    assert [line.split()[0] for line in lines[3:9]] == [
        "Promise", "Account", "Promised", "Amount", "Due", "Notes",
    ]  # fmt: skip
    assert " 50%  urgent" in lines[8]
    skipped = lines[lines.index("skipped:") + 1 :]
    assert skipped[:2] == ["  line 1: row above the header", "  line 5: footer"]
    assert "mapping for commitcheck.yaml, ready to paste:" in lines


def test_the_block_can_be_pasted_and_says_the_same() -> None:
    """What was understood without a configuration is understood with it."""
    before = json.loads(call("preview", "deals.csv", "--format", "json").out)
    page = call("preview", "deals.csv").out
    block = page.partition("ready to paste:\n\n")[2]
    Path("commitcheck.yaml").write_text(block, "utf-8")
    after = json.loads(call("preview", "deals.csv", "--format", "json").out)
    assert {**after, "summary": ""} == {**before, "summary": ""}


def test_json_has_exactly_these_keys() -> None:
    """The shape that scripts rely on."""
    done = call("preview", "deals.csv", "--format", "json")
    data = json.loads(done.out)
    assert list(data) == [
        "path", "kind", "encoding", "delimiter", "sheet", "header_line", "preset", "rows",
        "skipped", "columns", "status", "summary", "readings",
    ]  # fmt: skip
    assert (data["path"], data["kind"], data["header_line"], data["rows"]) == (
        "deals.csv", "csv", 2, 2,
    )  # fmt: skip
    assert [list(entry) for entry in data["skipped"]] == [["line", "reason"]] * 2
    assert [list(entry) for entry in data["columns"]] == [
        ["name", "field", "filled", "samples"]
    ] * 6
    assert data["columns"][5] == {
        "name": "Notes", "field": data["columns"][5]["field"], "filled": 1, "samples": ["urgent"],
    }  # fmt: skip


def test_a_table_that_nobody_recognises_is_shown_to_be_mapped() -> None:
    """The check would refuse it, so the code is 2; the columns are there all the same."""
    Path("odd.csv").write_text("foo,bar\n1,2\n3,4\n", "utf-8")
    done = call("preview", "odd.csv")
    assert done.code == 2
    assert [line.split()[0] for line in done.out.splitlines()[3:5]] == ["foo", "bar"]
    assert "error: " in done.out
    assert "      # title: ?" in done.out


def test_what_is_no_table_is_refused_with_a_sentence() -> None:
    """As the check refuses it."""
    Path("deal.csv").write_bytes(b"%PDF-1.7\n")
    done = call("preview", "deal.csv")
    assert (done.code, done.err) == (2, "")
    assert "deal.csv:1:1: error: " in done.out
    missing = call("preview", "deal.cvs")
    assert missing.code == 2
    assert "did you mean deal.csv?" in missing.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["vision.yaml"],
            "vision.yaml is YAML, which has no columns; commitcheck validate checks it",
        ),
        (["deals.csv", "--format", "xml"], "--format is xml, expected text or json"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(arguments: list[str], message: str) -> None:
    """With a sentence."""
    done = call("preview", *arguments)
    assert (done.code, done.err) == (2, f"commitcheck: {message}\n")


def test_cells_and_headers_command_nothing() -> None:
    """Escapes, runner commands and line ends of an export stay words, also in the block."""
    Path("evil.csv").write_text(
        'id,customer,title,"x\x1b[2J\u202e::error::"\n1,Acme,"\x1b]0;owned\x07 ##[group]",a\n',
        "utf-8",
    )
    out = call("preview", "evil.csv").out
    assert not [character for character in out if character < " " and character != "\n"]
    assert "\u202e" not in out
    assert "::error" not in out
    assert "##[group]" not in out
    json.loads(call("preview", "evil.csv", "--format", "json").out)


NOTES = """\
Record ID,Company,Deal Stage,Owner,Next Steps
1,Acme,Won,Ana Lima,We will deliver SCIM by 31 March 2027.
2,Bolt,Won,Ben Roth,Uptime of at least 99.95 % is guaranteed.
3,Cato,Open,Ana Lima,Call them back on Tuesday after lunch.
"""


def test_a_sample_of_what_was_read_and_the_promises_column_to_map() -> None:
    """No column holds the text of the promise; the one whose cells state promises is proposed."""
    Path("notes.csv").write_text(NOTES, "utf-8")
    page = call("preview", "notes.csv").out
    assert "  Next Steps (perhaps title): 2 of 3 cells hold a promise\n" in page
    assert "\u201cWe will deliver SCIM by 31 March 2027\u201d: feature, due 2027-03-31" in page
    assert "      # title: Next Steps    # perhaps\n" in page
    read = json.loads(call("preview", "notes.csv", "--format", "json").out)["readings"]
    assert [(column["name"], column["promising"], column["texts"]) for column in read] == [
        ("Next Steps", 2, 3)
    ]


def test_a_second_column_of_words_is_proposed_as_the_quote() -> None:
    Path("notes.csv").write_text(NOTES.replace("Owner", "Title"), "utf-8")
    assert "# quote: Next Steps    # perhaps" in call("preview", "notes.csv").out


def test_words_without_a_promise_are_no_column_of_promises() -> None:
    idle = NOTES.replace("We will deliver SCIM by", "Birthday of Sam on").replace(
        "Uptime of at least 99.95 % is guaranteed", "Nice office near the river"
    )
    Path("notes.csv").write_text(idle, "utf-8")
    page = call("preview", "notes.csv").out
    assert "promises in words" not in page
    assert "# title: Next Steps" not in page


def test_days_that_cannot_be_meant_are_said() -> None:
    """As the check says them, on the same day."""
    Path("days.csv").write_text(
        "id,customer,title,due\n1,A,x,2569-09-30\n2,B,y,9999-12-31\n3,C,z,2056-12-31\n", "utf-8"
    )
    told = call("preview", "days.csv", "--as-of", "2026-09-01")
    assert "1: due 2569-09-30 is 543 years after 2026-09-01 (2026 in the Thai calendar)" in told.out
    assert "2: due 9999-12-31 stands for no date" in told.out
    assert "2056" not in told.out.partition("to note:")[2]
    assert told.code == 2
    Path("commitcheck.yaml").write_text("as_of: 2566-01-01\n", "utf-8")
    assert "Thai" not in call("preview", "days.csv").out


@pytest.mark.parametrize(("filled", "rows", "share"), [(2, 3, "67"), (1, 3, "33"), (1, 250, "1")])
def test_both_places_say_the_same_share_of_filled_cells(
    folder: Path, filled: int, rows: int, share: str
) -> None:
    """The line above the columns and the column's own; a single cell is not none."""
    days = ["2027-01-31"] * filled + [""] * (rows - filled)
    lines = [f"{at},Acme,Single sign-on,{day}" for at, day in enumerate(days)]
    (folder / "x.csv").write_text("\n".join(["Nr,Customer,Promise,Due date", *lines]), "utf-8")
    shown = call("preview", "x.csv").out
    assert f"due<-Due date ({share} % filled)" in shown
    assert f"{share}%  2027-01-31" in shown
