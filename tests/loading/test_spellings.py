"""One name in several spellings is one name."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import building
from commitcheck import check
from commitcheck.loading.records.commitments import commitments_of
from commitcheck.loading.records.decisions import waivers_of
from commitcheck.loading.spellings import with_one_spelling
from commitcheck.model.finding import Severity
from commitcheck.model.location import FixedSource
from commitcheck.model.project import LostRecord, Project
from commitcheck.model.spelling import as_typed, folded, plain, shown
from tables import read

VISION = building.vision(
    capabilities=[
        {"id": "on-premises", "name": "On-premises edition", "aliases": ["self-hosted"]},
        {"id": "sso", "name": "Single sign-on"},
        {"id": "scim", "name": "Provisioning"},
        {"id": "import", "name": "Provisioning"},
    ],
    roadmap=[{"id": "RM1", "title": "Audit log"}],
    positioning={"segments": [{"id": "smb", "name": "Small business"}]},
)


def _project(*promises: dict[str, Any]) -> Project:
    return with_one_spelling(
        building.project(VISION, [building.promise(**promise) for promise in promises])
    )


@pytest.mark.parametrize(
    "other",
    ["Alder\u00a0Bank", "Alder  Bank", "Alder Bank\u200b", " Alder Bank", "ALDER BANK",
     "Alder\u2009Bank", "Alder&nbsp;Bank", "\u200eAlder Bank", "Al\u00adder Bank",
     "\uff21lder Bank", "Alder&#32;Bank"],
)  # fmt: skip
def test_spellings_that_look_alike_are_one_customer(other: str) -> None:
    """One spelling is shown for both, and one word says so."""
    project = _project({"id": "1", "customer": "Alder Bank"}, {"id": "2", "customer": other})
    assert {promise.deal_id for promise in project.commitments} == {"Alder Bank"}
    [problem] = project.problems
    assert (problem.variant, problem.severity) == ("spellings", Severity.INFO)


SOURCE = FixedSource("deals.yaml")
UNSEEN = ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u200c", "\u200e", "\u034f", "\u2800", "\u3164"]


@pytest.mark.parametrize("mark", UNSEEN)
@pytest.mark.parametrize("name", ["Alder{}Bank", "Alder{} Bank", "Alder {}Bank", "{}Alder Bank{}"])
def test_a_mark_in_place_of_a_blank_or_beside_it_makes_no_other_customer(
    mark: str, name: str
) -> None:
    """A program that cleaned a text put it there; the name without a blank is not written."""
    name = name.format(mark) if name.count("{}") == 1 else name.format(mark, mark)
    project = _project({"id": "1", "customer": "Alder Bank"}, {"id": "2", "customer": name})
    assert {promise.deal_id for promise in project.commitments} == {"Alder Bank"}


@pytest.mark.parametrize(
    ("others", "marked", "meant"),
    [
        (["AlderBank"], "Alder\u200bBank", "AlderBank"),
        (["Alder Bank", "AlderBank"], "Alder\u200bBank", "AlderBank"),
        (["Alder-Bank"], "Alder\u00adBank", "Alder-Bank"),
        (["Alder-Bank", "Alder Bank"], "Alder\u00adBank", "Alder Bank"),
        (["Alder Bank Group"], "Alder\u200bBank\u200bGroup", "Alder Bank Group"),
        (["Alder BankGroup", "AlderBank Group"], "Alder\u200bBank\u200bGroup", "AlderBankGroup"),
        (["ALDER BANK"], "alder\u200bbank", "ALDER BANK"),
        (["Alder & Bank"], "Alder\u200b&amp;\u200bBank", "Alder & Bank"),
        (["Alder Banking"], "Alder\u200bBank", "AlderBank"),
        (["Al der"], "Alder\u200bBank", "AlderBank"),
        (["Alder (Bank)"], "Alder\u200b(Bank)", "Alder (Bank)"),
        (["a " * 30], "a\u200b" * 30, "a" * 30),
    ],
)
def test_which_name_a_mark_stands_for(others: list[str], marked: str, meant: str) -> None:
    """The one without it where that is written, else the only one that it can be."""
    names = [*others, marked]
    project = _project(*({"id": str(at), "customer": name} for at, name in enumerate(names)))
    assert project.commitments[-1].customer == meant


def test_without_marks_a_blank_parts_two_customers() -> None:
    """Nobody is taken for somebody else whose name was typed so."""
    project = _project({"id": "1", "customer": "Alder Bank"}, {"id": "2", "customer": "AlderBank"})
    assert [promise.customer for promise in project.commitments] == ["Alder Bank", "AlderBank"]
    assert not project.problems


def test_a_mark_changes_no_deal_no_thing_of_the_vision_and_no_id() -> None:
    """All of them are matched by what was typed."""
    project = _project(
        {"id": "K\u200b-1", "deal": "Q 1", "customer": "A", "segment": "Small\u200bbusiness"},
        {"id": "K-2", "deal": "Q\u200b1", "customer": "A", "capability": "on\u00adpremises"},
        {"id": "K-3", "deal": "Q\u00a01", "customer": "A", "capability": "Single\u200bsign-on"},
        {"id": "K-4", "deal": "Q 2", "customer": "A", "capability": "carrier\u200bportal"},
    )
    assert [promise.deal for promise in project.commitments] == ["Q 1", "Q 1", "Q 1", "Q 2"]
    assert project.commitments[0].segment == "smb"
    things = [promise.capability for promise in project.commitments[1:]]
    assert things == [("on-premises",), ("sso",), ("carrier\u200bportal",)]


def test_a_lost_record_follows_through_its_marks() -> None:
    """Its deal is the one that is not judged."""
    lost = LostRecord("9", cells=frozenset(("Alder\u200bBank", "Alder Bank", "Birch")))
    made = building.project(VISION, [building.promise(id="1", customer="Alder Bank")])
    [record] = with_one_spelling(replace(made, lost=(lost,))).lost
    assert record.cells == {"Alder Bank", "Birch"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Soci\u00e9t\u00e9 Aulne", "Socie\u0301te\u0301 Aulne"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("O\u2019Neill", "O'Neill"),
        ("Wal\u2011Mart", "Wal-Mart"),
        ("Stra\u00dfe AG", "STRASSE AG"),
    ],
)
def test_accents_entities_quotes_and_hyphens_have_one_form(first: str, second: str) -> None:
    """In either order the same one is shown, as it is written but for what nobody sees."""
    found = []
    for names in ((first, second), (second, first)):
        project = _project(*({"id": str(at), "customer": name} for at, name in enumerate(names)))
        [customer] = {promise.customer for promise in project.commitments}
        found.append(customer)
    assert found[0] == found[1]
    assert found[0] in {shown(first), shown(second)}


@pytest.mark.parametrize(
    ("names", "usual"),
    [
        (("ALDER BANK", "Alder Bank", "ALDER BANK"), "ALDER BANK"),
        (("ALDER BANK", "Alder Bank"), "Alder Bank"),
        (("alder bank", "Alder Bank"), "Alder Bank"),
        (("Alder Bank", "Alder bank"), "Alder Bank"),
        (("O\u2019Neill", "O'Neill"), "O'Neill"),
    ],
)
def test_a_name_is_shown_as_most_rows_write_it(names: tuple[str, ...], usual: str) -> None:
    """Of equals as a person writes a name, then by the alphabet; the order of rows is nothing."""
    for order in permutations(names):
        project = _project(*({"id": str(at), "customer": name} for at, name in enumerate(order)))
        assert {promise.customer for promise in project.commitments} == {usual}
        [problem] = project.problems
        assert str(problem.message).endswith(f"read as one name: {usual}")


def test_the_subject_of_a_finding_does_not_follow_the_order_of_rows() -> None:
    """CAP504 is about one customer, whichever of its two spellings comes first."""
    rows = [
        {"id": "1", "customer": "ALDER BANK", "deal": "D-1", "arr": 500_000},
        {"id": "2", "customer": "Alder Bank", "deal": "D-2", "arr": 400_000},
        {"id": "3", "customer": "Birch", "deal": "D-3", "arr": 50_000},
        {"id": "4", "customer": "Cedar", "deal": "D-4", "arr": 50_000},
    ]
    for order in permutations(rows):
        report = check(_project(*order), select="CAP504", as_of="2026-08-17")
        [finding] = [found for found in report.findings if found.rule == "CAP504"]
        assert finding.subject.id == "Alder Bank"


@pytest.mark.parametrize(
    "other", ["Alder Banks", "AlderBank", "Alder Bank.", "\u00c4lder Bank", "Alder-Bank", "R&D"]
)
def test_other_letters_are_another_customer(other: str) -> None:
    """Nothing is guessed from likeness."""
    project = _project({"id": "1", "customer": "Alder Bank"}, {"id": "2", "customer": other})
    assert len({promise.customer for promise in project.commitments}) == 2
    assert not project.problems


def test_deals_waivers_and_lost_records_follow() -> None:
    """A deal is one whichever record names it, and however."""
    project = building.project(
        VISION,
        [building.promise(id="1", deal="D\u20111"), building.promise(id="2", deal="d-1")],
    )
    waiver = building.waiver(deal="d-1")
    lost = (LostRecord(deal="D-1", customer="ACME"), LostRecord(cells=frozenset(("D-1", "x"))))
    found = with_one_spelling(replace(project, lost=lost, waivers=(waiver,)))
    assert {promise.deal for promise in found.commitments} == {"D-1"}
    assert found.lost[0].deal == "D-1"
    assert found.lost[1].cells == {"D-1", "x"}
    assert found.waivers[0].deal == "D-1"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on-premises", "on-premises"),
        ("On-Premises Edition", "on-premises"),
        ("on\u2010premises", "on-premises"),
        ("on-premises\ufeff", "on-premises"),
        ("ON-PREMISES", "on-premises"),
        ("Self-Hosted", "on-premises"),
        ("self-hosted", "self-hosted"),
        ("single  sign-on", "sso"),
        ("on-promises", "on-promises"),
        ("Provisioning", "Provisioning"),
        ("Teleport", "Teleport"),
    ],
)
def test_a_capability_has_its_id_its_aliases_and_its_name(written: str, meant: str) -> None:
    """What two of them are called, or none, stays as it is written, for the rules to say."""
    [promise] = _project({"capability": [written]}).commitments
    assert promise.capability == (meant,)


def test_items_and_segments_are_known_by_their_names_too() -> None:
    """As capabilities are; one named twice is named once."""
    [promise] = _project(
        {"roadmap_item": ["audit log", "RM1"], "segment": "Small Business", "scope_segment": "SMB"}
    ).commitments
    assert (promise.roadmap_item, promise.segment, promise.scope_segment) == (
        ("RM1",), "smb", "smb",
    )  # fmt: skip


def test_without_a_vision_names_stay() -> None:
    """There is nothing that they could be called by."""
    project = building.project(VISION, [building.promise(capability=["SSO"])])
    found = with_one_spelling(replace(project, vision=None))
    assert found.commitments[0].capability == ("SSO",)


@given(st.text(max_size=20))
def test_folding_and_showing_settle(text: str) -> None:
    """Done twice they change nothing more, and what is shown folds as what was written."""
    assert folded(folded(text)) == folded(text)
    assert shown(shown(text)) == shown(text) or "&" in text
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("other", "letter"),
    [("\u0410lder Bank", "U+0410"), ("Alder B\u0430nk", "U+0430"), ("\u0391lder Bank", "U+0391")],
)
def test_letters_of_another_script_make_another_name_and_that_is_said(
    other: str, letter: str
) -> None:
    """Nobody knows whether they are one; `--customer` would show half of it."""
    rows = ({"id": "1", "customer": "Alder Bank"}, {"id": "2", "customer": other})
    project = _project(*rows)
    assert {promise.customer for promise in project.commitments} == {"Alder Bank", other}
    [problem] = project.problems
    assert (problem.variant, problem.severity) == ("look_alike", Severity.WARNING)
    assert str(problem.message) == f"{other} looks like Alder Bank and is another name, by {letter}"


def test_a_name_of_another_script_that_looks_like_no_other_is_a_name() -> None:
    names = (
        "Alder Bank",
        "\u0411\u0435\u0440\u0451\u0437\u0430",
        "\u0410\u041e \u0412\u0435\u043a",
    )
    rows = ({"id": name, "customer": name} for name in names)
    assert _project(*rows).problems == ()


def test_a_thing_of_the_vision_is_known_by_the_look_of_its_letters() -> None:
    """A word that is misspelt is no such thing."""
    rows = [("1", "\u043en-premises"), ("2", "ss\u03bf"), ("3", "ss\u0451")]
    project = _project(*({"id": id_, "capability": name} for id_, name in rows))
    assert [promise.capability for promise in project.commitments] == [
        ("on-premises",), ("sso",), ("ss\u0451",)
    ]  # fmt: skip


TYPED = ["K\u200b-1", "K-1\u2060", "\u200eK-1", "K\u00ad-1"]


@pytest.mark.parametrize("written", TYPED)
def test_an_id_has_no_marks(written: str) -> None:
    """In a table and in YAML; so what was decided about it is, and a second K-1 is one."""
    rows = f"id,customer,title,depends_on\nK-1,Acme,SSO,\n{written},Acme,SCIM,{written}\n"
    table = read(rows)
    data = {
        "commitments": [{"id": written, "depends_on": [written], "customer": "A", "title": "T"}]
    }
    (promise,) = commitments_of(data, SOURCE, {})
    (waiver,) = waivers_of({"waivers": [{"id": "W", "rule": "R", "commitment": written}]}, SOURCE)
    assert [it.id for it in table.commitments] == ["K-1", "K-1"]
    assert table.commitments[1].depends_on == promise.depends_on == ("K-1",)
    assert promise.id == waiver.commitment == "K-1"


def test_blanks_of_an_id_are_of_one_kind() -> None:
    """One that a keyboard wrote stays as it is, several blanks too."""
    assert [as_typed(text) for text in ("K\u00a01", "K\u202f 1", "K  1", "Zus\u00e4ge 1")] == [
        "K 1", "K 1", "K  1", "Zus\u00e4ge 1",
    ]  # fmt: skip
    assert [as_typed(text) for text in ("a\u00adb", "\u00ad")] == ["ab", "\u00ad"]


def test_line_items_of_one_record_are_told_apart_whatever_marks_their_ids_have() -> None:
    """A CRM's id."""
    read_ = read("Opportunity ID,Account Name,Description\n006A,Acme,SSO\n006\u200bA,Acme,SCIM\n")
    ids = [promise.id for promise in read_.commitments]
    assert [id_[:5] for id_ in ids] == ["006A~", "006A~"]
    assert len({*ids}) == 2
