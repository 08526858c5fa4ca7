"""All products on a screen: the company's sentence, a line for each product, then each report."""

from commitcheck.model.company import Company
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import notes, rows, title
from commitcheck.reporting.inert import inert
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.terminal.ink import blank, ink
from commitcheck.reporting.terminal.page import Page, spelt
from commitcheck.reporting.terminal.tables import show_findings

_QUIET = -1


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """The page as text; `-q` is one line for each product."""
    parts = [page_of(product, options) for product in company.products]
    if options.verbosity <= _QUIET:
        lines = [f"{name}: {part}" if name not in part else part
                 for name, part in zip(_names(company), parts, strict=True)]  # fmt: skip
        notes = [f"{note}\n" for note in (*_unread(company), *map(inert, company.left_out))]
        page = "".join((*lines, *notes))
        return page if options.unicode else spelt(page)
    return "\n".join((_front(company, options), *_sections(company, parts, options)))


def _names(company: Company) -> list[str]:
    return [row.name for row in rows(company)]


def _unread(company: Company) -> list[str]:
    return [f"{inert(found.at.label)}: {found.message}" for found in company.unread]


def _front(company: Company, options: RenderOptions) -> str:
    page = Page(options.width, unicode=options.unicode)
    mood = "red" if company.verdict.nonconforming or company.unread else "green"
    words, colon, rest = company.verdict.sentence.partition(": ")
    page.line(ink(words + colon, f"bold {mood}") + ink(rest, "bold"))
    page.blank()
    page.line(ink(f"{title(company)}, as of {company.as_of}", "dim"))
    page.blank()
    every = rows(company)
    width = max(len(row.name) for row in every)
    for row in every:
        page.hang(ink(row.name.ljust(width), "bold") + blank(2), ink(row.says))
    page.blank()
    for note in notes(company):
        page.hang(blank(2), ink(note, "dim"))
    show_findings(page, "Files of all products", company.findings, options)
    return page.text(color=options.color)


def _sections(company: Company, parts: list[str], options: RenderOptions) -> list[str]:
    """Each report below its product's name, ruled off from the one before."""
    found = []
    for name, part in zip(_names(company), parts, strict=True):
        page = Page(options.width, unicode=options.unicode)
        page.blank()
        page.line(ink(f"===== {name} ".ljust(min(page.measure, 78), "="), "bold"))
        page.line(ink(" "))
        found.append(page.text(color=options.color) + part)
    return found
