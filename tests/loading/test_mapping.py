"""Which column gives which field: the user's word, then a preset, then generic names."""

import pytest

from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.header import normal
from commitcheck.model.config import TableConfig
from tables import read, said, variants

TEXT = "Nr,Wer,Was,Mehr,Bis\n1,Acme,SSO,with SAML,2026-03-31\n2,Bolt,,API keys,\n"
COLUMNS = {"id": ("Nr",), "customer": ("Wer",), "title": ("Was",)}


def mapped(text: str = TEXT, **fields: tuple[str, ...]) -> TableConfig:
    return TableConfig("deals.csv", columns={**COLUMNS, **fields})


def test_the_users_mapping_is_enough() -> None:
    """Names that nobody knows are fine once they are mapped."""
    [promise] = read(TEXT, mapped(due=("Bis",))).commitments
    assert (promise.id, promise.customer, promise.title) == ("1", "Acme", "SSO")
    assert str(promise.due) == "2026-03-31"


def test_the_first_filled_column_counts() -> None:
    """Row by row."""
    titles = [
        commitment.title for commitment in read(TEXT, mapped(title=("Was", "Mehr"))).commitments
    ]
    assert titles == ["SSO", "API keys"]


def test_columns_can_be_joined() -> None:
    """What is empty leaves no trace."""
    titles = [
        commitment.title for commitment in read(TEXT, mapped(title=("Was + Mehr",))).commitments
    ]
    assert titles == ["SSO with SAML", "API keys"]


def test_a_name_is_found_in_any_spelling_of_it() -> None:
    """Exactly first; then without case, accents and decoration."""
    text = "ID,Cust_Name,Promised Feature__c\n1,Acme,SSO\n"
    config = TableConfig(
        "d.csv", columns={"customer": ("cust name",), "title": ("PromisedFeature",)}
    )
    assert read(text, config).commitments[0].title == "SSO"


def test_a_mapped_column_that_is_absent_is_an_error_with_its_neighbour() -> None:
    """Also when the rest cannot be read without it."""
    reading = read(TEXT, mapped(title=("Waz",)))
    assert not reading.commitments
    assert "title is mapped to the column Waz, which is not there" in said(reading)
    reading = read(TEXT, mapped(due=("Biss",)))
    assert "did you mean Bis?" in said(reading)
    assert len(reading.commitments) == 1


def test_a_field_that_is_none_of_ours_is_an_error_with_its_neighbour() -> None:
    """`custmer` is not silently ignored."""
    reading = read(TEXT, mapped(custmer=("Wer",)))
    assert "columns maps custmer, which is no field of a promise, did you mean customer?" in said(
        reading
    )


def test_values_are_mapped_in_any_spelling() -> None:
    """Their word to ours; a mapping to a word that is none of ours is not believed."""
    text = "id,customer,title,status\n1,A,x,Closed - Won\n2,A,y,Verbal OK\n"
    values = {"status": {"closed won": "signed", "Verbal OK": "negotiated"}}
    reading = read(text, TableConfig("deals.csv", values=values))
    assert [commitment.status for commitment in reading.commitments] == ["signed", "proposed"]
    assert "did you mean negotiating?" in said(reading)


def test_rows_can_be_ignored_by_their_words() -> None:
    """They are counted; a misspelt column is an error."""
    text = "id,customer,title,Stage\n1,A,x,Open\n2,A,y,closed lost\n"
    reading = read(text, TableConfig("deals.csv", ignore_rows={"Stage": ("Closed Lost",)}))
    assert [commitment.id for commitment in reading.commitments] == ["1"]
    assert "1 ignored row left out" in reading.input.summary
    reading = read(text, TableConfig("deals.csv", ignore_rows={"Stagg": ("x",)}))
    assert "did you mean Stage?" in said(reading)


def test_the_header_row_can_be_named() -> None:
    """For a header that nothing recognises; beyond the file there is none."""
    text = "a,b,c\n" + TEXT
    reading = read(text, TableConfig("deals.csv", header_row=2, columns=COLUMNS))
    assert reading.commitments[0].at().line == 3
    beyond = said(read("id,title\n1,x\n", TableConfig("deals.csv", header_row=99)))
    assert beyond.startswith("deals.csv:2:1 header_row points at no row of the file")
    for empty in ("", ",,", " , "):
        blank = said(read(f"id,title\n{empty}\n1,x\n", TableConfig("deals.csv", header_row=2)))
        assert blank.startswith("deals.csv:1:1 header_row points at")
    assert "an empty row of the file" in blank


def test_the_fuller_column_wins_over_the_better_name() -> None:
    """A description that is empty is no text of a promise."""
    text = "Opportunity ID,Account Name,Description,Next Step,Stage\n" + "".join(
        f"{n},Acme,,send SSO plan,Prospecting\n" for n in range(5)
    )
    assert read(text).commitments[0].title == "send SSO plan"


def test_unused_columns_are_one_line() -> None:
    """Three hundred and seventy columns do not print as many warnings."""
    names = ",".join(f"extra{n}" for n in range(370))
    reading = read(f"id,customer,title,{names}\n1,A,x{',y' * 370}\n")
    [problem] = reading.problems
    assert str(problem.message).startswith("370 columns are not used: extra0, extra1")
    assert str(problem.message).endswith("and 362 more")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Custom field (Target end)", "target end"),
        ("TargetEnd__c", "target end"),
        ("target_end*", "target end"),
        ("(Do Not Modify) Opportunity", "opportunity"),
        ("Deal - Title", "title"),
        ("Amount (converted)", "amount"),
        ("\ufeffÉchéance ", "echeance"),
        ("Req#", "req"),
    ],
)
def test_names_without_decoration(name: str, same: str) -> None:
    """Case, accents, prefixes, units and camel case make no other name."""
    assert normal(name) == same


ITEMS = b"Item,OpportunityId,What\n1,006A,SSO\n2,006B,API\n3,006X,SLA\n"
DEALS = b"Deals of 2026,,\nId,Account Name,Close Date\n006A,Acme,2026-03-31\n006B,Bolt,2026-04-30\n"


def joined(key: str, content: bytes | None = DEALS, **config: object) -> TableConfig:
    columns = {"id": ("Item",), "title": ("What",), "customer": ("Account Name",)}
    return TableConfig("items.csv", columns=columns, join={"file": "deals.csv", "key": key})


def test_line_items_and_deals_are_joined_on_a_key() -> None:
    """Each finding points into the file its words stand in; a row without a match is told."""
    reading = read_table("items.csv", ITEMS, joined("OpportunityId = Id"), {"deals.csv": DEALS}.get)
    assert [(commitment.id, commitment.customer) for commitment in reading.commitments] == [
        ("1", "Acme"),
        ("2", "Bolt"),
    ]
    assert reading.commitments[1].at("customer").label == "deals.csv:4:6"
    assert reading.commitments[1].at("title").label == "items.csv:3:8"
    assert str(reading.commitments[0].expected_signature) == "2026-03-31"
    assert "unmatched_rows" in variants(reading)
    assert reading.rows_lost == 1


def test_a_cell_of_a_match_that_is_not_there_points_at_the_row_that_lacks_it() -> None:
    """Not at the other table: nothing in there is wrong."""
    reading = read_table("items.csv", ITEMS, joined("OpportunityId = Id"), {"deals.csv": DEALS}.get)
    [lacking] = [problem for problem in reading.problems if problem.variant == "missing.customer"]
    assert lacking.at.label == "items.csv:4:1"


def test_the_keys_of_a_join_are_used() -> None:
    """Only what nothing reads is said to be unused."""
    deals = b"Id,Account Name,Region\n006A,Acme,EMEA\n006B,Bolt,EMEA\n006X,Crux,EMEA\n"
    reading = read_table("items.csv", ITEMS, joined("OpportunityId = Id"), {"deals.csv": deals}.get)
    [unused] = [problem for problem in reading.problems if problem.variant == "unused_columns"]
    assert str(unused.message) == "1 column is not used: Region"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("006A,Acme,2026-03-31\n", []),
        ("006Z,Acme,2026-03-31\n006Z,Bolt,2026-03-31\n", []),
        (
            "006B,Acme,2026-04-30\n006A,Bolt,2026-03-31\n",
            [
                (
                    "deals.csv:5:1",
                    "2 keys lead to several rows, 006B here again; the first row counts",
                )
            ],
        ),
    ],
)
def test_a_key_that_leads_to_several_rows_is_an_error(
    more: str, told: list[tuple[str, str]]
) -> None:
    """Unless they say the same, or nobody asks for it."""
    files = {"deals.csv": DEALS + more.encode()}
    reading = read_table("items.csv", ITEMS, joined("OpportunityId = Id"), files.get)
    doubled = [problem for problem in reading.problems if problem.variant == "doubled_keys"]
    assert [(doubled_key.at.label, str(doubled_key.message)) for doubled_key in doubled] == told
    assert [commitment.customer for commitment in reading.commitments] == ["Acme", "Bolt"]


@pytest.mark.parametrize(
    ("key", "other", "words"),
    [
        ("OpportunityId", DEALS, "the table has no column OpportunityId to join on"),
        ("Oportunity = Id", DEALS, "the table has no column Oportunity to join on"),
        ("OpportunityId = Id", None, "the table to join, deals.csv, cannot be read"),
        ("OpportunityId = Id", b"%PDF", "a PDF document"),
    ],
)
def test_a_join_that_cannot_be_made_is_refused(key: str, other: bytes | None, words: str) -> None:
    """The file, the key, or the other table is named."""
    reading = read_table("items.csv", ITEMS, joined(key), {"deals.csv": other}.get)
    assert words in said(reading)


def test_a_column_that_both_have_gets_the_other_files_name() -> None:
    """`deals.Name`, so that a mapping can tell them apart."""
    items, deals = b"Item,Key,Name\n1,a,SSO\n", b"Key,Name\na,Acme\n"
    config = TableConfig(
        "items.csv",
        columns={"id": ("Item",), "title": ("Name",), "customer": ("deals.Name",)},
        join={"file": "deals.csv", "key": "Key"},
    )
    [promise] = read_table("items.csv", items, config, {"deals.csv": deals}.get).commitments
    assert (promise.title, promise.customer) == ("SSO", "Acme")


def test_a_deals_name_may_be_the_promise_too() -> None:
    """Who maps the title to the deal's name does not lose the deal."""
    text = "Deal Name,Deal Stage,Deal ID\nAcme - SSO,closedwon,7\n"
    [promise] = read(text, TableConfig("d.csv", columns={"title": ("Deal Name",)})).commitments
    assert (promise.title, promise.deal, promise.status) == ("Acme - SSO", "Acme - SSO", "signed")


def test_a_sheet_of_what_is_no_workbook_is_said_to_be_ignored() -> None:
    """A CSV file has none; it is read all the same."""
    reading = read("id,customer,title\n1,A,x\n", TableConfig("deals.csv", sheet="Deals"))
    assert len(reading.commitments) == 1
    assert variants(reading) == ["no_sheet"]
    assert "the file is no workbook, so the sheet Deals is ignored" in said(reading)


def test_a_column_that_says_which_rows_to_leave_out_is_used() -> None:
    config = TableConfig("deals.csv", ignore_rows={"Stage": ("Lost",)})
    reading = read("id,customer,title,Stage\n1,A,x,Open\n2,A,y,Lost\n", config)
    assert (len(reading.commitments), reading.problems) == (1, ())


def test_a_word_that_is_mapped_to_no_word_of_ours_is_no_fault_of_the_data() -> None:
    """What must be corrected stands in the configuration."""
    config = TableConfig("deals.csv", values={"status": {"proposed": "signd"}})
    [problem] = read("id,customer,title,status\n1,A,x,proposed\n", config).problems
    assert str(problem.message) == (
        "1: status: 'proposed' is mapped to signd, which is not known, did you mean signed?"
    )
    assert str(problem.next_step).startswith("map it to one of proposed, negotiating, signed,")


def test_the_words_of_all_numbered_titles_are_kept() -> None:
    """Levels of a tree, or several promises of a row: the last one alone says too little."""
    rows = "1,Alder,On-premises edition,Audit log,soon\n2,Birch,Audit log,,\n"
    first, second = read(f"ID,Customer,Promise 1,Promise 2,Description\n{rows}").commitments
    assert (first.title, second.title) == ("Audit log", "Audit log")
    assert (first.description or "").split("\n")[-1].endswith("On-premises edition Audit log")
    assert "soon" in (first.description or "")
    assert second.description == "Audit log"
