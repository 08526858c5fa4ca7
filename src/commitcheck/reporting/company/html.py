"""HTML of a company: a front page with every product in one row, and each product's page below.

A product's page is the one that it has alone, put in as it is: what it holds is finished and inert
(`reporting.html`). Only the names of its places get the product's number, so that a link in one
section never leads into another.
"""

import re

from markupsafe import Markup, escape

from commitcheck.model.company import Company, ProductReport
from commitcheck.model.pattern import pattern
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import above, notes, rows, title
from commitcheck.reporting.html import report as one_product
from commitcheck.reporting.options import RenderOptions

_MAIN = pattern(r"<main>\n(.*)</main>", re.DOTALL)
_LABEL = pattern(r'(\baria-label="[^"]*)"')
_LABELLED = pattern(r'(<section\b[^>]*\baria-labelledby="[^"]+)"')
"""What a screen reader says of a region; two of one page may not say the same."""
_ID = pattern(r'\bid="([^"]+)"')
_STYLE = """
.products td,.products th{padding:.35rem .7rem;text-align:left;vertical-align:top}
.products td.count{text-align:right}
.product>h2{margin-top:2.5rem;border-top:2px solid currentColor;padding-top:1rem}
.product .verdict>h3:first-child{font-size:1.3rem}
.product .verdict>h3:first-child .icon{margin-right:9px}
.products{margin-bottom:.7rem}
"""


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """One file without a script, in the frame of a single product's page."""
    frame = one_product.render(above(company), options)
    inside = one_product.template("company.html.j2").render(
        company=company,
        mood="error" if company.verdict.nonconforming or company.unread else "ok",
        title=title(company),
        rows=rows(company),
        notes=tuple(notes(company)),
        sections=[
            _section(number, product, options, page_of)
            for number, product in enumerate(company.products, 1)
        ],
    )
    page = _MAIN.sub(lambda _: f"<main>\n{inside}</main>", frame, count=1)
    return page.replace("</style>", f"{_STYLE}</style>", 1)


def _section(
    number: int, product: ProductReport, options: RenderOptions, page_of: PageOf
) -> Markup:
    """What stands in the product's own page, a heading deeper."""
    found = _MAIN.search(page_of(product, options))
    assert found is not None  # noqa: S101 - our own frame has one
    inner = _apart(found[1], number)
    inner = _LABEL.sub(lambda label: f'{label[1]}, {escape(product.name)}"', inner)
    inner = _LABELLED.sub(rf'\g<1> product-{number}-name"', inner)
    for tag, deeper in (("h3", "h4"), ("h2", "h3"), ("h1", "h3")):
        inner = re.sub(rf"<(/?){tag}\b", rf"<\g<1>{deeper}", inner)
    return Markup(inner)  # noqa: S704 - finished by the page that it comes from


def _apart(inner: str, number: int) -> str:
    """Every place that the page names itself, and what refers to one, with the product's number."""
    own = set(_ID.findall(inner))

    def renamed(match: re.Match[str]) -> str:
        names = (f"p{number}-{name}" if name in own else name for name in match[2].split(" "))
        return f"{match[1]}{' '.join(names)}{match[3]}"

    inner = re.sub(r'(\b(?:id|aria-labelledby|aria-describedby|for)=")([^"]+)(")', renamed, inner)
    inner = re.sub(r'(\bhref="#)([^"]+)(")', renamed, inner)
    return re.sub(r"(url\(#)([^)]+)(\))", renamed, inner)
