"""A stakeholder has not gone through the vision for too long.

What: the last sync with a required stakeholder lies further back than the cadence (warning), or
than twice the cadence, or there never was one (error). A stakeholder who is not required and
was never synced is an info. Exactly at the cadence is fine.

Why: drift starts between syncs. Everyone keeps deciding by the version they last saw, and the
cheapest cure the founding essay names is to get everybody in sync at frequent intervals.

Bad:
    # today is 2026-03-16
    governance: {sync_cadence_days: 30}
    stakeholders:
      - {id: marcus, role: sales, required: true, last_synced_on: 2025-12-15}

Good:
    # today is 2026-03-16
    governance: {sync_cadence_days: 30}
    stakeholders:
      - {id: marcus, role: sales, required: true, last_synced_on: 2026-03-10}

Resolve: run the sync pack with the person, and set `last_synced_on`.

Figures: 30 days is the default because product councils meet monthly (weekly becomes a status
meeting); twice the cadence is convention.

Configure: `governance.sync_cadence_days`; `required` on a stakeholder.

Not checked when: the vision has no `stakeholders`.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Phrase, person, phrase
from commitcheck.model.vision import Stakeholder
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="GOV203",
    name="sync-overdue",
    severities=(Severity.ERROR, Severity.WARNING, Severity.INFO),
    who="product",
    roots=("R1", "R2"),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for stakeholder in context.vision.stakeholders:
        severity = _severity(context, stakeholder)
        if severity is not None:
            yield _finding(context, stakeholder, severity)


def _severity(context: Context, stakeholder: Stakeholder) -> Severity | None:
    """Both bounds are inclusive on the good side."""
    if stakeholder.last_synced_on is None:
        return Severity.ERROR if stakeholder.required else Severity.INFO
    if not stakeholder.required:
        return None
    cadence = context.vision.governance.sync_cadence_days
    days = (context.as_of - stakeholder.last_synced_on).days
    if days > 2 * cadence:
        return Severity.ERROR
    return Severity.WARNING if days > cadence else None


def _finding(context: Context, stakeholder: Stakeholder, severity: Severity) -> Finding:
    cadence = context.vision.governance.sync_cadence_days
    return INFO.finding(
        Subject("stakeholder", stakeholder.id),
        phrase(
            "{} {}, expected a sync every {} days",
            person(stakeholder.id),
            _since(context, stakeholder),
            cadence,
        ),
        severity=severity,
        at=stakeholder.at("last_synced_on"),
        next_step=phrase(
            "run the sync pack with {} and set last_synced_on", person(stakeholder.id)
        ),
        who=stakeholder.role,
    )


def _since(context: Context, stakeholder: Stakeholder) -> Phrase:
    last = stakeholder.last_synced_on
    if last is None:
        return phrase("was never synced")
    return phrase("was last synced on {}, {} days ago", last, (context.as_of - last).days)


RULE = Rule(INFO, check, needs=(section("stakeholders"),))
