"""What every rule must keep to, whoever writes it."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from building import ALL
from commitcheck.assessment.as_read.judge import judges_words, with_readings
from commitcheck.assessment.redaction.words import fields
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.vision import Positioning, Vision
from commitcheck.model.vocabulary import ROLES
from commitcheck.rules.base import Need, Rule
from commitcheck.rules.catalogue import MODULES
from commitcheck.rules.context import Context
from rules.crowded import SECRET, crowded_context, touched_fields
from rules.page import SECTIONS, context_of, example, sections_of, variants_of

HERE = Path(__file__).parent
SHOWN_ONLY = frozenset(
    ("id", "customer", "title", "deal", "quote", "description", "source_ref", "currency", "decided")
) | {"expected_signature"}
"""Fields that name or quote a promise: an unusable one is no reason to leave the promise out."""

RELATED = frozenset((
    "commitment", "deal", "non_goal", "roadmap_item", "capability", "certification", "dimension",
    "guardrail", "fact", "segment", "positioning", "stakeholder", "theme", "waiver",
))  # fmt: skip

every_rule = pytest.mark.parametrize("stem", MODULES)


@cache
def rule_of(stem: str) -> Rule:
    rule: Rule = import_module(f"commitcheck.rules.{stem}").RULE
    return rule


@cache
def findings_of(stem: str) -> tuple[Finding, ...]:
    return tuple(rule_of(stem).check(crowded_context()))


def test_no_two_rules_say_the_same() -> None:
    """A name or a summary that serves twice explains neither."""
    cards = [rule_of(stem).info for stem in MODULES]

    assert len({card.name for card in cards}) == len(cards)
    assert len({card.summary for card in cards}) == len(cards)


@every_rule
def test_the_file_is_named_after_the_rule(stem: str) -> None:
    """`ls` is the catalogue."""
    info = rule_of(stem).info

    assert stem == f"{info.code.lower()}_{info.name.replace('-', '_')}"


@every_rule
def test_the_rule_has_a_test_of_its_own(stem: str) -> None:
    """Both sides of each boundary are shown there."""
    assert (HERE / f"test_{stem}.py").is_file()


@every_rule
def test_the_summary_is_one_short_sentence(stem: str) -> None:
    """It has to fit into one line of `commitcheck rules`."""
    summary = rule_of(stem).info.summary

    assert len(summary) <= 72
    assert summary.endswith(".")
    assert "\n\n" in rule_of(stem).info.doc.strip()


@every_rule
def test_the_page_has_its_sections_in_order(stem: str) -> None:
    """Whoever knows one page knows them all."""
    found = list(sections_of(rule_of(stem).info.doc))

    assert found == [name for name in SECTIONS if name in found]
    assert {"What", "Why", "Bad", "Good", "Resolve"} <= set(found)
    assert all(text.strip() for text in sections_of(rule_of(stem).info.doc).values())


@every_rule
def test_the_page_explains_every_variant(stem: str) -> None:
    """A waiver may name one, so a reader must be able to find it."""
    info = rule_of(stem).info

    assert variants_of(info.doc) == list(info.variants)


@every_rule
def test_the_identity_card_uses_the_words_of_the_field(stem: str) -> None:
    """A typo in a role would send the line to nobody."""
    info = rule_of(stem).info

    assert info.who in ROLES
    assert set(info.roots) <= {"R1", "R2", "R3", "R4"}
    assert info.severities
    assert list(info.severities) == sorted(set(info.severities), reverse=True)


@every_rule
def test_needs_and_reads_name_what_exists(stem: str) -> None:
    """A misspelt section or column could never be met."""
    rule = rule_of(stem)
    needs: list[Need] = [*rule.needs, *chain.from_iterable(part.needs for part in rule.parts)]
    sections = {*Vision.__struct_fields__, *Positioning.__struct_fields__}

    assert set(rule.reads) <= set(RECORD_FIELDS)
    assert len(set(rule.reads)) == len(rule.reads)
    assert {name for need in needs for name in need.columns} <= ALL
    assert {name.partition(".")[0] for need in needs for name in need.sections} <= sections


@every_rule
def test_the_examples_are_what_they_claim(stem: str) -> None:
    """The bad example is found by the rule, the good one is not.

    What an example leaves out is filled in: customer and title, and sections that the good
    one shares with the bad one. Only what never gets past the reader cannot be shown this way.
    """
    rule = rule_of(stem)
    bad, good = example(rule.info.doc, "Bad"), example(rule.info.doc, "Good")
    if not is_judged_by_its_examples(rule):
        assert bad != good
        return

    found = [found.rule for found in rule.check(seen_by(rule, bad))]
    fine = [str(found.message) for found in rule.check(seen_by(rule, {**shared(bad), **good}))]

    assert set(found) == {rule.info.code}
    assert fine == []


def seen_by(rule: Rule, document: dict[str, object]) -> Context:
    """What the rule is given in a check that reads words."""
    given = context_of(document)
    return with_readings(given) if judges_words(rule) else given


def is_judged_by_its_examples(rule: Rule) -> bool:
    """INP001 is about text that does not become data; WVR judges the findings of other rules."""
    return rule.info.code != "INP001" and not rule.second_pass


def shared(bad: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in bad.items() if name not in ("commitments", "waivers")}


@every_rule
def test_reads_is_honest(stem: str) -> None:
    """A promise with an unusable cell is kept from exactly the rules that read the cell.

    A field that decides must be listed, one that only names or quotes the promise need not.
    Input hygiene is kept from nothing: it is what speaks about the unusable cell. Nor are the
    rules of the second pass, which judge waivers.
    """
    rule = rule_of(stem)
    judges_all = rule.info.family == "INP" or rule.second_pass

    assert touched_fields(rule) <= (ALL if judges_all else {*rule.reads, *SHOWN_ONLY})


@every_rule
def test_findings_keep_to_the_identity_card(stem: str) -> None:
    """Severities and variants that the card does not name would surprise every reader of it."""
    info, findings = rule_of(stem).info, findings_of(stem)

    assert {finding.rule for finding in findings} <= {info.code}
    assert {finding.severity for finding in findings} <= set(info.severities)
    if info.waivable or info.variants:  # else a variant only keeps a subject's findings apart
        assert {finding.variant for finding in findings} <= {"", *info.variants}
    assert {finding.who for finding in findings} <= set(ROLES)


@every_rule
def test_one_finding_per_rule_subject_and_variant(stem: str) -> None:
    """Two would share a fingerprint, and a baseline could not tell them apart."""
    prints = [finding.fingerprint for finding in findings_of(stem)]

    assert len(set(prints)) == len(prints)


@every_rule
def test_a_rule_is_a_pure_function(stem: str) -> None:
    """The same project gives the same findings, in the same order."""
    assert tuple(rule_of(stem).check(crowded_context())) == findings_of(stem)


@every_rule
def test_no_promise_hides_another_one(stem: str) -> None:
    """Four hundred of them the other way round give the same findings on the same subjects."""
    crowd = crowded_context()
    turned = replace(crowd.project, commitments=crowd.project.commitments[::-1])
    again = rule_of(stem).check(replace(crowd, project=turned))

    assert {(finding.code, finding.subject[:2]) for finding in again} == {
        (finding.code, finding.subject[:2]) for finding in findings_of(stem)
    }


@every_rule
def test_messages_are_phrases_without_a_final_dot(stem: str) -> None:
    """They stand in tables, in annotations and in the middle of a card."""
    for finding in findings_of(stem):
        for sentence in (str(finding.message), str(finding.next_step)):
            assert sentence == sentence.strip()
            assert sentence
            assert not sentence.endswith(".")
            assert "None" not in sentence


@every_rule
def test_nobody_is_named_for_having_promised(stem: str) -> None:
    """A finding names the missing gate, never the person who promised."""
    for finding in findings_of(stem):
        assert SECRET not in " ".join(said_in(finding))


@every_rule
def test_places_are_fields_that_a_file_can_have(stem: str) -> None:
    """An editor jumps there; what is said of a promise is said of one of its cells."""
    for finding in findings_of(stem):
        related = [other.at for other in finding.related]
        for at in (finding.at, *(quote.at for quote in finding.quotes), *related):
            assert at.path
            assert at.field is None or at.field in fields()
        assert finding.at.field or finding.subject.kind != "commitment"


@every_rule
def test_what_else_a_finding_is_about_has_a_kind_and_a_note(stem: str) -> None:
    """The note goes on in the middle of a line."""
    for other in chain.from_iterable(finding.related for finding in findings_of(stem)):
        assert other.kind in RELATED
        assert other.id
        assert re.fullmatch(r"(ARR|[\d.]+|[a-z_]\S*)( .*)?", other.note)


@every_rule
def test_what_is_said_of_a_promise_begins_with_its_own_words(stem: str) -> None:
    """Its quote, else its title; a record that contradicts itself is no matter of words."""
    if stem.startswith("inp"):
        return
    for finding in findings_of(stem):
        if finding.subject.kind == "commitment":
            texts = {
                commitment.quote or commitment.title
                for commitment in crowded_context().project.commitments
                if commitment.id == finding.subject.id
            }
            assert finding.quotes[0].text in texts


def said_in(finding: Finding) -> Iterator[str]:
    yield str(finding.message)
    yield str(finding.next_step)
    yield finding.subject.id
    yield from (quote.text for quote in finding.quotes)
    yield from (f"{related.id} {related.note}" for related in finding.related)


def test_the_crowded_project_is_crowded_enough() -> None:
    """Rules that find nothing in it would pass everything above unseen."""
    assert [stem for stem in MODULES if not findings_of(stem)] == []
    assert set(get_args(Commitment.__annotations__["kind"])) == {
        commitment.kind for commitment in crowded_context().commitments
    }
