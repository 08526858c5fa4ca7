"""Known debt: the findings against the baseline, with those on promises as words state them."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from commitcheck.assessment.as_read.parts import on_record, only_of_their_kind
from commitcheck.assessment.baseline import mark_known, summary
from commitcheck.assessment.selection import Settings
from commitcheck.model.decision import Baseline
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import first_ids, phrase
from commitcheck.model.report import AsRead, BaselineSummary, Worse
from commitcheck.rules.context import Context

_NAMED = 3
"""Parts named in one line; of the others only their number."""


def against_baseline(
    baseline: Baseline,
    context: Context,
    findings: tuple[Finding, ...],
    read: AsRead | None,
    silent: frozenset[str],
    settings: Settings,
) -> tuple[tuple[Finding, ...], BaselineSummary]:
    """An entry of a rule that did not run is not called gone: nobody looked; nor is one of a rule
    that is not there, or could not be read, nor one that still stands as read.
    """
    project = context.project
    marked = mark_known(findings, baseline, context)
    known_codes = {rule.info.code for rule in settings.rules}
    unseen = {
        entry.rule
        for entry in baseline.entries
        if entry.rule.partition(":")[0] in silent
        or entry.rule.partition(":")[0] not in known_codes
        or not settings.keeps_code(entry.rule)
        or (entry.rule.startswith("WVR") and not settings.use_waivers)
    }
    path = project.config.baseline or ""
    lost = project.lost_ids
    if project.record_of:
        known = marked_known(marked.findings, baseline, context, project.record_of)
        marked = replace(marked, findings=known)
        subjects = (found.subject.id for found in known if found.in_baseline)
        lost |= {project.record_of[id_] for id_ in subjects if id_ in project.record_of}
    seen = replace(marked, findings=marked.findings + (read.findings if read else ()))
    records = {**project.record_of, **(read.record_of if read else {})}
    unclear = unclear_debt(baseline, seen.findings, records) if records else ()
    there = on_their_records(seen.findings, records)
    seen = replace(seen, findings=seen.findings + there, worse=seen.worse + unclear)
    return marked.findings, summary(path, baseline, seen, unseen, lost)


def marked_known(
    findings: tuple[Finding, ...],
    baseline: Baseline,
    context: Context,
    record_of: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The findings as read, those that the baseline knows marked."""
    single = frozenset(
        found.subject.id + found.fingerprint for found in only_of_their_kind(findings, record_of)
    )
    known = mark_known(findings, baseline, context).findings
    on_records = mark_known((on_record(found, record_of) for found in findings), baseline, context)
    return tuple(
        replace(found, in_baseline=own.in_baseline or (there.in_baseline and is_single))
        for found, own, there in zip(findings, known, on_records.findings, strict=True)
        for is_single in (found.subject.id + found.fingerprint in single,)
    )


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
