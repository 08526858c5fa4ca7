"""The ratios and sums of the portfolio: each with numerator, denominator and formula.

All are over open promises and unwaived findings unless the formula says otherwise. Where
nothing can be counted the value is None, with the reason: a zero would look like an answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum

from msgspec import Struct

from commitcheck.model.figures import Metric
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Answer
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.rules.cap504_one_customer_dependence import top_arr, top_effort
from commitcheck.rules.context import Context
from commitcheck.rules.deb905_promises_not_kept import promise_keeping
from commitcheck.rules.terms.comparing import Share, arr_by_deal, currencies
from commitcheck.rules.terms.parties import asking_product
from commitcheck.rules.terms.work_units import committed_capacity

# What a diagnosis may look at: unwaived findings by rule, and which rules did not run.


class Evidence(Struct, frozen=True, dict=True):
    """`findings` are the unwaived ones; what a `silent` rule would have said is not known.

    `waived` are for what stands on record whatever was excepted: who has not signed off.
    """

    context: Context
    findings: tuple[Finding, ...]
    silent: frozenset[str]
    waived: tuple[Finding, ...] = ()

    def of_rule(
        self, code: str, *, at_least: Severity = Severity.INFO, variants: tuple[str, ...] = ()
    ) -> tuple[Finding, ...]:
        """Findings of a rule, or of a whole family by its three letters."""
        return tuple(
            found
            for found in self._of_code(code)
            if found.severity >= at_least and (not variants or found.variant in variants)
        )

    def promises_with(self, *codes: str, at_least: Severity = Severity.INFO) -> frozenset[str]:
        """Open promises that are the subject of a finding of one of these rules."""
        return frozenset(
            found.subject.id
            for code in codes
            for found in self.of_rule(code, at_least=at_least)
            if found.subject.kind == "commitment" and found.subject.id in self._still_open
        )

    def _of_code(self, code: str) -> Sequence[Finding]:
        rules = [rule for rule in self._by_rule if rule.startswith(code)]
        if len(rules) == 1:
            return self._by_rule[rules[0]]
        return [found for found in self.findings if found.rule in rules] if rules else ()

    @cached_property
    def _by_rule(self) -> Mapping[str, Sequence[Finding]]:
        """Forty signals and figures ask for their rules, and findings may be many."""
        groups: defaultdict[str, list[Finding]] = defaultdict(list)
        for found in self.findings:
            groups[found.rule].append(found)
        return groups

    @cached_property
    def _still_open(self) -> frozenset[str]:
        return frozenset(promise.id for promise in self.context.open)

    def knows(self, *codes: str) -> bool:
        """Did all of these rules run?"""
        return self.silent.isdisjoint(codes)


def coverage(evidence: Evidence) -> Metric:
    context = evidence.context
    covered = [
        promise
        for promise in context.deliverables
        if context.backing(promise)
        or any(capability.status == "available" for capability in context.capabilities_of(promise))
    ]
    return ratio(
        "coverage",
        len(covered),
        len(context.deliverables),
        "deliverables whose capability is available or that have backing / open deliverables",
        "there are no open deliverables",
    )


def vision_hit(evidence: Evidence) -> Metric:
    return _share_of_open(
        evidence,
        "vision_hit",
        len(evidence.promises_with("VIS601", "VIS603")),
        "open promises with VIS601 or VIS603 / open promises",
    )


def one_off(evidence: Evidence) -> Metric:
    if "reuse" not in evidence.context.project.fields:
        return unknown("one_off", "reuse one_off / open promises", "no promise says its reuse")
    count = sum(promise.reuse == "one_off" for promise in evidence.context.open)
    return _share_of_open(evidence, "one_off", count, "reuse one_off / open promises")


def product_bypass(evidence: Evidence) -> Metric:
    formula = "open promises that lack product's approval / those that need it"
    if "approvals" not in evidence.context.project.fields:
        return unknown("product_bypass", formula, "no promise says who approved it")
    asking, lack = asking_product(evidence.context)
    return ratio("product_bypass", lack, len(asking), formula, "none needs product's approval")


def off_paper(evidence: Evidence) -> Metric:
    count = len(evidence.promises_with("COM802", at_least=Severity.WARNING))
    formula = "open promises with a COM802 warning or error / open promises"
    if not evidence.knows("COM802"):
        return unknown("off_paper", formula, "COM802 did not run")
    return _share_of_open(evidence, "off_paper", count, formula)


def retroactive(evidence: Evidence) -> Metric:
    dated = [
        (approval.date, promise.signed_on)
        for promise in evidence.context.open
        for approval in promise.approvals
        if approval.date and promise.signed_on
    ]
    late = sum(given > signed for given, signed in dated)
    return ratio(
        "retroactive",
        late,
        len(dated),
        "approvals dated after signature / dated approvals of signed promises",
        "no signed promise has a dated approval",
    )


def ratio(name: str, part: float, whole: float, formula: str, nothing: str) -> Metric:
    """A share of 1, or the reason why there is none."""
    if not whole:
        return Metric(name, None, part, whole, "ratio", formula, nothing)
    return Metric(name, part / whole, part, whole, "ratio", formula)


def unknown(name: str, formula: str, reason: str, unit: str = "ratio") -> Metric:
    return Metric(name, None, None, None, unit, formula, reason)


def _share_of_open(evidence: Evidence, name: str, count: int, formula: str) -> Metric:
    return ratio(name, count, len(evidence.context.open), formula, "there are no open promises")


def kept_promises(evidence: Evidence) -> Metric:
    formula = "delivered by their first date / promises due before today (DEB905)"
    context = evidence.context
    undated = any(promise.status == "delivered" for promise in context.commitments)
    if undated and "delivered_on" not in context.project.fields:
        return unknown("promise_keeping", formula, "no promise says when it was delivered")
    share = promise_keeping(context)
    return ratio("promise_keeping", share.part, share.whole, formula, "nothing was due yet")


def accepted(evidence: Evidence) -> Metric:
    formula = "delivered promises that the customer accepted / delivered promises"
    context = evidence.context
    delivered = [promise for promise in context.commitments if promise.status == "delivered"]
    if delivered and "accepted_on" not in context.project.fields:
        return unknown("accepted", formula, "no promise says when it was accepted")
    said = sum(promise.accepted_on is not None for promise in delivered)
    return ratio("accepted", said, len(delivered), formula, "nothing was delivered yet")


def at_risk(evidence: Evidence) -> Metric:
    formula = "open promises that are said to be at risk / open promises"
    context = evidence.context
    if context.open and "at_risk" not in context.project.fields:
        return unknown("at_risk", formula, "no promise says whether it is at risk")
    count = sum(promise.at_risk is True for promise in context.open)
    return _share_of_open(evidence, "at_risk", count, formula)


def sold_capacity(evidence: Evidence) -> Metric:
    formula = "person-weeks of firm signed work units / plannable capacity (DEB903)"
    share = committed_capacity(evidence.context)
    if share is None:
        return unknown("committed_capacity", formula, "the vision has no capacity to come")
    return ratio("committed_capacity", share.part, share.whole, formula, "no capacity is free")


def concentration(evidence: Evidence) -> Metric:
    formula = "ARR of the largest customer / ARR of deals with an open promise (CAP504)"
    return _top_share("concentration", top_arr(evidence.context), formula)


def concentration_effort(evidence: Evidence) -> Metric:
    formula = "firm one-off effort of the first customer / all of it (CAP504)"
    return _top_share("concentration_effort", top_effort(evidence.context), formula)


def _top_share(name: str, top: tuple[str, Share] | None, formula: str) -> Metric:
    if top is None:
        return unknown(name, formula, "fewer than three customers, no figures, or two currencies")
    return ratio(name, top[1].part, top[1].whole, formula, "there is nothing to share")


RATIOS: tuple[Callable[[Evidence], Metric], ...] = (
    coverage,
    vision_hit,
    one_off,
    product_bypass,
    off_paper,
    retroactive,
    kept_promises,
    accepted,
    at_risk,
    sold_capacity,
    concentration,
    concentration_effort,
)


def metrics(evidence: Evidence, answers: Iterable[Answer]) -> tuple[Metric, ...]:
    """Every metric, in a fixed order; `answers` tell which deals are in conflict."""
    bad = frozenset(
        answer.deal
        for answer in answers
        if answer.answer == "does_not_conform" and answer.status in OPEN_STATUSES
    ) | frozenset(
        found.subject.id
        for found in evidence.findings
        if found.subject.kind == "deal"
        and found.severity is Severity.ERROR
        and not found.rule.startswith("INP")
    )
    return (*(make(evidence) for make in RATIOS), *_arr(evidence, bad))


def _arr(evidence: Evidence, deals_in_conflict: frozenset[str]) -> Iterator[Metric]:
    """ARR of the deals with a non-conforming promise, and of all deals with an open one."""
    context = evidence.context
    names = sorted(currencies(context))
    unit = names[0] if names else "money"
    sums = arr_by_deal(context)
    for name, deals, formula in (
        (
            "arr_in_conflict",
            deals_in_conflict,
            "ARR of deals with an open promise that does not conform, or an error of their own",
        ),
        ("arr_total", frozenset(sums), "ARR of deals with an open promise"),
    ):
        if len(names) > 1:
            yield unknown(name, formula, f"{' and '.join(names)} cannot be added up", unit)
        elif not sums:
            yield unknown(name, formula, "no deal says its ARR", unit)
        else:
            total = fsum(arr for deal, arr in sums.items() if deal in deals)
            yield Metric(name, total, total, None, unit, formula)
