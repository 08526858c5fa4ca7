"""GitHub annotations of a company: the runner shows ten of a level, whoever they are about."""

from collections import Counter
from itertools import zip_longest

from commitcheck.model.company import Company
from commitcheck.reporting import github as one_product
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import above
from commitcheck.reporting.inert import inert
from commitcheck.reporting.options import RenderOptions


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """The shared files' first, then the products' in turn: each product's first before the second
    of any, so that one product's debt hides no other's conflict; what is new before what is known.
    """
    pages = [one_product.render(above(company), options)] if company.findings else []
    pages += [page_of(product, options) for product in company.products]
    commands = [sorted(filter(_is_command, page.splitlines()), key=_is_known) for page in pages]
    shown: Counter[str] = Counter()
    lines: list[str] = []
    left = 0
    in_turn = [line for lines in zip_longest(*commands) for line in lines if line is not None]
    for line in sorted(in_turn, key=_is_known):
        level = line.split(" ", 1)[0]
        if shown[level] < one_product.PER_LEVEL:
            lines.append(line)
            shown[level] += 1
        else:
            left += 1
    for product, page in zip(company.products, pages[-len(company.products) :], strict=True):
        plain = [line for line in page.splitlines() if not line.startswith("::")]
        lines += [inert(f"{product.name}: {line}") for line in plain]
    lines.append(inert(f"commitcheck: {company.verdict.sentence}"))
    if left:
        lines.append(f"not annotated: {left} more; the summary and the other reports have them")
    return "".join(f"{line}\n" for line in lines)


def _is_command(line: str) -> bool:
    return line.startswith("::")


def _is_known(line: str) -> bool:
    return " title=known%3A " in line
