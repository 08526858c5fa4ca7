"""GitLab Code Quality: a JSON array, one finding a line.

GitLab stops without a word at the first entry it does not understand and merges entries that
share a fingerprint, so every entry is complete and every fingerprint stands once.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from commitcheck.model.digest import short_digest
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.against import against, refusals
from commitcheck.reporting.inert import remedy, shorten, statement
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.listing import listed
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import repository_path

_LONGEST = 200
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, options: RenderOptions) -> str:
    """First how many promises non-goals speak against, then the unwaived findings but for known
    debt, and what the run was told to leave out; `[]` when there is nothing of them.
    """
    seen: Counter[str] = Counter()
    entries = [json_text(entry) for entry in _against(report, options)]
    fresh = [found for found in report.unwaived if not found.is_known_debt]
    shown = listed(fresh, options)
    for found in shown.findings:
        seen[found.fingerprint] += 1
        entries.append(json_text(_entry(found, seen[found.fingerprint], options)))
    entries += [
        json_text(_note("cut", cut.words, _first_file(report), options)) for cut in shown.cut
    ]
    if known := len(report.unwaived) - len(fresh):
        said = f"{counted(known, 'finding')} known to the baseline, not listed here"
        entries.append(json_text(_note("known", said, _first_file(report), options)))
    entries += [json_text(_left_out(said, report, options)) for said in report.left_out]
    return "[" + ",".join(f"\n{entry}" for entry in entries) + ("\n" if entries else "") + "]\n"


def _entry(found: Finding, occurrence: int, options: RenderOptions) -> dict[str, Any]:
    again = "" if occurrence == 1 else f"-{occurrence}"
    return {
        "description": f"{statement(found)}. To do: {remedy(found)}",
        "check_name": found.code,
        "fingerprint": found.fingerprint + again,
        "severity": _severity(found),
        "location": {
            "path": repository_path(found.at.path, options),
            "lines": {"begin": found.at.line},
        },
    }


def _against(report: Report, options: RenderOptions) -> Iterator[dict[str, Any]]:
    """At the first non-goal; an array has no header that could say it."""
    refused = refusals(report, report.unwaived)
    if refused:
        at = refused[0].at
        text = f"against the vision: {against(refused)}"
        yield _note("against-the-vision", text, at.path, options, line=at.line)


def _left_out(said: str, report: Report, options: RenderOptions) -> dict[str, Any]:
    """At the top of the file that says so, else of the first file that was read."""
    paths = [file.path for file in report.inputs]
    path = next((path for path in paths if said.endswith(f"({path})")), _first_file(report))
    return _note("left-out", f"left out: {shorten(said, _LONGEST)}", path, options)


def _first_file(report: Report) -> str:
    return report.inputs[0].path if report.inputs else ""


def _note(
    name: str, text: str, path: str, options: RenderOptions, *, line: int = 1
) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": short_digest(text),
        "severity": "info",
        "location": {"path": repository_path(path, options), "lines": {"begin": line}},
    }


def _severity(found: Finding) -> str:
    """A promise on what the vision rules out is the worst there is."""
    if found.rule == "VIS601" and found.severity is Severity.ERROR:
        return "critical"
    return _SEVERITIES[found.severity]
