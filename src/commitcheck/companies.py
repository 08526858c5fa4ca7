"""The same flow for several products of one company: `load_all` reads them, `check_all` judges.

from commitcheck.companies import check_all, load_all

for product in check_all(load_all()).products:
print(product.name, product.report.verdict.sentence)
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.api import PathName, check, load, today
from commitcheck.assessment.company import company, without_shared_problems
from commitcheck.assessment.configured import company_of, products_here
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading
from commitcheck.model.company import Company, ProductReport
from commitcheck.model.project import Project
from commitcheck.model.report import Report

__all__ = ["Products", "check_all", "load_all"]


class Products(Struct, frozen=True):
    """A company's configuration, and its products as they were read, by name."""

    reading: ConfigReading
    projects: Mapping[str, Project]


def load_all(*paths: PathName, config: PathName | None = None, **options: Any) -> Products:
    """Read every product that a configuration lists.

    Args:
        *paths: The company's folder; without it the configuration is found as `load` finds it.
        config: As for `load`.
        **options: Everything else that `load` takes; it holds for each product.

    Raises:
        InputError: there are no products, or a product's folder or name is unclear.
        UsageError: a path is no path.
    """
    files = tuple(map(str, paths))
    place = None if config is None else str(config)
    names = products_here(files, place)
    if not names:
        raise InputError("no commitcheck.yaml here lists products")
    first = load(*paths, config=config, **{**options, "product": names[0]})
    projects = {names[0]: first, **first.others}
    return Products(company_of(files, place), projects)


def check_all(
    products: Products,
    *,
    as_of: dt.date | str | None = None,
    fail_on: str | None = None,
    **options: Any,
) -> Company:
    """Judge every product, and what their promises do to each other.

    Args:
        products: What `load_all` read.
        as_of: As for `check`; one day for all.
        fail_on: What fails every product, in place of what the configurations say.
        **options: Everything else that `check` takes; it holds for each product. A product in
            which nothing is what was asked to be shown is left out, and the company says so.

    Raises:
        UsageError: as for `check`, or nothing of any product is what was asked to be shown.
    """
    day = as_of or products.reading.config.as_of or today()
    own = {name: without_shared_problems(it) for name, it in products.projects.items()}
    found: list[ProductReport] = []
    refused: list[tuple[str, UsageError]] = []
    for name, project in own.items():
        others = {other: it for other, it in own.items() if other != name}
        try:
            report: Report = check(replace(project, others=others), as_of=day, **options)
        except UsageError as error:
            refused.append((name, error))
            continue
        found.append(ProductReport(name, report, fail_on or project.config.fail_on or "error"))
    if not found:
        raise refused[0][1]
    notes = [f"{name} is not shown: {error}" for name, error in refused]
    return company(products.reading, products.projects, found, notes)
