"""Which changes are offered against a finding that a test makes, as lines to compare."""

from typing import Any

import building as b
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related
from commitcheck.model.location import Location
from commitcheck.model.vision import Vision
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.cures.case import Case
from commitcheck.ways_out.cures.catalogue import offered

AT = Location("x.yaml", 1, 1)
STRIKE = "0 strike status=withdrawn"
YES = [f"{role}@2026-01-05" for role in ("product", "engineering", "legal", "finance", "executive")]
VISION = b.vision(
    themes=["TH1", "TH2"],
    capabilities=[
        {"id": "app", "name": "Pilot app", "theme": "TH1", "aliases": ["cockpit"]},
        {"id": "app-lite", "name": "Lite", "status": "available", "theme": "TH1"},
        {"id": "pilot-web", "name": "Web", "status": "available", "theme": "TH1"},
        {"id": "pilot-mail", "name": "Mail", "status": "available", "theme": "TH2"},
        {"id": "pilot-fax", "name": "Fax", "status": "beta", "theme": "TH1"},
        {"id": "map", "name": "Chart", "aliases": ["plotter"]},
        {"id": "sms", "name": "Texts", "excludes": ["plotter"]},
    ],
    roadmap=[{"id": "RM1", "capabilities": ["app"], "earliest": "2026-07-01",
              "latest": "2026-09-30", "confidence": "high"}],
    non_goals=[
        {"id": "NG1", "statement": "No texts", "capabilities": ["sms"]},
        {"id": "NG2", "statement": "No charts", "capabilities": ["map"]},
    ],
)  # fmt: skip


def draft(id_: str = "C-1", **fields: Any) -> Commitment:
    """A draft of the deal that a way out is looked for."""
    return b.promise(id_, **{"deal": "D-1", "source": "order_form", "approvals": YES, **fields})


def told(candidate: Candidate) -> str:
    """`0 move due=2026-09-30`: the promise by its place, what is done, to which value."""
    what = candidate.roles or [f"{name}={_plain(value)}" for name, value in candidate.values]
    others = " of others" if candidate.tells_others else ""
    return f"{candidate.place} {candidate.action} {', '.join(what)}{others}"


def _plain(value: object) -> object:
    return "+".join(map(str, value)) if isinstance(value, tuple) else value


def offers(
    found: Finding,
    *promises: Commitment,
    things: Vision = VISION,
    mapped: dict[str, tuple[str, str]] | None = None,
) -> list[str]:
    """What is offered on 16 March 2026, each by the one who must act, for this finding."""
    places = {it.id: at for at, it in enumerate(promises) if it.deal == "D-1"}
    case = Case(b.context(things, *promises), "D-1", places, mapped or {})
    made = list(offered(case, found))
    assert {it.rule for it in made} <= {found.code}
    assert {it.who for it in made if not it.roles} <= {found.who}
    assert [it.who for it in made if it.roles] == [it.roles[0] for it in made if it.roles]
    return [told(it) for it in made]


def about(code: str, *others: str, kind: str = "commitment", id_: str = "C-1") -> Finding:
    """A finding of a rule about a promise; `others` are things it names, as `capability map`."""
    related = tuple(Related(what, name, AT) for what, name in map(str.split, others))
    return b.finding(code, id_, kind, who="sales", related=related)


def signed_for(*roles: str) -> list[str]:
    return [f"{role}@2026-01-05" for role in roles]
