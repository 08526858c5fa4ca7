"""What each role's meeting is about: the order of its decisions, and its area of what is owed."""

from collections.abc import Iterable, Mapping

from commitcheck.assessment.answers import headline
from commitcheck.assessment.packs.facts import Decision, Desk, Facts
from commitcheck.assessment.packs.options import options
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Report
from commitcheck.model.vocabulary import ROLES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import missing_roles

AGENDA: Mapping[str, tuple[str, ...]] = {
    "product": ("VIS", "COV", "XCF", "POS", "WVR", "CAP502", "DEB904"),
    "executive": ("CAP501", "CAP504", "DEB903", "GOV202"),
    "sales": ("VIS602", "COM806", "DEB902", "COV302"),
    "engineering": ("TIM", "CAP503", "COV304", "VIS604", "DEB901", "XCF703", "DEB905"),
    "finance": ("COM801", "COM804:contingent", "XCF704"),
    "legal": ("COM802", "COM803", "COM804", "COM805", "COM807", "XCF701", "GOV205:retroactive"),
    "security": ("VIS604:certification", "VIS603", "COM806"),
    "customer_success": ("TIM402",),
    "marketing": ("POS102", "POS103", "COM803"),
}
"""Codes or families by role, in the order of the meeting."""

_ELSEWHERE = ("INP", "GOV201", "GOV203")
"""Not decisions: input to be repaired; and the sign-off and the sync themselves."""


def roles_of(desk: Desk) -> tuple[str, ...]:
    """Roles that get a page: those that somebody holds, and those that something waits for."""
    held = {stakeholder.role for stakeholder in desk.context.vision.stakeholders}
    needed = {
        role
        for role in ROLES
        if any(_is_for(desk.context, role, finding) for finding in desk.unwaived)
    }
    return tuple(role for role in ROLES if role in held or role in needed)


def decisions(desk: Desk, role: str) -> tuple[Decision, ...]:
    """What only this role can decide, one entry per subject: what can still be prevented first,
    then the nearest signature, the worst, and the role's own agenda.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for found in desk.unwaived:
        if _is_for(desk.context, role, found):
            groups.setdefault((found.subject.kind, found.subject.id), []).append(found)
    made = [_decision(desk, role, group) for group in groups.values()]
    return tuple(sorted(made, key=lambda decision: _order(desk.report, role, decision)))


def on_agenda(desk: Desk, role: str, decided: Iterable[Decision]) -> tuple[Finding, ...]:
    """What others decide and this role has to know: its agenda without its own decisions."""
    own = {(decision.finding.subject.kind, decision.finding.subject.id) for decision in decided}
    found = [
        finding
        for finding in desk.unwaived
        if _rank(role, finding) < len(AGENDA[role])
        and (finding.subject.kind, finding.subject.id) not in own
        and role != "product"
    ]
    return tuple(sorted(found, key=lambda finding: (not finding.preventable, _rank(role, finding))))


def _is_for(context: Context, role: str, found: Finding) -> bool:
    """Is the decision this role's? An approval that is missing is one of every missing role."""
    if found.rule.startswith(_ELSEWHERE):
        return False
    if found.code == "GOV205:missing":
        promise = context.project.by_id.get(found.subject.id)
        return promise is not None and role in missing_roles(context, promise)
    return found.who == role


def _decision(desk: Desk, role: str, group: list[Finding]) -> Decision:
    """The role's own agenda leads, then the usual precedence."""
    own = [finding for finding in group if _rank(role, finding) < len(AGENDA[role])]
    leading = headline(tuple(own or group)) or group[0]
    facts = Facts(desk, leading)
    promise, deal = facts.promise, facts.deal
    return Decision(
        finding=leading,
        title=promise.title if promise else "",
        customer=deal.customer if deal else "",
        deal=deal.id if deal else "",
        arr=facts.arr if deal else None,
        quote=leading.quotes[0] if promise and leading.quotes else None,
        source_ref=promise.source_ref if promise else None,
        options=options(facts),
        also=_also(desk, leading),
        by=(promise.expected_signature if promise and promise.is_draft else None)
        or (deal.signature if deal and leading.preventable else None),
    )


def _also(desk: Desk, leading: Finding) -> tuple[str, ...]:
    """The codes of everything else that stands on the subject, whoever decides it."""
    return tuple(
        finding.code for finding in desk.beside(leading) if finding.severity >= Severity.WARNING
    )


def _order(report: Report, role: str, decision: Decision) -> tuple[object, ...]:
    days = (decision.by - report.as_of).days if decision.by else 10**6
    found = decision.finding
    return (not found.preventable, days, -found.severity, _rank(role, found), found.subject.id)


def _rank(role: str, found: Finding) -> int:
    """The place of a finding on the role's agenda; behind its end when it is not on it."""
    agenda = AGENDA[role]
    return next((i for i, code in enumerate(agenda) if found.code.startswith(code)), len(agenda))
