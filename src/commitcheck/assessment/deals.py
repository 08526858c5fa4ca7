"""One word per deal, by the cures of its findings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from msgspec.structs import replace

from commitcheck.assessment.coverage import PERSONAL, deals_in_doubt
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.report import Answer, Change, DealAnswer
from commitcheck.model.vocabulary import DRAFT_STATUSES, OPEN_STATUSES, OVER_STATUSES
from commitcheck.rules.context import Context

_UNMAPPED = "COV302"
"""A promise that nothing maps was not judged; mapping it is no change of a contract."""

_OVER = frozenset(OVER_STATUSES)

_arr = attrgetter("arr")

_WHEN_SIGNED = {"do_not_sign": "conflicts", "sign_with_changes": "owes_changes"}


def deal_answers(
    context: Context,
    findings: Iterable[Finding],
    answers: Iterable[Answer],
    as_read: Mapping[str, str] | None = None,
) -> tuple[DealAnswer, ...]:
    """A verdict for every deal, in order of first appearance. Waived findings do not count.

    A deal that nobody is bound by any more, all its promises withdrawn, released or lapsed, has
    none; one that a record which could not be read may belong to is not called fine, and neither
    is one with an id that another deal has too: nobody can tell whose finding it is. Neither is one
    that an error stands against as read: `as_read` has the word for it.
    """
    as_read = as_read or {}
    answer_of = {answer.commitment: answer for answer in answers}
    shared = _shared_ids(context)
    grouped = _by_deal(context, findings, shared)
    doubted = deals_in_doubt(context.project, context.by_deal)
    doubted |= frozenset(deal for deals in shared.values() for deal in deals)
    doubted |= as_read.keys()
    return tuple(
        _with_words(
            _deal_answer(
                deal, promises, grouped.get(deal, ()), answer_of, is_whole=deal not in doubted
            ),
            as_read.get(deal),
        )
        for deal, promises in context.by_deal.items()
        if not _OVER.issuperset([promise.status for promise in promises])
    )


def standing_against(
    context: Context, findings: Iterable[Finding], deal: str
) -> tuple[Finding, ...]:
    """What must be settled before the drafts of a deal are signed, unmapped promises too."""
    drafts = {it.id for it in context.by_deal.get(deal, ()) if it.status in DRAFT_STATUSES}
    own = _by_deal(context, findings, _shared_ids(context)).get(deal, ())
    return tuple(_to_do(own, drafts, frozenset())[0]) if drafts else ()


def nearest_first(deals: Iterable[DealAnswer]) -> list[DealAnswer]:
    """In the order of their signatures, those without a day last."""
    return sorted(deals, key=lambda deal: (deal.signature or dt.date.max, deal.id))


def _with_words(deal: DealAnswer, as_read: str | None) -> DealAnswer:
    """What would be said of it as read, where that is worse; of a signed one in its own words."""
    if as_read is None:
        return deal
    word = as_read if deal.drafts else _WHEN_SIGNED[as_read]
    if deal.verdict in (word, "do_not_sign", "conflicts"):
        return deal
    return replace(deal, as_read=word)


def _shared_ids(context: Context) -> Mapping[str, Collection[str]]:
    """The ids that promises of several deals have, with those deals."""
    deal_of: dict[str, str] = {}
    shared: dict[str, dict[str, None]] = {}
    promises = context.project.commitments
    if len(context.project.by_id) == len(promises):
        return shared
    for promise in promises:
        first = deal_of.setdefault(promise.id, promise.deal_id)
        if first != promise.deal_id:
            shared.setdefault(promise.id, {first: None})[promise.deal_id] = None
    return shared


def _by_deal(
    context: Context, findings: Iterable[Finding], shared: Collection[str]
) -> Mapping[str, tuple[Finding, ...]]:
    promises = context.project.by_id
    groups: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        if found.waived_by is not None or found.rule.startswith("INP"):
            continue
        kind, name, _ = found.subject
        own = name if kind == "deal" else None
        if kind == "commitment" and name in promises and name not in shared:
            own = promises[name].deal_id
        for deal in dict.fromkeys((own, *found.deals)) if found.deals else (own,):
            if deal is not None:
                groups[deal].append(found)
    return {deal: tuple(found) for deal, found in groups.items()}


def _deal_answer(
    deal: str,
    promises: tuple[Commitment, ...],
    findings: tuple[Finding, ...],
    answer_of: Mapping[str, Answer],
    *,
    is_whole: bool,
) -> DealAnswer:
    drafts = [promise for promise in promises if promise.status in DRAFT_STATUSES]
    signature = min(filter(None, [draft.expected_signature for draft in drafts]), default=None)
    by = {draft.id: draft.expected_signature or signature for draft in drafts}
    still_open = [promise for promise in promises if promise.status in OPEN_STATUSES]
    due, owed, unmapped = _settled(promises, findings, by) if findings else ((), (), frozenset())
    judged = drafts or still_open
    said = [answer_of[promise.id] for promise in judged if promise.id in answer_of]
    unclear = not (
        is_whole
        and "could_not_be_judged" not in [answer.answer for answer in said]
        and unmapped.isdisjoint([answer.commitment for answer in said])
    )
    missing = _missing(said)
    worth = max([it for it in promises if it.arr is not None], key=_arr, default=None)
    return DealAnswer(
        id=deal,
        customer=promises[0].customer,
        verdict=(_draft_verdict(by.keys(), due) if drafts else _signed_verdict(due))
        or _last_word("sign" if drafts else "conforms", unclear=unclear, is_missing=bool(missing)),
        changes=tuple(_change(it, by.get(it.subject.id, signature)) for it in due) if due else (),
        owed=tuple(_change(it, None) for it in owed) if owed else (),
        signature=signature,
        arr=None if worth is None else worth.arr,
        currency=(worth.currency if worth else None) or _any_currency(promises),
        missing=missing,
        drafts=len(drafts),
    )


def _settled(
    promises: Sequence[Commitment], findings: Sequence[Finding], drafts: Collection[str]
) -> tuple[Sequence[Finding], Sequence[Finding], AbstractSet[str]]:
    """What there is to do, what is owed besides, and the promises that nothing maps."""
    unmapped = {found.subject.id for found in findings if found.rule == _UNMAPPED}
    over = frozenset(promise.id for promise in promises if not promise.is_open)
    mapped = [found for found in findings if found.rule != _UNMAPPED]
    return *_to_do(mapped, drafts, over), unmapped


def _missing(answers: Sequence[Answer]) -> tuple[Phrase, ...]:
    """What a yes to the deal would rest on: once where every promise lacks it, else by promise."""
    if not any(map(attrgetter("missing"), answers)):
        return ()
    answers = sorted(answers, key=lambda answer: answer.commitment)
    common = [
        lacking
        for lacking in (answers[0].missing if answers else ())
        if all(lacking in answer.missing for answer in answers)
    ]
    own = (
        phrase("{}: {}", ident(answer.commitment), lacking)
        for answer in answers
        for lacking in answer.missing
        if lacking not in common or (len(answers) > 1 and lacking in PERSONAL)
    )
    return (*(lacking for lacking in common if len(answers) == 1 or lacking not in PERSONAL), *own)


def _to_do(
    findings: Sequence[Finding], drafts: Collection[str], over: Collection[str]
) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """What must be settled before the drafts are signed, or what a deal without any conflicts
    with; and what is owed besides on promises that are signed already, or `over`: a debt on
    what was delivered is listed and does not change the deal's word.
    """
    if not findings:
        return (), ()
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if not drafts:
        ahead = [found for found in errors if not _is_about(found, over)]
        return ahead, [found for found in errors if _is_about(found, over)]
    ahead = [
        finding
        for finding in findings
        if _counts(finding)
        and (finding.subject.kind != "commitment" or finding.subject.id in drafts)
    ]
    listed = set(map(id, ahead))  # by identity: equality looks at whole messages
    return ahead, [found for found in errors if id(found) not in listed]


def _is_about(found: Finding, promises: Collection[str]) -> bool:
    return found.subject.kind == "commitment" and found.subject.id in promises


def _any_currency(promises: tuple[Commitment, ...]) -> str | None:
    return next(filter(None, [promise.currency for promise in promises]), None)


def _draft_verdict(drafts: KeysView[str], errors: Sequence[Finding]) -> str | None:
    """As if the deal were signed today; None where nothing speaks against it."""
    excluded = any(error.rule == "VIS602" and error.cure == "strike" for error in errors)
    struck = {error.subject.id for error in errors if error.cure == "strike"}
    if excluded or drafts <= struck:
        return "do_not_sign"
    return "sign_with_changes" if errors else None


def _signed_verdict(errors: Sequence[Finding]) -> str | None:
    if "strike" in [error.cure for error in errors]:
        return "conflicts"
    return "owes_changes" if errors else None


def _last_word(yes: str, *, unclear: bool, is_missing: bool) -> str:
    """The word where nothing speaks against a deal: a yes is earned, never the rest."""
    if unclear:
        return "could_not_be_judged"
    return "no_conflict_seen" if is_missing else yes


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
