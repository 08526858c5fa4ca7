"""One finding and everything around it, for the tests of what stands on a sync page."""

import datetime as dt
from typing import Any

import building
from building import project
from commitcheck.api import check
from commitcheck.assessment.packs.facts import Desk, Facts
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vision import Vision
from commitcheck.rules.context import Context

AS_OF = dt.date(2026, 3, 16)


def desk(vision: Vision, *promises: Commitment) -> Desk:
    made = project(vision, promises)
    return Desk(Context(made, AS_OF), check(made, as_of=AS_OF, engine="off"))


def finding(rule: str = "VIS601", kind: str = "commitment", id: str = "C-1",  # noqa: A002 - the subject's
            **fields: Any) -> Finding:  # fmt: skip
    return building.finding(rule, id, kind, **fields)


def facts(vision: Vision, *promises: Commitment, **of_the_finding: Any) -> Facts:
    return Facts(desk(vision, *promises), finding(**of_the_finding))
