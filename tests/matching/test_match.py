"""The matcher as its callers see it."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck.matching import Band, Candidate, Field, Item, ItemKind, Matcher, UnknownLanguage

SSO = Item(
    ItemKind.CAPABILITY,
    "sso",
    "Single sign-on with SAML",
    "Log in through the identity provider of the company",
    ("SSO",),
)
EXPORT = Item(ItemKind.CAPABILITY, "export", "Audit export", "The audit log as CSV within 24 hours")
SCIM = Item(ItemKind.ROADMAP, "scim", "SCIM provisioning of accounts")
ON_PREM = Item(
    ItemKind.NON_GOAL, "on-prem", "We do not ship an on-premises edition", "", ("self-hosted",)
)
UPTIME = Item(ItemKind.NON_GOAL, "uptime", "We will not promise more than 99.9 % uptime")
EVIDENCE = Item(ItemKind.THEME, "evidence", "Continuous evidence")
ITEMS = (SSO, EXPORT, SCIM, ON_PREM, UPTIME, EVIDENCE)
MATCHER = Matcher(ITEMS)


def best(text: str, matcher: Matcher = MATCHER) -> Candidate:
    return matcher.rank(text)[0]


def test_a_promise_meets_its_item_with_the_words_that_say_why() -> None:
    """The words stand as in the promise, the most telling first, with the field they matched."""
    found = best("Exports of the Audit Log as CSV files")

    assert (found.kind, found.id, found.band) == (ItemKind.CAPABILITY, "export", Band.MATCH)
    assert set(found.evidence.words) == {"Exports", "Audit", "Log", "CSV"}
    assert found.evidence.field is Field.DESCRIPTION


def test_an_alias_is_part_of_its_item() -> None:
    """People promise `SSO` where the vision says `single sign-on`."""
    found = best("SSO for all tenants")

    assert (found.id, found.evidence.field) == ("sso", Field.ALIASES)


def test_the_nearest_three_come_best_first() -> None:
    scores = [match.score for match in MATCHER.rank("audit of single sign-on and provisioning")]

    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_only_the_kinds_asked_for_are_ranked() -> None:
    found = MATCHER.rank("SSO and audit export", kinds=[ItemKind.ROADMAP, ItemKind.THEME], top=9)

    assert {finding.kind for finding in found} <= {ItemKind.ROADMAP, ItemKind.THEME}


def test_the_title_counts_more_than_the_body() -> None:
    """What stands in the headline is what the promise is about."""
    body = "Depends on the SCIM provisioning of accounts."

    assert MATCHER.rank(body, "Audit export")[0].id == "export"
    assert MATCHER.rank(body)[0].id == "scim"


def test_equal_scores_are_ordered_by_id() -> None:
    twins = [replace(SCIM, id=name) for name in ("b", "c", "a")]

    assert [match.id for match in Matcher(twins).rank("SCIM")] == ["a", "b", "c"]


def test_a_conflict_is_found_although_something_offered_is_nearer() -> None:
    """Non-goals compete only with each other, so a capability cannot hide one."""
    answer = MATCHER.answer("SSO with SAML through the identity provider, self-hosted", top=1)

    assert [match.id for match in answer.nearest] == ["sso"]
    assert [conflict.id for conflict in answer.conflicts] == ["on-prem"]


def test_the_refusal_of_a_non_goal_is_not_matched() -> None:
    """`We do not ship` says no; a promise that breaks it says the same thing without `not`."""
    plain = Matcher([replace(ON_PREM, title="ship an on-premises edition"), SSO])

    assert best("An on-premises edition").score == pytest.approx(
        best("An on-premises edition", plain).score, abs=0.1
    )
    assert best("An on-premises edition").band is Band.MATCH


def test_a_negation_softens_a_hit_on_a_non_goal() -> None:
    """It may agree with the non-goal; a cue neither clears nor makes a conflict."""
    (hit,) = MATCHER.answer("A self-hosted, on-premises edition").conflicts
    (soft,) = MATCHER.answer("Runs without a self-hosted, on-premises edition").conflicts

    assert (hit.band, hit.evidence.notes) == (Band.MATCH, ())
    assert soft.band is Band.POSSIBLE
    assert soft.evidence.notes == ("may agree with this non-goal, check",)


def test_a_negation_leaves_other_kinds_alone() -> None:
    found = best("Not without the audit log export as CSV")

    assert (found.id, found.band, found.evidence.notes) == ("export", Band.MATCH, ())


def test_different_quantities_are_noted_on_a_near_item() -> None:
    assert best("We guarantee 99.99 % uptime").evidence.notes == (
        "asks 99.99 %, the non-goal says 99.9 %",
    )
    assert best("The audit log as CSV within 4 hours").evidence.notes == (
        "asks 4 hours, the capability says 24 hours",
    )


def test_nothing_shared_is_never_more_than_no_confident_match() -> None:
    """Without a word to show, a band above the lowest would be a claim nobody can check."""
    wordless = [
        match for match in MATCHER.rank("log in with Okta", top=9) if not match.evidence.words
    ]

    assert wordless
    assert {words.band for words in wordless} == {Band.NONE}


@pytest.mark.parametrize("text", ["", "   ", "\0", "...", "the of and", "1" * 500])
def test_a_text_without_words_has_no_candidates(text: str) -> None:
    assert MATCHER.rank(text) == ()


def test_a_vision_without_text_answers_nothing() -> None:
    assert Matcher([]).rank("SSO") == ()
    assert Matcher([Item(ItemKind.GOAL, "g", "")]).rank("SSO") == ()


def test_one_item_alone_is_no_sure_match() -> None:
    """A lead over nobody is no evidence."""
    assert best("SAML for the mobile app", Matcher([SSO])).band is not Band.MATCH


def test_other_scripts_are_matched_by_their_own_words() -> None:
    items = [
        Item(ItemKind.CAPABILITY, "zh", "单点登录"),
        Item(ItemKind.CAPABILITY, "ru", "Единый вход в систему"),
        Item(ItemKind.CAPABILITY, "ja", "監査ログのエクスポート"),
    ]
    matcher = Matcher(items, language="russian")

    assert best("支持单点登录", matcher).id == "zh"
    assert best("Единого входа в системы", matcher).id == "ru"
    assert best("監査ログを提供する", matcher).id == "ja"


def test_the_stemmer_speaks_the_language_asked_for() -> None:
    """`Rechnungen` and `Rechnung` are one word in German only."""
    items = [Item(ItemKind.CAPABILITY, "bill", "Rechnung"), SSO]

    assert Matcher(items, language="german").rank("Rechnungen")[0].evidence.words == ("Rechnungen",)
    assert best("Rechnungen", Matcher(items)).evidence.words == ()


@pytest.mark.parametrize("language", ["klingon", "", "../english", "en.glish"])
def test_an_unknown_language_is_named(language: str) -> None:
    with pytest.raises(UnknownLanguage, match="no stemmer for the language"):
        Matcher([], language=language)


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="engine 'magic' is none of default, semantic"):
        Matcher([], engine="magic")


def test_a_megabyte_of_text_is_bounded() -> None:
    """Only the first 10,000 characters are read, of promises and of items."""
    huge = "audit export " * 80_000

    assert best(huge) == best(huge[:10_000])
    assert Matcher([replace(EXPORT, description=huge)]).rank(huge)


@settings(deadline=None)  # the machine may be busy
@given(st.text(), st.text(max_size=40))
def test_no_text_breaks_a_promise(text: str, title: str) -> None:
    """Free text comes from outside: scores stay within 0 and 1 and the answer stays the same."""
    answer = MATCHER.answer(text, title)

    assert answer == MATCHER.answer(text, title)
    assert all(0 < match.score <= 1 for match in (*answer.nearest, *answer.conflicts))
    assert all(
        word in f"{title}\n{text}" for match in answer.nearest for word in match.evidence.words
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(st.builds(Item, st.sampled_from(ItemKind), st.text(), st.text(), st.text())))
def test_no_text_breaks_an_item(items: list[Item]) -> None:
    """The vision is free text too, and the order of its items decides nothing."""
    text = " ".join(item.title for item in items)
    distinct = {(item.id, item.kind): item for item in items}.values()

    assert Matcher(distinct).rank(text) == Matcher(reversed(list(distinct))).rank(text)


def test_a_score_never_depends_on_the_other_promises() -> None:
    """Rarity is counted over the items only."""
    fresh = Matcher(ITEMS)

    assert MATCHER.rank("audit log") == fresh.rank("audit log")


def answer_of_another_process(code: str, seed: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_hash_seeds_change_nothing() -> None:
    """The same bytes from every process."""
    code = (
        "from commitcheck.matching import Item, ItemKind, Matcher\n"
        "kinds = list(ItemKind)\n"
        "words = 'audit log export sso saml scim host edition uptime report'.split()\n"
        "items = [Item(kinds[n % 5], f'i{n}', ' '.join(words[n % 7:][:4])) for n in range(30)]\n"
        "print(Matcher(items).answer('SSO, SAML and audit log export of 20 hosts', top=30))\n"
    )
    assert answer_of_another_process(code, "1") == answer_of_another_process(code, "2")


def test_importing_the_package_loads_nothing_heavy() -> None:
    """Tables, stemmers and models wait for the first matcher."""
    code = (
        "import sys, commitcheck.matching\n"
        "print(sorted({'snowballstemmer', 'numpy', 'onnxruntime'} & set(sys.modules)))\n"
    )
    assert answer_of_another_process(code, "0") == "[]\n"
