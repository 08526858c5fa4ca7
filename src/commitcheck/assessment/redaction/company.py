"""A company's reports that can leave the room: one codename for a customer in all of them."""

from msgspec.structs import replace

from commitcheck.assessment.redaction.redact import redacted
from commitcheck.model.company import Company, ProductReport
from commitcheck.model.report import Report, Verdict


def redacted_company(company: Company, what: str) -> Company:
    """The company without what `what` names, as `redacted` does it for one report.

    Raises:
        UsageError: another word stands in it.
    """
    words = {word.strip() for word in what.split(",")}
    every = tuple(product.report for product in company.products)
    above = Report(
        version=company.version,
        product=company.name,
        as_of=company.as_of,
        verdict=Verdict(""),
        findings=company.findings,
    )
    shared = redacted(above, what, every)
    products = tuple(
        ProductReport(
            product.name,
            redacted(product.report, what, (above, *(it for it in every if it != product.report))),
            product.fail_on,
        )
        for product in company.products
    )
    hides_customers = "customers" in words
    return replace(
        company,
        name=shared.product,
        products=products,
        findings=shared.findings,
        metrics=tuple(it for it in company.metrics if "money" not in words),
        left_out=tuple(
            _first_words(line) if hides_customers else line for line in company.left_out
        ),
        deals_in_several=() if hides_customers else company.deals_in_several,
    )


def _first_words(line: str) -> str:
    """`helio is not shown`, without the name that was asked for."""
    return line.partition(":")[0]
