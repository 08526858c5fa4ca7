"""Blocks become clauses: each with its sentence, its number, its place and what stands above it."""

import pytest

from commitcheck.loading.documents.block import Block
from commitcheck.loading.documents.clauses import LONGEST, clause_texts, clauses_of
from commitcheck.model.document import Clause


def block(text: str, layout: str = "p", level: int = 0, number: str = "") -> Block:
    return Block(text=text, place="here", layout=layout, level=level, number=number)


def row(*cells: str | tuple[str, ...]) -> Block:
    return Block(
        place="table 1 row 1",
        layout="row",
        cells=tuple((cell,) if isinstance(cell, str) else cell for cell in cells),
    )


def told(*blocks: Block) -> list[str]:
    """Of each clause its number and words; behind them what leads into it and its heading."""
    return [
        f"{clause.number}: {clause.text}"
        + (f" < {clause.lead_in}" if clause.lead_in else "")
        + (f" [{' > '.join(clause.headings)}]" if clause.headings else "")
        for clause in clauses_of(blocks)
    ]


def test_each_clause_knows_its_block_its_headings_and_its_place() -> None:
    blocks = [
        Block(text="2. Services", place="page 1", page=1, layout="heading", level=1),
        Block(text="Hosting", place="page 1", page=1, layout="heading", level=2, number="2.1."),
        Block(text="It hosts data: all. And logs:", place="page 2", page=2, number="2.1.1"),
        Block(text="(a) of users;", place="page 2", page=2),
        Block(text="Fees", place="page 3", page=3, layout="heading", level=2, number="2.2"),
        Block(text="Of May.", place="page 3", page=3, layout="note"),
        Block(place="page 4", page=4, layout="row", cells=(("App",), ("May",))),
    ]
    over = ("2. Services", "Hosting")
    assert clauses_of(blocks) == (
        Clause(text="2. Services", place="page 1", page=1, number="2", layout="heading", block=0),
        Clause(
            text="Hosting", place="page 1", page=1, number="2.1", heading="2. Services",
            headings=("2. Services",), layout="heading", block=1,
        ),
        Clause(
            text="It hosts data: all.", place="page 2", page=2, number="2.1.1", heading="Hosting",
            headings=over, layout="p", block=2,
        ),
        Clause(
            text="And logs:", place="page 2", page=2, number="2.1.1", heading="Hosting",
            headings=over, layout="p", block=2,
        ),
        Clause(
            text="of users;", place="page 2", page=2, number="2.1.1 (a)", heading="Hosting",
            headings=over, layout="p", lead_in="And logs:", block=3,
        ),
        Clause(
            text="Fees", place="page 3", page=3, number="2.2", heading="2. Services",
            headings=("2. Services",), layout="heading", block=4,
        ),
        Clause(
            text="Of May.", place="page 3", page=3, number="2.2", heading="Fees",
            headings=("2. Services", "Fees"), layout="note", block=5,
        ),
        Clause(
            text="App | May", place="page 4", page=4, heading="Fees",
            headings=("2. Services", "Fees"), layout="row", block=6,
        ),
    )  # fmt: skip


def test_without_a_heading_there_is_none() -> None:
    assert clauses_of([block("It hosts."), row("App", "May")]) == (
        Clause(text="It hosts.", place="here", block=0),
        Clause(text="App | May", place="table 1 row 1", layout="row", block=1),
    )


def test_a_heading_ends_those_of_its_level_and_below() -> None:
    head = [("One", 1), ("Two", 2), ("Three", 3), ("Other two", 2), ("Other one", 1), ("Deep", 4)]
    assert told(*(block(text, "heading", level) for text, level in head), block("Words.")) == [
        ": One",
        ": Two [One]",
        ": Three [One > Two]",
        ": Other two [One]",
        ": Other one",
        ": Deep [Other one]",
        ": Words. [Other one > Deep]",
    ]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("3 Scope", "3"),
        ("3. Scope", "3"),
        ("3.1.2 Scope", "3.1.2"),
        ("§ 3 Scope", "§ 3"),
        ("§3.1 Scope", "§3.1"),
        ("B. Scope", "B"),
        ("IV. Scope", "IV"),
        ("B Scope", ""),
        ("1234 Scope", ""),
        ("3.Scope", ""),
        ("3.", ""),
        ("Scope 3", ""),
    ],
)
def test_the_number_of_a_heading_is_that_of_what_stands_below_it(heading: str, number: str) -> None:
    head, below = clauses_of([block(heading, "heading", 1), block("It.")])
    assert (head.number, below.number) == (number, number)


def test_a_heading_without_a_number_ends_those_before_it() -> None:
    assert told(block("4.2 It hosts."), block("Fees", "heading", 1), block("It pays.")) == [
        "4.2: It hosts.",
        ": Fees",
        ": It pays. [Fees]",
    ]


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("4.2. It hosts.", "4.2", "It hosts."),
        ("4) It hosts.", "4)", "It hosts."),
        ("1234. It hosts.", "", "1234."),
        ("1.2.3.4.5.6 It hosts.", "1.2.3.4.5.6", "It hosts."),
        ("(12) It hosts.", "(12)", "It hosts."),
        ("(123) It hosts.", "", "(123) It hosts."),
        ("(xlviii) It hosts.", "", "(xlviii) It hosts."),
        ("(viii) It hosts.", "(viii)", "It hosts."),
        ("a) It hosts.", "a)", "It hosts."),
        ("A. It hosts.", "A", "It hosts."),
        ("§ 4 It hosts.", "", "§ 4 It hosts."),
        ("§ 4.1 It hosts.", "§ 4.1", "It hosts."),
        ("Section 4.1 It hosts.", "Section 4.1", "It hosts."),
        ("Article 4. It hosts.", "Article 4", "It hosts."),
        ("clause 4.1 It hosts.", "clause 4.1", "It hosts."),
        ("12.5 % are paid.", "", "12.5 % are paid."),
        ("12.5 percent are paid.", "", "12.5 percent are paid."),
        ("12 v.H. are paid.", "", "12 v.H. are paid."),
        ("12.500 users are free.", "", "12.500 users are free."),
        ("99.9 Uptime of it.", "99.9", "Uptime of it."),
        ("99.9 uptime of it.", "", "99.9 uptime of it."),
        ("89.9 uptime of it.", "89.9", "uptime of it."),
        ("3. Quartal 2027.", "", "3. Quartal 2027."),
        ("3. quarter of it.", "3", "quarter of it."),
        ("12. Dezember 2027.", "", "12. Dezember 2027."),
        ("2.1 Dezember 2027.", "2.1", "Dezember 2027."),
        ("3. Set it up.", "3", "Set it up."),
        ("3. Out of it.", "3", "Out of it."),
        ("7. Tag der Frist.", "", "7. Tag der Frist."),
    ],
)
def test_what_a_paragraph_is_numbered(text: str, number: str, words: str) -> None:
    first = clauses_of([block(text)])[0]
    assert (first.number, first.text) == (number, words)


def test_numbers_below_each_other() -> None:
    """A letter is of the number above it, a number of its own; without one, a paragraph belongs to
    the section and not to an item of a list.
    """
    assert told(
        block("Terms", "heading", 1, "§ 7"),
        block("Words."),
        block("1. It hosts:"),
        block("(a) data;"),
        block("(b) logs:"),
        block("(i) now;"),
        block("(ii) then."),
        block("(c) more."),
        block("2. It pays."),
        block("Also this."),
        block("2.1 It knows:"),
        block("(a) all."),
        block("2.2 It ends."),
        block("Also that."),
        block("§ 8. It stays."),
        block("Also here."),
    ) == [
        "§ 7: Terms",
        "§ 7: Words. [Terms]",
        "1: It hosts: [Terms]",
        "1 (a): data; < It hosts: [Terms]",
        "1 (b): logs: < It hosts: [Terms]",
        "1 (b) (i): now; < logs: [Terms]",
        "1 (b) (ii): then. < logs: [Terms]",
        "1 (c): more. < It hosts: [Terms]",
        "2: It pays. [Terms]",
        "§ 7: Also this. [Terms]",
        "2.1: It knows: [Terms]",
        "2.1 (a): all. < It knows: [Terms]",
        "2.2: It ends. [Terms]",
        "2.2: Also that. [Terms]",
        "§ 8: It stays. [Terms]",
        "§ 8: Also here. [Terms]",
    ]


def test_a_roman_number_is_a_letter_where_no_letter_stands_above_it() -> None:
    assert told(block("4.1 It hosts:"), block("(i) data;"), block("(ii) logs.")) == [
        "4.1: It hosts:",
        "4.1 (i): data; < It hosts:",
        "4.1 (ii): logs. < It hosts:",
    ]


def test_items_of_lists_have_the_numbers_of_the_lists_above_them() -> None:
    def item(text: str, level: int, number: str = "") -> Block:
        return block(text, "li", level, number)

    assert told(
        block("It will:"),
        item("host:", 1, "1."),
        item("data;", 2, "(a)"),
        item("logs.", 2, "(b)"),
        item("keep", 1, "2."),
        item("no mark", 1),
        item("deep", 3),
        block("End."),
        item("alone", 1, "a)"),
        item("§ 9 of it", 2, "§ 9"),
    ) == [
        ": It will:",
        "1: host: < It will:",
        "1 (a): data; < host:",
        "1 (b): logs. < host:",
        "2: keep < It will:",
        "2: no mark < It will:",
        "2: deep < It will:",
        ": End.",
        "a): alone",
        "§ 9: § 9 of it",
    ]


@pytest.mark.parametrize(
    ("end", "leads"),
    [(":", True), (": -", True), (" —", True), (".", False), (";", False), (" -", False)],
)
def test_what_leads_into_a_list(end: str, leads: bool) -> None:  # noqa: FBT001
    first, item = clauses_of([block(f"It will do this{end}"), block("host data", "li", 1)])
    assert item.lead_in == (first.text if leads else "")


def test_a_lead_ends_with_the_next_paragraph_heading_or_table() -> None:
    item = block("host data", "li", 1)
    for between in (block("Words."), block("Scope", "heading", 1), row("a", "b")):
        assert clauses_of([block("It will:"), between, item])[-1].lead_in == ""
    again = clauses_of([block("It will:"), item, block("Then it will:"), item])
    assert [clause.lead_in for clause in again] == ["", "It will:", "", "Then it will:"]


@pytest.mark.parametrize(
    ("start", "pages"),
    [(18, [4, 5]), (19, [4, 5]), (20, [4, 4]), (4, [5, 5]), (5, [4, 5])],
)
def test_a_sentence_is_on_the_page_where_it_begins(start: int, pages: list[int]) -> None:
    """Of `4.1 It hosts data. It logs.` the second sentence begins behind nineteen letters."""
    over = Block(text="4.1 It hosts data. It logs.", place="page 4", page=4, turns=((start, 5),))
    found = clauses_of([over])
    assert [clause.page for clause in found] == pages


def test_pages_are_turned_more_than_once() -> None:
    text = "It hosts. It logs. It ends."
    over = Block(text=text, place="page 1", page=1, turns=((10, 2), (19, 3)))
    assert [(clause.page, clause.place) for clause in clauses_of([over])] == [
        (1, "page 1"),
        (2, "page 2"),
        (3, "page 3"),
    ]
    thrice = Block(text="It logs. It logs. It logs.", place="line 7", page=1, turns=((18, 2),))
    assert [(clause.page, clause.place) for clause in clauses_of([thrice])] == [
        (1, "line 7"),
        (1, "line 7"),
        (2, "page 2"),
    ]


WORDS = "word " * 59 + "word"


@pytest.mark.parametrize(
    ("cells", "clauses"),
    [
        (("App", "May"), ["row: App | May"]),
        (("App", "It is made. It is used."), ["cell: It is made.", "cell: It is used."]),
        (("App", ("It is made.", "It is used.")), ["cell: It is made.", "cell: It is used."]),
        (("It is made. It is used.", "App"), ["row: It is made. It is used. | App"]),
        (("It is made. It is used.",), ["cell: It is made.", "cell: It is used."]),
        (("App",), ["row: App"]),
        (("App", "May", "It is made. It is used."), ["row: App | May | It is made. It is used."]),
        (("App", "May", WORDS), [f"row: App | May | {WORDS}"]),
        (("App", "May", f"{WORDS} word"), ["cell: May", f"cell: {WORDS} word"]),
        (("App", "May", (WORDS, "word")), ["cell: May", f"cell: {WORDS}", "cell: word"]),
        (("App", (), "May", ()), ["row: App | May"]),
        ((("Mobile", "app"), "May"), ["row: Mobile app | May"]),
        (((), ()), []),
    ],
)
def test_a_row_is_one_clause_or_a_text_beside_its_label(
    cells: tuple[str | tuple[str, ...], ...], clauses: list[str]
) -> None:
    """Of three cells and more it is one where none is longer than sixty words."""
    found = clauses_of([row(*cells)])
    assert [f"{clause.layout}: {clause.text}" for clause in found] == clauses


TEXT = "It is made. It is used."


def test_a_label_is_the_heading_of_the_text_beside_it() -> None:
    head = block("Scope", "heading", 1)
    found = clauses_of([head, row("App", TEXT, "", "May")])
    assert [(clause.heading, clause.headings, clause.place) for clause in found[1:]] == [
        ("Scope", ("Scope",), "table 1 row 1")
    ]
    found = clauses_of([head, row("App", (), TEXT)])
    assert [(clause.heading, clause.place) for clause in found[1:]] == [
        ("App", "table 1 row 1 column 3"),
        ("App", "table 1 row 1 column 3"),
    ]
    found = clauses_of([head, row(("Mobile", "app"), TEXT)])
    assert {clause.heading for clause in found[1:]} == {"Mobile app"}
    alone = clauses_of([head, row(TEXT)])
    assert [(clause.heading, clause.place) for clause in alone[1:]] == [
        ("Scope", "table 1 row 1"),
    ] * 2
    assert [clause.heading for clause in clauses_of([row(TEXT)])] == ["", ""]


@pytest.mark.parametrize(("length", "texts"), [(120, 2), (121, 3)])
def test_a_label_has_a_hundred_and_twenty_letters(length: int, texts: int) -> None:
    label = "x" * length
    found = clauses_of([block("Scope", "heading", 1), row(label, TEXT)])[1:]
    assert [clause.text for clause in found][-2:] == ["It is made.", "It is used."]
    assert len(found) == texts
    assert {clause.heading for clause in found} == {label if texts == 2 else "Scope"}
    assert [clause.place[-8:] for clause in found] == [
        *(["column 1"] if texts == 3 else []),
        *["column 2"] * 2,
    ]


def test_a_paragraph_of_a_cell_leads_into_those_below_it() -> None:
    found = clauses_of([row("App", ("It is. It will:", "be made;", "be used:", "by all."))])
    assert [(clause.text, clause.lead_in) for clause in found] == [
        ("It is.", ""),
        ("It will:", ""),
        ("be made;", "It will:"),
        ("be used:", "It will:"),
        ("by all.", "be used:"),
    ]
    two = clauses_of([row("App", ("It will:", f"be {WORDS}."), ("It is used.",))])
    assert [clause.lead_in for clause in two] == ["", "It will:", ""]


def test_what_is_longer_than_a_clause_may_be_is_cut_where_it_hurts_least() -> None:
    """After a sentence; else at a blank; else anywhere."""
    assert clause_texts("x" * LONGEST) == ["x" * LONGEST]
    assert clause_texts("x" * (LONGEST + 1)) == ["x" * LONGEST, "x"]
    blank = "x" * (LONGEST - 9) + " " + "y" * 20
    assert clause_texts(blank) == ["x" * (LONGEST - 9), "y" * 20]
    ended = "x" * (LONGEST - 19) + ". " + "y" * 5 + " " + "z" * 20
    assert clause_texts(ended) == ["x" * (LONGEST - 19) + ".", "y" * 5 + " " + "z" * 20]
    # the last of those places that it reaches
    rows = "x" * 99 + " "
    assert [len(part) for part in clause_texts(rows * 31)] == [LONGEST - 1, 99]
    small = "x" * 97 + ". "
    assert [len(part) for part in clause_texts(small * 31)] == [30 * len(small) - 1, len(small) - 1]
    first = " " + "x" * (LONGEST + 9)
    assert [len(part) for part in clause_texts(first)] == [LONGEST - 1, 10]
    last = "x" * LONGEST + " " + "y" * 20
    assert clause_texts(last) == ["x" * LONGEST, "y" * 20]
    long = "x" * (2 * LONGEST + 7)
    assert [len(part) for part in clause_texts(long)] == [LONGEST, LONGEST, 7]
