"""Names that stand for a user's own: numbered by first appearance, the same one every time."""

from collections.abc import Iterable
from pathlib import PurePath

_EXTENSIONS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml", ".json")

_NUMBERED = {
    "deal": "Deal",
    "stakeholder": "Person",
    "commitment": "Promise",
    "sheet": "Sheet",
    "quote": "Quote",
    "title": "Title",
    "value": "Value",
    "money": "Amount",
    "rule": "Rule",
}
"""What a thing of this kind is called; any other kind is its own word, `Roadmap item 2`."""

_TEXTS = frozenset(("quote", "title", "value", "money", "rule"))


class Codenames:
    """Codenames by kind and original; a new original gets the next name of its kind."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._kind_of: dict[str, str] = {}
        self._count: dict[str, int] = {}

    def of(self, kind: str, original: str) -> str:
        """`Customer B`, `Deal 3`, `file-1.csv`, `Promise 12`."""
        key = (kind, original)
        if key not in self._given:
            number = self._count[kind] = self._count.get(kind, 0) + 1
            self._given[key] = _name(kind, original, number)
            if kind not in _TEXTS:
                self._kind_of.setdefault(original, kind)
        return self._given[key]

    def given(self, kind: str, original: str) -> str | None:
        """The codename it has already, or None."""
        return self._given.get((kind, original))

    def share(self, kind: str, original: str, codename: str) -> None:
        """Give one more original an existing codename: a file's bare name, a deal's customer."""
        self._given.setdefault((kind, original), codename)

    def kind_of(self, original: str) -> str | None:
        """The kind of thing that first had this name; texts are no names."""
        return self._kind_of.get(original)

    def originals(self, kinds: Iterable[str]) -> list[tuple[str, str]]:
        """Originals of these kinds with their codenames, the longest first."""
        wanted = frozenset(kinds)
        found = [
            (known, codename) for (kind, known), codename in self._given.items() if kind in wanted
        ]
        return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


def _name(kind: str, original: str, number: int) -> str:
    if kind == "customer":
        return f"Customer {_letters(number)}"
    if kind == "file":
        extension = PurePath(original.replace("\\", "/")).suffix.lower()
        return f"file-{number}{extension if extension in _EXTENSIONS else ''}"
    word = _NUMBERED.get(kind) or kind.replace("_", " ").capitalize()
    return f"{word} {number}"


def _letters(number: int) -> str:
    """A to Z, then AA, AB: as a spreadsheet names its columns."""
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("A") + rest) + made
    return made
