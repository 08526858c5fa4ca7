"""Which findings rest on what people decided about words, and not on the input alone.

The rules run once more over the promises as they were before anybody decided: a finding that
stands there too, and weighs as much, is given; one that needs a decision is confirmed.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from commitcheck.assessment.across import with_others
from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.project import Project
from commitcheck.rules.context import Context

# Is a finding of one run the same as one of another? By record, rule, variant and counterpart.

Standing = tuple[object, ...]
"""What a finding is compared by: a part of a record counts as that record."""


def standing_of(found: Finding, record_of: Mapping[str, str]) -> Standing:
    """Where it stands; `record_of` gives the record of each part, by id."""
    others = frozenset(record_of.get(related.id, related.id) for related in found.related)
    subject = record_of.get(found.subject.id, found.subject.id)
    return (subject, found.subject.kind, found.rule, found.variant, others)


def heaviest(findings: Iterable[Finding], record_of: Mapping[str, str]) -> dict[Standing, Severity]:
    """How much what stands there weighs at most."""
    known: dict[Standing, Severity] = {}
    for found in findings:
        key = standing_of(found, record_of)
        known[key] = max(found.severity, known.get(key, found.severity))
    return known


def with_basis(
    findings: tuple[Finding, ...], context: Context, settings: Settings
) -> tuple[Finding, ...]:
    """The findings, each `confirmed` that would not stand without what people confirmed.

    Nothing runs where nobody did. Findings about waivers rest on the waivers, which are given.
    """
    project = context.project
    if not project.undecided and not project.no_promises:
        return findings
    found_by = {found.rule for found in findings}
    rules = [r for r in settings.rules if r.info.code in found_by and not r.second_pass]
    before = replace(context, project=_undecided(project, context))
    run = with_others(run_rules(rules, before, settings), before, settings)
    record_of = _records(project.commitments)
    heaviest_before = heaviest(run.findings, record_of)
    ran = {rule.info.code for rule in rules}
    return tuple(
        replace(found, basis="confirmed")
        if found.rule in ran
        and heaviest_before.get(standing_of(found, record_of), -1) < found.severity
        else found
        for found in findings
    )


def _undecided(project: Project, context: Context) -> Project:
    """The project before the decisions; a row whose promises were told apart is one again."""
    rows = {row.id: row for row in _rows(project)}
    before = replace(
        project,
        commitments=tuple(rows.values()),
        fields=project.undecided_fields,
        undecided={},
    )
    return with_usable_days(before, context.as_of)


def _rows(project: Project) -> Iterator[Commitment]:
    records = _records(project.commitments)
    for promise in project.commitments:
        row = project.undecided.get(records.get(promise.id, promise.id))
        yield promise if row is None else row._replace(approvals=promise.approvals)
    yield from project.no_promises


def _records(promises: Iterable[Commitment]) -> Mapping[str, str]:
    """By the id of a part that people decided on, its record."""
    return {promise.id: promise.decided.part_of for promise in promises if promise.decided.part_of}
