"""Stop, start, continue: one candidate each, made of the counts that speak loudest to a role."""

from collections.abc import Callable, Mapping

from commitcheck.assessment.pack_values import Habits
from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, first_ids, phrase, words
from commitcheck.model.report import Report
from commitcheck.rules.approving import missing_roles
from commitcheck.rules.context import Context

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
        found = [one for one in report.unwaived if one.code.startswith(code)]
        promises = list(
            dict.fromkeys(one.subject.id for one in found if one.subject.kind in _COUNTED)
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
        lambda _, one: one.revenue_review in ("cleared", "deferred"),
    ),
    "legal": (
        "service credits with a cap as the remedy",
        lambda _, one: one.remedy == "service_credit" and one.remedy_cap_pct is not None,
    ),
    "engineering": (
        "dates that the plan can keep",
        lambda context, one: bool(one.due) and any(
            item.latest is not None and one.due is not None and item.latest <= one.due
            for item in context.awaited(one)
        ),
    ),
}  # fmt: skip


def _kept(context: Context, report: Report, role: str) -> Phrase:
    """What goes well: for most roles, what was approved by everybody and conforms."""
    fine = {one.commitment for one in report.commitments if one.answer == "conforms"}
    said, good = _KEEPS.get(
        role,
        ("promises that everybody approved and that conform",
         lambda context, one: bool(one.approvals) and not missing_roles(context, one)),
    )  # fmt: skip
    names = [
        one.id for one in context.open if good(context, one) and (role in _KEEPS or one.id in fine)
    ]
    if not names:
        return words("nothing yet that the promises show; this page is a start")
    return phrase("{}: {}", words(said), _named(names))
