"""A regular expression that is compiled when it is first used, or first could match.

There are three hundred, a third of a millisecond each, and a run asks for few of them.
"""

import re
import sys
from collections.abc import Iterator
from functools import cached_property
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "pattern")
_LONGEST_LOOK = 4_000
"""In longer texts a search costs less than to look for every piece first."""

_OTHER_CASES = "\u0131\u017f\u0307"
"""Letters that are an `i` or an `s` where case does not count, and are not made one by `lower`."""


class _Late:
    """Has the compiled one's methods for its own from the first use on."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class Guarded:
    """Asks the expression only about texts that hold the pieces that a match needs."""

    def __init__(self, text: str, flags: int, needs: str) -> None:
        self.expression: re.Pattern[str] = cast("re.Pattern[str]", _Late(text, flags))
        self.text, self.flags = text, flags
        self._words = needs

    @cached_property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Of each kind the pieces; of most patterns of a run nobody asks."""
        return tuple(tuple(pieces.split()) for pieces in self._words.split(" & "))

    def may_match(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """False only where nothing in this part of a text can match."""
        if min(end, len(text)) - start > _LONGEST_LOOK:
            return True
        low = text[start:end].lower()
        for pieces in self.needs:
            for piece in pieces:
                if piece in low:
                    break
            else:
                return not low.isascii() and any(letter in low for letter in _OTHER_CASES)
        return True

    def search(self, text: str, *part: int) -> re.Match[str] | None:
        return self.expression.search(text, *part) if self.may_match(text, *part) else None

    def match(self, text: str, *part: int) -> re.Match[str] | None:
        return self.expression.match(text, *part) if self.may_match(text, *part) else None

    def fullmatch(self, text: str, *part: int) -> re.Match[str] | None:
        return self.expression.fullmatch(text, *part) if self.may_match(text, *part) else None

    def finditer(self, text: str, *part: int) -> Iterator[re.Match[str]]:
        return self.expression.finditer(text, *part) if self.may_match(text, *part) else iter(())

    def findall(self, text: str) -> list[Any]:
        return self.expression.findall(text) if self.may_match(text) else []

    def sub(self, repl: Any, text: str) -> str:
        return self.expression.sub(repl, text) if self.may_match(text) else text


def pattern(text: AnyStr, flags: int = 0, *, needs: str = "") -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but for the name of its class; a mistake in it shows when used.

    Args:
        text: as for `re.compile`.
        flags: likewise.
        needs: pieces of text in small letters, of which one stands in every match
            (`exclusiv nobody other`), and where pieces are common words one of others as well
            (`no not & plan offer`): a text without is answered at once. That they are needed is
            proved from the parsed expression (tests/model/test_pattern.py).
    """
    if needs:
        assert isinstance(text, str)  # noqa: S101 - needs are words
        return cast("re.Pattern[AnyStr]", Guarded(text, flags, needs))
    return cast("re.Pattern[AnyStr]", _Late(text, flags))
