"""JSON, version 1: the whole report as a record that everything else can be made from.

The wire is mapped by hand, so that renaming a field of the model changes no document. Keys
come in the order of schemas/report.schema.json, always all of them, one object a line.
"""

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

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
    Report,
    RootProblem,
    Suggestion,
    ThemeRow,
    Threshold,
    TimelineRow,
    Verdict,
    WaiverUse,
)
from commitcheck.reporting.options import RenderOptions

Row = TypeVar("Row")
Wire = dict[str, Any]

RELATED_SHOWN = 10
"""`related` stops here: a conflict with a thousand promises names ten and the count."""

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##[A-Za-z]*\\[|::"
)
"""Legal in JSON, and yet orders to a terminal, a text editor or a CI runner that prints it."""

_SURROGATES = re.compile("[\ud800-\udfff]")

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_WHOLE = 1e15
"""Beyond it floats skip integers, and a number is left as it is."""


def render(report: Report, _options: RenderOptions) -> str:
    """The record. No option changes it, so that two runs differ only where their inputs do."""
    return "{\n" + ",\n".join(_sections(report)) + "\n}\n"


def _sections(report: Report) -> Iterable[str]:
    yield _one("format", "commitcheck/report")
    yield _one("version", 1)
    yield _one("tool", {"name": "commitcheck", "version": report.version})
    yield _one("product", report.product)
    yield _one("as_of", report.as_of.isoformat())
    yield _one("narrowed_to", report.narrowed_to)
    yield _many("inputs", report.inputs, _input)
    yield _one("verdict", _verdict(report.verdict))
    yield _many("findings", report.findings, finding)
    yield _many("commitments", report.commitments, _answer)
    yield _many("deals", report.deals, _deal)
    yield _many("suggestions", report.suggestions, _suggestion)
    yield _many("timeline", report.timeline, _timeline)
    yield _many("capacity", report.capacity, _capacity)
    yield _many("themes", report.themes, _theme)
    yield _many("not_checked", report.not_checked, _not_checked)
    yield _named("metrics", {one.name: _metric(one) for one in report.metrics})
    yield _one("diagnosis", _diagnosis(report.diagnosis))
    yield _many("waivers", report.waivers, _waiver)
    yield _one("baseline", _baseline(report.baseline))
    yield _many("loosened", report.loosened, _loosened)
    yield _many("thresholds", report.thresholds, _threshold)


def _one(key: str, value: object) -> str:
    return f'  "{key}": {_write(value)}'


def _many(key: str, rows: Iterable[Row], wire: Callable[[Row], Wire]) -> str:
    lines = ",\n".join("    " + _write(wire(row)) for row in rows)
    return f'  "{key}": [\n{lines}\n  ]' if lines else f'  "{key}": []'


def _named(key: str, rows: Mapping[str, Wire]) -> str:
    lines = ",\n".join(f"    {_write(name)}: {_write(row)}" for name, row in rows.items())
    return f'  "{key}": {{\n{lines}\n  }}' if lines else f'  "{key}": {{}}'


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


def _input(one: InputFile) -> Wire:
    return {"path": one.path, "role": one.role, "summary": one.summary, "sha256": one.sha256}


def _verdict(one: Verdict) -> Wire:
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


def _answer(one: Answer) -> Wire:
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


def _deal(one: DealAnswer) -> Wire:
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


def _suggestion(one: Suggestion) -> Wire:
    return {
        "commitment": one.commitment,
        "kind": one.kind,
        "id": one.id,
        "band": one.band,
        "score": _number(one.score),
        "evidence": one.evidence,
        "why": one.why,
        "note": _text(one.note),
        "quotes": [_quote(words) for words in one.quotes],
    }


def _timeline(one: TimelineRow) -> Wire:
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


def _capacity(one: CapacityRow) -> Wire:
    return {
        "period": one.period,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "available": _number(one.available),
        "signed": _number(one.signed),
        "with_drafts": _number(one.with_drafts),
        "tips": one.tips,
    }


def _theme(one: ThemeRow) -> Wire:
    return {"theme": one.theme, "name": one.name, "promises": one.promises, "items": one.items}


def _not_checked(one: NotChecked) -> Wire:
    return {"rule": one.rule, "reason": str(one.reason), "needs": one.needs}


def _metric(one: Metric) -> Wire:
    return {
        "value": _number(one.value),
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "unit": one.unit,
        "formula": one.formula,
        "reason": one.reason,
    }


def _diagnosis(one: Diagnosis) -> Wire:
    return {
        "dominant": one.dominant,
        "rung": one.rung,
        "remedy": one.remedy,
        "next_rung": one.next_rung,
        "next_remedy": one.next_remedy,
        "roots": {root.id: _root(root) for root in one.roots},
    }


def _root(one: RootProblem) -> Wire:
    signals = [
        {"id": sign.id, "lit": sign.lit, "decisive": sign.decisive, "text": str(sign.text)}
        for sign in one.signals
    ]
    return {"name": one.name, "level": one.level, "signals": signals}


def _waiver(one: WaiverUse) -> Wire:
    return {
        "id": one.id,
        "rule": one.rule,
        "state": one.state,
        "covers": one.covers,
        "expires_on": _day(one.expires_on),
        "note": _text(one.note),
    }


def _baseline(one: BaselineSummary | None) -> Wire | None:
    return None if one is None else {"path": one.path, "known": one.known, "gone": one.gone}


def _loosened(one: Loosened) -> Wire:
    return {"what": one.what, "by": one.by}


def _threshold(one: Threshold) -> Wire:
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


def _write(value: object) -> str:
    """The value as JSON, spelt so that nobody who prints it executes it.

    A lone surrogate (half a character, from a broken file) has no UTF-8 form and becomes
    U+FFFD; everything else keeps its value. Most lines need nothing and take the short way.
    """
    line = _encode(value)
    if line.isascii() and not any(sign in line for sign in ("::", "##", "\x7f")):
        return line
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub(_escaped, line))


def _escaped(match: re.Match[str]) -> str:
    """Only characters inside strings can match: our own frame holds none of them."""
    found = match.group()
    return f"{found[:-1]}\\u{ord(found[-1]):04x}"
