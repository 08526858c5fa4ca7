"""baseline.json, the tool's own file: known debt, written whole, sorted, one entry a line."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from commitcheck.assessment.as_read.judge import with_readings
from commitcheck.assessment.baseline import entries, in_file
from commitcheck.model.decision import About, Baseline, BaselineEntry
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Report
from commitcheck.rules.context import Context

_ESCAPED = pattern("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
"""Legal in JSON as they are, and yet lost or refused where the file is read as YAML."""

_HALVES = pattern("[\ud800-\udfff]")
"""Half a character, from a broken file; it has no spelling that every reader takes."""


def updated(
    report: Report,
    context: Context,
    before: Baseline | None,
    drafts_until: dt.date | None = None,
) -> Baseline:
    """The baseline of this report on what `context` holds.

    The dominant root of this run follows those of `before`. Written again for the same day, a
    run replaces its own root: the history counts days. `drafts_until` is not taken over from
    `before`, where it does not hold for other products too: what was accepted were those drafts.
    """
    history = before.dominant_roots if before else ()
    if before and before.as_of == report.as_of:
        history = history[:-1]
    read = [found for found in report.findings if found.basis == "read"]
    stated = [found for found in report.findings if found.basis != "read"]
    known = entries(stated, context) + (entries(read, with_readings(context)) if read else ())
    others = before.others if before else ()
    if others and drafts_until is None and before is not None:
        drafts_until = before.drafts_until
    return Baseline(
        others=others,
        entries=tuple(sorted(known, key=in_file)),
        as_of=report.as_of,
        dominant_roots=(*history, report.diagnosis.dominant),
        drafts_until=drafts_until,
    )


def of_all_products(parts: Mapping[str | None, Baseline]) -> Baseline:
    """One baseline of what each product knows; what others knew is kept where they are not among
    them. Without a product's name it is the only one there is.
    """
    if len(parts) == 1 and None in parts:
        return parts[None]
    known = {
        replace(entry, product=name): None for name, part in parts.items() for entry in part.entries
    }
    for part in parts.values():
        known |= dict.fromkeys(entry for entry in part.others if entry.product not in parts)
    first = next(iter(parts.values()))
    by_product = sorted(sorted(known, key=in_file), key=lambda entry: entry.product or "")
    return Baseline(tuple(by_product), first.as_of, drafts_until=first.drafts_until)


def baseline_text(baseline: Baseline) -> str:
    """The file, byte for byte the same for the same findings in whatever order."""
    day = baseline.as_of.isoformat() if baseline.as_of else None
    until = baseline.drafts_until
    head = {
        "schema_version": 2,
        "as_of": day,
        **({"drafts_until": until.isoformat()} if until else {}),
        "dominant_roots": list(baseline.dominant_roots),
    }
    lines = [f"  {_json(key)}: {_json(value)}," for key, value in head.items()]
    listed = ",\n".join(f"    {_json(_record(entry))}" for entry in baseline.entries)
    body = f"[\n{listed}\n  ]" if listed else "[]"
    return "\n".join(["{", *lines, f'  "entries": {body}', "}", ""])


def _record(entry: BaselineEntry) -> dict[str, Any]:
    record: dict[str, Any] = {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "severity": entry.severity,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
    }
    if entry.product is not None:
        record["product"] = entry.product
    return record if entry.about is None else {**record, "about": _about(entry.about)}


def _about(about: About) -> dict[str, Any]:
    """Without what there is nothing to say of."""
    said = {
        "counterparts": list(about.counterparts),
        "values": list(about.values),
        "due": about.due.isoformat() if about.due else None,
        "customer": about.customer,
        "deal": about.deal,
        "signed": about.signed,
    }
    return {name: value for name, value in said.items() if value}


def _json(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    written = _HALVES.sub("\ufffd", written)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
