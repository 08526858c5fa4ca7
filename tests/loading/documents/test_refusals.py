"""Hostile, broken and wrong files: refused with cause and cure, quickly, in little memory."""

import io
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import pytest

from commitcheck.loading.documents.block import MAX_BYTES, MAX_CHARACTERS, Refusal
from commitcheck.loading.documents.clauses import LONGEST
from commitcheck.loading.documents.read import read_paper
from papers import Text, archive, column, docx, mail, odt, paragraph, pdf

DEEP = 300
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = (
    "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
)


def encrypted_zip() -> bytes:
    content = bytearray(docx(paragraph("x")))
    for at in range(len(content)):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1
    return bytes(content)


def bomb_pdf() -> bytes:
    packed = zlib.compress(b" " * 150_000_000, 9)
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return pdf(column(72, 700, "x"), stream=head + packed + b"\nendstream")


def long_pdf() -> bytes:
    return pdf(*([Text(72, 700, "Words on a page.")] for _ in range(1001)))


@cache
def bomb_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<w>" + b" " * 150_000_000)
    return buffer.getvalue()


def bomb_odt() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", b"<x>" + b" " * 150_000_000)
    return buffer.getvalue()


def encrypted_odt() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>"
    )
    return archive(
        mimetype="application/vnd.oasis.opendocument.text",
        content_dot_xml=b"\x8f\x01\xfe\x00",
        **{"META-INF__manifest_dot_xml": manifest},
    )


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body>'
    "</w:document>"
)


CURES = {
    "is empty": "check that it is the file that you meant",
    "broken.pdf": "export it to PDF again",
    "cut.docx": "save it again and name that file",
    "is protected by a password": "save a copy without one",
    "is an old Word document (DOC)": "save it as DOCX or PDF",
    "is a ZIP archive, no document": "unpack it and name the document in it",
    "is a workbook": "give it as a table: commitcheck check vision.yaml FILE.xlsx",
    "is a table": "give it as one: commitcheck check vision.yaml FILE.csv",
    "is YAML": "commitcheck check reads it: a vision first, commitments after it",
    "is JSON": "name the contract, the order form or the mail itself",
    "is no DOCX, whatever its name says": "export it again",
    "is an Apple Pages document": "export it as DOCX or PDF",
    "is a presentation": "print it to PDF and name that file",
    "is PostScript": "print it to PDF and name that file",
    "unpacks to more than 120 MB": (
        "remove what is no text (pictures, pasted tables), and save it again"
    ),
    "empty.docx": (
        "if it holds pictures of pages, export it again with its text, "
        "or run text recognition on it"
    ),
    "silent.eml": "save the message again with its body",
    "is rich text (RTF)": "save it as DOCX or PDF",
    "is a picture": "ask for the file itself, or run text recognition (OCR) on it",
    "has no text, its pages are pictures (a scan)": (
        "ask for the file that was scanned, or run text recognition (OCR) on it first"
    ),
    "has 1001 pages, the limit is 1000": (
        "print the pages with the promises into a file of their own"
    ),
    "unpacks to more than 100 MB in a stream or 400 MB together": (
        "print it to PDF again, without its pictures"
    ),
    "declares a document type, which no word processor writes": (
        "open it in its program, save it again, and name that file"
    ),
    "nests lists, tables or elements more than 100 deep": (
        "save it again from a word processor, or as plain text"
    ),
    "has NUL bytes: it is no text, or it was damaged": "save it again",
    "has no visible text": "save the page with its text, or print it to PDF",
    "is larger than 20 MB": "print the pages with the promises into a file of their own",
}
"""What helps, by the cause; by the file where a cause has several."""


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("empty.pdf", b"", "is empty"),
        ("blank.txt", b" \r\n\t", "is empty"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "is damaged"),
        ("locked.pdf", pdf(column(72, 700, "x"), trailer=_ENCRYPTED), "is protected by a password"),
        ("locked.docx", encrypted_zip(), "is protected by a password"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"),
         "is protected by a password"),
        ("old.doc", OLE + b"\0" * 600,
         "is an old Word document (DOC)"),
        ("renamed.docx", archive(readme_dot_txt="x"), "is a ZIP archive, no document"),
        ("sheet.docx", archive(xl__workbook_dot_xml="x"), "is a workbook"),
        ("cut.docx", docx(paragraph("Words."))[:-40], "is damaged"),
        ("slides.docx", archive(ppt__presentation_dot_xml="x"), "is a presentation"),
        ("page.docx", b"<html>", "is no DOCX, whatever its name says"),
        ("notes.pages", archive(Index__Document_dot_iwa="x"), "is an Apple Pages document"),
        ("notes.ps", b"%!PS-Adobe-3.0", "is PostScript"),
        ("locked.odt", encrypted_odt(), "is protected by a password"),
        ("bomb.odt", bomb_odt, "unpacks to more than 120 MB"),
        ("silent.eml", b"From: a@example.com\nTo: b@example.com\n\n", "has no text"),
        ("notes.rtf", b"{\\rtf1 x}", "is rich text (RTF)"),
        ("export.csv", b"id,text\n1,SSO by March\n", "is a table"),
        ("EXPORT.TSV", b"id\ttext\n1\tSSO by March\n", "is a table"),
        ("vision.yaml", b"statement: Every shipper knows\n", "is YAML"),
        ("issues.json", b'{"text": "SSO by March"}', "is JSON"),
        ("scan.png", b"\x89PNG\r\n", "is a picture"),
        ("scan.pdf", pdf([], [Text(300, 20, "2")]), "has no text, its pages are pictures (a scan)"),
        ("long.pdf", long_pdf, "has 1001 pages, the limit is 1000"),
        ("bomb.pdf", bomb_pdf,
         "unpacks to more than 100 MB in a stream or 400 MB together"),
        ("bomb.docx", bomb_docx, "unpacks to more than 120 MB"),
        ("entities.docx", archive(word__document_dot_xml=ENTITIES),
         "declares a document type, which no word processor writes"),
        ("deep.docx", docx("<w:sdt>" * DEEP + "</w:sdt>" * DEEP),
         "nests lists, tables or elements more than 100 deep"),
        ("deep.odt", odt("<text:section>" * DEEP + "</text:section>" * DEEP),
         "nests lists, tables or elements more than 100 deep"),
        ("deep.html", b"<div>" * 3000 + b"x", "nests lists, tables or elements more than 100 deep"),
        ("nul.txt", b"words " * 90 + b"\0", "has NUL bytes: it is no text, or it was damaged"),
        ("empty.docx", docx(paragraph("")), "has no text"),
        ("script.html", b"<html><script>x()</script></html>", "has no visible text"),
        ("large.txt", b"a " * (MAX_BYTES // 2 + 1), "is larger than 20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_cause_and_cure(name: str, content: bytes | Callable[[], bytes], cause: str) -> None:
    """Large ones are made when they are read."""
    content = content() if callable(content) else content
    started = time.process_time()
    with pytest.raises(Refusal) as refused:
        read_paper(name, content)
    assert refused.value.cause == cause
    assert refused.value.cure == CURES.get(name, CURES.get(cause))
    assert time.process_time() - started < 5


def test_at_its_limits_a_file_is_read() -> None:
    """A thousand pages, and ten million characters."""
    pages = ([Text(72, 700, f"Provider hosts part {n} of it.")] for n in range(1000))
    assert len(read_paper("long.pdf", pdf(*pages)).clauses) == 1000
    content = b"Provider hosts it.\n\n".ljust(MAX_CHARACTERS)
    assert len(read_paper("large.txt", content).clauses) == 1
    with pytest.raises(Refusal, match="more than 10 million characters"):
        read_paper("large.txt", content + b" ")


def test_a_bomb_is_refused_before_it_takes_memory() -> None:
    content = bomb_docx()
    tracemalloc.start()
    try:
        with pytest.raises(Refusal):
            read_paper("bomb.docx", content)
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()


def test_links_and_pictures_are_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = b"<html><body><img src='http://example.com/x.png'><p>Words <a href='http://x'>here</a>."
    assert [clause.text for clause in read_paper("x.html", page).clauses] == ["Words here."]


def test_a_mail_within_mails_ends() -> None:
    content = mail("Innermost.")
    for _ in range(6):
        content = mail("Outer.", attachments=(("inner.eml", content),))
    document = read_paper("x.eml", content)
    depth = 0
    while document.attachments:
        document, depth = document.attachments[0], depth + 1
    assert depth == 3
    assert any("nested in too many mails" in note for note in document.notes)


def test_the_bytes_decide_and_not_the_name() -> None:
    assert read_paper("deal.txt", docx(paragraph("Words here."))).kind == "docx"
    assert read_paper("deal.docx", pdf(column(72, 700, "Some words are here now."))).kind == "pdf"
    assert read_paper("deal.txt", b"<!DOCTYPE html><p>Words").kind == "html"
    assert read_paper("note.txt", mail("Words here.")).kind == "eml"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word.txt", b"a" * 300_000),
        ("dots.txt", b"." * 300_000),
        ("brackets.txt", b"(" * 300_000),
        ("initials.txt", b"A. B " * 60_000),
        ("tags.html", b"<html><p>Words</p>" + b"<b" * 100_000),
        ("comments.html", b"<html><p>Words</p>" + b"<!--" * 100_000),
        ("marks.md", b"*a_" * 20_000),
        ("head.eml", b"From: a@b.example\n" + b"X: y\n" * 50_000 + b"\nWords here."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text_that_is_made_to_take_long_does_not(name: str, content: bytes) -> None:
    """Half a megabyte of nothing: read in seconds, in clauses that no reader has to fear."""
    started = time.process_time()
    document = read_paper(name, content)
    assert time.process_time() - started < 5
    assert max(len(clause.text) for clause in document.clauses) <= LONGEST
