"""What a clause of a document speaks of, by its words: what providers promise, and what not."""

from collections.abc import Iterator

from commitcheck.reading.documents.patterns import without_addresses, word_patterns


def topics(text: str) -> Iterator[str]:
    """The topics that a text touches, in a fixed order."""
    text = without_addresses(text, " https: ")
    return (name for name, words in word_patterns("document_topics.txt") if words.search(text))
