"""What stands in which section of the terminal's report, and where a long list stops."""

import re

import pytest
from msgspec.structs import replace

from commitcheck.model.finding import Finding, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.report import NotChecked, Report
from commitcheck.reporting import RenderOptions, render
from commitcheck.reporting.cards import board, without_name
from commitcheck.rules.base import Need, column, section
from reporting.findings import E, W, a_finding, deals_csv
from reporting.reports import clean_report, sample_report
from reporting.screen import shown


def _many(count: int, *, is_draft: bool) -> Report:
    base = sample_report()
    template = next(
        commitment for commitment in base.commitments if commitment.commitment == "K-26"
    )
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
    """Thirty promises with one cause, on a page of a length that people read: three of them."""
    text = shown(_many(30, is_draft=False))
    assert text.count("error   VIS601") == 10
    assert "and 20 more promises; -v shows more" in text
    louder = shown(_many(30, is_draft=False), RenderOptions(verbosity=1))
    assert louder.count("error     VIS601") == 20
    assert "and 10 more that VIS601 leads" in louder
    assert "P-21, P-22" in louder


def test_drafts_keep_their_cards_and_verbosity_shows_more() -> None:
    """What can still be fixed is told in full as long as there is room."""
    text = shown(_many(60, is_draft=True))
    assert text.count("error     VIS601") == 5
    assert "and 45 more promises; -v shows more" in text
    louder = RenderOptions(verbosity=1)
    assert shown(_many(60, is_draft=True), louder).count("error     VIS601") == 60


@pytest.mark.parametrize("promises", [0, 1, 12, 150])
@pytest.mark.parametrize("is_draft", [True, False])
def test_a_report_without_v_is_short(promises: int, *, is_draft: bool) -> None:
    """However many promises and findings there are; -v shows them all."""
    others = tuple(
        a_finding(f"{family}{n}", Subject("period", f"Q{n}"), "too much " * 20, deals_csv(n),
                  severity=E if n % 2 else W)
        for n, family in enumerate(("CAP50", "GOV20", "DEB90") * 30)
    )  # fmt: skip
    report = _many(promises, is_draft=is_draft)
    text = shown(replace(report, findings=(*report.findings, *others)))
    assert len(text.splitlines()) <= 110


@pytest.mark.parametrize("columns", [1, 8, 40])
def test_many_errors_of_the_input_leave_the_report_short(columns: int) -> None:
    """One of every kind comes before the second of any, as far as there is room."""
    unread = tuple(
        a_finding(f"INP001:invalid.c{column}", Subject("commitment", f"K-{row}"),
                  f"row {row} has no day in column {column}", deals_csv(row))
        for row in range(1, 101)
        for column in range(columns)
    )  # fmt: skip
    report = _many(150, is_draft=True)
    text = shown(replace(report, findings=(*report.findings, *unread)))
    assert len(text.splitlines()) <= 110
    kinds = set(re.findall(r"INP001:invalid\.c\d+", text))
    assert len(kinds) >= min(columns, 8)
    assert re.search(r"and [\d,]+ more errors; -v shows more", text)


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
    return replace(clean_report(), not_checked=causes)


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
    """A promise that could not be judged is shown once, with its warning inside."""
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
    carded = [finding for card in (*parts.preventable, *parts.signed)
              for finding in (card.headline, *card.also)]  # fmt: skip
    unclear = [found for unclear_card in parts.unclear for found in unclear_card.findings]
    against = [hit.finding for refusal in parts.refused for hit in refusal.listed(parts.carded)]
    listed = [*carded, *unclear, *parts.above, *parts.beside, *parts.unread,
              *parts.doubtful, *parts.known, *against]  # fmt: skip
    assert sorted(finding.sort_key for finding in listed) == [
        finding.sort_key for finding in report.unwaived
    ]


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
            "INP001:invalid.due", Subject("commitment", f"C-{index}"), "unmeant", deals_csv(index)
        )
        for index in range(1, number + 1)
    )
    return replace(sample_report(), findings=(*sample_report().findings, *faults))


@pytest.mark.parametrize(("number", "shown_of_it"), [(7, 7), (50, 50), (53, 50)])
def test_input_errors_are_listed_to_be_mended_in_one_go(number: int, shown_of_it: int) -> None:
    """Five at a time would take a run for every five; a terminal that shows less says `-v`."""
    for name in ("terminal", "markdown", "html"):
        louder = RenderOptions(width=200, verbosity=1 if name == "terminal" else 0)
        text = str(render(_broken(number), name, louder))
        assert text.count("unmeant") == shown_of_it
        assert ("3 more of INP001" in text) is (number == 53)


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_the_state_of_the_input_comes_after_what_it_says(name: str) -> None:
    """A raw export has a dozen things to note: first what speaks against the vision."""
    text = str(render(_broken(1), name, RenderOptions(width=200)))
    text = text.partition("</nav>")[2] or text
    heads = {"terminal": "── {}", "markdown": "<summary>{}", "html": "{}</h2>"}
    order = ["Before signature", "Deals", "Could not be judged"]
    places = [text.index(heads[name].format(title)) for title in order] + [text.index("unmeant")]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_a_word_that_nothing_has_is_said_once_with_how_many_more_use_it(name: str) -> None:
    """However it is spelt; another word, another field and the same of the vision are their own."""

    def naming(row: int, kind: str, word: str) -> Finding:
        thing = Subject("commitment", f"C-{row}")
        says = phrase("{} names the {} {}", ident(thing.id), words(kind), word)
        return replace(a_finding(f"INP003:{kind}", thing, "", deals_csv(row)), message=says)

    findings = (
        *(naming(row, "capability", "Teleport" if row % 2 else "teleport") for row in range(3, 63)),
        naming(63, "capability", "beam"),
        naming(64, "segment", "teleport"),
    )
    page = str(render(replace(clean_report(), findings=findings), name, RenderOptions(width=200)))
    text = re.sub(r"<[^>]*>|[*\\]", "", page.partition("</nav>")[2] or page)
    assert "C-3 names the capability Teleport, as in 59 more" in text
    assert text.count("as in ") == 1
    for alone in ("C-63 names the capability beam", "C-64 names the segment teleport"):
        assert text.count(alone) == 1
    assert "C-4 names" not in text
    assert "more of INP003" not in text


def test_what_is_said_of_any_row_does_without_its_name() -> None:
    """A label goes, a subject becomes `it`; another's name, or one said twice, stays."""
    name = ident("C-1")
    for said, left in (
        (phrase("in doubt: {}: due: {}", name, "31.2."), "in doubt: due: 31.2."),
        (phrase("in doubt: {} names {}", name, "beam"), "in doubt: it names beam"),
        (
            phrase("{} needs {} needs {}", ident("C-0"), name, ident("C-0")),
            "C-0 needs C-1 needs C-0",
        ),
        (phrase("{} needs {}", name, name), "C-1 needs C-1"),
    ):
        assert str(without_name(said, "C-1")) == left


def test_what_contradicts_itself_has_a_heading_of_its_own() -> None:
    """It was read; INP001 alone says what was not."""
    found = a_finding("INP003:capability", Subject("commitment", "C-1"), "names", deals_csv(3))
    text = shown(replace(clean_report(), findings=(found,)))
    assert "── Contradictions and references · 1 error ──" in text
    assert "Could not be read" not in text
