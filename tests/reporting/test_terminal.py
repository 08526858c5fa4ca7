"""The report for people on a terminal."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from commitcheck.model.finding import Subject
from commitcheck.model.phrase import words
from commitcheck.model.report import NotChecked, Report, Verdict
from commitcheck.reporting import RenderOptions, render
from commitcheck.reporting.cards import board
from commitcheck.rules.base import Need, column, section
from reporting.golden import assert_golden
from reporting.hostile import CORPUS, MEGABYTE
from reporting.reports import (
    E,
    W,
    a_finding,
    clean_report,
    deals_csv,
    empty_report,
    hostile_report,
    planted_report,
    sample_report,
)
from reporting.test_inert import is_inert


def shown(report: Report, options: RenderOptions | None = None) -> str:
    text = render(report, "terminal", options)
    assert isinstance(text, str)
    return text


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
        (Verdict("", open=1, nonconforming=1, cannot_tell=0),
         "Portline: 1 of 1 promise does not conform, 0 preventable"),
        (Verdict("", open=9, clean=9), "Portline: no problem found in 9 promises"),
        (Verdict("", open=9, cannot_tell=2),
         "Portline: no problem found in 9 promises, 2 cannot be told"),
        (Verdict("", open=2, cannot_tell=2), "Portline: 2 of 2 promises cannot be told"),
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
    text = shown(planted_report(said), RenderOptions(width=width))
    lines = text.split("\n")
    assert all(is_inert(line) and cell_len(line) <= width for line in lines)
    headings = [line.split(" · ")[0] for line in lines if line.startswith("── ")]
    assert [line.rstrip("─ ") for line in headings] == [
        f"── {title}"
        for title in ("Before signature", "Deals", "Signed", "Beyond single promises", "Warnings",
                      "Cannot tell", "Worth a look", "Not checked", "How it was checked",
                      "Diagnosis")
    ]  # fmt: skip


def test_a_megabyte_in_a_cell_is_shortened() -> None:
    """A cell that holds a book does not push the report off the screen."""
    assert len(shown(planted_report(MEGABYTE))) < 40_000


def test_markup_is_shown_as_written() -> None:
    """Brackets in a customer's name are the customer's."""
    report = replace(sample_report(), product="[red]Acme[/red] :smiley:")
    assert "[red]Acme[/red] :smiley:" in shown(report)


def _many(count: int, *, is_draft: bool) -> Report:
    base = sample_report()
    template = next(one for one in base.commitments if one.commitment == "K-26")
    status = "proposed" if is_draft else "signed"
    return replace(
        base,
        findings=tuple(
            a_finding("VIS601", Subject("commitment", f"P-{n}", is_draft), "", deals_csv(n))
            for n in range(1, count + 1)
        ),
        commitments=tuple(
            replace(template, commitment=f"P-{n}", status=status) for n in range(1, count + 1)
        ),
    )


def test_cards_stop_and_say_how_many_more() -> None:
    """Thirty promises with one cause show five, and name the others."""
    text = shown(_many(30, is_draft=False))
    assert text.count("error     VIS601") == 5
    assert (
        "and 25 more that VIS601 leads (-v shows more, commitcheck check --format json has"
        in text.replace("\n", " ")
    )
    assert "P-6, P-7" in text


def test_drafts_are_cut_later_and_verbosity_shows_more() -> None:
    """What can still be fixed comes first and stays longer."""
    assert shown(_many(60, is_draft=True)).count("error     VIS601") == 20
    louder = RenderOptions(verbosity=1)
    assert shown(_many(60, is_draft=True), louder).count("error     VIS601") == 60


def test_findings_of_one_rule_stop_too() -> None:
    """The cap is per rule, and the others still show."""
    many = tuple(
        a_finding("GOV201:missing", Subject("stakeholder", f"s{n}"), "", deals_csv(n), severity=W)
        for n in range(9)
    )
    other = a_finding("CAP501", Subject("period", "Q4"), "", deals_csv(1), severity=E)
    text = shown(replace(sample_report(), findings=(*many, other)))
    assert text.count("GOV201:missing") == 5
    assert "and 4 more of GOV201" in text
    assert "CAP501" in text


def _silent(*needs: str) -> Report:
    causes = tuple(NotChecked(f"VIS60{n}", words("it did not run"), need)
                   for n, need in enumerate(needs))  # fmt: skip
    return replace(sample_report(), not_checked=causes)


def test_many_silent_rules_are_said_as_what_to_add() -> None:
    """A small vision and a small table get a short list, in the words the rules use."""
    both = f"{section('segments').words} and {column('segment').words}"
    either = Need(sections=("facts", "certifications")).words
    text = shown(_silent(*(column(f"c{n}").words for n in range(6)), both, either,
                         column("arr", "effort").words, "a usable due"))  # fmt: skip
    assert "in the vision  segments, facts or certifications\n" in text
    assert "columns        c0, c1, c2, c3, c4, c5, segment, arr or effort\n" in text
    assert "- VIS609: it did not run, needs a usable due" in text


def test_few_silent_rules_are_listed_with_their_cause() -> None:
    """One cause is one line, with the rules that it silenced."""
    text = shown(_silent(section("capacity").words))
    assert "- VIS600: it did not run, needs capacity in the vision" in text


def test_what_is_wrong_with_an_unclear_promise_stands_with_it() -> None:
    """A promise that cannot be told is shown once, with its warning inside."""
    warning = a_finding("COV302", Subject("commitment", "K-33"), "it names nothing", deals_csv(34),
                        severity=W)  # fmt: skip
    report = replace(sample_report(), findings=(warning,))
    text = shown(report)
    assert "      warning COV302  it names nothing\n" in text
    assert "── Warnings" not in text


def test_every_finding_stands_in_one_place() -> None:
    """Nothing is shown twice as a finding, nothing is lost."""
    report = sample_report()
    parts = board(report)
    carded = [one for card in (*parts.preventable, *parts.signed)
              for one in (card.headline, *card.also)]  # fmt: skip
    unclear = [found for one in parts.unclear for found in one.findings]
    listed = [*carded, *unclear, *parts.above, *parts.beside, *parts.unread,
              *parts.doubtful]  # fmt: skip
    assert sorted(one.sort_key for one in listed) == [one.sort_key for one in report.unwaived]


def test_cards_come_nearest_signature_first() -> None:
    """The one that is signed tomorrow leads; one without a date comes last."""
    report = _many(3, is_draft=True)
    first, second, third = report.commitments
    near = replace(second, signature=report.as_of)
    never = replace(first, signature=None)
    cards = board(replace(report, commitments=(never, near, third))).preventable
    assert [card.answer.commitment for card in cards] == ["P-2", "P-3", "P-1"]


def test_the_headline_of_the_answer_leads_whatever_its_severity() -> None:
    """A warning that says what the promise is about may lead an error about approvals."""
    report = _many(1, is_draft=True)
    warning = a_finding("TIM401", Subject("commitment", "P-1"), "late", deals_csv(1), severity=W)
    answer = replace(report.commitments[0], headline="TIM401")
    report = replace(report, findings=(*report.findings, warning), commitments=(answer,))
    assert board(report).preventable[0].headline is warning


def _broken(number: int) -> Report:
    faults = tuple(
        a_finding(
            "INP001:invalid.due", Subject("commitment", f"C-{one}"), "unmeant", deals_csv(one)
        )
        for one in range(1, number + 1)
    )
    return replace(sample_report(), findings=(*sample_report().findings, *faults))


@pytest.mark.parametrize(("number", "shown_of_it"), [(7, 7), (50, 50), (53, 50)])
def test_input_errors_are_listed_to_be_mended_in_one_go(number: int, shown_of_it: int) -> None:
    """Five at a time would take a run for every five."""
    for name in ("terminal", "markdown", "html"):
        text = str(render(_broken(number), name, RenderOptions(width=200)))
        assert text.count("unmeant") == shown_of_it
        assert ("3 more of INP001" in text) is (number == 53)


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_what_could_not_be_read_comes_first(name: str) -> None:
    """Everything below stands on the rest only."""
    text = str(render(_broken(1), name))
    assert text.index("unmeant") < text.index("Before signature", text.index("unmeant"))
    assert "Before signature" not in text[: text.index("unmeant")].partition("</nav>")[2]


def test_what_contradicts_itself_has_a_heading_of_its_own() -> None:
    """It was read; INP001 alone says what was not."""
    found = a_finding("INP003:capability", Subject("commitment", "C-1"), "names", deals_csv(3))
    text = shown(replace(clean_report(), findings=(found,)))
    assert "── Contradictions and references · 1 error ──" in text
    assert "Could not be read" not in text
