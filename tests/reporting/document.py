"""A page of HTML as a tree, for tests that ask what a reader finds where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("meta", "br", "img", "link", "input", "hr", "base", "embed", "source")


@dataclass
class Element:
    """An element with its attributes; `inside` holds elements and texts in order."""

    tag: str
    attributes: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        yield self
        for element in self.inside:
            if isinstance(element, Element):
                yield from element.walk()

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Every element below with this tag and these attributes; `class_` means one class."""
        return [
            element
            for element in self.walk()
            if element is not self and element.matches(tag, attributes)
        ]

    def only(self, tag: str = "", **attributes: str) -> "Element":
        (found,) = self.all(tag, **attributes)
        return found

    def matches(self, tag: str, attributes: dict[str, str]) -> bool:
        for name, value in attributes.items():
            own = self.attributes.get(name.rstrip("_"), "")
            if value not in (own.split() if name == "class_" else [own]):
                return False
        return tag in ("", self.tag)

    @property
    def text(self) -> str:
        """The words inside, single spaces between them, without those of pictures."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for element in self.inside:
            if isinstance(element, str):
                yield element
            elif element.tag not in ("svg", "style"):
                spaced = element.tag not in ("span", "b", "em", "a", "code")
                yield " " if spaced else ""
                yield from element._texts()
                yield " " if spaced else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} has an attribute twice"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(page: str) -> Element:
    """The page's tree; every element is closed, and no comment hides anything."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader._open == [reader.root], "an element is not closed"
    return reader.root
