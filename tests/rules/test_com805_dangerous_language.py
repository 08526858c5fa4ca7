"""COM805: the words promise more, or less, than anyone meant."""

from typing import Any

import pytest

from building import ALL, context, promise, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import quote
from commitcheck.rules.com805_dangerous_language import RULE, check


def found(fields: frozenset[str] = ALL, **values: Any) -> list[Finding]:
    return list(check(context(vision(), promise(**values), fields=fields)))


def test_absolute_language_without_legals_approval_is_a_warning() -> None:
    """The word stands in the message as it stands in the paper."""
    [finding] = found(quote="Vendor Guarantees 99.99 % availability.", status="signed")

    assert str(finding.message) == (
        'C-1 says "Guarantees" without legal\'s approval, expected the fallback wording'
    )
    assert quote("Guarantees") in finding.message.parts
    assert str(finding.next_step) == (
        "use the fallback wording or have legal approve the sentence now"
    )
    assert (finding.code, finding.severity) == ("COM805:absolute", Severity.WARNING)
    assert (finding.who, finding.cure, finding.at.field) == ("legal", "edit", "quote")


@pytest.mark.parametrize(
    "said",
    [
        "guarantee",
        "guaranteed",
        "warrants",
        "UNLIMITED",
        "perpetual",
        "in perpetuity",
        "best efforts",
        "best-efforts",
        "any and all",
        "time is of the essence",
        "at no additional charge",
        "at no additional cost",
        "under no circumstances",
    ],
)
def test_every_entry_of_version_1_is_found(said: str) -> None:
    """In any case and spacing, a line break of the paper too."""
    text = f"We accept {said.replace(' ', chr(10) + '  ')}, as agreed."

    assert [finding.variant for finding in found(quote=text)] == ["absolute"]


@pytest.mark.parametrize(
    "text",
    [
        "Vendor will deliver SCIM 2.0 provisioning by 30 June 2026.",
        "The standard warranty applies.",
        "Commercially reasonable efforts.",
        "Guaranteeship of ungauranteed things.",
        "Any company and all of its groups.",
        "",
    ],
)
def test_only_whole_words_of_the_list_count(text: str) -> None:
    """A word that merely looks like one is not one."""
    assert found(quote=text or None) == []


def test_several_words_are_one_finding_and_each_is_named_once() -> None:
    """In the order of the text."""
    [finding] = found(quote="Unlimited use in perpetuity, unlimited support, guaranteed.")

    assert str(finding.message) == (
        'C-1 says "Unlimited", "in perpetuity", "guaranteed" without legal\'s approval, '
        "expected the fallback wording"
    )


def test_legals_approval_settles_it() -> None:
    """Another role's approval does not."""
    assert found(quote="We guarantee it.", approvals=["legal@2026-02-25"]) == []
    assert len(found(quote="We guarantee it.", approvals=["finance@2026-02-25"])) == 1


def test_only_the_quote_is_read() -> None:
    """A title or a description is our own shorthand, not the paper."""
    assert found(title="Guaranteed uptime", description="unlimited") == []


@pytest.mark.parametrize("binding", ["intent", "informal"])
def test_an_understated_binding_is_a_warning(binding: str) -> None:
    """The paper wins."""
    [finding] = found(binding=binding, source="order_form", status="signed")

    assert str(finding.message) == (
        f"C-1 is declared {binding}, but it is promised in the order form, "
        "which makes it contractual"
    )
    assert str(finding.next_step) == (
        "move it off that paper now, or take the declared binding out"
    )
    assert (finding.code, finding.severity) == ("COM805:understated", Severity.WARNING)
    assert (finding.who, finding.cure, finding.at.field) == ("legal", "edit", "binding")


def test_an_answer_to_a_tender_is_firm_too() -> None:
    """It counts as a representation."""
    [finding] = found(binding="intent", source="rfp_response")

    assert str(finding.message) == (
        "C-1 is declared intent, but it is promised in an RFP response, "
        "which makes it representation"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"binding": "efforts", "source": "order_form"},
        {"binding": "contractual", "source": "email"},
        {"binding": "informal", "source": "email"},
        {"binding": "intent", "source": "call"},
        {"binding": "informal", "source": "slide_deck"},
        {"source": "order_form"},
    ],
)
def test_a_binding_that_fits_its_source_is_fine(fields: dict[str, Any]) -> None:
    """Declaring more than the source is honest, efforts are firm anyway."""
    assert found(**fields) == []


def test_without_an_approvals_column_only_the_binding_is_judged() -> None:
    """Nobody could have recorded legal's approval."""
    findings = found(
        ALL - {"approvals"}, quote="We guarantee it.", binding="intent", source="order_form"
    )

    assert [finding.variant for finding in findings] == ["understated"]


def test_without_a_binding_column_only_the_words_are_judged() -> None:
    """The rule needs one of its two columns to run at all."""
    [need] = RULE.needs

    assert [finding.variant for finding in found(ALL - {"binding"}, quote="We guarantee it.")] == [
        "absolute"
    ]
    assert not need.is_met(context(vision(), fields=["approvals"]).project)


def test_a_delivered_promise_is_left_alone() -> None:
    """Only open promises count."""
    assert found(quote="We guarantee it.", binding="intent", status="delivered") == []
