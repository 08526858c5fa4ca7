"""Word's automatic numbers, which stand nowhere in the text: counted as Word counts them."""

from xml.etree.ElementTree import Element

import msgspec

from commitcheck.loading.documents.package import attribute, local

_LEVELS = 9
_PLACEHOLDERS = tuple(f"%{level + 1}" for level in range(_LEVELS))
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ROMAN_LIMIT = 4_000
_LETTERS = 26


class Level(msgspec.Struct, frozen=True):
    """How one level of a list counts: `shape` is "%1.%2", `style` "decimal" or "bullet"."""

    start: int
    style: str
    shape: str


class Style(msgspec.Struct, frozen=True):
    """What a paragraph style says of headings and lists; `base` is the style it inherits from."""

    name: str
    base: str
    outline: int | None
    list_id: str
    list_level: int


class Numbering:
    """The lists of a document; `number` counts one paragraph on."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        abstract = {}
        for element in root if root is not None else ():
            if local(element.tag) == "abstractNum":
                abstract[attribute(element, "abstractNumId")] = _levels(element)
            elif local(element.tag) == "num":
                self._add(element, abstract)

    def number(self, list_id: str, level: int) -> str | None:
        """The next number of a list at a level: "" for a bullet, None where nothing is shown."""
        levels = self._levels.get(list_id)
        if levels is None or level not in levels:
            return None
        counts = self._counts.setdefault(self._abstract[list_id], [None] * _LEVELS)
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].style == "bullet":
            return ""
        if levels[level].style == "none":
            return None
        shape = levels[level].shape
        for upper, placeholder in enumerate(_PLACEHOLDERS):
            if placeholder in shape and upper in levels:
                count = counts[upper]
                shown = _written(
                    levels[upper].start if count is None else count, levels[upper].style
                )
                shape = shape.replace(placeholder, shown)
        return shape.strip()

    def _add(self, element: Element, abstract: dict[str, dict[int, Level]]) -> None:
        list_id, base = attribute(element, "numId"), ""
        for child in element:
            if local(child.tag) == "abstractNumId":
                base = attribute(child, "val")
        if base in abstract:
            self._levels[list_id] = abstract[base]
            overridden = any(local(child.tag) == "lvlOverride" for child in element)
            self._abstract[list_id] = f"{base}/{list_id}" if overridden else base


def styles_of(root: Element | None) -> dict[str, Style]:
    """The paragraph styles by their id."""
    return {
        attribute(element, "styleId"): _style(element)
        for element in (root if root is not None else ())
        if local(element.tag) == "style" and attribute(element, "type") == "paragraph"
    }


def _style(element: Element) -> Style:
    name = base = list_id = ""
    outline: int | None = None
    level = 0
    for part in element.iter():
        tag = local(part.tag)
        if tag == "name":
            name = attribute(part, "val")
        elif tag == "basedOn":
            base = attribute(part, "val")
        elif tag == "outlineLvl":
            outline = _integer(attribute(part, "val"))
        elif tag == "numId":
            list_id = attribute(part, "val")
        elif tag == "ilvl":
            level = _integer(attribute(part, "val"))
    return Style(name, base, outline, list_id, level)


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for level in element:
        number = _integer(attribute(level, "ilvl"))
        if local(level.tag) != "lvl" or number >= _LEVELS:
            continue
        values = {local(part.tag): attribute(part, "val") for part in level}
        found[number] = Level(
            _integer(values.get("start", "1"), 1),
            values.get("numFmt", "decimal"),
            values.get("lvlText", ""),
        )
    return found


def _integer(text: str, default: int = 0) -> int:
    """A small number as written; levels and starts of any size a hostile file may claim."""
    return min(int(text), 100_000) if text.isdecimal() and text.isascii() else default


def _written(count: int, style: str) -> str:
    if style in ("lowerRoman", "upperRoman") and 0 < count < _ROMAN_LIMIT:
        text = _roman(count)
        return text if style == "lowerRoman" else text.upper()
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % _LETTERS) * min(1 + (count - 1) // _LETTERS, 9)
        return letter if style == "lowerLetter" else letter.upper()
    return f"{count:02}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text, count = text + letters, count - value
    return text
