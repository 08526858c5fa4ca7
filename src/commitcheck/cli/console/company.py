"""`check` for several products at once: one report with a section each, the worst exit code."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.api import check, load
from commitcheck.assessment.redaction.company import redacted_company
from commitcheck.cli.console.output import refuse_inputs
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.options.declare import Target
from commitcheck.cli.options.request import Request, files_of, options, told_by_git
from commitcheck.companies import Products, check_all, load_all
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.tables.exports import NOBODYS
from commitcheck.model.company import Company, ProductReport
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.over_time import diff
from commitcheck.reporting import RenderOptions
from commitcheck.reporting import render as render_product
from commitcheck.reporting.company import render
from commitcheck.reporting.comparison.since import render_since
from commitcheck.variants.comparison import ComparedFinding, Comparison, set_apart
from commitcheck.variants.hiding import redacted

_OF_ONE = ("promise", "waivers", "links", "decisions", "baseline", "explain_selection")
"""Options that are about one product, whose files have ids of their own."""

Settings = Callable[[str, Target], RenderOptions]
"""How a target is written, of a product that fails on the word."""

WithMore = Callable[[Request, Project, Report, str], Report]
"""A report with what a form has beyond it, as of one product."""

Contents = list[tuple[Target, str | bytes]]


def checked(
    request: Request, stages: Stages, settings: Settings, with_more: WithMore
) -> tuple[Company, Contents]:
    """The company's report and what is to be written of it.

    Raises:
        UsageError: an option that is one product's.
    """
    _refuse_of_one(request)
    products = load_all(*request.paths, **{**options(load, request), "watch": stages.watch})
    projects = {
        name: told_by_git(request, project, stages, product=name)
        for name, project in products.projects.items()
    }
    products = replace(products, projects=projects)
    files = [path for project in products.projects.values() for path in files_of(project)]
    refuse_inputs([target.path for target in request.reports], files)
    how = {name: it for name, it in options(check, request).items() if name != "as_of"}
    company = check_all(
        products,
        as_of=request.as_of,
        fail_on=request.fail_on,
        **{**how, "watch": stages.watch},
    )
    versions = Versions() if request.since is None else since(request, company)
    if request.redact is not None:
        company = redacted_company(company, request.redact)
    company = all_set_apart(company, versions)
    contents: Contents = []
    for target in request.reports:
        with stages.watch(f"rendering {target.format}"):
            page_of = partial(_page, versions.products, target.format)
            whole = _worked_out(request, products, company, target.format, with_more)
            text = render(whole, target.format, settings("error", target), page_of)
            contents.append((target, text))
    return company, contents


def _worked_out(
    request: Request, products: Products, company: Company, form: str, with_more: WithMore
) -> Company:
    """The company as this form takes it, as every product has it alone."""
    every = products.projects
    reports = []
    for product in company.products:
        others = {name: it for name, it in every.items() if name != product.name}
        project = replace(every[product.name], others=others)
        report = with_more(request, project, product.report, form)
        reports.append(replace(product, report=report))
    return replace(company, products=tuple(reports))


def _page(
    since: Mapping[str, Comparison], name: str, product: ProductReport, settings: RenderOptions
) -> str:
    if product.name in since:
        return str(render_since(product.report, since[product.name], name, settings))
    return str(render_product(product.report, name, settings))


def _refuse_of_one(request: Request) -> None:
    for name in _OF_ONE:
        if getattr(request, name) not in (None, False):
            option = name.replace("_", "-")
            raise UsageError(f"--{option} is about one product: name it with --product")


# `check --since` for several products: what became of each, and of all together.


class Versions(Struct, frozen=True):
    """What became of each product, by its name, and of the files that they share; `notes` says of
    each other product why it is not compared.
    """

    products: Mapping[str, Comparison] = {}
    known: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def since(request: Request, company: Company) -> Versions:
    """What became of each product since then; one that was none yet is all new.

    Raises:
        InputError: no product can be compared, because there is no such version.
    """
    found: dict[str, Comparison] = {}
    notes: list[str] = []
    unread: list[InputError] = []
    for product in company.products:
        how = {**options(diff, request), "product": product.name}
        try:
            comparison = diff(request.since or "", **how)
        except UsageError:
            notes.append(f"{product.name} is new: all of it counts as new")
            continue
        except InputError as error:
            unread.append(error)
            notes.append(f"{product.name} is not compared, all of it counts as new: {error}")
            continue
        hidden = comparison if request.redact is None else redacted(comparison, request.redact)
        found[product.name] = hidden
    if unread and not found:
        raise unread[0]
    known = {_identity(it): it for each in found.values() for it in filter(_is_shared, each.known)}
    gone = {_identity(it): it for each in found.values() for it in filter(_is_shared, each.gone)}
    own = {name: _without_shared(comparison) for name, comparison in found.items()}
    return Versions(_gone_from_all(own), (*known.values(),), (*gone.values(),), tuple(notes))


def all_set_apart(company: Company, versions: Versions) -> Company:
    """The products with what was there already marked, and the new ones named."""
    if not versions.products:
        return company
    known = frozenset(map(_identity, versions.known))
    products = versions.products
    shared = tuple(
        replace(found, in_baseline=_identity(found) in known) for found in company.findings
    )
    return replace(
        company,
        compared=_in_short(versions, shared),
        findings=shared,
        gone=versions.gone,
        products=tuple(
            replace(it, report=set_apart(it.report, products[it.name]), is_compared=True)
            if it.name in products
            else it
            for it in company.products
        ),
        left_out=(*company.left_out, *versions.notes),
    )


def _without_shared(comparison: Comparison) -> Comparison:
    """Without rows of no product, which every product meets: the company says them once."""

    def own(compared: Iterable[ComparedFinding]) -> tuple[ComparedFinding, ...]:
        return tuple(it for it in compared if not _is_shared(it.finding))

    def own_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(it for it in findings if not _is_shared(it))

    report = replace(comparison.report, findings=own_findings(comparison.report.findings))
    return replace(
        comparison,
        report=report,
        new=own(comparison.new),
        worse=own(comparison.worse),
        gone=own_findings(comparison.gone),
        known=own_findings(comparison.known),
    )


def _gone_from_all(found: Mapping[str, Comparison]) -> dict[str, Comparison]:
    """Of products that were one project, only what none of them has any more is gone, once."""
    parts = [name for name, comparison in found.items() if comparison.is_regrouped]
    if not parts:
        return dict(found)
    left = [Counter(map(_identity, found[name].gone)) for name in parts]
    everywhere = left[0]
    for other in left[1:]:
        everywhere &= other
    gone = []
    for it in found[parts[0]].gone:
        if everywhere[_identity(it)] > 0:
            everywhere[_identity(it)] -= 1
            gone.append(it)
    of_parts = {name: tuple(gone) if name == parts[0] else () for name in parts}
    return {name: replace(it, gone=of_parts.get(name, it.gone)) for name, it in found.items()}


def _is_shared(found: Finding) -> bool:
    return found.rule == "INP001" and found.variant.partition(".")[0] == NOBODYS


def _identity(found: Finding) -> tuple[str, str]:
    return found.fingerprint, str(found.message)


def _in_short(versions: Versions, shared: Sequence[Finding]) -> str:
    """`since main: 3 new, 1 worse, 2 gone, 40 known`."""
    every = tuple(versions.products.values())
    known = sum(found.in_baseline for found in shared)
    more = {"new": len(shared) - known, "gone": len(versions.gone), "known": known}
    counts = (
        f"{sum(len(getattr(it, kind)) for it in every) + more.get(kind, 0)} {kind}"
        for kind in ("new", "worse", "gone", "known")
    )
    return f"since {every[0].base.name}: {', '.join(counts)}"
