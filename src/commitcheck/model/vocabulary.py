"""The field's closed lists of words, spelt as in the schemas (a test holds the two together)."""

from functools import cache
from typing import Literal, get_args

Kind = Literal[
    "feature", "integration", "custom_development", "deployment", "sla", "support",
    "performance", "scale", "data_residency", "data_retention", "compliance", "pricing", "mfn",
    "exclusivity", "roadmap_disclosure", "eol_support", "ip_escrow", "services", "other",
]  # fmt: skip
SourceKind = Literal[
    "msa", "order_form", "sow", "amendment", "dpa", "side_letter", "rfp_response",
    "security_questionnaire", "demo", "marketing", "email", "call", "chat", "roadmap_slide",
    "slide_deck", "unspecified",
]  # fmt: skip
Binding = Literal["contractual", "efforts", "representation", "intent", "informal"]
Status = Literal[
    "proposed", "negotiating", "signed", "delivered", "released", "withdrawn", "lapsed",
]  # fmt: skip
Role = Literal[
    "product", "sales", "engineering", "finance", "legal", "security", "executive", "marketing",
    "customer_success",
]  # fmt: skip
CapabilityStatus = Literal[
    "available", "beta", "in_progress", "planned", "candidate", "deprecated", "rejected"
]
Enforcement = Literal["hard", "soft"]
Better = Literal["higher", "lower"]
YearName = Literal["start", "end"]
"""The calendar year that a fiscal year has its number from: of its first day or its last."""
Stage = Literal["concept", "infancy", "growth", "mature", "sunset"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ROLES: tuple[Role, ...] = get_args(Role)
STAGES: tuple[Stage, ...] = get_args(Stage)

DELIVERABLE_KINDS: frozenset[str] = frozenset(
    ("feature", "integration", "custom_development", "deployment")
)
"""Kinds D of the rules: what somebody has to build."""

WORK_KINDS: frozenset[str] = DELIVERABLE_KINDS | {"compliance", "services", "scale", "performance"}
"""Kinds that can be overdue; a running obligation (SLA, pricing) with a past due is in force."""

DATED_KINDS: frozenset[str] = DELIVERABLE_KINDS | {"compliance", "services"}
"""Kinds that somebody waits for: without a day, nobody can say that it comes in time."""

DRAFT_STATUSES: tuple[Status, ...] = ("proposed", "negotiating")
"""Before signature: what is wrong can still be prevented."""

OPEN_STATUSES: tuple[Status, ...] = (*DRAFT_STATUSES, "signed")
"""What somebody is still to keep."""

OVER_STATUSES: tuple[Status, ...] = ("released", "withdrawn", "lapsed")
"""What nobody is bound by any more: the customer let us off, it was taken back, or the term or
condition that it hung on ran out.
"""

MAPPED_KINDS: frozenset[str] = frozenset(("feature", "integration", "deployment"))
"""Kinds that cannot be judged without a capability or a roadmap item (COV302)."""

_STRENGTH: dict[str, int] = {
    "contractual": 3, "efforts": 2, "representation": 2, "intent": 1, "informal": 0,
}  # fmt: skip
_BY_SOURCE: dict[str, Binding] = {
    "msa": "contractual", "order_form": "contractual", "sow": "contractual",
    "amendment": "contractual", "dpa": "contractual", "side_letter": "contractual",
    "unspecified": "contractual",
    "rfp_response": "representation", "security_questionnaire": "representation",
    "demo": "representation", "marketing": "representation",
    "roadmap_slide": "intent", "slide_deck": "intent",
    "email": "informal", "call": "informal", "chat": "informal",
}  # fmt: skip
FIRM_BINDINGS: frozenset[str] = frozenset(("contractual", "efforts", "representation"))


@cache
def is_firm(declared: Binding | None, source: SourceKind) -> bool:
    """Does its effective binding bind?"""
    return effective_binding(declared, source) in FIRM_BINDINGS


def effective_binding(declared: Binding | None, source: SourceKind) -> Binding:
    """The paper wins: the stronger of what was declared and what the source makes of it.

    A declared `efforts` on a contractual source stays `efforts`: courts read efforts clauses
    as obligations, so it is firm all the same. A source that nobody named is no paper: there
    the declared binding holds, and contractual where none is declared.
    """
    default = _BY_SOURCE[source]
    if source == "unspecified":
        return declared or default
    if declared is None or (declared != "efforts" and _STRENGTH[declared] < _STRENGTH[default]):
        return default
    if declared == "efforts" and _STRENGTH[default] < _STRENGTH["efforts"]:
        return "efforts"
    return declared


# What one cell of a value may hold: a text, a number, or yes and no.

Scalar = str | float | bool
