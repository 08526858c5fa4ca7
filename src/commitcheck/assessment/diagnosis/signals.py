"""Five yes/no signals per root problem, each with its number: no score, nothing opaque.

A signal is lit when one of its grounds is there; it is not known when none is there and a rule
that could have shown one did not run. Shares are compared inclusively: at the mark is lit.
"""

from collections.abc import Callable, Mapping
from math import fsum

from commitcheck.assessment.diagnosis.metrics import Evidence
from commitcheck.model.finding import Severity
from commitcheck.model.history import History, SinceSigned
from commitcheck.model.phrase import Phrase, counted, phrase, words
from commitcheck.model.report import Signal
from commitcheck.rules.cap504_one_customer_dependence import top_arr, top_effort
from commitcheck.rules.deb903_vision_crowded_out import OFF_THEME, SOLD_OUT, strategic_share
from commitcheck.rules.deb905_promises_not_kept import promise_keeping
from commitcheck.rules.inp004_contradictory_record import usable
from commitcheck.rules.terms.comparing import Share, exceeds, percent
from commitcheck.rules.terms.parties import asking_product
from commitcheck.rules.terms.work_units import committed_capacity

_WARN, _ERROR = Severity.WARNING, Severity.ERROR

Look = Callable[[Evidence], Signal]


def weak_positioning(evidence: Evidence) -> Signal:
    errors = evidence.of_rule("POS", at_least=_ERROR)
    warnings = [
        finding for finding in evidence.of_rule("POS", at_least=_WARN) if finding not in errors
    ]
    found = bool(errors) or len(warnings) >= 2  # noqa: PLR2004 - diagnosis.md, S1.1
    text = phrase(
        "weak points of the positioning: {}, {}",
        words(counted(len(errors), "error")),
        words(counted(len(warnings), "warning")),
    )
    lit = lit_by(evidence, found, "POS101", "POS102", "POS103", "POS104")
    return signal("S1.1", lit, text, decisive=bool(errors))


def sign_offs(evidence: Evidence) -> Signal:
    """Required sign-offs that are current, approved and unreserved; a waiver signs nothing off."""
    required = [
        stakeholder for stakeholder in evidence.context.vision.stakeholders if stakeholder.required
    ]
    waived = tuple(found for found in evidence.waived if found.rule == "GOV201")
    gaps = {found.subject.id: found for found in evidence.of_rule("GOV201") + waived}
    good = Share(sum(stakeholder.id not in gaps for stakeholder in required), len(required))
    text = phrase("required sign-offs in force: {}", as_share(good))
    if not evidence.knows("GOV201"):
        return signal("S1.2", None, text)
    if not required:
        return signal("S1.2", None, text, unknown="nobody is required to sign off")
    loud = any(
        gap.variant in ("missing", "rejected")
        for stakeholder in required
        if stakeholder.role in ("sales", "executive") and (gap := gaps.get(stakeholder.id))
    )
    half = good.is_below(0.5)
    return signal("S1.2", good.part < good.whole, text, decisive=loud or half)


def reservations(evidence: Evidence) -> Signal:
    """Of anyone who was asked, whether their agreement is required or not."""
    gaps = evidence.of_rule("GOV201", variants=("reserved", "rejected"))
    found = {gap.subject.id for gap in gaps} | {
        stakeholder.id
        for stakeholder in evidence.context.vision.stakeholders
        if stakeholder.signoff
        and stakeholder.signoff.decision in ("approved_with_reservations", "rejected")
    }
    text = phrase("reservations or rejections on record: {}", len(found))
    return signal("S1.3", lit_by(evidence, bool(found), "GOV201"), text)


def not_in_force(evidence: Evidence) -> Signal:
    found = evidence.of_rule("GOV204")
    positioning = evidence.context.positioning
    day = positioning.review_by if positioning else None
    text = phrase(
        "positioning in force: {}, {}, {}",
        words("no" if found else "yes"),
        words(f"status {positioning.status}" if positioning else "no status given"),
        phrase("to be reviewed by {}", day) if day else words("no day of review given"),
    )
    return signal("S1.4", lit_by(evidence, bool(found), "GOV204"), text)


def unclassified(evidence: Evidence) -> Signal:
    """Open promises without a segment, or that nothing maps (COV302)."""
    context = evidence.context
    unmapped = evidence.promises_with("COV302")
    by_segment = "segment" in context.project.fields and context.vision.has("segments")
    hit = [c for c in context.open if c.id in unmapped or (by_segment and not c.segment)]
    share = Share(len(hit), len(context.open))
    lit = lit_by(evidence, reaches(share, 0.20), "COV302")
    text = phrase("open promises that cannot be classified: {}", as_share(share))
    if lit is False and not by_segment:
        return signal("S1.5", None, text, unknown="there are no segments to sort them by")
    return signal("S1.5", lit, text)


def vision_hits(evidence: Evidence) -> Signal:
    hit = evidence.promises_with("VIS601", "VIS603")
    share = Share(len(hit), len(evidence.context.open))
    text = phrase("open promises against a non-goal or guardrail: {}", as_share(share))
    lit = lit_by(evidence, reaches(share, 0.15), "VIS601", "VIS603")
    return signal("S2.1", lit, text, decisive=reaches(share, 0.30))


def one_offs(evidence: Evidence) -> Signal:
    context = evidence.context
    share = Share(sum(promise.reuse == "one_off" for promise in context.open), len(context.open))
    over = evidence.of_rule("CAP502")
    text = phrase("one-off promises: {}; periods over their share: {}", as_share(share), len(over))
    found = reaches(share, context.policy.max_one_off_share) or bool(over)
    if not found and "reuse" not in context.project.fields:
        return signal("S2.2", None, text, unknown="nothing says what is a one-off (reuse)")
    return signal("S2.2", lit_by(evidence, found, "CAP502"), text)


def crowded_out(evidence: Evidence) -> Signal:
    """Too much capacity sold or too little work for a theme; neither may be there to be judged."""
    context = evidence.context
    found = evidence.of_rule("DEB903", variants=("sold_out", "off_theme"))
    sold, themed = committed_capacity(context), strategic_share(context)
    text = phrase(
        "capacity sold to signed promises: {}; coming work that serves a theme: {}",
        as_share_or_not_known(sold),
        as_share_or_not_known(themed),
    )
    is_judged = (SOLD_OUT.runs(context) and sold is not None and sold.value is not None) or (
        OFF_THEME.runs(context) and themed.value is not None
    )
    lit = lit_by(evidence, bool(found), "DEB903")
    if lit is False and not is_judged:
        return signal("S2.3", None, text, unknown="neither capacity nor efforts are there")
    return signal("S2.3", lit, text)


def quarter_end(evidence: Evidence) -> Signal:
    found = evidence.of_rule("DEB902")
    text = phrase(
        "rush of signatures at a quarter's end: {}", found[0].message if found else words("none")
    )
    return signal("S2.4", lit_by(evidence, bool(found), "DEB902"), text)


def one_customer(evidence: Evidence) -> Signal:
    found = evidence.of_rule("CAP504")
    arr, effort = top_arr(evidence.context), top_effort(evidence.context)
    text = phrase(
        "largest customer: share of ARR {}, of one-off work {}",
        as_share_or_not_known(arr[1] if arr else None),
        as_share_or_not_known(effort[1] if effort else None),
    )
    return signal("S2.5", lit_by(evidence, bool(found), "CAP504"), text)


def bypass(evidence: Evidence) -> Signal:
    asking, lack = asking_product(evidence.context)
    share = Share(lack, len(asking))
    text = phrase("promises that lack product's approval: {}", as_share(share))
    if "approvals" not in evidence.context.project.fields:
        return signal("S3.1", None, text, unknown="nothing says who approved (approvals)")
    return signal("S3.1", reaches(share, 0.20), text, decisive=reaches(share, 0.50))


def off_paper(evidence: Evidence) -> Signal:
    hit = evidence.promises_with("COM802", at_least=_WARN)
    share = Share(len(hit), len(evidence.context.open))
    text = phrase("promises off the paper: {}", as_share(share))
    return signal("S3.2", lit_by(evidence, reaches(share, 0.10), "COM802"), text)


def unclear_decider(evidence: Evidence) -> Signal:
    found = evidence.of_rule("GOV202")
    approvers = [
        stakeholder
        for stakeholder in evidence.context.vision.stakeholders
        if stakeholder.decision_role == "approver"
    ]
    text = phrase(
        "who decides: {}, {}, {} from product",
        words("unclear" if found else "clear"),
        words(counted(len(approvers), "approver")),
        sum(approver.role == "product" for approver in approvers),
    )
    return signal("S3.3", lit_by(evidence, bool(found), "GOV202"), text)


def after_the_fact(evidence: Evidence) -> Signal:
    late = evidence.of_rule("GOV205", variants=("retroactive",))
    unauthorised = evidence.of_rule("WVR953")
    text = phrase(
        "approvals after signature: {}; waivers without authority: {}",
        len(late),
        len(unauthorised),
    )
    lit = lit_by(evidence, bool(late or unauthorised), "GOV205", "WVR953")
    return signal("S3.4", lit, text)


def out_of_sync(evidence: Evidence) -> Signal:
    roles = {
        stakeholder.id: stakeholder.role for stakeholder in evidence.context.vision.stakeholders
    }
    found = [
        finding
        for finding in evidence.of_rule("GOV203", at_least=_WARN)
        if roles.get(finding.subject.id) in ("sales", "executive")
    ]
    text = phrase("overdue syncs with sales or executive: {}", len(found))
    return signal("S3.5", lit_by(evidence, bool(found), "GOV203"), text)


def quick_fixes(evidence: Evidence) -> Signal:
    found = {finding.subject.id for finding in evidence.of_rule("DEB901")}
    text = phrase("quick fixes without an exit: {}", len(found))
    lit = lit_by(evidence, bool(found), "DEB901")
    return signal("S4.1", lit, text, decisive=len(found) >= 3)  # noqa: PLR2004 - diagnosis.md


def unestimated(evidence: Evidence) -> Signal:
    whole = evidence.context.deliverables
    hit = evidence.promises_with("CAP503")
    share = Share(sum(promise.id in hit for promise in whole), len(whole))
    text = phrase("deliverables without an estimate: {}", as_share(share))
    return signal("S4.2", lit_by(evidence, reaches(share, 0.10), "CAP503"), text)


def shaky_dates(evidence: Evidence) -> Signal:
    """Open firm deliverables promised on shaky backing or before their delivery; each once."""
    whole = [deliverable for deliverable in evidence.context.deliverables if deliverable.is_firm]
    hit = evidence.promises_with("COV304", "TIM401", at_least=_ERROR)
    share = Share(sum(promise.id in hit for promise in whole), len(whole))
    text = phrase("firm deliverables on shaky backing or too early: {}", as_share(share))
    return signal("S4.3", lit_by(evidence, reaches(share, 0.10), "COV304", "TIM401"), text)


def broken_promises(evidence: Evidence) -> Signal:
    found = evidence.of_rule("DEB905")
    text = phrase(
        "promises kept by their first date: {}", as_share(promise_keeping(evidence.context))
    )
    return signal("S4.4", lit_by(evidence, bool(found), "DEB905"), text)


def no_reserve(evidence: Evidence) -> Signal:
    """A one-off sold twice, or less capacity held back than the policy's reserve."""
    context = evidence.context
    capacity = context.vision.capacity
    periods = usable(capacity.periods) if capacity else ()
    reserve = Share(fsum(it.reserved for it in periods), fsum(it.total for it in periods))
    thin = reserve.is_below(context.policy.min_reserve)
    serial = evidence.of_rule("DEB904")
    text = phrase("serial one-offs: {}; reserve: {}", len(serial), as_share_or_not_known(reserve))
    return signal("S4.5", lit_by(evidence, thin or bool(serial), "DEB904"), text)


ROOTS: Mapping[str, tuple[str, tuple[Look, ...]]] = {
    "R1": (
        "positioning weak or without buy-in",
        (weak_positioning, sign_offs, reservations, not_in_force, unclassified),
    ),
    "R2": (
        "vision sidelined under pressure",
        (vision_hits, one_offs, crowded_out, quarter_end, one_customer),
    ),
    "R3": (
        "product manager not in charge of the positioning",
        (bypass, off_paper, unclear_decider, after_the_fact, out_of_sync),
    ),
    "R4": (
        "agile misread as quick and dirty",
        (quick_fixes, unestimated, shaky_dates, broken_promises, no_reserve),
    ),
}


def wrong_from_the_first_day(evidence: Evidence) -> Signal:
    """Sales signed against the vision as it stood; what the vision broke later is no such sign."""
    said = "signed promises that did not hold on their first day"
    return _of_signed(evidence, "S2.6", said, 0.15, _is_wrong)


def broken_since_signing(evidence: Evidence) -> Signal:
    """The vision moved under what was signed; not by another promise, its own row or time."""
    said = "signed promises that a later change of the vision broke"
    return _of_signed(evidence, "S3.6", said, 0.20, _is_moved)


def _is_wrong(signed: SinceSigned) -> bool:
    return signed.outcome == "wrong_from_the_start"


def _is_moved(signed: SinceSigned) -> bool:
    return signed.outcome == "broken_since" and signed.since is not None


def _of_signed(
    evidence: Evidence, name: str, said: str, mark: float, counts: Callable[[SinceSigned], bool]
) -> Signal:
    history = evidence.context.project.history or History()
    judged = [it for it in history.promises if it.outcome != "could_not_be_judged"]
    share = Share(sum(map(counts, judged)), len(judged))
    text = phrase("{}: {}", words(said), as_share(share))
    if not judged:
        return signal(name, None, text, unknown="none could be judged on its day")
    return signal(name, reaches(share, mark), text)


IN_HISTORY: Mapping[str, tuple[Look, ...]] = {
    "R2": (wrong_from_the_first_day,),
    "R3": (broken_since_signing,),
}


def in_history(evidence: Evidence, root: str) -> tuple[Look, ...]:
    """The signals that need a history, where there is one."""
    return () if evidence.context.project.history is None else IN_HISTORY.get(root, ())


_SILENT = "its rules did not run"


def signal(
    name: str,
    lit: bool | None,  # noqa: FBT001 - three-valued
    said: Phrase,
    *,
    decisive: bool = False,
    unknown: str = _SILENT,
) -> Signal:
    """`said` is `what is counted: the numbers`; where nobody could count, `unknown` says why."""
    if lit is None:
        label = str(said).partition(": ")[0]
        return Signal(name, None, False, words(f"{label}: not known, {unknown}"))
    return Signal(name, lit, lit and decisive, said)


def not_known(sign: Signal) -> Signal:
    """The same sign where nothing could show it: what is counted, without its numbers."""
    return signal(sign.id, None, sign.text)


def lit_by(evidence: Evidence, found: bool, *codes: str) -> bool | None:  # noqa: FBT001 - a fact
    """Lit, unlit, or not known because one of these rules was silent."""
    return True if found else (False if evidence.knows(*codes) else None)


def reaches(share: Share, mark: float) -> bool:
    """At the mark or above it; a share of nothing reaches no mark."""
    return share.value is not None and not exceeds(mark, share.value)


def as_share(share: Share) -> Phrase:
    """`7 of 9 (77.8%)`."""
    if share.value is None:
        return words(f"{share.part} of {share.whole}")
    return phrase("{} of {} ({})", share.part, share.whole, share.percent)


def as_share_or_not_known(share: Share | None) -> Phrase:
    """`41%`, or that there is none."""
    return words("not known") if share is None or share.value is None else percent(share.value)
