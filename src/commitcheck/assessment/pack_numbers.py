"""The few numbers that belong on a role's page."""

from collections.abc import Iterator, Mapping

from commitcheck.model.phrase import Phrase, ident, number, person, phrase, words
from commitcheck.model.report import Metric, Report
from commitcheck.rules.context import Context
from commitcheck.rules.shares import percent

_METRICS: Mapping[str, tuple[str, ...]] = {
    "product": ("coverage", "product_bypass", "promise_keeping"),
    "executive": ("arr_in_conflict", "committed_capacity", "concentration"),
    "sales": ("arr_in_conflict", "off_paper"),
    "engineering": ("committed_capacity", "promise_keeping"),
    "finance": ("arr_in_conflict", "retroactive"),
    "legal": ("off_paper", "retroactive"),
    "customer_success": ("promise_keeping",),
}
_NAMES: Mapping[str, str] = {
    "coverage": "deliverables that exist or are planned",
    "product_bypass": "promises that lack product's approval",
    "promise_keeping": "promises kept by their first date",
    "arr_in_conflict": "ARR of deals in conflict",
    "committed_capacity": "capacity sold to signed promises",
    "concentration": "ARR share of the largest customer",
    "off_paper": "promises off the paper",
    "retroactive": "approvals after the signature",
}


def numbers(context: Context, report: Report, role: str) -> tuple[Phrase, ...]:
    """Metrics of the role; for product also what waits with whom and which waivers end."""
    by_name = {one.name: one for one in report.metrics}
    told = [
        phrase("{}: {}", words(_NAMES[name]), _told(by_name[name], by_name.get("arr_total")))
        for name in _METRICS.get(role, ())
        if name in by_name and by_name[name].value is not None
    ]
    if role == "product":
        told += _for_product(report)
    if role == "security":
        told += (
            phrase("{}: {}{}", ident(one.id), words((one.status or "unset").replace("_", " ")),
                   phrase(", expected on {}", one.expected_on) if one.expected_on else words(""))
            for one in context.vision.certifications
        )  # fmt: skip
    return tuple(told)


def _told(metric: Metric, total: Metric | None) -> Phrase:
    if metric.unit != "ratio":
        of = phrase(" of {}", _amount(total)) if total and total.value is not None else words("")
        return phrase("{}{}", _amount(metric), of)
    share = percent(metric.value or 0)
    if metric.name == "concentration":
        return share
    return phrase("{} of {} ({})", metric.numerator, metric.denominator, share)


def _amount(metric: Metric) -> Phrase:
    unit = "" if metric.unit == "money" else f" {metric.unit}"
    return words(f"{metric.value or 0:,.0f}{unit}")


def _for_product(report: Report) -> Iterator[Phrase]:
    unclear = [one.commitment for one in report.commitments if one.answer == "cannot_tell"]
    if unclear:
        yield phrase("cannot be told: {}", [ident(one) for one in unclear[:6]])
    for one in report.waivers:
        if one.expires_on is not None and one.state in ("active", "expiring"):
            yield phrase(
                "waiver {} for {} ends on {}", ident(one.id), words(one.rule), one.expires_on
            )
    waiting: dict[str, int] = {}
    for found in report.unwaived:
        if not found.rule.startswith("INP"):
            waiting[found.who] = waiting.get(found.who, 0) + 1
    if waiting:
        in_order = sorted(waiting.items(), key=lambda pair: (-pair[1], pair[0]))
        said = ", ".join(f"{who.replace('_', ' ')} {number(count)}" for who, count in in_order)
        yield words(f"findings by who decides: {said}")


def sign_offs(context: Context, role: str) -> tuple[Phrase, ...]:
    """How the role's stakeholders stand to the positioning, each in a sentence."""
    positioning = context.vision.positioning
    version = (positioning.version if positioning else None) or "unset"
    told = []
    for one in context.vision.stakeholders:
        if one.role != role:
            continue
        answer = one.signoff
        if answer is None or answer.decision in (None, "pending"):
            said = phrase("has not answered to version {} yet", ident(version))
        else:
            said = phrase(
                "{} version {}{}",
                words((answer.decision or "").replace("_", " ")),
                ident(answer.version or "unset"),
                phrase(" on {}", answer.date) if answer.date else words(""),
            )
        told.append(phrase("{} {}", person(one.id), said))
    return tuple(told)
