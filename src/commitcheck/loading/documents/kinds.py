"""What a document is by its first bytes, and by its name only where bytes cannot tell."""

from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from commitcheck.loading.documents.block import Refusal
from commitcheck.model.pattern import pattern

KINDS = ("docx", "pdf", "odt", "html", "markdown", "text", "eml")
ENDINGS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf", ".odt": "odt", ".ott": "odt",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text", ".eml": "eml",
}  # fmt: skip
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
    (b"MZ", "is a program", "check that it is the file that you meant"),
    (b"\x7fELF", "is a program", "check that it is the file that you meant"),
)
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
    """One of `KINDS`.

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
    named = ENDINGS.get(PurePath(path).suffix.lower(), "text")
    if named in ("docx", "pdf", "odt"):
        raise Refusal(f"is no {named.upper()}, whatever its name says", "export it again")
    if named != "markdown" and _HTML.match(content[:4096]):
        return "html"
    if named == "text" and _MAIL.match(content[:4096]):
        return "eml"
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
    raise Refusal("is a ZIP archive, no document", "unpack it and name the document in it")


def _is_small(archive: ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 1000  # noqa: PLR2004 - it holds one name


def _ole(content: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "is protected by a password", "save a copy without one"
    if "__substg1.0_".encode("utf-16-le") in content:
        return "is an Outlook message (MSG)", "save the message as EML"
    return "is an old Word document (DOC)", "save it as DOCX or PDF"
