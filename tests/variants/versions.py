"""Two versions of a vision, and what is wrong with a file in either."""

from building import vision
from commitcheck.model.finding import Problem, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words


def problem(name: str, said: str, line: int = 1) -> Problem:
    return Problem(
        variant="unreadable",
        message=words(said),
        at=Location(name, line),
        subject=Subject("file", name),
        next_step=words("mend it"),
    )


OLD = vision(
    positioning={"need": "audits"},
    capabilities=["sso", {"id": "scim", "name": "SCIM"}, "sso"],
    capacity={"periods": [{"id": "Q1", "total": 5}]},
    guardrails=[{"id": "G1", "dimension": "uptime_pct", "op": "max", "value": 99}],
    stakeholders=[{"id": "ines", "role": "product"}],
)
NEW = vision(
    product={"name": "Other"},
    positioning={"need": "logs"},
    themes=["T1"],
    capabilities=[{"id": "sso", "status": "in_progress"}, "new", {"id": "sso", "name": "Second"}],
    capacity={"periods": [{"id": "Q1", "total": 6}, {"id": "Q2"}]},
    stakeholders=[{"id": "ines", "role": "sales"}],
)
