"""Promises, drawn: of every kind, with any of their fields."""

from typing import Any, get_args

from hypothesis import strategies as st

from commitcheck.model.vocabulary import KINDS, ROLES, SourceKind, Status
from properties.words import (
    ALIASES,
    CAPABILITIES,
    CUSTOMERS,
    DEALS,
    ITEMS,
    NOWHERE,
    PEOPLE,
    SEGMENTS,
    THEMES,
    UPTIMES,
    days,
    efforts,
    one_of,
    some,
    texts,
    titles,
)

approvals = st.lists(
    st.builds(lambda role, day: {"role": role, "date": day}, st.sampled_from(ROLES), days),
    max_size=4,
)
amendments = st.fixed_dictionaries(
    {},
    optional={
        "ref": texts,
        "date": days,
        "was": st.fixed_dictionaries(
            {}, optional={"due": days, "value": st.sampled_from((99.5, "eu", True)), "quote": texts}
        ),
    },
)
values = st.sampled_from(
    ({}, {}, *({"dimension": "uptime", "value": uptime} for uptime in UPTIMES),
     {"dimension": "region", "value": "us"}, {"dimension": "region", "op": "in", "value": ["eu"]},
     {"dimension": "schema", "value": "v1"}, {"dimension": "schema", "value": "v3"},
     {"dimension": "discount", "op": "min", "value": 20}, {"dimension": "discount", "value": 24},
     {"dimension": NOWHERE, "value": True}, {"dimension": "uptime"}, {"value": 3})
)  # fmt: skip
_PROMISE = {
    "deal": st.sampled_from(DEALS),
    "segment": one_of(*SEGMENTS),
    "arr": st.sampled_from((0, 50_000, 420_000.5)),
    "currency": st.sampled_from(("EUR", "USD")),
    "description": texts,
    "kind": st.sampled_from(KINDS),
    "capability": some(*CAPABILITIES, *ALIASES),
    "roadmap_item": some(*ITEMS),
    "certification": one_of("iso", "soc2"),
    "claimed_as": st.sampled_from(("available", "roadmap", "custom", "not_supported")),
    "source": st.sampled_from(get_args(SourceKind)),
    "source_ref": texts,
    "quote": texts,
    "binding": st.sampled_from(("contractual", "efforts", "representation", "intent", "informal")),
    "status": st.sampled_from((*get_args(Status), "signed", "proposed")),
    "signed_on": days,
    "expected_signature": days,
    "due": days,
    "original_due": days,
    "amendment": amendments,
    "delivered_on": days,
    "accepted_on": days,
    "at_risk": st.booleans(),
    "effort": efforts,
    "reuse": st.sampled_from(("general", "segment", "one_off", "one_off")),
    "delivery_mode": st.sampled_from(
        ("product", "configuration", "workaround", "prototype", "manual")
    ),
    "hardening_due": days,
    "exit_criteria": texts,
    "remedy": st.sampled_from(
        ("none", "service_credit", "refund", "termination_right", "liquidated_damages", "uncapped")
    ),
    "remedy_cap_pct": st.sampled_from((None, 0, 10)),
    "payment_contingent": st.booleans(),
    "disclaimer": st.booleans(),
    "revenue_review": st.sampled_from(("not_applicable", "pending", "cleared", "deferred")),
    "approvals": approvals,
    "owner": one_of(*PEOPLE),
    "promised_by": st.sampled_from(("joe", "dana")),
    "depends_on": some("C-1", "C-2", "C-3", "C-4"),
    "until": days,
    "scope_segment": one_of(*SEGMENTS),
    "scope_region": one_of("emea"),
    "supports": some(*THEMES),
}
bodies = st.builds(
    lambda fields, value: {**fields, **value},
    st.fixed_dictionaries(
        {"customer": st.sampled_from(CUSTOMERS), "title": titles}, optional=_PROMISE
    ),
    values,
)


def promise_fields(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """A promise of this id with any of its fields."""
    return bodies.map(lambda body: {"id": name, **body})


promise_lists = st.lists(bodies, max_size=5).map(
    lambda bodies: tuple({"id": f"C-{index}", **body} for index, body in enumerate(bodies, 1))
)
