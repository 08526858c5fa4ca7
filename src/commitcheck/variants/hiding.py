"""A comparison that can leave the room: the same codenames as a report has."""

import msgspec

from commitcheck.assessment.redaction.redact import KINDS
from commitcheck.assessment.redaction.redact import redacted as redacted_report
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Report
from commitcheck.variants.changes import UNUSABLE, Change, Key, Plain
from commitcheck.variants.comparison import (
    ComparedFinding,
    Comparison,
    End,
    Message,
    TouchedDeal,
    TouchedRemedy,
)
from commitcheck.variants.record_fields import with_fields
from commitcheck.variants.signing import SignedPromise, SinceSigning

WITHHELD = "withheld"
_EVERYTHING = frozenset(KINDS)
_OPEN_FIELDS = frozenset(
    ("due", "original_due", "delivered_on", "accepted_on", "signed_on", "expected_signature",
     "until", "status", "earliest", "latest", "horizon", "confidence", "kind", "binding",
     "source", "severity",
     "enforcement", "capability", "roadmap_item", "capabilities", "depends_on", "effort", "reuse",
     "delivery_mode", "hardening_due", "remedy", "remedy_cap_pct", "payment_contingent",
     "disclaimer", "revenue_review", "decision", "version", "start", "end", "total", "reserved",
     "expires_on", "approved_on", "review_by", "sunset_on", "expected_on", "stage", "fit", "op")
)  # fmt: skip
"""Days, numbers of work and words of our own: no redaction hides them unless all is hidden."""
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONEY = frozenset(("arr", "currency"))


def redacted(comparison: Comparison, what: str) -> Comparison:
    """The comparison without what `what` names, as `assessment.redaction` has it.

    Both sides are given codenames together, so that one thing has one name. Values of changes
    that are a user's free words are withheld as a whole.

    Raises:
        UsageError: `what` names something that cannot be hidden.
    """
    first = comparison.report
    findings = (
        *first.findings,
        *(found.finding for found in comparison.bad),
        *(found.then for found in comparison.bad if found.then is not None),
        *comparison.gone,
        *comparison.known,
    )
    hidden = redacted_report(with_fields(first, findings=findings), what)
    names = _Names(first, hidden, dict(zip(map(id, findings), hidden.findings, strict=True)))
    hidden = with_fields(hidden, findings=hidden.findings[: len(first.findings)])
    return _rebuilt(comparison, hidden, names, frozenset(what.replace(" ", "").split(",")))


def redacted_signing(result: SinceSigning, what: str) -> SinceSigning:
    """Since signing without what `what` names, likewise.

    Raises:
        UsageError: `what` names something that cannot be hidden.
    """
    first = result.report
    findings = (*first.findings, *(found for it in result.promises for found in it.findings))
    hidden = redacted_report(with_fields(first, findings=findings), what)
    names = _Names(first, hidden, dict(zip(map(id, findings), hidden.findings, strict=True)))
    hides = frozenset(what.replace(" ", "").split(","))
    return SinceSigning(
        report=with_fields(hidden, findings=hidden.findings[: len(first.findings)]),
        promises=tuple(_signed(signed, names) for signed in result.promises),
        changes=tuple(_change(change, names, hides) for change in result.changes),
        notes=tuple(WITHHELD for _ in result.notes) if "customers" in hides else result.notes,
    )


def _signed(signed: SignedPromise, names: "_Names") -> SignedPromise:
    """Built anew: of the promise only what a page says of it."""
    promise = signed.promise
    return SignedPromise(
        promise=Commitment(
            id=names.promises.get(promise.id, WITHHELD),
            customer=names.customers.get(promise.customer, WITHHELD),
            title=names.titles.get(promise.id, WITHHELD),
            deal=names.deals.get(promise.deal_id, WITHHELD),
            status=promise.status,
            signed_on=promise.signed_on,
        ),
        then=signed.then,
        now=signed.now,
        outcome=signed.outcome,
        under=signed.under,
        since=signed.since,
        causes=signed.causes,
        findings=tuple(names.findings[id(found)] for found in signed.findings),
        why=signed.why,
    )


class _Names:
    """What stands for what, learnt from a report and its redacted twin."""

    def __init__(self, plain: Report, hidden: Report, findings: dict[int, Finding]) -> None:
        pairs = list(zip(plain.commitments, hidden.commitments, strict=True))
        self.promises = {a.commitment: b.commitment for a, b in pairs}
        self.customers = {a.customer: b.customer for a, b in pairs}
        self.deals = {a.deal: b.deal for a, b in pairs}
        self.titles = {a.commitment: b.title for a, b in pairs}
        self.files = {a.path: b.path for a, b in zip(plain.inputs, hidden.inputs, strict=True)}
        self.findings = findings
        for found in findings.values():
            self.files.setdefault(found.at.path, found.at.path)


def _rebuilt(
    comparison: Comparison, report: Report, names: _Names, what: frozenset[str]
) -> Comparison:
    """Built anew, not replaced: a part that is added later stays out until it is redacted."""
    return Comparison(
        base=_end(comparison.base, hides_name="customers" in what),
        head=_end(comparison.head, hides_name="customers" in what and not comparison.head.commit),
        report=report,
        changes=tuple(_change(change, names, what) for change in comparison.changes),
        new=tuple(_found(found, names) for found in comparison.new),
        worse=tuple(_found(found, names) for found in comparison.worse),
        gone=tuple(names.findings[id(found)] for found in comparison.gone),
        known=tuple(names.findings[id(found)] for found in comparison.known),
        deals=tuple(_deal(deal, names, what) for deal in comparison.deals),
        remedies=tuple(_remedy(remedy, names) for remedy in comparison.remedies),
        tell=tuple(_message(message, comparison, names) for message in comparison.tell),
        has_changes=comparison.has_changes,
        is_regrouped=comparison.is_regrouped,
        assumed=tuple(WITHHELD for _ in comparison.assumed),
        latest_safe={} if what >= _EVERYTHING else comparison.latest_safe,
        fail_on=comparison.fail_on,
        unread=tuple(WITHHELD for _ in comparison.unread),
        notes=tuple(WITHHELD for _ in comparison.notes)
        if "customers" in what
        else comparison.notes,
    )


def _end(end: End, *, hides_name: bool) -> End:
    return End(WITHHELD if hides_name else end.name, end.commit, end.day)


def _deal(deal: TouchedDeal, names: _Names, what: frozenset[str]) -> TouchedDeal:
    hides_money = "money" in what
    return TouchedDeal(
        names.deals.get(deal.id, WITHHELD),
        names.customers.get(deal.customer, WITHHELD),
        None if hides_money else deal.arr,
        None if hides_money else deal.currency,
    )


def _remedy(remedy: TouchedRemedy, names: _Names) -> TouchedRemedy:
    return TouchedRemedy(
        names.promises.get(remedy.commitment, WITHHELD),
        names.customers.get(remedy.customer, WITHHELD),
        remedy.remedy,
        remedy.cap_pct,
        remedy.payment_contingent,
    )


def _found(found: ComparedFinding, names: _Names) -> ComparedFinding:
    then = None if found.then is None else names.findings[id(found.then)]
    return ComparedFinding(names.findings[id(found.finding)], then, found.causes, found.is_smallest)


def _message(message: Message, comparison: Comparison, names: _Names) -> Message:
    why = next(found.finding for found in comparison.bad if found.finding.message is message.why)
    return Message(
        names.customers.get(message.customer, WITHHELD),
        names.deals.get(message.deal, WITHHELD),
        message.by,
        names.findings[id(why)].message,
    )


def _change(change: Change, names: _Names, what: frozenset[str]) -> Change:
    key = change.key
    at = change.at
    if at is not None:
        sheet = None if at.sheet is None else WITHHELD
        at = at._replace(path=names.files.get(at.path, WITHHELD), sheet=sheet)
    return msgspec.structs.replace(
        change,
        key=Key(key.kind, _name(key, names, what), key.number, key.field),
        old=_value(change.old, key, what),
        new=_value(change.new, key, what),
        at=at,
    )


def _name(key: Key, names: _Names, what: frozenset[str]) -> str:
    """Ids of the product's own vocabulary stay, unless everything is hidden."""
    if key.kind in ("commitment", "problem", "file", "link", "column") or what >= _EVERYTHING:
        return names.promises.get(key.id, WITHHELD)
    if key.kind in ("stakeholder", "waiver", "alternative") and what & {"people", "customers"}:
        return WITHHELD
    return key.id


def _value(said: Plain, key: Key, what: frozenset[str]) -> Plain:
    if said is None or said == UNUSABLE:
        return said
    if key.field in _MONEY:
        return WITHHELD if "money" in what else said
    if isinstance(said, str) and _DAY.fullmatch(said):
        return said
    if key.field in _OPEN_FIELDS and not what >= _EVERYTHING:
        return said
    is_text = not isinstance(said, int | float | bool)
    return WITHHELD if is_text and what & {"customers", "people", "quotes"} else said
