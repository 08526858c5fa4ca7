"""Is a finding of one run the same as one of another? By record, rule, variant and counterpart."""

from collections.abc import Iterable, Mapping

from commitcheck.model.finding import Finding, Severity

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
