"""Where a promise stands, in words."""

from typing import get_args

from commitcheck.model.vocabulary import SourceKind
from commitcheck.rules.terms.quoting import PLACES


def test_every_source_has_its_words() -> None:
    """In the order of the vocabulary, so that a new source is seen to be missing."""
    assert tuple(PLACES) == get_args(SourceKind)
