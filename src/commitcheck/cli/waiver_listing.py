"""The list of waivers, as text for people and as JSON for machines."""

from collections.abc import Iterator, Sequence

from commitcheck.model.counting import counted
from commitcheck.model.report import Report, WaiverUse
from commitcheck.model.waiver import Waiver
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.json_text import json_text

STATES = ("expired", "expiring", "refused", "unused", "active")
"""What asks for a decision comes first."""

_NAME, _REASON = 60, 160
_SCOPES = ("commitment", "deal", "object")


def listing_text(report: Report, waivers: Sequence[Waiver]) -> str:
    """One entry per waiver under a line of counts, by state and then in file order."""
    lines = [f"{counts_line(report, waivers)} as of {report.as_of}"]
    judged = list(zip(waivers, report.waivers, strict=True)) if report.waivers else []
    for state in STATES:
        for waiver, use in judged:
            if use.state == state:
                lines += ["", *_entry(waiver, use, report)]
    return "\n".join(lines) + "\n"


def counts_line(report: Report, waivers: Sequence[Waiver]) -> str:
    """`3 waivers: 1 refused, 2 active`; without a vision no waiver is judged."""
    total = len(waivers)
    if not total:
        return "no waivers"
    if not report.waivers:
        return f"{counted(total, 'waiver')}, not judged without a vision"
    counts = [(sum(use.state == state for use in report.waivers), state) for state in STATES]
    told = ", ".join(f"{count} {state}" for count, state in counts if count)
    return f"{counted(total, 'waiver')}: {told}"


def listing_json(report: Report, waivers: Sequence[Waiver]) -> str:
    """An object a line: the waiver as written, and what became of it; null where there was no
    vision to judge it by.
    """
    uses = report.waivers or (None,) * len(waivers)
    rows = [json_text(_record(waiver, use)) for waiver, use in zip(waivers, uses, strict=True)]
    listed = ",\n".join(f"    {row}" for row in rows)
    body = f"[\n{listed}\n  ]" if rows else "[]"
    return (
        '{\n  "format": "commitcheck/waivers",\n  "version": 1,\n'
        f'  "as_of": "{report.as_of}",\n  "waivers": {body}\n}}\n'
    )


def _entry(waiver: Waiver, use: WaiverUse, report: Report) -> Iterator[str]:
    scope = next(
        (f"{kind} {shorten(name, _NAME)}" for kind in _SCOPES if (name := getattr(waiver, kind))),
        "nothing in particular",
    )
    yield f"{use.state:9} {shorten(waiver.id, _NAME)}  {shorten(waiver.rule, _NAME)} for {scope}"
    indent = " " * 10
    yield f"{indent}{', '.join(_facts(waiver, use, report))}"
    if use.state == "refused" and use.note is not None:
        yield f"{indent}{sentence(use.note)}"
    if waiver.reason:
        yield f"{indent}{shorten(waiver.reason, _REASON)}"


def _facts(waiver: Waiver, use: WaiverUse, report: Report) -> Iterator[str]:
    if waiver.expires_on is None:
        yield "without an end"
    else:
        days = (waiver.expires_on - report.as_of).days
        told = counted(abs(days), "day")
        away = "today" if days == 0 else f"in {told}" if days > 0 else f"{told} ago"
        yield f"{'ends' if days >= 0 else 'ended'} {waiver.expires_on} ({away})"
    yield f"covers {counted(use.covers, 'finding')}"
    if waiver.owner:
        yield f"owned by {shorten(waiver.owner, _NAME)}"
    if waiver.approved_by:
        yield f"approved by {shorten(waiver.approved_by, _NAME)}"


def _record(waiver: Waiver, use: WaiverUse | None) -> dict[str, object]:
    at = waiver.at()
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "state": None if use is None else use.state,
        "why": None if use is None or use.note is None else str(use.note),
        "covers": None if use is None else use.covers,
        **{kind: getattr(waiver, kind) for kind in _SCOPES},
        "reason": waiver.reason,
        "owner": waiver.owner,
        "approved_by": waiver.approved_by,
        "approved_on": _day(waiver.approved_on),
        "expires_on": _day(waiver.expires_on),
        "ticket": waiver.ticket,
        "renewals": waiver.renewals,
        "location": {"path": at.path, "line": at.line, "column": at.column},
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
