"""Vision documents, drawn: every section there or not, with any of its fields."""

from hypothesis import strategies as st

from commitcheck.model.vocabulary import KINDS, ROLES, STAGES
from properties.words import (
    ALIASES,
    CAPABILITIES,
    ITEMS,
    NOWHERE,
    PEOPLE,
    REGIONS,
    SEGMENTS,
    THEMES,
    UPTIMES,
    days,
    efforts,
    one_of,
    optional,
    records,
    shares,
    some,
    texts,
)

positionings = optional(
    version=st.sampled_from(("1.0", "1.1")),
    status=st.sampled_from(("draft", "approved")),
    owner=one_of(*PEOPLE),
    approved_on=days,
    review_by=days,
    target_customer=texts,
    need=texts,
    category=texts,
    key_benefit=texts,
    alternatives=records(
        "name",
        ("legacy systems", "Spreadsheets"),
        kind=st.sampled_from(("status_quo", "competitor")),
    ),
    differentiators=records(
        "id",
        ("DF1", "DF2"),
        claim=texts,
        theme=one_of(*THEMES),
        capabilities=some(*CAPABILITIES),
        evidence=st.lists(texts, max_size=1),
    ),
    segments=records(
        "id", SEGMENTS, name=texts, fit=st.sampled_from(("target", "adjacent", "excluded"))
    ),
)
signoffs = optional(
    version=st.sampled_from(("1.0", "1.1")),
    decision=st.sampled_from(("approved", "approved_with_reservations", "rejected", "pending")),
    date=days,
    note=texts,
)
bounds = st.one_of(
    st.builds(
        lambda op, value: {"dimension": "uptime", "op": op, "value": value},
        st.sampled_from(("min", "max", "eq")),
        st.sampled_from(UPTIMES),
    ),
    st.builds(
        lambda op, value: {"dimension": "region", "op": op, "value": value},
        st.sampled_from(("in", "not_in")),
        st.lists(st.sampled_from(REGIONS), max_size=2),
    ),
    st.builds(
        lambda name, value: {"dimension": name, "op": "eq", "value": value},
        st.sampled_from(("uptime", "region", "schema", "discount", NOWHERE)),
        st.sampled_from((*UPTIMES, *REGIONS, "v1", "v3", 20, True, "2026-09-30", "99.9")),
    ),
)
guardrails = st.lists(
    st.builds(
        lambda bound, more: {**bound, **more},
        bounds,
        optional(
            enforcement=st.sampled_from(("hard", "soft")),
            approver=st.sampled_from(ROLES),
            rationale=texts,
        ),
    ),
    max_size=3,
).map(lambda found: [{"id": f"GR{index}", **finding} for index, finding in enumerate(found, 1)])
periods = st.lists(
    st.tuples(st.sampled_from((0, 12, 48)), st.sampled_from((0, 6, 60))), max_size=3
).map(
    lambda found: [
        {"id": f"Q{n}", "start": f"2026-Q{n}", "end": f"2026-Q{n}", "total": t, "reserved": r}
        for n, (t, r) in enumerate(found, 1)
    ]
)
policies = optional(
    max_one_off_share=shares,
    max_committed_share=shares,
    min_strategic_share=shares,
    max_top_arr=shares,
    max_top_effort=shares,
    quarter_end_days=st.sampled_from((1, 20)),
    quarter_end_min_deals=st.sampled_from((1, 2)),
    quarter_end_share=shares,
    promise_keeping_min_n=st.sampled_from((1, 2)),
    promise_keeping_floor=shares,
    parallel_people=st.sampled_from((0.5, 3)),
    max_waivers=optional(count=st.integers(0, 2), arr=st.sampled_from((0, 100_000))),
    waiver_max_days=st.sampled_from((1, 90)),
    max_target_segments=st.sampled_from((1, 4)),
    fiscal_year_start=st.integers(1, 12),
    fiscal_year_named_by=st.sampled_from(("start", "end")),
    revenue_checks=st.sampled_from(("error", "warn", "off")),
    approvals=st.dictionaries(
        st.sampled_from(KINDS), st.lists(st.sampled_from(ROLES), max_size=2), max_size=2
    ),
)
visions = st.fixed_dictionaries(
    {
        "product": st.builds(
            lambda stage: {"name": "Auditrail", "stage": stage}, st.sampled_from(STAGES)
        )
    },
    optional={
        "positioning": positionings,
        "vision": optional(
            statement=texts,
            horizon=days,
            business_goals=records("id", ("BG1", "BG2"), statement=texts, due=days),
        ),
        "themes": records("id", THEMES, name=texts, outcome=texts),
        "non_goals": records(
            "id",
            ("NG1", "NG2", "NG3"),
            statement=texts,
            enforcement=st.sampled_from(("hard", "soft")),
            capabilities=some(*CAPABILITIES),
            kinds=st.lists(st.sampled_from(KINDS), max_size=2),
            keywords=st.lists(
                st.sampled_from(("on-premises", "air-gapped", "best", "x")), max_size=2
            ),
            until=days,
            rationale=texts,
        ),
        "tenets": records("id", ("T1",), statement=texts),
        "guardrails": guardrails,
        "dimensions": records(
            "id",
            ("uptime", "region", "schema", "discount"),
            type=st.sampled_from(("number", "enum", "date", "string")),
            scope=st.sampled_from(("customer", "product")),
            better=st.sampled_from(("higher", "lower")),
            words=st.dictionaries(
                st.sampled_from(("eu", "ch-north")),
                st.lists(st.sampled_from(("Switzerland", "Zurich", "EU")), max_size=2),
                max_size=2,
            ),
        ),
        "facts": records(
            "dimension",
            ("uptime", "discount"),
            proven=st.sampled_from((*UPTIMES, 20, "v1")),
            better=st.sampled_from(("higher", "lower")),
            as_of=days,
            source=texts,
        ),
        "certifications": records(
            "id",
            ("iso", "soc2"),
            status=st.sampled_from(("held", "in_progress", "planned", "none")),
            expected_on=days,
        ),
        "capabilities": records(
            "id",
            CAPABILITIES,
            name=texts,
            description=texts,
            aliases=some(*ALIASES, dangling=False),
            status=st.sampled_from(
                ("available", "beta", "in_progress", "planned", "candidate", "deprecated",
                 "rejected")
            ),
            theme=one_of(*THEMES),
            depends_on=some(*CAPABILITIES),
            excludes=some(*CAPABILITIES),
            sunset_on=days,
        ),
        "roadmap": records(
            "id",
            ITEMS,
            title=texts,
            description=texts,
            capabilities=some(*CAPABILITIES),
            horizon=st.sampled_from(("now", "next", "later")),
            status=st.sampled_from(("planned", "in_progress", "shipped", "dropped")),
            earliest=days,
            latest=days,
            confidence=st.sampled_from(("high", "medium", "low")),
            effort=efforts,
            theme=one_of(*THEMES),
        ),
        "capacity": st.builds(lambda found: {"periods": found}, periods),
        "stakeholders": records(
            "id",
            PEOPLE,
            role=st.sampled_from(ROLES),
            required=st.booleans(),
            decision_role=st.sampled_from(("driver", "approver", "contributor", "informed")),
            signoff=signoffs,
            last_synced_on=days,
            goals=some("BG1", "BG2"),
        ),
        "governance": st.sampled_from(({}, {"sync_cadence_days": 7})),
        "policy": policies,
    },
)  # fmt: skip
