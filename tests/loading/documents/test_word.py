"""Word and OpenDocument: what a person sees, in order, with the numbers that Word counts."""

from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import Clause
from papers import docx, odt, paragraph, run, table


def clauses(content: bytes, name: str = "deal.docx") -> tuple[Clause, ...]:
    return read_paper(name, content).clauses


def texts(content: bytes, name: str = "deal.docx") -> list[str]:
    return [clause.text for clause in clauses(content, name)]


def test_automatic_numbers_stand_with_their_clauses() -> None:
    found = clauses(
        docx(
            paragraph("Service", style="Heading1", numbered=0),
            paragraph("Provider hosts the data.", numbered=1),
            paragraph("in Switzerland; and", numbered=2),
            paragraph("in Germany.", numbered=2),
            paragraph("Support is given.", numbered=1),
            paragraph("Fees", style="Heading1", numbered=0),
            paragraph("Customer pays.", numbered=1),
        )
    )
    assert [(clause.number, clause.text) for clause in found] == [
        ("1", "Service"),
        ("1.1", "Provider hosts the data."),
        ("1.1 (a)", "in Switzerland; and"),
        ("1.1 (b)", "in Germany."),
        ("1.2", "Support is given."),
        ("2", "Fees"),
        ("2.1", "Customer pays."),
    ]
    assert [clause.heading for clause in found[1:5]] == ["Service"] * 4
    assert found[-1].heading == "Fees"


def test_tracked_changes_are_read_as_if_accepted_and_said() -> None:
    content = docx(
        paragraph(
            raw=run("Provider delivers by ")
            + f'<w:del w:id="1"><w:r><w:delText>June</w:delText></w:r></w:del>'
            f'<w:ins w:id="2">{run("July")}</w:ins>' + run(" 2027.")
        ),
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>' + run("It is ") + "</w:p>",
        paragraph("supported."),
    )
    document = read_paper("deal.docx", content)
    assert [clause.text for clause in document.clauses] == [
        "Provider delivers by July 2027.",
        "It is supported.",
    ]
    assert document.notes == (
        "the document has 2 tracked changes that nobody accepted yet; read as if accepted",
    )


def test_a_document_without_changes_says_nothing() -> None:
    assert read_paper("deal.docx", docx(paragraph("Provider hosts the data."))).notes == ()


def test_tables_are_read_row_by_row_and_nested_ones_once() -> None:
    nested = table(("Phase 1", "May"), ("Phase 2", "June"))
    found = clauses(
        docx(
            paragraph("Before."),
            table(("Deliverable", "Due", "Acceptance"), ("Mobile app", "31 March 2027", "tests")),
            table(("Plan", nested)),
            paragraph("After."),
        )
    )
    assert [(clause.layout, clause.text, clause.place) for clause in found] == [
        ("p", "Before.", "paragraph 1"),
        ("row", "Deliverable | Due | Acceptance", "table 1 row 1"),
        ("row", "Mobile app | 31 March 2027 | tests", "table 1 row 2"),
        ("cell", "Phase 1 | May", "table 2 row 1 column 2"),
        ("cell", "Phase 2 | June", "table 2 row 1 column 2"),
        ("p", "After.", "paragraph 13"),
    ]
    assert found[3].heading == "Plan"


def test_a_deleted_row_is_gone_and_a_text_beside_its_label_is_cut_into_sentences() -> None:
    deleted = "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    found = clauses(
        docx(deleted, table(("Support", "Support is given by mail. It is given on Sundays too.")))
    )
    assert [(clause.heading, clause.text) for clause in found] == [
        ("Support", "Support is given by mail."),
        ("Support", "It is given on Sundays too."),
    ]


def test_lists_carry_the_sentence_that_they_finish() -> None:
    found = clauses(
        docx(
            paragraph("Provider will:"),
            paragraph("host the data;", numbered=0),
            paragraph("keep logs.", numbered=0),
            paragraph("Fees are due."),
        )
    )
    assert [clause.lead_in for clause in found] == ["", "Provider will:", "Provider will:", ""]


def test_clauses_set_in_heading_styles_are_no_headings() -> None:
    found = clauses(
        docx(
            paragraph("Security", style="Heading1", numbered=0),
            paragraph("Audits. Provider is audited yearly.", style="Heading2", numbered=1),
        )
    )
    assert [(clause.layout, clause.text) for clause in found] == [
        ("heading", "Security"),
        ("li", "Audits."),
        ("li", "Provider is audited yearly."),
    ]


def test_hidden_text_and_macros_are_left_out_and_said() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    document = read_paper(
        "deal.docm", docx(paragraph("Shown.", raw=hidden), word__vbaProject_dot_bin=b"x")
    )
    assert [clause.text for clause in document.clauses] == ["Shown."]
    assert document.notes == (
        "hidden text was left out",
        "the document holds macros; they were not looked at",
    )


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>{box}</w:drawing>"
        "</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(docx(paragraph("Outside.", raw=both))) == ["Outside.", "In the box."]


def test_footnotes_follow() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2">{paragraph("Excluding holidays.")}</w:footnote></w:footnotes>'
    )
    found = clauses(docx(paragraph("Support is given."), word__footnotes_dot_xml=notes))
    assert [(clause.layout, clause.place) for clause in found] == [
        ("p", "paragraph 1"),
        ("note", "footnote 2"),
    ]


def test_opendocument_has_headings_lists_tables_and_changes() -> None:
    content = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Scope</text:h>'
        "<text:p>Provider will:<text:note><text:note-body><text:p>On weekdays.</text:p>"
        "</text:note-body></text:note></text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>host<text:s text:c="3"/>data;'
        "</text:p></text:list-item><text:list-item><text:p>keep logs.</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>App</text:p>"
        "</table:table-cell><table:table-cell><text:p>May 2027</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    document = read_paper("deal.odt", content)
    assert [(c.layout, c.number, c.text, c.lead_in) for c in document.clauses] == [
        ("heading", "", "Scope", ""),
        ("p", "", "Provider will:", ""),
        ("li", "1", "host data;", "Provider will:"),
        ("li", "2", "keep logs.", "Provider will:"),
        ("row", "", "App | May 2027", ""),
        ("note", "", "On weekdays.", ""),
    ]
    assert document.notes == (
        "the document has 1 tracked change that nobody accepted yet; read as if accepted",
    )
