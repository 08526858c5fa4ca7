"""Waivers and baseline entries that name a record, for the one of its parts that they can mean.

An entry for `ID` holds for a part `ID~hex` only where no other part of the record has the same
finding with the same counterpart; otherwise nobody can tell which of them was decided.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from commitcheck.assessment.baseline import mark_known
from commitcheck.model.decision import Baseline, Waiver
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.phrase import first_ids, phrase
from commitcheck.model.report import Worse
from commitcheck.rules.context import Context

_NAMED = 3
"""Parts named in one line; of the others only their number."""


def with_part_waivers(
    waivers: Iterable[Waiver], findings: Iterable[Finding], record_of: Mapping[str, str]
) -> tuple[Waiver, ...]:
    """The waivers, and behind each that names a record a copy for every part it can mean."""
    single = tuple(_only_of_their_kind(findings, record_of))
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


def marked_known(
    findings: tuple[Finding, ...],
    baseline: Baseline,
    context: Context,
    record_of: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The findings as read, those that the baseline knows marked."""
    single = frozenset(
        found.subject.id + found.fingerprint for found in _only_of_their_kind(findings, record_of)
    )
    known = mark_known(findings, baseline, context).findings
    on_records = mark_known((on_record(found, record_of) for found in findings), baseline, context)
    return tuple(
        replace(found, in_baseline=own.in_baseline or (there.in_baseline and is_single))
        for found, own, there in zip(findings, known, on_records.findings, strict=True)
        for is_single in (found.subject.id + found.fingerprint in single,)
    )


def meant_by(
    waivers: Iterable[Waiver], findings: Iterable[Finding], record_of: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """By waiver, the parts that it may mean where it names a record with several such parts."""
    told = tuple(findings)
    found: dict[str, tuple[str, ...]] = {}
    for waiver in waivers:
        record = waiver.commitment or waiver.object
        parts = {
            held.subject.id
            for held in told
            if waiver.rule in (held.rule, held.code)
            and held.subject.id != record
            and record_of.get(held.subject.id) == record
        }
        if record is not None and len(parts) > 1:
            found[waiver.id] = tuple(sorted(parts))
    return found


def unclear_debt(
    baseline: Baseline, findings: Iterable[Finding], record_of: Mapping[str, str]
) -> tuple[Worse, ...]:
    """The entries that name a record of which several parts have their finding: none is known."""
    by_record: dict[str, set[str]] = {}
    for found in findings:
        there = on_record(found, record_of)
        if there is not found:
            by_record.setdefault(there.fingerprint, set()).add(found.subject.id)
    return tuple(
        Worse(
            f"{entry.rule} {entry.subject_id}",
            phrase("it is unclear which it means: {}", first_ids(sorted(parts), _NAMED)),
        )
        for entry in baseline.entries
        if len(parts := by_record.get(entry.fingerprint, set())) > 1
    )


def on_their_records(
    findings: Iterable[Finding], record_of: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings on parts once more as their records': an entry for such a record is not gone."""
    return tuple(
        replace(there, in_baseline=False, accepted_until=None)
        for found in findings
        if (there := on_record(found, record_of)) is not found
    )


def on_record(found: Finding, record_of: Mapping[str, str]) -> Finding:
    """The finding with the record as its subject, where it is about a part of one."""
    record = record_of.get(found.subject.id)
    if found.subject.kind != "commitment" or record in (None, found.subject.id):
        return found
    return replace(found, subject=Subject("commitment", str(record), found.subject.unsigned))


def _only_of_their_kind(
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
