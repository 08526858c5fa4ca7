"""What a promise is about, for whom and until when: the changes that narrow or swap it."""

from typing import Any

import pytest

import building as b
from commitcheck.model.commitment import Commitment
from ways_out.offers import STRIKE, about, draft, offers


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
