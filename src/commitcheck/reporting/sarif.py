"""SARIF 2.1.0, as GitHub code scanning, Azure DevOps and Jenkins read it.

Waived findings are left out, since GitHub shows suppressed results as open alerts; with
`--show-waived` they are in, suppressed, for the consumers that understand it. Input errors and
what was not checked are notifications too, so that an incomplete run never looks clean.

In messages, what a viewer would take for a link or a placeholder is broken up. A place is the
offending value, not its block, so that a diff shows the alert.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from commitcheck._version import __version__
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from commitcheck.reporting.inert import remedy, sentence, shorten, statement, thing
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.json.wire import RELATED_SHOWN
from commitcheck.reporting.listing import listed
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import artifact_uri
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule, RuleInfo
from commitcheck.rules.own import as_shown
from commitcheck.rules.pages import page_markdown, page_text

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
    return "".join(pieces(report, options))


def pieces(report: Report, options: RenderOptions) -> Iterator[str]:
    """The same, a result at a time: many of them are never held as text at once."""
    found = report.findings if options.show_waived else report.unwaived
    return document(report, [(finding, {}) for finding in found], options)


def document(
    report: Report, found: Sequence[tuple[Finding, Wire]], options: RenderOptions
) -> Iterator[str]:
    """One run with these findings, each with what else its result says: `because` goes among its
    properties, everything else beside them.
    """
    of_rules = listed([finding for finding, _ in found], options)
    kept = [found[place] for place in of_rules.places]
    shown = sorted(kept, key=lambda result: -result[0].severity)[:RESULTS]
    cut = [cut.words for cut in of_rules.cut]
    if len(kept) > len(shown):
        cut.append(f"{len(kept) - len(shown)} more findings are in the JSON report")
    fired = {finding.rule for finding, _ in shown}
    every = (*ALL_RULES, *map(as_shown, report.own_rules))
    ran = {card.code for card in report.own_rules if card.state == "ran"}
    rules = [descriptor(rule) for rule in every if rule.info.code in fired | ran]
    index = {rule["id"]: position for position, rule in enumerate(rules)}
    driver = {
        "name": "commitcheck",
        "version": report.version,
        "informationUri": HOME,
        "rules": rules,
    }
    yield (
        f'{{"$schema": {json_text(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {json_text(driver)}}},\n'
        f'"automationDetails": {{"id": "commitcheck/"}},\n'
        f'"columnKind": "unicodeCodePoints",\n'
        f'"invocations": [{json_text(_invocation(report, cut, options))}],\n'
        f'"properties": {json_text(_properties(report))},\n'
        f'"results": ['
    )
    before, end = "\n", "]\n}]}\n"
    for finding, more in shown:
        result = _extended(_result(finding, index[finding.rule], options), more)
        yield before + json_text(result)
        before, end = ",\n", "\n]\n}]}\n"
    yield end


def _extended(result: Wire, more: Wire) -> Wire:
    beside = {key: value for key, value in more.items() if key != "because"}
    inside = {key: value for key, value in more.items() if key == "because"}
    return {**result, **beside, "properties": {**result["properties"], **inside}}


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
        "basis": found.basis,
    }
    return result


def _invocation(report: Report, cut: Iterable[str], options: RenderOptions) -> Wire:
    unread = [
        finding
        for finding in report.unwaived
        if finding.rule.startswith("INP") and finding.severity is Severity.ERROR
    ]
    notes = [
        {
            "level": "error",
            "message": {"text": message(finding)},
            "locations": [location(finding, options)],
            "associatedRule": {"id": finding.rule},
        }
        for finding in unread[:NOTIFICATIONS]
    ]
    notes += [_note("warning", said) for said in cut]
    reasons = dict.fromkeys(
        f"{shorten(unchecked.rule, 60)}: {sentence(unchecked.reason)};"
        f" needs {shorten(unchecked.needs, 200)}"
        for unchecked in report.not_checked
    )
    notes += [_note("note", f"not checked: {reason}") for reason in list(reasons)[:NOTIFICATIONS]]
    invocation: Wire = {"executionSuccessful": not unread}
    if notes:
        invocation["toolExecutionNotifications"] = notes
    if loosened := _loosened(report):
        invocation["toolConfigurationNotifications"] = loosened
    return invocation


def _loosened(report: Report) -> Sequence[Wire]:
    """What silences part of the check, and the exceptions that have ended."""
    narrowed = report.narrowed_to
    lines = [] if narrowed is None else [f"only {shorten(narrowed, 200)} is shown"]
    lines += [
        f"{shorten(loosening.what, 200)} ({shorten(loosening.by, 200)})"
        for loosening in report.loosened
    ]
    lines += [
        f"waiver {shorten(waiver.id, 60)} for {shorten(waiver.rule, 60)} is {waiver.state}"
        for waiver in report.waivers
        if waiver.state != "active"
    ]
    return [_note("note", text) for text in lines[:NOTIFICATIONS]]


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
        "could_not_be_judged": counts.could_not_be_judged,
        "against_non_goals": counts.against_non_goals,
        "waived": counts.waived,
    }


def plain(text: str) -> str:
    """A text in which nothing is an embedded link or a placeholder.

    `[text](target)` is a link in every message and `{0}` stands for an argument; a blank in
    the right place leaves both readable and dead.
    """
    return text.replace("](", "] (").replace("{", "{ ").replace("}", " }")


def message(found: Finding) -> str:
    """Two sentences: what is wrong, the title of an alert, and what to do about it."""
    return f"{plain(statement(found))}. To do: {plain(remedy(found))}."


LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}

_TEXT = 1024
"""GitHub's limit for a description."""


def descriptor(rule: Rule) -> dict[str, Any]:
    """The reporting descriptor. No `security-severity`: it would make a business finding a
    security alert.
    """
    info = rule.info
    worst = max(info.severities)
    what = " ".join(info.doc.partition("\nWhat:")[2].partition("\n\n")[0].split())
    return {
        "id": info.code,
        "name": "".join(word.capitalize() for word in info.name.split("-")),
        "shortDescription": {"text": plain(info.summary)[:_TEXT]},
        "fullDescription": {"text": _cut(plain(what or info.summary))},
        "help": {"text": page_text(rule), "markdown": page_markdown(rule)},
        **({} if info.is_own else {"helpUri": _page_of(info)}),
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {
            "tags": ["commitments", info.family, info.who, *info.roots],
            "precision": "high",
            "problem.severity": _PROBLEMS[worst],
        },
    }


def _page_of(info: RuleInfo) -> str:
    """The rule's page on the web; one of the company's own has none."""
    return f"{HOME}/blob/v{__version__}/docs/rules.md#{info.code.lower()}-{info.name}"


def _cut(text: str) -> str:
    if len(text) <= _TEXT:
        return text
    return text[: _TEXT - 1].rpartition(" ")[0] + "\N{HORIZONTAL ELLIPSIS}"


_SPAN = 200
"""A quote longer than this is pointed at, not underlined."""


def location(found: Finding, options: RenderOptions) -> Wire:
    """The finding's place; where its own words stand there, they are underlined and shown."""
    said = next((quote.text for quote in found.quotes if quote.at == found.at), "")
    return _place(found.at, said, options)


def related(found: Finding, options: RenderOptions) -> list[Wire]:
    """The other sides, numbered from 1 as the message links to them."""
    return [
        {
            "id": number,
            "message": {"text": _named(thing.kind, thing.id, thing.note)},
            **_place(thing.at, "", options),
        }
        for number, thing in enumerate(found.related[:RELATED_SHOWN], 1)
    ]


def see(found: Finding) -> str:
    """` See [non-goal NG2](1).`: links that viewers follow to the related places."""
    links = [
        f"[{_link_words(thing.kind, thing.id)}]({number})"
        for number, thing in enumerate(found.related[:RELATED_SHOWN], 1)
    ]
    more = len(found.related) - len(links)
    return f" See {', '.join(links)}{f' and {more} more' if more else ''}." if links else ""


def _place(at: Location, said: str, options: RenderOptions) -> Wire:
    fits = said.isprintable() and 0 < len(said) <= _SPAN
    region: Wire = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.line,
        "endColumn": at.column + (len(said) if fits else 1),
    }
    if said:
        region["snippet"] = {"text": shorten(said, _SPAN)}
    place: Wire = {
        "physicalLocation": {
            "artifactLocation": {"uri": artifact_uri(at.path, options), "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
    }
    if at.cell is not None:
        name = shorten(f"{at.sheet}!{at.cell}", _SPAN)
        place["logicalLocations"] = [{"name": at.cell, "fullyQualifiedName": name}]
    if at.clause is not None:
        del place["physicalLocation"]["region"]  # a document has no lines
        place["logicalLocations"] = [{"fullyQualifiedName": shorten(at.clause, _SPAN)}]
    return place


def _named(kind: str, name: str, note: str) -> str:
    words = thing(kind, name)
    return plain(f"{words}: {shorten(note, _SPAN)}" if note else words)


def _link_words(kind: str, name: str) -> str:
    """Inside a link a bracket or backslash would end or bend it."""
    return plain(thing(kind, name)).translate({ord("["): "(", ord("]"): ")", ord("\\"): "/"})
