"""POS102: the positioning is vague or unfocused."""

from typing import Any

import pytest

from building import context, vision
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import quote
from commitcheck.rules.pos102_vague_positioning import RULE, check, content_words

STATUS_QUO = {"name": "Spreadsheets plus a shared drive", "kind": "status_quo"}


def found(stage: str = "growth", policy: Any = None, **positioning: Any) -> list[Finding]:
    known = vision(product={"stage": stage}, positioning=positioning, policy=policy or {})
    return list(check(context(known)))


def alternatives(*listed: dict[str, Any]) -> list[Finding]:
    return found(alternatives=list(listed))


def segments(targets: int, **fields: Any) -> list[Finding]:
    others = [{"id": "bank", "fit": "adjacent"}, {"id": "army", "fit": "excluded"}]
    return found(segments=[*({"id": f"S{n}"} for n in range(targets)), *others], **fields)


def test_vague_words_and_stopwords_are_no_content() -> None:
    """What is left is what the sentence says."""
    text = "The best and most innovative way to cut costs easily"

    assert content_words(text) == ["way", "cut", "costs"]
    assert found(key_benefit=text) == []


def test_one_word_of_content_is_too_few() -> None:
    """Two are the least that can exclude anything."""
    [finding] = found(key_benefit="the best and most innovative audits")

    assert str(finding.message) == (
        'positioning.key_benefit says only "audits" once the vague words are out, '
        "expected 2 words of content"
    )
    assert quote("audits") in finding.message.parts

    assert str(finding.next_step) == "narrow key_benefit: say for whom, what, and by how much"
    assert (finding.code, finding.severity) == ("POS102:vague", Severity.WARNING)
    assert (finding.who, finding.cure, finding.roots) == ("product", "decide", ("R1",))
    assert finding.subject == ("slot", "key_benefit", False)
    assert finding.at.field == "key_benefit"
    assert [quote.text for quote in finding.quotes] == ["the best and most innovative audits"]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("audit prep", 0),
        ("audit, best in class", 1),
        ("the best class in the audit", 0),  # the words of an entry, and not the entry
        ("best-in-class audits", 1),
    ],
)
def test_two_words_say_enough(text: str, vague: int) -> None:
    assert len(found(key_benefit=text)) == vague


@pytest.mark.parametrize(
    "text",
    ["for everyone", "Easy-to-use, best in class!", "world class  solutions", "...", "we help you"],
)
def test_nothing_may_be_left_at_all(text: str) -> None:
    """Phrases of the list are taken out whole."""
    [finding] = found(target_customer=text)

    assert str(finding.message) == (
        "positioning.target_customer says nothing once the vague words are out, "
        "expected 2 words of content"
    )


@pytest.mark.parametrize(
    "text",
    [
        "easy audits, faster invoices",
        "continuous compliance evidence platform",
        "cuts audit preparation from 6 weeks to 5 days",
        "監査証跡",
    ],
)
def test_two_words_of_content_are_enough(text: str) -> None:
    """Numbers are content; where no spaces are written, characters are words."""
    assert found(category=text) == []


@pytest.mark.parametrize("slot", ["target_customer", "need", "category", "key_benefit"])
def test_each_slot_of_text_is_judged(slot: str) -> None:
    """One finding a slot."""
    assert [finding.subject.id for finding in found(**{slot: "seamless"})] == [slot]


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_slot_is_left_to_pos101(empty: str | None) -> None:
    """One cause, one finding."""
    assert found(need=empty, alternatives=[], segments=[]) == []


@pytest.mark.parametrize(
    "name",
    ["Legacy systems", "the traditional  tools", "Other vendor", "legacy systems or other vendors"],
)
def test_an_alternative_that_is_nobody_is_a_warning(name: str) -> None:
    """Customers do not compare with it."""
    [finding] = alternatives({"name": name, "kind": "competitor"}, STATUS_QUO)

    assert str(finding.message) == (
        f'the alternative "{name}" names nobody, expected what customers really use'
    )
    assert str(finding.next_step) == (
        "ask the last five customers what they used before, and name that"
    )
    assert (finding.code, finding.severity) == ("POS102:generic_alternative", Severity.WARNING)
    assert finding.subject == ("alternative", name, False)
    assert finding.at.field == "name"


@pytest.mark.parametrize("name", ["Vanta", "Legacy systems of SAP", "Toolsmith", None])
def test_an_alternative_with_a_name_is_fine(name: str | None) -> None:
    """Also one that has a generic word in it."""
    assert alternatives({"name": name, "kind": "competitor"}, STATUS_QUO) == []


def test_the_same_generic_name_twice_is_one_finding() -> None:
    """One finding per rule, subject and variant."""
    twice = {"name": "legacy systems", "kind": "competitor"}

    assert len(alternatives(twice, twice, STATUS_QUO)) == 1


def test_no_status_quo_is_an_info() -> None:
    """Doing nothing is what most deals are lost to."""
    [finding] = alternatives({"name": "Vanta", "kind": "competitor"}, {"name": "Consultants"})

    assert str(finding.message) == (
        "no alternative is of kind status_quo, expected one: doing nothing is an option"
    )
    assert str(finding.next_step) == (
        "add what customers do today without any product, with kind status_quo"
    )
    assert (finding.code, finding.severity) == ("POS102:no_status_quo", Severity.INFO)
    assert finding.subject == ("slot", "alternatives", False)
    assert finding.at.field == "alternatives"


def test_a_status_quo_among_others_is_enough() -> None:
    """It need not come first."""
    assert alternatives({"name": "Vanta", "kind": "competitor"}, STATUS_QUO) == []


@pytest.mark.parametrize(
    ("stage", "targets", "count"),
    [
        ("infancy", 2, 0),
        ("infancy", 3, 1),
        ("growth", 4, 0),
        ("growth", 5, 1),
        ("mature", 4, 0),
    ],
)
def test_the_stage_decides_how_many_segments_are_too_many(
    stage: str, targets: int, count: int
) -> None:
    """Adjacent and excluded ones do not count, and the bound itself is fine."""
    assert len(segments(targets, stage=stage)) == count


def test_too_many_target_segments_are_a_warning() -> None:
    """The threshold that decided it is printed."""
    [finding] = segments(3, stage="infancy")

    assert str(finding.message) == (
        "3 segments have fit target, expected at most 2 at stage infancy"
    )
    assert str(finding.next_step) == ("keep at most 2 target segments and make the others adjacent")
    assert (finding.code, finding.severity) == ("POS102:too_many_segments", Severity.WARNING)
    assert finding.subject == ("slot", "segments", False)
    assert [related.id for related in finding.related] == ["S0", "S1", "S2"]


def test_policy_overrides_the_stage() -> None:
    """Both ways."""
    assert segments(3, stage="infancy", policy={"max_target_segments": 3}) == []
    assert len(segments(2, policy={"max_target_segments": 1})) == 1


def test_a_vision_without_a_positioning_is_not_checked() -> None:
    """POS101 says so once."""
    [need] = RULE.needs

    assert not need.is_met(context(vision()).project)
    assert list(check(context(vision()))) == []
