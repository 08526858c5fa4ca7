"""A rule's identity card and page as SARIF describes rules."""

from typing import Any

from commitcheck.model.severity import Severity
from commitcheck.reporting.sarif_text import plain
from commitcheck.rules.base import Rule
from commitcheck.rules.pages import page_markdown, page_text

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
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {
            "tags": ["commitments", info.family, info.who, *info.roots],
            "precision": "high",
            "problem.severity": _PROBLEMS[worst],
        },
    }


def _cut(text: str) -> str:
    if len(text) <= _TEXT:
        return text
    return text[: _TEXT - 1].rpartition(" ")[0] + "\N{HORIZONTAL ELLIPSIS}"
