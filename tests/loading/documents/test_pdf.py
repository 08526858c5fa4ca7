"""PDF: paragraphs, columns, tables and pages rebuilt from lines that only have places."""

import pypdfium2
import pytest

from commitcheck.loading.documents.block import Refusal
from commitcheck.loading.documents.layout import Piece
from commitcheck.loading.documents.pdf import _pages
from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import Clause
from papers import Text, column, pdf

LONG = "Provider shall keep the Service available at all times of the year, and it shall"
LEFT = [f"left column line {count} goes on and on without" for count in range(8)]
RIGHT = [f"right column line {count} goes on and on without" for count in range(8)]


def clauses(*pages: list[Text]) -> tuple[Clause, ...]:
    return read_paper("deal.pdf", pdf(*pages)).clauses


def test_lines_become_paragraphs_and_split_words_whole() -> None:
    page = column(
        72, 700,
        "Provider shall maintain the certification for all of its services, and shall keep compli-",
        "ance records of third-party audits for as long as this agreement is in force and third-",
        "party rights exist.",
    )  # fmt: skip
    page += column(72, 640, "Support is given by mail.")
    found = clauses(page)
    assert [clause.text for clause in found] == [
        (
            "Provider shall maintain the certification for all of its services, and shall keep "
            "compliance records of third-party audits for as long as this agreement is in force "
            "and third-party rights exist."
        ),
        "Support is given by mail.",
    ]


def test_two_columns_are_read_one_after_the_other_however_they_were_written() -> None:
    left, right = column(72, 700, *LEFT), column(330, 700, *RIGHT)
    side_by_side = [text for pair in zip(left, right, strict=True) for text in pair]
    for page in (left + right, side_by_side):
        words = " ".join(clause.text for clause in clauses(page))
        assert words == " ".join((*LEFT, *RIGHT))


def test_running_heads_and_page_numbers_are_no_clauses() -> None:
    pages = [
        [
            Text(72, 760, "Acme Master Agreement, confidential"),
            *column(72, 700, f"Provider keeps promise {word} for as long as the term lasts."),
            Text(300, 30, f"Page {number} of 3"),
        ]
        for number, word in enumerate(("alpha", "beta", "gamma"), 1)
    ]
    assert [clause.text for clause in clauses(*pages)] == [
        f"Provider keeps promise {word} for as long as the term lasts."
        for word in ("alpha", "beta", "gamma")
    ]


def test_a_sentence_is_on_the_page_where_it_begins() -> None:
    first = column(72, 120, LONG, LONG)
    second = column(72, 700, "do so on Sundays. Audits are done every year.")
    found = clauses(first, second)
    assert [(clause.text[-10:], clause.page, clause.place) for clause in found] == [
        ("n Sundays.", 1, "page 1"),
        ("very year.", 2, "page 2"),
    ]


def test_table_rows_stay_whole_with_cells_of_several_lines() -> None:
    rows = (
        (("Deliverable",), ("Due",), ("Acceptance",)),
        (("Mobile app for", "field staff"), ("31 March 2027",), ("passes the", "joint tests")),
        (("Single sign-on",), ("30 June 2027",), ("works with Okta",)),
    )
    page = column(
        72, 700, "The following deliverables are agreed between the parties to this order:"
    )
    for number, row in enumerate(rows):
        for left, cell in zip((72, 240, 400), row, strict=True):
            page += column(left, 660 - 40 * number, *cell)
    found = [clause for clause in clauses(page) if clause.layout == "row"]
    assert [clause.text for clause in found] == [
        "Deliverable | Due | Acceptance",
        "Mobile app for field staff | 31 March 2027 | passes the joint tests",
        "Single sign-on | 30 June 2027 | works with Okta",
    ]


def test_headings_numbers_and_lists_are_recognised() -> None:
    page = [Text(72, 740, "Security", 14, bold=True)]
    page += column(
        72, 710,
        "4.2 Provider is certified and keeps its certificates as long as the term lasts, and it:",
    )  # fmt: skip
    page += [Text(90, 690, "(a) is audited yearly; and"), Text(90, 675, "(b) encrypts data.")]
    found = clauses(page)
    assert [(clause.layout, clause.number, clause.heading) for clause in found] == [
        ("heading", "", ""),
        ("li", "4.2", "Security"),
        ("li", "4.2 (a)", "Security"),
        ("li", "4.2 (b)", "Security"),
    ]
    assert found[2].lead_in == found[1].text


def test_a_footnote_does_not_cut_the_sentence_over_the_page() -> None:
    first = [*column(72, 200, LONG, LONG), *column(72, 60, "1 Excluding holidays.", size=7)]
    second = column(72, 700, "do so on Sundays.")
    found = clauses([*column(72, 700, LONG, LONG, LONG, LONG), *first], second)
    assert [clause.layout for clause in found] == ["p", "note"] or found[-1].layout == "note"
    assert found[-2].text.endswith("do so on Sundays.")


def test_pages_without_text_are_named() -> None:
    document = read_paper("deal.pdf", pdf(column(72, 700, LONG), []))
    assert document.notes == ("page 2 without text: empty, or a picture that was not read",)


def test_what_every_page_says_is_the_text_where_there_is_no_other() -> None:
    page = column(72, 700, "Provider shall deliver the EDI connector by 1 July 2027.")
    found = [clause.text for clause in read_paper("x.pdf", pdf(page, page)).clauses]
    assert set(found) == {"Provider shall deliver the EDI connector by 1 July 2027."}


def test_sentences_with_other_numbers_at_one_height_are_no_running_head() -> None:
    pages = [
        column(72, 700, f"Part {n} will be delivered by {n} July 2027.", "More words stand here.")
        for n in (1, 2)
    ]
    found = " ".join(clause.text for clause in read_paper("x.pdf", pdf(*pages)).clauses)
    assert "by 1 July 2027." in found
    assert "by 2 July 2027." in found


def font(name: str, *, glyphs: str = "") -> tuple[bytes, bytes]:
    """Replaces the usual font of a page by another one."""
    usual = b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    encoding = f"<< /Differences [{glyphs}] >>" if glyphs else "/WinAnsiEncoding"
    return usual, f"/BaseFont /{name} /Encoding {encoding}".encode()


WORDS = "Words that stand on the left"


def pieces(*texts: Text, named: str = "Helvetica") -> list[tuple[str, float, float, float, float]]:
    """Of each piece its words, its left and right, how far down it stands, and its height."""
    return [
        (it.text, round(it.left), round(it.right), round(it.y), it.size)
        for it in _found(*texts, named=named)
    ]


def _found(*texts: Text, named: str = "Helvetica") -> list[Piece]:
    document = pypdfium2.PdfDocument(pdf(column(72, 700, LONG), texts).replace(*font(named)))
    try:
        _, page = _pages(document, 2)
    finally:
        document.close()
    return page


def test_what_stands_on_a_page_and_where() -> None:
    found = pieces(
        Text(72, 700, "Words that are split for compli-"),
        Text(72, 688, "ance of it"),
        Text(72, 650, "  Larger   words", 14),
        Text(72, 600, "Back to front"),
        Text(20, 600, "Front"),
    )
    assert found == [
        ("Words that are split for compli-", 72, 208, 92, 11.7),
        ("ance of it", 72, 113, 104, 11.7),
        ("Larger words", 80, 169, 142, 16.4),
        ("Front", 20, 43, 192, 11.7),
        ("Back to front", 72, 128, 192, 11.7),
    ]
    assert {it.page for it in _found(Text(72, 700, WORDS))} == {2}


@pytest.mark.parametrize(
    ("left", "count"), [(18.6, 1), (18.8, 2), (200, 2), (-20, 1), (-35, 1), (-36, 2), (-80, 2)]
)
def test_a_line_is_cut_where_the_next_words_stand_far_away(left: float, count: int) -> None:
    """More than a letter's height and a half to the right, or than three of them back."""
    (whole,) = _found(Text(72, 700, WORDS))
    found = pieces(Text(72, 700, WORDS), Text(whole.right + left, 700, "More of it"))
    assert [text for text, *_ in found] == (
        [f"{WORDS} More of it"] if count == 1 else [WORDS, "More of it"]
    )
    if count == 2:
        second = round(whole.right + left)
        assert found == [
            (WORDS, 72, 194, 92, 11.7),
            ("More of it", second, found[1][2], 92, 11.7),
        ]


def test_a_line_is_cut_more_than_once() -> None:
    found = pieces(Text(72, 700, "One two"), Text(200, 700, "three four"), Text(400, 700, "five"))
    assert [(text, left) for text, left, *_ in found] == [
        ("One two", 72),
        ("three four", 200),
        ("five", 400),
    ]


@pytest.mark.parametrize(
    ("name", "is_bold"),
    [
        ("Foo-BoldItalic", True),
        ("Foo-Black", True),
        ("FooBLACK", True),
        ("Foo-Regular", False),
        ("x" * 120 + "-Bold", True),
        ("x" * 130 + "-Bold", False),
    ],
)
def test_bold_letters_are_known_by_their_font(name: str, *, is_bold: bool) -> None:
    assert [it.bold for it in _found(Text(72, 700, WORDS), named=name)] == [is_bold]


def test_pages_without_text_are_counted() -> None:
    words = column(72, 700, *[LONG] * 9)

    def notes(*numbers: int, of: int) -> tuple[str, ...]:
        pages: list[list[Text]] = [
            [] if number in numbers else words for number in range(1, of + 1)
        ]
        return read_paper("deal.pdf", pdf(*pages)).notes

    end = " without text: empty, or a picture that was not read"
    assert notes(of=2) == ()
    assert notes(1, 3, of=3) == (f"pages 1, 3{end}",)
    assert notes(*range(2, 12), of=12) == (f"pages 2, 3, 4, 5, 6, 7, 8, 9, 10, 11{end}",)
    assert notes(*range(2, 13), of=12) == (f"pages 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and more{end}",)


def test_a_form_is_said() -> None:
    form = pdf(column(72, 700, LONG), catalog="/AcroForm << /Fields [] >>")
    assert read_paper("deal.pdf", form).notes == (
        "the document is a form; what was typed into its fields may not have been read",
    )


@pytest.mark.parametrize(("first", "second", "refused"), [(9, 21, False), (9, 20, True)])
def test_a_scan_has_fewer_than_fifteen_letters_a_page(
    first: int, second: int, *, refused: bool
) -> None:
    content = pdf(*(column(72, 700, "x" * count) for count in (first, second)))
    if refused:
        with pytest.raises(Refusal, match=r"has no text, its pages are pictures \(a scan\)"):
            read_paper("deal.pdf", content)
    else:
        assert read_paper("deal.pdf", content).clauses


@pytest.mark.parametrize(("hidden", "refused"), [(10, False), (11, True)])
def test_a_quarter_of_letters_that_no_font_names_is_too_much(hidden: int, *, refused: bool) -> None:
    glyphs = "48 /uniE000 65 /A /B /C /D /E"
    words = [("0" * count + "ABCD" * 5)[:20] for count in (3, hidden - 3)]
    content = pdf(*(column(72, 700, word) for word in words)).replace(*font("Own", glyphs=glyphs))
    if refused:
        with pytest.raises(Refusal) as refusal:
            read_paper("deal.pdf", content)
        assert str(refusal.value) == (
            "has fonts that do not say which letters they show; "
            "export it again from its program, or run text recognition (OCR) on it"
        )
    else:
        assert read_paper("deal.pdf", content).clauses


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("6 0 R 8 0 R]", "6 0 R null ]"),
        ("8 0 obj\n<<", "8 0 obj\n[["),
    ],
)
def test_a_page_that_is_damaged_is_named(was: str, now: str) -> None:
    """Something else in place of a page is an empty one to some releases of PDFium."""
    content = pdf(column(72, 700, LONG), column(72, 700, LONG))
    start, found, end = content.partition(was.encode())
    assert found
    with pytest.raises(Refusal) as refused:
        read_paper("deal.pdf", start + now.encode() + end)
    assert str(refused.value) == "is damaged on page 2; export it to PDF again"
