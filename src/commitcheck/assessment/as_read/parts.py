"""The promises that words state, each as the record it would be: what is given stays given; and
which decision about a record holds for one of them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.answers import Answers
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import ReadingAnswer, Waiver
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.project import Project
from commitcheck.model.reading import Band
from commitcheck.model.record_words import (
    part_id,
    part_mark,
    record_of_part,
    sentences_mark,
    words_of,
)
from commitcheck.model.report import PromiseAsRead
from commitcheck.model.vocabulary import SourceKind
from commitcheck.rules.context import Context

# Waivers and baseline entries that name a record, for the one of its parts that they can mean.
#
# An entry for `ID` holds for a part `ID~hex` only where no other part of the record has the same
# finding with the same counterpart; otherwise nobody can tell which of them was decided.


def with_part_waivers(
    waivers: Iterable[Waiver], findings: Iterable[Finding], record_of: Mapping[str, str]
) -> tuple[Waiver, ...]:
    """The waivers, and behind each that names a record a copy for every part it can mean."""
    single = tuple(only_of_their_kind(findings, record_of))
    return tuple(own for waiver in waivers for own in (waiver, *_copies(waiver, single, record_of)))


def _copies(
    waiver: Waiver, single: Iterable[Finding], record_of: Mapping[str, str]
) -> Iterator[Waiver]:
    for found in single:
        part = found.subject.id
        if waiver.rule not in (found.rule, found.code):
            continue
        if waiver.commitment == record_of[part]:
            yield replace(waiver, commitment=part)
        elif waiver.object == record_of[part]:
            yield replace(waiver, object=part)


def meant_by(
    waivers: Iterable[Waiver], findings: Iterable[Finding], record_of: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """By waiver, the parts that it may mean where it names a record with several such parts."""
    every = tuple(findings)
    found: dict[str, tuple[str, ...]] = {}
    for waiver in waivers:
        record = waiver.commitment or waiver.object
        parts = {
            held.subject.id
            for held in every
            if waiver.rule in (held.rule, held.code)
            and held.subject.id != record
            and record_of.get(held.subject.id) == record
        }
        if record is not None and len(parts) > 1:
            found[waiver.id] = tuple(sorted(parts))
    return found


def on_record(found: Finding, record_of: Mapping[str, str]) -> Finding:
    """The finding with the record as its subject, where it is about a part of one."""
    record = record_of.get(found.subject.id)
    if found.subject.kind != "commitment" or record in (None, found.subject.id):
        return found
    return replace(found, subject=Subject("commitment", str(record), found.subject.unsigned))


def only_of_their_kind(
    findings: Iterable[Finding], record_of: Mapping[str, str]
) -> Iterator[Finding]:
    """Findings on parts that no other part of the record has with the same counterpart."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        part = found.subject.id
        if found.subject.kind == "commitment" and record_of.get(part, part) != part:
            others = frozenset((thing.kind, thing.id) for thing in found.related)
            groups.setdefault((record_of[part], found.code, others), []).append(found)
    for group in groups.values():
        if len({found.subject.id for found in group}) == 1:
            yield from group


if TYPE_CHECKING:
    from commitcheck.model.reading import ReadPromise

CLEAR: frozenset[Band] = frozenset(("clear",))
USABLE: frozenset[Band] = frozenset(("clear", "likely"))

_DATED_KINDS = frozenset(("feature", "integration", "deployment", "compliance", "services"))
_HEDGED = {"efforts": "efforts", "intent": "intent"}


class Part(Struct, frozen=True):
    """A promise as words state it: those in the `field` of `text`, its record or its paper.

    `alone` is False where the words of its record state several.
    """

    record: Commitment
    text: Commitment
    id: str
    field: str
    read: "ReadPromise"
    rejected: frozenset[str]
    """What a person said the words do not state."""
    names_kind: bool
    alone: bool
    first: bool
    said_in: SourceKind | None = None
    """Where the words say that it was promised."""

    def promise(self, bands: frozenset[Band] = USABLE) -> Commitment:
        """The promise with what its words state in one of these bands; what is given stays."""
        record = self.record
        filled = _filled(record, self.read, bands, names_kind=self.names_kind)
        if record.source == "unspecified" and bands is USABLE and self.said_in:
            filled = filled._replace(source=self.said_in)
        own = {name: getattr(record, name) for name in self.rejected}
        if not self.alone:
            own |= {"id": self.id, "effort": record.effort if self.first else None}
        return filled._replace(**own)


def worth_reading(project: Project) -> tuple[Commitment, ...]:
    """The open promises of which something is not given that their words, or paper, may state."""
    return tuple(
        promise
        for promise in project.commitments
        if promise.id in project.papers or _is_worth_reading(promise)
    )


def _is_worth_reading(promise: Commitment) -> bool:
    if not promise.is_open or promise.decided.part_of is not None:
        return False
    ties = promise.capability or promise.roadmap_item or promise.dimension or promise.certification
    return not ties or (promise.due is None and promise.kind in _DATED_KINDS)


class RecordText(Struct, frozen=True):
    """What one text says for a record, its own or its paper's: promises of ours and others."""

    record: Commitment
    text: Commitment
    field: str
    entries: tuple["ReadPromise", ...]

    @property
    def ours(self) -> tuple["ReadPromise", ...]:
        return tuple(entry for entry in self.entries if entry.is_promise)

    def words(self, entry: "ReadPromise") -> str:
        text: str = getattr(self.text, self.field)
        return text[entry.start : entry.end]


def shown(
    text: RecordText, entry: "ReadPromise", answer: str, id_: str | None = None
) -> PromiseAsRead:
    """What was read, with its words and their place; `answer` is what came of it."""
    record = text.record
    return PromiseAsRead(
        commitment=record.id if id_ is None else id_,
        record=record.id,
        deal=record.deal_id,
        customer=record.customer,
        answer=answer,
        field=text.field,
        words=text.words(entry),
        start=entry.start,
        end=entry.end,
        at=text.text.at(text.field),
        read=entry,
    )


def texts_of(context: Context, promises: Iterable[Commitment]) -> Iterator[RecordText]:
    """What the words of these promises say, each paper's by itself."""
    for promise in promises:
        for text in context.project.papers.get(promise.id, (promise,)):
            yield RecordText(promise, text, *_entries(context, text))


def parts_of(context: Context, texts: Iterable[RecordText]) -> Iterator[Part]:
    """What words state, but for what a person said is no promise."""
    answers = Answers(context.project.readings)
    marked = [name for name in context.project.by_id if "~" in name]
    rows = frozenset(name for name in marked if record_of_part(name) != name)
    for _, own in groupby(texts, lambda text: id(text.record)):
        read = [(text, entry) for text in own for entry in text.ours]
        for number, (text, entry) in enumerate(read):
            promise = text.record
            said = answered(answers, promise, getattr(text.text, text.field), entry)
            is_alone = len(read) == 1
            own_id = "" if is_alone and not rows else part_id(promise.id, text.words(entry))
            if None in said or own_id in rows:
                continue  # no promise, or beside its row already: a person said so
            yield Part(
                record=promise,
                text=text.text,
                id=promise.id if is_alone else own_id,
                field=text.field,
                read=entry,
                rejected=frozenset(_rejected(said)),
                names_kind=context.project.has_kind_column or "kind" in promise.decided.confirmed,
                alone=is_alone,
                first=not number,
                said_in=_where_said(text, entry, alone=is_alone),
            )


def _where_said(text: RecordText, entry: "ReadPromise", *, alone: bool) -> SourceKind | None:
    """By the promise's own words, by all of a text that holds no other."""
    from commitcheck.reading.values.read import where_said  # noqa: PLC0415 - as below

    whole: str = getattr(text.text, text.field)
    return where_said(whole if alone else text.words(entry))


def _rejected(said: Mapping[str | None, str]) -> Iterator[str]:
    for name, answer in said.items():
        if name and answer == "rejected":
            yield from ("dimension", "op", "value") if name == "value" else (name,)


def _filled(
    promise: Commitment, entry: "ReadPromise", bands: frozenset[Band], *, names_kind: bool
) -> Commitment:
    read: dict[str, Any] = {
        "due": entry.due,
        "certification": entry.certification,
        "scope_segment": entry.scope_segment,
        "until": entry.until,
        "remedy": entry.remedy,
        "remedy_cap_pct": entry.remedy_cap_pct,
        "payment_contingent": entry.payment_contingent,
        "disclaimer": entry.disclaimer,
    }
    usable = {name for name, band in entry.bands.items() if band in bands}
    changes = {
        name: value
        for name, value in read.items()
        if value is not None and name in usable and getattr(promise, name) is None
    }
    if entry.dimension and "dimension" in usable and promise.dimension is None:
        changes |= {"dimension": entry.dimension, "op": entry.op or "eq", "value": entry.value}
    if not promise.capability and not promise.roadmap_item:
        changes["capability"] = entry.ids("capabilities", bands)
        changes["roadmap_item"] = entry.ids("roadmap_items", bands)
    if "kind" in usable and (promise.read is not None or not names_kind):
        changes["kind"] = entry.kind
    if promise.binding is None and entry.modality in _HEDGED:
        changes["binding"] = _HEDGED[entry.modality]
    if "certification" in changes and entry.due is None and promise.claimed_as is None:
        changes["claimed_as"] = "available"
    return promise._replace(**changes)


def with_parts(project: Project, parts: Iterable[Part], bands: frozenset[Band] = USABLE) -> Project:
    """The project with every promise as read in place of its record."""
    by_record: dict[int, list[Commitment]] = {}
    for part in parts:
        by_record.setdefault(id(part.record), []).append(part.promise(bands))
    promises: list[Commitment] = []
    read: set[str] = set()
    for record in project.commitments:
        own = by_record.get(id(record), ())
        promises += own or (record,)
        for promise in own:
            pairs = zip(Commitment._fields, promise, record, strict=True)
            read |= {name for name, new, old in pairs if new != old}
    if "remedy" in read:
        read.add("remedy_cap_pct")  # the words of a remedy show that it has no cap (COM804)
    return replace(project, commitments=tuple(promises), fields=project.fields | (read - {"id"}))


def promises_in(context: Context, promise: Commitment) -> tuple[str, tuple["ReadPromise", ...]]:
    """The field whose text holds promises of ours, and these."""
    field, entries = _entries(context, promise)
    return field, tuple(entry for entry in entries if entry.is_promise)


def _entries(context: Context, promise: Commitment) -> tuple[str, tuple["ReadPromise", ...]]:
    """What the first text that holds a promise of ours says, else the first that says anything;
    texts often say the same twice.
    """
    if promise.read is not None:  # a document's words, read with all that stands around them
        return "quote", (promise.read,)
    from commitcheck.reading.read_text import (  # noqa: PLC0415 - only where words are read
        read_text,
        with_things,
    )

    day = _written_on(context, promise)
    first: tuple[str, tuple[ReadPromise, ...]] = ("", ())
    for field, text in words_of(promise):
        read = read_text(text, context.project, written_on=day, source=promise.source)
        entries = tuple(with_things(read, text, context.project))
        if any(entry.is_promise for entry in entries):
            return field, entries
        if entries and not first[0]:
            first = (field, entries)
    return first


def days_quoted(context: Context, promise: Commitment) -> frozenset[dt.date]:
    """The days that the quoted words of a promise name, whatever they say of them."""
    from commitcheck.reading.dates.read import days_named  # noqa: PLC0415 - as above

    return days_named(promise.quote or "", context.project, _written_on(context, promise))


def _written_on(context: Context, promise: Commitment) -> dt.date:
    """The day its words were written by: the signature, the export, else the day of the run."""
    exported = context.project.exported_on.get(promise.where.source.path)
    return promise.signed_on or exported or context.as_of


def answered(
    answers: Answers, promise: Commitment, text: str, entry: "ReadPromise"
) -> Mapping[str | None, ReadingAnswer]:
    """What people said about the words of an entry, by field; None where they are no promise."""
    known = answers.about(promise)
    if not known:
        return {}
    mark = sentences_mark(text, entry.start, entry.end)
    part = part_mark(text[entry.start : entry.end])
    return {
        answer.field: answer.decision
        for answer, holds in known
        if holds and answer.part in (None, part) and answer.text in (None, mark)
    }
