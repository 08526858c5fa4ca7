"""Which files are documents, of which kind each is, and what is handed on of it."""

import datetime as dt
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from commitcheck.errors import InputError
from commitcheck.loading.documents import read
from commitcheck.loading.documents.block import Refusal
from commitcheck.loading.documents.papers import is_paper
from commitcheck.loading.documents.read import (
    document_files,
    is_document,
    kind_of,
    papers,
    read_document_file,
    read_paper,
    with_attachments,
)
from commitcheck.model.config import TableConfig
from commitcheck.model.document import Clause, Paper, PaperDocument
from commitcheck.model.finding import Problem
from papers import archive, docx, mail, odt, paragraph

HTML = "<!doctype html><p>Words"
MAIL = "From: a@example.com\n\nWords"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "Words", "text"),
        ("a", "Words", "text"),
        ("a.unknown", "Words", "text"),
        ("a.MD", "Words", "markdown"),
        ("a.htm", "Words", "html"),
        ("a.eml", "Words", "eml"),
        ("a", HTML, "html"),
        ("a.eml", HTML, "html"),
        ("a.md", HTML, "markdown"),
        ("a", "<?xml version='1.0'?> <!-- x --> <HTML>", "html"),
        ("a", " " * 4082 + HTML, "html"),
        ("a", " " * 4083 + HTML, "text"),
        ("a", "<body>", "html"),
        ("a", "<p>Words", "text"),
        ("a", MAIL, "eml"),
        ("a.md", MAIL, "markdown"),
        ("a.html", MAIL, "html"),
        ("a", "X-A: b\nY: c\n d\nMIME-Version: 1.0\n\nWords", "eml"),
        ("a", "X-A: b\n\nFrom: a@example.com", "text"),
        ("a", "X: " + "b" * 4085 + "\nFrom: a", "eml"),
        ("a", "X: " + "b" * 4087 + "\nFrom: a", "text"),
        ("a", "Words %PDF-1.4", "pdf"),
        ("a", " " * 1019 + "%PDF-", "pdf"),
        ("a", " " * 1020 + "%PDF-", "text"),
        ("a", " " * 9 + "\ufeffWords", "text"),
        ("a.pdf", docx(paragraph("x")), "docx"),
        ("a.docx", odt("<text:p>x</text:p>"), "odt"),
        ("a.docx", archive(mimetype="application/vnd.oasis.opendocument.text-template"), "odt"),
        ("a.odt", archive(mimetype="application/x", word__document_dot_xml="x"), "docx"),
    ],
)
def test_the_first_bytes_say_what_a_file_is_and_its_name_where_they_cannot(
    name: str, content: str | bytes, kind: str
) -> None:
    assert kind_of(name, content.encode() if isinstance(content, str) else content) == kind


def zipped(name: str, size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        kind = b"application/vnd.oasis.opendocument.text".ljust(size)
        file.writestr(zipfile.ZipInfo(name), kind)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY = "is empty; check that it is the file that you meant"
WORD = "save it as DOCX or PDF"
UNPACK = "unpack it and name the document in it"
OCR = "ask for the file itself, or run text recognition"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a", b"", EMPTY),
        ("a", b"\xef\xbb\xbf \t\r\n\x00", EMPTY),
        ("a", b"{\\rtf1", f"is rich text (RTF); {WORD}"),
        ("a", b"\x89PNG", f"is a picture; {OCR} (OCR) on it"),
        ("a", b"\xff\xd8\xff", f"is a picture; {OCR} on it"),
        ("a", b"II*\x00", f"is a picture (TIFF); {OCR} on it"),
        ("a", b"MM\x00*", f"is a picture (TIFF); {OCR} on it"),
        ("a", b"\x1f\x8b", f"is a gzip archive; {UNPACK}"),
        ("a", b"7z\xbc\xaf", f"is a 7-Zip archive; {UNPACK}"),
        ("a", b"Rar!", f"is a RAR archive; {UNPACK}"),
        ("a", b"%!PS", "is PostScript; print it to PDF and name that file"),
        ("a", b"MZ", "is a program; check that it is the file that you meant"),
        ("a", b"\x7fELF", "is a program; check that it is the file that you meant"),
        ("a.docx", b"Words", "is no DOCX, whatever its name says; export it again"),
        ("a.PDF", b"Words", "is no PDF, whatever its name says; export it again"),
        ("a.ott", b"Words", "is no ODT, whatever its name says; export it again"),
        ("a", OLE, f"is an old Word document (DOC); {WORD}"),
        (
            "a",
            OLE + "__substg1.0_".encode("utf-16-le"),
            "is an Outlook message (MSG); save the message as EML",
        ),
        (
            "a",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password; save a copy without one",
        ),
        ("a", b"PK\x03\x04", "is damaged; save it again and name that file"),
        ("a", archive(readme="x"), f"is a ZIP archive, no document; {UNPACK}"),
        ("a", zipped("mimetype", 1000), f"is a ZIP archive, no document; {UNPACK}"),
        ("a", zipped("other", 40), f"is a ZIP archive, no document; {UNPACK}"),
        (
            "a",
            archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "is a workbook; give it as a table: commitcheck check vision.yaml FILE.xlsx",
        ),
        (
            "a",
            archive(mimetype="application/vnd.oasis.opendocument.presentation"),
            "is a presentation; print it to PDF and name that file",
        ),
        (
            "a",
            archive(Index__Document_dot_iwa="x"),
            "is an Apple Pages document; export it as DOCX or PDF",
        ),
    ],
)
def test_what_is_no_document_says_what_helps(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        kind_of(name, content)
    assert str(refused.value) == said


def test_a_mimetype_is_read_where_it_is_a_name() -> None:
    assert kind_of("a", zipped("mimetype", 999)) == "odt"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("a.docx", True), ("a.PDF", True), ("b/a.eml", True), ("a.csv", False), ("docx", False)],
)
def test_a_document_is_known_by_its_name(name: str, *, is_one: bool) -> None:
    assert is_document(name) is is_one


def clause(text: str, place: str = "line 1", block: int = 0) -> Clause:
    return Clause(text=text, place=place, block=block)


def test_a_document_with_what_is_attached_to_it() -> None:
    note = b"A note. It is short."
    inner = mail("Inner words.", attachments=(("note.txt", note), ("x.png", b"\x89PNG")))
    content = mail("Outer words.", attachments=(("inner.eml", inner),))
    document = read_paper("mail.eml", content)
    assert document == PaperDocument(
        path="mail.eml",
        kind="eml",
        sha256=hashlib.sha256(content).hexdigest(),
        clauses=(clause("Outer words."),),
        attachments=(
            PaperDocument(
                path="mail.eml > inner.eml",
                kind="eml",
                sha256=hashlib.sha256(inner).hexdigest(),
                clauses=(clause("Inner words."),),
                notes=(
                    (
                        "attachment x.png was not read: it is a picture; ask for the file itself, "
                        "or run text recognition (OCR) on it"
                    ),
                ),
                attachments=(
                    PaperDocument(
                        path="mail.eml > inner.eml > note.txt",
                        kind="text",
                        sha256=hashlib.sha256(note).hexdigest(),
                        clauses=(clause("A note."), clause("It is short.")),
                    ),
                ),
            ),
        ),
    )
    assert [part.path for part in with_attachments(document)] == [
        "mail.eml",
        "mail.eml > inner.eml",
        "mail.eml > inner.eml > note.txt",
    ]


def test_what_is_attached_too_deep_says_so() -> None:
    content = mail("Words.", attachments=(("x.txt", b"Deep words."),))
    for _ in range(3):
        content = mail("Outer.", attachments=(("inner.eml", content),))
    *_, last = with_attachments(read_paper("x.eml", content))
    assert last.path == "x.eml > inner.eml > inner.eml > inner.eml"
    assert last.notes == (
        "attachment x.txt was not read: it is nested in too many mails; save it on its own",
    )


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"One\r\n\r\nTwo\rthree\n", ["One", "Two three"]),
        ("Größe".encode("utf-16"), ["Größe"]),
        ("\ufeffGröße".encode(), ["Größe"]),
        ("Größe".encode("cp1252"), ["Größe"]),
    ],
)
def test_text_is_read_whatever_its_encoding_and_line_ends(content: bytes, texts: list[str]) -> None:
    assert [clause.text for clause in read_paper("a.txt", content).clauses] == texts


def test_a_text_with_nul_bytes_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_paper("a.txt", b"Words" * 9 + b"\0")
    assert str(refused.value) == "has NUL bytes: it is no text, or it was damaged; save it again"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.docx", "table.csv", "sub/c.txt", "none/x.csv"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Words here.")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ((".",), ("a.docx", "b.md")),
        (("sub", "b.md", "."), ("sub/c.txt", "b.md", "a.docx")),
        (("*.csv", "-", "-"), ("table.csv", "-")),
        (("table.csv", "b.md"), ("table.csv", "b.md")),
        (("-",), ("-",)),
    ],
)
@pytest.mark.usefixtures("folder")
def test_which_files_are_meant(paths: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert document_files(paths) == found


@pytest.mark.usefixtures("folder")
def test_a_folder_named_as_standard_input_is_not_looked_into() -> None:
    Path("-").mkdir()
    assert document_files(("-",)) == ("-",)


@pytest.mark.usefixtures("folder")
def test_a_folder_without_documents_is_a_mistake() -> None:
    with pytest.raises(InputError, match=r"^none holds no document; name a file$"):
        document_files(("none",))
    with pytest.raises(InputError):
        document_files(("*.nothing",))


def said(found: PaperDocument | Problem) -> tuple[str, str, str]:
    assert isinstance(found, Problem)
    return found.at.path, str(found.message), str(found.next_step)


@pytest.mark.usefixtures("folder")
def test_a_file_is_read_or_a_problem_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_document_file("b.md")
    assert isinstance(document, PaperDocument)
    assert (document.path, document.clauses) == ("b.md", (clause("Words here."),))
    assert said(read_document_file("a.docx")) == (
        *("a.docx", "a.docx is no DOCX, whatever its name says", "export it again"),
    )  # fmt: skip
    assert said(read_document_file("gone.md"))[0] == "gone.md"
    Path("large.md").write_bytes(b"x" * 12)
    monkeypatch.setattr(read, "MAX_BYTES", 11)
    assert isinstance(read_document_file("b.md"), PaperDocument)
    assert said(read_document_file("large.md")) == (
        "large.md",
        "large.md is larger than 0 MB",
        "print the pages with the promises into a file of their own",
    )


def test_standard_input_is_read_by_the_name_that_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def piped(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    piped(b"# Words")
    document = read_document_file("-", "note.md")
    assert isinstance(document, PaperDocument)
    assert (document.path, document.kind) == ("note.md", "markdown")
    piped(b"# Words")
    document = read_document_file("-")
    assert isinstance(document, PaperDocument)
    assert document.kind == "text"
    piped(b"MZ")
    assert said(read_document_file("-", "note.md"))[:2] == ("note.md", "note.md is a program")


@pytest.mark.parametrize(
    ("path", "named", "is_one"),
    [
        ("-", None, False),
        ("-", "a.docx", True),
        ("-", "a.txt", False),
        ("-", "a.csv", False),
        ("a.docx", "a.csv", True),
    ],
)
def test_standard_input_is_a_document_by_its_name(
    path: str, named: str | None, *, is_one: bool
) -> None:
    """Text is none there: its head cannot be looked at beforehand."""
    assert is_paper(path, named) is is_one


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("a,b,c?  ", True),
        ("a,b,c!", True),
        ("a,b,c:", True),
        ("a;b", True),
        ("a;b;c", False),
        ("a|b|c", False),
        ("a\tb.", False),
        ("  \n a,b,c", False),
        ("", True),
        ("x" * 4094 + ",,", False),
        ("x" * 4095 + ",,", True),
    ],
)
def test_the_head_of_a_text_says_whether_it_is_a_table(
    tmp_path: Path, head: str, *, is_one: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(head.encode())
    assert is_paper(str(path)) is is_one


@pytest.mark.usefixtures("folder")
def test_a_paper_has_what_is_said_of_its_file() -> None:
    Path("mail.eml").write_bytes(mail("Words.", attachments=(("x.txt", b"Deep words."),)))
    table = TableConfig(
        file="mail.eml",
        deal="D1",
        customer="Helix",
        source="email",
        status="signed",
        signed_on=dt.date(2026, 5, 1),
    )
    first, second = papers(table)
    assert isinstance(first, Paper)
    assert isinstance(second, Paper)
    assert (first.document.path, second.document.path) == ("mail.eml", "mail.eml > x.txt")
    for paper in (first, second):
        assert paper == Paper(
            document=paper.document,
            deal="D1",
            customer="Helix",
            source="email",
            status="signed",
            signed_on=dt.date(2026, 5, 1),
        )
    (problem,) = papers(TableConfig(file="a.docx"))
    assert isinstance(problem, Problem)
