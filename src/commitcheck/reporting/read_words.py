"""Which of a promise's words its values were read from, so that people see them marked."""

from collections.abc import Iterator, Mapping

from commitcheck.model.pattern import pattern
from commitcheck.model.report import PromiseAsRead, Report

_WHOLE = frozenset(("kind", "modality"))
"""Read from the clause as a whole: marking it would mark everything."""

_SPACE = pattern(r"\s+")
_HALVES = ("::", "##")
"""Two that are a runner's command together are not taken apart, where each looks harmless."""

Pieces = list[tuple[str, bool]]
"""A text in parts, each with whether a value was read from it."""


def promises_read(report: Report) -> Mapping[str, PromiseAsRead]:
    """What was read, by the id of the promise as read."""
    read = report.as_read.promises if report.as_read else ()
    return {promise.commitment: promise for promise in read}


def pieces(text: str, promise: PromiseAsRead | None, limit: int) -> Pieces:
    """The first `limit` characters of a text that holds the promise's words, in parts; white
    space counts as one blank. Nothing is marked in a text that does not hold them.
    """
    shown = text[:limit]
    parts: Pieces = []
    last = 0
    for start, end in _spans(text, len(shown), promise):
        parts += [(shown[last:start], False), (shown[start:end], True)]
        last = end
    parts.append((shown[last:] + "\N{HORIZONTAL ELLIPSIS}" * (len(text) > limit), False))
    return [(_SPACE.sub(" ", part), is_read) for part, is_read in parts if part]


def _spans(text: str, length: int, promise: PromiseAsRead | None) -> Iterator[tuple[int, int]]:
    """Where values stand in so much of the text, in its order, those that overlap as one."""
    at = text.find(promise.words) if promise and promise.words else -1
    if promise is None or at < 0:
        return
    found = sorted(
        (reading.start - promise.start + at, reading.end - promise.start + at)
        for reading in promise.read.readings
        if reading.field not in _WHOLE and reading.band != "unclear" and reading.end
    )
    last = at
    for first, beyond in found:
        start, end = _whole(text, max(first, last)), _whole(text, min(beyond, length))
        if start < end:
            yield start, end
            last = end


def _whole(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1 : at + 1] in _HALVES:
        at += 1
    return at
