"""The one sentence for the portfolio, always the first thing said, and its counts."""

import datetime as dt
from collections.abc import Sequence

from commitcheck.assessment.answers import NO_VISION, UNLINKED
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Answer, Verdict
from commitcheck.model.vocabulary import OPEN_STATUSES


def verdict(
    answers: Sequence[Answer], findings: Sequence[Finding], as_of: dt.date, rows: int
) -> Verdict:
    """Count the open promises and say how they stand.

    `rows` is how many promises the input held, whatever their status: no open promise among
    rows is a quiet success, no rows at all is nothing to check.
    """
    still_open = [answer for answer in answers if answer.status in OPEN_STATUSES]
    bad = [answer for answer in still_open if answer.answer == "does_not_conform"]
    unclear = [answer for answer in still_open if answer.answer == "could_not_be_judged"]
    ahead = [answer for answer in bad if answer.status != "signed"]
    touched = {
        found.subject.id
        for found in findings
        if found.waived_by is None
        and found.subject.kind == "commitment"
        and found.severity >= Severity.WARNING
    }
    days = _days_to_signature(ahead, as_of)
    against = _against_non_goals(findings, still_open)
    beside = against - {answer.commitment for answer in bad}
    return Verdict(
        sentence=_sentence(still_open, bad, ahead, unclear, findings, len(beside), days, rows),
        open=len(still_open),
        signed=sum(answer.status == "signed" for answer in still_open),
        pre_signature=sum(answer.status != "signed" for answer in still_open),
        nonconforming=len(bad),
        preventable=len(ahead),
        clean=sum(
            answer.answer in ("conforms", "no_conflict_seen") and answer.commitment not in touched
            for answer in still_open
        ),
        no_conflict_seen=sum(answer.answer == "no_conflict_seen" for answer in still_open),
        could_not_be_judged=len(unclear),
        left_out=sum(answer.is_left_out for answer in unclear),
        against_non_goals=len(against),
        waived=sum(found.waived_by is not None for found in findings),
        first_signature_in_days=days,
    )


def _against_non_goals(findings: Sequence[Finding], still_open: Sequence[Answer]) -> set[str]:
    """The open promises that a non-goal speaks against, by what they are linked to or their words
    alone.
    """
    names = {answer.commitment for answer in still_open}
    return {
        found.subject.id
        for found in findings
        if found.rule == "VIS601" and found.waived_by is None and found.subject.id in names
    }


def is_judged(answers: Sequence[Answer]) -> bool:
    """Could any open promise be judged? Without one, nothing can be said of the portfolio."""
    still_open = [answer for answer in answers if answer.status in OPEN_STATUSES]
    return not still_open or any(answer.answer != "could_not_be_judged" for answer in still_open)


def _days_to_signature(drafts: Sequence[Answer], as_of: dt.date) -> int | None:
    dates = [draft.signature for draft in drafts if draft.signature and draft.signature >= as_of]
    return (min(dates) - as_of).days if dates else None


def _sentence(  # noqa: PLR0913, PLR0917 - the sentence is made of exactly these
    still_open: Sequence[Answer],
    bad: Sequence[Answer],
    ahead: Sequence[Answer],
    unclear: Sequence[Answer],
    findings: Sequence[Finding],
    beside: int,
    days: int | None,
    rows: int,
) -> str:
    parts = []
    errors = [f for f in findings if f.waived_by is None and f.severity is Severity.ERROR]
    unread = sum(found.rule.startswith("INP") for found in errors)
    above = 0 if bad else len(errors) - unread
    judged = len(still_open) - len(unclear)
    if not still_open:
        parts.append("No open promises to check." if rows else "There are no promises to check.")
    elif bad:
        parts += _problem(len(still_open), len(bad), len(ahead), days)
    elif judged and not above:
        waived = sum(found.waived_by is not None for found in findings)
        parts.append(_no_problem(still_open, waived))
    if unclear:
        parts.append(_unclear(unclear, len(still_open)))
    if beside:
        parts.append(_beside(beside, is_more=bool(bad)))
    if still_open and above:
        parts.insert(0 if judged else len(parts), _elsewhere(above, judged, len(unclear)))
    if unread and (judged or not still_open):
        parts.append(f"{counted(unread, 'input error')} left part of it not checked.")
    return " ".join(parts)


def _problem(total: int, bad: int, ahead: int, days: int | None) -> list[str]:
    do = "does" if bad == 1 else "do"
    promises = "open promise" if total == 1 else "open promises"
    are = "is" if ahead == 1 else "are"
    first = (
        f"There is a problem: {bad} of {total} {promises} {do} not conform;"
        f" {ahead} of them {are} not signed yet."
    )
    if days is None:
        return [first]
    when = "today" if days == 0 else f"in {counted(days, 'day')}"
    return [first, f"First signature {when}."]


def _beside(promises: int, *, is_more: bool) -> str:
    """Promises that a non-goal speaks against, and that are in no conflict for all that."""
    what = "more promise" if is_more else "promise"
    names = "names" if promises == 1 else "name"
    return f"{counted(promises, what)} {names} what a non-goal rules out."


def _elsewhere(errors: int, judged: int, unclear: int) -> str:
    stand = "stands" if errors == 1 else "stand"
    found = f"{counted(errors, 'error')} {stand} above"
    where = "(deals, capacity, governance)"
    if not judged:
        return f"{found} the promises {where}."
    which = "No promise that was judged" if unclear else "No promise"
    return f"{which} is in conflict, but {found} them {where}."


def _no_problem(still_open: Sequence[Answer], waived: int) -> str:
    judged = [answer for answer in still_open if answer.answer != "could_not_be_judged"]
    lacking = sum(answer.answer == "no_conflict_seen" for answer in judged)
    promises = counted(len(judged), "open promise")
    if not lacking:
        return f"No conformance problem found in {promises} ({waived} waived)."
    of = "it" if len(judged) == 1 else f"{lacking} of them"
    return (
        f"No conflict seen in {promises} ({waived} waived);"
        f" for {of}, something that a yes rests on is missing."
    )


def _unclear(unclear: Sequence[Answer], total: int) -> str:
    promises = "open promise" if total == 1 else "open promises"
    them = "it" if len(unclear) == 1 else "them"
    return f"{len(unclear)} of {total} {promises} could not be judged: {_why(unclear, them)}."


def _why(unclear: Sequence[Answer], them: str) -> str:
    if all(answer.why == NO_VISION for answer in unclear):
        return f"there is no vision to judge {them} by"
    reasons = {str(answer.why) for answer in unclear}
    if len(reasons) == 1 and unclear[0].is_left_out:
        return reasons.pop()
    doubt = (
        "" if all(answer.why == UNLINKED for answer in unclear) else ", or a cell could not be used"
    )
    return f"nothing links {them} to the vision{doubt}"
