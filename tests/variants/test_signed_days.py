"""Every way in which a signed promise held or did not, from the commits and the day alone."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import finding, project, promise, vision, waiver
from commitcheck.model.finding import Severity
from commitcheck.variants.git_history import SHALLOW, Commit
from commitcheck.variants.signing import (
    LEFT_OUT,
    RECORDED,
    SignedPromise,
    SinceSigning,
    as_signed,
    by_vision_of,
    counts,
    since_signing,
    without_left_out,
)
from variants.timeline import TODAY, Judge, Past, by, day, signed


def since(past: Past, now: str, *promises: Any) -> SinceSigning:
    return since_signing(by(now, *promises), past, Judge())  # type: ignore[arg-type]


def told(past: Past, found: SignedPromise) -> str:
    """Then and now, by the vision of which commit, since when, by how many changes, and why."""
    numbers = {commit: commit.id[:2] for commit in past.history.line}
    under = f" under {numbers[found.under]}" if found.under else ""
    broke = f" since {numbers[found.since]}" if found.since else ""
    causes = f" by {list(found.causes)}" if found.causes else ""
    errors = f", {len(found.findings)} error" if found.findings else ""
    why = f": {found.why}" if found.why else ""
    return f"{found.outcome}{under}{broke}{causes}{errors}{why}"


BROKE = (("01-05", "holds"), ("03-05", "broken"))
HEALED = (("01-05", "broken"), ("03-05", "holds"))
NO_ERROR = "could_not_be_judged"

DAYS = [
    # the commits, what the vision says today, the day of the signature, what is said of it
    (BROKE, "broken", "02-10", "broken_since under 00 since 01 by [0], 1 error"),
    (BROKE, "broken", "01-05", "broken_since under 00 since 01 by [0], 1 error"),
    (BROKE, "broken", "01-04", f"{NO_ERROR}: it was signed before the first commit"),
    (BROKE, "broken", "03-04", "broken_since under 00 since 01 by [0], 1 error"),
    (BROKE, "broken", "03-05", "broken_since under 00 since 01 by [0], 1 error"),
    (BROKE, "broken", "03-06", "wrong_from_the_start under 01, 1 error"),
    (BROKE, "broken", None, f"{NO_ERROR}: nothing says when it was signed"),
    (BROKE, "unclear", "02-10", f"{NO_ERROR} under 00: it cannot be judged today"),
    (BROKE, "holds", "02-10", "held under 00"),
    (BROKE, "unseen", "02-10", "held under 00"),
    (HEALED, "holds", "02-10", "healed under 00"),
    (HEALED, "holds", "03-10", "held under 01"),
    (HEALED, "holds", "03-05", "held under 01"),
    (HEALED, "broken", "02-10", "wrong_from_the_start under 00, 1 error"),
    ((("01-05", "unseen"), ("03-05", "broken")), "broken", "02-10",
     "broken_since under 00 since 01 by [0], 1 error"),
    ((("01-05", "unclear"), ("03-05", "broken")), "broken", "02-10",
     f"{NO_ERROR} under 00: the vision of that day does not say enough"),
    ((("01-05", "!"), ("03-05", "broken")), "broken", "02-10",
     f"{NO_ERROR} under 00: the vision of that day cannot be read"),
    ((("01-05", "-"), ("03-05", "broken")), "broken", "02-10",
     f"{NO_ERROR} under 00: the vision of that day cannot be read"),
    ((("01-05", "holds"), ("02-01", "broken"), ("02-05", "holds"), ("03-01", "broken")),
     "broken", "01-20", "broken_since under 00 since 03 by [0], 1 error"),
    ((("01-05", "holds"), ("02-01", "broken"), ("02-05", "!"), ("03-01", "broken")),
     "broken", "01-20", "broken_since under 00 since 01 by [0], 1 error"),
    ((("01-05", "holds"), ("03-05", "!"), ("03-06", "broken")), "broken", "03-06",
     "wrong_from_the_start under 02, 1 error"),
    ((("03-05", "broken"),), "broken", "03-05", "wrong_from_the_start under 00, 1 error"),
    ((("01-05", "broken"), ("03-05", "broken")), "broken", "03-05",
     "wrong_from_the_start under 01, 1 error"),
    ((("01-05", "unclear"), ("03-05", "broken")), "broken", "03-05",
     "wrong_from_the_start under 01, 1 error"),
    ((("01-05", "holds"),), "broken", "02-10", "broken_since under 00 by [0], 1 error"),
]  # fmt: skip


@pytest.mark.parametrize(("states", "now", "on", "said"), DAYS)
def test_what_is_said_of_a_day(
    states: tuple[tuple[str, str], ...], now: str, on: str | None, said: str
) -> None:
    past = Past(*states)
    (found,) = since(past, now, signed("K-1", on)).promises
    assert told(past, found) == said


def test_a_promise_that_the_vision_did_not_break_has_no_commit() -> None:
    """It never conformed while it was signed, as the visions have it for today's promises."""
    past = Past(("01-05", "holds"), ("03-05", "broken"), ("03-20", "broken"))
    (found,) = since(past, "broken", signed("K-1", "03-10", title="always")).promises
    assert told(past, found) == "held under 01"
    past = Past(("01-05", "unclear"), ("03-05", "holds"))
    (found,) = since(past, "holds", signed("K-1", "03-10", title="never")).promises
    assert told(past, found) == "wrong_from_the_start under 01, 1 error"


def test_each_promise_has_its_day_and_changes_are_numbered_through() -> None:
    past = Past(("01-05", "holds"), ("02-05", "unseen"), ("03-05", "broken"))
    result = since(
        past,
        "broken",
        signed("K-1", "01-10"),
        signed("K-2", "02-10"),
        signed("K-3", "01-12"),
        signed("K-4", "03-10"),
        signed("K-1", "03-10"),
        promise("K-5"),
        signed("K-6", "01-10", title="always"),
        signed("K-7", "01-10", title="left out"),
        promise("K-8", status="released", signed_on="2026-01-10"),
    )
    assert [f"{it.promise.id}: {told(past, it)}" for it in result.promises] == [
        "K-1: broken_since under 00 since 02 by [0], 2 error",
        "K-2: broken_since under 01 since 02 by [1], 1 error",
        "K-3: broken_since under 00 since 02 by [0], 1 error",
        "K-4: wrong_from_the_start under 02, 1 error",
        "K-6: held under 00",
        "K-7: held under 00",
    ]
    assert [(change.old, change.new, change.commit) for change in result.changes] == [
        ("holds", "broken", past.history.line[0].id),
        ("unseen", "broken", past.history.line[0].id),
    ]
    assert result.notes == (RECORDED,)
    assert result.report.as_of == TODAY
    assert counts(result) == {
        "broken_since": 3,
        "wrong_from_the_start": 1,
        "healed": 0,
        "could_not_be_judged": 0,
    }
    assert [it.promise.id for it in result.of("held")] == ["K-6", "K-7"]


def test_what_a_promise_lacks_is_not_what_another_has() -> None:
    past = Past(*BROKE)
    result = since(past, "broken", signed("K-1", "02-10"), signed("K-2", "02-10", title="always"))
    assert [told(past, it) for it in result.promises] == [
        "broken_since under 00 since 01 by [0], 1 error",
        "held under 00",
    ]


def test_a_shallow_history_says_what_it_lacks() -> None:
    past = Past(*BROKE, is_shallow=True)
    result = since(past, "broken", signed("K-1", "01-04"))
    assert told(past, result.promises[0]) == f"could_not_be_judged: {SHALLOW}"
    assert result.notes == (SHALLOW,)


def test_commits_that_cannot_be_read_are_said_once() -> None:
    past = Past(("01-05", "!"), ("02-05", "-"), ("03-05", "broken"))
    result = since(past, "broken", signed("K-1", "01-10"), signed("K-2", "01-11"),
                   signed("K-3", "02-10"), signed("K-4", "02-11"))  # fmt: skip
    first, second, _ = reversed(past.history.line)
    assert result.notes == (
        RECORDED,
        f"{first.id[:12]} of 2026-01-05 is left out: it is broken",
        f"{second.id[:12]} of 2026-02-05 is left out: its vision is not readable",
    )
    assert past.asked == ["00", "01"]


def test_a_vision_is_asked_once_for_all_that_were_signed_by_a_day() -> None:
    judge = Judge()
    now = by("broken", signed("K-1", "01-10"), signed("K-2", "01-10"), signed("K-3", "02-10"))
    since_signing(now, Past(*BROKE), judge)  # type: ignore[arg-type]
    assert judge.asked[:3] == [
        ("broken", ("K-1", "K-2", "K-3"), None),
        ("holds", ("K-1", "K-2"), day("01-10")),
        ("holds", ("K-1", "K-2", "K-3"), day("02-10")),
    ]


def test_only_errors_on_the_promise_itself_are_its_findings() -> None:
    class Warned(Judge):
        def __call__(self, judged: Any, on: dt.date | None) -> Any:
            report = super().__call__(judged, on)
            more = (
                finding("TIM401", "K-1", severity=Severity.WARNING),
                finding("VIS601", "K-1", waived_by="W-1"),
                finding("VIS602", "K-1", "deal"),
                finding("VIS603", "K-2"),
            )
            return replace(report, findings=(*more, *report.findings))

    past = Past(*BROKE)
    result = since_signing(by("broken", signed("K-1", "03-10")), past, Warned())  # type: ignore[arg-type]
    assert [(it.rule, it.severity) for it in result.promises[0].findings] == [
        ("TIM401", Severity.ERROR)
    ]


def test_rules_about_today_are_left_out_and_no_baseline_is_known() -> None:
    made = by("holds")
    made = replace(made, config=replace(made.config, ignore=("POS",), baseline="b.json"))
    left = without_left_out(made)
    assert left.config.ignore == ("POS", *LEFT_OUT)
    assert (left.config.baseline, left.baseline) == (None, None)
    assert replace(left, config=made.config) == made


@pytest.mark.parametrize(
    ("fields", "status", "delivered"),
    [
        ({"status": "signed"}, "signed", None),
        ({"status": "released"}, "signed", None),
        ({"status": "delivered", "delivered_on": "2026-02-10"}, "delivered", "02-10"),
        ({"status": "delivered", "delivered_on": "2026-02-11"}, "signed", None),
        ({"status": "delivered"}, "signed", None),
        ({"status": "proposed", "delivered_on": "2026-03-11"}, "proposed", "03-11"),
        ({"status": "negotiating", "delivered_on": "2026-03-11"}, "negotiating", "03-11"),
    ],
)
def test_what_was_delivered_later_was_owed_on_the_day(
    fields: dict[str, Any], status: str, delivered: str | None
) -> None:
    now = project(vision(themes=["T1"]), [promise("K-1", signed_on="2026-02-10", **fields)])
    then = project(vision(themes=["T2"]), [promise("K-9")], waivers=[waiver("W-1")])
    made = as_signed(now, then, day("02-10"))
    (found,) = made.commitments
    assert (found.status, found.delivered_on) == (status, delivered and day(delivered))
    assert (made.vision, made.waivers) == (then.vision, then.waivers)
    assert as_signed(now, then, day("02-09")).commitments == ()
    assert by_vision_of(now, then).commitments == now.commitments


def test_waivers_are_those_that_stood_beside_the_vision() -> None:
    assert isinstance(Past(*BROKE).history.line[0], Commit)
    then = project(vision(themes=["T2"]), waivers=[waiver("W-1")])
    now = project(vision(themes=["T1"]), waivers=[waiver("W-2")])
    assert by_vision_of(now, then) == replace(now, vision=then.vision, waivers=then.waivers)
