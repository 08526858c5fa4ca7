"""What is found among many texts at once is what is found in each."""

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.rules.terms.lexicon import AT_ONCE, holding

LETTERS = st.text("ab ", max_size=5)


@given(st.lists(st.text("ab", min_size=1, max_size=2)), st.lists(LETTERS, max_size=20))
def test_it_finds_the_texts_that_hold_a_word(words: list[str], texts: list[str]) -> None:
    expected = [at for at, text in enumerate(texts) if any(word in text for word in words)]

    assert list(holding(words, texts)) == expected


def test_it_goes_on_behind_the_first_batch() -> None:
    """Each position once, in order, whichever word is found there."""
    texts = ["", *["none"] * AT_ONCE, "ever and always", "ever"]

    assert list(holding(("always", "ever"), texts)) == [AT_ONCE + 1, AT_ONCE + 2]
