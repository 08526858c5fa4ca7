"""COM802: a promise was made outside the signed paper."""

from typing import get_args

import pytest

from building import context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.vocabulary import SourceKind
from commitcheck.rules.com802_off_paper import RULE, check

OFF_PAPER = {"email", "call", "chat", "roadmap_slide", "demo"}


def found(source: str, status: str = "signed") -> list[Finding]:
    made = promise(source=source, status=status, quote="You will have it by May.")
    return list(check(context(vision(), made)))


@pytest.mark.parametrize("status", ["proposed", "negotiating", "signed"])
def test_a_side_letter_is_an_error_before_and_after_signature(status: str) -> None:
    """It goes to legal and finance; the promise in it has to go."""
    [finding] = found("side_letter", status)

    assert str(finding.message) == (
        "C-1 is promised in a side letter, expected in the contract itself or withdrawn"
    )
    assert str(finding.next_step) == (
        "tell legal and finance today, and withdraw the side letter in writing or move its "
        "promise into the contract"
    )
    assert (finding.code, finding.severity) == ("COM802:side_letter", Severity.ERROR)
    assert (finding.who, finding.cure) == ("legal", "strike")
    assert finding.at.field == "source"
    assert [quote.text for quote in finding.quotes] == ["You will have it by May."]


def test_a_signed_promise_by_email_is_a_warning() -> None:
    """It has to be moved into the paper or withdrawn."""
    [finding] = found("email")

    assert str(finding.message) == (
        "C-1 is promised only in an email, expected in the order form or withdrawn in writing"
    )
    assert str(finding.next_step) == "move it into the order form or withdraw it in writing now"
    assert (finding.code, finding.severity) == ("COM802:off_paper", Severity.WARNING)
    assert (finding.who, finding.cure) == ("legal", "decide")


@pytest.mark.parametrize("source", sorted(OFF_PAPER))
def test_before_the_signature_it_is_an_info(source: str) -> None:
    """There is time to write it down."""
    [finding] = found(source, "negotiating")

    assert finding.severity is Severity.INFO
    assert str(finding.next_step).endswith("in writing before the signature")


@pytest.mark.parametrize("source", sorted({*get_args(SourceKind)} - OFF_PAPER - {"side_letter"}))
def test_every_other_source_is_fine(source: str) -> None:
    """Paper, answers and decks have rules of their own."""
    assert found(source) == []


def test_a_withdrawn_side_letter_is_left_alone() -> None:
    """Only open promises count."""
    assert found("side_letter", "withdrawn") == []


def test_a_table_without_sources_is_not_checked() -> None:
    """An unspecified source is no evidence of anything."""
    [need] = RULE.needs

    assert not need.is_met(context(vision(), fields=["status"]).project)
