"""Markdown, HTML, plain text and mail as clauses."""

from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import Clause
from papers import docx, mail, paragraph


def clauses(name: str, text: str) -> tuple[Clause, ...]:
    return read_paper(name, text.encode()).clauses


def shape(found: tuple[Clause, ...]) -> list[tuple[str, str, str]]:
    return [(clause.layout, clause.number, clause.text) for clause in found]


def test_markdown_has_headings_nested_numbers_and_tables() -> None:
    found = clauses(
        "sow.md",
        "---\ntitle: x\n---\n# Scope\n\n1. **Support.** Given by [mail](http://x).\n"
        "    1. On weekdays.\n    2. On Sundays.\n\n| What | When |\n|---|---|\n| App | May |\n",
    )
    assert shape(found) == [
        ("heading", "", "Scope"),
        ("li", "1", "Support."),
        ("li", "1", "Given by mail."),
        ("li", "1.1", "On weekdays."),
        ("li", "1.2", "On Sundays."),
        ("row", "", "What | When"),
        ("row", "", "App | May"),
    ]
    assert found[0].place == "line 4"
    assert found[-1].place == "line 12"


def test_lettered_lines_within_a_paragraph_are_a_list() -> None:
    found = clauses("csa.md", "1. Provider will:\n   a. host data;\n   b. keep logs.\n")
    assert shape(found) == [
        ("li", "1", "Provider will:"),
        ("li", "1 a", "host data;"),
        ("li", "1 b", "keep logs."),
    ]
    assert found[2].lead_in == "Provider will:"


def test_html_shows_what_a_browser_shows() -> None:
    found = clauses(
        "page.html",
        "<html><head><title>t</title></head><body><script>x()</script><h2>Data</h2>"
        "<p>Data stays in<br>the EU.<span style='display: none'>Hidden.</span></p>"
        "<ol><li>We <del>may</del> <ins>will</ins> encrypt.<li>We log.</ol>"
        "<table><tr><th>Plan<td>Gold</tr></table></body></html>",
    )
    assert shape(found) == [
        ("heading", "", "Data"),
        ("p", "", "Data stays in the EU."),
        ("li", "1", "We will encrypt."),
        ("li", "2", "We log."),
        ("row", "", "Plan | Gold"),
    ]


def test_wrapped_text_is_unwrapped() -> None:
    found = clauses(
        "order.txt",
        "ORDER FORM\n\nProvider shall deliver the app by\n31 March 2027. Support is given\nby mail."
        "\n\n  1. Training of all the staff that\n     works in the field;\n  2. Manuals.\n\n"
        "                    - 2 -\n\nEnd of text.\n",
    )
    assert shape(found) == [
        ("heading", "", "ORDER FORM"),
        ("p", "", "Provider shall deliver the app by 31 March 2027."),
        ("p", "", "Support is given by mail."),
        ("li", "1", "Training of all the staff that works in the field;"),
        ("li", "2", "Manuals."),
        ("p", "", "End of text."),
    ]
    assert [clause.place for clause in found[:2]] == ["line 1", "line 3"]


def test_a_mail_has_its_attachments_and_says_what_it_quotes() -> None:
    body = "We will ship SSO in May.\n\nOn Monday Kim wrote:\n> Can you ship SSO?\n"
    content = mail(
        body, attachments=(("deal.docx", docx(paragraph("Data stays here."))), ("x.bin", b"MZ\0"))
    )
    document = read_paper("call.eml", content)
    assert document.kind == "eml"
    assert [clause.text for clause in document.clauses] == [
        "We will ship SSO in May.",
        "On Monday Kim wrote:",
        "Can you ship SSO?",
    ]
    assert document.clauses[-1].place == "line 4, quoted"
    assert [part.path for part in document.attachments] == ["call.eml > deal.docx"]
    assert document.attachments[0].clauses[0].text == "Data stays here."
    assert document.notes == (
        "an older mail that is quoted below was read too; it may be out of date",
        "attachment x.bin was not read: it is a program; check that it is the file that you meant",
    )


def test_a_mail_in_html_is_read_as_its_page() -> None:
    document = read_paper("call.eml", mail("<p>We will <b>host</b> it.</p>", html=True))
    assert [clause.text for clause in document.clauses] == ["We will host it."]


def test_right_to_left_text_keeps_its_words() -> None:
    found = clauses("deal.txt", "הספק יספק תמיכה בכל יום.\n")
    assert [clause.text for clause in found] == ["הספק יספק תמיכה בכל יום."]


def test_lettered_paragraphs_below_a_colon_are_items_of_the_section() -> None:
    """Whoever numbers by hand writes paragraphs, and the line above speaks for each of them."""
    found = clauses(
        "order.md",
        "## 2 Deliverables\n\n2.3 Provider will:\n\n(a) provide the app;\n\n"
        "(b) do the following:\n\n"
        "(i) host it; and\n\n(ii) back it up.\n\n(c) train two people.\n\n2.4 Customer pays.\n\n"
        "Both agree.\n",
    )
    assert [(clause.number, clause.lead_in) for clause in found] == [
        ("2", ""),
        ("2.3", ""),
        ("2.3 (a)", "Provider will:"),
        ("2.3 (b)", "Provider will:"),
        ("2.3 (b) (i)", "do the following:"),
        ("2.3 (b) (ii)", "do the following:"),
        ("2.3 (c)", "Provider will:"),
        ("2.4", ""),
        ("2.4", ""),
    ]


def test_a_letter_that_no_colon_opens_is_a_paragraph() -> None:
    (_, note) = clauses("order.md", "3.1 Prices are net.\n\n(a) See the annex.\n")
    assert (note.number, note.lead_in) == ("(a)", "")


def test_an_empty_row_of_a_table_is_no_clause() -> None:
    page = b"| Deliverable | Due |\n|---|---|\n|  |  |\n| SSO | May |\n"
    found = read_paper("x.md", page).clauses
    assert [clause.text for clause in found] == ["Deliverable | Due", "SSO | May"]
