"""PDF: paragraphs, columns, tables and pages rebuilt from lines that only have places."""

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
