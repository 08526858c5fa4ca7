"""Known debt: marked in a run, so that CI fails only on what is new, worse or not yet signed."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from commitcheck.model.finding import Finding
from commitcheck.model.report import BaselineSummary
from commitcheck.model.severity import Severity
from commitcheck.model.waiver import Baseline, BaselineEntry

_WEIGHT = {severity.label: severity for severity in Severity}


def mark_known(findings: Iterable[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """Mark the findings that the baseline knows at this weight or a heavier one.

    One that got worse (a warning that became an error) is new.
    """
    known = {entry.fingerprint: _WEIGHT[entry.severity] for entry in baseline.entries}
    return tuple(
        replace(found, in_baseline=True)
        if known.get(found.fingerprint, Severity.INFO) >= found.severity
        and found.fingerprint in known
        else found
        for found in findings
    )


def summary(
    path: str,
    baseline: Baseline,
    findings: Iterable[Finding],
    unseen: Collection[str] = (),
    lost: Collection[str] = (),
) -> BaselineSummary:
    """How much known debt still occurs, and the entries that do not: delete those.

    Nothing is said of the codes in `unseen` and of the promises in `lost`: this run did not look
    for those, and could not read these.
    """
    here = list(findings)
    alive = {found.fingerprint for found in here}
    gone = tuple(
        f"{entry.rule} {entry.subject_id}"
        for entry in baseline.entries
        if entry.fingerprint not in alive
        and entry.rule not in unseen
        and not (entry.subject_kind == "commitment" and entry.subject_id in lost)
    )
    known = sum(found.in_baseline and found.waived_by is None for found in here)
    return BaselineSummary(path, known, gone)


def entries(findings: Iterable[Finding]) -> tuple[BaselineEntry, ...]:
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
                )
                for found in findings
                if found.waived_by is None and not found.rule.startswith("INP")
            ),
            key=lambda entry: (entry.rule, entry.subject_kind, entry.subject_id),
        )
    )
