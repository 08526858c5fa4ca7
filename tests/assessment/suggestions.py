"""A small vision, and what is suggested for promises beside it."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

import building
from commitcheck import api
from commitcheck.loading.linking import linked
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Link
from commitcheck.model.report import Report, Suggestion
from commitcheck.model.vision import Vision

VISION = building.vision(
    capabilities=[
        {"id": "scim", "name": "SCIM user provisioning", "description": "From the directory"},
        {"id": "audit", "name": "Audit log export", "description": "Stream events to a SIEM"},
        {"id": "sso", "name": "Single sign-on with SAML"},
    ],
    roadmap=[{"id": "RM1", "title": "Mobile application for drivers", "capabilities": ["sso"]}],
    themes=[{"id": "TH1", "name": "Trust and compliance"}],
    non_goals=[
        {"id": "NG1", "statement": "We do not offer on-premise installation"},
        {"id": "NG2", "statement": "No payroll", "keywords": ["payslip"]},
    ],
)
PROVISIONING = "Automatic user provisioning with SCIM"


def report(
    *promises: Commitment, vision: Vision = VISION, links: tuple[Link, ...] = (), **options: Any
) -> Report:
    project = linked(replace(building.project(vision, promises), links=links))
    return api.check(project, as_of=dt.date(2026, 3, 16), **options)


def told(*promises: Commitment, **options: Any) -> list[Suggestion]:
    return list(report(*promises, **options).suggestions)
