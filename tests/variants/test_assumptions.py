"""What is assumed, word by word: which record, which fields, which values, and what is refused."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import finding, project, promise, vision
from commitcheck.errors import UsageError
from commitcheck.model.project import Project
from commitcheck.model.report import Report, Verdict
from commitcheck.variants.what_if import Assumption, assumed, assumptions, latest_safe, moved

DAY = dt.date(2026, 6, 30)
MADE = project(
    vision(
        capabilities=["sso", "both"],
        roadmap=[
            {"id": "RM1", "earliest": "2026-05-01", "latest": "2026-06-30"},
            {"id": "RM2", "latest": "2026-06-30"},
            {"id": "RM3", "earliest": "2026-05-01"},
            {"id": "RM4"},
            "both",
            "a:b",
        ],
        guardrails=[
            {"id": "GR1", "dimension": "uptime_pct", "op": "max", "value": 99},
            {"id": "GR2", "dimension": "region", "op": "in", "value": ["eu"]},
            {"id": "GR3", "dimension": "region", "op": "not_in", "value": ["us"]},
            {"id": "GR4", "dimension": "cloud", "op": "eq", "value": True},
            {"id": "GR5", "dimension": "cloud", "op": "eq", "value": "aws"},
        ],
        certifications=[{"id": "iso", "status": "planned"}],
        capacity={"periods": [{"id": "Q1", "start": "2026-01-01", "end": "2026-03-31"}]},
    ),
    [promise("K-1", due="2026-07-31")],
    fields={"due"},
)


@pytest.mark.parametrize(
    ("text", "kind", "id_", "values"),
    [
        ("RM1=dropped", "roadmap_item", "RM1", {"status": "dropped"}),
        ("RM1=2026-Q4", "roadmap_item", "RM1",
         {"earliest": dt.date(2026, 5, 1), "latest": dt.date(2026, 12, 31)}),
        ("item:both=planned", "roadmap_item", "both", {"status": "planned"}),
        ("roadmap:RM1=in_progress", "roadmap_item", "RM1", {"status": "in_progress"}),
        ("roadmap_item:RM1=shipped", "roadmap_item", "RM1", {"status": "shipped"}),
        ("item:a:b=shipped", "roadmap_item", "a:b", {"status": "shipped"}),
        ("a:b=shipped", "roadmap_item", "a:b", {"status": "shipped"}),
        ("cap:both=rejected", "capability", "both", {"status": "rejected"}),
        ("capability:sso=beta", "capability", "sso", {"status": "beta"}),
        ("capacity:Q1=3", "period", "Q1", {"total": 3.0}),
        ("period:Q1=2.5", "period", "Q1", {"total": 2.5}),
        ("GR1=99.5", "guardrail", "GR1", {"value": 99.5}),
        ("guardrail:GR2=eu, ch,", "guardrail", "GR2", {"value": ("eu", "ch")}),
        ("GR3=us", "guardrail", "GR3", {"value": ("us",)}),
        ("GR4=true", "guardrail", "GR4", {"value": True}),
        ("GR4=false", "guardrail", "GR4", {"value": False}),
        ("GR5=a=b", "guardrail", "GR5", {"value": "a=b"}),
        ("cert:iso=held", "certification", "iso", {"status": "held"}),
        ("certification:iso=2026-Q2", "certification", "iso", {"expected_on": DAY}),
        ("promise:K-1=signed", "commitment", "K-1", {"status": "signed"}),
        ("commitment:K-1=2026-Q2", "commitment", "K-1", {"due": DAY}),
    ],
)  # fmt: skip
def test_what_is_assumed(text: str, kind: str, id_: str, values: dict[str, Any]) -> None:
    (found,) = assumptions(MADE, [text])
    assert found == Assumption(text, kind, id_, tuple(values.items()))
    latest = values.get("latest") if kind == "roadmap_item" else None
    assert found.latest == latest


WHAT = "expected WHAT=VALUE, as RM04=2027-Q2"
NONE = "and there is no such thing"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("RM1", f"--if is RM1, {WHAT}"),
        ("=x", f"--if is =x, {WHAT}"),
        ("RM1=", f"--if is RM1=, {WHAT}"),
        ("both=planned", "both is two things: write item:both and cap:both"),
        ("zzz=planned", f"--if names zzz, {NONE}"),
        ("cap:ssoo=planned", f"--if names ssoo, {NONE}; did you mean sso?"),
        ("what:sso=planned", f"--if names what:sso, {NONE}"),
        ("RM1=soon", ("--if gives soon, expected a day, a quarter, or planned, in_progress, shipped"
                     " or dropped")),
        ("iso=soon", "--if gives soon, expected a day or held, in_progress, planned or none"),
        ("K-1=soon", ("--if gives soon, expected a day, a quarter, or proposed, negotiating,"
                     " signed, delivered, released, withdrawn or lapsed")),
        ("sso=soon", ("--if gives soon, expected available, beta, in_progress, planned, candidate,"
                     " deprecated or rejected")),
        ("GR4=yes", "--if gives yes, expected true or false"),
        ("Q1=many", "--if gives many, expected a number"),
        ("Q1=nan", "--if gives nan, expected a number"),
        ("Q1=inf", "--if gives inf, expected a number"),
    ],
)  # fmt: skip
def test_what_fits_nothing(text: str, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        assumptions(MADE, [text])
    assert str(refused.value) == why


def test_without_a_vision_there_are_promises_only() -> None:
    made = project(None, [promise("K-1")])
    assert len(assumptions(made, ["K-1=signed", "promise:K-1=signed"])) == 2
    with pytest.raises(UsageError, match=NONE):
        assumptions(made, ["Q1=3"])


@pytest.mark.parametrize(
    ("item", "to", "earliest"),
    [("RM1", "2026-12-31", "2026-05-01"), ("RM1", "2026-04-01", "2026-04-01"),
     ("RM2", "2026-12-31", "2026-12-31"), ("RM3", "2026-12-31", "2026-05-01"),
     ("RM4", "2026-12-31", "2026-12-31")],
)  # fmt: skip
def test_an_item_that_moves_keeps_its_earliest_day_where_it_has_one(
    item: str, to: str, earliest: str
) -> None:
    day = dt.date.fromisoformat(to)
    assert moved(MADE.roadmap[item], day) == (
        ("earliest", dt.date.fromisoformat(earliest)),
        ("latest", day),
    )


def test_the_project_as_it_would_be() -> None:
    texts = ["RM1=dropped", "capacity:Q1=3", "K-1=signed", "sso=beta"]
    now = assumed(MADE, assumptions(MADE, texts))
    assert (now.vision, MADE.vision) != (None, None)
    assert (now.roadmap["RM1"].status, now.roadmap["RM2"]) == ("dropped", MADE.roadmap["RM2"])
    assert now.vision is not None
    assert now.vision.capacity is not None
    assert now.vision.capacity.periods[0].total == 3
    assert [it.status for it in now.vision.capabilities] == ["beta", "planned"]
    assert now.commitments[0].status == "signed"
    assert now.fields == {"due", "status"}
    assert assumed(MADE, assumptions(MADE, ["RM1=dropped"])).fields == {"due"}
    assert assumed(MADE, []) == MADE


# The latest day


def report(*found: Any) -> Report:
    return Report("0", "Auditrail", DAY, Verdict("so"), findings=found)


def safe(
    made: Project, texts: list[str], breaks: dict[str, str], *, worse: bool = False
) -> dict[str, dt.date | None]:
    """Where an item breaks something from the day on after the one that is given for it."""

    def judge(version: Project) -> Report:
        late = [
            id_
            for id_, day in breaks.items()
            if (version.roadmap[id_].latest or DAY) > dt.date.fromisoformat(day)
        ]
        return report(*(finding("TIM401", id_, unsigned=False) for id_ in late))

    before = [finding("TIM401", id_, unsigned=True) for id_ in breaks] if worse else []
    return latest_safe(made, report(*before), assumptions(made, texts), judge)


@pytest.mark.parametrize("last", ["2026-06-30", "2026-07-01", "2026-12-30", "2027-05-01"])
@pytest.mark.parametrize("worse", [False, True])
def test_the_last_day_that_breaks_nothing_more(last: str, *, worse: bool) -> None:
    found = safe(MADE, ["RM1=2026-Q4"], {"RM1": last}, worse=worse)
    assert found == {"RM1": dt.date.fromisoformat(last)}


def test_each_item_is_moved_alone_and_others_have_no_such_day() -> None:
    texts = ["sso=beta", "RM2=2026-Q4", "RM1=dropped", "RM3=2026-Q4"]
    assert safe(MADE, texts, {"RM2": "2026-08-01"}) == {"RM2": dt.date(2026, 8, 1), "RM3": None}


@pytest.mark.parametrize(
    ("item", "to", "first"),
    [
        ("RM1", "2026-Q4", "2026-06-30"),
        ("RM3", "2026-Q4", "2026-05-01"),
        ("RM4", "2026-Q4", "2026-06-30"),
        ("RM4", "2026-03-31", "2026-03-31"),
    ],
)
def test_where_no_later_day_is_safe_it_is_the_item_s_own(item: str, to: str, first: str) -> None:
    """Its latest or earliest day, else the earlier one of the day that is asked and of today."""
    assert safe(MADE, [f"{item}={to}"], {item: "2000-01-01"}) == {
        item: dt.date.fromisoformat(first)
    }


@pytest.mark.parametrize(
    "made",
    [
        project(vision(roadmap=["RM4"]), [promise("K-1", due="2030-01-01")]),
        project(vision(roadmap=["RM4", {"id": "RM5", "latest": "2030-01-01"}])),
        project(vision(roadmap=["RM4", {"id": "RM5", "earliest": "2030-01-01"}])),
        project(vision(roadmap=["RM4"], capacity={"periods": [{"id": "a", "end": "2030-01-01"}]})),
        project(
            vision(roadmap=["RM4"], capacity={"periods": [{"id": "a", "start": "2030-01-01"}]})
        ),
    ],
)
def test_it_is_looked_for_a_year_behind_every_day_of_the_project(made: Project) -> None:
    within, beyond = "2031-01-01", "2031-01-02"
    assert safe(made, ["RM4=2026-Q4"], {"RM4": within}) == {"RM4": dt.date(2031, 1, 1)}
    assert safe(made, ["RM4=2026-Q4"], {"RM4": beyond}) == {"RM4": None}
    assert replace(made, problems=()) == made
