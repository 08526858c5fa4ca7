"""From a file's bytes to a document: the single door through which every format comes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from commitcheck.errors import InputError
from commitcheck.loading.documents.beside_rows import bound
from commitcheck.loading.documents.block import MAX_BYTES, Reading, Refusal
from commitcheck.loading.documents.clauses import clauses_of
from commitcheck.loading.files import STDIN, FileContent, read_file, read_stdin, unreadable
from commitcheck.loading.patterns import expanded, is_folder
from commitcheck.loading.tables.csv.encoding import decode
from commitcheck.loading.tables.table import Refusal as TableRefusal
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.digest import sha256_of
from commitcheck.model.document import ENDINGS, Paper, PaperDocument
from commitcheck.model.finding import Problem
from commitcheck.model.pattern import pattern

READERS: Mapping[str, str] = {
    "docx": "docx", "pdf": "pdf", "odt": "odt", "html": "html", "markdown": "markdown",
    "text": "plain", "eml": "mail",
}  # fmt: skip
"""Each kind's module here with its `read_...`; it and its library are imported when it is used."""
_OF_TEXT = ("html", "markdown", "text")
"""Kinds that are read as text, whatever its encoding; the others as bytes."""

# What a document is by its first bytes, and by its name only where bytes cannot tell.

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = (
    (b"{\\rtf", "is rich text (RTF)", "save it as DOCX or PDF"),
    (b"\x89PNG", "is a picture", "ask for the file itself, or run text recognition (OCR) on it"),
    (b"\xff\xd8\xff", "is a picture", "ask for the file itself, or run text recognition on it"),
    (b"II*\x00", "is a picture (TIFF)", "ask for the file itself, or run text recognition on it"),
    (b"MM\x00*", "is a picture (TIFF)", "ask for the file itself, or run text recognition on it"),
    (b"\x1f\x8b", "is a gzip archive", "unpack it and name the document in it"),
    (b"7z\xbc\xaf", "is a 7-Zip archive", "unpack it and name the document in it"),
    (b"Rar!", "is a RAR archive", "unpack it and name the document in it"),
    (b"%!PS", "is PostScript", "print it to PDF and name that file"),
    (b"MZ", "is a program", "check that it is the file that you meant"),
    (b"\x7fELF", "is a program", "check that it is the file that you meant"),
)
_NO_PROSE = {
    **dict.fromkeys(
        (".csv", ".tsv"), ("is a table", "give it as one: commitcheck check vision.yaml FILE.csv")
    ),
    **dict.fromkeys(
        (".yaml", ".yml"),
        ("is YAML", "commitcheck check reads it: a vision first, commitments after it"),
    ),
    ".json": ("is JSON", "name the contract, the order form or the mail itself"),
}
"""Texts whose lines are no sentences, by the end of the name: nobody promises a cell or a field."""
_PDF_WITHIN = 1024
_HTML = pattern(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)", 2 | 16
)
_MAIL = pattern(
    rb"(?:[!-9;-~]+:[ \t].*\r?\n(?:[ \t].*\r?\n)*)*?"
    rb"(?:from|received|mime-version|message-id):[ \t]",
    2,
)


def is_document(path: str) -> bool:
    """By its name alone: whether a path is read as a document and not as a table or YAML."""
    return PurePath(path).suffix.lower() in ENDINGS


def kind_of(path: str, content: bytes) -> str:
    """One of `READERS`.

    Raises:
        Refusal: empty, or nothing that this reads.
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise Refusal("is empty", "check that it is the file that you meant")
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"PK"):
        return _archive_kind(content)
    if content.startswith(_OLE):
        raise Refusal(*_ole(content))
    for signature, cause, cure in _OTHER:
        if content.startswith(signature):
            raise Refusal(cause, cure)
    return _kind_of_text(PurePath(path).suffix.lower(), content)


def _kind_of_text(ending: str, content: bytes) -> str:
    """What has no signature, by its first words and then by the end of its name."""
    named = ENDINGS.get(ending, "text")
    if named in ("docx", "pdf", "odt"):
        raise Refusal(f"is no {named.upper()}, whatever its name says", "export it again")
    if named != "markdown" and _HTML.match(content[:4096]):
        return "html"
    if named == "text" and _MAIL.match(content[:4096]):
        return "eml"
    if ending in _NO_PROSE:
        raise Refusal(*_NO_PROSE[ending])
    return named


def _archive_kind(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            kind = (
                archive.read("mimetype")[:100]
                if "mimetype" in names and _is_small(archive)
                else b""
            )
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise Refusal("is damaged", "save it again and name that file") from None
    if "word/document.xml" in names:
        return "docx"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "xl/workbook.xml" in names or b"spreadsheet" in kind:
        raise Refusal(
            "is a workbook", "give it as a table: commitcheck check vision.yaml FILE.xlsx"
        )
    if "ppt/presentation.xml" in names or b"presentation" in kind:
        raise Refusal("is a presentation", "print it to PDF and name that file")
    if "Index/Document.iwa" in names:
        raise Refusal("is an Apple Pages document", "export it as DOCX or PDF")
    raise Refusal("is a ZIP archive, no document", "unpack it and name the document in it")


def _is_small(archive: ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 1000  # noqa: PLR2004 - it holds one name


def _ole(content: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "is protected by a password", "save a copy without one"
    if "__substg1.0_".encode("utf-16-le") in content:
        return "is an Outlook message (MSG)", "save the message as EML"
    return "is an old Word document (DOC)", "save it as DOCX or PDF"


_MAX_MAILS = 3
"""A mail in a mail in a mail; what is attached deeper is named, not read."""


def read_paper(path: str, content: bytes, depth: int = 0) -> PaperDocument:
    """Read a document, and what is attached to a mail.

    Raises:
        Refusal: the document cannot be used; its cause and cure are in words.
    """
    if len(content) > MAX_BYTES:
        raise Refusal(
            f"is larger than {MAX_BYTES // 1_000_000} MB",
            "print the pages with the promises into a file of their own",
        )
    kind = kind_of(path, content)
    try:
        reading = _reader(kind)(content)
    except (RecursionError, MemoryError):
        raise Refusal("is built too deep or too large to read", "save it again as PDF") from None
    notes = list(reading.notes)
    attachments = []
    for name, inner in reading.attachments:
        try:
            attachments.append(_attached(f"{path} > {name}", inner, depth + 1))
        except Refusal as refusal:
            notes.append(f"attachment {name} was not read: it {refusal.cause}; {refusal.cure}")
    return PaperDocument(
        path=path,
        kind=kind,
        sha256=sha256_of(content),
        clauses=clauses_of(reading.blocks),
        notes=tuple(notes),
        attachments=tuple(attachments),
    )


def _attached(path: str, content: bytes, depth: int) -> PaperDocument:
    if depth > _MAX_MAILS:
        raise Refusal("is nested in too many mails", "save it on its own")
    return read_paper(path, content, depth)


def _reader(kind: str) -> Callable[[bytes], Reading]:
    name = READERS[kind]
    module = import_module(f"commitcheck.loading.documents.{name}")
    read: Callable[[Any], Reading] = getattr(module, f"read_{name}")
    return (lambda content: read(_decoded(content))) if kind in _OF_TEXT else read


def _decoded(content: bytes) -> str:
    """Text as people see it, whatever the encoding and the line ends.

    Raises:
        Refusal: NUL bytes.
    """
    try:
        encoded = decode("", content)
    except TableRefusal:
        raise Refusal("has NUL bytes: it is no text, or it was damaged", "save it again") from None
    text = encoded.content.decode(encoded.codec, "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


# Documents by their paths: files, folders and patterns, each read or refused with its cure.


def document_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant; of a folder those whose names end as documents' do.

    Raises:
        InputError: a pattern or a folder gives no file.
    """
    found: list[str] = []
    for path in paths:
        if path != STDIN and is_folder(path):
            inside = sorted(str(file) for file in Path(path).iterdir() if is_document(file.name))
            if not inside:
                raise InputError(f"{path} holds no document; name a file")
            found += inside
        else:
            found += expanded((path,)) if path != STDIN else (STDIN,)
    return tuple(dict.fromkeys(found))


def read_document_file(path: str, stdin_filename: str | None = None) -> PaperDocument | Problem:
    """Read a file as a document; what cannot be used is a problem with its cause and cure."""
    if path != STDIN and _size(path) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        cure = "print the pages with the promises into a file of their own"
        return unreadable(path, f"is larger than {megabytes} MB", cure)
    content = read_stdin(stdin_filename) if path == STDIN else read_file(path)
    if not isinstance(content, FileContent):
        return content
    try:
        return read_paper(content.path, content.content)
    except Refusal as refusal:
        return unreadable(content.path, refusal.cause, refusal.cure)


def with_attachments(document: PaperDocument) -> Iterator[PaperDocument]:
    """A document, and what came with it, each on its own."""
    yield document
    for part in document.attachments:
        yield from with_attachments(part)


def papers(
    table: TableConfig, rows: Sequence[Commitment] = (), stdin_filename: str | None = None
) -> Iterator[Paper | Problem]:
    """A document and what is attached to it, each with what is said of the file and its deal."""
    document = read_document_file(table.file, stdin_filename)
    if isinstance(document, Problem):
        yield document
        return
    for part in with_attachments(document):
        paper = Paper(
            document=part,
            deal=table.deal,
            customer=table.customer,
            source=table.source,
            status=table.status,
            signed_on=table.signed_on,
        )
        yield bound(paper, rows)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0  # the reader says what is wrong with it
