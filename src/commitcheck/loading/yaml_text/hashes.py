"""Text that YAML takes for something else: in `customer: Alder #1 Bank` the customer is Alder, in
`customer: &Co Bank` it is Bank.

A comment of people has a blank behind its sign, or a line to itself; where a word follows at once,
it may be text, and somebody should say which. A name (`&base`) is used below, or it is text.
"""

from msgspec import Struct
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    ScalarEvent,
    YAMLError,
)

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.yaml_text.build import events
from commitcheck.loading.yaml_text.positions import Lines
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

_HASH = pattern(r"(?<=\S) #(?=[^\W_])[^\r\n]*")
_NAME = pattern(r"(?:^|(?<=[\s,\[{]))&[^\s,\[\]{}]")
_FLOW_END = pattern(r"[,\]}].*")
_MOST = 20


class _Plain(Struct, frozen=True):
    """An unquoted text, where it begins and ends, and whether it stands within `{}` or `[]`."""

    event: ScalarEvent
    is_in_flow: bool

    @property
    def end(self) -> int:
        mark = self.event.end_mark
        return mark.index if mark else -1


def taken_for_other(path: str, text: str) -> list[Problem]:
    """One warning for each text of words of which a part is a comment or a name to YAML."""
    signs = {found.start(): found.group() for found in _HASH.finditer(text)}
    has_names = _NAME.search(text) is not None
    if not signs and not has_names:
        return []
    lines = Lines(text)
    plain, names_used = _texts(text)
    comments = (
        _comment(path, *lines.place(it.end + 1), it.event.value, _lost(signs[it.end], it))
        for it in plain
        if it.end in signs and any(map(str.isalpha, it.event.value))
    )
    names = (
        _name(path, *lines.place(it.event.start_mark.index), it.event)
        for it in plain
        if it.event.anchor and names_used is not None
        and it.event.anchor not in names_used and it.event.start_mark
    )  # fmt: skip
    return [*comments, *names][:_MOST]


def _texts(text: str) -> tuple[list[_Plain], frozenset[str] | None]:
    """Every unquoted text as far as the file can be read, and the names that are used: None where
    it cannot be read to its end, since they may be used there.
    """
    get = events(text)
    found: list[_Plain] = []
    used: set[str] = set()
    depth = 0
    try:
        while (event := get()) is not None:
            if isinstance(event, CollectionStartEvent):
                depth += bool(event.flow_style or depth)
            elif isinstance(event, CollectionEndEvent):
                depth -= bool(depth)
            elif isinstance(event, AliasEvent):
                used.add(event.anchor or "")
            elif isinstance(event, ScalarEvent) and not event.style:
                found.append(_Plain(event, depth > 0))
    except YAMLError:
        return found, None
    return found, frozenset(used)


def _lost(comment: str, text: _Plain) -> str:
    """What of a comment was meant as text: within `{}` not what ends the text there."""
    return _FLOW_END.sub("", comment) if text.is_in_flow else comment


def _comment(path: str, line: int, column: int, kept: str, lost: str) -> Problem:
    message = phrase("{} is a comment to YAML, and no part of {}", lost.strip(), kept)
    cure = phrase(
        "put the text in quotes: {}, or write a blank behind the #", words(as_yaml(kept + lost))
    )
    at = Location(path, line, column)
    return Problem(f"comment.{line}", message, at, file_subject(path), cure, Severity.WARNING)


def _name(path: str, line: int, column: int, event: ScalarEvent) -> Problem:
    said = f"&{event.anchor}"
    message = phrase("{} is a name for YAML to use again, and no part of {}", said, event.value)
    cure = phrase("put the text in quotes: {}", words(as_yaml(f"{said} {event.value}".strip())))
    at = Location(path, line, column)
    return Problem(f"name.{line}", message, at, file_subject(path), cure, Severity.WARNING)
