"""Which changes are offered against which finding: one row a rule, whole and in their order."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

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


@pytest.mark.parametrize(
    ("code", "fields", "others", "expected"),
    [
        ("CAP503", {}, (), ["0 decide effort=1.0", STRIKE]),
        ("COM801", {}, (), ["0 decide revenue_review=cleared", STRIKE]),
        ("COM802:side_letter", {}, (), ["0 decide source=order_form", STRIKE]),
        ("COM806", {"claimed_as": "available"}, (), ["0 narrow claimed_as=roadmap", STRIKE]),
        ("COM806", {"claimed_as": "roadmap"}, (), [STRIKE]),
        ("POS101", {}, (), [STRIKE]),
        ("COV302", {}, (), []),
        ("VIS602:excluded", {"approvals": []}, (), []),
        ("VIS602:adjacent", {}, (), []),
        ("VIS602:adjacent", {"approvals": signed_for("engineering", "finance", "legal")}, (),
         ["0 approve product"]),
        ("VIS602:adjacent", {"source": "email", "approvals": []}, (), ["0 approve product"]),
        ("VIS602:adjacent", {"kind": "pricing", "approvals": []}, (),
         ["0 approve product, finance, legal"]),
        ("VIS602:adjacent", {"kind": "pricing", "approvals": signed_for("product")}, (),
         ["0 approve finance, legal"]),
        ("GOV205:missing", {"kind": "pricing", "approvals": []}, (),
         ["0 approve finance, legal", STRIKE]),
        ("GOV205:missing", {}, (), [STRIKE]),
        ("GOV205:missing", {"approvals": signed_for("product")}, (),
         ["0 approve engineering", STRIKE]),
        ("GOV205:missing", {"approvals": []}, (), ["0 approve product, engineering", STRIKE]),
        ("GOV205:missing", {"approvals": [], "capability": ["app"]}, (),
         ["0 approve product, engineering, finance, legal", STRIKE]),
        ("GOV205:missing", {"approvals": [], "source": "email"}, (), ["0 approve product", STRIKE]),
    ],
)  # fmt: skip
def test_what_somebody_decides(
    code: str, fields: dict[str, Any], others: tuple[str, ...], expected: list[str]
) -> None:
    """Roles in the order of the field's list; a segment that is excluded is no matter of a clause,
    and what is merely not mapped, or sold elsewhere than planned, is not struck.
    """
    assert offers(about(code, *others), draft(**fields)) == expected


@pytest.mark.parametrize("field", ["capability", "roadmap_item"])
def test_what_its_words_are_certainly_close_to_is_what_it_is_about(field: str) -> None:
    meant = {"C-1": (field, "app")}
    assert offers(about("COV302"), draft(), mapped=meant) == [f"0 decide {field}=app"]
    assert offers(about("COV302"), draft(), mapped={"C-2": (field, "app")}) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["lower remedy=service_credit, remedy_cap_pct=10.0", "lower remedy_cap_pct=10.0"]),
        (
            {"remedy_cap_pct": 5, "payment_contingent": True},
            [
                "lower remedy=service_credit, remedy_cap_pct=5.0",
                "lower remedy_cap_pct=10.0",
                "narrow payment_contingent=False",
            ],
        ),
        (
            {"approvals": signed_for("product", "engineering"), "payment_contingent": False},
            [
                "approve finance, legal",
                "lower remedy=service_credit, remedy_cap_pct=10.0",
                "lower remedy_cap_pct=10.0",
            ],
        ),
        (
            {"approvals": signed_for("legal", "product", "engineering")},
            [
                "approve finance",
                "lower remedy=service_credit, remedy_cap_pct=10.0",
                "lower remedy_cap_pct=10.0",
            ],
        ),
    ],
)
def test_a_heavy_remedy_is_approved_by_two_or_becomes_the_usual_one(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """With the cap that it has already, else ten percent."""
    assert offers(about("COM804"), draft(**fields)) == [*(f"0 {it}" for it in expected), STRIKE]


def test_who_said_yes_to_other_words_is_asked_again() -> None:
    """Whoever else said yes is not."""
    promise = draft(due="2026-06-30", kind="feature", approvals=YES[:3])
    outdated = tuple(
        replace(it, fingerprint=(("due", "0000000000000000"),)) if it.role == "legal" else it
        for it in promise.approvals
    )
    promise = promise._replace(approvals=outdated)
    assert offers(about("GOV207"), promise) == ["0 approve legal", STRIKE]
    assert offers(about("GOV205"), promise) == [STRIKE]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["hardening_due=2026-06-14", "exit_criteria=to be agreed"]),
        ({"due": "2026-05-01"}, ["hardening_due=2026-07-30", "exit_criteria=to be agreed"]),
        ({"due": "2026-01-01"}, ["hardening_due=2026-06-14", "exit_criteria=to be agreed"]),
        ({"expected_signature": "2026-04-01"},
         ["hardening_due=2026-06-30", "exit_criteria=to be agreed"]),
        ({"due": "2026-05-01", "expected_signature": "2026-04-01", "exit_criteria": "tests pass"},
         ["hardening_due=2026-07-30"]),
        ({"hardening_due": "2026-03-15", "exit_criteria": "tests pass"},
         ["hardening_due=2026-06-14"]),
        ({"hardening_due": "2026-03-16", "exit_criteria": "tests pass"}, []),
    ],
)  # fmt: skip
def test_a_quick_fix_is_replaced_90_days_after_it_is_there(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """After its day, else its signature, and never counted from a day that has gone by."""
    decided = [f"0 decide {it}" for it in expected]
    assert offers(about("DEB901"), draft(**fields)) == [*decided, STRIKE]


def test_no_column_is_made_for_criteria() -> None:
    """A table without them says nothing of any promise's."""
    fields = b.ALL - {"exit_criteria"}
    context = b.context(VISION, draft(), fields=fields)
    made = [told(it) for it in offered(Case(context, "D-1", {"C-1": 0}, {}), about("DEB901"))]
    assert made == ["0 decide hardening_due=2026-06-14", STRIKE]


@pytest.mark.parametrize(
    ("code", "named", "others", "expected"),
    [
        ("COV301", ["app", "map"], ("capability map",), "app"),
        ("COV301", ["app", "plotter"], ("capability map",), "app"),
        ("COV303", ["map", "app", "sms"], ("capability map",), "app+sms"),
        ("XCF701", ["app", "map"], ("capability app", "commitment C-2"), "map"),
        ("COV301", ["app", "map"], ("roadmap_item map",), None),
        ("COV301", ["map"], ("capability map",), None),
        ("COV301", ["app", "map"], (), None),
        ("COV301", ["app", "gone"], ("capability gone",), "app"),
        ("VIS601", ["app", "map"], ("non_goal NG2",), "app"),
        ("VIS601", ["app", "sms", "map"], ("non_goal NG1", "non_goal NG2"), "app"),
        ("VIS601", ["app", "map"], ("non_goal NG1", "capability map"), None),
        ("XCF703", ["app", "map", "sms"], (), "app"),
        ("XCF703", ["app", "map"], ("commitment C-2",), "app"),
        ("XCF703", ["app", "map"], ("capability map",), None),
    ],
)
def test_of_several_capabilities_those_stay_that_nothing_is_against(
    code: str, named: list[str], others: tuple[str, ...], expected: str | None
) -> None:
    """Whatever name they go by; where none would stay, or all do, nothing is offered."""
    promises = draft(capability=named), b.promise("C-2", deal="D-2", capability=["sms"])
    made = [it for it in offers(about(code, *others), *promises) if it.startswith("0 narrow")]
    assert made == ([] if expected is None else [f"0 narrow capability={expected}"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"capability": ["app"]}, "capability=pilot-web"),
        ({"capability": ["cockpit"]}, "capability=pilot-web"),
        ({"capability": ["app"], "roadmap_item": ["RM1"]}, "capability=pilot-web, roadmap_item="),
        ({"capability": ["app", "gone"]}, "capability=pilot-web"),
        ({"capability": ["pilot-web"]}, None),
        ({"capability": ["pilot-fax"]}, "capability=pilot-web"),
        ({"capability": ["pilot-mail"]}, None),
        ({"capability": ["app", "map"]}, None),
        ({"capability": ["map"]}, None),
        ({}, None),
    ],
)
def test_in_its_place_something_of_the_same_theme_with_a_word_in_common(
    fields: dict[str, Any], expected: str | None
) -> None:
    """That is there; a word of three letters is not one, and one promise of two things has none."""
    made = offers(about("COV301"), draft(**fields))
    assert made == ([STRIKE] if expected is None else [f"0 swap {expected}", STRIKE])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("fleet map", "fleet"), True),
        (("Fleet map", "old FLEET"), True),
        (("fleet-map", "old fleet"), True),
        (("gps map", "gps"), False),
        (("gpss map", "gpss"), True),
        (("fleets", "fleet"), False),
    ],
)
def test_words_of_four_letters_make_two_things_akin(
    names: tuple[str, str], *, expected: bool
) -> None:
    """In the name, an alias or the id, in any case."""
    for field in ("name", "aliases"):
        said, other = ([it] if field == "aliases" else it for it in names)
        things = b.vision(
            themes=["TH1"],
            capabilities=[
                {"id": "a-1", field: said, "theme": "TH1"},
                {"id": "b-2", field: other, "theme": "TH1", "status": "available"},
            ],
        )
        made = offers(about("COV301"), draft(capability=["a-1"]), things=things)
        assert made == (["0 swap capability=b-2", STRIKE] if expected else [STRIKE])


@pytest.mark.parametrize(("other", "expected"), [("guest invoices", False), ("invoices", True)])
def test_a_word_that_several_things_have_tells_none_of_them(*, other: str, expected: bool) -> None:
    things = b.vision(
        themes=["TH1"],
        capabilities=[
            {"id": "a-1", "name": "guest robot", "theme": "TH1"},
            {"id": "b-2", "name": "guest form", "theme": "TH1", "status": "available"},
            {"id": "c-3", "name": other, "theme": "TH1", "status": "available"},
        ],
    )
    made = offers(about("COV301"), draft(capability=["a-1"]), things=things)
    assert made == (["0 swap capability=b-2", STRIKE] if expected else [STRIKE])


def exclusive(**fields: Any) -> Commitment:
    return draft(**{"kind": "exclusivity", "capability": ["app"], **fields})


def rival(id_: str, due: str | None) -> Commitment:
    return b.promise(id_, deal=f"D-{id_}", customer="Corvus", capability=["app"], due=due)


@pytest.mark.parametrize(
    ("fields", "dues", "expected"),
    [
        ({}, (), "2026-09-16"),
        ({"expected_signature": "2026-08-31"}, (), "2027-02-28"),
        ({"expected_signature": "2027-08-31"}, (), "2028-02-29"),
        ({"expected_signature": "2026-06-30"}, (), "2026-12-30"),
        ({"expected_signature": "2026-07-01"}, (), "2027-01-01"),
        ({}, ("2026-06-30",), "2026-06-29"),
        ({}, ("2026-08-31", "2026-06-30"), "2026-06-29"),
        ({}, (None, "2026-12-31"), "2026-09-16"),
        ({}, ("2026-03-18",), "2026-03-17"),
        ({}, ("2026-03-17",), None),
        ({"until": "2026-12-31"}, (), None),
        ({"until": "2026-12-31"}, ("2027-01-01",), None),
        ({"until": "2026-12-31"}, ("2026-12-31",), "2026-12-30"),
        ({"kind": "mfn"}, (), "2026-09-16"),
        ({"kind": "feature"}, (), None),
    ],
)
def test_a_restriction_ends_after_half_a_year_and_before_anybody_else_is_to_have_it(
    fields: dict[str, Any], dues: tuple[str | None, ...], expected: str | None
) -> None:
    others = [rival(f"R-{at}", due) for at, due in enumerate(dues)]
    found = about("XCF701", *(f"commitment {it.id}" for it in others))
    made = [it for it in offers(found, exclusive(**fields), *others) if "until" in it]
    assert made == ([] if expected is None else [f"0 narrow until={expected}"])


def test_what_is_not_about_others_does_not_look_at_their_days() -> None:
    found = about("COM807", "commitment R-1")
    made = offers(found, exclusive(), rival("R-1", "2026-06-30"))
    assert made == ["0 narrow until=2026-09-16", STRIKE]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"segment": "bank"}, ["0 narrow scope_segment=bank"]),
        ({"segment": "bank", "scope_segment": "retail"}, []),
        ({"segment": "bank", "kind": "mfn"}, ["0 narrow scope_segment=bank"]),
        ({"segment": "bank", "kind": "pricing"}, []),
        ({}, []),
    ],
)
def test_or_it_is_for_the_customers_own_segment_only(
    fields: dict[str, Any], expected: list[str]
) -> None:
    made = offers(about("COM807"), exclusive(until="2027-01-01", **fields))
    assert made == [*expected, STRIKE]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("commitment", {}, [0]),
        ("deal", {}, [0, 1, 4]),
        ("period", {}, [0]),
        ("capability", {}, []),
    ],
)
def test_whom_a_finding_is_about(kind: str, fields: dict[str, Any], expected: list[int]) -> None:
    """Its subject, all drafts of the deal, or those behind the work that a period is full of;
    never a signed promise or another deal's.
    """
    promises = (
        draft("C-1", capability=["app"]),
        draft("C-2", capability=["map"]),
        draft("C-3", capability=["app"], status="signed"),
        b.promise("C-4", deal="D-2", capability=["app"]),
        draft("C-5", kind="services"),
    )
    found = about("POS101", "roadmap_item RM1", kind=kind, id_="C-1")
    assert [int(it[0]) for it in offers(found, *promises)] == expected


def test_what_a_finding_names_can_be_changed_too() -> None:
    """A commitment by that name, and nothing else that has the same."""
    promises = draft("C-1"), draft("C-2"), draft("app")
    found = about("XCF705", "commitment C-2", "capability app")
    assert [int(it[0]) for it in offers(found, *promises)] == [0, 1]
    found = about("XCF705", "commitment C-2", kind="deal", id_="D-9")
    assert [int(it[0]) for it in offers(found, *promises)] == [0, 1, 2]
    found = about("XCF705", "commitment C-2", kind="period", id_="C-1")
    assert [int(it[0]) for it in offers(found, *promises)] == [1]


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (1, ["value=3", "value=2 of others", "value=9 of others"]),
        (2, ["value=3", "value=9 of others"]),
        ([2, 3], ["value=9 of others"]),
        (9, ["value=3", "value=2 of others"]),
    ],
)
def test_the_value_of_the_others_is_told_as_theirs(mine: Any, expected: list[str]) -> None:
    """The customer's own first, each once; a list and an empty one are no value to take over."""
    values = [("Corvus", 2), ("Acme", 3), ("Delta", [4, 5]), ("Corvus", None), ("Ems", 2), ("F", 9)]
    others = [
        b.promise(f"O-{at}", customer=name, kind="sla", dimension="d", value=value)
        for at, (name, value) in enumerate(values)
    ]
    found = about("XCF702", *(f"commitment {it.id}" for it in others), "dimension d")
    made = offers(found, draft(kind="sla", dimension="d", value=mine), *others)
    assert made == [*(f"0 lower {it}" for it in expected), STRIKE]


def test_a_better_price_than_others_have_becomes_theirs_or_ends() -> None:
    other = b.promise("O-1", customer="Corvus", kind="pricing", dimension="discount", value=20)
    mine = draft(kind="mfn", dimension="discount", value=30)
    made = offers(about("XCF704", "commitment O-1"), mine, other)
    assert made == ["0 lower value=20 of others", "0 narrow until=2026-09-16", STRIKE]


def days_of(things: Vision, promise: Commitment, *others: Commitment, code: str) -> list[str]:
    """Only what it is moved to."""
    made: Iterable[str] = offers(about(code), promise, *others, things=things)
    return [it.removeprefix("0 move ") for it in made if it.startswith("0 move")]


@pytest.mark.parametrize(
    ("ends", "fields", "expected"),
    [
        ({}, {"kind": "eol_support", "until": "2030-12-31"}, "until=2026-12-31"),
        ({}, {"kind": "eol_support"}, "due=2026-12-31"),
        ({}, {"due": "2027-03-01"}, "due=2026-12-31"),
        ({}, {"due": "2027-03-01", "until": "2027-03-01"}, "due=2026-12-31"),
        ({"other": "2026-06-30"}, {"capability": ["fax", "other"]}, "due=2026-06-30"),
        ({"fax": "2026-03-16"}, {}, "due=2026-03-16"),
        ({"fax": "2026-03-15"}, {}, None),
        ({"fax": None}, {}, None),
        ({}, {"capability": ["gone"]}, None),
    ],
)
def test_about_what_is_switched_off_it_ends_on_that_day(
    ends: dict[str, str | None], fields: dict[str, Any], expected: str | None
) -> None:
    """The first of several, and no day that has gone by."""
    when = {"fax": "2026-12-31", "other": None, **ends}
    things = b.vision(
        capabilities=[{"id": id_, "status": "available", "sunset_on": day}
                      for id_, day in when.items()]
    )  # fmt: skip
    found = days_of(things, draft(**{"capability": ["fax"], **fields}), code="XCF705")
    assert found == ([] if expected is None else [expected])


ITEM = {"id": "RM1", "capabilities": ["app"], "earliest": "2026-07-01", "latest": "2026-09-30",
        "confidence": "high"}  # fmt: skip
NO_DAY = "due=None, is_due_open=True"


def planned(**sections: Any) -> Vision:
    things = {"capabilities": ["app", "base"], "roadmap": [ITEM], **sections}
    return b.vision(**things)


def with_base(**of_base: Any) -> Vision:
    """The app waits for another capability, which an item of these fields delivers."""
    base = {"id": "RM2", "capabilities": ["base"], "confidence": "high", **of_base}
    return planned(
        capabilities=[{"id": "app", "depends_on": ["base"]}, "base"],
        roadmap=[ITEM, base] if of_base else [ITEM],
    )


@pytest.mark.parametrize(
    ("things", "fields", "expected"),
    [
        (planned(), {"due": "2026-06-30"}, ["due=2026-09-30", NO_DAY]),
        (planned(), {}, ["due=2026-09-30"]),
        (
            planned(),
            {"due": "2026-06-30", "is_due_open": True},
            ["due=2026-09-30, is_due_open=False", NO_DAY],
        ),
        (planned(roadmap=[{**ITEM, "latest": None}]), {"due": "2026-06-30"}, [
            "due=2026-07-01", NO_DAY]),
        (planned(roadmap=[{**ITEM, "earliest": "2026-01-01", "latest": "2026-02-28"}]),
         {"due": "2026-02-01"}, ["due=2026-03-16", NO_DAY]),
        (with_base(earliest="2026-10-01", latest="2026-12-31"), {"due": "2026-06-30"},
         ["due=2026-12-31", NO_DAY]),
        (with_base(earliest="2026-05-01", latest="2026-05-31"), {"due": "2026-06-30"},
         ["due=2026-09-30", NO_DAY]),
        (with_base(), {"due": "2026-06-30"}, [NO_DAY]),
    ],
)  # fmt: skip
def test_it_moves_to_the_day_on_which_all_that_it_needs_is_there(
    things: Vision, fields: dict[str, Any], expected: list[str]
) -> None:
    """Never into the past, nowhere where nobody knows; without a day is offered last."""
    given = {name: day for name, day in fields.items() if name == "due"}
    promise = draft(capability=["app"], **given)
    promise = promise._replace(is_due_open="is_due_open" in fields)
    assert days_of(things, promise, code="TIM401") == expected


@pytest.mark.parametrize(
    ("status", "due", "expected"),
    [
        ("proposed", "2026-11-30", "due=2026-11-30"),
        ("proposed", "2026-08-31", "due=2026-09-30"),
        ("proposed", None, None),
        ("delivered", "2026-11-30", "due=2026-09-30"),
        ("withdrawn", None, "due=2026-09-30"),
    ],
)
def test_it_waits_for_the_promises_that_it_depends_on(
    status: str, due: str | None, expected: str | None
) -> None:
    """While somebody still has to keep them."""
    other = b.promise("C-2", deal="D-2", due=due, status=status)
    promise = draft(capability=["app"], due="2026-06-30", depends_on=["C-2"])
    found = days_of(planned(), promise, other, code="TIM401")
    assert found == ([NO_DAY] if expected is None else [expected, NO_DAY])


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("planned", "2027-03-31", ["due=2027-03-31", NO_DAY]),
        ("planned", None, [NO_DAY]),
        ("held", "2027-03-31", ["due=2026-06-30", NO_DAY]),
    ],
)
def test_and_for_a_certificate(status: str, day: str | None, expected: list[str]) -> None:
    tisax = {"id": "tisax", "status": status, "expected_on": day}
    promise = draft(kind="compliance", certification="tisax", due="2026-06-30")
    assert days_of(b.vision(certifications=[tisax]), promise, code="VIS604") == expected


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ({}, {}, "due=2028-01-01"),
        ({"customer": "Acme"}, {}, "due=2026-06-30"),
        ({"kind": "feature"}, {}, "due=2026-06-30"),
        ({"capability": ["map"]}, {}, "due=2026-06-30"),
        ({"scope_segment": "bank"}, {}, "due=2026-06-30"),
        ({"scope_segment": "bank"}, {"segment": "bank"}, "due=2028-01-01"),
        ({"scope_segment": "bank"}, {"segment": "retail"}, "due=2026-06-30"),
        ({"status": "withdrawn"}, {}, "due=2026-06-30"),
        ({"until": None}, {}, None),
        ({"until": "2026-06-29"}, {}, "due=2026-06-30"),
        ({"until": "2026-06-30"}, {}, "due=2026-07-01"),
    ],
)
def test_and_for_the_end_of_what_others_were_given_for_themselves(
    theirs: dict[str, Any], mine: dict[str, Any], expected: str | None
) -> None:
    """The same capability, in the same segment, by a promise that somebody still has to keep."""
    there = [{"id": id_, "status": "available"} for id_ in ("app", "map")]
    fields = {
        "customer": "Corvus", "deal": "D-2", "kind": "exclusivity", "capability": ["app"],
        "until": "2027-12-31", "status": "signed", **theirs,
    }  # fmt: skip
    promise = draft(capability=["app"], due="2026-06-30", **mine)
    found = days_of(
        b.vision(capabilities=there), promise, b.promise("C-2", **fields), code="XCF701"
    )
    assert found == ([NO_DAY] if expected is None else [expected, NO_DAY])


def full(*, total: float, effort: float, **sections: Any) -> Vision:
    """Three quarters of so much capacity each, and an item of so much work in the third."""
    quarters = [("Q2", "2026-04-01", "2026-06-30"), ("Q3", "2026-07-01", "2026-09-30"),
                ("Q4", "2026-10-01", "2026-12-31")]  # fmt: skip
    periods = [{"id": i, "start": a, "end": e, "total": total} for i, a, e in quarters]
    return planned(
        roadmap=[{**ITEM, "earliest": "2026-04-01", "latest": "2026-05-31", "effort": effort}],
        capacity={"periods": periods},
        **sections,
    )


@pytest.mark.parametrize(
    ("total", "effort", "expected"),
    [
        (20, 20, "due=2026-05-31"),
        (20, 21, "due=2026-07-01"),
        (20, 40, "due=2026-07-01"),
        (20, 41, "due=2026-10-01"),
        (20, 60, "due=2026-10-01"),
        (20, 61, "due=2027-01-01"),
    ],
)
def test_it_moves_to_the_first_period_that_has_room(
    total: float, effort: float, expected: str
) -> None:
    things = full(total=total, effort=effort)
    promise = draft(capability=["app"], due="2026-05-31")
    assert days_of(things, promise, code="CAP501") == [expected, NO_DAY]


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ("2026-06-29", "due=2026-07-01"),
        ("2026-06-30", "due=2026-07-01"),
        ("2026-07-01", "due=2026-07-01"),
        ("2026-12-31", "due=2026-12-31"),
    ],
)
def test_the_last_day_of_a_full_period_is_in_it(latest: str, expected: str) -> None:
    """Two of the three quarters are enough for the work; on the last day all of them are."""
    things = full(total=20, effort=40)
    things = replace(things, roadmap=(replace(things.roadmap[0], latest=_day(latest)),))
    assert days_of(things, draft(capability=["app"], due="2026-04-30"), code="CAP501") == [
        expected, NO_DAY,
    ]  # fmt: skip


def test_after_the_last_period_there_is_no_plan_that_says_no() -> None:
    """Nor in a period of which nobody wrote down the end, or the beginning."""
    whole = full(total=20, effort=61)
    item = replace(whole.roadmap[0], latest=_day("2026-12-31"))
    things = replace(whole, roadmap=(item,))
    promise = draft(capability=["app"], due="2026-05-31")
    assert days_of(things, promise, code="CAP501") == ["due=2027-01-01", NO_DAY]
    assert whole.capacity is not None
    first, *rest = whole.capacity.periods
    for odd in (replace(first, end=None), replace(first, start=None)):
        capacity = replace(whole.capacity, periods=(odd, *rest))
        found = days_of(replace(whole, capacity=capacity), promise, code="CAP501")
        assert found == ["due=2027-01-01", NO_DAY]


def test_a_period_that_others_fill_is_theirs_to_empty() -> None:
    """Of twenty weeks a draft takes five: it waits where what is signed leaves less, and not
    where that alone is too much.
    """
    for effort, expected in ((15, "2026-05-31"), (16, "2026-07-01"), (30, "2026-05-31")):
        other = b.promise(
            "C-2", deal="D-2", customer="Corvus", kind="services", source="order_form",
            effort=effort, status="signed", due="2026-05-31",
        )  # fmt: skip
        promise = draft(capability=["app"], due="2026-04-30")
        found = days_of(full(total=20, effort=5), promise, other, code="TIM401")
        assert found == [f"due={expected}", NO_DAY]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def values_of(promise: dict[str, Any], code: str = "VIS603", **sections: Any) -> list[str]:
    """To what a value is lowered, in the order in which it is offered."""
    bounds = [{"id": f"G{at}", "dimension": "d", **it} for at, it in enumerate(sections["rails"])]
    facts = [{"dimension": "d", **it} for it in sections.get("facts", ())]
    things = b.vision(guardrails=bounds, facts=facts)
    made = offers(about(code), draft(kind="sla", **{"dimension": "d", **promise}), things=things)
    return [it.removeprefix("0 lower value=") for it in made if it.startswith("0 lower")]


@pytest.mark.parametrize(
    ("promise", "rails", "expected"),
    [
        ({"value": 5}, [{"op": "max", "value": 3}], ["3"]),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "min", "value": 2}], ["3", "2"]),
        ({"value": 1}, [{"op": "max", "value": 3}, {"op": "min", "value": 2}], ["2", "3"]),
        ({"value": 5}, [{"op": "in", "value": [1, 2, 3, 4]}], ["4", "3"]),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "max", "value": 4}], ["3"]),
        ({"value": 5}, [{"op": "max", "value": 3, "dimension": "other"}], []),
        ({"value": 5}, [{"op": "not_in", "value": [5]}], []),
        ({"value": 5}, [{"op": "max", "value": 3}, {"op": "not_in", "value": [2]}], ["3"]),
        ({"value": 3}, [{"op": "max", "value": 3}], []),
        ({"value": [1, 5]}, [{"op": "max", "value": 3}], ["1"]),
        ({"value": [1, 2, 5]}, [{"op": "max", "value": 3}], ["1+2"]),
        ({"value": [1, 5], "op": "in"}, [{"op": "max", "value": 3}], ["1"]),
        ({"value": [1, 5], "op": "not_in"}, [{"op": "max", "value": 3}], []),
        ({"value": 5, "op": "not_in"}, [{"op": "max", "value": 3}], []),
        ({"value": [5, 7]}, [{"op": "max", "value": 3}], ["3"]),
        ({"value": "ch"}, [{"op": "in", "value": ["us", "eu", "uk"]}], ["us", "eu"]),
        (
            {"value": 9},
            [{"op": "max", "value": 5, "enforcement": "soft"}, {"op": "max", "value": 6}],
            [],
        ),
        (
            {"value": 9},
            [{"op": "max", "value": 7, "enforcement": "soft"}, {"op": "max", "value": 6}],
            ["6"],
        ),
        ({"value": 9}, [{"op": "max", "value": 7, "enforcement": "soft"}], ["7"]),
    ],
)  # fmt: skip
def test_to_which_values_it_is_lowered(
    promise: dict[str, Any], rails: list[dict[str, Any]], expected: list[str]
) -> None:
    """The two nearest bounds that all guardrails allow; hard ones are asked for theirs first."""
    assert values_of(promise, rails=rails) == expected


@pytest.mark.parametrize(
    ("value", "rail", "facts", "expected"),
    [
        (600, {"op": "max", "value": 500}, [{"proven": 500}], ["500"]),
        (600, {"op": "max", "value": 500}, [{"proven": 499}], ["499"]),
        (600, {"op": "max", "value": 500}, [{"proven": 300}, {"proven": 450}], ["450", "300"]),
        (100, {"op": "min", "value": 200}, [{"proven": 250, "better": "lower"}], ["250"]),
        (100, {"op": "min", "value": 200}, [{"proven": 200, "better": "lower"}], ["200"]),
        (100, {"op": "min", "value": 200}, [{"proven": 199, "better": "lower"}], ["200"]),
        (600, {"op": "max", "value": 500}, [{"proven": 9, "dimension": "other"}], ["500"]),
        ("ch", {"op": "in", "value": ["eu"]}, [{"proven": 9}], ["eu"]),
        (600, {"op": "max", "value": 500}, [{"proven": 600}], ["500"]),
        (600, {"op": "max", "value": 500}, [{"proven": "good"}], ["500"]),
        ("ch", {"op": "not_in", "value": ["ch"]}, [{"proven": "good"}], []),
        (5, {"op": "max", "value": 9}, [{"proven": 0}], ["0"]),
        (5, {"op": "max", "value": 0}, [], ["0"]),
    ],
)
def test_and_never_beyond_what_is_proven(
    value: Any, rail: dict[str, Any], facts: list[dict[str, Any]], expected: list[str]
) -> None:
    """As far as any measurement goes, in the direction in which it is better; one without a number
    measures nothing, and nought is a value as any other.
    """
    assert values_of({"value": value}, rails=[rail], facts=facts) == expected
    assert values_of({"value": value}, "VIS604", rails=[rail], facts=facts) == expected


def test_the_case_knows_its_drafts_and_their_signatures() -> None:
    """Of an id that is no draft of the deal there is none; without a day the check's own counts."""
    mine, theirs = draft(expected_signature="2026-04-01"), b.promise("C-2", deal="D-2")
    case = Case(b.context(VISION, theirs, mine), "D-1", {"C-1": 1}, {})
    assert case.draft("C-1") == mine
    assert case.draft("C-2") is None
    assert case.signature(mine) == dt.date(2026, 4, 1)
    assert case.signature(theirs) == dt.date(2026, 3, 16)
    assert case.others(("C-2", "C-9", "C-1")) == (theirs, mine)
