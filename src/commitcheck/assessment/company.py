"""The products' reports -> what holds for the company: verdict, money, shared files."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from msgspec.structs import replace

from commitcheck._version import __version__
from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.verdict import verdict
from commitcheck.loading.config_file import ConfigReading, unusable_name
from commitcheck.loading.tables.exports import NOBODYS
from commitcheck.model.company import Company, ProductReport, SharedDeal
from commitcheck.model.figures import Metric
from commitcheck.model.finding import Finding, Problem
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.spelling import folded
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import arr_by_deal, currencies

_INPUT = tuple(rule for rule in ALL_RULES if rule.info.code == "INP001")
_SEVERAL = 2


def company(
    reading: ConfigReading,
    projects: Mapping[str, Project],
    products: Sequence[ProductReport],
    left_out: Sequence[str] = (),
) -> Company:
    """Put the reports of a company's products together; `projects` are all of them by name."""
    reports = [product.report for product in products]
    as_of = reports[0].as_of
    answers = [answer for report in reports for answer in report.commitments]
    problems = (*_nobodys(projects), *_unshared(reading, projects))
    shared = _findings(problems, as_of)
    found = [*shared, *(finding for report in reports for finding in report.findings)]
    return Company(
        version=__version__,
        name=reading.config.company or "",
        as_of=as_of,
        verdict=verdict(answers, found, as_of, len(answers)),
        products=tuple(products),
        findings=shared,
        metrics=tuple(_money(projects, products, as_of)),
        left_out=tuple(left_out),
        deals_in_several=_in_several(products),
    )


def without_shared_problems(project: Project) -> Project:
    """A product's project without what is said once, above all products."""
    own = tuple(problem for problem in project.problems if not _is_nobodys(problem))
    return project if len(own) == len(project.problems) else replace(project, problems=own)


def _is_nobodys(problem: Problem) -> bool:
    return problem.variant.partition(".")[0] == NOBODYS


def _nobodys(projects: Mapping[str, Project]) -> Iterator[Problem]:
    """Rows that no product takes, each word once: every product has met them."""
    seen = set()
    for project in projects.values():
        for problem in project.problems:
            key = (problem.variant, problem.at)
            if _is_nobodys(problem) and key not in seen:
                seen.add(key)
                yield problem


def _unshared(reading: ConfigReading, projects: Mapping[str, Project]) -> Iterator[Problem]:
    """Ids listed under `shared` that fewer than two visions have."""
    ids = [_ids(project) for project in projects.values() if project.vision is not None]
    if len(ids) < len(projects):
        return  # a vision that could not be read may have it
    for index, name in enumerate(reading.config.shared):
        if sum(name in known for known in ids) < _SEVERAL:
            near = did_you_mean(name, sorted(set().union(*ids) - {name}))
            hint = f"did you mean {near}?" if near else "list what two visions have"
            why = "which fewer than two visions have"
            yield unusable_name(reading, ("shared", index), name, why, hint)


def _ids(project: Project) -> frozenset[str]:
    vision = project.vision
    assert vision is not None  # noqa: S101 - the caller has looked
    dimensions = (dimension.id for dimension in vision.dimensions)
    return frozenset((*(capability.id for capability in vision.capabilities), *dimensions))


def _findings(problems: Sequence[Problem], as_of: dt.date) -> tuple[Finding, ...]:
    context = Context(Project(vision=None, problems=tuple(problems)), as_of)
    return run_rules(_INPUT, context, Settings(as_of)).findings


def _money(
    projects: Mapping[str, Project], products: Sequence[ProductReport], as_of: dt.date
) -> Iterator[Metric]:
    """ARR of all deals and of those in conflict; a deal of two products has its ARR once, of two
    different sums the larger, as within one product.
    """
    contexts = [Context(project, as_of) for project in projects.values()]
    units = sorted(frozenset().union(*map(currencies, contexts)))
    sums: dict[str, float] = {}
    for context in contexts:
        for deal, arr in arr_by_deal(context).items():
            sums[folded(deal)] = max(arr, sums.get(folded(deal), arr))
    bad = {
        folded(answer.deal)
        for product in products
        for answer in product.report.commitments
        if answer.answer == "does_not_conform" and answer.status in OPEN_STATUSES
    }
    for name, deals, formula in (
        ("arr_in_conflict", bad, "ARR of deals with an open promise that does not conform"),
        ("arr_total", set(sums), "ARR of deals with an open promise, each once"),
    ):
        unit = units[0] if units else "money"
        if len(units) > 1:
            reason = f"{' and '.join(units)} cannot be added up"
            yield Metric(name, None, None, None, unit, formula, reason)
        elif not sums:
            yield Metric(name, None, None, None, unit, formula, "no deal says its ARR")
        else:
            total = fsum(arr for deal, arr in sums.items() if deal in deals)
            yield Metric(name, total, total, None, unit, formula)


def _in_several(products: Sequence[ProductReport]) -> tuple[SharedDeal, ...]:
    """The deals that have promises of more than one product, as they are first written."""
    found: dict[str, list[tuple[str, str]]] = {}
    written: dict[str, str] = {}
    for product in products:
        for deal in product.report.deals:
            written.setdefault(folded(deal.id), deal.id)
            found.setdefault(folded(deal.id), []).append((product.name, deal.verdict))
    return tuple(
        SharedDeal(written[deal], tuple(words)) for deal, words in found.items() if len(words) > 1
    )
