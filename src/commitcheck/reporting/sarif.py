"""SARIF 2.1.0, as GitHub code scanning, Azure DevOps and Jenkins read it.

Waived findings are left out, since GitHub shows suppressed results as open alerts; with
`--show-waived` they are in, suppressed, for the consumers that understand it. Input errors and
what was not checked are notifications too, so that an incomplete run never looks clean.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from commitcheck.model.finding import Finding
from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.json_text import json_text
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.sarif_places import location, related, see
from commitcheck.reporting.sarif_rules import LEVELS, descriptor
from commitcheck.reporting.sarif_text import message, plain
from commitcheck.rules import ALL_RULES

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

HOME = "https://github.com/commitcheck/commitcheck"

RESULTS = 25_000
"""Results that GitHub takes from one run; one more and it refuses all of them."""

NOTIFICATIONS = 200

Wire = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """One run, one result a line, the worst first."""
    found = [one for one in report.findings if options.show_waived or one.waived_by is None]
    return document(report, [(one, {}) for one in found], options)


def document(report: Report, found: Sequence[tuple[Finding, Wire]], options: RenderOptions) -> str:
    """One run with these findings, each with what else its result says: `because` goes among its
    properties, everything else beside them.
    """
    shown = sorted(found, key=lambda one: -one[0].severity)[:RESULTS]
    fired = {one.rule for one, _ in shown}
    rules = [descriptor(rule) for rule in ALL_RULES if rule.info.code in fired]
    index = {rule["id"]: position for position, rule in enumerate(rules)}
    results = [_extended(_result(one, index[one.rule], options), more) for one, more in shown]
    driver = {
        "name": "commitcheck",
        "version": report.version,
        "informationUri": HOME,
        "rules": rules,
    }
    return (
        f'{{"$schema": {json_text(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {json_text(driver)}}},\n'
        f'"automationDetails": {{"id": "commitcheck/"}},\n'
        f'"columnKind": "unicodeCodePoints",\n'
        f'"invocations": [{json_text(_invocation(report, len(found) - len(shown), options))}],\n'
        f'"properties": {json_text(_properties(report))},\n'
        f'"results": [{_lines(results)}]\n}}]}}\n'
    )


def _extended(result: Wire, more: Wire) -> Wire:
    beside = {key: value for key, value in more.items() if key != "because"}
    inside = {key: value for key, value in more.items() if key == "because"}
    return {**result, **beside, "properties": {**result["properties"], **inside}}


def _lines(rows: Iterable[Wire]) -> str:
    lines = ",\n".join(json_text(row) for row in rows)
    return f"\n{lines}\n" if lines else ""


def _result(found: Finding, index: int, options: RenderOptions) -> Wire:
    result: Wire = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": LEVELS[found.severity],
        "message": {"text": f"{message(found)}{see(found)}"},
        "locations": [location(found, options)],
        "partialFingerprints": {"commitcheck/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = related(found, options)
    if found.waived_by is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": f"waived by {plain(shorten(found.waived_by, 60))}",
            }
        ]
    result["properties"] = {
        "code": found.code,
        "subject": {"kind": found.subject.kind, "id": shorten(found.subject.id, 200)},
        "cure": found.cure,
        "who": shorten(found.who, 60),
        "preventable": found.preventable,
        "baseline": found.in_baseline,
    }
    return result


def _invocation(report: Report, left_out: int, options: RenderOptions) -> Wire:
    unread = [
        one
        for one in report.unwaived
        if one.rule.startswith("INP") and one.severity is Severity.ERROR
    ]
    notes = [
        {
            "level": "error",
            "message": {"text": message(one)},
            "locations": [location(one, options)],
            "associatedRule": {"id": one.rule},
        }
        for one in unread[:NOTIFICATIONS]
    ]
    if left_out:
        notes.append(_note("warning", f"{left_out} more findings are in the JSON report"))
    reasons = {
        f"{shorten(one.rule, 60)}: {sentence(one.reason)}; needs {shorten(one.needs, 200)}": None
        for one in report.not_checked
    }
    notes += [_note("note", f"not checked: {one}") for one in list(reasons)[:NOTIFICATIONS]]
    invocation: Wire = {"executionSuccessful": not unread}
    if notes:
        invocation["toolExecutionNotifications"] = notes
    if loosened := _loosened(report):
        invocation["toolConfigurationNotifications"] = loosened
    return invocation


def _loosened(report: Report) -> Sequence[Wire]:
    """What silences part of the check, and the exceptions that have ended."""
    narrowed = report.narrowed_to
    told = [] if narrowed is None else [f"only {shorten(narrowed, 200)} is shown"]
    told += [f"{shorten(one.what, 200)} ({shorten(one.by, 200)})" for one in report.loosened]
    told += [
        f"waiver {shorten(one.id, 60)} for {shorten(one.rule, 60)} is {one.state}"
        for one in report.waivers
        if one.state != "active"
    ]
    return [_note("note", one) for one in told[:NOTIFICATIONS]]


def _note(level: str, text: str) -> Wire:
    return {"level": level, "message": {"text": f"{plain(text)}."}}


def _properties(report: Report) -> Wire:
    counts = report.verdict
    return {
        "as_of": report.as_of.isoformat(),
        "verdict": counts.sentence,
        "open": counts.open,
        "nonconforming": counts.nonconforming,
        "preventable": counts.preventable,
        "cannot_tell": counts.cannot_tell,
        "waived": counts.waived,
    }
