"""Known debt: marked in a run, so that CI fails only on what is new, worse or not yet signed."""

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.about import about, worse
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, phrase, words
from commitcheck.model.report import BaselineSummary, Worse
from commitcheck.model.waiver import Baseline, BaselineEntry
from commitcheck.rules.context import Context

_WEIGHT = {severity.label: severity for severity in Severity}


class Marked(Struct, frozen=True):
    """The findings, known ones marked; `worse` says of what the baseline knew and does not know
    any more why, `uncompared` how many were known by an entry that does not say what it was about.
    """

    findings: tuple[Finding, ...]
    worse: tuple[Worse, ...] = ()
    uncompared: int = 0


def mark_known(findings: Iterable[Finding], baseline: Baseline, context: Context) -> Marked:
    """Mark the findings that the baseline knows at this weight or a heavier one.

    One that got worse is new: a warning that became an error, or another counterpart, value,
    date, customer or signature than the entry was taken for.
    """
    known = {entry.fingerprint: entry for entry in baseline.entries}
    marked: list[Finding] = []
    reasons: list[Worse] = []
    uncompared = 0
    today, until = context.as_of, baseline.drafts_until
    is_accepting = until is not None and today <= until
    for found in findings:
        entry = known.get(found.fingerprint)
        reason = None if entry is None else _reason(found, entry, context)
        if reason is not None:
            reasons.append(Worse(f"{found.code} {found.subject.id}", reason))
        is_known = entry is not None and reason is None
        uncompared += entry is not None and is_known and entry.about is None
        if is_known:
            day = until if is_accepting and found.preventable else None
            found = replace(found, in_baseline=True, accepted_until=day)  # noqa: PLW2901
        marked.append(found)
    return Marked(tuple(marked), tuple(reasons), uncompared)


def _reason(found: Finding, entry: BaselineEntry, context: Context) -> Phrase | None:
    """Why the entry does not know the finding as it is now; None where it does."""
    if found.severity > _WEIGHT[entry.severity]:
        was, now = words(entry.severity), words(found.severity.label)
        return phrase("it was {}, now {}", was, now)
    if entry.about is None:
        return None
    return worse(found, entry.about, about(found, context), context)


def summary(
    path: str,
    baseline: Baseline,
    marked: Marked,
    unseen: Collection[str] = (),
    lost: Collection[str] = (),
) -> BaselineSummary:
    """How much known debt still occurs, and the entries that do not: delete those.

    Nothing is said of the codes in `unseen` and of the promises in `lost`: this run did not look
    for those, and could not read these.
    """
    here = marked.findings
    alive = {found.fingerprint for found in here}
    gone = tuple(
        f"{entry.rule} {entry.subject_id}"
        for entry in baseline.entries
        if entry.fingerprint not in alive
        and entry.rule not in unseen
        and not (entry.subject_kind == "commitment" and entry.subject_id in lost)
    )
    known = sum(found.in_baseline and found.waived_by is None for found in here)
    return BaselineSummary(
        path,
        known,
        gone,
        marked.worse,
        marked.uncompared,
        accepted=sum(it.accepted_until is not None and it.waived_by is None for it in here),
        drafts_until=baseline.drafts_until,
    )


def entries(findings: Iterable[Finding], context: Context) -> tuple[BaselineEntry, ...]:
    """The unwaived findings as a baseline remembers them, sorted, input errors left out.

    Input errors are no debt to live with: they make a run incomplete. A record that waivers
    took is decided already, and comes back loudly when its waiver ends.
    """
    return tuple(
        sorted(
            (
                BaselineEntry(
                    found.fingerprint,
                    found.code,
                    found.severity.label,
                    found.subject.kind,
                    found.subject.id,
                    about(found, context),
                )
                for found in findings
                if found.waived_by is None and not found.rule.startswith("INP")
            ),
            key=lambda entry: (entry.rule, entry.subject_kind, entry.subject_id),
        )
    )
