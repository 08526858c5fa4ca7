"""The report for people on a terminal."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from commitcheck.model.finding import Subject
from commitcheck.model.report import Loosened, Report, Verdict
from commitcheck.reporting import RenderOptions
from reporting.findings import a_finding, deals_csv
from reporting.golden import assert_golden
from reporting.hostile import CORPUS, MEGABYTE
from reporting.reports import (
    clean_report,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)
from reporting.screen import shown
from reporting.test_inert import is_inert


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("terminal_80.txt", RenderOptions(width=80)),
        ("terminal_160.txt", RenderOptions(width=160)),
        ("terminal_v.txt", RenderOptions(width=100, verbosity=1, show_waived=True)),
        ("terminal_vv.txt", RenderOptions(width=100, verbosity=2)),
        ("terminal_ascii.txt", RenderOptions(width=80, unicode=False)),
        ("terminal_color.txt", RenderOptions(width=80, color=True)),
    ],
)
def test_the_whole_report(name: str, options: RenderOptions) -> None:
    """What a reader sees, at the widths and loudnesses people use."""
    assert_golden(name, shown(sample_report(), options))


def test_a_clean_report_is_a_few_lines() -> None:
    """Silent when all is well: the verdict, what may be signed, what was read."""
    assert shown(clean_report()).splitlines() == [
        "No conformance problem found in 2 open promises (0 waived).",
        "",
        "Portline · as of 2026-08-17 · 2 open promises: 1 signed, 1 before signature",
        "",
        "D-209  sign  Lumen Freight · signature 2026-08-31, in 14 days",
        "1 signed deal conforms",
        "",
        "read        vision.yaml as vision, 16 sections",
        "            deals.csv as commitments, 2 rows, UTF-8, comma",
    ]


def test_an_empty_portfolio_says_so() -> None:
    """Nothing was checked, and the report does not look like success."""
    assert shown(empty_report()).splitlines() == [
        "There are no promises to check.",
        "",
        "Portline · as of 2026-08-17",
        "",
        "read        vision.yaml as vision, 16 sections",
        "            deals.csv as commitments, 0 rows",
    ]


QUIET = RenderOptions(verbosity=-1)


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (Verdict("", open=37, nonconforming=24, preventable=5),
         "Portline: 24 of 37 promises do not conform, 5 preventable"),
        (Verdict("", open=1, nonconforming=1, could_not_be_judged=0),
         "Portline: 1 of 1 promise does not conform, 0 preventable"),
        (Verdict("", open=9, clean=9), "Portline: no problem found in 9 promises"),
        (Verdict("", open=9, could_not_be_judged=2),
         "Portline: no problem found in 7 promises, 2 could not be judged"),
        (Verdict("", open=9, could_not_be_judged=2, against_non_goals=3),
         "Portline: no problem found in 7 promises, 2 could not be judged, 3 against a non-goal"),
        (
            Verdict("", open=2, could_not_be_judged=2),
            "Portline: 2 of 2 promises could not be judged",
        ),
        (Verdict(""), "Portline: no open promises to check"),
    ],
)  # fmt: skip
def test_quiet_is_one_line(verdict: Verdict, line: str) -> None:
    """One line for a CI log, in words that hold for every outcome."""
    assert shown(replace(clean_report(), verdict=verdict), QUIET) == f"{line}\n"


def test_quiet_spells_its_signs_where_the_screen_has_none() -> None:
    report = replace(clean_report(), product="Portline " * 20)
    line = shown(report, replace(QUIET, unicode=False))
    assert line == f"{'Portline ' * 4}Por...: no problem found in 2 promises\n"


def test_quiet_counts_errors_above_the_promises() -> None:
    """A portfolio error is no silence, even when no promise is in conflict."""
    above = a_finding("CAP501", Subject("period", "Q4"), "", deals_csv(1))
    line = shown(replace(clean_report(), findings=(above,)), QUIET)
    assert line == "Portline: no conflict in 2 promises, 1 error elsewhere\n"


def test_quiet_names_what_could_not_be_read() -> None:
    """An unreadable row is not silence either."""
    unread = a_finding("INP001:unreadable", Subject("file", "deals.csv"), "", deals_csv(1))
    line = shown(replace(clean_report(), findings=(unread,)), QUIET)
    assert line == "Portline: no problem found in 2 promises, 1 input error\n"


@pytest.mark.parametrize("make", [sample_report, clean_report, empty_report, hostile_report])
@pytest.mark.parametrize("width", [40, 80, 100, 160])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_screen(
    make: Callable[[], Report],
    width: int,
    unicode: bool,  # noqa: FBT001 - each of both
) -> None:
    """A terminal that wraps by itself would break every column; `...` is wider than its sign."""
    for verbosity in (0, 1, 2):
        options = RenderOptions(width=width, verbosity=verbosity, show_waived=True, unicode=unicode)
        text = shown(make(), options)
        assert max(map(cell_len, text.splitlines())) <= width
        assert not any(line.endswith(" ") for line in text.splitlines())


def test_without_colour_there_is_no_escape() -> None:
    """A pipe gets plain text, and says with words what colour says."""
    colored = shown(sample_report(), RenderOptions(color=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == shown(sample_report())


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Width and colour are options; a renderer is a pure function."""
    before = shown(sample_report())
    for name, value in (("COLUMNS", "40"), ("FORCE_COLOR", "1"), ("TERM", "dumb"),
                        ("NO_COLOR", "1")):  # fmt: skip
        monkeypatch.setenv(name, value)
    assert shown(sample_report()) == before


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_is_inert_everywhere(name: str) -> None:
    """In every field, at every loudness, one line at a time."""
    for verbosity in (-1, 0, 2):
        text = shown(planted_report(CORPUS[name]),
                     RenderOptions(verbosity=verbosity, show_waived=True))  # fmt: skip
        assert all(is_inert(line) for line in text.split("\n"))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(codec=None), max_size=60), st.integers(40, 160))
def test_no_text_breaks_the_frame(said: str, width: int) -> None:
    """Any text in every field: inert lines, none too wide, headings where they were."""
    text = shown(planted_report(said), RenderOptions(width=width, verbosity=2))
    lines = text.split("\n")
    assert all(is_inert(line) and cell_len(line) <= width for line in lines)
    headings = [line.split(" · ")[0] for line in lines if line.startswith("── ")]
    assert [line.rstrip("─ ") for line in headings] == [
        f"── {title}"
        for title in ("Before signature", "Deals", "Signed", "Beyond single promises", "Warnings",
                      "Could not be judged", "Worth a look", "Every promise", "Diagnosis",
                      "Metrics", "Not checked", "Rules", "How it was checked")
    ]  # fmt: skip


def test_a_megabyte_in_a_cell_is_shortened() -> None:
    """A cell that holds a book does not push the report off the screen."""
    assert len(shown(planted_report(MEGABYTE))) < 40_000


def test_markup_is_shown_as_written() -> None:
    """Brackets in a customer's name are the customer's."""
    report = replace(sample_report(), product="[red]Acme[/red] :smiley:")
    assert "[red]Acme[/red] :smiley:" in shown(report)


@pytest.mark.parametrize(
    ("count", "tail"),
    [
        (0, ""),
        (1, ", left out: VIS0 is ignored (commitcheck.yaml)"),
        (5, "".join(f", left out: VIS{at} is ignored (commitcheck.yaml)" for at in range(3))
            + ", 2 more left out"),
    ],
)  # fmt: skip
def test_the_one_line_says_what_was_left_out(count: int, tail: str) -> None:
    """A green line of a silenced check must not read as a whole one."""
    told = tuple(Loosened(f"VIS{at} is ignored", "commitcheck.yaml") for at in range(count))
    line = shown(replace(clean_report(), loosened=told), QUIET)
    assert line == f"Portline: no problem found in 2 promises{tail}\n"


def test_the_one_line_of_a_narrowed_report_says_what_it_is_about() -> None:
    line = shown(replace(clean_report(), narrowed_to="deal D-1"), QUIET)
    assert line == "Portline: no problem found in 2 promises, left out: only deal D-1 is shown\n"
