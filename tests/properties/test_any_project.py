"""Any valid project is judged: without an exception, and with a report that agrees with itself."""

from collections import Counter

from hypothesis import given

from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES
from properties.strategies import Portfolio, examples, portfolios

CARDS = {rule.info.code: rule.info for rule in ALL_RULES}


@given(portfolios)
@examples(30)
def test_it_is_checked_and_keeps_to_the_rules_own_cards(drawn: Portfolio) -> None:
    """Each finding has a severity and variant that its rule's card knows, in the one order."""
    report = drawn.checked()

    for found in report.findings:
        card = CARDS[found.rule]
        assert found.severity in card.severities, found
        assert not found.variant or found.variant in card.variants or card.family == "INP", found
    assert list(report.findings) == sorted(report.findings, key=lambda finding: finding.sort_key)
    check_counts(report)


@given(portfolios)
@examples(30)
def test_one_rule_says_one_thing_of_a_subject_once(drawn: Portfolio) -> None:
    """All causes stand in one finding: what a baseline calls the same is there once."""
    report = drawn.checked()

    twice = Counter(found.fingerprint for found in report.findings)
    assert [finding for finding in report.findings if twice[finding.fingerprint] > 1] == []


@given(portfolios)
@examples(7)
def test_suggestions_change_no_finding(drawn: Portfolio) -> None:
    """Text never makes a finding; and it breaks nothing either."""
    plain = drawn.checked()
    suggesting = drawn.checked(engine="default")

    assert suggesting.findings == plain.findings
    assert suggesting.verdict == plain.verdict
    known = {answer.commitment for answer in suggesting.commitments}
    assert {suggestion.commitment for suggestion in suggesting.suggestions} <= known


def check_counts(report: Report) -> None:
    verdict = report.verdict
    answers = [
        commitment
        for commitment in report.commitments
        if commitment.status in ("proposed", "negotiating")
    ]
    signed = [commitment for commitment in report.commitments if commitment.status == "signed"]
    assert (verdict.pre_signature, verdict.signed) == (len(answers), len(signed))
    assert verdict.open == len(answers) + len(signed)
    given = Counter(answer.answer for answer in (*answers, *signed))
    assert verdict.nonconforming == given["does_not_conform"]
    assert verdict.could_not_be_judged == given["could_not_be_judged"]
    assert verdict.waived == len(report.waived)
