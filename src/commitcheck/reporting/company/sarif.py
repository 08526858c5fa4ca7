"""SARIF of a company: one run per product, and one for the files that they share.

Code scanning keeps the results of runs apart by their automation id, so that what is fixed in one
product does not close what stands in another.
"""

import json
from typing import Any

from msgspec.structs import replace

from commitcheck.model.company import Company
from commitcheck.reporting import sarif as one_product
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import above
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """The runs, one a line."""
    runs = [_run(page_of(product, options), product.name) for product in company.products]
    if company.findings or company.gone:
        runs.append(_shared(company, options))
    lines = ",\n".join(map(json_text, runs))
    schema = json_text(one_product.SCHEMA)
    return f'{{"$schema": {schema}, "version": "2.1.0", "runs": [\n{lines}\n]}}\n'


def _shared(company: Company, options: RenderOptions) -> dict[str, Any]:
    """What is found in the files of all products, compared as theirs is."""
    run = _run(one_product.render(above(company), options), "")
    if company.compared is None:
        return run
    for result in run["results"]:
        result["baselineState"] = "unchanged" if result["properties"]["baseline"] else "new"
    if company.gone:  # findings of one rule, as all of these are
        then = _run(one_product.render(above(replace(company, findings=company.gone)), options), "")
        absent = ({**result, "baselineState": "absent"} for result in then["results"])
        run["results"] += absent
        run["tool"] = then["tool"]
    return run


def _run(document: str, name: str) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(document)["runs"][0]
    category = shorten(name, NAME).replace("/", "-")
    run["automationDetails"] = {"id": f"commitcheck/{category}/" if name else "commitcheck/"}
    return run
