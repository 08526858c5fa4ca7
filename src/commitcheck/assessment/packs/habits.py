"""Stop, start, continue: one candidate each, made of the counts that speak loudest to a role.

Beside them stand the few numbers that belong on that role's page.
"""

from collections.abc import Callable, Iterator, Mapping

from commitcheck.assessment.packs.facts import Habits
from commitcheck.model.commitment import Commitment
from commitcheck.model.figures import Metric
from commitcheck.model.phrase import Phrase, first_ids, ident, number, person, phrase, words
from commitcheck.model.report import Report
from commitcheck.model.vision import Certification
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import percent
from commitcheck.rules.terms.parties import missing_roles

_LISTED = 4

_COUNTED = ("commitment", "deal")

_STOP: Mapping[str, str] = {
    "COM802": "promises by email, call, chat, slide or side letter",
    "COM806": "answers of yes to what is not there yet",
    "TIM401": "dates earlier than the plan's",
    "VIS601": "promises that the vision rules out",
    "CAP502": "one-offs beyond the period's share",
    "GOV205:retroactive": "approvals after the signature",
    "DEB901": "quick fixes without an exit test and a date",
    "COV304": "firm dates on work nobody is sure of",
    "COM804": "remedies that one missed date can trigger",
    "COM805": "words that promise without limit",
    "VIS603": "values outside the guardrails",
    "VIS604": "numbers and certificates nobody has measured or holds",
    "TIM402:overdue": "silence about dates that have passed",
    "COM803": "future work on slides without the disclaimer",
    "POS102": "slots that say everything to everybody",
    "COV301": "promises of work that nobody plans",
}

_START: Mapping[str, str] = {
    "GOV205:missing": "approval by everybody before the signature, which is missing",
    "COM801": "a revenue review before the signature, which is pending",
    "COM807": "an end date in every exclusivity and price clause",
    "CAP503": "an estimate before a date is named, which is missing",
    "TIM401": "asking for the date before it is written",
    "GOV202": "one named approver",
    "DEB903": "capacity set aside for the themes",
    "TIM402": "telling the customer before they ask",
    "POS103": "one proof for every claim",
    "COV302": "a capability named in every promise, which is missing",
    "COM803": "the disclaimer on every slide about the future",
    "VIS604": "asking for the measured figure or the certificate first",
    "DEB902": "the check two weeks before the quarter ends",
    "VIS602": "asking product before a deal outside the target segments",
}

_STOPS: Mapping[str, tuple[str, ...]] = {
    "product": ("GOV205:retroactive", "COV301", "VIS601"),
    "executive": ("GOV205:retroactive", "VIS601", "CAP502"),
    "sales": ("COM802", "COM806", "TIM401", "COM805"),
    "engineering": ("DEB901", "COV304", "VIS604"),
    "finance": ("COM804", "GOV205:retroactive"),
    "legal": ("COM805", "COM802", "COM804"),
    "security": ("COM806", "VIS603", "VIS604"),
    "customer_success": ("TIM402:overdue", "COM802"),
    "marketing": ("COM803", "POS102"),
}

_STARTS: Mapping[str, tuple[str, ...]] = {
    "product": ("COV302", "CAP503", "GOV205:missing"),
    "executive": ("GOV202", "DEB903", "GOV205:missing"),
    "sales": ("GOV205:missing", "VIS602", "DEB902"),
    "engineering": ("CAP503", "TIM401", "TIM402"),
    "finance": ("COM801",),
    "legal": ("COM807", "COM803", "GOV205:missing"),
    "security": ("VIS604", "GOV205:missing"),
    "customer_success": ("TIM402",),
    "marketing": ("POS103", "COM803"),
}
"""Codes by role, the first one with a finding is taken."""


def habits(context: Context, report: Report, role: str) -> Habits:
    """One candidate to stop, to start and to continue."""
    return Habits(
        stop=_candidate(report, _STOPS[role], _STOP, "nothing in the promises calls for it"),
        start=_candidate(
            report, _STARTS[role], _START, "nothing is missing that the promises would show"
        ),
        keep=_kept(context, report, role),
    )


def _candidate(
    report: Report, codes: tuple[str, ...], said: Mapping[str, str], nothing: str
) -> Phrase:
    for code in codes:
        found = [finding for finding in report.unwaived if finding.code.startswith(code)]
        promises = list(
            dict.fromkeys(
                finding.subject.id for finding in found if finding.subject.kind in _COUNTED
            )
        )
        if promises:
            return phrase("{}: {}", words(said[code]), _named(promises))
        if found:
            return phrase("{}: {}", words(said[code]), found[0].message)
    return words(nothing)


def _named(names: list[str]) -> Phrase:
    """`3 so far (K-04, K-11, K-17)`."""
    return phrase("{} so far ({})", len(names), first_ids(names, _LISTED))


_Good = Callable[[Context, Commitment], bool]

_KEEPS: Mapping[str, tuple[str, _Good]] = {
    "finance": (
        "revenue conclusions on record",
        lambda _, promise: promise.revenue_review in ("cleared", "deferred"),
    ),
    "legal": (
        "service credits with a cap as the remedy",
        lambda _, promise: (
            promise.remedy == "service_credit" and promise.remedy_cap_pct is not None
        ),
    ),
    "engineering": (
        "dates that the plan can keep",
        lambda context, promise: bool(promise.due) and any(
            item.latest is not None and promise.due is not None and item.latest <= promise.due
            for item in context.awaited(promise)
        ),
    ),
}  # fmt: skip


def _kept(context: Context, report: Report, role: str) -> Phrase:
    """What goes well: for most roles, what was approved by everybody and conforms."""
    fine = {answer.commitment for answer in report.commitments if answer.answer == "conforms"}
    said, good = _KEEPS.get(
        role,
        ("promises that everybody approved and that conform",
         lambda context, promise: bool(promise.approvals) and not missing_roles(context, promise)),
    )  # fmt: skip
    names = [
        promise.id
        for promise in context.open
        if good(context, promise) and (role in _KEEPS or promise.id in fine)
    ]
    if not names:
        return words("nothing yet that the promises show; this page is a start")
    return phrase("{}: {}", words(said), _named(names))


_METRICS: Mapping[str, tuple[str, ...]] = {
    "product": ("coverage", "product_bypass", "promise_keeping"),
    "executive": ("arr_in_conflict", "committed_capacity", "concentration"),
    "sales": ("arr_in_conflict", "off_paper"),
    "engineering": ("committed_capacity", "promise_keeping", "at_risk"),
    "finance": ("arr_in_conflict", "retroactive"),
    "legal": ("off_paper", "retroactive"),
    "customer_success": ("promise_keeping", "accepted", "at_risk"),
}

_NAMES: Mapping[str, str] = {
    "coverage": "deliverables that exist or are planned",
    "product_bypass": "promises that lack product's approval",
    "promise_keeping": "promises kept by their first date",
    "accepted": "deliveries that the customer accepted",
    "at_risk": "promises said to be at risk",
    "arr_in_conflict": "ARR of deals in conflict",
    "committed_capacity": "capacity sold to signed promises",
    "concentration": "ARR share of the largest customer",
    "off_paper": "promises off the paper",
    "retroactive": "approvals after the signature",
}


def numbers(context: Context, report: Report, role: str) -> tuple[Phrase, ...]:
    """Metrics of the role; for product also what waits with whom and which waivers end."""
    by_name = {metric.name: metric for metric in report.metrics}
    lines = [
        phrase("{}: {}", words(_NAMES[name]), _figure(by_name[name], by_name.get("arr_total")))
        for name in _METRICS.get(role, ())
        if name in by_name and by_name[name].value is not None
    ]
    if report.history is not None and role in ("product", "sales", "executive"):
        gap = ", and part of it could not be read" if report.history.gaps else ""
        lines.append(words(f"by the history, {report.history.sentence}{gap}"))
    if role == "product":
        lines += _for_product(report)
    if role == "security":
        lines += (
            phrase("{}: {}", ident(certification.id), _how_far(certification))
            for certification in context.vision.certifications
        )
    return tuple(lines)


def _figure(metric: Metric, total: Metric | None) -> Phrase:
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
    unclear = [
        answer.commitment for answer in report.commitments if answer.answer == "could_not_be_judged"
    ]
    if unclear:
        yield phrase("could not be judged: {}", [ident(promise) for promise in unclear[:6]])
    for waiver in report.waivers:
        if waiver.expires_on is not None and waiver.state in ("active", "expiring"):
            yield phrase(
                "waiver {} for {} ends on {}",
                ident(waiver.id),
                words(waiver.rule),
                waiver.expires_on,
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
    version = positioning.version if positioning else None
    lines = []
    for stakeholder in context.vision.stakeholders:
        if stakeholder.role != role:
            continue
        answer = stakeholder.signoff
        if answer is None or answer.decision in (None, "pending"):
            said = phrase("has not answered to {} yet", _version(version))
        else:
            said = phrase(
                "{} {}{}",
                words((answer.decision or "").replace("_", " ")),
                _version(answer.version),
                phrase(" on {}", answer.date) if answer.date else words(""),
            )
        lines.append(phrase("{} {}", person(stakeholder.id), said))
    return tuple(lines)


def _version(name: str | None) -> Phrase:
    return phrase("version {}", ident(name)) if name else words("a version without a number")


def _how_far(certification: Certification) -> Phrase:
    """`in progress, expected on 2027-03-31`."""
    status = words((certification.status or "no status given").replace("_", " "))
    if certification.expected_on is None:
        return status
    return phrase("{}, expected on {}", status, certification.expected_on)
