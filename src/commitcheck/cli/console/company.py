"""`check` for several products at once: one report with a section each, the worst exit code."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from commitcheck.api import check, load
from commitcheck.assessment.redaction.company import redacted_company
from commitcheck.cli.console.output import refuse_inputs
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.options.declare import Target
from commitcheck.cli.options.request import Request, files_of, options, told_by_git
from commitcheck.companies import check_all, load_all
from commitcheck.errors import CommitcheckError, InputError, UsageError
from commitcheck.model.company import Company, ProductReport
from commitcheck.over_time import diff
from commitcheck.reporting import RenderOptions
from commitcheck.reporting import render as render_product
from commitcheck.reporting.company import FORMATS, render
from commitcheck.reporting.comparison.since import render_since
from commitcheck.variants.comparison import Comparison, set_apart
from commitcheck.variants.hiding import redacted

_OF_ONE = ("promise", "waivers", "links", "decisions", "baseline")
"""Options that are about one product, whose files have ids of their own."""

Settings = Callable[[str, Target], RenderOptions]
"""How a target is written, of a product that fails on the word."""

Contents = list[tuple[Target, str | bytes]]


def checked(request: Request, stages: Stages, settings: Settings) -> tuple[Company, Contents]:
    """The company's report and what is to be written of it.

    Raises:
        UsageError: an option or a format that is one product's.
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
    since = {} if request.since is None else _since(request, company)
    if request.redact is not None:
        company = redacted_company(company, request.redact)
    company = _set_apart(company, since)
    contents: Contents = []
    for target in request.reports:
        with stages.watch(f"rendering {target.format}"):
            page_of = partial(_page, since, target.format)
            text = render(company, target.format, settings("error", target), page_of)
            contents.append((target, text))
    return company, contents


def _since(request: Request, company: Company) -> dict[str, Comparison]:
    """What became of each product since then; one that was none yet is all new.

    Raises:
        InputError: no product can be compared, because there is no such version.
    """
    found: dict[str, Comparison] = {}
    refused: list[CommitcheckError] = []
    for product in company.products:
        asked = {**options(diff, request), "product": product.name}
        try:
            comparison = diff(request.since or "", **asked)
        except CommitcheckError as error:
            refused.append(error)
            continue
        hidden = comparison if request.redact is None else redacted(comparison, request.redact)
        found[product.name] = hidden
    unread = [error for error in refused if isinstance(error, InputError)]
    if unread and not found:
        raise unread[0]
    return found


def _set_apart(company: Company, since: Mapping[str, Comparison]) -> Company:
    """The products with what was there already marked, and the new ones named."""
    if not since:
        return company
    new = [it.name for it in company.products if it.name not in since]
    return replace(
        company,
        compared=_in_short(since),
        products=tuple(
            replace(it, report=set_apart(it.report, since[it.name]), is_compared=True)
            if it.name in since
            else it
            for it in company.products
        ),
        left_out=(*company.left_out, *(f"{name} is new: all of it counts as new" for name in new)),
    )


def _in_short(since: Mapping[str, Comparison]) -> str:
    """`since main: 3 new, 1 worse, 2 gone, 40 known`."""
    every = tuple(since.values())
    counts = (
        f"{sum(len(getattr(it, kind)) for it in every)} {kind}"
        for kind in ("new", "worse", "gone", "known")
    )
    return f"since {every[0].base.name}: {', '.join(counts)}"


def _page(
    since: Mapping[str, Comparison], name: str, product: ProductReport, settings: RenderOptions
) -> str:
    if product.name in since:
        return str(render_since(product.report, since[product.name], name, settings))
    return str(render_product(product.report, name, settings))


def _refuse_of_one(request: Request) -> None:
    for name in _OF_ONE:
        if getattr(request, name) is not None:
            raise UsageError(f"--{name} is about one product: name it with --product")
    for target in request.reports:
        if target.format not in FORMATS:
            raise UsageError(
                f"{target.format} is written for one product: name it with --product;"
                f" for all of them there are {', '.join(FORMATS)}"
            )
