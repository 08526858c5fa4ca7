"""What a document says of itself, and how the words of a clause bind."""

from typing import Literal

import pytest

from commitcheck.model.document import Clause, PaperDocument
from commitcheck.reading.documents.clause_typer import binding_of
from commitcheck.reading.documents.naming import customer_of, deal_of, source_of


def clause(text: str, lead_in: str = "") -> Clause:
    return Clause(text=text, place="paragraph 1", lead_in=lead_in)


def paper(
    path: str, clauses: tuple[Clause, ...], kind: Literal["docx", "eml"] = "docx"
) -> PaperDocument:
    return PaperDocument(path=path, sha256="", kind=kind, clauses=clauses)


@pytest.mark.parametrize(
    ("path", "text", "source"),
    [
        ("order form.docx", "", "order_form"),
        ("Order_Form.docx", "", "order_form"),
        ("quote-12.pdf", "", "order_form"),
        ("purchase order.pdf", "", "order_form"),
        ("amendment.docx", "", "amendment"),
        ("Addendum 2.docx", "", "amendment"),
        ("SOW.docx", "", "sow"),
        ("statement of work.docx", "", "sow"),
        ("work-order.docx", "", "sow"),
        ("dpa.docx", "", "dpa"),
        ("data processing agreement.docx", "", "dpa"),
        ("side letter.docx", "", "side_letter"),
        ("security questionnaire.xlsx", "", "security_questionnaire"),
        ("rfp.docx", "", "rfp_response"),
        ("tender.docx", "", "rfp_response"),
        ("Response to Helix.docx", "", "rfp_response"),
        ("master services agreement.docx", "", "msa"),
        ("msa.docx", "", "msa"),
        ("terms of service.docx", "", "msa"),
        ("papers.docx", "Hosting Agreement", "msa"),
        ("papers.docx", "Nothing here", "unspecified"),
        ("quotes.docx", "", "unspecified"),
        ("mail.zip > order form.docx", "", "order_form"),
    ],
)
def test_which_paper_it_is(path: str, text: str, source: str) -> None:
    clauses = (clause(text),) if text else ()
    assert source_of(paper(path, clauses)) == source
    assert source_of(paper(path, clauses, "eml")) == "email"


def test_only_the_first_six_clauses_say_which_paper_it_is() -> None:
    nothing = [clause("Nothing here")] * 5
    late = (*nothing, clause("Order form"))
    assert source_of(paper("x.docx", late)) == "order_form"
    later = (*nothing, clause("Nothing"), clause("Order form"))
    assert source_of(paper("x.docx", later)) == "unspecified"


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("Customer: Helix Ltd", "Helix Ltd"),
        ("Client name: Helix Ltd.", "Helix Ltd."),
        ("Buyer | Helix Ltd", "Helix Ltd"),
        ("Customer data: is kept", ""),
        ("The customer: Helix", ""),
        ('Brightdock AG ("Provider") and Helix Ltd ("Customer")', "Helix Ltd"),
        ('between Brightdock AG and Helix, Inc. ("Client")', "Helix, Inc."),
        ('Helix Ltd (the "Buyer")', "Helix Ltd"),
        ('Helix Ltd (the "Vendor")', ""),
        ('Acme & Sons ("Customer")', "Acme & Sons"),
    ],
)
def test_who_the_customer_is(text: str, customer: str) -> None:
    assert customer_of([clause("Nothing"), clause(text)]) == customer
    assert customer_of([*[clause("Nothing")] * 39, clause(text)]) == customer
    assert customer_of([*[clause("Nothing")] * 40, clause(text)]) == ""


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Order form no. Q-1234", "Q-1234"),
        ("Deal: 12", ""),
        ("Opportunity ID: OPP-77", "OPP-77"),
        ("Quote number 2027-15", "2027-15"),
        ("Order # 15", "15"),
        ("Order 15", ""),
        ("Deal ref AB-9", "AB-9"),
        ("Order form reference | X1", "X1"),
        ("Deal no. none", ""),
    ],
)
def test_which_deal_it_is(text: str, deal: str) -> None:
    assert deal_of([clause("Nothing"), clause(text)]) == deal
    assert deal_of([*[clause("Nothing")] * 39, clause(text)]) == deal
    assert deal_of([*[clause("Nothing")] * 40, clause(text)]) == ""


@pytest.mark.parametrize(
    ("text", "lead_in", "modality", "why"),
    [
        ("Provider will do it", "", "firm", "nothing softens it"),
        (
            "Provider uses reasonable efforts to do it",
            "",
            "efforts",
            "“reasonable efforts” is no more than an effort",
        ),
        ("Provider endeavours to do it", "", "efforts", "“endeavours” is no more than an effort"),
        ("It is expected to be done", "", "intent", "“is expected” says what is meant to be"),
        ("Provider plans to do it", "", "intent", "“plans to” says what is meant to be"),
        ("It comes in ~ 5 days", "", "intent", "“~ 5” says what is meant to be"),
        (
            "Provider does not provide it",
            "",
            "negated",
            "“does not provide” says that it is not so",
        ),
        ("It isn't supported", "", "negated", "“isn't supported” says that it is not so"),
        (
            "It will not be available",
            "",
            "negated",
            "“will not be available” says that it is not so",
        ),
        ("No copies are made", "", "negated", "“No” says that it is not so"),
        ("It cannot be guaranteed", "", "negated", "“cannot be guaranteed” says that it is not so"),
        ("Provider will not disclose it", "", "firm", "nothing softens it"),
        (
            "Hosting",
            "Provider will not provide:",
            "negated",
            "the line above the list says that it is not so",
        ),
        ("Hosting", "Excluded:", "negated", "the line above the list says that it is not so"),
        (
            "Hosting",
            "Provider will try to provide:",
            "efforts",
            "“try to” is no more than an effort",
        ),
        ("Hosting", "Provider plans to provide:", "intent", "“plans to” says what is meant to be"),
        ("Hosting", "Provider provides:", "firm", "nothing softens it"),
    ],
)
def test_how_the_words_of_a_clause_bind(text: str, lead_in: str, modality: str, why: str) -> None:
    said = binding_of(clause(text, lead_in), text)
    assert (said.modality, said.why) == (modality, why)
