"""The promises of documents for people and for machines, and what a round changed in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

import msgspec

from commitcheck.loading.records.read_block import unclear_of
from commitcheck.model.document import DocumentPromise, DocumentReading
from commitcheck.model.phrase import counted
from commitcheck.reading.documents.commitments import in_quote
from commitcheck.reading.documents.rounds import Rounds
from commitcheck.reporting.inert import inert
from commitcheck.reporting.json.text import json_text

_VALUES = ("due", "certification", "until", "remedy")


def documents_json(readings: Iterable[DocumentReading], rounds: Rounds | None = None) -> str:
    """`{"documents": [{"path", "promises": [...], "no_promise"}]}`, a promise a line."""
    parts = []
    for reading in readings:
        rows = ",\n".join(f"      {json_text(_mapped(promise))}" for promise in reading.promises)
        listed = f"[\n{rows}\n    ]" if rows else "[]"
        parts.append(
            f'    {{"path": {json_text(reading.document.path)}, "promises": {listed}, '
            f'"no_promise": {len(reading.no_promise)}}}'
        )
    body = ",\n".join(parts)
    since = f',\n  "since": {json_text(_rounds(rounds))}' if rounds else ""
    return f'{{\n  "documents": [\n{body}\n  ]{since}\n}}\n'


def _mapped(promise: DocumentPromise) -> Mapping[str, Any]:
    values = msgspec.to_builtins(promise.promise)
    values.pop("readings", None)
    return {
        "id": promise.id,
        "quote": promise.quote,
        "page": promise.clause.page,
        "clause": promise.clause.number,
        "place": promise.clause.place,
        **values,
        "start": 0,
        "end": len(promise.quote),
        "bands": dict(promise.promise.bands),
        "reason": promise.reason,
    }


def _rounds(rounds: Rounds) -> Mapping[str, Any]:
    return {
        "added": [promise.id for promise in rounds.added],
        "dropped": [{"quote": p.quote, "place": p.place} for p in rounds.dropped],
        "reworded": [
            {"id": pair.after.id, "before": pair.before.quote, "after": pair.after.quote}
            for pair in rounds.kept
            if pair.is_reworded
        ],
        "moved": [
            {"id": pair.after.id, "field": field, "before": before, "after": after}
            for pair in rounds.kept
            for field, before, after in msgspec.to_builtins(pair.moved)
        ],
    }


def documents_text(
    readings: Sequence[DocumentReading], rounds: Rounds | None, width: int, *, verbose: bool
) -> str:
    """The promises by document, each with its place, its values and its words."""
    lines: list[str] = []
    for reading in readings:
        lines += _document(reading, width, verbose=verbose)
        lines.append("")
    if rounds:
        lines += [*_changes(rounds, width), ""]
    return "\n".join(lines)


def _document(reading: DocumentReading, width: int, *, verbose: bool) -> Iterator[str]:
    found = counted(len(reading.promises), "promise")
    rest = counted(len(reading.no_promise), "other clause")
    yield f"{inert(reading.document.path)}: {found}, {rest}"
    if signed := reading.signature:
        who = f" by {', '.join(signed.names)}" if signed.names else ""
        day = f"signed on {signed.signed_on}" if signed.signed_on else "not fully signed or dated"
        yield inert(f"  signature block ({signed.place}): {day}{who}, as read")
    yield from (f"  note: {inert(note)}" for note in reading.document.notes)
    for promise in reading.promises:
        yield ""
        yield inert(f"  {promise.place}: {', '.join(_about(promise))}")
        yield _quoted(promise.quote, width)
    if verbose:
        yield ""
        yield "  no promise:"
        yield from (
            fill(inert(f"{clause.place}: {clause.text}"), width, initial_indent="    ",
                 subsequent_indent="      ")
            for clause in reading.no_promise
        )  # fmt: skip


def _about(promise: DocumentPromise) -> Iterator[str]:
    read = promise.promise
    yield read.kind.replace("_", " ")
    if read.modality != "firm":
        yield read.modality
    if read.dimension:
        sign = {"min": ">= ", "max": "<= "}.get(read.op or "", "")
        yield f"{read.dimension} {sign}{read.value}"
    if read.due_ambiguous:
        yield f"due {' or '.join(map(str, read.due_ambiguous))}"
    if read.due_relative:
        yield f"due {read.due_relative.anchor} + {read.due_relative.offset}"
    for name in _VALUES:
        if value := getattr(read, name):
            yield f"{name} {value}"
    for name, words in unclear_of(in_quote(promise).readings, promise.quote).items():
        yield f"{name.replace('_', ' ')} left open (“{words}”)"
    if promise.condition:
        yield "conditional"
    if promise.touches:
        yield f"meets {', '.join(promise.touches)}"


def _changes(rounds: Rounds, width: int) -> Iterator[str]:
    reworded = [pair for pair in rounds.kept if pair.is_reworded]
    moved = [pair for pair in rounds.kept if pair.moved]
    yield (
        f"since the older round: {len(rounds.added)} added, {len(rounds.dropped)} dropped, "
        f"{len(reworded)} reworded, {len(moved)} with other values"
    )
    for word, promises in (("added", rounds.added), ("dropped", rounds.dropped)):
        for promise in promises:
            yield inert(f"  {word}: {promise.place}")
            yield _quoted(promise.quote, width)
    for pair in rounds.kept:
        if pair.is_reworded or pair.moved:
            yield inert(f"  {'reworded' if pair.is_reworded else 'moved'}: {pair.after.place}")
            yield from (
                inert(f"    {field}: {_shown(before)} -> {_shown(after)}")
                for field, before, after in pair.moved
            )
            yield _quoted(pair.after.quote, width)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def _quoted(quote: str, width: int) -> str:
    return fill(inert(f"“{quote}”"), width, initial_indent="    ", subsequent_indent="     ")
