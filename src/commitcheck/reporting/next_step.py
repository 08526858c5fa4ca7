"""The command that comes next, where there is one: preview -> map -> check -> confirm -> sync."""

import re
import shlex
from posixpath import dirname

from commitcheck.assessment.answers import UNLINKED
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Report
from commitcheck.reporting.inert import inert
from commitcheck.reporting.spoken import BANDS

_TABLE = pattern(r"\.(?:csv|tsv|txt|xlsx|xlsm|xls|ods)$", re.IGNORECASE)


def next_command(report: Report) -> str:
    """`commitcheck confirm vision.yaml export.csv`, or nothing where nothing is left to do."""
    if report.narrowed_to is not None:
        return ""
    if table := _unread_table(report):
        return f"commitcheck preview {_quoted(table)}"
    if _is_to_confirm(report):
        return _with_files("commitcheck confirm", report)
    unlinked = any(answer.why == UNLINKED for answer in report.commitments)
    if unlinked and (table := _first_table(report)):
        return f"commitcheck preview {_quoted(table)}"
    is_to_decide = any(found.subject.kind == "commitment" for found in report.unwaived)
    is_judged = report.verdict.could_not_be_judged < report.verdict.open
    return _with_files("commitcheck sync", report) if is_to_decide and is_judged else ""


def _unread_table(report: Report) -> str | None:
    """A table of which nobody knows what its columns mean."""
    if report.commitments:
        return None
    return next((it.at.path for it in report.unwaived
                 if it.rule == "INP001" and _TABLE.search(it.at.path)), None)  # fmt: skip


def _is_to_confirm(report: Report) -> bool:
    """Is there something that a person's word would make judgeable, or binding?"""
    if report.as_read is not None and report.as_read.unwaived:
        return True
    unclear = {it.commitment for it in report.commitments if it.answer == "could_not_be_judged"}
    return any(
        hint.commitment in unclear and hint.why == "unlinked" and hint.band in BANDS
        for hint in report.suggestions
    )


def _first_table(report: Report) -> str | None:
    tables = (file.path for file in report.inputs if file.role == "commitments")
    return next((path for path in tables if _TABLE.search(path)), None)


def _with_files(command: str, report: Report) -> str:
    """The command on the files of this run: those that its configuration names need no naming."""
    config = next((file.path for file in report.inputs if file.role == "config"), None)
    if config is not None:
        return f"{command} --config {_quoted(config)}" if dirname(config) else command
    files = [file.path for file in report.inputs if file.role in ("vision", "commitments")]
    return " ".join([command, *map(_quoted, files)])


def _quoted(path: str) -> str:
    return shlex.quote(inert(path))
