"""One promise more changes nothing said of the others, but what a rule's page says it may."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commitcheck.model.finding import Finding
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES
from properties.promises import promise_fields
from properties.strategies import Portfolio, examples, portfolios

PORTFOLIO_WIDE = (
    ("CAP501", "the sum cannot"),
    ("CAP502", "Too much of a period's capacity"),
    ("CAP504", "One customer brings too much of the ARR"),
    ("XCF701", "The later of the two is what the finding is about"),
    ("XCF702", "When no single value can satisfy all of them"),
    ("XCF703", "The later promise is what the finding is about"),
    ("XCF704", "The later of the two is what the finding is about"),
    ("DEB902", "at least half of them signed within"),
    ("DEB903", "signed firm promises need more than"),
    ("DEB904", "for two or more customers"),
    ("DEB905", "the share delivered on or before"),
)
"""Rules about several promises at once, each with the words of its page that say so."""
MAY_CHANGE = frozenset(code for code, _ in PORTFOLIO_WIDE)
DOCS = {rule.info.code: " ".join(rule.info.doc.split()) for rule in ALL_RULES}


@pytest.mark.parametrize(("code", "words"), PORTFOLIO_WIDE)
def test_the_page_says_that_promises_are_looked_at_together(code: str, words: str) -> None:
    assert words in DOCS[code]


@given(portfolios, promise_fields("C-9"), st.integers(0, 5))
@examples(36)
def test_it_leaves_the_others_alone(drawn: Portfolio, more: dict[str, Any], at: int) -> None:
    """It belongs to a customer and deal of its own and stands anywhere: clean or not.

    Not where there was none before: without promises nobody looks for those that waivers name.
    One of the best terms of all is what the values of prices are needed for.
    """
    assume(drawn.promises)
    needed = priced(drawn) if more.get("kind") == "mfn" else set()
    fresh = {**more, "customer": "Zeta", "deal": "D-9"}
    before = drawn.checked()
    after = drawn.with_promises((*drawn.promises[:at], fresh, *drawn.promises[at:])).checked()

    assert told(after, drawn, needed) == told(before, drawn, needed)
    others = paired(before, after) | needed
    assert answers(after, {"C-9"} | others) == answers(before, others)


def told(report: Report, drawn: Portfolio, needed: set[str]) -> set[object]:
    """What rules about one promise, or one thing of the vision, say of what was there before;
    the values of some are `needed` since.
    """
    wide = {waiver["id"] for waiver in drawn.waivers if waiver["rule"] in MAY_CHANGE}
    return {
        shown(found)
        for found in report.findings
        if found.rule not in MAY_CHANGE
        and found.subject.id not in ("C-9", "D-9")
        and not (found.rule == "WVR954" and found.subject.id in wide)
        and found.code != "INP003:object"  # which asks whether a name is anywhere in the input
        and not (found.code == "INP001:invalid.value" and found.subject.id in needed)
    }


def priced(drawn: Portfolio) -> set[str]:
    """The promises whose values are held against the best terms of all."""
    return {
        promise["id"] for promise in drawn.promises if promise.get("kind") in ("mfn", "pricing")
    }


def shown(found: Finding) -> object:
    """All of it; a name that dangles is compared without the names that were probably meant."""
    if found.rule == "INP003":
        return found.code, found.subject, found.at
    return found


def paired(*reports: Report) -> set[str]:
    """The promises that a rule about several promises has something to say about."""
    return {
        found.subject.id
        for report in reports
        for found in report.findings
        if found.rule in MAY_CHANGE
    }


def answers(report: Report, without: set[str]) -> dict[str, str]:
    return {
        commitment.commitment: commitment.answer
        for commitment in report.commitments
        if commitment.commitment not in without
    }
