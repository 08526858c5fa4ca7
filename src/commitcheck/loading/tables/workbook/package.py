"""The parts of an XLSX package that say what its sheets are: workbook, relations, styles."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from commitcheck.loading.tables.problems import Refusal, refuse
from commitcheck.model.pattern import pattern

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BUILT_IN_PERCENTS = ("9", "10")
_DECORATION = pattern(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
"""Of a number format what shows as it is, and conditions, colours, widths and fillings."""

Element = tuple[str, Mapping[str, str]]


@dataclass(slots=True)
class Package:
    """`sheets` gives each sheet's part by its name; `calculates` asks for all formulas anew."""

    sheets: dict[str, str] = field(default_factory=dict)
    percents: frozenset[int] = frozenset()
    mixed: frozenset[int] = frozenset()
    calculates: bool = False


def relations_of(path: str, content: bytes) -> dict[str, tuple[str, str]]:
    """Each relation's kind (the last word of its type) and part, by its id."""
    return {
        attributes["Id"]: (
            attributes.get("Type", "").rpartition("/")[2],
            _part(attributes["Target"]),
        )
        for name, attributes in elements(path, content)
        if name == "Relationship" and "Id" in attributes and "Target" in attributes
    }


def _part(target: str) -> str:
    """The part's path in the archive, in small letters: the reader does not tell them apart."""
    whole = target if target.startswith(("/", "xl/")) else posixpath.join("xl", target)
    return posixpath.normpath(whole).lstrip("/").lower()


def package_of(path: str, workbook: bytes, relations: bytes, styles: bytes) -> Package:
    """Which part is which sheet, and which cell styles show percent.

    Raises:
        Refusal: one of the parts is no XML.
    """
    parts = relations_of(path, relations) if relations else {}
    found = Package()
    for name, attributes in elements(path, workbook):
        if name == "sheet" and "name" in attributes:
            found.sheets[attributes["name"]] = parts.get(attributes.get("id", ""), ("", ""))[1]
        elif name == "calcPr":
            found.calculates = attributes.get("fullCalcOnLoad") in ("1", "true")
    if styles:
        found.percents, found.mixed = _percent_styles(path, styles)
    return found


def _percent_styles(path: str, content: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles that always show percent, and those that do so for some numbers."""
    always, sometimes = set(_BUILT_IN_PERCENTS), set[str]()
    styles: list[str] = []
    is_inside = False
    for name, attributes in elements(path, content):
        if name == "numFmt":
            kind = percent_in(attributes.get("formatCode", ""))
            always.discard(attributes.get("numFmtId", ""))
            if kind is not False:
                chosen = always if kind else sometimes
                chosen.add(attributes.get("numFmtId", ""))
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            is_inside = name == "cellXfs"
        elif name == "xf" and is_inside:
            styles.append(attributes.get("numFmtId", "0"))
    return (
        frozenset(index for index, number in enumerate(styles) if number in always),
        frozenset(index for index, number in enumerate(styles) if number in sometimes),
    )


def percent_in(code: str) -> bool | None:
    """Does this number format show a hundredfold? None: for some numbers only."""
    sections = [part for part in _DECORATION.sub("", code).split(";") if _shows_number(part)]
    shown = {"%" in part for part in sections}
    return None if len(shown) > 1 else shown == {True}


def _shows_number(section: str) -> bool:
    return any(mark in section for mark in "0#?%") or "general" in section.lower()


def elements(path: str, content: bytes) -> Iterator[Element]:
    """Every element with its attributes, both without the prefixes of their namespaces.

    Raises:
        Refusal: it is no XML, or declares a document type.
    """
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    parser = xml_parser(path)
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise damaged(path) from None
    yield from found


def local(name: str) -> str:
    return name.rpartition(":")[2]


def xml_parser(path: str) -> expat.XMLParserType:
    """A parser that takes no document type: nothing of it is needed, and entities can explode."""

    def doctype(*_: object) -> None:
        raise damaged(path)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.buffer_text = True
    return parser


def damaged(path: str) -> Refusal:
    return refuse(path, "the archive is damaged", "save the workbook again")
