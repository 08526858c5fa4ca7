"""Both sides of every limit, and what is damaged: refused in words that say what helps."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from commitcheck.loading.documents import html, markdown, package, pdf, plain, read, walk
from commitcheck.loading.documents.block import Refusal
from commitcheck.loading.documents.docx import read_docx
from commitcheck.loading.documents.html import read_html
from commitcheck.loading.documents.markdown import read_markdown
from commitcheck.loading.documents.odt import read_odt
from commitcheck.loading.documents.package import Package
from commitcheck.loading.documents.pdf import read_pdf
from commitcheck.loading.documents.plain import read_plain
from commitcheck.loading.documents.read import read_paper
from papers import archive, column, docx, odt, paragraph, table
from papers import pdf as made_pdf

SPLIT = "split it, or name the part with the promises"
AGAIN = "open it in its program, save it again, and name that file"
NO_TEXT = "has no text; check that it is the file that you meant"


def refusal(reading: Callable[[], object]) -> str:
    """What is said; nothing where it is read."""
    try:
        reading()
    except Refusal as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("module", "reading"),
    [
        (plain, lambda: read_plain("x" * 10)),
        (markdown, lambda: read_markdown("x" * 10)),
        (html, lambda: read_html("<p>xxx</p><td>xxx</td><p>xxxx</p>")),
        (html, lambda: read_html("<table><tr><td>xxxxx<td>xxxxx</table>")),
        (walk, lambda: read_docx(docx(paragraph("xxx"), paragraph("xx"), table(("xxx", "xx"))))),
        (walk, lambda: read_odt(odt("<text:p>xxxxx</text:p><text:h>xxxxx</text:h>"))),
        (pdf, lambda: read_pdf(made_pdf(column(72, 700, "x" * 10)))),
        (pdf, lambda: read_pdf(made_pdf(column(72, 700, "x" * 5), column(72, 700, "x" * 5)))),
    ],
)
def test_a_text_is_no_longer_than_ten_million_characters(
    module: object, reading: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here ten, all together."""
    monkeypatch.setattr(pdf, "_SCAN", 1)
    monkeypatch.setattr(module, "MAX_CHARACTERS", 10)
    assert refusal(reading) == ""
    monkeypatch.setattr(module, "MAX_CHARACTERS", 9)
    assert refusal(reading) == f"has more than 10 million characters of text; {SPLIT}"


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (lambda: read_plain(" \n\n"), NO_TEXT),
        (lambda: read_markdown("---\na: b\n---\n"), NO_TEXT),
        (
            lambda: read_html("<p hidden>x</p>"),
            "has no visible text; save the page with its text, or print it to PDF",
        ),
    ],
)
def test_a_text_without_words(reading: Callable[[], object], said: str) -> None:
    assert refusal(reading) == said


def test_a_page_nests_two_thousand_deep() -> None:
    said = "nests lists, tables or elements more than 100 deep; "
    said += "save it again from a word processor, or as plain text"
    for tag in ("<div>", "<p hidden>"):
        assert refusal(lambda tag=tag: read_html("x" + tag * 2000)) == ""  # type: ignore[misc]
        assert refusal(lambda tag=tag: read_html("x" + tag * 2001)) == said  # type: ignore[misc]
    assert refusal(lambda: read_html("x" + "<div></div>" * 2001 + "<br>" * 2001)) == ""


# The archives of Word and OpenDocument


def files(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for number in range(count):
            file.writestr(zipfile.ZipInfo(str(number)), b"")
    return buffer.getvalue()


def test_an_archive_has_at_most_five_thousand_files(monkeypatch: pytest.MonkeyPatch) -> None:
    assert package.MAX_ENTRIES == 5000
    monkeypatch.setattr(package, "MAX_ENTRIES", 3)
    assert Package(files(3)).names == {"0", "1", "2"}
    assert refusal(lambda: Package(files(4))) == (
        "is an archive of 4 files; name the document itself"
    )


def part(content: str | bytes) -> object:
    root = Package(archive(part=content)).part("part")
    return None if root is None else len(list(root.iter()))


def test_a_part_unpacks_to_so_much_and_not_more(monkeypatch: pytest.MonkeyPatch) -> None:
    content = "<a>" + " " * 1000 + "</a>"
    assert package.MAX_INFLATED == 120_000_000
    monkeypatch.setattr(package, "MAX_INFLATED", 2_000_000)
    monkeypatch.setattr(package, "_PIECE", 100)
    assert part(content) == 1
    wide = "<a>" + " " * (2_000_000 - 7)
    monkeypatch.setattr(package, "_PIECE", 1_000_000)
    assert part(wide + "</a>") == 1
    assert refusal(lambda: part(wide + " </a>")) == (
        "unpacks to more than 2 MB; "
        "remove what is no text (pictures, pasted tables), and save it again"
    )


def test_a_part_nests_two_hundred_deep_and_has_four_million_elements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def deep(depth: int) -> str:
        return "<a>" * depth + "</a>" * depth

    assert part(deep(200)) == 200
    assert "more than 100 deep" in refusal(lambda: part(deep(201)))
    assert part("<a>" + deep(199) * 3 + "</a>") == 1 + 3 * 199
    assert "deep" in refusal(lambda: part("<a>" + deep(199) + deep(200) + "</a>"))
    assert package.MAX_ELEMENTS == 4_000_000
    monkeypatch.setattr(package, "MAX_ELEMENTS", 5)
    assert part("<a><b/><b/><b/><b/></a>") == 5
    assert refusal(lambda: part("<a><b/><b/><b/><b/><b/></a>")) == (
        "has millions of elements; save the part with the promises on its own"
    )


@pytest.mark.parametrize(
    "content", ["", "<a>", "<a></b>", "no mark", b"\xff\xfe\x00", "<a>&undefined;</a>", "<a/><b/>"]
)
def test_a_part_that_is_no_xml_is_damaged(content: str | bytes) -> None:
    assert refusal(lambda: part(content)) == f"is damaged; {AGAIN}"


def test_a_part_that_declares_what_it_is_is_refused() -> None:
    assert refusal(lambda: part('<!DOCTYPE a SYSTEM "x"><a/>')) == (
        f"declares a document type, which no word processor writes; {AGAIN}"
    )
    assert part("<?xml version='1.0'?><a><b/></a>") == 2


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes((content[at] ^ 0xFF,)) + content[at + 1 :]


def test_an_archive_whose_bytes_were_changed_is_damaged() -> None:
    """Its data, its end, its directory, its way to pack."""
    whole = archive(part="<a>" + "words " * 50 + "</a>")
    start = 30 + len("part")
    directory = whole.index(b"PK\x01\x02")
    packing = whole[: directory + 10] + struct.pack("<H", 99) + whole[directory + 12 :]
    both = packing[:8] + struct.pack("<H", 99) + packing[10:]
    damaged = {
        "data": flipped(whole, start + 3),
        "cut": whole[:-30],
        "nothing": b"PK",
        "directory": flipped(whole, directory),
        "packing": both,
        "name": flipped(whole, 30),
    }
    said = {
        name: refusal(lambda content=content: Package(content).part("part"))  # type: ignore[misc]
        for name, content in damaged.items()
    }
    assert said == dict.fromkeys(damaged, f"is damaged; {AGAIN}")
    assert Package(whole).part("another") is None


# PDF


def packed(size: int, *, times: int = 1, letter: bytes = b" ") -> bytes:
    content = letter * size
    for _ in range(times):
        content = zlib.compress(content, 9)
    return b"stream\n" + content + b"\nendstream\n"


BOMB = "unpacks to more than 0 MB in a stream or 0 MB together; "
BOMB += "print it to PDF again, without its pictures"
NO_PDF = "is damaged; export it to PDF again"


@pytest.mark.parametrize(
    ("streams", "is_bomb"),
    [
        (packed(1000), False),
        (packed(1001), True),
        (packed(1000) * 2 + packed(499), False),
        (packed(1000) * 2 + packed(500), True),
        (packed(1000) * 2 + packed(501), True),
        (b"words of it " + packed(1001), True),
        (packed(1001).replace(b"stream\n", b"stream\r\n", 1), True),
        (packed(1001).replace(b"stream\n", b"stream\r", 1), False),
        (b"stream\n" + b"words " * 500, False),
        (b"stream\nx" + b"words " * 500, False),
        (packed(1001, times=2), True),
        (packed(1001, times=3), True),
        (packed(1001, times=4), True),
        (packed(1001, times=5), False),
        (packed(700, times=2) * 3, False),
        (packed(900, times=2) * 3, True),
        (packed(1001)[:-14], True),
    ],
)
def test_streams_are_unpacked_before_they_take_memory(
    streams: bytes, monkeypatch: pytest.MonkeyPatch, *, is_bomb: bool
) -> None:
    """A stream and all together, here a thousand and two and a half thousand bytes, and what is
    packed in what is packed, four times.
    """
    assert (pdf.MAX_STREAM, pdf.MAX_STREAMS) == (100_000_000, 400_000_000)
    monkeypatch.setattr(pdf, "MAX_STREAM", 1000)
    monkeypatch.setattr(pdf, "MAX_STREAMS", 2500)
    assert refusal(lambda: read_pdf(streams)) == (BOMB if is_bomb else NO_PDF)


@pytest.mark.parametrize("level", [0, 1, 9])
@pytest.mark.parametrize("window", range(9, 16))
def test_however_a_stream_is_packed_it_is_unpacked(
    level: int, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first byte says how much it looks back; it may be longer than what is read at once."""
    monkeypatch.setattr(pdf, "MAX_STREAM", 199_999)
    packing = zlib.compressobj(level, zlib.DEFLATED, window)
    words = b"".join(b"%07d," % (number * number) for number in range(25_000))
    content = b"stream\n" + packing.compress(words) + packing.flush()
    assert refusal(lambda: read_pdf(content)).startswith("unpacks to more than 0 MB")
    monkeypatch.setattr(pdf, "MAX_STREAM", 2 * len(words))
    assert refusal(lambda: read_pdf(content)) == NO_PDF


def test_pages_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [column(72, 700, f"Words of page {number}, more of them.") for number in range(3)]
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    assert refusal(lambda: read_pdf(made_pdf(*pages))) == ""
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    assert refusal(lambda: read_pdf(made_pdf(*pages))) == (
        "has 3 pages, the limit is 2; print the pages with the promises into a file of their own"
    )


# Any document


def test_a_file_has_twenty_million_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 5)
    assert refusal(lambda: read_paper("x.txt", b"Words")) == ""
    assert refusal(lambda: read_paper("x.txt", b"Words.")) == (
        "is larger than 0 MB; print the pages with the promises into a file of their own"
    )


@pytest.mark.parametrize("error", [RecursionError, MemoryError])
def test_what_breaks_its_reader_is_refused(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        raise error

    monkeypatch.setattr(plain, "read_plain", broken)
    assert refusal(lambda: read_paper("x.txt", b"Words")) == (
        "is built too deep or too large to read; save it again as PDF"
    )
