"""What is said above all products, in every format alike."""

from collections.abc import Iterator

from msgspec import Struct

from commitcheck.model.company import Company, ProductReport, SharedDeal
from commitcheck.model.figures import Metric
from commitcheck.model.finding import Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report, Verdict
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.spoken import NAME, number, verdict_word

_NAMED = 5


class Row(Struct, frozen=True):
    """One product in the table of all: its counts, and in a few words how it stands."""

    name: str
    open: int
    nonconforming: int
    preventable: int
    unjudged: int
    says: str


def title(company: Company) -> str:
    """`Northwind Software: 2 products`."""
    products = counted(len(company.products), "product")
    name = shorten(company.name, NAME)
    return f"{name}: {products}" if name else products


def rows(company: Company) -> tuple[Row, ...]:
    return tuple(map(_row, company.products))


def _row(product: ProductReport) -> Row:
    verdict = product.report.verdict
    is_unread = any(it.severity is Severity.ERROR for it in product.report.unwaived)
    is_quiet = product.is_empty and not is_unread
    says = "no promises yet" if is_quiet else inert(verdict.sentence)
    return Row(
        name=shorten(product.name, NAME),
        open=verdict.open,
        nonconforming=verdict.nonconforming,
        preventable=verdict.preventable,
        unjudged=verdict.could_not_be_judged,
        says=says,
    )


def notes(company: Company) -> Iterator[str]:
    """Money, deals of several products, and what is not shown: one sentence each."""
    if company.compared is not None:
        yield inert(company.compared)
    money = {metric.name: metric for metric in company.metrics}
    if "arr_total" in money:
        yield _money(money["arr_in_conflict"], money["arr_total"])
    deals = company.deals_in_several
    yield from (_deal(deal) for deal in deals[:_NAMED])
    if len(deals) > _NAMED:
        yield f"{len(deals) - _NAMED} more deals stand in several products"
    yield from (inert(line) for line in company.left_out)


def _deal(deal: SharedDeal) -> str:
    """Of a deal that one product would sign and another not, nobody signs half."""
    words = ", ".join(
        f"{verdict_word(verdict).text} in {shorten(name, NAME)}" for name, verdict in deal.words
    )
    return f"deal {shorten(deal.id, NAME)} is one deal, and its worst word counts: {words}"


def _money(conflict: Metric, total: Metric) -> str:
    if total.value is None:
        return f"ARR of all products: none, {inert(total.reason or '')}"
    bad = number(conflict.value if conflict.value is not None else 0)
    return (
        f"ARR in conflict: {bad} of {number(total.value)} {shorten(total.unit, NAME)},"
        " each deal once"
    )


def above(company: Company) -> Report:
    """What is found in the shared files as a report, for formats that are made of findings."""
    return Report(
        version=company.version,
        product=company.name or "all products",
        as_of=company.as_of,
        verdict=Verdict(company.verdict.sentence),
        findings=company.findings,
    )
