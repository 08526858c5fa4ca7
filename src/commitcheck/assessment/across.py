"""What promises of one product do to those of another: exclusivity and price protection.

A customer does not know our products apart. So the two rules about what was given to one customer
look at the promises of all products together; an id means the same thing in two visions only where
the company lists it under `shared`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from commitcheck.assessment.engine import RulesRun, in_order, run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project
from commitcheck.model.spelling import folded
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import capability_ids

CODES = ("XCF701", "XCF704")
_RULES = tuple(rule for rule in ALL_RULES if rule.info.code in CODES)


def with_others(run: RulesRun, context: Context, settings: Settings) -> RulesRun:
    """The run of one product's rules, where those two saw the other products' promises as well."""
    if not context.project.others:
        return run
    merged = replace(context, project=beside(context.project, context.as_of))
    seen = run_rules(_RULES, merged, settings)
    own = frozenset(promise.id for promise in context.project.commitments)
    kept = [found for found in run.findings if found.rule not in CODES]
    new = [found for found in seen.findings if found.subject.id in own]
    return replace(run, findings=in_order((*kept, *new)), silent=run.silent - _woken(seen))


def beside(project: Project, as_of: dt.date) -> Project:
    """One product's project with the others' open promises, their ids as `helio/C-1`."""
    others = project.others
    spelt = {folded(promise.customer): promise.customer for promise in project.commitments}
    shared = frozenset(project.config.shared)
    promises = (*project.commitments, *_all_of(others, shared, spelt, as_of))
    fields = project.fields.union(*(other.fields for other in others.values()))
    return replace(project, commitments=promises, fields=fields)


def _all_of(
    others: Mapping[str, Project],
    shared: frozenset[str],
    spelt: Mapping[str, str],
    as_of: dt.date,
) -> Iterator[Commitment]:
    for name, other in others.items():
        context = Context(other, as_of)
        for promise in other.commitments:
            if promise.is_open:
                yield _seen_from_outside(name, promise, context, shared, spelt)


def _seen_from_outside(
    name: str,
    promise: Commitment,
    context: Context,
    shared: frozenset[str],
    spelt: Mapping[str, str],
) -> Commitment:
    capabilities = _shared(name, capability_ids(context, promise), shared)
    dimension = promise.dimension and next(_shared(name, (promise.dimension,), shared))
    return promise._replace(
        id=f"{name}/{promise.id}",
        customer=spelt.get(folded(promise.customer), promise.customer),
        capability=tuple(capabilities),
        roadmap_item=(),
        dimension=dimension,
    )


def _shared(name: str, ids: Iterable[str], shared: frozenset[str]) -> Iterator[str]:
    """Ids as the company means them: one of a single product is no other product's."""
    return (id_ if id_ in shared else f"{name}/{id_}" for id_ in ids)


def _woken(seen: RulesRun) -> frozenset[str]:
    """Rules that could run only because another product has the column they need."""
    return frozenset(CODES) - seen.silent
