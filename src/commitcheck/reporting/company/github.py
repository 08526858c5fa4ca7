"""GitHub annotations of a company: the runner shows ten of a level, whoever they are about."""

from collections import Counter

from commitcheck.model.company import Company
from commitcheck.reporting import github as one_product
from commitcheck.reporting.company.words import above, options_of
from commitcheck.reporting.inert import inert
from commitcheck.reporting.options import RenderOptions


def render(company: Company, options: RenderOptions) -> str:
    """The shared files' first, then the products' in turn: each product's first before the second
    of any, so that one product's debt hides no other's conflict.
    """
    pages = [one_product.render(above(company), options)] if company.findings else []
    pages += [
        one_product.render(product.report, options_of(product, options))
        for product in company.products
    ]
    commands = [[line for line in page.splitlines() if line.startswith("::")] for page in pages]
    shown: Counter[str] = Counter()
    lines: list[str] = []
    left = 0
    for turn in range(max(map(len, commands), default=0)):
        for told in commands:
            if turn < len(told):
                level = told[turn].split(" ", 1)[0]
                if shown[level] < one_product.PER_LEVEL:
                    lines.append(told[turn])
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
