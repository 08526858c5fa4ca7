"""JSON of a company, version 1: `schemas/company.schema.json`. Each product holds its report."""

from commitcheck.model.company import Company
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.json import wire
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """The record, its own keys one a line; reports are written as they are for one product."""
    head = {
        "format": "commitcheck/company",
        "version": 1,
        "tool": {"name": "commitcheck", "version": company.version},
        "company": company.name,
        "as_of": company.as_of.isoformat(),
        "verdict": wire.verdict(company.verdict),
        "metrics": {metric.name: wire.metric(metric) for metric in company.metrics},
        "deals_in_several": [
            {"id": deal.id, "verdicts": dict(deal.words)} for deal in company.deals_in_several
        ],
        "compared": company.compared,
        "left_out": list(company.left_out),
        "findings": [wire.finding(found) for found in company.findings],
    }
    lines = [f'  "{key}": {json_text(value)}' for key, value in head.items()]
    products = ",\n".join(
        f'    {{"name": {json_text(product.name)}, "fail_on": {json_text(product.fail_on)},'
        f' "report": {page_of(product, options).rstrip()}}}'
        for product in company.products
    )
    lines.append(f'  "products": [\n{products}\n  ]')
    return "{\n" + ",\n".join(lines) + "\n}\n"
