"""The words of a record as decisions know them again."""

import re
from collections.abc import Iterator

import pytest

from commitcheck.model import record_words
from commitcheck.model.record_words import sentences_mark


class Counting:
    """A pattern that says how often it was asked to cut a text."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self.asked = 0

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        self.asked += 1
        return self._pattern.finditer(text)


def test_a_text_is_cut_once_however_many_promises_it_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A quote of a thousand promises took the square of them."""
    counting = Counting(re.compile(r"(?<=[.])\s+"))
    monkeypatch.setattr(record_words, "_END", counting)
    text = "We will deliver it by March. " * 50
    marks = {sentences_mark(text, at, at + 10) for at in range(0, len(text) - 30, 29)}
    assert (len(marks), counting.asked) == (1, 1)


def test_the_mark_is_that_of_the_sentence_that_words_stand_in() -> None:
    text = "Ship the map. Keep the log."
    assert sentences_mark(text, 0, 4) == sentences_mark("Ship the map.", 0, 4)
    assert sentences_mark(text, 14, 18) != sentences_mark(text, 0, 4)
