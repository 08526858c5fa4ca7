"""Keywords of non-goals in the texts of promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import promise, vision
from commitcheck.rules.vis601_non_goal_hit import KeywordIndex
from rules.test_linear import steps


def found(keyword: str, *titles: str) -> list[int]:
    index = KeywordIndex(vision(non_goals=[{"id": "NG1", "keywords": [keyword]}]).non_goals)
    promises = tuple(promise(f"C-{at}", title=title) for at, title in enumerate(titles))
    return sorted(index.mentions(promises))


@pytest.mark.parametrize(
    ("keyword", "title"),
    [
        ("single tenant", "A Single-Tenant edition"),
        ("single-tenant", "single tenant"),
        ("on-prem", "the (on\u2011prem) edition"),
        ("C++", "an SDK for c++, too"),
        (".NET", "a .NET client"),
        ("STRASSE", "Hauptstra\u00dfe stra\u00dfe"),
        ("r\u00e9seau priv\u00e9", "un R\u00c9SEAU\nPRIV\u00c9"),
        ("route planning", "route\u00a0planning"),
        ("on-premises", "On-pre\u200bmises edition"),
        ("route planning", "rou\u00adte plan\u00adning"),
        ("route planning", "route\u200bplanning"),
        ("rou\u00adte planning", "route planning"),
        ("r\u00e9seau", "un re\u0301seau"),
        ("re\u0301seau", "un r\u00e9seau"),
        ("SAP", "for SAP\u2122"),
    ],
)
def test_a_keyword_is_found_as_whole_words_in_any_case(keyword: str, title: str) -> None:
    """Blanks and hyphens between words are alike; signs that belong to a word count."""
    assert found(keyword, title) == [0]


@pytest.mark.parametrize(
    ("keyword", "title"),
    [("C++", "vitamin c"), ("tenant", "tenants"), ("route planning", "planning a route")],
)
def test_other_words_are_not_a_keyword(keyword: str, title: str) -> None:
    """A near miss is the matcher's business, not a finding."""
    assert found(keyword, title) == []


def test_every_promise_of_a_long_list_is_looked_at() -> None:
    """The texts are asked in blocks; a block's edge loses nothing."""
    titles = ["nothing"] * 1201
    for at in (0, 499, 500, 1200):
        titles[at] = "tendering"

    assert found("tendering", *titles) == [0, 499, 500, 1200]


def test_words_of_two_texts_do_not_make_a_keyword() -> None:
    """A title that ends in "report" and a quote that begins with "builder" say neither."""
    index = KeywordIndex(
        vision(non_goals=[{"id": "NG1", "keywords": ["report builder"]}]).non_goals
    )

    assert index.mentions((promise(title="A report", quote="Builder inside"),)) == {}


@pytest.mark.parametrize("keyword", ["", "  ", "++"])
def test_a_keyword_without_a_word_finds_nothing(keyword: str) -> None:
    """It would find everything."""
    assert found(keyword, "a ++ b", "c") == []


def test_many_keywords_and_a_long_text_are_one_pass() -> None:
    """Keywords that begin alike, and a text that keeps beginning them: twice both is no four."""

    def taken(count: int) -> int:
        words = ["server", *(f"a a a a {at}" for at in range(count // 10))]
        index = KeywordIndex(vision(non_goals=[{"id": "NG1", "keywords": words}]).non_goals)
        rows = (promise(title="a " * count, quote="server " * count),)
        return steps(lambda: index.mentions(rows))

    assert taken(4_000) <= 2.1 * taken(2_000)


@pytest.mark.parametrize(
    ("keywords", "title", "mentioned"),
    [
        (["a b c", "b c", "c"], "a b c", ["a b c", "b c", "c"]),
        (["a b c d", "b c"], "a b c x", ["b c"]),
        (["a a b"], "a a a b", ["a a b"]),
        ([".net", "net"], "asp.net", ["net"]),
        ([".net", "net"], "a .net", [".net", "net"]),
        (["c++"], "c++x c++", ["c++"]),
        (["late", "early"], "early and late", ["early", "late"]),
    ],
)
def test_every_keyword_that_stands_is_found_however_they_overlap(
    keywords: list[str], title: str, mentioned: list[str]
) -> None:
    """In the order in which their first words come up."""
    index = KeywordIndex(vision(non_goals=[{"id": "NG1", "keywords": keywords}]).non_goals)
    found = index.mentions((promise(title=title),)).get(0, ())
    assert [mention.keyword for mention in found] == mentioned


@given(
    st.lists(st.text("ab -.+", min_size=1, max_size=5), min_size=1, max_size=6),
    st.text("ab -.+", max_size=20),
)
def test_one_pass_finds_what_looking_for_each_alone_finds(keywords: list[str], title: str) -> None:
    """Whatever is beside them, and however they begin and end."""
    together = KeywordIndex(vision(non_goals=[{"id": "NG1", "keywords": keywords}]).non_goals)
    rows = (promise(title=title or "x"),)
    found = {mention.keyword for mention in together.mentions(rows).get(0, ())}
    alone = {
        keyword
        for keyword in keywords
        if KeywordIndex(vision(non_goals=[{"id": "N", "keywords": [keyword]}]).non_goals).mentions(
            rows
        )
    }
    assert found == alone
