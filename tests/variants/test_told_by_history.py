"""What a report tells from the commits: root problems before, approvals and waivers of earlier
days.
"""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from building import finding, promise, waiver
from commitcheck.model.approved_parts import approved_parts
from commitcheck.model.finding import Related
from commitcheck.model.history import PastWaiver, SinceSigned
from commitcheck.model.location import Location
from commitcheck.model.project import Project
from commitcheck.model.report import Diagnosis, Report, WaiverUse
from commitcheck.variants.git_history import SHALLOW, commit_of
from commitcheck.variants.recorded import history_of, past_waivers, with_history, with_marks
from commitcheck.variants.signing import RECORDED
from variants.timeline import TODAY, Judge, Past, by, day, signed

Anything = Any


# What a report tells


class Diagnosed(Judge):
    """The dominant root problem is what the vision is called, and the day of it."""

    def __call__(self, judged: Project, on: dt.date | None) -> Report:
        report = super().__call__(judged, on)
        name = judged.vision.product.name if judged.vision else "-"
        return replace(report, diagnosis=Diagnosis(dominant=f"{name} {on:%m-%d}" if on else name))


def dominant(past: Anything, today: str = "2026-04-01") -> tuple[str | None, ...]:
    class Dated(Diagnosed):
        def __call__(self, judged: Project, on: dt.date | None) -> Report:
            return super().__call__(judged, on or dt.date.fromisoformat(today))

    return history_of(by("now"), past, Dated()).dominant_roots


@pytest.mark.parametrize(
    ("states", "today", "roots"),
    [
        ((("01-05", "a"), ("03-05", "b")), "2026-04-01", ("a 02-28", "b 03-31")),
        ((("01-05", "a"), ("03-05", "b")), "2026-04-30", ("a 02-28", "b 03-31")),
        ((("01-05", "a"), ("03-05", "b")), "2026-03-01", ("a 01-31", "a 02-28")),
        ((("02-28", "a"), ("03-31", "b")), "2026-04-01", ("a 02-28", "b 03-31")),
        ((("03-01", "a"), ("04-01", "b")), "2026-04-01", ("a 03-31",)),
        ((("04-01", "a"),), "2026-04-01", ()),
        ((("01-05", "!"), ("03-05", "b")), "2026-04-01", (None, "b 03-31")),
        ((("01-05", "a"), ("01-06", "a")), "2026-01-31", ()),
        ((("01-05", "a"),), "0001-02-10", ()),
    ],
)
def test_which_root_problem_dominated_at_the_end_of_the_two_months_before(
    states: tuple[tuple[str, str], ...], today: str, roots: tuple[str | None, ...]
) -> None:
    assert dominant(Past(*states), today) == roots


def test_what_a_report_tells_of_signed_promises() -> None:
    past: Anything = Past(("01-05", "holds"), ("02-01", "!"), ("03-05", "broken"))
    promises = [signed("K-1", "01-10"), signed("K-2", None), signed("K-3", "03-10")]
    made = history_of(by("broken", *promises), past, Judge())
    assert made.promises == (
        SinceSigned("K-1", "broken_since", day("01-10"), day("03-05")),
        SinceSigned("K-2", "could_not_be_judged"),
        SinceSigned("K-3", "wrong_from_the_start", day("03-10")),
    )
    left_out = f"{past.history.line[1].id[:12]} of 2026-02-01 is left out: it is broken"
    assert made.notes == (RECORDED, left_out)
    assert made.gaps == (left_out,)
    assert made.past_waivers == ()
    shallow: Anything = Past(("01-05", "holds"), is_shallow=True)
    assert history_of(by("holds"), shallow, Judge()).gaps == (SHALLOW,)


@pytest.mark.parametrize(
    ("on", "with_day", "number"),
    [("01-04", True, None), ("01-05", True, 0), ("01-05", False, None), ("01-06", False, 0),
     ("02-05", True, 2), ("02-05", False, 0), ("12-31", True, 2)],
)  # fmt: skip
def test_the_commit_of_a_day(on: str, *, with_day: bool, number: int | None) -> None:
    line = Past(("01-05", "a"), ("02-05", "b"), ("02-05", "c")).history.line
    found = commit_of(line, day(on), with_day=with_day)
    assert (found and int(found.id[:2])) == number


# Approvals


def approved(title: str, *approvals: str, id_: str = "K-1") -> Anything:
    return promise(id_, title=title, approvals=approvals)


def marks(past: Anything, *promises: Anything) -> list[Any]:
    """Of each approval the words that it is of."""
    now = by("now", *promises)
    made = with_marks(now, past, past.history.line)
    assert replace(made, commitments=now.commitments) == now
    return [[dict(it.fingerprint) for it in made_.approvals] for made_ in made.commitments]


def test_an_approval_is_of_the_words_that_it_was_first_recorded_with() -> None:
    states = [
        ("01-05", by("a", promise("K-1", title="zero"))),
        ("01-06", by("a", approved("one", "product@2026-01-06"))),
        ("01-07", by("a", approved("two", "product@2026-01-06"))),
        ("01-08", by("a", approved("two", "product@2026-01-06", "finance@2026-01-08"))),
    ]
    past = Past(*states)
    now = approved("now", "product@2026-01-06", "finance@2026-01-08", "legal")
    other = approved("now", "product@2026-01-06", id_="K-2")
    none = promise("K-3")
    early, late = (approved_parts(approved(title)) for title in ("one", "two"))
    assert marks(past, now, other, none) == [[early, late, {}], [{}], []]
    assert past.asked == ["03", "02", "01", "00"]
    unread = Past(states[1], ("01-07", "!"), states[3])
    assert marks(unread, now) == [[early, late, {}]]
    # recorded once, taken back, and recorded again: it is of the words of the last time
    again = Past(states[1], states[0], states[2])
    assert marks(again, approved("now", "product@2026-01-06")) == [[late]]
    assert again.asked == ["02", "01"]


def test_an_approval_that_says_which_words_keeps_them() -> None:
    past = Past(("01-06", by("a", approved("one", "product@2026-01-06"))))
    plain = approved("now", "product@2026-01-06", "product@2026-01-06")
    first, second = plain.approvals
    marked = replace(first, fingerprint=(("due", "ab"),))
    mixed = plain._replace(approvals=(marked, second))
    early = approved_parts(approved("one"))
    assert marks(past, mixed) == [[{"due": "ab"}, early]]
    whole = plain._replace(approvals=(marked, marked))
    assert marks(past, whole) == [[{"due": "ab"}] * 2]
    nothing = Past(("01-06", "a"))
    assert marks(nothing, plain) == [[{}, {}]]


def test_a_project_with_its_history() -> None:
    past: Anything = Past(("01-06", by("holds", approved("one", "product@2026-01-06"))))
    now = by("holds", approved("now", "product@2026-01-06"))
    made = with_history(now, past, Judge())
    assert dict(made.commitments[0].approvals[0].fingerprint) == approved_parts(approved("one"))
    assert made.history == history_of(now, past, Judge())


# Waivers


def waived(*names: str, renewals: int = 0, on: str | None = None) -> Project:
    made = [
        waiver(name, renewals=renewals, **({"approved_on": f"2026-{on}"} if on else {}))
        for name in names
    ]
    return by("a", promise("K-1", deal="D-1"), waivers=made)


class Waiving(Judge):
    """Each waiver of the project stands and takes a finding of K-1 against two things, unless its
    name says otherwise.
    """

    def __call__(self, judged: Project, on: dt.date | None) -> Report:
        report = super().__call__(judged, on)
        state = {"W-expired": "expired", "W-unused": "unused", "W-soon": "expiring"}
        uses, findings = [], []
        for it in judged.waivers:
            uses.append(WaiverUse(it.id, "VIS601", state.get(it.id, "active"), 1, None))
            if it.id != "W-unused":
                near = [Related("non_goal", name, Location("v"), "") for name in ("A", "B", "A")]
                findings.append(finding("VIS601", waived_by=it.id, related=tuple(near), id="K-1"))
                findings.append(finding("VIS601", waived_by=it.id, id="K-9"))
                findings.append(finding("VIS602", waived_by="another", id="K-1"))
        return replace(report, waivers=tuple(uses), findings=tuple(findings))


def past_of(past: Anything, now: Project, today: dt.date = TODAY) -> list[str]:
    found = past_waivers(now, past, Waiving(), past.history.line, today)
    return [f"{it.waiver.id} {it.waiver.approved_on}" for it in found]


def test_waivers_that_were_taken_out_of_the_file() -> None:
    past: Anything = Past(("01-05", waived("W-1", "W-2", "W-expired")), ("02-05", waived("W-2")))
    found = past_waivers(waived("W-2"), past, Waiving(), past.history.line, TODAY)
    things = (("non_goal", "A"), ("non_goal", "B"))
    assert found == (PastWaiver(waiver("W-1"), stood=True, things=things, deals=("D-1",)),)
    assert past_of(past, waived()) == ["W-2 None", "W-1 None"]
    assert past_of(past, waived("W-1", "W-2")) == []


@pytest.mark.parametrize(
    ("name", "stood"), [("W-1", True), ("W-soon", True), ("W-unused", True), ("W-expired", False)]
)
def test_one_that_never_stood_counts_for_nothing(name: str, *, stood: bool) -> None:
    past: Anything = Past(("01-05", waived(name)), ("02-05", "a"))
    assert bool(past_of(past, waived())) is stood


@pytest.mark.parametrize(
    ("today", "found"),
    [("2026-01-04", []), ("2026-01-05", ["W-1 None"]), ("2027-01-06", ["W-1 None"]),
     ("2027-01-07", [])],
)  # fmt: skip
def test_waivers_of_the_last_year(today: str, found: list[str]) -> None:
    past = Past(("01-05", waived("W-1")))
    assert past_of(past, waived(), dt.date.fromisoformat(today)) == found


def test_commits_that_say_nothing_are_passed_over() -> None:
    past = Past(("01-05", waived("W-1")), ("01-06", "!"), ("01-07", "a"), ("05-01", waived("W-2")))
    assert past_of(past, waived()) == ["W-1 None"]
    assert past.asked == ["02", "01", "00"]


def test_each_time_that_a_waiver_was_granted_is_counted_once() -> None:
    """By the day of its approval; `renewals` are times that were counted in place."""
    times = [("01-05", waived("W-1", on="01-05")), ("02-05", waived("W-1", on="02-05")),
             ("03-05", waived("W-1", on="03-05"))]  # fmt: skip
    assert past_of(Past(*times), waived("W-1", on="03-05")) == ["W-1 2026-02-05", "W-1 2026-01-05"]
    once = waived("W-1", on="03-05", renewals=1)
    assert past_of(Past(*times), once) == ["W-1 2026-01-05"]
    assert past_of(Past(*times), waived("W-1", on="03-05", renewals=2)) == []
    middle = [times[0], ("02-05", waived("W-1", on="02-05", renewals=1)), times[2]]
    assert past_of(Past(*middle), waived("W-1", on="03-05")) == ["W-1 2026-02-05"]


def test_what_a_waiver_was_for_is_asked_until_it_is_known() -> None:
    class Later(Waiving):
        def __call__(self, judged: Project, on: dt.date | None) -> Report:
            report = super().__call__(judged, on)
            return report if on == day("01-05") else replace(report, findings=())

    past: Anything = Past(
        ("01-04", waived("W-1")), ("01-05", waived("W-1")), ("01-06", waived("W-1"))
    )
    judge = Later()
    (found,) = past_waivers(waived(), past, judge, past.history.line, TODAY)
    assert found.things == (("non_goal", "A"), ("non_goal", "B"))
    assert [on for _, _, on in judge.asked] == [day("01-06"), day("01-05")]
