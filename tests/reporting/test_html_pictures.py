"""The pictures of the page: they show the numbers of the tables beside them."""

import datetime as dt
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.model.figures import CapacityRow, KnownFigures, TimelineRow
from commitcheck.model.finding import Severity
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, render
from commitcheck.reporting.html.capacity import capacity, weeks
from commitcheck.reporting.html.scale import part, percent, span
from commitcheck.reporting.html.timeline import timeline
from reporting.document import Element
from reporting.page import sample
from reporting.report_parts import AS_OF
from reporting.reports import sample_report

DUE = dt.date(2026, 12, 31)


def section(name: str) -> Element:
    return sample().only("section", id=name)


def titles(mark: Element) -> list[str]:
    return [str(element.inside[0]) for element in mark.all("title")]


def share(text: str) -> float:
    return float(text.removesuffix("%"))


@pytest.mark.parametrize("name", ["timeline", "capacity", "themes"])
def test_a_picture_is_named_described_and_beside_a_table(name: str) -> None:
    """Nobody needs to see it to know what it shows."""
    picture = section(name).only("svg", role="img")
    assert [element.tag for element in picture.inside if isinstance(element, Element)][:2] == [
        "title",
        "desc",
    ]
    title, desc = picture.attributes["aria-labelledby"].split()
    assert picture.only("title", id=title).inside
    assert picture.only("desc", id=desc).inside
    assert len(section(name).all("table")) == 1


def test_the_bar_of_answers_shows_the_counts_beside_it() -> None:
    """Widths are shares of the open promises, and they fill the bar."""
    figure = sample().only("figure", class_="standing")
    counts = {row.all("th")[0].text: int(row.only("td").text)
              for row in figure.only("tbody").all("tr")}  # fmt: skip
    assert counts == {
        "do not conform, still to be signed": 2,
        "do not conform, signed": 1,
        "could not be judged": 1,
        "conform, with warnings": 2,
        "without a finding": 1,
    }
    widths = [share(element.attributes["width"]) for element in figure.all("rect")]
    assert widths == pytest.approx([100 * number / 7 for number in counts.values()], abs=0.01)


def test_the_timeline_shows_the_days_of_its_table() -> None:
    """Every day is a mark that says which, and a cell."""
    lanes = section("timeline").only("svg", role="img").all("g", class_="lane")
    assert [titles(lane) for lane in lanes] == [
        ["RM5 lands 2027-02-01 to 2027-04-30", "signed 2026-03-31", "promised 2026-12-31"],
        ["signature 2026-08-31", "promised 2026-12-31"],
    ]
    assert [row.text for row in section("timeline").only("tbody").all("tr")] == [
        (
            "K-10 Cold chain monitoring 2026-12-31 RM5 2027-02-01 to 2027-04-30"
            " signed 2026-03-31 lands 32 to 120 days later error"
        ),
        (
            "K-26 Load building for carriers 2026-12-31 none no day expected 2026-08-31"
            " no dated work behind it fine"
        ),
    ]


def test_marks_stand_where_their_days_are() -> None:
    """Two lanes with the same promised day have it at the same place, today left of it."""
    picture = section("timeline").only("svg", role="img")
    marks = [element.attributes for element in picture.all("use")]
    promised = [share(mark["x"]) for mark in marks if mark["href"] in ("#m-short", "#m-open")]
    assert promised[0] == promised[1]
    today = share(picture.all("line", class_="today")[0].attributes["x1"])
    work = picture.all("line", class_="work")[0].attributes
    assert today < promised[0] < share(work["x1"]) < share(work["x2"]) <= 98


def test_the_capacity_bars_are_as_long_as_their_numbers() -> None:
    """One scale for all bars; the part beyond what is available is set apart."""
    groups = section("capacity").only("svg", role="img").all("g")
    last = {
        element.attributes["class"]: share(element.attributes["width"])
        for element in groups[1].all("rect")
    }
    unit = last["available"] / 140
    assert last["taken"] == pytest.approx(176 * unit, abs=0.02)
    assert last["drafts"] == pytest.approx(12 * unit, abs=0.02)
    assert last["over"] == pytest.approx(48 * unit, abs=0.02)
    first = {
        element.attributes["class"]: share(element.attributes["width"])
        for element in groups[0].all("rect")
    }
    assert first["available"] == pytest.approx(60 * unit, abs=0.02)
    assert "over" not in first
    assert [row.text for row in section("capacity").only("tbody").all("tr")] == [
        "2026-Q3 2026-07-01 2026-09-30 60 48.5 52 8 left no deal",
        "2026-Q4 2026-10-01 2026-12-31 140 176 188 36 too many signed D-202",
    ]
    assert [str(element.inside[0]) for element in groups[1].all("text", class_="value")] == [
        "140", "176 / 188",
    ]  # fmt: skip


def test_the_themes_are_counted_both_ways() -> None:
    """Promises without a theme, and themes with neither promise nor item."""
    assert section("themes").only("div", class_="head").text == (
        "Themes 2 open promises serve no theme; 1 theme has no promise"
    )
    assert [row.text for row in section("themes").only("tbody").all("tr")] == [
        "TH1 ETA accuracy 1 K-01 2 RM1, RM2",
        "TH4 Emissions transparency 0 0",
        "without a theme 2 K-26, K-29 0",
    ]
    values = section("themes").only("svg", role="img").all("text", class_="value")
    assert [str(value.inside[0]) for value in values] == ["1", "2", "0", "0", "2", "0"]


def row(due: str, earliest: str | None = None, latest: str | None = None) -> TimelineRow:
    def day(text: str | None) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    return TimelineRow("K-1", "Acme", "Title", day(due) or DUE, "RM1", day(earliest), day(latest))


@pytest.mark.parametrize(
    ("line", "shape", "note"),
    [
        (row("2026-12-31", "2026-10-01", "2026-12-31"), "met", "lands in time"),
        (row("2026-12-30", "2026-12-30", "2026-12-31"), "short", "may land up to 1 day later"),
        (row("2026-12-29", "2026-12-30", "2026-12-31"), "short", "lands 1 to 2 days later"),
        (row("2026-12-29", None, "2026-12-31"), "short", "lands 2 days later"),
        (row("2026-12-29", "2026-12-01", None), "open", "its work has no date"),
        (row("2026-08-16"), "open", "was due 1 day ago"),
        (row("2026-08-17"), "open", "its work has no date"),
    ],
)
def test_a_lane_says_in_words_what_it_shows(line: TimelineRow, shape: str, note: str) -> None:
    """The boundary day belongs to the good side; a day that passed is said to have."""
    picture = timeline(replace(sample_report(), figures=KnownFigures((line,))), RenderOptions())
    assert picture is not None
    assert (picture.lanes[0].shape, picture.lanes[0].note.text) == (shape, note)


def test_of_too_many_lanes_the_worst_are_shown_in_order() -> None:
    """A long portfolio keeps the lanes that need somebody."""
    fine = [replace(row("2026-10-01"), commitment=f"F-{index}") for index in range(8)]
    bad = replace(row("2026-11-01"), commitment="B-1", worst=Severity.ERROR)
    report = replace(sample_report(), figures=KnownFigures((*fine, bad)))
    picture = timeline(report, RenderOptions(cap=1))
    assert picture is not None
    assert [lane.row.commitment for lane in picture.lanes] == [
        *(f"F-{index}" for index in range(7)), "B-1",
    ]  # fmt: skip
    assert picture.left == 1


def bars(available: float, signed: float, drafts: float) -> Report:
    line = CapacityRow("2026-Q4", AS_OF, DUE, available, signed, drafts, None)
    return replace(sample_report(), figures=KnownFigures(capacity=(line,)))


@pytest.mark.parametrize(
    ("numbers", "note"),
    [
        ((100, 101, 101), "1 too many signed"),
        ((100, 100, 101), "1 too many with drafts"),
        ((100, 90, 100), "nothing left"),
        ((100, 90, 99.5), "0.5 left"),
    ],
)
def test_a_period_says_how_it_stands(numbers: tuple[float, float, float], note: str) -> None:
    """On both sides of each boundary."""
    picture = capacity(bars(*numbers), RenderOptions())
    assert picture is not None
    assert picture.bars[0].note.text == note


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -5.0, 0.0])
def test_what_is_no_amount_has_no_bar(value: float) -> None:
    """A broken figure is said in words and breaks no picture."""
    assert part(value, 100.0) == 0.0
    assert part(5.0, value) == 0.0
    assert weeks(math.nan) == "not a number"
    page = render(bars(value, value, value), "html")
    assert isinstance(page, str)
    assert not re.search('="(?:nan|inf|-)', page)


@given(st.lists(st.dates(), min_size=1, max_size=5), st.dates())
def test_every_day_has_a_place_in_the_picture(days: list[dt.date], today: dt.date) -> None:
    """Days far away stand at the edge; no year breaks the axis; ticks go from left to right."""
    shown = span(days, today)
    assert shown.holds(today)
    places = [share(shown.at(day)) for day in sorted(days)]
    assert places == sorted(places)
    assert all(2 <= place <= 98 for place in places)
    ticks = [share(tick.at) for tick in shown.ticks()]
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= 13


def test_percentages_are_short() -> None:
    """Two digits, and none where none is needed."""
    assert [percent(fraction) for fraction in (0.0, 50.0, 33.3333, 99.999)] == [
        "0%",
        "50%",
        "33.33%",
        "100%",
    ]
