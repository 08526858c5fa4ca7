"""Lines become blocks: which of them go on with the line above, and what the whole is then."""

import pytest

from commitcheck.loading.documents.block import Block
from commitcheck.loading.documents.lines import Line, blocks_of, joined

FULL = "Provider keeps the Service available for all of its users and"
SHORT_AND_ENDED = "Provider keeps the Service available for all of its users."


def line(text: str, right: float = 95, **more: object) -> Line:
    """A line of letters 10 high on a page that is 100 wide, so that `right` is per cent of it."""
    told: dict[str, object] = {
        "left": 0.0, "right": right, "size": 10.0, "width": (0.0, 100.0), "place": "page 1"
    }  # fmt: skip
    return Line(text=text, **(told | more))  # type: ignore[arg-type]


def texts(*lines: Line) -> list[str]:
    return [block.text for block in blocks_of(lines)]


TOGETHER_AND_APART = {
    "full lines go on": (
        (line(FULL), line("Support for them.")),
        (line(FULL, 61), line("Support for them.")),
    ),
    "a line that ends early is the last one, sooner where its sentence ends": (
        (line(SHORT_AND_ENDED, 82), line("Support is given.")),
        (line(SHORT_AND_ENDED, 81), line("Support is given.")),
    ),
    "so it is only there": (
        (line(FULL, 62), line("Support is given.")),
        (line(FULL, 61), line("Support is given.")),
    ),
    "how full a line is counts from its column's left to its right": (
        (line(FULL, 182, left=120, width=(120, 220)), line("Support.", left=120)),
        (line(FULL, 181, left=120, width=(120, 220)), line("Support.", left=120)),
    ),
    "a gap parts": (
        (line(FULL), line("Support for them.", gap=1.45)),
        (line(FULL), line("Support for them.", gap=1.46)),
    ),
    "a small letter goes on over a gap, unless the sentence has ended": (
        (line(FULL), line("support for them.", gap=9)),
        (line(SHORT_AND_ENDED), line("support for them.", gap=9)),
    ),
    "an abbreviation ends no sentence": (
        (line("Provider keeps it available, e.g."), line("by mail.", gap=9)),
        (line("Provider keeps it available, f.g."), line("by mail.", gap=9)),
    ),
    "no more does one in capitals": (
        (line("Provider gives it to Acme Inc."), line("by mail.", gap=9)),
        (line("Provider gives it to Acme Onc."), line("by mail.", gap=9)),
    ),
    "a small letter goes on however short the line above is": (
        (line(FULL, 5), line("support for them.")),
        (line(FULL, 5), line("Support for them.")),
    ),
    "letters of another size are another paragraph": (
        (line(FULL), line("support for them.", size=10.8)),
        (line(FULL), line("support for them.", size=10.9)),
    ),
    "smaller ones too": (
        (line(FULL), line("support for them.", size=9.3)),
        (line(FULL), line("support for them.", size=9.1)),
    ),
    "bold words at the beginning are the paragraph's where they are too many for a title": (
        (line("It is " + "very " * 12 + "true", bold=True), line("support for them.")),
        (line("It is " + "very " * 11 + "true", bold=True), line("support for them.")),
    ),
    "or where a comma follows": (
        (line("Support of the Service,", bold=True), line("given by mail.")),
        (line("Support of the Service", bold=True), line("given by mail.")),
    ),
    "or a semicolon": (
        (line("Support of the Service;", bold=True), line("given by mail.")),
        (line("Support of the Service!", bold=True), line("given by mail.")),
    ),
    "bold words in the middle of a paragraph are its own": (
        (line(FULL), line("Support for them.", bold=True, gap=1.2)),
        (line(FULL), line("Support for them.", bold=True, gap=1.3)),
    ),
    "at the top of a page they are not": (
        (line(FULL, page=1), line("Support for them.", page=2)),
        (line(FULL, page=1), line("Support for them.", page=2, bold=True)),
    ),
    "two bold lines may be one title": (
        (line("Support of the Service", bold=True), line("and of the App", bold=True)),
        (line("Support of the Service", 61, bold=True), line("and of the App", bold=True)),
    ),
    "a number begins an item where the line above has ended": (
        (line(FULL), line("2. of the Annex")),
        (line(SHORT_AND_ENDED), line("2. Of the Annex")),
    ),
    "or is short": (
        (line(FULL, 82), line("2. of the Annex")),
        (line(FULL, 81), line("2. of the Annex")),
    ),
    "or ends as an item does": (
        (line("1. It hosts the data of all of its users, if"), line("2. of them is met")),
        (line("1. It hosts the data of all of its users, or"), line("2. It keeps it")),
    ),
    "and with a semicolon": (
        (line("1. It hosts the data of all of its users, and if"), line("2. of them is met")),
        (line("1. It hosts the data of all of its users; and"), line("2. It keeps it")),
    ),
    "or is a title": (
        (line(f"{FULL} {FULL}", bold=True), line("2. It keeps it", bold=True)),
        (line("Support of the Service", bold=True), line("2. It keeps it", bold=True)),
    ),
    "a bullet always does": (
        (line(FULL), line("*support for them.")),
        (line(FULL), line("* support for them.")),
    ),
    "what hangs below an item is its own, however short it is": (
        (line("1. It hosts", 20), line("Data of users.", left=10.1)),
        (line("1. It hosts", 20), line("Data of users.", left=10)),
    ),
    "below a bullet too": (
        (line("- It hosts", 20), line("Data of users.", left=10.1)),
        (line("-It hosts", 20), line("Data of users.", left=10.1)),
    ),
    "after the end of a sentence an indent begins a paragraph": (
        (line(SHORT_AND_ENDED), line("Support is given.", left=15)),
        (line(SHORT_AND_ENDED), line("Support is given.", left=15.1)),
    ),
    "before it, it does not": (
        (line(FULL), line("Support is given.", left=40)),
        (line(SHORT_AND_ENDED), line("Support is given.", left=40)),
    ),
    "cells of a row never go on": (
        (line(FULL), line("support for them.")),
        (line(FULL), line("support for them.", cells=("support", "them"))),
    ),
    "and nothing goes on with them": (
        (line(FULL), line("support for them.")),
        (line(FULL, cells=("Provider", "and")), line("support for them.")),
    ),
    "a column as wide as nothing is full": (
        (line(FULL, 1, width=(0, 0)), line("Support for them.")),
        (line(FULL, 0.6, width=(0, 0)), line("Support for them.")),
    ),
}


@pytest.mark.parametrize(("together", "apart"), TOGETHER_AND_APART.values(), ids=TOGETHER_AND_APART)
def test_which_lines_are_one_paragraph(
    together: tuple[Line, Line], apart: tuple[Line, Line]
) -> None:
    filler = line("Words of a usual size, so that there is one. " * 9, gap=9, bold=False)
    for lines, blocks in ((together, 1), (apart, 2)):
        assert len(blocks_of(lines)) == blocks
        assert len(blocks_of((*lines, filler))) == blocks + 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("keep compli-", "ance records"), "keep compliance records"),
        (("keep compli\u00ad", "Ance records"), "keep compliAnce records"),
        (("keep compli\u2010", "ance records"), "keep compliance records"),
        (("of third-", "party rights"), "of third-party rights"),
        (("of Third-", "party rights"), "of Third-party rights"),
        (("within 24-", "hour days"), "within 24-hour days"),
        (("of EU-", "Data only"), "of EU-Data only"),
        (("one x-", "ray a day"), "one x-ray a day"),
        (("one ex-", "tra day"), "one extra day"),
        (("see http://a.example/", "terms of it"), "see http://a.example/terms of it"),
        (("see http://a.example of it and/", "or that"), "see http://a.example of it and/ or that"),
        (("this and/", "or that"), "this and/ or that"),
        (("this -", "or that"), "this -or that"),
        (("  two  words ", " and\u200b two "), "two words and two"),
        (("", "first", "", "last"), "first last"),
    ],
)
def test_words_that_a_line_end_split(lines: tuple[str, ...], text: str) -> None:
    assert joined(lines) == text


def shown(*lines: Line) -> list[tuple[str, int, str, str]]:
    return [(it.layout, it.level, it.number, it.text) for it in blocks_of(lines)]


BODY = line("Words of the usual size are most of what is written here, and so they are body.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. It hosts.", ("li", 1, "1.", "It hosts.")),
        ("1.2 It hosts.", ("li", 2, "1.2", "It hosts.")),
        ("1.2. It hosts.", ("li", 2, "1.2.", "It hosts.")),
        ("§ 4.2.1 It hosts.", ("li", 3, "§ 4.2.1", "It hosts.")),
        ("(a) It hosts.", ("li", 3, "(a)", "It hosts.")),
        ("iv) It hosts.", ("li", 3, "iv)", "It hosts.")),
        ("b. It hosts.", ("li", 3, "b.", "It hosts.")),
        ("• It hosts.", ("li", 8, "", "It hosts.")),
        ("o  It hosts.", ("li", 8, "", "It hosts.")),
        ("o It hosts.", ("p", 0, "", "o It hosts.")),
        ("It hosts.", ("p", 0, "", "It hosts.")),
        ("SCOPE", ("heading", 1, "", "SCOPE")),
        ("SLA", ("p", 0, "", "SLA")),
        ("Scope", ("p", 0, "", "Scope")),
        ("SCOPE OF it", ("p", 0, "", "SCOPE OF it")),
        ("SCOPE.", ("p", 0, "", "SCOPE.")),
        ("SCOPE,", ("p", 0, "", "SCOPE,")),
        ("SCOPE;", ("p", 0, "", "SCOPE;")),
        ("SCOPE:", ("p", 0, "", "SCOPE:")),
        ("SLAS", ("heading", 1, "", "SLAS")),
        ("SCOPE!", ("heading", 1, "", "SCOPE!")),
        ("2 SCOPE", ("heading", 1, "", "2 SCOPE")),
        ("2.1 SCOPE", ("heading", 2, "", "2.1 SCOPE")),
        ("2.1.3. SCOPE", ("heading", 3, "", "2.1.3. SCOPE")),
        ("WORD " * 14, ("heading", 1, "", ("WORD " * 14).strip())),
        ("WORD " * 15, ("p", 0, "", ("WORD " * 15).strip())),
        ("W" * 110, ("heading", 1, "", "W" * 110)),
        ("W" * 111, ("p", 0, "", "W" * 111)),
        ("1234 5678", ("p", 0, "", "1234 5678")),
    ],
)
def test_what_a_paragraph_of_usual_letters_is(
    text: str, expected: tuple[str, int, str, str]
) -> None:
    assert shown(line(text), line(BODY.text, gap=9)) == [expected, ("p", 0, "", BODY.text)]


def test_larger_letters_are_headings_by_their_size_and_bold_ones_below_all_of_them() -> None:
    assert shown(
        line("Annex", size=18),
        line("2 Scope of it", size=14),
        line("2.1 Data", size=14, gap=9),
        line("Support", bold=True),
        line("2 Hosting", bold=True, gap=9),
        line("It is hosted.", gap=9, bold=True),
        line("1234", size=18),
        BODY,
        line("As large as the body.", size=10.8),
        line("Larger than the body", size=10.9, gap=9),
    ) == [
        ("heading", 1, "", "Annex"),
        ("heading", 2, "", "2 Scope of it"),
        ("heading", 3, "", "2.1 Data"),
        ("heading", 4, "", "Support"),
        ("heading", 4, "", "2 Hosting"),
        ("p", 0, "", "It is hosted."),
        ("p", 0, "", "1234"),
        ("p", 0, "", BODY.text + " As large as the body."),
        ("heading", 3, "", "Larger than the body"),
    ]


def test_the_usual_size_is_that_of_most_letters_and_of_two_the_larger() -> None:
    half = "x" * 40
    assert [it.layout for it in blocks_of([line(half, size=10), line(half + "x", size=14)])] == [
        "p",
        "p",
    ]
    assert [it.layout for it in blocks_of([line(half, size=10), line(half, size=14)])] == ["p", "p"]
    longer = [line(half + "x", size=10), line(half, size=14), line("Y", size=14, gap=9)]
    assert [it.layout for it in blocks_of(longer)] == ["p", "p", "p"]
    most = [line(half + "xx", size=10), line(half, size=14)]
    assert [it.layout for it in blocks_of(most)] == ["p", "heading"]
    assert blocks_of([]) == ()


def test_a_block_says_where_it_begins_and_where_a_page_is_turned() -> None:
    lines = (
        line(FULL, page=1, place="page 1"),
        line("of all who", page=2, place="page 2"),
        line("work for it, and", page=2, place="page 2"),
        line("for them.", page=3, place="page 3"),
    )
    begun = f"{FULL} of all who work for it, and for them."
    first, second = len(FULL), len(f"{FULL} of all who work for it, and")
    assert blocks_of(lines) == (
        Block(text=begun, place="page 1", page=1, turns=((first, 2), (second, 3))),
    )
    marked = (line(f"1. {FULL}", page=4, place="page 4"), line("of all.", page=5, place="page 5"))
    assert blocks_of(marked) == (
        Block(
            text=f"{FULL} of all.", place="page 4", page=4, layout="li", level=1, number="1.",
            turns=((first, 5),),
        ),
    )  # fmt: skip
    listed = (line(f"* {FULL}", page=4, place="page 4"), line("of all.", page=5, place="page 5"))
    assert blocks_of(listed) == (
        Block(
            text=f"{FULL} of all.", place="page 4", page=4, layout="li", level=8,
            turns=((first, 5),),
        ),
    )  # fmt: skip


def test_rows_and_headings_say_where_they_stand_and_footnotes_come_last() -> None:
    lines = (
        line("SCOPE", page=3, place="page 3"),
        line("App | | May", page=4, place="page 4", cells=("App", "", "May")),
        line(FULL, page=4, place="page 4"),
        line("1 Without", page=4, place="page 4", note=True),
        line("holidays.", page=4, place="page 4", note=True),
        line("2 Of a year.", page=4, place="page 4", note=True),
        line("for them.", page=5, place="page 5"),
    )
    assert blocks_of(lines) == (
        Block(text="SCOPE", place="page 3", page=3, layout="heading", level=1),
        Block(place="page 4", page=4, layout="row", cells=(("App",), (), ("May",))),
        Block(text=f"{FULL} for them.", place="page 4", page=4, turns=((len(FULL), 5),)),
        Block(text="1 Without holidays.", place="page 4, footnote", page=4, layout="note"),
        Block(text="2 Of a year.", place="page 4, footnote", page=4, layout="note"),
    )
