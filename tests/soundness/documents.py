"""What reading a document must do with any bytes; the first byte chooses its name."""

import datetime as dt
from pathlib import Path

from building import vision
from commitcheck.loading.documents.block import Refusal
from commitcheck.loading.documents.clauses import LONGEST
from commitcheck.loading.documents.read import READERS, read_paper, with_attachments
from commitcheck.model.document import PaperDocument
from commitcheck.reading.documents.promises import DocumentReader
from papers import column, docx, mail, odt, paragraph, pdf, table
from soundness.readings import is_sound

NAMES = ("deal.docx", "deal.pdf", "deal.odt", "deal.html", "deal.md", "deal.txt", "deal.eml")
VISION = vision(
    capabilities=[
        {"id": "sso", "name": "Single sign-on"},
        {"id": "yard", "name": "Yard management"},
    ],
    non_goals=[{"id": "NG1", "statement": "No on-premises edition", "keywords": ["on-premises"]}],
    facts=[{"dimension": "uptime_pct", "proven": 99.9}],
)
EXAMPLE = Path(__file__).parents[2] / "examples" / "contract"
_READER = DocumentReader(VISION)
_DAY = dt.date(2026, 3, 16)


def read(content: bytes) -> None:
    name, body = NAMES[content[0] % len(NAMES) if content else 0], content[1:]
    try:
        document = read_paper(name, body)
    except Refusal as refusal:
        assert refusal.cause  # noqa: PT017 - said to the user as it is
        assert refusal.cure  # noqa: PT017 - as above
        return
    for part in with_attachments(document):
        _is_sound(part)
        _is_read(part)


def _is_sound(document: PaperDocument) -> None:
    """Every clause is words with a place, and short enough for what reads it."""
    assert document.kind in READERS, document.kind
    assert all(document.notes), document.notes
    for clause in document.clauses:
        assert clause.text.strip() == clause.text != "", clause
        assert len(clause.text) <= LONGEST, clause
        assert clause.place, clause
        assert clause.page is None or clause.page >= 1, clause


def _is_read(document: PaperDocument) -> None:
    """Each clause but a heading is a promise's or none, and a promise's words are its clause's."""
    reading = _READER.read(document, written_on=_DAY, source="contract")
    ids = [promise.id for promise in reading.promises]
    assert len(set(ids)) == len(ids), ids
    told = {id(promise.clause) for promise in reading.promises}
    rest = {id(clause) for clause in reading.no_promise}
    clauses = {id(clause) for clause in document.clauses if clause.layout != "heading"}
    assert told | rest == clauses
    assert not told & rest
    for promise in reading.promises:
        is_sound(promise.promise, promise.clause.text)
        assert promise.quote == promise.clause.text[promise.promise.start : promise.promise.end], (
            promise
        )


_NAMED = {name.rpartition(".")[2]: bytes([number]) for number, name in enumerate(NAMES)}
WORDS = (
    "4.2 Provider shall deliver single sign-on by 31 March 2027, and support it for 24 months.",
    "(a) uptime of 99.95 % in each month; otherwise a service credit of 10 % is due;",
    "Customer shall provide test data. Provider may suspend the service.",
    "ISO 27001? - yes, certified since 2024. No on-premises edition. Data stays in Zurich.",
    "Supplier shall not offer yard management to any other port until 31 December 2028.",
)


def samples() -> list[bytes]:
    """Each kind with headings, lists, tables and tracked changes; the contract of the examples."""
    body = [paragraph("Services", style="Heading1"), *(paragraph(words) for words in WORDS)]
    body += [paragraph("Support is given by mail.", numbered=level) for level in (0, 1, 2)]
    body += [table(("Deliverable", "Due"), ("Single sign-on", "30 June 2027"))]
    body += ["<w:ins><w:p><w:r><w:t>Provider shall add audits.</w:t></w:r></w:p></w:ins>"]
    lists = "".join(f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in WORDS)
    texts = odt(
        f'<text:h text:outline-level="1">Services</text:h><text:list text:style-name="L1">{lists}'
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Single sign-on"
        "</text:p></table:table-cell></table:table-row></table:table>"
    )
    items = "".join(f"<li>{words}" for words in WORDS)
    page = f"<html><body><h1>Services</h1><ol>{items}</ol><table><tr><td>a<td>b</table>".encode()
    marked = "# Services\n\n- " + "\n- ".join(WORDS) + "\n\n| a | b |\n|---|---|\n| c | d |\n"
    signed = "\n\n".join((*WORDS, "Signed on 1 May 2026 by Kim Ito, Acme Ltd"))
    letter = mail(signed, attachments=(("order.docx", docx(*body[:3])), ("n.txt", b"Words.")))
    small = pdf([*column(72, 700, *WORDS), *column(330, 500, *WORDS[:2])], column(72, 700, "x."))
    return [
        _NAMED["docx"] + docx(*body),
        _NAMED["docx"] + (EXAMPLE / "order-form.docx").read_bytes(),
        _NAMED["pdf"] + small,
        _NAMED["pdf"] + (EXAMPLE / "order-form.pdf").read_bytes(),
        _NAMED["odt"] + texts,
        _NAMED["html"] + page,
        _NAMED["md"] + marked.encode(),
        _NAMED["txt"] + signed.encode(),
        _NAMED["eml"] + letter,
        _NAMED["eml"] + mail(f"<p>{signed}", html=True),
    ]
