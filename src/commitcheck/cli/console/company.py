"""`check` for several products at once: one report with a section each, the worst exit code."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from commitcheck.api import check, load
from commitcheck.assessment.redaction.company import redacted_company
from commitcheck.cli.console.company_since import Versions, all_set_apart, since
from commitcheck.cli.console.output import refuse_inputs
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.options.declare import Target
from commitcheck.cli.options.request import Request, files_of, options, told_by_git
from commitcheck.companies import Products, check_all, load_all
from commitcheck.errors import UsageError
from commitcheck.model.company import Company, ProductReport
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions
from commitcheck.reporting import render as render_product
from commitcheck.reporting.company import render
from commitcheck.reporting.comparison.since import render_since
from commitcheck.variants.comparison import Comparison

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
    told = {
        name: told_by_git(request, project, stages, product=name)
        for name, project in products.projects.items()
    }
    products = replace(products, projects=told)
    files = [path for project in products.projects.values() for path in files_of(project)]
    refuse_inputs([target.path for target in request.reports], files)
    asked = {name: it for name, it in options(check, request).items() if name != "as_of"}
    company = check_all(
        products,
        as_of=request.as_of,
        fail_on=request.fail_on,
        **{**asked, "watch": stages.watch},
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
        told = with_more(request, project, product.report, form)
        reports.append(replace(product, report=told))
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
