"""Looked up or worked out, a stem is the same."""

import pytest

from commitcheck.matching.tokens import Tokenizer, _stemmer
from commitcheck.matching.wordpiece import known_stem, mark, vocabulary


def test_every_stem_of_the_table_is_what_the_stemmer_says() -> None:
    """In any version of it that may be installed; and the table knows most of the words."""
    words = [vocabulary()[number].decode() for number in range(len(vocabulary()))]
    known = {word: stem for word in words if (stem := known_stem(word)) is not None}
    stem = _stemmer("english").stemWord

    assert {word: stem(word) for word in known} == known
    assert len(known) > 21_000


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("promises", "promis"), ("happy", "happi"), ("deliveries", "deliveri"), ("hoping", "hope"),
        ("go", "go"),
    ],
)  # fmt: skip
def test_a_stem_is_a_beginning_of_its_word_and_an_ending(word: str, stem: str) -> None:
    assert known_stem(word) == stem


def test_what_it_does_not_know_it_leaves_to_the_stemmer() -> None:
    """A stem of other letters than its word, and a word that is not in the vocabulary."""
    unknown = ("possibility", "skies", "portline", "##ing", "")

    assert [known_stem(word) for word in unknown] == [None] * len(unknown)


def test_a_stem_that_a_byte_cannot_say_has_none() -> None:
    assert mark("skies", "sky") == mark("x", "") == mark("a" * 64, "a" * 64) == 0
    assert mark("a" * 64, "a" * 63) == 63


@pytest.mark.parametrize("number", ["7", "2026", "000", "\u0663\u0664"])
def test_a_number_is_its_own_stem_as_the_stemmer_says_too(number: str) -> None:
    assert Tokenizer().stem(number) == _stemmer("english").stemWord(number) == number
