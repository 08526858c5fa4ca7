"""What is said of one promise, and which finding its card leads with."""

import datetime as dt
from itertools import pairwise

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.answers import answers, headline, is_linked
from commitcheck.assessment.coverage import Coverage
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.phrase import words
from commitcheck.model.report import Answer, KnownOrigin
from commitcheck.rules.context import Context
from rules.test_linear import steps

NEEDED = frozenset({"due"})


def finding(
    rule: str, severity: Severity, subject: str = "C-1", waived_by: str | None = None
) -> Finding:
    cure = words(f"cure {rule}")
    return b.finding(rule, subject, severity=severity, next_step=cure, waived_by=waived_by)


def the_answer(promise: Commitment, *findings: Finding) -> str:
    (only,) = answers(b.context(b.vision(), promise), findings, NEEDED, Coverage())
    return only.answer


LINKED = b.promise(capability="scim", due="2026-06-30")


def test_an_unwaived_error_does_not_conform() -> None:
    assert the_answer(LINKED, finding("TIM401", Severity.ERROR)) == "does_not_conform"


def test_a_waived_error_conforms() -> None:
    waived = finding("TIM401", Severity.ERROR, waived_by="W-1")
    assert the_answer(LINKED, waived) == "conforms"


def test_a_warning_conforms() -> None:
    assert the_answer(LINKED, finding("TIM401", Severity.WARNING)) == "conforms"


def test_an_input_error_alone_never_makes_a_promise_non_conforming() -> None:
    """It leaves the promise untold, unless another error stands."""
    unread = finding("INP003", Severity.ERROR)
    assert the_answer(LINKED, unread) == "could_not_be_judged"
    assert the_answer(LINKED, unread, finding("TIM401", Severity.ERROR)) == "does_not_conform"


def test_an_input_warning_leaves_a_promise_as_it_is() -> None:
    assert the_answer(LINKED, finding("INP001", Severity.WARNING)) == "conforms"


def test_without_a_vision_no_promise_can_be_told() -> None:
    """Silence about a vision that could not be read must not look like conformity."""
    context = Context(b.project(None, [LINKED]), b.context(b.vision()).as_of)
    (only,) = answers(context, (), NEEDED, Coverage())
    assert (only.answer, str(only.why)) == (
        "could_not_be_judged",
        "there is no vision to judge it by",
    )


def test_a_promise_on_work_that_could_not_be_read_cannot_be_told() -> None:
    """The roadmap item behind it has a date that is none."""
    scim = {"id": "scim", "status": "planned"}
    item = {"id": "RM3", "capabilities": ["scim"]}
    vision = replace(
        b.vision(capabilities=[scim], roadmap=[item]),
        unusable={("roadmap_item", "RM3"): ("latest",)},
    )
    (only,) = answers(b.context(vision, LINKED), (), NEEDED, Coverage())
    assert (only.answer, str(only.why)) == (
        "could_not_be_judged",
        "latest of RM3 could not be used",
    )


def test_nothing_links_it_cannot_be_told() -> None:
    assert the_answer(b.promise()) == "could_not_be_judged"


def test_an_error_weighs_more_than_not_being_linked() -> None:
    assert the_answer(b.promise(), finding("COM802", Severity.ERROR)) == "does_not_conform"


def test_an_unusable_cell_that_a_rule_needs_cannot_be_told() -> None:
    assert the_answer(b.promise(capability="scim", unusable=["due"])) == "could_not_be_judged"


def test_an_unusable_cell_that_no_rule_needs_changes_nothing() -> None:
    assert (
        the_answer(b.promise(capability="scim", due="2026-06-30", unusable=["currency"]))
        == "conforms"
    )


def test_each_tie_counts_as_a_link_and_some_kinds_need_none() -> None:
    """Capability, item, dimension, certification, accepted link; one-off work is free."""
    assert is_linked(b.promise(roadmap_item="R1"))
    assert is_linked(b.promise(kind="sla", dimension="uptime_pct", value=99.9))
    assert is_linked(b.promise(kind="compliance", certification="tisax"))
    assert is_linked(b.promise(linked=["theme:TH1"]))
    assert is_linked(b.promise(kind="custom_development"))
    assert not is_linked(b.promise(kind="sla"))


def test_the_headline_goes_by_family_whatever_the_severity() -> None:
    """A warning of VIS leads an error of COV; COM806 goes before TIM, other COM after CAP."""
    order = [
        "VIS601",
        "XCF701",
        "COM806",
        "TIM401",
        "COV301",
        "CAP503",
        "COM801",
        "DEB901",
        "GOV205",
    ]
    for first, second in pairwise(order):
        leading = headline((finding(second, Severity.ERROR), finding(first, Severity.WARNING)))
        assert leading is not None
        assert leading.rule == first


def test_within_a_family_the_worst_leads() -> None:
    found = (finding("TIM401", Severity.WARNING), finding("TIM402", Severity.ERROR))
    leading = headline(found)
    assert leading is not None
    assert leading.rule == "TIM402"


def test_no_findings_no_headline() -> None:
    assert headline(()) is None


def test_an_answer_says_what_the_promise_is_and_what_leads_its_card() -> None:
    """A draft is to be decided by the day of its signature."""
    draft = b.promise("C-1", title="SCIM", deal="D-1", capability="scim", due="2026-06-30",
                      expected_signature="2026-03-31", status="proposed")  # fmt: skip
    found = (finding("COM802", Severity.WARNING), finding("TIM401", Severity.ERROR))
    (told,) = answers(b.context(b.vision(), draft), found, NEEDED, Coverage())
    assert told == Answer(
        commitment="C-1",
        customer="Acme",
        deal="D-1",
        title="SCIM",
        status="proposed",
        answer="does_not_conform",
        origin=KnownOrigin(draft.at(), Quote("SCIM", draft.at("title"))),
        headline="TIM401",
        next_step=words("cure TIM401"),
        by=dt.date(2026, 3, 31),
        due=dt.date(2026, 6, 30),
        signature=dt.date(2026, 3, 31),
    )


def test_what_is_signed_stands_by_the_day_it_was_signed() -> None:
    """Nothing leads where nothing was found."""
    signed = b.promise("C-1", capability="scim", status="signed", signed_on="2026-01-31",
                       expected_signature="2026-01-15")  # fmt: skip
    (told,) = answers(b.context(b.vision(), signed), (), NEEDED, Coverage())
    assert (told.by, told.signature) == (None, dt.date(2026, 1, 31))
    assert (told.headline, told.next_step, told.why) == (None, None, None)


def test_the_reason_is_kept_only_where_a_promise_cannot_be_told() -> None:
    unlinked = b.promise("C-1")
    (told,) = answers(b.context(b.vision(), unlinked), (), NEEDED, Coverage())
    (bad,) = answers(
        b.context(b.vision(), unlinked), (finding("TIM401", Severity.ERROR),), NEEDED, Coverage()
    )
    assert (str(told.why), bad.why) == ("nothing links it to the vision", None)


def test_a_record_in_doubt_says_which_doubt() -> None:
    """Of several the first by its code, whatever the layout of the file."""
    found = (
        replace(finding("INP004", Severity.ERROR), message=words("it contradicts itself")),
        replace(finding("INP001", Severity.ERROR), message=words("its due is no day")),
    )
    (told,) = answers(b.context(b.vision(), LINKED), found, NEEDED, Coverage())
    assert str(told.why) == "its record is in doubt: its due is no day"


def test_cells_that_could_not_be_used_are_named() -> None:
    """Those that some rule reads."""
    torn = b.promise("C-1", capability="scim", unusable=["due", "owner", "effort"])
    (told,) = answers(b.context(b.vision(), torn), (), frozenset(("due", "effort")), Coverage())
    assert str(told.why) == "its due, effort could not be used"


@pytest.mark.parametrize("order", [("C-1", "C-2", "C-3"), ("C-3", "C-2", "C-1")])
def test_no_member_of_a_dependency_cycle_can_be_told(order: tuple[str, ...]) -> None:
    """Who merely needs one of them is judged; the order of the file says nothing."""
    needs = {"C-1": ["C-2"], "C-2": ["C-1"], "C-3": ["C-1"]}
    rows = [
        b.promise(name, capability="scim", due="2026-06-30", depends_on=needs[name])
        for name in order
    ]
    told = {
        answer.commitment: answer
        for answer in answers(b.context(b.vision(), *rows), (), frozenset(), Coverage())
    }
    assert {name: told[name].answer for name in sorted(told)} == {
        "C-1": "could_not_be_judged", "C-2": "could_not_be_judged", "C-3": "conforms",
    }  # fmt: skip
    assert str(told["C-2"].why) == (
        "its record is in doubt: C-1 depends on itself: C-1 needs C-2 needs C-1"
    )


@pytest.mark.parametrize("order", [("scim", "audit"), ("audit", "scim")])
@pytest.mark.parametrize("status", ["available", "planned"])
def test_no_promise_of_a_capability_in_a_dependency_cycle_can_be_told(
    order: tuple[str, ...], status: str
) -> None:
    """Named itself, by another name, or by the roadmap item that delivers it; the order of the
    file says nothing. What needs one of them, and what is needed by one, is judged.
    """
    needs = {"scim": ["audit", "log"], "audit": ["provisioning"]}
    circle = [
        {"id": name, "status": status, "depends_on": needs[name],
         "aliases": ["provisioning"] if name == "scim" else []}
        for name in order
    ]  # fmt: skip
    vision = b.vision(
        capabilities=[
            {"id": "above", "status": "available", "depends_on": ["scim"]},
            *circle,
            {"id": "log", "status": "available"},
        ],
        roadmap=[{"id": "R1", "title": "Audit", "capabilities": ["audit"], "horizon": "next"}],
    )
    rows = [
        b.promise("C-1", capability="scim"),
        b.promise("C-2", capability="provisioning"),
        b.promise("C-3", roadmap_item="R1"),
        b.promise("C-4", capability=("log", "audit")),
        b.promise("C-5", capability="log", due="2026-06-30"),
        b.promise("C-6", capability="above", due="2026-06-30"),
    ]
    told = answers(b.context(vision, *rows), (), frozenset(), Coverage())
    assert [answer.answer for answer in told] == ["could_not_be_judged"] * 4 + ["conforms"] * 2
    assert {str(answer.why) for answer in told[:4]} == {
        "what it promises is in doubt: audit depends on itself: audit needs scim needs audit"
    }


def test_rows_that_share_an_id_are_no_product() -> None:
    """An export whose id column is the account's: what their findings come to is asked once."""

    def taken(count: int) -> int:
        context = b.context(b.vision(), *[b.promise("C-1", capability="scim")] * count)
        findings = tuple(finding("TIM401", Severity.ERROR) for _ in range(count))
        return steps(lambda: answers(context, findings, NEEDED, Coverage()))

    assert taken(400) <= 2.1 * taken(200)
