"""`--deal`, `--customer` and `--promise`: one part of the report, judged by its own counts."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from assessment.desks import finding
from building import project, promise, vision
from commitcheck.api import check
from commitcheck.assessment.narrowing import narrow, of_promise
from commitcheck.assessment.selection import Settings
from commitcheck.errors import UsageError
from commitcheck.model.figures import CapacityRow, KnownFigures, Metric, ThemeRow, TimelineRow
from commitcheck.model.history import History, SinceSigned
from commitcheck.model.location import Location
from commitcheck.model.project import LostRecord
from commitcheck.model.reading import ReadPromise
from commitcheck.model.report import (
    AsRead,
    BaselineSummary,
    DealAnswer,
    Diagnosis,
    PromiseAsRead,
    Report,
    Suggestion,
)
from commitcheck.rules.context import Context

VISION = vision(
    capabilities=[{"id": "scim", "status": "planned"}, {"id": "sso", "status": "available"}],
    non_goals=[{"id": "NG1", "statement": "No hosting on premise", "enforcement": "hard"}],
)
PROMISES = (
    promise("C-1", customer="Acme Retail", deal="D-1", title="SSO", capability="sso"),
    promise("C-2", customer="Acme Retail", deal="D-2", title="SCIM", capability="scim"),
    promise("C-3", customer="Acme Bank", deal="D-3", title="SCIM", capability="scim"),
    promise("C-4", customer="Globex", deal="D-3", title="SSO", capability="nothing"),
)


def reported(**options: Any) -> Report:
    return check(project(VISION, PROMISES), as_of=dt.date(2026, 3, 16), engine="off", **options)


def whole(**parts: Any) -> Report:
    """The report of all deals, with something of D-1 and D-3 in every part."""
    day = dt.date(2026, 6, 30)
    shown: dict[str, Any] = {
        "deals": tuple(DealAnswer(id_, "Acme", "sign") for id_ in ("D-1", "D-3")),
        "suggestions": tuple(
            Suggestion(id_, "capability", "sso", "match", 0.9, "unlinked") for id_ in ("C-1", "C-3")
        ),
        "figures": KnownFigures(
            timeline=tuple(TimelineRow(id_, "Acme", "A promise", day) for id_ in ("C-1", "C-3")),
            capacity=(
                CapacityRow("Q1", day, day, 10, 5, 5),
                CapacityRow("Q2", day, day, 10, 5, 15, tips="D-3"),
            ),
            themes=(ThemeRow("TH1", None),),
            metrics=(Metric("coverage", 1, 1, 1, "ratio", "so"),),
        ),
        "diagnosis": Diagnosis(dominant="R2"),
    }
    return replace(reported(), **{**shown, **parts})


def of_deal(deal: str, report: Report) -> Report:
    settings = Settings(as_of=dt.date(2026, 3, 16), deal=deal)
    return narrow(report, settings, Context(project(VISION, PROMISES), settings.as_of))


def ids(report: Report) -> list[str]:
    return [commitment.commitment for commitment in report.commitments]


def test_without_either_everything_is_shown() -> None:
    report = reported()
    assert ids(report) == ["C-1", "C-2", "C-3", "C-4"]
    assert report.narrowed_to is None


@pytest.mark.parametrize(
    ("options", "shown", "told"),
    [
        ({"deal": "d-3"}, ["C-3", "C-4"], "deal d-3"),
        ({"customer": "ACME retail"}, ["C-1", "C-2"], "customer ACME retail"),
        (
            {"deal": "D-2", "customer": "Acme Retail"},
            ["C-2"],
            "deal D-2 of customer Acme Retail",
        ),
        ({"deal": "D-3", "customer": "Acme Retail"}, [], "deal D-3 of customer Acme Retail"),
        ({"customer": "globex"}, ["C-3", "C-4"], "customer globex"),
    ],
)
def test_a_deal_and_a_customer_are_found_whatever_the_case(
    options: dict[str, str], shown: list[str], told: str
) -> None:
    """Both together leave the deals that are both; a shared deal is each of its customers'."""
    report = reported(**options)
    assert ids(report) == shown
    assert report.narrowed_to == told
    assert report.verdict.open == len(shown)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"customer": "Acme Bnk"},
            "there is no customer Acme Bnk among the commitments; did you mean Acme Bank?",
        ),
        ({"deal": "zzz"}, "there is no deal zzz among the commitments"),
        (
            {"customer": "acme"},
            (
                "there is no customer acme among the commitments;"
                " did you mean Acme Retail or Acme Bank?"
            ),
        ),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_near_ones(
    options: dict[str, str], message: str
) -> None:
    """A part of a name is answered with the names that hold it."""
    with pytest.raises(UsageError) as raised:
        reported(**options)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("wanted", "shown", "narrowed"),
    [
        ("Globex Labs", ["C-2"], "deal D-20"),
        ("globex", ["C-2"], "deal D-20"),
        ("LABS", ["C-2"], "deal D-20"),
        ("acme", ["C-3"], "deal acme"),
    ],
)
def test_a_deal_is_found_by_its_customer_or_a_part_of_a_name(
    wanted: str, shown: list[str], narrowed: str
) -> None:
    """Where only one deal has it; an id goes first, and the report says which deal it is."""
    report = of_names(wanted)
    assert (ids(report), report.narrowed_to) == (shown, narrowed)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("Initech", "Initech is no deal, and may be several; did you mean D-4 or D-5?"),
        ("Init", "there is no deal Init among the commitments"),
        ("D-2", "there is no deal D-2 among the commitments; did you mean D-20?"),
    ],
)
def test_a_deal_is_not_guessed_from_half_a_word_or_among_several(wanted: str, message: str) -> None:
    """D-20 is not what somebody meant who typed D-2."""
    with pytest.raises(UsageError) as raised:
        of_names(wanted)
    assert str(raised.value) == message


def test_a_record_that_was_lost_may_be_the_deal_that_is_meant() -> None:
    """What was not read is never ruled out."""
    with pytest.raises(UsageError, match="nothing that names the deal D-9 could be read"):
        of_names("Globex", LostRecord(customer="Globex", deal="D-9"))
    with pytest.raises(UsageError, match="did you mean D-20 or D-9"):
        of_names("Globex", LostRecord(customer="Globex Inc", deal="D-9"))
    with pytest.raises(UsageError, match="Globex is no deal, and may be several"):
        of_names("Globex", LostRecord(cells=frozenset(("7", "Globex GmbH"))))
    assert ids(of_names("Globex", LostRecord(customer="Globex Labs", deal="D-20"))) == ["C-2"]


def of_names(wanted: str, *lost: LostRecord) -> Report:
    promises = (
        promise("C-2", customer="Globex Labs", deal="D-20"),
        promise("C-3", customer="Hooli", deal="Acme"),
        promise("C-4", customer="Acme Bank", deal="D-3"),
        promise("C-5", customer="Initech", deal="D-4"),
        promise("C-6", customer="Initech", deal="D-5"),
    )
    desk = replace(project(VISION, promises), lost=lost)
    return check(desk, as_of=dt.date(2026, 3, 16), engine="off", deal=wanted)


def test_at_most_three_names_are_offered_for_a_part_of_them() -> None:
    names = ("Acme Agriculture", "Acme Banking", "Acme Chemicals", "Acme Defence")
    promises = [promise(name, customer=name, deal=name) for name in names]
    with pytest.raises(UsageError) as raised:
        check(project(VISION, promises), customer="acme", engine="off")
    assert str(raised.value).endswith(
        "did you mean Acme Agriculture or Acme Banking or Acme Chemicals?"
    )


def test_one_promise_is_told_by_its_own_findings_and_what_could_not_be_read() -> None:
    """The deal's and the portfolio's findings are not its own."""
    report = reported()
    told = of_promise(report, "C-4")
    assert ids(told) == ["C-4"]
    assert told.verdict.open == 1
    assert told.findings
    assert {(finding.subject.kind, finding.subject.id) for finding in told.findings} == {
        ("commitment", "C-4")
    }
    assert told.as_of == report.as_of


def test_what_a_report_says_of_other_deals_is_left_out() -> None:
    """Of the portfolio too: it is not the deal's."""
    report = of_deal("D-3", whole())
    assert [deal.id for deal in report.deals] == ["D-3"]
    assert [suggestion.commitment for suggestion in report.suggestions] == ["C-3"]
    assert [event.commitment for event in report.timeline] == ["C-3"]
    assert (report.themes, report.metrics, report.diagnosis) == ((), (), Diagnosis())


def test_capacity_is_shown_to_the_deal_that_tips_it() -> None:
    assert of_deal("D-3", whole()).capacity == whole().capacity
    assert of_deal("D-1", whole()).capacity == ()


@pytest.mark.parametrize(
    ("about", "kept"),
    [
        ({"rule": "VIS601", "id": "C-3"}, True),
        ({"rule": "VIS601", "id": "C-1"}, False),
        ({"rule": "VIS602", "kind": "deal", "id": "D-3"}, True),
        ({"rule": "VIS602", "kind": "deal", "id": "D-1"}, False),
        ({"rule": "VIS602", "kind": "segment", "id": "D-3"}, False),
        ({"rule": "CAP501", "kind": "period", "id": "Q2", "deals": ("D-2", "D-3")}, True),
        ({"rule": "CAP501", "kind": "period", "id": "Q2", "deals": ("D-2",)}, False),
        ({"rule": "POS101", "kind": "positioning", "id": "positioning"}, False),
        ({"rule": "INP001", "kind": "file", "id": "vision.yaml"}, True),
        ({"rule": "INP001", "kind": "commitment", "id": "C-1"}, False),
        ({"rule": "INP004", "kind": "deal", "id": "D-1"}, False),
    ],
)
def test_a_deal_keeps_what_touches_it(about: dict[str, Any], *, kept: bool) -> None:
    """And what could not be read of the files that all deals share."""
    found = finding(**about)
    report = of_deal("D-3", whole(findings=(found,)))
    assert report.findings == ((found,) if kept else ())


def test_the_verdict_is_the_deal_s_own() -> None:
    report = of_deal("D-1", whole())
    assert report.verdict.open == 1
    late = replace(reported().commitments[0], signature=dt.date(2026, 3, 20))
    bad = replace(late, answer="does_not_conform", status="proposed")
    assert of_deal("D-1", whole(commitments=(bad,))).verdict.first_signature_in_days == 4
    assert of_promise(whole(commitments=(bad,)), "C-1").verdict.first_signature_in_days == 4


def test_a_deal_or_a_promise_that_is_over_is_still_something_to_check() -> None:
    over = replace(reported().commitments[0], status="delivered")
    said = "No open promises to check."
    assert of_deal("D-1", whole(commitments=(over,))).verdict.sentence == said
    assert of_promise(whole(commitments=(over,)), "C-1").verdict.sentence == said


def test_known_debt_is_counted_among_the_deal_s_findings() -> None:
    """Which entries are gone is the portfolio's to say, and what is waived is decided."""
    known = BaselineSummary("base.json", 9, ("VIS601 C-9",))
    old = finding(id="C-3", in_baseline=True)
    findings = (
        old,
        finding("TIM402", id="C-3", in_baseline=True),
        finding("TIM401", id="C-3"),
        finding("COM802", id="C-3", in_baseline=True, waived_by="W-1"),
        finding(id="C-1", in_baseline=True),
    )
    report = of_deal("D-3", whole(findings=findings, baseline=known))
    assert report.baseline == BaselineSummary("base.json", 2)
    assert of_deal("D-3", whole(findings=findings)).baseline is None


def test_what_git_tells_is_told_of_its_promises() -> None:
    """And the dominant roots of the whole are none of the part's."""
    told = tuple(SinceSigned(id_, "broken_since") for id_ in ("C-1", "C-3"))
    history = History(told, ("R4", "R2"), ("a note",), ("a gap",))
    shown = of_deal("D-1", whole(history=history)).history
    assert shown == History(told[:1], (), ("a note",), ("a gap",))
    assert of_deal("D-1", whole()).history is None


def test_what_was_read_is_told_of_its_words() -> None:
    """Every list of it: promises, findings, those that decide, and what is none of ours."""

    def of(id_: str, deal: str) -> PromiseAsRead:
        at = Location("deals.csv", 1, 1)
        return PromiseAsRead(id_, id_, deal, "Acme", "x", "title", "w", 0, 1, at, ReadPromise(0, 1))

    mine, theirs = of("C-1", "D-1"), of("C-3", "D-3")
    found = tuple(finding("TIM401", "commitment", id_) for id_ in ("C-1", "C-3"))
    both = (mine, theirs)
    words = (("D-1", "sign"), ("D-3", "do_not_sign"))
    as_read = AsRead("As read.", found, both, words, found, both)
    shown = of_deal("D-1", whole(as_read=as_read)).as_read
    said = (
        "As read from the words of 1 promise, 1 more error stands against it; it rests on clear"
        " words and decides like what is given."
    )
    assert shown == AsRead(said, found[:1], (mine,), words[:1], found[:1], (mine,))
    other = of_deal("D-2", whole(as_read=as_read)).as_read
    said = "As read from the words of 1 promise: nothing more stands against it."
    assert other == AsRead(said)
    done = tuple(promise._replace(status="released") for promise in PROMISES)
    settings = Settings(as_of=dt.date(2026, 3, 16), deal="D-2")
    context = Context(project(VISION, done), settings.as_of)
    assert narrow(whole(as_read=as_read), settings, context).as_read is None
    assert of_deal("D-1", whole()).as_read is None
