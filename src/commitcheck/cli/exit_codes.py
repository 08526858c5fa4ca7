"""How a run ends, in one number. The table of `docs/exit-codes.md` is this enum."""

from enum import IntEnum
from typing import TYPE_CHECKING

from commitcheck.errors import UsageError
from commitcheck.model.finding import Severity

if TYPE_CHECKING:  # nothing to import before it is known which command is called
    from commitcheck.model.company import Company, ProductReport
    from commitcheck.model.report import Report


FAIL_ON = ("error", "warning", "preventable", "never")
"""What a run can fail on."""


class ExitCode(IntEnum):
    """Python's own crash code is 1, which would look like findings; `main` maps it to FAULT."""

    OK = 0
    """Checked, and nothing at or above --fail-on."""
    FINDINGS = 1
    """Checked, and findings at or above --fail-on."""
    INPUT = 2
    """Usage, configuration or input error: part was not checked; what could be, is reported."""
    NOTHING = 3
    """Nothing to check: no promises, or none of the open ones could be judged."""
    FAULT = 4
    """A fault of commitcheck's own."""
    INTERRUPTED = 130
    """Ctrl-C."""


def exit_code(report: "Report", fail_on: str = "error", *, only_new: bool = False) -> ExitCode:
    """The code that a run with this report ends with, as a number: 0 fine, 1 findings, ...

    Waived findings never fail a run. With a baseline, known debt fails it only while its
    subject is not signed yet, for then it can still be prevented, unless the baseline accepts
    drafts for now.

    Args:
        report: What `check` gave.
        fail_on: error, warning, preventable or never: the least that fails a run.
        only_new: Known debt never fails it.

    Raises:
        UsageError: `fail_on` is none of these words, which would fail on less than was meant.
    """
    if fail_on not in FAIL_ON:
        raise UsageError(f"fail_on is {fail_on}, expected error, warning, preventable or never")
    errors = [f for f in report.unwaived if f.severity is Severity.ERROR]
    if any(found.rule.startswith("INP") for found in errors):
        return ExitCode.INPUT
    counts = report.verdict
    unjudged = counts.could_not_be_judged - counts.left_out
    if not report.commitments or 0 < counts.open == unjudged:
        return ExitCode.NOTHING
    failing = (
        found
        for found in report.unwaived
        if found.fails(fail_on) and not (only_new and found.in_baseline)
    )
    return ExitCode.FINDINGS if any(failing) else ExitCode.OK


_WORST = (ExitCode.INPUT, ExitCode.FINDINGS, ExitCode.NOTHING, ExitCode.OK)


def worst(company: "Company") -> ExitCode:
    """The code of several products: the worst of them, and of the files that they share.

    A product of which nobody promised anything yet is no reason to fail; all of them are.
    """
    if company.unread:
        return ExitCode.INPUT
    judged = [product for product in company.products if not product.is_empty]
    if not judged:
        judged = list(company.products)
    codes = {_of_product(product) for product in judged}
    empty = {_of_product(product) for product in company.products}
    return next(code for code in _WORST if code in codes | (empty & {ExitCode.INPUT}))


def _of_product(product: "ProductReport") -> ExitCode:
    return exit_code(product.report, product.fail_on, only_new=product.is_compared)
