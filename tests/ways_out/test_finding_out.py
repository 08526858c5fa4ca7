"""What the search is told of a deal: what is the worse for others, what is left, and why not."""

from collections.abc import Mapping
from typing import Any

import pytest

import building as b
from commitcheck.api import check
from commitcheck.assessment.selection import settings_for
from commitcheck.deal_desk import fix
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.location import Location
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.ways_out.finding_out import Finder, Judged, worsened

AT = Location("x.yaml", 1, 1)
DAY = "2026-02-01"
YES = [f"{role}@2026-01-05" for role in ("product", "engineering", "legal", "finance", "executive")]
CONTEXT = b.context(
    b.vision(), b.promise("C-1", deal="D-1"), b.promise("K-1", deal="D-2"), b.promise("K-2")
)


def judged(*found: Finding) -> Judged:
    return Judged(CONTEXT, None, findings=found)


NOTHING: tuple[Finding, ...] = ()
WARNING: dict[str, Any] = {"severity": Severity.WARNING}


@pytest.mark.parametrize(
    ("before", "after", "is_worse"),
    [
        (NOTHING, (b.finding("XCF701", "K-1"),), True),
        (NOTHING, (b.finding("XCF701", "K-2"),), True),
        (NOTHING, (b.finding("XCF701", "C-1"),), False),
        (NOTHING, (b.finding("XCF701", "K-9"),), False),
        (NOTHING, (b.finding("GOV201", "K-1", "stakeholder"),), False),
        (NOTHING, (b.finding("VIS602", "D-2", "deal"),), True),
        (NOTHING, (b.finding("VIS602", "D-1", "deal"),), False),
        (NOTHING, (b.finding("CAP501", "Q1", "period", deals=("D-1", "D-2")),), True),
        (NOTHING, (b.finding("CAP501", "Q1", "period", deals=("D-1",)),), False),
        (NOTHING, (b.finding("CAP501", "Q1", "period"),), False),
        (NOTHING, (b.finding("XCF701", "K-1", waived_by="W-1"),), False),
        (
            NOTHING,
            (b.finding("XCF701", "K-2", waived_by="W-1"), b.finding("XCF701", "K-1")),
            True,
        ),
        (NOTHING, (b.finding("XCF701", "K-1", severity=Severity.INFO),), True),
        ((b.finding("XCF701", "K-1"),), (b.finding("XCF701", "K-1"),), False),
        ((b.finding("XCF701", "K-1", **WARNING),), (b.finding("XCF701", "K-1"),), True),
        ((b.finding("XCF701", "K-1"),), (b.finding("XCF701", "K-1", **WARNING),), False),
        (
            (b.finding("XCF701", "K-1", **WARNING),),
            (b.finding("XCF701", "K-1", worse_when_signed=True, **WARNING),),
            True,
        ),
        ((b.finding("XCF701:a", "K-1"),), (b.finding("XCF701:b", "K-1"),), True),
        ((b.finding("XCF701", "K-2"),), (b.finding("XCF701", "K-1"),), True),
        (
            (b.finding("CAP501", "Q1", "period", deals=("D-2",)),),
            (b.finding("CAP501", "Q1", "period", deals=("D-2", "D-3")),),
            True,
        ),
        ((b.finding("XCF701", "K-1", waived_by="W-1"),), (b.finding("XCF701", "K-1"),), True),
    ],
)
def test_what_is_the_worse_for_another_deal(
    before: tuple[Finding, ...], after: tuple[Finding, ...], *, is_worse: bool
) -> None:
    """What stands against it now and did not, or weighs more than it did."""
    found = worsened(judged(*before), judged(*after), "D-1")
    assert found == (after[-1:] if is_worse else ())


def test_a_finding_that_touches_several_other_deals_is_told_once() -> None:
    several = b.finding("CAP501", "Q1", "period", deals=("D-2", "D-3", "D-1"))
    assert worsened(judged(), judged(several), "D-1") == (several,)


def draft(id_: str = "C-1", **fields: Any) -> Commitment:
    whole = {
        "deal": "D-1", "title": "SCIM", "capability": ["scim"], "quote": "x", "approvals": YES,
        "source": "order_form", "revenue_review": "cleared", "due": "2026-12-31", **fields,
    }  # fmt: skip
    return b.promise(id_, **whole)


def product(*promises: Commitment, **sections: Any) -> Project:
    held: dict[str, Any] = {
        "capabilities": [{"id": "scim"}, {"id": "fog", "status": "rejected"}],
        "roadmap": [{"id": "RM3", "capabilities": ["scim"], "earliest": "2026-08-01",
                     "latest": "2026-09-30", "confidence": "high", "effort": 2}],
    }  # fmt: skip
    return b.project(b.vision(**{**held, **sections}), promises)


def finder(
    project: Project, mapped: Mapping[str, tuple[str, str]] | None = None, deal: str = "D-1"
) -> Finder:
    day = check(project, as_of=DAY).as_of
    return Finder(project, settings_for(project, day, (), ()), deal, mapped or {})


def about(code: str, id_: str = "C-1", *others: tuple[str, str], kind: str = "commitment") -> Any:
    related = tuple(Related(what, name, AT) for what, name in others)
    return b.finding(code, id_, kind, related=related)


@pytest.mark.parametrize(
    ("found", "places"),
    [
        (about("TIM401"), {1}),
        (about("TIM401", "C-2"), {2}),
        (about("XCF703", "C-1", ("commitment", "C-2")), {1, 2}),
        (about("XCF703", "C-1", ("capability", "C-2")), {1}),
        (about("XCF703", "K-1", ("commitment", "C-2")), {2}),
        (about("XCF703", "C-1", *[("commitment", f"X-{at}") for at in range(9)]), {1}),
        (about("XCF703", "C-1", *[("commitment", f"X-{at}") for at in range(10)]), set()),
        (about("VIS602", "D-1", ("commitment", "C-2"), kind="deal"), set()),
        (about("CAP501", "Q1", kind="period"), set()),
    ],
)
def test_whose_change_helps(found: Finding, places: set[int]) -> None:
    """The drafts that it names; any of them where it is about more, or may have left some out."""
    rows = b.promise("K-1", deal="D-2"), draft(), draft("C-2"), draft("C-3", status="signed")
    assert finder(product(*rows))._left_of(found).places == places


@pytest.mark.parametrize(
    ("code", "some", "others"),
    [
        ("TIM401", {"due", "capability", "status"}, {"approvals", "quote"}),
        ("GOV205", {"approvals", "kind", "due", "value"}, set()),
        ("ACME101", {"approvals", "kind", "due", "value", "quote"}, set()),
    ],
)
def test_which_fields_matter(code: str, some: set[str], others: set[str]) -> None:
    """Those that its rule reads; an approval is of all that it was given to."""
    fields = finder(product(draft()))._left_of(about(code)).fields
    assert some <= fields
    assert fields.isdisjoint(others)


@pytest.mark.parametrize(
    ("rows", "sections", "standing", "why"),
    [
        ([draft(segment="public")],
         {"positioning": {"segments": [{"id": "public", "fit": "excluded"}]}}, "no_way_out",
         "its segment is excluded by the positioning: no change of a clause helps"),
        ([draft(capability=["fog"])], {}, "no_way_out",
         "no set of changes to its own drafts leaves anything to sign"),
        ([draft(status="signed", signed_on="2026-01-10", due="2026-06-30")], {}, "no_way_out",
         "all of it is signed, and what was signed is not changed here"),
        ([draft(status="signed", signed_on="2026-01-10")], {}, "sound", None),
        ([draft(capability=[], title="Something")], {}, "could_not_be_judged",
         (1, "C-1")),
        ([draft(f"C-{at}", capability=[], title="Something") for at in range(1, 6)], {},
         "could_not_be_judged",
         (5, "C-1, C-2, C-3, C-4, C-5")),
        ([draft(f"C-{at}", capability=[], title="Something") for at in range(1, 7)], {},
         "could_not_be_judged",
         (6, "C-1, C-2, C-3, C-4, C-5 and 1 more")),
        ([draft("C-1", capability=[], title="Something"),
          draft("C-2")._replace(unusable=("capability",))], {}, "could_not_be_judged",
         ("2 promises could not be judged, and no change helps that: mend the record of C-2 first"
         " (commitcheck check)")),
    ],
)  # fmt: skip
def test_why_there_is_no_way_out(
    rows: list[Commitment], sections: dict[str, Any], standing: str, why: Any
) -> None:
    """Of what could not be judged, how many and the first five."""
    if isinstance(why, tuple):
        said = "{} could not be judged, and no change helps that: decide on {} first ({})"
        why = said.format(counted(why[0], "promise"), why[1], "commitcheck confirm")
    found = fix(product(*rows, **sections), "D-1", as_of=DAY)
    assert (found.standing, found.steps, found.is_complete) == (standing, (), True)
    assert (found.why and str(found.why)) == why


@pytest.mark.parametrize(
    ("title", "mapped"),
    [
        ("SCIM provisioning", ("capability", "scim")),
        ("Tide radar for all", ("roadmap_item", "RM9")),
        ("Something", None),
    ],
)
def test_words_that_are_certainly_close_to_something_are_mapped_first(
    title: str, mapped: tuple[str, str] | None
) -> None:
    """Somebody says so, and then it is judged as that."""
    project = product(
        draft(capability=[], title=title, quote=None, due="2027-12-31"),
        capabilities=[{"id": "scim", "name": "SCIM provisioning", "status": "available"}],
        roadmap=[{"id": "RM9", "title": "Tide radar for all", "earliest": "2026-08-01",
                  "latest": "2026-09-30", "confidence": "high", "effort": 2}],
    )  # fmt: skip
    found = fix(project, "D-1", as_of=DAY)
    decided = [(it.action, it.field, it.new, it.who) for it in found.steps]
    expected = [] if mapped is None else [("decide", mapped[0], [mapped[1]], "sales")]
    assert (decided, found.after) == (expected, "sign" if mapped else None)


def quarters(*totals: float) -> dict[str, Any]:
    starts = ("2026-04-01", "2026-07-01", "2026-10-01")
    ends = ("2026-06-30", "2026-09-30", "2026-12-31")
    periods = [
        {"id": f"Q{at}", "start": start, "end": end, "total": total}
        for at, (start, end, total) in enumerate(zip(starts, ends, totals, strict=True), 2)
    ]
    return {
        "capabilities": ["a", "z"],
        "roadmap": [
            {"id": f"RM-{id_}", "capabilities": [id_], "earliest": "2026-04-01", "effort": effort,
             "latest": "2026-05-31", "confidence": "high"} for id_, effort in (("a", 3), ("z", 7))
        ],
        "capacity": {"periods": periods},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("totals", "needed"),
    [((10, 1, 1), None), ((9.5, 1, 1), [0.5]), ((4, 1, 9), [6, 5]), ((4, 1, 1), [6, 5, 4])],
)
def test_how_much_work_has_to_go(totals: tuple[float, ...], needed: list[float] | None) -> None:
    """Of each period that is too small, up to its end, and what each draft brings into it."""
    rows = [b.promise("K-1"), *(
        draft(f"C-{id_}", capability=[id_], due="2026-06-15") for id_ in ("a", "z")
    )]  # fmt: skip
    gaps = [*finder(product(*rows, **quarters(*totals)))._gaps()]
    assert [round(gap.needed, 3) for gap in gaps] == (needed or [])
    assert all(gap.most == {1: 3, 2: 7} for gap in gaps)
    assert all(gap.needed < round(gap.needed, 3) for gap in gaps)


def test_a_promise_that_needs_two_works_takes_both_with_it() -> None:
    rows = [draft("C-1", capability=["a", "z"], due="2026-06-15")]
    (gap, *_) = finder(product(*rows, **quarters(4, 1, 1)))._gaps()
    assert gap.most == {0: 10}


def test_other_ways_are_those_of_which_somebody_else_has_to_move() -> None:
    """At most two more; the same people with other changes are no other way."""
    late = draft(capability=["scim"], due="2026-06-30")
    unapproved = draft("C-2", capability=[], kind="pricing", approvals=YES[:2], due=None)
    project = product(late, unapproved)
    found = fix(project, "D-1", as_of=DAY, engine="off")
    ways = [[str(it.text) for it in steps] for steps in (found.steps, *found.alternatives)]
    moved = "move C-1 from 2026-06-30 to 2026-09-30"
    assert ways == [
        [moved, "finance approves C-2", "legal approves C-2"],
        [moved, "strike C-2"],
    ]
