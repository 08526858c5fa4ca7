"""Documents of OpenDocument and Word block by block, with what people seldom write in them."""

import pytest

from commitcheck.loading.documents.block import Refusal
from commitcheck.loading.documents.docx import read_docx
from commitcheck.loading.documents.odt import read_odt
from papers import archive, docx, odt, paragraph, run, table, told

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_whole_text_of_opendocument() -> None:
    body = (
        "<text:p>One<text:span>two <text:span>three</text:span></text:span><text:s/>four"
        "<text:note><text:note-body><text:p>First</text:p><text:p>note.</text:p></text:note-body>"
        "</text:note><text:annotation>gone</text:annotation> five</text:p>"
        "<text:table-of-content><text:p>Gone</text:p></text:table-of-content>"
        '<text:list text:style-name="L2"><text:list-header><text:p>Above</text:p>'
        "</text:list-header><text:soft-page-break/><text:list-item><text:p>Item</text:p><table:table><table:table-row>"
        "<table:table-cell><text:p>In a list</text:p></table:table-cell></table:table-row>"
        "</table:table></text:list-item></text:list>"
        "<table:table><table:table-rows><table:table-row-group><table:table-row><table:table-cell>"
        "<text:h>Head</text:h><text:section><text:p>group</text:p><text:p>more</text:p>"
        "</text:section><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
        "<text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>end</text:p><text:annotation>"
        "gone</text:annotation></table:table-cell></table:table-row></table:table-row-group>"
        "</table:table-rows></table:table><text:p/><text:p>Last<text:note><text:note-body>"
        "<text:p>Second.</text:p></text:note-body></text:note></text:p>"
        "<text:tracked-changes><text:changed-region/><text:changed-region/></text:tracked-changes>"
    )
    reading = read_odt(odt(body, Basic__Standard__x_dot_xml="x"))
    assert told(reading) == [
        "paragraph 1: p: Onetwo three four five",
        "paragraph 2: li 1: Above",
        "paragraph 3: li 1: Item",
        "table 1 row 1: row: In a list",
        "table 2 row 1: row: Head / group / more / a b | c / end",
        "paragraph 5: p: Last",
        "footnote 1: note: First note.",
        "footnote 2: note: Second.",
        "note: the document has 2 tracked changes that nobody accepted yet; read as if accepted",
        "note: the document holds macros; they were not looked at",
    ]


def nested(depth: int, tags: str, inside: str) -> str:
    names = tags.split()
    opened = "".join(f"<{name}>" for name in names)
    closed = "".join(f"</{name}>" for name in reversed(names))
    return opened * depth + inside + closed * depth


@pytest.mark.parametrize(
    ("around", "tags", "most"),
    [
        ("", "text:section", 100),
        ("text:p", "text:span", 100),
        ("table:table table:table-row table:table-cell", "text:section", 100),
        ("", "text:list text:list-item", 98),
    ],
)
def test_how_deep_opendocument_may_nest(around: str, tags: str, most: int) -> None:
    """A hundred sections or words within each other; lists are of two elements each."""
    inside = "x" if around == "text:p" else "<text:p>x</text:p>"
    deep, too_deep = (nested(1, around, nested(depth, tags, inside)) for depth in (most, most + 1))
    assert len(read_odt(odt(deep)).blocks) == 1
    with pytest.raises(Refusal, match="more than 100 deep"):
        read_odt(odt(too_deep))


@pytest.mark.parametrize(
    ("content", "cause", "cure"),
    [
        (archive(mimetype="x"), "is no OpenDocument text", "save it again as ODT, DOCX or PDF"),
        (
            archive(content_dot_xml="<x><y/></x>"),
            *("is no OpenDocument text", "save it again as ODT, DOCX or PDF"),
        ),
        (odt(""), "has no text", "export it again with its text"),
        (odt("<text:p> </text:p>"), "has no text", "export it again with its text"),
        (
            odt("", **{"META-INF__manifest_dot_xml": "<a><b><encryption-data/></b></a>"}),
            *("is protected by a password", "save a copy without one"),
        ),
    ],
)
def test_opendocument_that_cannot_be_used(content: bytes, cause: str, cure: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_odt(content)
    assert (refused.value.cause, refused.value.cure) == (cause, cure)
    assert str(refused.value) == f"{cause}; {cure}"


def test_opendocument_with_a_manifest_and_one_change() -> None:
    change = "<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>x</text:p>"
    manifest = {"META-INF__manifest_dot_xml": "<a><b/></a>"}
    assert told(read_odt(odt(change, **manifest))) == [
        "paragraph 1: p: x",
        "note: the document has 1 tracked change that nobody accepted yet; read as if accepted",
    ]


# Word


def properties(inside: str, text: str = "", raw: str = "") -> str:
    return f"<w:p><w:pPr>{inside}</w:pPr>{run(text) if text else ''}{raw}</w:p>"


def test_a_whole_document_of_word() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('In a', raw=run(' box'))}"
    box += f"{table(('In its', 'table'))}</w:txbxContent></w:pict></w:r>"
    small = f"<w:r><w:pict><w:txbxContent>{paragraph('Small')}</w:txbxContent></w:pict></w:r>"
    inner = table(("a", "b"), ("c", ""))
    body = (
        paragraph(raw="<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:noBreakHyphen/><w:t/></w:r>"),
        properties('<w:outlineLvl w:val="1"/>', "Outlined"),
        properties('<w:outlineLvl w:val="9"/>', "Body"),
        properties('<w:numPr><w:ilvl w:val="0"/></w:numPr>', "No list"),
        properties('<w:numPr><w:numId w:val="1"/></w:numPr>', "In a list"),
        properties('<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>', "Too deep"),
        properties('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', "Other list"),
        properties('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        properties('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "Next"),
        "<w:p>" + run("Without properties") + "</w:p>",
        f"<w:ins><w:sdt><w:sdtContent>{paragraph('Inserted')}</w:sdtContent></w:sdt></w:ins>",
        f"<w:del>{paragraph('Gone')}</w:del><w:moveFrom>{paragraph('Gone')}</w:moveFrom>",
        paragraph("Beside a box", raw=box),
        (
            f"<w:tbl><w:ins><w:tr><w:tc>{paragraph('Row')}</w:tc></w:tr></w:ins><w:tr><w:sdt>"
            f"<w:sdtContent><w:tc>{paragraph('Cell')}{inner}{paragraph('after', raw=small)}</w:tc>"
            "</w:sdtContent></w:sdt></w:tr></w:tbl>"
        ),
        table(("Last",)),
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("Two")}{paragraph("parts.")}'
        f'</w:footnote><w:other w:id="3">{paragraph("Gone")}</w:other><w:footnote w:id="4">'
        f'{paragraph("")}</w:footnote><w:footnote w:id="5">{paragraph("More.")}</w:footnote>'
        "</w:footnotes>"
    )
    assert told(read_docx(docx(*body, word__footnotes_dot_xml=notes))) == [
        "paragraph 1: p: One two-",
        "paragraph 2: heading 2: Outlined",
        "paragraph 3: p: Body",
        "paragraph 4: p: No list",
        "paragraph 5: li 1 1.: In a list",
        "paragraph 6: p: Too deep",
        "paragraph 7: p: Other list",
        "paragraph 9: li 1 2.: Next",
        "paragraph 10: p: Without properties",
        "paragraph 11: p: Inserted",
        "paragraph 12: p: Beside a box",
        "paragraph 13: p: In a box",
        "table 1 row 1: row: In its | table",
        "table 2 row 1: row: Row",
        "table 2 row 2: row: Cell / a | b / c / after Small",
        "table 4 row 1: row: Last",
        "footnote 2: note: Two parts.",
        "footnote 5: note: More.",
        "note: the document has 3 tracked changes that nobody accepted yet; read as if accepted",
    ]


@pytest.mark.parametrize(
    ("change", "words", "count"),
    [
        (f"<w:ins>{run('b')}</w:ins>", "a b c", "1 tracked change"),
        (f"<w:del>{run('b')}</w:del>", "a c", "1 tracked change"),
        (f"<w:ins>{run('b')}</w:ins><w:del>{run('d')}</w:del>", "a b c", "2 tracked changes"),
        (f"<w:del>{run('b')}</w:del><w:del>{run('d')}</w:del>", "a c", "2 tracked changes"),
        (f"<w:moveTo>{run('b')}</w:moveTo>", "a b c", "1 tracked change"),
        (f"<w:hyperlink>{run('b')}</w:hyperlink>", "a b c", ""),
    ],
)
def test_changes_within_a_paragraph_of_word(change: str, words: str, count: str) -> None:
    reading = read_docx(docx(paragraph(raw=run("a ") + change + run(" c"))))
    assert [block.text for block in reading.blocks] == [words]
    said = f"the document has {count} that nobody accepted yet; read as if accepted"
    assert reading.notes == ((said,) if count else ())


def test_deleted_rows_of_word_count_as_changes_each() -> None:
    def rows(mark: str) -> str:
        row = f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph('Row')}</w:tc></w:tr>"
        return f"<w:tbl>{row * 2}</w:tbl>"

    assert told(read_docx(docx(rows("<w:cantSplit/><w:del/>"), paragraph("End")))) == [
        "paragraph 1: p: End",
        "note: the document has 2 tracked changes that nobody accepted yet; read as if accepted",
    ]
    assert told(read_docx(docx(rows("<w:cantSplit/>")))) == [
        "table 1 row 1: row: Row",
        "table 1 row 2: row: Row",
    ]


def test_hidden_words_of_word_are_said_once() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
    reading = read_docx(docx(paragraph("Seen", raw=hidden + hidden)))
    assert told(reading) == ["paragraph 1: p: Seen", "note: hidden text was left out"]


@pytest.mark.parametrize(
    ("around", "tag", "most"),
    [("w:sdt", "w:sdt", 100), ("w:p", "w:r", 100), ("w:tbl w:tr w:tc", "w:sdt", 100)],
)
def test_how_deep_word_may_nest(around: str, tag: str, most: int) -> None:
    inside = "<w:t>x</w:t>" if around == "w:p" else paragraph("x")
    most -= around == "w:sdt"
    deep, too_deep = (nested(1, around, nested(depth, tag, inside)) for depth in (most, most + 1))
    assert len(read_docx(docx(deep)).blocks) == 1
    with pytest.raises(Refusal, match="more than 100 deep"):
        read_docx(docx(too_deep))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            archive(word__styles_dot_xml="<a/>"),
            "is a damaged Word document; save it again as DOCX",
        ),
        (
            docx(paragraph(" ")),
            (
                "has no text; if it holds pictures of pages, export it again with its text, "
                "or run text recognition on it"
            ),
        ),
    ],
)
def test_a_document_of_word_without_its_body_or_its_words(content: bytes, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_docx(content)
    assert str(refused.value) == said
