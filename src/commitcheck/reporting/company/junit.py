"""JUnit of a company: each product's suites, with the product's name before theirs."""

import xml.etree.ElementTree as ET

from commitcheck.model.company import Company
from commitcheck.reporting import junit as one_product
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import above
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME

_COUNTS = ("tests", "failures", "errors")


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """One document; the counts of the whole are the sums."""
    root = ET.Element("testsuites", {"name": "commitcheck"})
    documents = [(product.name, page_of(product, options)) for product in company.products]
    if company.findings:
        documents.append(("", one_product.render(above(company), options)))
    for name, document in documents:
        for suite in ET.fromstring(document).findall("testsuite"):  # noqa: S314 - our own
            if name:
                suite.set("name", f"{shorten(name, NAME)}: {suite.get('name')}")
                _tell_apart(suite, name)
            root.append(suite)
    for count in _COUNTS:
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _tell_apart(suite: ET.Element, name: str) -> None:
    """GitLab merges cases of one class and name, and two products share an export."""
    for case in suite.findall("testcase"):
        case.set("classname", f"{shorten(name, NAME)} {case.get('classname', '')}".rstrip())
