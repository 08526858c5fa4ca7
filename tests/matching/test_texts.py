"""Reading text: words, refusals, headlines, quantities, negations."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer

from commitcheck.matching.candidates import differences, quantities
from commitcheck.matching.normalize import headline, is_negated, without_accents, without_refusal
from commitcheck.matching.tokens import HEADLINE_SHARE, Tokenizer, read

TOKENIZER = Tokenizer()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Single sign-on/SAML_2", ["single", "sign", "saml", "2"]),
        ("TypeScript", ["typescript", "type", "script"]),
        ("parseCSVFile", ["parsecsvfile", "parse", "csv", "file"]),
        ("the customer's data", ["customer", "data"]),
        ("Überblick für Müller", ["überblick", "für", "müller"]),
        ("单点登录", ["单点", "点登", "登录"]),
        ("API登录", ["api", "登录"]),
        ("", []),
    ],
)
def test_words(text: str, forms: list[str]) -> None:
    """Compounds are split and kept, stop words left out, unspaced scripts read in pairs."""
    assert TOKENIZER.forms(text) == forms


def test_a_run_of_data_is_no_word() -> None:
    assert TOKENIZER.forms("x" * 101) == []


def test_words_of_one_stem_are_counted_together() -> None:
    assert TOKENIZER.stems(Counter(["exports", "export", "audit"])) == {"export": 2, "audit": 1}


@given(st.from_regex(r"[^\W_]{0,12}[0-9]", fullmatch=True))
def test_a_number_at_its_end_leaves_a_word_as_it_is(word: str) -> None:
    """As every version of the stemmer does, which takes off letters only."""
    assert TOKENIZER.stem(word) == EnglishStemmer().stemWord(word) == word


@given(st.text())
def test_forms_are_never_empty(text: str) -> None:
    assert all(TOKENIZER.forms(text))


@pytest.mark.parametrize(
    ("statement", "rest"),
    [
        ("No on-prem edition", "on-prem edition"),
        ("We do not ship hardware", "ship hardware"),
        ("We don't ship hardware", "ship hardware"),
        ("We will not ship hardware", "ship hardware"),
        ("we won\u2019t ship hardware", "ship hardware"),
        ("We are not going to ship hardware", "ship hardware"),
        ("The product does not ship", "ship"),
        ("Never sell data", "sell data"),
        ("Notebooks for everyone", "Notebooks for everyone"),
        ("Node.js support", "Node.js support"),
        ("No", "No"),
        ("No ", "No "),
        ("", ""),
    ],
)
def test_a_refusal_is_taken_off(statement: str, rest: str) -> None:
    """Only at the start, and never so that nothing is left."""
    assert without_refusal(statement) == rest


@pytest.mark.parametrize(
    ("text", "first"),
    [("A title\n\nand more", "A title"), ("One. Two.", "One."), ("v1.2 of it", "v1.2 of it")],
)
def test_the_headline_is_the_first_line_or_sentence(text: str, first: str) -> None:
    assert headline(text) == first


def test_accents_are_taken_off() -> None:
    assert without_accents("Café, Ñandú") == "Cafe, Nandu"


@given(st.text(), st.text())
def test_the_shares_of_a_promise_add_up(text: str, title: str) -> None:
    """So a score stays within 0 and 1, whatever stands in title and text."""
    shares = [passage.share for passage in read(text, title, TOKENIZER).passages]

    assert shares in ([1.0], [1 - HEADLINE_SHARE, HEADLINE_SHARE])


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("SSO without an on-prem install", True),
        ("It won't need any on-prem part", True),
        ("An on-prem install, not a trial", False),
        ("Not today. An on-prem install", False),
        ("No one of the twelve sales people has asked for on-prem", False),
        ("On-prem", False),
    ],
)
def test_a_cue_reaches_forward_within_its_clause(text: str, *, negated: bool) -> None:
    assert is_negated(text, ["prem"]) is negated


@pytest.mark.parametrize(
    ("asked", "stated", "notes"),
    [
        ("99.99 % uptime", "at most 99.9% uptime", ["asks 99.99 %, the goal says 99.9%"]),
        ("99,99 percent", "99.9 per cent", ["asks 99,99 percent, the goal says 99.9 per cent"]),
        ("within 4 hours", "in 30-minute steps", ["asks 4 hours, the goal says 30-minute"]),
        ("30 days", "one in 1 month", []),
        ("60 minutes", "1 hour", []),
        ("5 business days", "5 days", []),
        ("2 TB", "500 GB of data", ["asks 2 TB, the goal says 500 GB"]),
        ("1 GiB", "1.073741824 GB", []),
        ("100 Mb of 5Mb", "100 MB", []),
        ("10k concurrent users", "10,000 users", []),
        ("10k users", "5,000 users", ["asks 10k users, the goal says 5,000 users"]),
        ("500 users", "500 seats", []),
        ("by 2027 releases", "by 2026 releases", []),
        ("SOC 2 report", "SOC 1 report", []),
        ("4 hours or 8 hours", "8 hours", []),
        ("4 hours", "99.9 %", []),
        ("24/7", "5 days", []),
    ],
)
def test_quantities_are_compared_within_one_dimension(
    asked: str, stated: str, notes: list[str]
) -> None:
    """A note only where no two values of a dimension agree."""
    assert list(differences(asked, stated, "goal")) == notes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CO2 report", []),
        ("CO2 report in 5 days", ["5 days"]),
        ("99.9 %", ["99.9 %"]),
        ("x99.9 %", []),
        ("(5 days)", ["5 days"]),
    ],
)
def test_a_number_within_a_name_is_no_quantity(text: str, found: list[str]) -> None:
    assert [quantity.spoken for quantity in quantities(text)] == found


@given(st.text(alphabet="0123456789.,- %kmGBdaysuers\u00a0"))
def test_no_number_breaks_the_reading(text: str) -> None:
    assert all(quantity.value >= 0 for quantity in quantities(text))
    assert differences(text, text, "goal") == ()
