"""Markdown of a company: the table of products, then each product's page while room is left."""

from collections.abc import Iterator

from commitcheck.model.company import Company, ProductReport
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import notes, rows, title
from commitcheck.reporting.inert import sentence
from commitcheck.reporting.markdown import report as one_product
from commitcheck.reporting.markdown.page import LIMIT, row
from commitcheck.reporting.markdown.text import cell, escaped
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE

_RESERVE = 300


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """One comment with the marker of all of ours; a page that would not fit is named in its place,
    worst products first.
    """
    text = "\n".join(_front(company)) + "\n"
    for product in sorted(company.products, key=_rank):
        page = _section(product, options, page_of)
        if len(text) + len(page) > LIMIT - _RESERVE:
            page = (
                f"\n## {cell(product.name, NAME)}\n\n"
                "_Left out, because a comment holds no more: it is in the other reports._\n"
            )
        text += page
    return text


def _rank(product: ProductReport) -> tuple[int, int]:
    verdict = product.report.verdict
    return (-verdict.preventable, -verdict.nonconforming)


def _front(company: Company) -> Iterator[str]:
    yield one_product.MARKER
    yield ""
    yield f"## {escaped(company.verdict.sentence)}"
    yield ""
    yield f"{escaped(title(company))} · as of {company.as_of}"
    yield ""
    yield row("product", "open", "do not conform", "preventable", "not judged", "in one sentence")
    yield f"{'|---' * 6}|"
    for it in rows(company):
        counts = map(str, (it.open, it.nonconforming, it.preventable, it.unjudged))
        yield row(escaped(it.name), *counts, escaped(it.says))
    yield ""
    yield from (f"* {escaped(note)}" for note in notes(company))
    if company.findings:
        yield ""
        yield "### Files of all products"
        yield ""
        for found in company.findings:
            says = escaped(sentence(found.message))
            yield f"* `{found.code}` {cell(found.at.label, NOTE)}: {says}"


def _section(product: ProductReport, options: RenderOptions, page_of: PageOf) -> str:
    """The product's own page a level deeper, without its marker."""
    page = page_of(product, options)
    lines = page.removeprefix(one_product.MARKER).lstrip("\n").splitlines()
    deeper = (f"#{line}" if line.startswith(("## ", "### ")) else line for line in lines)
    return f"\n## {cell(product.name, NAME)}\n\n" + "\n".join(deeper) + "\n"
