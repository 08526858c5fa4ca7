"""The promises that the words of a record state: in the first of its texts that holds one."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from commitcheck.loading.confirming import Answers
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import ReadingAnswer
from commitcheck.model.record_words import part_mark, sentences_mark, words_of
from commitcheck.rules.context import Context

if TYPE_CHECKING:
    from commitcheck.model.reading import ReadPromise


def promises_in(context: Context, promise: Commitment) -> tuple[str, tuple["ReadPromise", ...]]:
    """The field whose text holds promises of ours, and these; texts often say the same twice."""
    if promise.read is not None:  # a document's words, read with all that stands around them
        return "quote", (promise.read,)
    from commitcheck.reading.read_text import read_text  # noqa: PLC0415 - only where words are read

    day = _written_on(context, promise)
    for field, text in words_of(promise):
        entries = read_text(text, context.project, written_on=day, source=promise.source)
        ours = tuple(entry for entry in entries if entry.is_promise)
        if ours:
            return field, ours
    return "", ()


def _written_on(context: Context, promise: Commitment) -> dt.date:
    """The day its words were written by: the signature, the export, else the day of the run."""
    exported = context.project.exported_on.get(promise.where.source.path)
    return promise.signed_on or exported or context.as_of


def answered(
    answers: Answers, promise: Commitment, text: str, entry: "ReadPromise"
) -> Mapping[str | None, ReadingAnswer]:
    """What people said about the words of an entry, by field; None where they are no promise."""
    mark = sentences_mark(text, entry.start, entry.end)
    part = part_mark(text[entry.start : entry.end])
    return {
        answer.field: answer.decision
        for answer, holds in answers.about(promise)
        if holds and answer.part in (None, part) and answer.text in (None, mark)
    }
