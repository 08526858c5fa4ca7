"""The verdict sentence, in every grammar."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.answers import NO_VISION, UNLINKED
from commitcheck.assessment.verdict import verdict
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.report import Answer, KnownOrigin

TODAY = dt.date(2026, 3, 16)
AT = Location("commitments.yaml")


def answer(word: str, status: str = "signed", signs: dt.date | None = None) -> Answer:
    return Answer(
        commitment=f"C-{word}-{status}",
        customer="Acme",
        deal="D-1",
        title="A promise",
        status=status,
        answer=word,
        origin=KnownOrigin(AT),
        signature=signs,
        why=UNLINKED if word == "could_not_be_judged" else None,
    )


def error(rule: str, *, waived: bool = False) -> Finding:
    return b.finding(rule, "D-1", "deal", waived_by="W-1" if waived else None)


def test_a_problem_counts_what_is_still_preventable_and_when() -> None:
    """Nearest signature among the drafts that do not conform, not among those that do."""
    told = verdict(
        [
            answer("does_not_conform"),
            answer("does_not_conform", "proposed", TODAY + dt.timedelta(days=15)),
            answer("conforms", "negotiating", TODAY + dt.timedelta(days=3)),
        ],
        [],
        TODAY,
        3,
    )
    assert told.sentence == (
        "There is a problem: 2 of 3 open promises do not conform; 1 of them is not signed yet."
        " First signature in 15 days."
    )
    assert (told.nonconforming, told.preventable, told.first_signature_in_days) == (2, 1, 15)


@pytest.mark.parametrize(
    ("days", "words_of_it"),
    [(0, "First signature today."), (1, "First signature in 1 day.")],
)
def test_a_near_signature_is_said_as_a_person_would(days: int, words_of_it: str) -> None:
    draft = answer("does_not_conform", "proposed", TODAY + dt.timedelta(days=days))
    assert verdict([draft], [], TODAY, 1).sentence.endswith(words_of_it)


def test_a_signature_in_the_past_is_no_countdown() -> None:
    draft = answer("does_not_conform", "proposed", TODAY - dt.timedelta(days=1))
    told = verdict([draft], [], TODAY, 1)
    assert told.first_signature_in_days is None
    assert "First signature" not in told.sentence


def test_grammar_follows_the_numbers() -> None:
    """One promise does not, and 0 of them are."""
    told = verdict([answer("does_not_conform"), answer("conforms")], [], TODAY, 2)
    assert told.sentence == (
        "There is a problem: 1 of 2 open promises does not conform; 0 of them are not signed yet."
    )


def test_a_single_open_promise_is_one_promise() -> None:
    told = verdict([answer("does_not_conform", "proposed")], [], TODAY, 1)
    assert told.sentence == (
        "There is a problem: 1 of 1 open promise does not conform; 1 of them is not signed yet."
    )


def test_open_promises_are_counted_on_both_sides_of_the_signature() -> None:
    """Open is what is proposed, negotiated or signed; what was delivered counts nowhere."""
    told = verdict(
        [
            answer("conforms", "signed"),
            answer("could_not_be_judged", "proposed"),
            answer("conforms", "negotiating"),
            answer("conforms", "delivered"),
        ],
        [],
        TODAY,
        4,
    )
    assert (told.open, told.signed, told.pre_signature, told.could_not_be_judged) == (3, 1, 2, 1)


def test_errors_above_the_promises_are_no_silence() -> None:
    told = verdict([answer("conforms")], [error("CAP501"), error("GOV202")], TODAY, 1)
    assert told.sentence == (
        "No promise is in conflict, but 2 errors stand above them (deals, capacity, governance)."
    )


def test_errors_above_promises_that_could_not_be_judged_acquit_nobody() -> None:
    """Nobody is told that no promise is in conflict where none was judged."""
    told = verdict([answer("could_not_be_judged")], [error("CAP501")], TODAY, 1)
    assert told.sentence == (
        "1 of 1 open promise could not be judged: nothing links it to the vision."
        " 1 error stands above the promises (deals, capacity, governance)."
    )
    told = verdict([answer("could_not_be_judged"), answer("conforms")], [error("CAP501")], TODAY, 2)
    assert told.sentence.startswith(
        "No promise that was judged is in conflict, but 1 error stands above them"
    )


def _named(promise: str, *, waived: bool = False) -> Finding:
    return b.finding("VIS601", promise, variant="keyword", severity=Severity.WARNING,
                     waived_by="W-1" if waived else None)  # fmt: skip


def test_what_a_non_goal_rules_out_is_counted_whatever_links_it_to_the_vision() -> None:
    """A raw export has no links: what its words name must not be invisible for that."""
    answers = [answer("could_not_be_judged"), answer("does_not_conform"), answer("conforms")]
    found = [_named("C-could_not_be_judged-signed"), _named("C-does_not_conform-signed"),
             _named("C-conforms-signed", waived=True), _named("C-nobody")]  # fmt: skip
    told = verdict(answers, found, TODAY, 3)
    assert told.against_non_goals == 2
    assert told.sentence.endswith(" 1 more promise names what a non-goal rules out.")
    alone = verdict(answers[:1], found[:1], TODAY, 1)
    assert alone.sentence.endswith("to the vision. 1 promise names what a non-goal rules out.")


def test_an_input_error_is_no_error_above_the_promises() -> None:
    told = verdict([answer("conforms")], [error("CAP501"), error("INP001")], TODAY, 1)
    assert told.sentence == (
        "No promise is in conflict, but 1 error stands above them (deals, capacity, governance)."
        " 1 input error left part of it not checked."
    )


def test_nothing_wrong_says_how_much_was_waived() -> None:
    told = verdict([answer("conforms")], [error("VIS602", waived=True)], TODAY, 1)
    assert told.sentence == "No conformance problem found in 1 open promise (1 waived)."
    assert told.waived == 1


def test_what_cannot_be_told_is_added_whenever_it_is_there() -> None:
    told = verdict([answer("conforms"), answer("could_not_be_judged")], [], TODAY, 2)
    assert told.sentence == (
        "No conformance problem found in 1 open promise (0 waived)."
        " 1 of 2 open promises could not be judged: nothing links it to the vision."
    )


def test_nothing_could_be_judged_is_no_praise() -> None:
    """Only the last sentence, and never that no problem was found."""
    told = verdict([answer("could_not_be_judged")] * 2, [], TODAY, 2)
    assert told.sentence == (
        "2 of 2 open promises could not be judged: nothing links them to the vision."
    )


def test_an_unusable_cell_is_named_as_a_reason_too() -> None:
    unusable = replace(answer("could_not_be_judged"), why=words("its due could not be used"))
    told = verdict([answer("conforms"), unusable], [], TODAY, 2)
    assert told.sentence.endswith("nothing links it to the vision, or a cell could not be used.")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [(0, "There are no promises to check."), (4, "No open promises to check.")],
)
def test_no_open_promises(rows: int, sentence: str) -> None:
    closed = [answer("conforms", "delivered")] * rows
    assert verdict(closed, [], TODAY, rows).sentence == sentence


def test_input_errors_are_said_to_leave_a_gap() -> None:
    told = verdict([answer("conforms")], [error("INP001")], TODAY, 1)
    assert told.sentence == (
        "No conformance problem found in 1 open promise (0 waived)."
        " 1 input error left part of it not checked."
    )


def test_clean_means_no_warning_either() -> None:
    """A promise with a warning conforms, and is not counted as clean."""
    warned = replace(
        error("COM802"),
        severity=Severity.WARNING,
        subject=Subject("commitment", "C-conforms-signed"),
    )
    assert verdict([answer("conforms")], [warned], TODAY, 1).clean == 0
    assert verdict([answer("conforms")], [], TODAY, 1).clean == 1


@pytest.mark.parametrize(
    "harmless",
    [
        {"severity": Severity.INFO},
        {"waived_by": "W-1"},
        {"subject": Subject("deal", "C-conforms-signed")},
    ],
)
def test_hints_waivers_and_other_subjects_leave_a_promise_clean(harmless: dict[str, Any]) -> None:
    warned = replace(
        error("COM802"),
        severity=Severity.WARNING,
        subject=Subject("commitment", "C-conforms-signed"),
    )
    found = replace(warned, **harmless)
    assert verdict([answer("conforms")], [found], TODAY, 1).clean == 1


def test_without_a_vision_that_is_the_reason() -> None:
    blind = replace(answer("could_not_be_judged"), why=NO_VISION)
    told = verdict([blind], [error("INP001")], TODAY, 1)
    assert told.sentence == (
        "1 of 1 open promise could not be judged: there is no vision to judge it by."
    )
