"""Text that YAML takes for a comment: in `customer: Alder #1 Bank` the customer is Alder.

A comment of people has a blank behind its sign, or a line to itself; where a word follows at once,
it may be text, and somebody should say which.
"""

from collections.abc import Iterator

from yaml import ScalarEvent, YAMLError

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.yaml_text.build import events
from commitcheck.loading.yaml_text.positions import Lines
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

_HASH = pattern(r"(?<=\S) #(?=[^\W_])[^\r\n]*")
_MOST = 20


def taken_for_comments(path: str, text: str) -> list[Problem]:
    """One warning for each text of words that ends before such a sign."""
    signs = {found.start(): found.group() for found in _HASH.finditer(text)}
    if not signs:
        return []
    lines = Lines(text)
    return [
        _warning(path, *lines.place(at + 1), shown, signs[at])
        for at, shown in _ends(text)
        if at in signs
    ][:_MOST]


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """Where each unquoted text of words ends, and what it is."""
    get = events(text)
    try:
        while (event := get()) is not None:
            is_plain = isinstance(event, ScalarEvent) and not event.style
            if is_plain and event.end_mark and any(map(str.isalpha, event.value)):
                yield event.end_mark.index, event.value
    except YAMLError:
        return


def _warning(path: str, line: int, column: int, kept: str, lost: str) -> Problem:
    message = phrase("{} is a comment to YAML, and no part of {}", lost.strip(), kept)
    cure = phrase(
        "put the text in quotes: {}, or write a blank behind the #", words(as_yaml(kept + lost))
    )
    at = Location(path, line, column)
    return Problem(f"comment.{line}", message, at, file_subject(path), cure, Severity.WARNING)
