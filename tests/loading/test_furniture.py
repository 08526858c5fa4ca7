"""Rows that are no promises, and promises that look like such rows."""

import pytest

from commitcheck.loading.tables.commitment_table import TableReading
from commitcheck.model.finding import Severity
from tables import read, said, variants

HEADER = "ID,Customer,Promise,Status,Amount\n"
FIRST = "1,Alder Bank,Single sign-on,Open,100\n"
LAST = "2,Birch Foods,Audit log,Won,50\n"


def _ids(reading: TableReading) -> list[str]:
    return [promise.id for promise in reading.commitments]


@pytest.mark.parametrize(
    "row",
    ["SECURITY,,,,", "=== Q3 ===,,,,", "Enterprise deals,,,,", "Stage: Closed Won (3 records),,,,"],
)
def test_a_row_of_one_cell_at_the_start_is_a_heading(row: str) -> None:
    """It is counted, named once, and puts no deal in doubt."""
    reading = read(HEADER + row + "\n" + FIRST + row + "\n" + LAST)
    assert _ids(reading) == ["1", "2"]
    assert not reading.lost
    assert variants(reading).count("headings") == 1
    assert f"2 rows fill one cell only, like {row.rstrip(',')}: a heading, left out" in said(
        reading
    )
    assert "2 headings left out" in reading.input.summary


@pytest.mark.parametrize(
    "row", ["2,Birch Foods,,Won,", ",,Audit log,Won,", "2,,Audit log,,", "Max,,Audit log,,3"]
)
def test_a_row_that_says_more_is_an_incomplete_promise(row: str) -> None:
    """It is told, and its deal is not known whole."""
    reading = read(HEADER + FIRST + row + "\n")
    assert _ids(reading) == ["1"]
    assert len(reading.lost) == 1
    assert "headings" not in variants(reading)
    assert "not read" in said(reading) or "no promise" in said(reading)


def test_half_a_row_of_two_columns_is_no_heading() -> None:
    """Where a promise is two cells, one of them is half a promise."""
    reading = read("Promise,Customer\nAudit log,\nSingle sign-on,Alder Bank\n")
    assert "the row has no customer" in said(reading)
    assert len(reading.lost) == 1


@pytest.mark.parametrize(
    "row",
    ["Total,,,,150", "Summe:,,,,150", "Gesamtergebnis,,,,150", "Razem,,,,150", "Итого,,,,150",
     "Alder Bank Total,,,,150", "Alder Bank Ergebnis,,,,150", "Min,,,,50", "Max:,,,,100",
     "Σ,,,,150", ",,,,150", ",,,2026-12-31,150.0",
     ',,,,"$1,150.00"', "Grand Totals (2 records),,,,"],
)  # fmt: skip
def test_what_only_sums_up_is_left_out(row: str) -> None:
    """By its word in the languages we know, or because it says of nobody anything but numbers."""
    reading = read(HEADER + FIRST + LAST + row + "\n")
    assert _ids(reading) == ["1", "2"]
    assert not reading.lost
    assert "1 total row left out" in reading.input.summary


@pytest.mark.parametrize(
    ("row", "is_record"),
    [
        ("Total EMEA,2 promises,170000", False),
        ("Grand total,3 deals,180000", False),
        ("Summe EMEA,2 Zusagen,170000", False),
        ("Total général,(2 promesses),170000", False),
        ("Total SE,2 seats,170000", True),
        ("Total SE,2 promises kept,170000", True),
        ("Alder Bank,2 promises,170000", True),
    ],
)
def test_a_count_of_records_behind_a_word_of_sums_is_a_total(row: str, *, is_record: bool) -> None:
    """Though it fills customer and promise; whoever is called Total may be promised two seats."""
    reading = read(f"Customer,Promise,ARR\nBirch,Audit log,100\n{row}\nElm,SSO,50\n")
    assert len(reading.commitments) == 2 + is_record
    assert ("1 total row left out" in reading.input.summary) is not is_record


@pytest.mark.parametrize(
    ("customer", "promise"),
    [
        ("Total SE", "On-premises edition"),
        ("Som Energia", "On-premises edition"),
        ("Gesamt AG", "On-premises edition"),
        ("Sum: One", "On-premises edition"),
        ("Alder Bank", "Exported on demand: the on-premises edition"),
        ("Alder Bank", "Source: escrow"),
        ("Page 1 of 2 GmbH", "Total backup"),
    ],
)
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_was_promised_what_is_a_record(
    customer: str, promise: str, order: tuple[int, int]
) -> None:
    """Whatever its first word, in either order of the columns, and with nothing else filled."""
    cells = [("Customer", "Promise"), (customer, promise), ("Birch", "Audit log")]
    text = "".join(f"{row[order[0]]},{row[order[1]]}\n" for row in cells)
    found = read(text).commitments
    assert [(promise.customer, promise.title) for promise in found] == cells[1:]


@pytest.mark.parametrize(
    "footer",
    ["(2 rows affected)", "2 rows in set (0.00 sec)", "(2 rows)", "2 rows selected.",
     "(2 Zeilen)", "Query OK, 2 rows affected", "Completion time: 2026-11-30T09:00:00"],
)  # fmt: skip
@pytest.mark.parametrize("header", ["Customer,Promise\n", "Customer,Promise,Status\n"])
def test_what_a_database_writes_below_its_rows_is_a_footer(footer: str, header: str) -> None:
    """Of a table of two columns as well."""
    reading = read(f'{header}Alder,SSO\nBirch,Audit log\n\n"{footer}"\n')
    assert len(reading.commitments) == 2
    assert not reading.lost
    assert "1 footer left out" in reading.input.summary


def test_the_report_s_own_name_above_its_footers_is_a_footer() -> None:
    """It stands alone behind a blank line; a lone cell right below the rows does not."""
    footers = "Copyright (c) 2000-2026\nConfidential Information - Do Not Distribute\n"
    rows = "Customer,Promise\nAlder,SSO\n"
    reading = read(f"{rows}\nOpen promises of Q3\n{footers}")
    assert len(reading.commitments) == 1
    assert not reading.lost
    assert "3 footers left out" in reading.input.summary
    assert len(read(f"{rows}Birch\n{footers}").lost) == 1


@pytest.mark.parametrize(
    "second",
    [
        "id,account_name,promise__c,status__c,amount__c",
        "ID,Customer,Promise,Status,Amount",
        "record_ref,account_ref,promise_text,stage_code,total_amount",
        "string,string,text,picklist,currency",
        ",".join(['"{""ImportId"":""Q1""}"'] * 5),
        "Ref,Account,Commitment,Stage,Value",
        "Deal.Id,Account.Name,Deal.Promise__c,Deal.StageName,Deal.Amount",
        "new_id,new_customerid,new_promise,statuscode,new_amount",
        "required,required,required,optional,optional",
        "(text),(text),(free text),(list),(number)",
        "VARCHAR(18),VARCHAR(255),TEXT,VARCHAR(40),DECIMAL(18)",
        "(Pflicht),(Pflicht),(Freitext),(Auswahl),(Betrag)",
        "texto,texto,texto libre,lista,importe",
        "nombre,texte,texte,liste,JJ/MM/AAAA",
        "A,B,C,D,E",
        "1,2,3,4,5",
    ],
)
def test_a_second_header_is_left_out_with_a_word(second: str) -> None:
    """Names for a machine, types, the same names, or other names of the same fields."""
    reading = read(HEADER + second + "\n" + FIRST + LAST)
    assert _ids(reading) == ["1", "2"]
    assert {"second_header"} & {*variants(reading)} or "1 repeated header" in reading.input.summary


def test_questions_above_a_second_header_go_with_it() -> None:
    """A survey tool writes them between its names and its ids."""
    reading = read(
        "Customer,Promise\nWhich customer?,What was promised?\n"
        '"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\nAlder Bank,Audit log\n'
    )
    assert [promise.customer for promise in reading.commitments] == ["Alder Bank"]
    assert "2 rows below the header name the columns once more" in said(reading)


@pytest.mark.parametrize(
    "rows",
    [
        "Promise Ltd,Customer list\nDue North,Status page\n",
        "Account Name,SSO\nBirch,Audit log\n",
        "ask_jeeves,Single sign-on\nBirch,Audit log\n",
        "Why Not?,Will it scale?\nBirch,Audit log\n",
        "iRobot,eBay\nBirch,Audit log\n",
        "booking.com,api.access\nBirch,Audit log\n",
        "customer_1,promise_1\ncustomer_2,promise_2\n",
        "customer_a,promise_a\ncustomer_b,promise_b\n",
    ],
)
def test_promises_that_use_such_words_are_promises(rows: str) -> None:
    """One cell that looks like a name makes no header."""
    assert len(read("Customer,Promise\n" + rows).commitments) == 2


def test_a_deal_without_a_promise_is_no_error() -> None:
    """Such rows are counted once; a deal with another promise is not known whole."""
    reading = read(
        HEADER + FIRST + "2,Birch Foods,,Won,50\n3,Cedar Rail,,Open,\n4,Alder Bank,,Open,7\n"
    )
    assert _ids(reading) == ["1"]
    assert "3 rows hold no promise, first here: Promise is empty" in said(reading)
    assert not any(problem.severity is Severity.ERROR for problem in reading.problems)
    assert {record.deal for record in reading.lost} == {"Birch Foods", "Cedar Rail", "Alder Bank"}


@pytest.mark.parametrize(
    "row", ["2,Birch Foods,,,,,", "2,Birch Foods,,Won,50,2026-12-31,", "2,Birch Foods,,Won,50,,sso"]
)
def test_a_row_that_says_of_a_promise_but_its_words_is_an_error(row: str) -> None:
    """A day or a capability is promised there; of a row cut off nobody knows."""
    reading = read(
        "ID,Customer,Promise,Status,Amount,Due Date,Capability\n1,Alder,SSO,,,,\n" + row + "\n"
    )
    assert "the row has no title, it is not read" in said(reading)


def test_the_line_below_the_names_of_a_table_from_markdown_is_no_promise() -> None:
    """Its first cell is empty, and who is called so promised nothing."""
    reading = read("| Deal | Customer | Promise |\n|---|:---|---:|\n| 1 | Acme | SSO |\n")
    assert [promise.customer for promise in reading.commitments] == ["Acme"]
    assert not reading.lost
    [kept] = read("Deal,Customer,Promise\n1,-- A --,--- B\n").commitments
    assert (kept.customer, kept.title) == ("-- A --", "--- B")


@pytest.mark.parametrize("words", ["Region North", "EU"])
def test_a_heading_that_was_merged_over_the_columns_stands_in_each_cell(words: str) -> None:
    """As programs part merged cells; a customer called like its promise says more beside."""
    row = f",{words},{words},{words},\n"
    reading = read(HEADER + row + FIRST + row + LAST)
    assert _ids(reading) == ["1", "2"]
    assert not reading.lost
    assert f"2 rows write the same words into every cell, like {words}" in said(reading)
    assert "2 headings left out" in reading.input.summary
    kept = read(HEADER + f"1,{words},{words},Open,100\n")
    assert _ids(kept) == ["1"]


def test_a_second_table_below_the_first_with_turned_columns_is_not_read() -> None:
    """Its customers would be promises. A header in the first order ends it."""
    turned = "Promise,Customer\nOn-premises edition,Birch\n"
    reading = read("Customer,Promise\nAlder,SSO\n" + turned)
    assert [promise.customer for promise in reading.commitments] == ["Alder"]
    assert len(reading.lost) == 1
    assert "second_table" in variants(reading)
    assert "1 row is not read" in said(reading)
    assert "2 rows of a second table" in reading.input.summary
    both = read("Customer,Promise\nAlder,SSO\n" + turned + "Customer,Promise\nCedar,SSO\n")
    assert [promise.customer for promise in both.commitments] == ["Alder", "Cedar"]
    named = read("Customer,Promise\nAlder,Customer\nPromise Ltd,Customer list\n")
    assert len(named.commitments) == 2
    assert not named.lost


@pytest.mark.parametrize(
    "row",
    ["(Pflicht),(Freitext),(TT.MM.JJJJ)", "Texte,Texte,jj/mm/aaaa", "Testo,Testo,gg-mm-aaaa",
     "文字列,文字列,日付", "<required>,<required>,[date]", "Wie?,Wat?,Wanneer?",
     "Response,Open-Ended Response,Response"],
)  # fmt: skip
def test_a_row_that_says_what_the_columns_hold_is_a_second_header(row: str) -> None:
    """In the words and forms of any language; below the first rows it is a record."""
    header = "Customer,Promise,Due Date\n"
    reading = read(header + row + "\nAlder,SSO,2026-12-31\n")
    assert [promise.customer for promise in reading.commitments] == ["Alder"]
    assert "second_header" in variants(reading)
    below = read(header + "Alder,SSO,2026-12-31\n" * 4 + row + "\n")
    assert "second_header" not in variants(below)


def test_a_second_table_beside_the_first_is_told() -> None:
    """Of columns of one name the first filled one counts; what another says is not dropped
    without a word.
    """
    reading = read("Customer,Promise,Customer,Promise\nAlder,SSO,Birch,On-premises edition\n")
    assert [promise.customer for promise in reading.commitments] == ["Alder"]
    assert {"said_twice.customer", "said_twice.title"} <= {*variants(reading)}
    same = read("Customer,Promise,Customer\nAlder,SSO,Alder\nBirch,SSO,\n,Audit log,Cedar\n")
    assert [promise.customer for promise in same.commitments] == ["Alder", "Birch", "Cedar"]
    assert not any(variant.startswith("said_twice") for variant in variants(same))


def test_a_long_cell_is_no_name_of_a_column() -> None:
    """Its blank lines are not gone through: a cell of 40,000 took 39 s."""
    text = "status" + " \n" * 600
    [promise] = read(f'Customer,Promise,Status\n"{text}x","{text}y",Open\n').commitments
    assert promise.title.startswith("status")


def test_a_heading_that_shows_nothing_is_shown_as_its_code() -> None:
    """The mark of an old system for the end of a file, in the middle of one."""
    reading = read("id,customer,title\n1,Acme,SSO\n\x1a\n2,Bolt,API\n")
    assert _ids(reading) == ["1", "2"]
    assert "1 row fills one cell only, like \\x1a: a heading" in said(reading)
