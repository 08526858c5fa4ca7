"""Judged as read: what the promises' own words state where no column says it.

A second run of the same pure rules over a project whose promises hold what was read from their
words. A reading only adds or worsens: what the run before found stands, whatever the words say,
and rules that speak of what is absent never see a reading. Nothing here decides an exit code.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.waiving import waive
from commitcheck.loading.confirming import Answers
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import ReadingAnswer
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.model.record_words import part_id, part_mark, sentences_mark, words_of
from commitcheck.model.report import AsRead, PromiseAsRead
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context

# The promises that the words of a record state: in the first of its texts that holds one.

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


if TYPE_CHECKING:
    from commitcheck.model.reading import ReadPromise

_FAMILIES = ("VIS", "XCF", "TIM")
_ALSO = frozenset(("COV301", "COV303", "COV304", "CAP501", "COM804", "COM806", "COM807", "COM808"))
"""Rules that judge what a promise says. Others speak of what is absent, or of no promise."""

_OF_ITS_OWN_WORDS = frozenset(("exclusivity", "mfn"))
"""Kinds whose missing end the words themselves show (COM807)."""

_DATED_KINDS = frozenset(("feature", "integration", "deployment", "compliance", "services"))
_HEDGED = {"efforts": "efforts", "intent": "intent"}


class _Part(Struct, frozen=True):
    """A promise as words state it: those in the `field` of `text`, its record or its paper."""

    record: Commitment
    text: Commitment
    promise: Commitment
    field: str
    read: "ReadPromise"


def as_read(context: Context, findings: tuple[Finding, ...], settings: Settings) -> AsRead | None:
    """What the words of the promises add to the findings, or None where nothing was read."""
    if settings.engine == "off":
        return None
    papers_of = context.project.papers
    worth = [
        promise
        for promise in context.project.commitments
        if promise.id in papers_of or _is_worth_reading(promise)
    ]
    if context.project.vision is None or not worth:
        return None
    parts = tuple(_parts(context, worth))
    if not parts:
        return None
    project = _with_parts(context.project, parts)
    rows = {promise.id: promise for promise in context.project.commitments}
    papers = tuple((rows[id_], own) for id_, own in context.project.papers.items() if id_ in rows)
    seeing = Context(project, context.as_of, papers=papers)
    rules = tuple(rule for rule in ALL_RULES if _judges_words(rule))
    judged = waive(seeing, run_rules(rules, seeing, settings).findings).findings
    record_of = {part.promise.id: part.record.id for part in parts}
    added = tuple(_added(judged, findings, parts, record_of))
    return AsRead(
        sentence=_sentence(added, len(worth)),
        findings=added,
        promises=tuple(_told(part, added) for part in parts),
        deals=_deals(added, project),
    )


def _is_worth_reading(promise: Commitment) -> bool:
    """Is it open, and is something not given that its words may state?"""
    if not promise.is_open or promise.decided.part_of is not None:
        return False
    ties = promise.capability or promise.roadmap_item or promise.dimension or promise.certification
    return not ties or (promise.due is None and promise.kind in _DATED_KINDS)


def _judges_words(rule: Rule) -> bool:
    return rule.info.family in _FAMILIES or rule.info.code in _ALSO


def _parts(context: Context, promises: Iterable[Commitment]) -> Iterator[_Part]:
    answers = Answers(context.project.readings)
    for promise in promises:
        texts = context.project.papers.get(promise.id, (promise,))
        read = [
            (text, field, entry)
            for text in texts
            for field, entries in (promises_in(context, text),)
            for entry in entries
        ]
        names_kind = context.project.has_kind_column or "kind" in promise.decided.confirmed
        for number, (text, field, entry) in enumerate(read):
            all_words: str = getattr(text, field)
            said = answered(answers, promise, all_words, entry)
            own_id = part_id(promise.id, all_words[entry.start : entry.end])
            if None in said or own_id in context.project.by_id:
                continue  # no promise, or beside its row already: a person said so
            filled = _filled(promise, entry, names_kind=names_kind)
            filled = _without_rejected(filled, promise, said)
            if len(read) > 1:
                filled = filled._replace(id=own_id, effort=None if number else promise.effort)
            yield _Part(promise, text, filled, field, entry)


def _without_rejected(
    filled: Commitment, promise: Commitment, said: Mapping[str | None, str]
) -> Commitment:
    """Without what a person said the words do not state."""
    names = [name for name, answer in said.items() if name and answer == "rejected"]
    names += ["dimension", "op"] if "value" in names else []
    return filled._replace(**{name: getattr(promise, name) for name in names})


def _filled(promise: Commitment, entry: "ReadPromise", *, names_kind: bool) -> Commitment:
    """The promise with what its words state; what is given stays."""
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
    usable = {name for name, band in entry.bands.items() if band != "unclear"}
    changes = {
        name: value
        for name, value in read.items()
        if value is not None and name in usable and getattr(promise, name) is None
    }
    if entry.dimension and "dimension" in usable and promise.dimension is None:
        changes |= {"dimension": entry.dimension, "op": entry.op or "eq", "value": entry.value}
    if not promise.capability and not promise.roadmap_item:
        changes |= {"capability": entry.capabilities, "roadmap_item": entry.roadmap_items}
    if promise.read is not None or not names_kind:
        changes["kind"] = entry.kind
    if promise.binding is None and entry.modality in _HEDGED:
        changes["binding"] = _HEDGED[entry.modality]
    if entry.certification and entry.due is None and promise.claimed_as is None:
        changes["claimed_as"] = "available"
    return promise._replace(**changes)


def _with_parts(project: Project, parts: Iterable[_Part]) -> Project:
    """The project with every read promise in place of its record."""
    by_record: dict[int, list[_Part]] = {}
    for part in parts:
        by_record.setdefault(id(part.record), []).append(part)
    promises: list[Commitment] = []
    read: set[str] = set()
    for record in project.commitments:
        own = by_record.get(id(record), ())
        promises += [part.promise for part in own] or [record]
        read |= {
            name
            for part in own
            for name in Commitment._fields
            if getattr(part.promise, name) != getattr(record, name)
        }
    return replace(project, commitments=tuple(promises), fields=project.fields | (read - {"id"}))


def _added(
    judged: Iterable[Finding],
    before: Iterable[Finding],
    parts: Iterable[_Part],
    record_of: Mapping[str, str],
) -> Iterator[Finding]:
    """The findings that the words add, or make worse: compared by record, rule and counterpart."""
    known: dict[tuple[object, ...], Severity] = {}
    for found in before:
        key = _key(found, record_of)
        known[key] = max(found.severity, known.get(key, found.severity))
    kind_of = {part.promise.id: part.promise.kind for part in parts}
    touched = {*kind_of, *record_of.values()}
    for found in judged:
        named = {found.subject.id, *(related.id for related in found.related)}
        if found.rule == "COM807" and kind_of.get(found.subject.id) not in _OF_ITS_OWN_WORDS:
            continue
        if found.subject.kind == "commitment" and named.isdisjoint(touched):
            continue
        if known.get(_key(found, record_of), -1) < found.severity:
            yield replace(found, basis="read")


def _key(found: Finding, record_of: Mapping[str, str]) -> tuple[object, ...]:
    others = frozenset(record_of.get(related.id, related.id) for related in found.related)
    subject = record_of.get(found.subject.id, found.subject.id)
    return (subject, found.subject.kind, found.rule, found.variant, others)


def _told(part: _Part, added: Iterable[Finding]) -> PromiseAsRead:
    own = [
        found for found in added if found.subject.id == part.promise.id and found.waived_by is None
    ]
    is_bad = any(found.severity is Severity.ERROR for found in own)
    return PromiseAsRead(
        commitment=part.promise.id,
        record=part.record.id,
        deal=part.record.deal_id,
        customer=part.record.customer,
        answer="does_not_conform" if is_bad else "no_conflict_seen",
        field=part.field,
        words=getattr(part.text, part.field)[part.read.start : part.read.end],
        start=part.read.start,
        end=part.read.end,
        at=part.text.at(part.field),
        read=part.read,
    )


def _deals(added: Iterable[Finding], project: Project) -> tuple[tuple[str, str], ...]:
    """What would be said of each deal that an unwaived error as read stands against."""
    deal_of = {promise.id: promise for promise in project.commitments}
    said: dict[str, str] = {}
    for found in added:
        if found.waived_by is not None or found.severity is not Severity.ERROR:
            continue
        promise = deal_of.get(found.subject.id)
        deals = (promise.deal_id,) if promise else found.deals
        if found.subject.kind == "deal":
            deals = (found.subject.id,)
        for deal in deals:
            is_refused = found.cure == "strike"
            said[deal] = "do_not_sign" if is_refused else said.get(deal, "sign_with_changes")
    return tuple(said.items())


def _sentence(added: Iterable[Finding], read: int) -> str:
    errors = sum(f.severity is Severity.ERROR and f.waived_by is None for f in added)
    texts = counted(read, "promise")
    if not errors:
        return f"As read from the words of {texts}: nothing more stands against them."
    stand = "stands" if errors == 1 else "stand"
    return (
        f"As read from the words of {texts}, {counted(errors, 'more error')} {stand} against them."
    )
