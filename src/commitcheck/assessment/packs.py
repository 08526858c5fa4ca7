"""The sync packs: one page per role, made of a project and its report."""

import datetime as dt

from commitcheck.assessment.desk import Desk
from commitcheck.assessment.pack_agenda import decisions, on_agenda, roles_of
from commitcheck.assessment.pack_changes import changes
from commitcheck.assessment.pack_habits import habits
from commitcheck.assessment.pack_numbers import numbers, sign_offs
from commitcheck.assessment.pack_offers import sellable
from commitcheck.assessment.pack_owed import DAYS, owed
from commitcheck.assessment.pack_signing import ROLES, signings
from commitcheck.assessment.pack_values import Pack
from commitcheck.assessment.vision_page import vision_page
from commitcheck.assessment.wordings import WordingLibrary
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.rules.context import Context


def packs(project: Project, report: Report, library: WordingLibrary) -> tuple[Pack, ...]:
    """A pack for every role that a stakeholder holds or that a finding waits for."""
    desk = Desk(Context(project, report.as_of), report)
    return tuple(_pack(desk, library, role) for role in roles_of(desk))


def _pack(desk: Desk, library: WordingLibrary, role: str) -> Pack:
    context, report = desk.context, desk.report
    holders = [one for one in context.vision.stakeholders if one.role == role]
    synced = [one.last_synced_on for one in holders]
    last = min((day for day in synced if day), default=None) if all(synced) else None
    cadence = context.vision.governance.sync_cadence_days
    decided = decisions(desk, role)
    signs = role in ROLES
    return Pack(
        role=role,
        holders=tuple(one.id for one in holders),
        product=report.product,
        as_of=report.as_of,
        truth=report.verdict.sentence,
        last_synced=last,
        changes=changes(context, report, last, (one.finding for one in decided)),
        vision=vision_page(context.vision),
        sign_offs=sign_offs(context, role),
        habits=habits(context, report, role),
        next_sync=report.as_of + dt.timedelta(days=cadence),
        cadence_days=cadence,
        numbers=numbers(context, report, role),
        diagnosis=report.diagnosis if role in ("executive", "product") else None,
        decisions=decided,
        agenda=on_agenda(desk, role, decided),
        signings=signings(desk, library) if signs else (),
        wording_note=library.note if signs else "",
        sellable=sellable(context) if role == "sales" else None,
        owed=owed(context, report, role),
        owed_days=DAYS,
    )
