"""Looked up or worked out, a stem is the same."""

from commitcheck.matching.stems import known_stem
from commitcheck.matching.tokens import _stemmer
from commitcheck.matching.wordpiece import vocabulary


def test_every_stem_of_the_table_is_what_the_stemmer_says() -> None:
    """In any version of it that may be installed; and the table knows most of the words."""
    words = [vocabulary()[number].decode() for number in range(len(vocabulary()))]
    known = {word: stem for word in words if (stem := known_stem(word)) is not None}
    stem = _stemmer("english").stemWord

    assert {word: stem(word) for word in known} == known
    assert len(known) > 20_000


def test_what_it_does_not_know_it_leaves_to_the_stemmer() -> None:
    """A stem that is no beginning of its word, and a word that is not in the vocabulary."""
    assert [known_stem(word) for word in ("happy", "portline", "##ing", "")] == [None] * 4
    assert known_stem("promises") == "promis"
