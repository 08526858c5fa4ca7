"""Several products of one company, judged together: what every reporter of them takes."""

import datetime as dt

from msgspec import Struct

from commitcheck.model.figures import Metric
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Report, Verdict


class ProductReport(Struct, frozen=True):
    """One product's report under the name it has in the company; `fail_on` is what fails it."""

    name: str
    report: Report
    fail_on: str = "error"
    is_compared: bool = False
    """Is what was there already set apart, so that only the rest fails?"""

    @property
    def is_empty(self) -> bool:
        """Has nobody promised anything of it yet?"""
        return not self.report.commitments


class SharedDeal(Struct, frozen=True):
    """A deal with promises of several products: its word in each; the worst is the deal's."""

    id: str
    words: tuple[tuple[str, str], ...]


class Company(Struct, frozen=True):
    """The products in the order of the configuration, and what stands above all of them.

    `verdict` counts every open promise once, in its product. `findings` are about files that all
    products share. `metrics` hold `arr_total` and `arr_in_conflict`, in which a deal that stands in
    two products counts once. `left_out` says which products are not shown, and why.
    """

    version: str
    name: str
    as_of: dt.date
    verdict: Verdict
    products: tuple[ProductReport, ...]
    findings: tuple[Finding, ...] = ()
    metrics: tuple[Metric, ...] = ()
    left_out: tuple[str, ...] = ()
    deals_in_several: tuple[SharedDeal, ...] = ()
    compared: str | None = None
    """What became of all findings since another version, in one sentence."""
    gone: tuple[Finding, ...] = ()
    """What was found in the shared files then, and is not any more."""

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Errors of the shared files: part of them was not checked."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)
