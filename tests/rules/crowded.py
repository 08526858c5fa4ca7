"""A project in which every rule finds something, and a promise that notices what is read."""

import datetime as dt
import random
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from msgspec.structs import replace

from building import project, promise, vision, waiver
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Problem, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.model.vocabulary import KINDS, Binding, SourceKind, Status
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context

SECRET = "Joe Promiser"  # noqa: S105 - a name that must never be printed
_DAYS = [None, "2026-01-31", "2026-03-16", "2026-05-15", "2026-Q3", "2027-06-30"]
_OF_OTHER_WORDS = {
    "role": "engineering", "date": "2026-02-20", "fingerprint": {"words": "0123456789abcdef"},
}  # fmt: skip
_VISION: dict[str, Any] = {
    "product": {"name": "Auditrail", "stage": "infancy"},
    "policy": {"max_waivers": {"count": 0}},
    "positioning": {
        "version": "1.1",
        "status": "draft",
        "owner": "marcus",
        "review_by": "2026-01-31",
        "key_benefit": "the best",
        "alternatives": [{"name": "legacy systems", "kind": "substitute"}],
        "differentiators": [{"id": "DF1", "claim": "Chained"}],
        "segments": [
            {"id": "saas"},
            {"id": "bank", "fit": "adjacent"},
            {"id": "army", "fit": "excluded"},
        ],
    },
    "themes": [{"id": "TH1"}, {"id": "TH2"}],
    "non_goals": [
        {"id": "NG1", "statement": "No on-premises edition", "capabilities": ["onprem"]},
        {"id": "NG2", "statement": "No report designer", "enforcement": "soft",
         "keywords": ["reports"]},
        {"id": "NG3", "statement": "No hardware"},
    ],
    "guardrails": [
        {"id": "GR1", "dimension": "uptime", "op": "max", "value": 99.9, "approver": "engineering"},
        {"id": "GR2", "dimension": "region", "op": "in", "value": ["eu"], "enforcement": "soft"},
    ],
    "dimensions": [
        {"id": "uptime", "type": "number", "scope": "customer"},
        {"id": "schema", "type": "string", "scope": "product"},
        {"id": "discount", "type": "number", "scope": "customer"},
    ],
    "facts": [{"dimension": "uptime", "proven": 99.5}],
    "certifications": [{"id": "iso", "status": "held"}, {"id": "soc2", "status": "planned"}],
    "capabilities": [
        {"id": "sso", "status": "available", "theme": "TH1"},
        {"id": "scim", "status": "planned", "depends_on": ["rbac"], "excludes": ["search"]},
        {"id": "rbac", "status": "planned"},
        {"id": "search", "status": "in_progress"},
        {"id": "sync", "status": "candidate"},
        {"id": "onprem", "status": "rejected"},
        {"id": "legacy", "status": "deprecated", "sunset_on": "2026-04-30"},
    ],
    "roadmap": [
        {"id": "RM1", "title": "SCIM", "capabilities": ["scim"], "horizon": "next",
         "earliest": "2026-05-01", "latest": "2026-06-30", "effort": 8},
        {"id": "RM2", "title": "RBAC", "capabilities": ["rbac"], "horizon": "later",
         "confidence": "low", "effort": 14},
        {"id": "RM3", "title": "Search", "capabilities": ["search"], "horizon": "now",
         "latest": "2026-04-30", "effort": 5, "theme": "TH1"},
        {"id": "RM4", "title": "Dropped", "capabilities": ["sync"], "status": "dropped"},
    ],
    "capacity": {
        "periods": [
            {"id": "Q1", "start": "2026-01-01", "end": "2026-03-31", "total": 20, "reserved": 5},
            {"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "total": 10, "reserved": 20},
        ]
    },
    "stakeholders": [
        {"id": "priya", "role": "product", "required": True, "last_synced_on": "2026-01-31",
         "signoff": {"version": "1.0", "decision": "approved_with_reservations"}},
        {"id": "elena", "role": "executive", "required": True, "decision_role": "approver",
         "signoff": {"version": "1.1", "decision": "rejected"}},
        {"id": "marcus", "role": "sales", "required": True, "last_synced_on": "2025-01-31"},
        {"id": "tom", "role": "finance"},
    ],
}  # fmt: skip
_POOLS: dict[str, list[Any]] = {
    "customer": ["Acme", "Norvik", "Meridian"],
    "deal": [None, "D-1", "D-2", "D-3"],
    "segment": [None, "saas", "bank", "army", "nowhere"],
    "arr": [None, 100, 90000],
    "title": ["A promise", "Custom reports"],
    "kind": list(KINDS),
    "capability": [None, "sso", "scim", "search", "sync", "onprem", "legacy", ["scim", "search"]],
    "roadmap_item": [None, None, "RM1", "RM2", "RM4"],
    "dimension": [None, "uptime", "schema", "discount", "region"],
    "op": [None, "eq", "min", "max"],
    "value": [None, 99.99, 20, "v1", "v3", "eu", "us"],
    "certification": [None, "iso", "soc2"],
    "claimed_as": [None, "available", "roadmap"],
    "source": [None, *get_args(SourceKind)],
    "source_ref": [None, "section 4"],
    "quote": [None, "Vendor guarantees it.", "We will see."],
    "binding": [None, None, *get_args(Binding)],
    "status": [*get_args(Status), "signed", "negotiating", "signed"],
    "signed_on": [None, "2026-02-27", "2026-03-27", "2026-03-30"],
    "expected_signature": [None, "2026-03-31"],
    "due": _DAYS,
    "original_due": [None, *_DAYS],
    "amendment": [None, None, {"ref": "AM-1", "date": "2026-03-01", "was": {"due": "2026-01-31"}}],
    "delivered_on": [None, None, "2026-02-27", "2026-12-31"],
    "accepted_on": [None, None, "2026-02-20", "2026-03-01"],
    "at_risk": [None, True, False],
    "effort": [None, 3, 12],
    "reuse": [None, "general", "one_off"],
    "delivery_mode": [None, "product", "workaround", "prototype"],
    "hardening_due": [None, "2026-01-31", "2026-12-31"],
    "exit_criteria": [None, "replaced by search"],
    "remedy": [None, "service_credit", "termination_right", "refund"],
    "remedy_cap_pct": [None, 10],
    "payment_contingent": [None, True, False],
    "disclaimer": [None, True, False],
    "revenue_review": [None, "pending", "cleared"],
    "approvals": [[], ["product@2026-02-20"], ["legal@2026-03-04", _OF_OTHER_WORDS]],
    "owner": [None, "priya", "stranger"],
    "promised_by": [SECRET],
    "depends_on": [None, ["C-1"], ["C-7", "C-404"]],
    "until": [None, None, "2026-01-31", "2028-12-31"],
    "scope_segment": [None, "saas", "bank"],
    "supports": [None, ["TH1"]],
}

_PROBLEM = Problem(
    variant="unreadable",
    message=phrase("the file cannot be read"),
    at=Location("commitments.csv"),
    subject=Subject("file", "commitments.csv"),
    next_step=phrase("save it as UTF-8"),
)


class Noticing(Commitment):
    """A promise that notes which of its fields are read, also by its own terms."""

    noticed: frozenset[str] | set[str] = frozenset()

    def __getattribute__(self, name: str) -> Any:
        if name in Commitment._fields:
            object.__getattribute__(self, "noticed").add(name)
        return super().__getattribute__(name)


@cache
def crowded_context() -> Context:
    """400 promises, each a different mixture of what its fields can hold: the same every time."""
    vision_and_all = project(vision(**_VISION), _crowd(), waivers=_waivers(), problems=[_PROBLEM])
    day = dt.date(2026, 5, 1)
    paper = promise("order_form~1", quote="by 1 May 2026")._replace(
        read=ReadPromise(0, 13, due=day, readings=(Reading("due", day, 3, 13, "clear", "a day"),))
    )
    papers = ((promise("C-0", due="2026-05-15"), (paper,)),)
    return Context(vision_and_all, dt.date(2026, 3, 16), papers=papers)


def touched_fields(rule: Rule) -> set[str]:
    """The commitment fields that a rule looks at, without those that say where a promise stands."""
    noticed: set[str] = set()
    crowd = crowded_context()
    watched = replace(crowd.project, commitments=tuple(_noticing(_crowd(), noticed)))
    for _ in rule.check(replace(crowd, project=watched)):
        pass
    return noticed - {"where", "unusable", "linked"}


@cache
def _crowd() -> tuple[Commitment, ...]:
    dice = random.Random(1)  # noqa: S311 - a mixture, not a secret
    crowd = []
    for number in range(400):
        fields = {name: dice.choice(pool) for name, pool in _POOLS.items()}
        crowd.append(promise(f"C-{number}", **fields))
    clashing: dict[str, Any] = {"dimension": "discount", "status": "signed"}
    return (
        *crowd,
        promise("C-0", due="2026-05-15"),
        promise("C-401", customer="Acme", kind="mfn", value=20, **clashing),
        promise("C-402", customer="Norvik", kind="pricing", value=24, **clashing),
    )


def _waivers() -> tuple[Waiver, ...]:
    complete = {"reason": "a bet", "owner": "priya", "approved_by": "elena"}
    return (
        waiver("W-1", "VIS601", commitment="C-1", expires_on="2026-01-31", **complete),
        waiver("W-2", "COM806", commitment="C-2", approved_by="priya", owner="priya"),
        waiver("W-3", "VIS602", commitment="C-3", expires_on="2026-04-15",
               approved_on="2026-03-01", **complete),
    )  # fmt: skip


def _noticing(crowd: Iterable[Commitment], noticed: set[str]) -> Iterable[Commitment]:
    for commitment in crowd:
        copy = Noticing(*commitment)
        copy.noticed = noticed
        yield copy
