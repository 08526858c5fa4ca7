"""The report's values as JSON v1 has them: each one a mapping with its keys in order.

Mapped by hand, so that renaming a field of the model changes no document. An absent value is
None; only a place leaves out what it has not. A day may stand as one: the encoder spells it.
"""

import datetime as dt
import math
from typing import Any

from commitcheck.model.figures import CapacityRow, Metric, ThemeRow, TimelineRow
from commitcheck.model.finding import Finding, Quote, Related
from commitcheck.model.history import History
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase
from commitcheck.model.project import InputFile
from commitcheck.model.report import (
    Answer,
    AsRead,
    Change,
    DealAnswer,
    Diagnosis,
    NotChecked,
    PromiseAsRead,
    RootProblem,
    Suggestion,
    Verdict,
)
from commitcheck.reporting.listing import Cut, listed
from commitcheck.reporting.options import RenderOptions

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
        "related": [_related(thing) for thing in found.related[:RELATED_SHOWN]],
        "related_count": len(found.related),
        "message": str(found.message),
        "location": location(found.at),
        "quotes": [_quote(quote) for quote in found.quotes],
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
        "basis": found.basis,
    }


def location(at: Location) -> Wire:
    """A place; `field`, `sheet`, `cell` and `clause` only where there is one."""
    place: Wire = {"path": at.path, "line": at.line, "column": at.column}
    if at.field is not None:
        place["field"] = at.field
    if at.sheet is not None:
        place["sheet"] = at.sheet
    if at.cell is not None:
        place["cell"] = at.cell
    if at.clause is not None:
        place["clause"] = at.clause
    return place


def _quote(quote: Quote) -> Wire:
    return {"text": quote.text, "location": location(quote.at)}


def _related(related: Related) -> Wire:
    return {
        "kind": related.kind,
        "id": related.id,
        "location": location(related.at),
        "note": related.note,
    }


def input_file(file: InputFile) -> Wire:
    return {"path": file.path, "role": file.role, "summary": file.summary, "sha256": file.sha256}


def verdict(verdict: Verdict) -> Wire:
    return {
        "sentence": verdict.sentence,
        "open": verdict.open,
        "signed": verdict.signed,
        "pre_signature": verdict.pre_signature,
        "nonconforming": verdict.nonconforming,
        "preventable": verdict.preventable,
        "clean": verdict.clean,
        "no_conflict_seen": verdict.no_conflict_seen,
        "could_not_be_judged": verdict.could_not_be_judged,
        "against_non_goals": verdict.against_non_goals,
        "waived": verdict.waived,
        "first_signature_in_days": verdict.first_signature_in_days,
    }


def answer(answer: Answer) -> Wire:
    quote = answer.quote  # looked up in its file when it is read
    return {
        "id": answer.commitment,
        "customer": answer.customer,
        "deal": answer.deal,
        "status": answer.status,
        "answer": answer.answer,
        "headline": answer.headline,
        "title": answer.title,
        "why": text(answer.why),
        "missing": [str(lacking) for lacking in answer.missing],
        "next_step": text(answer.next_step),
        "by": answer.by,
        "due": answer.due,
        "signature": answer.signature,
        "quote": None if quote is None else _quote(quote),
        "location": location(answer.at),
    }


def cut(cut: Cut) -> Wire:
    return {"rule": cut.rule, "findings": cut.findings}


def as_read(read: AsRead | None, options: RenderOptions) -> Wire | None:
    """What the words of promises add; nothing of it is among the findings above."""
    if read is None:
        return None
    shown = listed(read.findings, options)
    return {
        "sentence": read.sentence,
        "findings": [finding(found) for found in shown.findings],
        "cut": list(map(cut, shown.cut)),
        "commitments": [promise_as_read(promise) for promise in read.promises],
        "no_promises": [_no_promise(promise) for promise in read.no_promises],
        "deals": [{"id": deal, "verdict": word} for deal, word in read.deals],
    }


def _no_promise(promise: PromiseAsRead) -> Wire:
    return {
        "deal": promise.deal,
        "customer": promise.customer,
        "words": promise.words,
        "read_from": _read_from(promise),
        "location": location(promise.at),
        "modality": promise.read.modality,
    }


def _read_from(promise: PromiseAsRead) -> Wire:
    return {
        "id": promise.record,
        "field": promise.field,
        "start": promise.start,
        "end": promise.end,
    }


def promise_as_read(promise: PromiseAsRead) -> Wire:
    """One promise as its words state it."""
    read = promise.read
    relative = read.due_relative
    return {
        "id": promise.commitment,
        "deal": promise.deal,
        "customer": promise.customer,
        "answer": promise.answer,
        "words": promise.words,
        "read_from": _read_from(promise),
        "location": location(promise.at),
        "kind": read.kind,
        "due": day(read.due),
        "due_ambiguous": [day.isoformat() for day in read.due_ambiguous or ()],
        "due_relative": relative and {"anchor": relative.anchor, "offset": relative.offset},
        "dimension": read.dimension,
        "op": read.op,
        "value": read.value,
        "certification": read.certification,
        "capabilities": list(read.capabilities),
        "scope_segment": read.scope_segment,
        "until": day(read.until),
        "remedy": read.remedy,
        "remedy_cap_pct": read.remedy_cap_pct,
        "payment_contingent": read.payment_contingent,
        "modality": read.modality,
        "disclaimer": read.disclaimer,
        "bands": dict(read.bands),
    }


def deal(answer: DealAnswer) -> Wire:
    return {
        "id": answer.id,
        "customer": answer.customer,
        "verdict": answer.verdict,
        "changes": [_change(change) for change in answer.changes],
        "owed": [_change(change) for change in answer.owed],
        "signature": day(answer.signature),
        "arr": _number(answer.arr),
        "currency": answer.currency,
        "as_read": answer.as_read,
        "drafts": answer.drafts,
        "missing": [str(lacking) for lacking in answer.missing],
    }


def _change(change: Change) -> Wire:
    return {
        "action": change.action,
        "commitment": change.commitment,
        "rule": change.rule,
        "text": str(change.text),
        "who": change.who,
        "by": day(change.by),
    }


def suggestion(suggestion: Suggestion) -> Wire:
    return {
        "commitment": suggestion.commitment,
        "kind": suggestion.kind,
        "id": suggestion.id,
        "band": suggestion.band if suggestion.band in ("match", "possible") else "none",
        "score": _number(suggestion.score),
        "evidence": suggestion.evidence,
        "why": suggestion.why,
        "note": text(suggestion.note),
        "quotes": [_quote(words) for words in suggestion.quotes],
    }


def timeline(row: TimelineRow) -> Wire:
    return {
        "commitment": row.commitment,
        "customer": row.customer,
        "title": row.title,
        "due": row.due,
        "item": row.item,
        "earliest": row.earliest,
        "latest": row.latest,
        "signature": row.signature,
        "is_signed": row.is_signed,
        "worst": None if row.worst is None else row.worst.label,
    }


def capacity(row: CapacityRow) -> Wire:
    return {
        "period": row.period,
        "start": row.start.isoformat(),
        "end": row.end.isoformat(),
        "available": _number(row.available),
        "signed": _number(row.signed),
        "with_drafts": _number(row.with_drafts),
        "tips": row.tips,
    }


def theme(row: ThemeRow) -> Wire:
    return {"theme": row.theme, "name": row.name, "promises": row.promises, "items": row.items}


def not_checked(checked: NotChecked) -> Wire:
    return {"rule": checked.rule, "reason": str(checked.reason), "needs": checked.needs}


def metric(metric: Metric) -> Wire:
    return {
        "value": _number(metric.value),
        "numerator": _number(metric.numerator),
        "denominator": _number(metric.denominator),
        "unit": metric.unit,
        "formula": metric.formula,
        "reason": metric.reason,
    }


def diagnosis(diagnosis: Diagnosis) -> Wire:
    return {
        "dominant": diagnosis.dominant,
        "rung": diagnosis.rung,
        "remedy": diagnosis.remedy,
        "next_rung": diagnosis.next_rung,
        "next_remedy": diagnosis.next_remedy,
        "history": diagnosis.history,
        "roots": {root.id: _root(root) for root in diagnosis.roots},
    }


def _root(problem: RootProblem) -> Wire:
    signals = [
        {"id": sign.id, "lit": sign.lit, "decisive": sign.decisive, "text": str(sign.text)}
        for sign in problem.signals
    ]
    return {"name": problem.name, "level": problem.level, "signals": signals}


def since_signing(history: History | None) -> Wire | None:
    if history is None:
        return None
    promises = [
        {
            "id": signed.commitment,
            "outcome": signed.outcome,
            "signed_on": day(signed.signed_on),
            "since": day(signed.since),
        }
        for signed in history.promises
    ]
    return {"counts": history.counts, "promises": promises, "notes": history.notes}


def day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def text(words: Phrase | None) -> str | None:
    return None if words is None else str(words)


def _number(value: float | None) -> float | None:
    """Whole numbers without a fraction; what JSON has no number for is null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if abs(value) < _WHOLE and value == int(value) else value
