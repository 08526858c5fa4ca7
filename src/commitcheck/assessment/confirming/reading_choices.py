"""What was read from a record's words, as choices: typed, and only what nobody answered yet."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from commitcheck.assessment.as_read.parts import answered, promises_in
from commitcheck.assessment.confirming.question import Choice, Row, Value
from commitcheck.loading.answers import Answers
from commitcheck.loading.confirming import given
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import spoken
from commitcheck.model.reading import Reading, ReadPromise, RelativeDay
from commitcheck.model.record_words import part_mark, sentences_mark
from commitcheck.rules.context import Context

FIELD_OF: Mapping[str, str] = {
    "kind": "kind",
    "due": "due",
    "due_ambiguous": "due",
    "due_relative": "due",
    "value": "value",
    "certification": "certification",
    "capabilities": "capability",
    "roadmap_items": "roadmap_item",
    "scope_segment": "scope_segment",
    "until": "until",
    "remedy": "remedy",
    "remedy_cap_pct": "remedy_cap_pct",
    "payment_contingent": "payment_contingent",
    "disclaimer": "disclaimer",
    "modality": "binding",
}
"""What a reading is of, and the field of the record that it fills."""

_TIES = ("capability", "roadmap_item")
_BINDINGS = {"efforts": "efforts", "intent": "intent"}


def readings_of(
    context: Context, promise: Commitment, answers: Answers
) -> Iterator[tuple[Row, str, tuple[Choice, ...]]]:
    """Each promise in a record's words: where it stands, its words, and what is to be answered."""
    field, entries = promises_in(context, promise)
    if not entries:
        return
    text: str = getattr(promise, field)
    for entry in entries:
        own = text[entry.start : entry.end]
        mark = sentences_mark(text, entry.start, entry.end)
        is_part = len(entries) > 1
        row = Row(
            promise,
            field,
            mark,
            part_mark(own) if is_part else None,
            len(entries) if is_part else None,
        )
        said = answered(answers, promise, text, entry)
        if None in said:
            continue
        choices = tuple(_choices(context, row, text, entry, said))
        if choices:
            yield row, own, choices


def _choices(
    context: Context, row: Row, text: str, entry: ReadPromise, said: Collection[str | None]
) -> Iterator[Choice]:
    taken: set[str] = set()
    for reading in entry.readings:
        field = FIELD_OF.get(reading.field)
        if field is None or field in said or field in taken:
            continue
        values = _values(context, row, reading, entry)
        if not values:
            continue
        taken.add(field)
        for value in values:
            measured = field == "value"
            yield Choice(
                field=field,
                value=value,
                band="unclear" if len(values) > 1 or value is None else reading.band,
                words=text[reading.start : reading.end],
                dimension=entry.dimension if measured else None,
                op=entry.op if measured else None,
                over=_over(row, field, entry, value),
                why=reading.reason,
                note=_relative(reading),
            )


def _values(
    context: Context, row: Row, reading: Reading, entry: ReadPromise
) -> Sequence[Value | None]:
    """The value to decide on: several where one of them is meant, none where nothing is open,
    and None where the words leave it to a person.
    """
    name = reading.field
    if name == "due_ambiguous":
        both = () if entry.due else entry.due_ambiguous or ()
        return [day.isoformat() for day in both]
    if name == "due_relative":
        return () if entry.due or _is_given(row, "due") else (None,)
    if name == "modality":
        binding = _BINDINGS.get(entry.modality)
        return (binding,) if binding and not _is_given(row, "binding") else ()
    if name == "kind":
        is_settled = row.part is None and context.project.has_kind_column
        return (
            () if is_settled or entry.kind == Commitment._field_defaults["kind"] else (entry.kind,)
        )
    if FIELD_OF[name] in _TIES and any(_is_given(row, tie) for tie in _TIES):
        return ()
    value = entry.value if name == "value" else getattr(entry, name)
    if isinstance(value, dt.date):
        value = value.isoformat()
    return () if value in (None, ()) or _says_so(row, FIELD_OF[name], value) else (value,)


def _is_given(row: Row, field: str) -> bool:
    """Does the row say it in a column? A part of a row has nothing of its own."""
    return row.part is None and given(row.promise)(field)


def _says_so(row: Row, field: str, value: object) -> bool:
    return row.part is None and spoken(getattr(row.promise, field)) == spoken(value)


def _over(row: Row, field: str, entry: ReadPromise, value: object) -> str | None:
    """The given value that the words contradict."""
    if value is None or field == "kind" or not _is_given(row, field):
        return None
    if field == "value" and row.promise.dimension not in (None, entry.dimension):
        return spoken(row.promise.value)
    return spoken(getattr(row.promise, field))


def _relative(reading: Reading) -> str:
    if isinstance(reading.value, RelativeDay):
        return f"{reading.value.offset} from {reading.value.anchor.replace('_', ' ')}"
    return ""
