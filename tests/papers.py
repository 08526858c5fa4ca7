"""Documents as bytes, made by hand: Word, OpenDocument, PDF and mail, no library between; and what
was read of them as lines that a person can compare.
"""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

from commitcheck.loading.documents.block import Reading

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(**parts: str | bytes) -> bytes:
    """A ZIP file; `__` in a name stands for `/`, `_dot_` for `.`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", "."))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return buffer.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    text: str = "", *, style: str = "", numbered: int | None = None, raw: str = ""
) -> str:
    """A paragraph of Word; `numbered` is its level in list 1, `raw` goes in as it is."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        properties += f'<w:numPr><w:ilvl w:val="{numbered}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{raw}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of Word; a cell that begins with `<w:` goes in as it is."""
    lines = []
    for row in rows:
        cells = (cell if cell.startswith("<w:") else paragraph(cell) for cell in row)
        lines.append("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def docx(*body: str, **parts: str | bytes) -> bytes:
    """A Word document with headings 1 and 2, a numbered list (1., 1.1, (a)) and bullets (2)."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{shape}"/></w:lvl>'
        for level, (style, shape) in enumerate(
            (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
        )
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}">'
        f'<w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    )
    return archive(
        **{
            "word__document_dot_xml": f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}'
            "</w:body></w:document>",
            "word__numbering_dot_xml": numbering,
            "word__styles_dot_xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
            **parts,
        }
    )


def odt(body: str, **parts: str | bytes) -> bytes:
    """An OpenDocument text; list style L1 counts."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f"<office:document-content {namespaces}><office:automatic-styles>"
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>'
        f"</text:list-style></office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return archive(
        mimetype="application/vnd.oasis.opendocument.text", content_dot_xml=content, **parts
    )


class Text(NamedTuple):
    """Words on a page, from the left and from the bottom, in points."""

    left: float
    bottom: float
    words: str
    size: float = 10
    bold: bool = False


def pdf(
    *pages: Sequence[Text], trailer: str = "", stream: bytes | None = None, catalog: str = ""
) -> bytes:
    """A PDF document in Helvetica; `stream` replaces the first page's content as it is."""
    objects = [" ".join(("<< /Type /Catalog /Pages 2 0 R", *catalog.split(), ">>")).encode(), b""]
    objects.extend(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in ("Helvetica", "Helvetica-Bold")
    )
    kids = []
    for number, page in enumerate(pages):
        content = stream if stream is not None and number == 0 else _content(page)
        head = b"" if content.startswith(b"<<") else b"<< /Length %d >>\nstream\n" % len(content)
        tail = b"" if content.startswith(b"<<") else b"\nendstream"
        objects.append(head + content + tail)
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode()
    return _file(objects, trailer)


def _content(page: Sequence[Text]) -> bytes:
    lines = []
    for text in page:
        words = text.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if text.bold else "F1"
        lines.append(f"BT /{font} {text.size} Tf {text.left} {text.bottom} Td ({words}) Tj ET")
    return "\n".join(lines).encode("cp1252")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def column(left: float, top: float, *lines: str, step: float = 12, size: float = 10) -> list[Text]:
    """Lines below each other."""
    return [Text(left, top - step * count, line, size) for count, line in enumerate(lines)]


def mail(body: str, *, html: bool = False, attachments: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A message from sales to a customer."""
    message = EmailMessage()
    message["From"] = "Sam <sam@example.com>"
    message["To"] = "Kim <kim@example.org>"
    message["Date"] = "Thu, 06 Aug 2026 21:14:00 +0200"
    message["Subject"] = "Our call"
    message.set_content(body, subtype="html" if html else "plain")
    for name, content in attachments:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def told(reading: Reading) -> list[str]:
    """A line for each block, and the notes."""
    lines = []
    for block in reading.blocks:
        kind = " ".join(filter(None, (block.layout, str(block.level or ""), block.number)))
        cells = " | ".join(" / ".join(cell) for cell in block.cells)
        lines.append(f"{block.place}: {kind}: {block.text or cells}")
    return [*lines, *(f"note: {note}" for note in reading.notes)]


BOILERPLATE = (
    "This Order Form is entered into by the parties named below.",
    "Customer shall pay all undisputed invoices within thirty (30) days of receipt.",
    "Each party shall keep the other party's Confidential Information secret.",
    "Provider may suspend access if Customer fails to pay an undisputed amount.",
    "Customer is responsible for the accuracy of the data that its users enter.",
    "Neither party is liable for indirect or consequential damages.",
    '"Subscription Term" means the period stated above, as renewed.',
    "This Agreement is governed by the laws of Ireland.",
    "The Service is provided as is, and Provider disclaims all other warranties.",
    "Either party may terminate this Agreement for material breach on thirty days' notice.",
    "Provider retains all right, title and interest in the Service.",
    "Fees are exclusive of taxes, which Customer bears.",
    "Notices must be in writing and sent to the addresses below.",
    "Customer may not reverse engineer the Service.",
)
"""Clauses as contracts have them, none a promise about a product."""
