"""Finds known names inside free text, however they are spelt there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from commitcheck.model.pattern import pattern
from commitcheck.rules.lexicon import lexicon

_TOKEN = pattern(r"[^\W_]+")

_DISTINCTIVE = 4
"""A shorter first word ("Dr", "The") does not stand for its customer."""


class Mentions:
    """Replaces names by their codenames.

    A whole name is found in any case, with anything between its words ("Acme Retail" in
    "acme-retail_2026"). People also write the first word alone: "exclusive to Helix" means
    Helix Chemicals. It is found as the name spells it, and in any case within an id.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._whole: defaultdict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
        self._first: dict[str, str] = {}
        self._signs: list[tuple[str, str]] = []
        for name, codename in names:
            tokens = [one.casefold() for one in _TOKEN.findall(name)]
            if not tokens:
                self._signs += [(name, codename)] if name.strip() else []
                continue
            self._whole[tokens[0]].append((tokens, codename))
            word = _TOKEN.findall(name)[0]
            if len(word) >= _DISTINCTIVE and not _is_common(word):
                self._first.setdefault(word, codename)
        for found in self._whole.values():
            found.sort(key=lambda pair: -len(pair[0]))
        self._first_folded = {word.casefold(): codename for word, codename in self._first.items()}

    def replaced(self, text: str) -> str:
        """The text with every known name replaced."""
        if not self._whole and not self._signs:
            return text
        made: list[str] = []
        end = 0
        tokens = list(_TOKEN.finditer(text))
        index = 0
        while index < len(tokens):
            length, codename = self._found(tokens, index)
            if codename is not None:
                made += [text[end : tokens[index].start()], codename]
                end = tokens[index + length - 1].end()
            index += max(1, length)
        result = "".join(made) + text[end:]
        for name, codename in self._signs:
            result = result.replace(name, codename)
        return result

    def is_in_id(self, name: str) -> bool:
        """Does an id give a name away?"""
        tokens = [one.casefold() for one in _TOKEN.findall(name)]
        return self.replaced(name) != name or any(one in self._first_folded for one in tokens)

    def _found(self, tokens: Sequence[re.Match[str]], index: int) -> tuple[int, str | None]:
        word = tokens[index].group()
        for name, codename in self._whole.get(word.casefold(), ()):
            here = [one.group().casefold() for one in tokens[index : index + len(name)]]
            if here == list(name):
                return len(name), codename
        alone = self._first.get(word) or self._first.get(
            word.capitalize() if word.isupper() else ""
        )
        return (1, alone) if alone else (0, None)


def _is_common(word: str) -> bool:
    """A word of everyday language stands for nobody."""
    return not lexicon("stopwords").without(word).strip()
