"""Numbers that Word counts, levels of headings, and nested lists of OpenDocument."""

from pathlib import Path

import pytest

from commitcheck.loading.documents.block import Block
from commitcheck.loading.documents.docx import read_docx
from commitcheck.loading.documents.odt import read_odt
from commitcheck.loading.documents.papers import is_paper
from papers import docx, odt, paragraph, table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering(*levels: tuple[str, str, int], override: bool = False) -> str:
    """List 1 with these formats, shapes and starts; list 2 is of the same kind."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{shape}"/></w:lvl>'
        for at, (style, shape, start) in enumerate(levels)
    )
    over = '<w:lvlOverride w:ilvl="0"/>' if override else ""
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{over}</w:num></w:numbering>'
    )


def listed(levels: list[int], lists: str) -> list[str]:
    """The numbers of paragraphs at these levels of list 1."""
    body = [paragraph(f"Part {at}", numbered=level) for at, level in enumerate(levels)]
    return [block.number for block in read_docx(docx(*body, word__numbering_dot_xml=lists)).blocks]


@pytest.mark.parametrize(
    ("style", "start", "numbers"),
    [
        ("decimal", 1, ["1.", "2.", "3."]),
        ("decimal", 9, ["9.", "10.", "11."]),
        ("decimalZero", 9, ["09.", "10.", "11."]),
        ("lowerLetter", 1, ["a.", "b.", "c."]),
        ("upperLetter", 25, ["Y.", "Z.", "AA."]),
        ("lowerLetter", 52, ["zz.", "aaa.", "bbb."]),
        ("lowerRoman", 3, ["iii.", "iv.", "v."]),
        ("upperRoman", 8, ["VIII.", "IX.", "X."]),
        ("upperRoman", 39, ["XXXIX.", "XL.", "XLI."]),
        ("lowerRoman", 89, ["lxxxix.", "xc.", "xci."]),
        ("bullet", 1, ["", "", ""]),
        ("none", 1, ["", "", ""]),
        ("other", 1, ["1.", "2.", "3."]),
    ],
)
def test_every_way_to_count(style: str, start: int, numbers: list[str]) -> None:
    assert listed([0, 0, 0], numbering((style, "%1.", start))) == numbers


def test_an_inner_list_begins_anew_and_names_the_outer_number() -> None:
    lists = numbering(("decimal", "%1.", 1), ("lowerLetter", "%1%2)", 1), ("decimal", "%2-%3", 5))
    assert listed([0, 1, 1, 2, 2, 0, 1, 2], lists) == [
        *("1.", "1a)", "1b)", "b-5", "b-6", "2.", "2a)", "a-5"),
    ]
    assert listed([1, 0], lists) == ["1a)", "1."]


@pytest.mark.parametrize(("override", "number"), [(False, "2."), (True, "1.")])
def test_two_lists_of_a_kind_count_on_unless_one_begins_anew(
    *, override: bool, number: str
) -> None:
    second = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>B</w:t></w:r></w:p>'
    )
    lists = numbering(("decimal", "%1.", 1), override=override)
    content = docx(paragraph("A", numbered=0), second, word__numbering_dot_xml=lists)
    assert [block.number for block in read_docx(content).blocks] == ["1.", number]


def styles(*entries: str) -> str:
    return f'<w:styles xmlns:w="{_W}">{"".join(entries)}</w:styles>'


def style(name: str, *, inside: str = "", title: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>'
        f"{inside}</w:style>"
    )


def level_of(name: str, *entries: str, text: str = "Scope of it") -> tuple[str, int, str]:
    content = docx(paragraph(text, style=name), word__styles_dot_xml=styles(*entries))
    (block,) = read_docx(content).blocks
    return block.layout, block.level, block.number


@pytest.mark.parametrize(
    ("inside", "title", "expected"),
    [
        ("", "heading 3", ("heading", 3, "")),
        ("", "Title", ("heading", 1, "")),
        ("", "Subtitle", ("heading", 1, "")),
        ("", "Body", ("p", 0, "")),
        ('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "Own", ("heading", 1, "")),
        ('<w:pPr><w:outlineLvl w:val="7"/></w:pPr>', "Own", ("heading", 8, "")),
        ('<w:pPr><w:outlineLvl w:val="8"/></w:pPr>', "Own", ("heading", 9, "")),
        ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "Own", ("p", 0, "")),
        ('<w:pPr><w:outlineLvl w:val="10"/></w:pPr>', "Own", ("p", 0, "")),
        ("", "heading 12", ("heading", 9, "")),
        ("", "heading x", ("heading", 1, "")),
        (
            '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
            "Own",
            ("li", 2, "1.1"),
        ),
    ],
)
def test_a_style_makes_a_heading_or_an_item(
    inside: str, title: str, expected: tuple[str, int, str]
) -> None:
    """And so does one that it inherits from."""
    assert level_of("Own", style("Own", inside=inside, title=title)) == expected
    base = style("Own", inside='<w:basedOn w:val="Base"/>', title="Mine")
    assert level_of("Own", base, style("Base", inside=inside, title=title)) == expected


@pytest.mark.parametrize(
    ("words", "layout"),
    [
        (" ".join(["word"] * 14), "heading"),
        (" ".join(["word"] * 15), "p"),
        ("Scope. All of it", "p"),
        ("Scope 1. All of it", "heading"),
    ],
)
def test_what_is_long_or_a_sentence_is_no_heading(words: str, layout: str) -> None:
    assert level_of("Heading1", style("Heading1", title="heading 1"), text=words)[0] == layout


@pytest.mark.parametrize(
    ("value", "shown"),
    [("", False), ("1", False), ("0", True), ("false", True), ("off", True), ("true", False)],
)
def test_hidden_text_is_left_out_unless_it_is_not_hidden_after_all(
    value: str, *, shown: bool
) -> None:
    mark = f'<w:vanish w:val="{value}"/>' if value else "<w:vanish/>"
    hidden = f"<w:r><w:rPr>{mark}</w:rPr><w:t> hidden</w:t></w:r>"
    reading = read_docx(docx(paragraph("Shown", raw=hidden)))
    assert [block.text for block in reading.blocks] == ["Shown hidden" if shown else "Shown"]
    assert bool(reading.notes) != shown


def test_cells_hold_groups_and_tables() -> None:
    group = f"<w:sdt><w:sdtContent>{paragraph('Grouped')}</w:sdtContent></w:sdt>"
    rows = table(("One", group), ("Two", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"))
    assert [block.cells for block in read_docx(docx(rows)).blocks] == [
        (("One",), ("Grouped",)),
        (("Two",), ("a b",)),
    ]


def odt_blocks(body: str) -> list[tuple[str, int, str, str]]:
    return [
        (block.layout, block.level, block.number, block.text)
        for block in read_odt(odt(body)).blocks
    ]


def test_lists_in_lists_of_opendocument() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:p>more</text:p>'
        "<text:list><text:list-item><text:p>Plain</text:p></text:list-item></text:list>"
        '</text:list-item><text:list-item><text:h>Two</text:h><text:list text:style-name="L1">'
        "<text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item>"
        "</text:list><text:section><text:p>After</text:p></text:section>"
    )
    assert odt_blocks(body) == [
        *(("li", 1, "1.", "One"), ("li", 1, "", "more"), ("li", 2, "1.1.", "Plain")),
        *(("li", 1, "2.", "Two"), ("li", 2, "2.1.", "Inner"), ("p", 0, "", "After")),
    ]


@pytest.mark.parametrize(
    ("attributes", "level"),
    [
        ('text:outline-level="1"', 1),
        ('text:outline-level="3"', 3),
        ('text:outline-level="x"', 1),
        ('text:outline-level="1000"', 1),
        ("", 1),
    ],
)
def test_headings_of_opendocument(attributes: str, level: int) -> None:
    assert odt_blocks(f"<text:h {attributes}>Scope</text:h>") == [("heading", level, "", "Scope")]


def test_tables_and_white_space_of_opendocument() -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>Name</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        "</table:table-header-rows><table:table-row><table:table-cell><text:section>"
        "<text:p>a<text:tab/>b<text:line-break/>c</text:p></text:section></table:table-cell>"
        "</table:table-row></table:table>"
    )
    rows: list[Block] = list(read_odt(odt(body)).blocks)
    assert [(row.place, row.cells) for row in rows] == [
        ("table 1 row 1", (("Name",),)),
        ("table 1 row 2", (("a b c",),)),
    ]


@pytest.mark.parametrize(
    ("name", "head", "is_document"),
    [
        ("deal.docx", "", True),
        ("deal.PDF", "", True),
        ("deal.csv", "", False),
        ("deal.txt", "Provider hosts the data", True),
        ("deal.txt", "id,customer,deal", False),
        ("deal.txt", "\n\nid;customer;deal\n", False),
        ("deal.txt", "| id | customer |", False),
        ("deal.txt", "id,customer", True),
        ("deal.txt", "Well, then, we host it.", True),
        ("deal.txt", "Well, then, we host it. And more", True),
        ("deal.txt", "The parties, all of them, agree:", True),
        ("deal.txt", "id\tcustomer", False),
        ("deal.txt", "", True),
    ],
)
def test_a_text_that_begins_as_a_table_is_no_document(
    tmp_path: Path, name: str, head: str, *, is_document: bool
) -> None:
    path = tmp_path / name
    path.write_text(head, "utf-8")
    assert is_paper(str(path)) == is_document


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", ("heading", 1)), ("8", ("heading", 9)), ("9", ("p", 0)), ("10", ("p", 0))],
)
def test_a_paragraph_says_itself_how_far_out_it_stands(
    value: str, expected: tuple[str, int]
) -> None:
    """Nine is body text."""
    outlined = f'<w:p><w:pPr><w:outlineLvl w:val="{value}"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>'
    (block,) = read_docx(docx(outlined)).blocks
    assert (block.layout, block.level) == expected


def test_levels_and_starts_that_no_word_has() -> None:
    """A list has nine levels; a tenth has no number, whoever asks for it."""
    levels = [("decimal", f"%{level}.", 1) for level in range(1, 12)]
    lists = numbering(*levels)
    assert listed([8, 8, 9, 10], lists) == ["1.", "2.", "", ""]
    inside = '<w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    content = docx(
        paragraph("A", style="Own"),
        word__styles_dot_xml=styles(style("Own", inside=inside)),
        word__numbering_dot_xml=lists,
    )
    assert [(it.layout, it.number) for it in read_docx(content).blocks] == [("p", "")]


@pytest.mark.parametrize(
    ("style", "start", "number"),
    [
        ("lowerRoman", "3999", "mmmcmxcix."),
        ("lowerRoman", "4000", "4000."),
        ("upperRoman", "1", "I."),
        ("upperRoman", "0", "0."),
        ("lowerLetter", "0", "0."),
        ("upperLetter", "234", "Z" * 9 + "."),
        ("upperLetter", "235", "A" * 9 + "."),
        ("decimal", "100000", "100000."),
        ("decimal", "100001", "100000."),
        ("decimal", "x", "1."),
        ("decimal", "\u0663", "1."),
    ],
)
def test_where_lists_may_start(style: str, start: str, number: str) -> None:
    lists = numbering((style, "%1.", 77)).replace('w:val="77"', f'w:val="{start}"')
    assert listed([0], lists) == [number]


def test_lists_and_styles_that_say_little() -> None:
    """Without a start a level begins at one, without a format it counts, without a shape it shows
    nothing; what is no level, no list and no style of paragraphs says nothing.
    """
    levels = (
        '<w:nsid w:val="x"/><w:lvl w:ilvl="0"><w:lvlText w:val="%1)"/></w:lvl>'
        '<w:other w:ilvl="1"/><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:lvlText w:val="%1%2%4"/></w:lvl>'
    )
    lists = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:other w:numId="1"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"/></w:numbering>'
    )
    assert listed([0, 1, 2, 2], lists) == ["1)", "", "11%4", "11%4"]
    unknown = '<w:style w:type="table" w:styleId="Own"><w:name w:val="heading 1"/></w:style>'
    assert level_of("Own", unknown) == ("p", 0, "")
    assert level_of("Own", "<w:style/>", style("Own", inside="<w:pPr/>")) == ("p", 0, "")
    bare = {"word__styles_dot_xml": styles(), "word__numbering_dot_xml": "<w/>"}
    assert [it.layout for it in read_docx(docx(paragraph("A", numbered=0), **bare)).blocks] == ["p"]


def test_a_style_of_a_list_gives_its_list_and_level_to_what_inherits_from_it() -> None:
    inside = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    base = style("Own", inside='<w:basedOn w:val="Base"/>')
    assert level_of("Own", base, style("Base", inside=inside)) == ("li", 1, "1.")
    circle = style("Own", inside='<w:basedOn w:val="Own"/>')
    assert level_of("Own", circle) == ("p", 0, "")
