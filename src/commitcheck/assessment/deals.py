"""One word per deal, by the cures of its findings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from commitcheck.assessment.lost_rows import lost_rows
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.report import Answer, Change, DealAnswer
from commitcheck.model.severity import Severity
from commitcheck.rules.context import Context

_OVER = ("withdrawn", "released")


def deal_answers(
    context: Context, findings: Iterable[Finding], answers: Iterable[Answer]
) -> tuple[DealAnswer, ...]:
    """A verdict for every deal, in order of first appearance. Waived findings do not count.

    A deal that nobody is bound by any more, all its promises withdrawn or released, has none;
    one that a row names which could not be read is not called fine.
    """
    answer_of = {one.commitment: one.answer for one in answers}
    grouped = _by_deal(context, findings)
    lost = lost_rows(context.project, context.by_deal)
    return tuple(
        _deal_answer(deal, promises, grouped.get(deal, ()), answer_of, is_whole=deal not in lost)
        for deal, promises in context.by_deal.items()
        if any(one.status not in _OVER for one in promises)
    )


def _by_deal(context: Context, findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    deal_of = {promise.id: promise.deal_id for promise in context.project.commitments}
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        if found.waived_by is not None or found.rule.startswith("INP"):
            continue
        if found.subject.kind == "commitment" and found.subject.id in deal_of:
            groups[deal_of[found.subject.id]].append(found)
        elif found.subject.kind == "deal":
            groups[found.subject.id].append(found)
        for deal in found.deals:
            groups[deal].append(found)
    return {deal: tuple(dict.fromkeys(found)) for deal, found in groups.items()}


def _deal_answer(
    deal: str,
    promises: tuple[Commitment, ...],
    findings: tuple[Finding, ...],
    answer_of: Mapping[str, str],
    *,
    is_whole: bool,
) -> DealAnswer:
    drafts = tuple(one for one in promises if one.is_draft)
    signature = min((one.expected_signature for one in drafts if one.expected_signature),
                    default=None)  # fmt: skip
    draft_ids = {one.id for one in drafts}
    errors = [one for one in findings if _counts(one)] if drafts else _errors(findings)
    ahead = [
        one for one in errors if one.subject.kind != "commitment" or one.subject.id in draft_ids
    ]
    due = ahead if drafts else errors
    owed = [one for one in _errors(findings) if one not in ahead] if drafts else []
    judged = drafts or tuple(one for one in promises if one.is_open)
    unclear = not is_whole or any(answer_of.get(one.id) == "cannot_tell" for one in judged)
    by = {one.id: one.expected_signature or signature for one in drafts}
    worth = max((one for one in promises if one.arr is not None), key=_arr, default=None)
    return DealAnswer(
        id=deal,
        customer=promises[0].customer,
        verdict=_draft_verdict(draft_ids, ahead, unclear=unclear)
        if drafts
        else _signed_verdict(errors, unclear=unclear),
        changes=tuple(_change(one, by.get(one.subject.id, signature)) for one in due),
        owed=tuple(_change(one, None) for one in owed),
        signature=signature,
        arr=None if worth is None else worth.arr,
        currency=(worth.currency if worth else None) or _any_currency(promises),
    )


def _any_currency(promises: tuple[Commitment, ...]) -> str | None:
    return next((one.currency for one in promises if one.currency), None)


def _arr(promise: Commitment) -> float:
    return promise.arr or 0


def _draft_verdict(draft_ids: set[str], errors: list[Finding], *, unclear: bool) -> str:
    """As if the deal were signed today."""
    excluded = any(one.rule == "VIS602" and one.cure == "strike" for one in errors)
    struck = {one.subject.id for one in errors if one.cure == "strike"}
    if excluded or draft_ids <= struck:
        return "do_not_sign"
    if errors:
        return "sign_with_changes"
    return "cannot_tell" if unclear else "sign"


def _signed_verdict(errors: list[Finding], *, unclear: bool) -> str:
    if any(one.cure == "strike" for one in errors):
        return "conflicts"
    if errors:
        return "owes_changes"
    return "cannot_tell" if unclear else "conforms"


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is Severity.ERROR]


def _counts(found: Finding) -> bool:
    """An error, or a warning that signature alone would turn into one."""
    return found.severity is Severity.ERROR or found.worse_when_signed


def _change(found: Finding, by: dt.date | None) -> Change:
    return Change(
        action=found.cure,
        rule=found.code,
        text=found.next_step,
        who=found.who,
        by=by,
        commitment=found.subject.id if found.subject.kind == "commitment" else None,
    )
