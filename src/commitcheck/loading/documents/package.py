"""A DOCX or ODT file is a ZIP archive of XML from outside: opened piece by piece, up to a limit.

Only the parts that hold text are inflated. Nothing is written to disk, no name in the archive
is used as a path, no link is followed, and a document type declaration (which could define
entities that grow without end) is refused before the parser sees what follows.
"""

import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from commitcheck.loading.documents.block import MAX_DEPTH, Refusal, too_deep

MAX_INFLATED = 120_000_000
"""Of one part; the longest contract measured takes a tenth of a percent of it."""
MAX_ELEMENTS = 4_000_000
MAX_ENTRIES = 5_000
_PIECE = 1 << 18
_DAMAGED = ("is damaged", "open it in its program, save it again, and name that file")


class Package:
    """The archive's parts by name."""

    def __init__(self, content: bytes) -> None:
        """Open the archive's directory.

        Raises:
            Refusal: it is damaged, encrypted or absurdly large.
        """
        try:
            self._archive = ZipFile(BytesIO(content))
            entries = self._archive.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise Refusal(*_DAMAGED) from None
        if len(entries) > MAX_ENTRIES:
            raise Refusal(
                f"is an archive of {len(entries)} files",
                "name the document itself",
            )
        self.names = frozenset(entry.filename for entry in entries)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal("is protected by a password", "save a copy without one")

    def part(self, name: str) -> Element | None:
        """The root element of a part, None where the archive has no such part.

        Raises:
            Refusal: the part is no XML, declares a document type, or is too large or too deep.
        """
        if name not in self.names:
            return None
        parser = _GuardedParser()
        try:
            with self._archive.open(name) as stream:
                read = 0
                while piece := stream.read(_PIECE):
                    read += len(piece)
                    if read > MAX_INFLATED:
                        raise Refusal(
                            f"unpacks to more than {MAX_INFLATED // 1_000_000} MB",
                            "remove what is no text (pictures, pasted tables), and save it again",
                        )
                    parser.feed(piece)
            return parser.close()
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise Refusal(*_DAMAGED) from None
        except (SyntaxError, expat.ExpatError, ValueError):
            raise Refusal(*_DAMAGED) from None


class _GuardedParser:
    """ElementTree's own builder behind a parser that counts and refuses declarations."""

    def __init__(self) -> None:
        self._depth = self._elements = 0
        self._parser = XMLParser(target=_Guard(self))  # noqa: S314 - guarded: no declarations

    def feed(self, piece: bytes) -> None:
        self._parser.feed(piece)

    def close(self) -> Element:
        root: Element = self._parser.close()
        return root

    def enter(self) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > 2 * MAX_DEPTH:
            raise too_deep()
        if self._elements > MAX_ELEMENTS:
            raise Refusal("has millions of elements", "save the part with the promises on its own")

    def leave(self) -> None:
        self._depth -= 1


class _Guard(TreeBuilder):
    def __init__(self, counter: _GuardedParser) -> None:
        super().__init__()
        self._counter = counter

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._counter.enter()
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._counter.leave()
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        del name, pubid, system
        raise Refusal(
            "declares a document type, which no word processor writes",
            "open it in its program, save it again, and name that file",
        )


def local(tag: str) -> str:
    """An element's name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute's value whatever its namespace, "" where it is absent."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return ""
