"""A regular expression that is compiled when it is first used.

There are a hundred, a third of a millisecond each, and a run asks for few of them.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "pattern")


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


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but for the name of its class; a mistake in it shows when used."""
    return cast("re.Pattern[AnyStr]", _Late(text, flags))
