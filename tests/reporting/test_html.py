"""The page for people: what stands where, and that nothing in it can act."""

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from commitcheck.model.finding import Subject
from commitcheck.model.phrase import phrase
from commitcheck.model.report import Answer, KnownOrigin, Report
from commitcheck.reporting import RenderOptions
from reporting.document import Element
from reporting.findings import a_finding, deals_csv
from reporting.page import sample, shown, written
from reporting.report_parts import AS_OF
from reporting.reports import clean_report, empty_report, hostile_report, sample_report


def headings(page: Element) -> list[str]:
    return [element.text for element in page.all("h2")]


def test_the_sections_stand_in_the_order_in_which_a_reader_needs_them() -> None:
    """What speaks against the vision comes first, then the deals; the input's state is last."""
    assert headings(sample()) == [
        "Against the vision",
        "Before signature",
        "Deals",
        "Beyond single promises",
        "Warnings",
        "Could not be judged",
        "Possible conflicts in the text",
        "Dates",
        "Capacity",
        "Themes",
        "Diagnosis",
        "Waived",
        "Known debt",
        "Not checked",
        "Loosened rules",
        "Every promise",
        "How it was checked",
    ]


def test_the_verdict_sentence_is_the_heading_of_the_page() -> None:
    """It is said first and once, with the counts below it."""
    assert sample().only("h1").text == sample_report().verdict.sentence
    tiles = sample().only("dl", class_="tiles")
    assert [element.text for element in tiles.all("div")] == [
        "open promises 7",
        "signed 4",
        "before signature 3",
        "do not conform 3",
        "still preventable 2",
        "days to signature 14",
        "findings waived 1",
    ]


def test_a_card_quotes_both_sides_and_says_what_to_do_and_who_decides() -> None:
    """Everything for the decision is in one place."""
    card = sample().only("article", id="promise-1")
    assert card.only("h3").text == "K-26 Load building for carriers"
    assert card.only("p", class_="meta").text == (
        "Harbour Foods D-207 negotiating, signature 2026-08-31, in 14 days"
    )
    assert card.all("p", class_="finding")[0].text == (
        "error VIS601 K-26 is about tms-planning, which NG2 rules out"
    )
    assert [element.text for element in card.all("figure")] == [
        "promised deals.csv:27:112 Load building and tendering at no additional charge",
        "vision vision.yaml:44:17 We do not plan or tender transport (not a TMS)",
    ]
    assert [element.text for element in card.only("dl", class_="steps").all("div")] == [
        "What to do strike the promise, or change the vision openly",
        "Who decides product by 2026-08-31",
    ]
    assert [
        element.text for element in card.only("div", class_="also").all("p", class_="finding")
    ] == [
        "error COV303 tms-planning is rejected",
        "warning COM801 no conclusion on revenue is on record; an error once signed",
        "warning GOV205:missing finance and legal have not approved; an error once signed",
    ]
    assert card.only("ul", class_="hints").text == (
        "Its text is probably about capability tms-planning; shared words: load, building,"
        " tendering"
    )


def test_a_title_that_is_the_quote_is_shown_once() -> None:
    """Of a document the words of a promise are its title."""
    report = sample_report()
    [first] = [it for it in report.commitments if it.commitment == "K-26"]
    said = next(quote.text for it in report.findings if it.rule == "VIS601" for quote in it.quotes)
    answers = tuple(replace(it, title=said) if it is first else it for it in report.commitments)
    card = (
        shown(replace(report, commitments=answers)).only("section", id="drafts").all("article")[0]
    )
    assert card.text.count(said) == 1
    assert said in card.only("h3").text


def test_a_signed_promise_shows_its_next_step_and_folds_the_rest() -> None:
    """Nineteen of them must be surveyed before one is read."""
    fresh = tuple(replace(it, in_baseline=False) for it in sample_report().findings)
    page = shown(replace(sample_report(), findings=fresh))
    card = page.only("section", id="signed").only("article")
    assert [element.text for element in card.inside if isinstance(element, Element)][:3] == [
        "K-10 Cold chain monitoring Corvus Pharma D-203 signed 2026-03-31",
        "error TIM401 K-10 is due 2026-12-31, but RM5 lands between 2027-02-01 and 2027-04-30",
        "move the date to 2027-04-30 or later, or split the scope engineering",
    ]
    assert card.only("summary").text == "Both sides and 1 more finding"
    assert len(card.only("details").all("blockquote")) == 2


def test_the_deals_have_their_verdicts_and_what_they_take() -> None:
    """Those with something to sign lead, their changes spelt out and linked to the card."""
    rows = sample().only("table", class_="deals").only("tbody").all("tr")
    assert [row.only("td", class_="day").text for row in rows][:2] == ["2026-08-31 in 14 days"] * 2
    assert [[row.all("th")[0].text, row.only("span", class_="pill").text] for row in rows] == [
        ["D-207 Harbour Foods", "do not sign"],
        ["D-208 Kite Telecom", "sign with changes"],
        ["D-203 Corvus Pharma", "owes changes"],
        ["D-201 Acme Retail", "conforms"],
        ["D-202 BlueOcean 3PL", "conforms"],
    ]
    assert rows[0].only("summary").text == "1 to strike, 1 to decide; 1 owed already"
    assert [element.text for element in rows[0].only("ul").all("li")] == [
        "strike K-26 VIS601 strike the promise, or change the vision openly product",
        "decide K-26 COM801 get a written conclusion before signature finance",
        "owed K-10 TIM401 move the date to 2027-04-30 or later, or split the scope engineering",
    ]
    assert rows[0].only("ul").all("a")[0].attributes["href"] == "#promise-1"
    assert "open" in rows[0].only("details").attributes
    assert "open" not in rows[2].only("details").attributes


def test_a_root_problem_has_signs_for_and_against_it() -> None:
    """The smallest next step stands above them."""
    section = sample().only("section", id="diagnosis")
    assert section.only("div", class_="remedy").text == (
        "Smallest next step, rung 2 of 6 Gate: approval matrix and commitcheck check --deal before"
        " the order form After that: Funding and capacity: ring-fence a share, price one-offs"
    )
    sidelined = section.all("article")[1]
    assert sidelined.only("header").text == (
        "R2 vision sidelined for short-term goals present dominant 2 of 4 signs"
    )
    assert [element.text.partition(" ")[0] for element in sidelined.all("li")] == [
        "for", "for", "against", "not",
    ]  # fmt: skip


def test_what_shaped_the_check_is_on_the_page() -> None:
    """Waived, known, silent and loosened: whoever reads the page sees what it leaves out."""
    page = sample()
    assert page.only("section", id="waived").only("details").only("li").text == (
        "warning TIM401 K-01 is due 2026-09-15, but RM1 lands between 2026-09-01 and 2026-09-30"
        " waived by W-1 deals.csv:2:140"
    )
    states = page.only("section", id="waived").only("tbody").all("tr")
    assert [row.text for row in states] == [
        "W-1 TIM401 active 1 2026-09-30",
        "W-2 VIS603 expired 0 2026-08-01 it expired 16 days ago",
        "W-3 COM802 unused 0 2026-09-30 it matches no finding",
    ]
    assert "baseline.json knows 1 finding of these" in page.only("section", id="debt").text
    assert [row.text for row in page.only("section", id="silent").only("tbody").all("tr")] == [
        "CAP502, DEB904 the input does not have what it reads a column reuse in the commitments",
        "TIM402 K-09 has a cell that could not be used a usable due",
    ]
    assert [element.text for element in page.only("section", id="loosened").all("li")] == [
        "COM803 is ignored commitcheck.yaml",
        "COV305 is info instead of warning command line",
    ]
    assert page.only("section", id="checked").only("dl").all("div")[1].text == (
        "vision vision.yaml 16 sections sha256 0123456789ab"
    )


def test_what_a_baseline_knows_is_folded() -> None:
    """Nobody reads what was accepted last month before what is new."""
    debt = sample().only("section", id="debt")
    assert "K-10" in debt.only("details").text
    assert sample().only("p", class_="since").text == "12 new, 1 known, 1 gone"
    assert not sample().all("section", id="signed")


def test_the_first_screen_has_the_money_and_a_line_a_deal() -> None:
    """Who reads one page reads this one."""
    top = sample().only("div", class_="verdict")
    assert top.only("p", class_="money").text == "ARR 1,750,000 EUR: 760,000 EUR in conflict"
    rows = [row.text for row in top.only("table", class_="first").only("tbody").all("tr")]
    assert rows == [
        "D-207 Harbour Foods do not sign ARR 220,000 EUR 2026-08-31, in 14 days",
        "D-208 Kite Telecom sign with changes 2026-08-31, in 14 days",
        "D-203 Corvus Pharma owes changes ARR 540,000 EUR",
    ]


def test_unreadable_input_has_a_section_of_its_own() -> None:
    """Half a check must not look like a whole one: the sentence says it, the section what."""
    found = a_finding("INP001", Subject("file", "deals.csv"), "row 3 has no id", deals_csv(3))
    page = shown(replace(sample_report(), findings=(found,)))
    section = page.only("section", id="unread")
    assert section.only("p", class_="finding").text == "error INP001 deals.csv: row 3 has no id"


def test_what_contradicts_itself_was_read_all_the_same() -> None:
    """A name that leads nowhere is not called unreadable."""
    found = a_finding("INP003:capability", Subject("commitment", "C-1"), "names", deals_csv(3))
    page = shown(replace(sample_report(), findings=(found,)))
    ids = [element.attributes.get("id") for element in page.only("main").all("section")]
    assert ("doubtful" in ids, "unread" in ids) == (True, False)


def test_a_clean_report_is_calm_and_an_empty_one_does_not_look_like_success() -> None:
    """Sections that have nothing to say are not there."""
    assert headings(shown(clean_report())) == ["Deals", "Every promise", "How it was checked"]
    assert shown(clean_report()).all("div", class_="verdict")[0].matches("", {"class_": "ok"})
    empty = shown(empty_report())
    assert headings(empty) == ["How it was checked"]
    assert empty.only("h1").text == "There are no promises to check."
    assert empty.only("div", class_="verdict").matches("", {"class_": "unknown"})
    assert not empty.all("nav")


def test_what_a_narrowed_report_leaves_out_is_said() -> None:
    """A page about one deal must not pass for the portfolio's."""
    page = shown(replace(clean_report(), narrowed_to="deal D-207"))
    assert page.only("p", class_="narrowed").text == "Shown here: deal D-207 only."


@pytest.mark.parametrize("make", [sample_report, clean_report, empty_report, hostile_report])
def test_the_outline_has_no_gaps(make: object) -> None:
    """One first heading, and no level is skipped on the way down."""
    assert callable(make)
    page = shown(make())
    assert page.only("html").attributes["lang"] == "en"
    levels = [int(element.tag[1]) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for table in page.all("table"):
        assert table.only("caption").text


def many(count: int, rule: str = "VIS601", status: str = "proposed") -> Report:
    """A report of `count` promises that one rule leads."""
    is_draft = status == "proposed"
    findings = tuple(
        a_finding(rule, Subject("commitment", f"P-{index}", is_draft),
                  phrase("it is ruled out"), deals_csv(index))
        for index in range(count)
    )  # fmt: skip
    answers = tuple(
        Answer(f"P-{index}", "Acme", "D-1", "Title", status, "does_not_conform",
               KnownOrigin(deals_csv(index)), rule, signature=AS_OF)
        for index in range(count)
    )  # fmt: skip
    return replace(sample_report(), findings=findings, commitments=answers)


def test_more_cards_than_a_reader_takes_are_counted() -> None:
    """So many of each leading rule, and the rest by name."""
    section = shown(many(23), RenderOptions(cap=5)).only("section", id="drafts")
    assert len(section.all("article")) == 20
    assert section.all("p", class_="more")[-1].text == (
        "and 3 more promises that VIS601 leads (P-20, P-21, P-22); the JSON report has all of them"
    )


def test_a_huge_report_is_a_page_of_a_few_hundred_kilobytes() -> None:
    """The page is for people; JSON has everything."""
    report = many(20_000)
    assert len(written(replace(report, deals=report.deals * 2000))) < 1_000_000
