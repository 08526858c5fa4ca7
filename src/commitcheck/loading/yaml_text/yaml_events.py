"""PyYAML's parser events, from libyaml where it is there: twenty times faster."""

from collections.abc import Callable
from typing import Any

from yaml import parser, reader, scanner

Next = Callable[[], Any]
"""Gives the next event, and None behind the last; raises yaml.YAMLError where it is no YAML."""


class _PurePython(reader.Reader, scanner.Scanner, parser.Parser):
    """Where PyYAML was built without libyaml: slow, but the same events."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)


def _best_parser() -> Callable[[str], Any]:
    """Depends on how PyYAML was built."""
    try:
        from yaml import _yaml  # noqa: PLC0415 - it need not be there
    except ImportError:
        return _PurePython
    return _yaml.CParser


_parser = _best_parser()


def events(text: str) -> Next:
    """The events of a whole stream, one at a call."""
    get: Next = _parser(text).get_event
    return get
