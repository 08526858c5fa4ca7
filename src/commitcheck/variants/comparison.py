"""What a comparison says, in one value: reporters of comparisons look nothing up."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from commitcheck.model.finding import Finding
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import BaselineSummary, Report
from commitcheck.variants.changes import Change


class End(msgspec.Struct, frozen=True):
    """One side of a comparison by the name it was asked for, and the commit behind a ref."""

    name: str
    commit: str | None = None
    day: dt.date | None = None


class ComparedFinding(msgspec.Struct, frozen=True):
    """A finding that is new or worse; `then` is what it was before. `causes` are indexes into the
    changes, `is_smallest` is False where the search for a smaller set was cut short.
    """

    finding: Finding
    then: Finding | None = None
    causes: tuple[int, ...] = ()
    is_smallest: bool = True


class TouchedDeal(msgspec.Struct, frozen=True):
    """A deal with an error that is new or worse; `arr` per year, None where no row says it."""

    id: str
    customer: str
    arr: float | None = None
    currency: str | None = None


class TouchedRemedy(msgspec.Struct, frozen=True):
    """What the paper grants the customer when such a promise is not kept."""

    commitment: str
    customer: str
    remedy: str | None = None
    cap_pct: float | None = None
    payment_contingent: bool = False


class Message(msgspec.Struct, frozen=True):
    """Somebody who must be told: the customer of a signed deal, or who negotiates a draft."""

    customer: str
    deal: str
    by: dt.date | None
    why: Phrase


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions of the project, compared.

    `report` is the newer version's. `has_changes` is False where only findings could be compared
    (saved reports). `unread` says which side could not be read as a whole, and why. `notes` are
    sentences that a reader must know.
    """

    base: End
    head: End
    report: Report
    changes: tuple[Change, ...] = ()
    new: tuple[ComparedFinding, ...] = ()
    worse: tuple[ComparedFinding, ...] = ()
    gone: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    deals: tuple[TouchedDeal, ...] = ()
    remedies: tuple[TouchedRemedy, ...] = ()
    tell: tuple[Message, ...] = ()
    has_changes: bool = True
    is_regrouped: bool = False
    """Was one side one project, and the other one of several products?"""
    assumed: tuple[str, ...] = ()
    """What is only assumed, in the words of the call; base and head are the same files then."""
    latest_safe: Mapping[str, dt.date | None] = {}
    """For each roadmap item that is moved, the last day that breaks nothing more."""
    fail_on: str = "error"
    """What the newer version's configuration fails a run on."""
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def as_of(self) -> dt.date:
        return self.report.as_of

    @property
    def bad(self) -> tuple[ComparedFinding, ...]:
        """New and worse ones, in this order."""
        return (*self.new, *self.worse)

    @property
    def arr(self) -> dict[str, float]:
        """ARR of the touched deals by currency; the empty one where none is named."""
        sums: dict[str, float] = {}
        for deal in self.deals:
            if deal.arr is not None:
                currency = deal.currency or ""
                sums[currency] = sums.get(currency, 0) + deal.arr
        return sums


# A whole report in which what a comparison knows is set apart, as every format does for debt.


def set_apart(report: Report, comparison: Comparison) -> Report:
    """The report with known findings marked as such; what is new or worse is not.

    `report` may be narrowed to some of what was compared, and may be redacted as the comparison is.
    """
    known = Counter(map(_identity, comparison.known))
    findings = tuple(_marked(report, known))
    here = sum(found.in_baseline for found in findings)
    gone = tuple(f"{found.code} {found.subject.id}" for found in comparison.gone)
    name = comparison.base.name
    return replace(report, findings=findings, baseline=BaselineSummary(name, here, gone))


def _marked(report: Report, known: Counter[object]) -> Iterator[Finding]:
    for found in report.findings:
        identity = _identity(found)
        is_known = found.waived_by is None and known[identity] > 0
        known[identity] -= is_known
        yield replace(found, in_baseline=is_known)


def _identity(found: Finding) -> object:
    return found.fingerprint, found.severity, str(found.message), len(found.related)
