"""Readings add and worsen: they take nothing away, and never earn a yes."""

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.finding import Finding, Severity
from properties.strategies import Portfolio, examples, portfolios

SENTENCES = (
    "We will deliver {name} by 31 March 2026.",
    "{name} goes live by 30 June 2027, guaranteed.",
    "Uptime of 99.99 % is guaranteed; otherwise a service credit is due.",
    "Provider shall not offer {name} to any other customer until 31 December 2028.",
    "All data is hosted in Zurich. {name} is included.",
    "ISO 27001? - yes, we have it.",
    "The final instalment is payable once {name} is live.",
    "No {name} needed. Can you do {name}?",
    "Told them over lunch: {name} in Q3.",
    "20 % discount is granted, the best price of all customers.",
    "Nice call.",
)
Key = tuple[str, str, str, str, frozenset[str]]


def with_words(drawn: Portfolio, sentences: Iterable[str]) -> Portfolio:
    """The promises with sentences about the vision's own things as their quotes."""
    known: list[Mapping[str, Any]] = list(drawn.vision.get("capabilities") or ())
    names = [capability.get("name") or capability["id"] for capability in known] or ["The app"]
    quotes = [sentence.format(name=names[at % len(names)]) for at, sentence in enumerate(sentences)]
    return drawn.with_promises(
        [
            {**promise, "quote": quotes[at % len(quotes)]}
            for at, promise in enumerate(drawn.promises)
        ]
    )


SAID = st.builds(
    with_words, portfolios, st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
)


def weighed(findings: Iterable[Finding]) -> dict[Key, Severity]:
    """The worst of each finding about promises and deals. What is said of a waiver may change:
    one that takes a finding as read is of use.
    """
    worst: dict[Key, Severity] = {}
    for found in findings:
        if found.rule.startswith("WVR") or found.waived_by is not None:
            continue
        others = frozenset(thing.id for thing in found.related)
        key = (found.rule, found.variant, *found.subject[:2], others)
        worst[key] = max(found.severity, worst.get(key, found.severity))
    return worst


@examples(15)
@given(SAID)
def test_a_reading_takes_nothing_away(drawn: Portfolio) -> None:
    """Every finding of the columns stands, at its weight, where words decide as well."""
    given_only = weighed(drawn.checked().findings)
    read = weighed(drawn.checked(engine="default", as_read=True).findings)
    assert {key: read.get(key) for key in given_only if read.get(key, 0) < given_only[key]} == {}


@examples(15)
@given(SAID)
def test_a_reading_earns_no_yes(drawn: Portfolio) -> None:
    """No deal and no promise is said yes to that was not before."""
    before, after = drawn.checked(), drawn.checked(engine="default", as_read=True)
    for word in ("sign", "conforms"):
        fine = {deal.id for deal in before.deals if deal.verdict == word}
        assert {deal.id for deal in after.deals if deal.verdict == word} <= fine
    kept = {answer.commitment for answer in before.commitments if answer.answer == "conforms"}
    assert {a.commitment for a in after.commitments if a.answer == "conforms"} <= kept


@examples(15)
@given(SAID)
def test_without_being_asked_words_change_no_finding(drawn: Portfolio) -> None:
    """What words add stands beside, and says that it was read."""
    before, after = drawn.checked(), drawn.checked(engine="default")
    same = [found for found in after.findings if not found.rule.startswith("WVR")]
    assert same == [found for found in before.findings if not found.rule.startswith("WVR")]
    assert all(found.basis == "read" for found in (after.as_read.findings if after.as_read else ()))


@examples(15)
@given(SAID)
def test_every_span_points_at_words_that_are_there(drawn: Portfolio) -> None:
    texts = {promise["id"]: promise["quote"] for promise in drawn.promises}
    report = drawn.checked(engine="default")
    for promise in report.as_read.every if report.as_read else ():
        if promise.field == "quote":
            assert texts[promise.record][promise.start : promise.end] == promise.words
            for reading in promise.read.readings:
                assert 0 <= reading.start <= reading.end <= len(texts[promise.record])
