"""The report's values as JSON v1 has them: each one a mapping with its keys in order.

Mapped by hand, so that renaming a field of the model changes no document. An absent value is
None; only a place leaves out what it has not.
"""

import datetime as dt
import math
from typing import Any

from commitcheck.model.finding import Finding, Quote, Related
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase
from commitcheck.model.project import InputFile
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    CapacityRow,
    Change,
    DealAnswer,
    Diagnosis,
    Loosened,
    Metric,
    NotChecked,
    RootProblem,
    Suggestion,
    ThemeRow,
    Threshold,
    TimelineRow,
    Verdict,
    WaiverUse,
)

Wire = dict[str, Any]

RELATED_SHOWN = 10
"""`related` stops here: a conflict with a thousand promises names ten and the count."""

_WHOLE = 1e15
"""Beyond it floats skip integers, and a number is left as it is."""


def finding(found: Finding) -> Wire:
    """One finding on the wire; SARIF and others carry it as their property bag."""
    return {
        "rule": found.rule,
        "variant": found.variant,
        "severity": found.severity.label,
        "subject": {"kind": found.subject.kind, "id": found.subject.id},
        "related": [_related(one) for one in found.related[:RELATED_SHOWN]],
        "related_count": len(found.related),
        "message": str(found.message),
        "location": location(found.at),
        "quotes": [_quote(one) for one in found.quotes],
        "cure": found.cure,
        "next_step": str(found.next_step),
        "who": found.who,
        "roots": found.roots,
        "deals": found.deals,
        "preventable": found.preventable,
        "if_signed": "error" if found.worse_when_signed else None,
        "fingerprint": found.fingerprint,
        "waived_by": found.waived_by,
        "lapsed_waiver": found.lapsed_waiver,
        "baseline": found.in_baseline,
    }


def location(at: Location) -> Wire:
    """A place; `field`, `sheet` and `cell` only where there is one."""
    place: Wire = {"path": at.path, "line": at.line, "column": at.column}
    optional = (("field", at.field), ("sheet", at.sheet), ("cell", at.cell))
    return place | {key: value for key, value in optional if value is not None}


def _quote(one: Quote) -> Wire:
    return {"text": one.text, "location": location(one.at)}


def _related(one: Related) -> Wire:
    return {"kind": one.kind, "id": one.id, "location": location(one.at), "note": one.note}


def input_file(one: InputFile) -> Wire:
    return {"path": one.path, "role": one.role, "summary": one.summary, "sha256": one.sha256}


def verdict(one: Verdict) -> Wire:
    return {
        "sentence": one.sentence,
        "open": one.open,
        "signed": one.signed,
        "pre_signature": one.pre_signature,
        "nonconforming": one.nonconforming,
        "preventable": one.preventable,
        "clean": one.clean,
        "cannot_tell": one.cannot_tell,
        "waived": one.waived,
        "first_signature_in_days": one.first_signature_in_days,
    }


def answer(one: Answer) -> Wire:
    return {
        "id": one.commitment,
        "customer": one.customer,
        "deal": one.deal,
        "status": one.status,
        "answer": one.answer,
        "headline": one.headline,
        "title": one.title,
        "why": _text(one.why),
        "next_step": _text(one.next_step),
        "by": _day(one.by),
        "due": _day(one.due),
        "signature": _day(one.signature),
        "quote": None if one.quote is None else _quote(one.quote),
        "location": location(one.at),
    }


def deal(one: DealAnswer) -> Wire:
    return {
        "id": one.id,
        "customer": one.customer,
        "verdict": one.verdict,
        "changes": [_change(change) for change in one.changes],
        "owed": [_change(change) for change in one.owed],
        "signature": _day(one.signature),
        "arr": _number(one.arr),
        "currency": one.currency,
    }


def _change(one: Change) -> Wire:
    return {
        "action": one.action,
        "commitment": one.commitment,
        "rule": one.rule,
        "text": str(one.text),
        "who": one.who,
        "by": _day(one.by),
    }


def suggestion(one: Suggestion) -> Wire:
    return {
        "commitment": one.commitment,
        "kind": one.kind,
        "id": one.id,
        "band": one.band if one.band in ("match", "possible") else "none",
        "score": _number(one.score),
        "evidence": one.evidence,
        "why": one.why,
        "note": _text(one.note),
        "quotes": [_quote(words) for words in one.quotes],
    }


def timeline(one: TimelineRow) -> Wire:
    return {
        "commitment": one.commitment,
        "customer": one.customer,
        "title": one.title,
        "due": one.due.isoformat(),
        "item": one.item,
        "earliest": _day(one.earliest),
        "latest": _day(one.latest),
        "signature": _day(one.signature),
        "is_signed": one.is_signed,
        "worst": None if one.worst is None else one.worst.label,
    }


def capacity(one: CapacityRow) -> Wire:
    return {
        "period": one.period,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "available": _number(one.available),
        "signed": _number(one.signed),
        "with_drafts": _number(one.with_drafts),
        "tips": one.tips,
    }


def theme(one: ThemeRow) -> Wire:
    return {"theme": one.theme, "name": one.name, "promises": one.promises, "items": one.items}


def not_checked(one: NotChecked) -> Wire:
    return {"rule": one.rule, "reason": str(one.reason), "needs": one.needs}


def metric(one: Metric) -> Wire:
    return {
        "value": _number(one.value),
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "unit": one.unit,
        "formula": one.formula,
        "reason": one.reason,
    }


def diagnosis(one: Diagnosis) -> Wire:
    return {
        "dominant": one.dominant,
        "rung": one.rung,
        "remedy": one.remedy,
        "next_rung": one.next_rung,
        "next_remedy": one.next_remedy,
        "history": one.history,
        "roots": {root.id: _root(root) for root in one.roots},
    }


def _root(one: RootProblem) -> Wire:
    signals = [
        {"id": sign.id, "lit": sign.lit, "decisive": sign.decisive, "text": str(sign.text)}
        for sign in one.signals
    ]
    return {"name": one.name, "level": one.level, "signals": signals}


def waiver(one: WaiverUse) -> Wire:
    return {
        "id": one.id,
        "rule": one.rule,
        "state": one.state,
        "covers": one.covers,
        "expires_on": _day(one.expires_on),
        "note": _text(one.note),
    }


def baseline(one: BaselineSummary | None) -> Wire | None:
    if one is None:
        return None
    return {
        "path": one.path,
        "known": one.known,
        "gone": one.gone,
        "worse": [{"finding": it.finding, "reason": str(it.reason)} for it in one.worse],
        "uncompared": one.uncompared,
    }


def loosened(one: Loosened) -> Wire:
    return {"what": one.what, "by": one.by}


def threshold(one: Threshold) -> Wire:
    return {"key": one.key, "value": one.value, "source": one.source, "rules": one.rules}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(words: Phrase | None) -> str | None:
    return None if words is None else str(words)


def _number(value: float | None) -> float | None:
    """Whole numbers without a fraction; what JSON has no number for is null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if abs(value) < _WHOLE and value == int(value) else value
