"""The rules' word lists."""

from pathlib import Path

import pytest

from commitcheck.rules.terms import lexicon as module
from commitcheck.rules.terms.lexicon import lexicon, lexicon_of

FILES = sorted(Path(module.__file__).with_name("lexica").glob("*.txt"))


def test_entries_are_found_once_each_in_the_order_of_the_text() -> None:
    """As the text spells them, with its line breaks made spaces."""
    found = lexicon_of(["best efforts", "unlimited"]).find

    assert found("Unlimited use; BEST\n efforts, best efforts, unlimited") == (
        "Unlimited",
        "BEST efforts",
    )


def test_the_longest_entry_is_taken_whole() -> None:
    """Or what is left of "best in class" would count as content."""
    words = lexicon_of(["best", "best in class"])

    assert words.without("a best-in-class thing, the best").split() == ["a", "thing,", "the"]


@pytest.mark.parametrize("text", ["bests", "abest", "best_", "", "in class"])
def test_parts_of_words_are_not_found(text: str) -> None:
    """Inflections are listed, never guessed."""
    assert lexicon_of(["best", "best in class"]).find(text) == ()


def test_regular_expression_characters_in_an_entry_are_plain_text() -> None:
    """A list is words, not patterns."""
    assert lexicon_of(["c++ (sic)"]).find("we write c++ (sic) here") == ("c++ (sic)",)
    assert lexicon_of(["a.b"]).find("axb") == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_list_is_lower_case_sorted_or_grouped_and_without_doubles(path: Path) -> None:
    """A double would be a slip of the pen; case is ignored, so it must not be spelt."""
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]

    assert entries
    assert all(entry == entry.strip().lower() != "" for entry in entries)
    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_of_every_list_finds_itself(path: Path) -> None:
    """The quick look before the pattern must not lose one."""
    words = lexicon(path.stem)
    lines = path.read_text(encoding="utf-8").splitlines()

    missed = [
        entry
        for entry in lines
        if not entry.startswith("#") and not words.find(f"so {entry.upper()}, yes")
    ]

    assert missed == []
