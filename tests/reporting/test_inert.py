"""Words of a user's file become inert: visible, on one line, without power."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.phrase import customer, phrase, quote
from commitcheck.reporting.inert import inert, sentence, shorten
from reporting.hostile import CORPUS, MEGABYTE

ANY_TEXT = st.text(st.characters(codec=None)) | st.sampled_from(list(CORPUS.values()))


def is_inert(text: str) -> bool:
    acting = {"Cc", "Cs", "Zl", "Zp"}
    return not (
        any(unicodedata.category(words) in acting for words in text)
        or any(
            unicodedata.category(words) == "Cf" and words not in "\u200c\u200d" for words in text
        )
        or "::" in text
        or re.search(r"##\w*\[", text)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Acme & Söhne 計画", "Acme & Söhne 計画"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00b", "a\\x00b"),
        ("a\r\n  b\tc", "a b c"),
        ("safe\u202egpj", "safe\\u202egpj"),
        ("half \udc80", "half \\udc80"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("::error::x", ":\\x3aerror:\\x3ax"),
        ("##[error]x", "##\\x5berror]x"),
        ("##vso[task]x", "##vso\\x5btask]x"),
        ("at 12:30: [red]", "at 12:30: [red]"),
        ("Ac\u200cme", "Ac\u200cme"),
    ],
)
def test_what_would_act_is_shown(text: str, shown: str) -> None:
    """Escapes are visible and the rest of the text is as it was."""
    assert inert(text) == shown


@given(ANY_TEXT)
def test_nothing_that_acts_is_left(text: str) -> None:
    """For any text at all."""
    assert is_inert(inert(text))


@given(ANY_TEXT)
def test_inert_text_stays_as_it_is(text: str) -> None:
    """Making it inert twice shows no escape of an escape."""
    assert inert(inert(text)) == inert(text)


@given(ANY_TEXT, st.integers(2, 60))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    """The limit holds for what is shown, escapes included."""
    shown = shorten(text, limit)
    assert len(shown) <= limit
    assert is_inert(shown)


def test_a_long_text_ends_in_an_ellipsis() -> None:
    """The reader sees that there is more, also after line ends that vanish."""
    assert shorten("Exception playbooks", 10) == "Exception…"
    assert shorten("\n" * 500 + "x", 10).endswith("…")
    assert shorten("short", 10) == "short"
    assert len(shorten(MEGABYTE, 80)) <= 80


def test_stacked_marks_do_not_climb() -> None:
    """Forty accents on one letter would write over the lines above."""
    assert inert("Z" + "\u0301" * 40 + "a") == "Z\u0301\u0301\u0301a"


def test_only_said_words_of_a_sentence_are_shortened() -> None:
    """Our own words around a huge cell stay readable."""
    words = phrase("{} was promised {} by e-mail", customer("Acme"), quote("x" * 999))
    shown = sentence(words, 20)
    assert shown == f"Acme was promised {'x' * 19}… by e-mail"


def test_parts_make_no_command_together() -> None:
    """A colon of ours and a colon of theirs are no workflow command."""
    assert "::" not in sentence(phrase("note:{}", quote(":error::x")))
