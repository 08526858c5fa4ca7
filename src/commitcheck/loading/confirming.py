"""Confirmed readings, applied: a value that a person confirmed from words counts like a given one.

A given value wins over the words unless the person said that the words stand over it; that
decision is suspect once the column says something else. Where a cell holds several promises, each
with an answer becomes a promise of its own; the row stays beside them until all are answered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.answers import Answers
from commitcheck.model.commitment import Commitment, DecidedFields
from commitcheck.model.dates import parse_day
from commitcheck.model.decision import ReadingDecision, spoken, text_fingerprint
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.reading import Remedy
from commitcheck.model.record_words import text_of_mark
from commitcheck.model.vocabulary import KINDS, Binding

# The value of a confirmed reading as the record's own fields, typed.

NO_VALUE: Mapping[str, Any] = MappingProxyType({})
"""What a decision gives whose value is none of its field."""

GIVEN_FIELDS: tuple[str, ...] = (
    "capability", "roadmap_item", "dimension", "value", "certification", "due", "until",
    "scope_segment", "remedy", "remedy_cap_pct", "payment_contingent", "disclaimer", "binding",
)  # fmt: skip
"""Fields that a row can be judged by, and that can be read from words instead."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "remedy": get_args(Remedy),
    "binding": get_args(Binding),
}


def values_of(decision: ReadingDecision) -> Mapping[str, Any]:
    """The fields that it fills: one, or three for a value of a dimension; NO_VALUE if none."""
    field, value = decision.field or "", decision.value
    if field == "value":
        if not decision.dimension or value is None:
            return NO_VALUE
        return {"dimension": decision.dimension, "op": decision.op or "eq", "value": value}
    convert = _CONVERT.get(field, _name)
    converted = convert(field, value)
    return NO_VALUE if converted is None else {field: converted}


def given(promise: Commitment) -> Callable[[str], bool]:
    """Does the record say something in a field of its own?"""

    def is_given(field: str) -> bool:
        value = getattr(promise, field)
        if field == "kind":
            return bool(value != Commitment._field_defaults["kind"])
        if field == "value":
            return value is not None or promise.dimension is not None
        return value is not None and value != ()

    return is_given


def _day(_: str, value: Any) -> Any:
    try:
        return parse_day(str(value), end=True)
    except ValueError:
        return None


def _names(_: str, value: Any) -> Any:
    names = value if isinstance(value, tuple) else (value,)
    return tuple(map(str, names)) if all(isinstance(name, str) and name for name in names) else None


def _share(_: str, value: Any) -> Any:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and value >= 0 else None


def _truth(_: str, value: Any) -> Any:
    return value if isinstance(value, bool) else None


def _word(field: str, value: Any) -> Any:
    return value if value in _WORDS[field] else None


def _name(_: str, value: Any) -> Any:
    return value if isinstance(value, str) and value else None


_CONVERT: Mapping[str, Callable[[str, Any], Any]] = {
    "due": _day,
    "until": _day,
    "capability": _names,
    "roadmap_item": _names,
    "remedy_cap_pct": _share,
    "payment_contingent": _truth,
    "disclaimer": _truth,
    "kind": _word,
    "remedy": _word,
    "binding": _word,
}

_OF_EVERY_PART = (
    "id", "customer", "deal", "segment", "source", "source_ref", "status", "signed_on",
    "expected_signature", "owner", "promised_by", "where",
)  # fmt: skip
"""What of a row is true of each of its promises; the rest is the row's own and counts once."""


def confirmed(project: Project) -> Project:
    """The project with every confirmed value in its promise, and without what is no promise.

    A decision about a record that is not there, or about words that are in no record of its deal,
    is a problem; one whose words changed leaves its field in doubt.
    """
    if not project.readings:
        return project
    answers = Answers(project.readings)
    promises: list[Commitment] = []
    no_promises: list[Commitment] = []
    split_rows: list[Commitment] = []
    for promise in project.commitments:
        found = list(_applied(promise, answers.about(promise)))
        promises += found
        if not found:
            no_promises.append(promise)
        elif found[0].id != promise.id:
            split_rows.append(promise)
    fields = {name for promise in promises for name in promise.decided.confirmed}
    return replace(
        project,
        commitments=tuple(promises),
        no_promises=tuple(no_promises),
        split_rows=tuple(split_rows),
        fields=project.fields | fields,
        problems=(
            *project.problems,
            *_unusable(project.readings),
            *map(_lost, answers.without_record()),
        ),
    )


def remembering(before: Project, decided: Project) -> Project:
    """The decided project, which remembers the records that changed as they were before.

    The same findings stand without what somebody decided, or they rest on it: that is asked later.
    """
    if decided.commitments is before.commitments:  # nobody decided anything about them
        return decided
    rows = {promise.id: promise for promise in before.commitments}
    changed = {
        row.id: row
        for promise in decided.commitments
        if (row := rows.get(promise.decided.part_of or promise.id)) and row is not promise
    }
    if not changed and not decided.no_promises:
        return decided
    return replace(decided, undecided=changed, undecided_fields=before.fields)


def _applied(
    promise: Commitment, answers: Sequence[tuple[ReadingDecision, bool]]
) -> Iterator[Commitment]:
    """The record as it was decided: itself, with its parts or without, or nothing at all."""
    if not answers:
        yield promise
        return
    whole = [answer for answer, holds in answers if holds and answer.part is None]
    parts = _parts([answer for answer, holds in answers if holds and answer.part is not None])
    if any(answer.decision == "not_a_promise" for answer in whole):
        return
    doubtful = [a.field or "quote" for a, holds in answers if not holds and _is_doubt(a)]
    split = [part for mark, found in parts.items() if (part := _part(promise, mark, found))]
    if _are_all(promise, parts) and not doubtful:
        yield from _with_money_of(promise, split)
        return
    yield _filled(promise, whole, doubtful)
    yield from split


def _is_doubt(answer: ReadingDecision) -> bool:
    """Was something taken for true that may not be? What was rejected is only asked again."""
    return answer.decision != "rejected"


def _parts(answers: Iterable[ReadingDecision]) -> Mapping[str, list[ReadingDecision]]:
    found: defaultdict[str, list[ReadingDecision]] = defaultdict(list)
    for answer in answers:
        found[answer.part or ""].append(answer)
    return found


def _are_all(promise: Commitment, parts: Mapping[str, Sequence[ReadingDecision]]) -> bool:
    """Is every promise of the row answered, and has the row nothing of its own to be judged by?"""
    own = text_fingerprint(promise)
    counts = [
        answer.parts
        for found in parts.values()
        for answer in found
        if answer.parts is not None and answer.record == own
    ]
    answered = sum(any(map(_is_doubt, found)) for found in parts.values())
    return bool(counts) and answered >= max(counts) and not any(map(given(promise), GIVEN_FIELDS))


def _part(promise: Commitment, mark: str, answers: Sequence[ReadingDecision]) -> Commitment | None:
    """One of several promises of a row; None where its words are none, or say nothing yet."""
    accepted = [answer for answer in answers if answer.decision == "accepted"]
    place = next((text_of_mark(promise, a.text) for a in accepted if a.text), None)
    if place is None or any(answer.decision == "not_a_promise" for answer in answers):
        return None
    field, text = place
    own: dict[str, Any] = {name: getattr(promise, name) for name in _OF_EVERY_PART}
    own |= {"id": f"{promise.id}~{mark}", "title": text, field: text}
    filled = _filled(Commitment(**own), accepted, ())
    return filled._replace(decided=replace(filled.decided, part_of=promise.id))


def _with_money_of(row: Commitment, parts: Sequence[Commitment]) -> Iterator[Commitment]:
    """The parts in place of their row, whose money and effort count once, with the first."""
    for part in parts[:1]:
        yield part._replace(
            arr=row.arr, currency=row.currency, effort=row.effort, approvals=row.approvals
        )
    yield from parts[1:]


class _Filling(Struct):
    """What comes of a record's decisions, field by field."""

    values: dict[str, Any]
    in_bulk: list[str]
    in_doubt: list[str]


def _filled(
    promise: Commitment, answers: Iterable[ReadingDecision], doubtful: Sequence[str]
) -> Commitment:
    filling = _Filling({}, [], list(doubtful))
    for answer in answers:
        if answer.decision == "accepted" and answer.field is not None:
            _fill(promise, answer, answer.field, filling)
    done = filling.values
    if not done and not filling.in_doubt:
        return promise
    decided = DecidedFields(tuple(done), tuple(filling.in_bulk), tuple(filling.in_doubt))
    unusable = tuple(name for name in promise.unusable if name not in done)
    return promise._replace(**done, unusable=unusable, decided=decided)


def _fill(promise: Commitment, answer: ReadingDecision, field: str, filling: _Filling) -> None:
    values = values_of(answer)
    if values is NO_VALUE:
        return
    is_given = given(promise)(field)
    is_other = any(getattr(promise, name) != value for name, value in values.items())
    if is_given and (not is_other or answer.over is None):
        return  # what is given wins, and rests on nobody's reading
    if answer.over is not None and is_other and answer.over != spoken(getattr(promise, field)):
        filling.in_doubt.append(field)
        return
    filling.values |= values
    if answer.bulk:
        filling.in_bulk += values


def _unusable(readings: Iterable[ReadingDecision]) -> Iterator[Problem]:
    for reading in readings:
        if reading.decision == "accepted" and values_of(reading) is NO_VALUE:
            yield Problem(
                "unknown_value.value",
                phrase("{} is no value of {}", spoken(reading.value), words(reading.field or "it")),
                reading.at("value"),
                _subject(reading),
                words("correct the decision, or delete it and confirm again"),
            )


def _lost(reading: ReadingDecision) -> Problem:
    if reading.commitment is not None:
        said = phrase(
            "a decision is about {}, and there is no such record", ident(reading.commitment)
        )
    else:
        who = words(reading.deal or reading.customer or "")
        said = phrase("a decision is about words that no record of {} has now", who)
    return Problem(
        "unknown_value.commitment",
        said,
        reading.at("commitment" if reading.commitment is not None else "customer"),
        _subject(reading),
        words("confirm the words as they are now: commitcheck confirm; or delete the decision"),
        Severity.WARNING,
    )


def _subject(reading: ReadingDecision) -> Subject:
    return Subject("commitment", reading.commitment or reading.deal or reading.customer or "")
