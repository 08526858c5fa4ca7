"""Which findings rest on what a person decided about words, and not on the input alone."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context


def with_basis(findings: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:
    """The findings, each `confirmed` whose rule reads a field of a promise in it that a person
    confirmed or linked; a finding of several promises rests on the least sure of them.
    """
    decided = {
        promise.id: fields for promise in context.commitments if (fields := _decided(promise))
    }
    if not decided:
        return findings
    reads = {rule.info.code: frozenset(rule.reads) for rule in ALL_RULES}
    return tuple(
        replace(found, basis="confirmed") if _rests_on(found, decided, reads) else found
        for found in findings
    )


def _decided(promise: Commitment) -> frozenset[str]:
    linked = (item.partition(":")[0] for item in promise.linked)
    return frozenset((*promise.decided.confirmed, *linked))


def _rests_on(
    found: Finding,
    decided: Mapping[str, frozenset[str]],
    reads: Mapping[str, frozenset[str]],
) -> bool:
    things: Iterable[tuple[str, str]] = [
        found.subject[:2],
        *((related.kind, related.id) for related in found.related),
    ]
    names = reads.get(found.rule, frozenset())
    return any(
        kind == "commitment" and not names.isdisjoint(decided.get(id_, ())) for kind, id_ in things
    )
