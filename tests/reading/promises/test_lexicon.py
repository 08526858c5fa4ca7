"""The lexicon's file, the classes of a word, and words that mean something else beside others."""

import pytest
from msgspec import json

from commitcheck.reading.promises import classing as module
from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.lexicon import Lexicon, Listed, Phrases, lexicon, split
from commitcheck.reading.promises.lexicon_text import TEXT, parsed, written

LINES = (
    "# not: a remark",
    "",
    "not: not no keine*",
    "will: will",
    "thing: Portal x-ray no_problem roll_out",
    "thing_too: portal portals*",
    "may: may",
    "month: may",
)


def classes(word: str) -> set[str]:
    small = Lexicon(parsed(LINES))
    return set(small.names_of(small.classes(word)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("not", {"not"}),
        ("keine", {"not"}),
        ("keinerlei", {"not"}),
        ("kein", set()),
        ("portal", {"thing", "thing_too"}),
        ("portals", {"thing_too"}),
        ("portalsite", {"thing_too"}),
        ("xray", set()),
        ("remark", set()),
        ("portal'd", {"thing", "thing_too"}),
        ("portal's", {"thing", "thing_too"}),
        ("won't", {"not", "will"}),
        ("willn't", {"not", "will"}),
        ("don't", {"not"}),
        ("livrerons", {"future"}),
        ("verrons", set()),
        ("drons", set()),
        ("entregaremos", {"future"}),
        ("keine" + "x" * 35, {"not"}),
        ("keine" + "x" * 36, set()),
        ("", set()),
    ],
)
def test_a_word_has_the_classes_of_its_lists_its_stem_and_its_ending(
    word: str, expected: set[str]
) -> None:
    assert classes(word) == expected


def test_a_class_has_one_bit_and_names_keep_the_order_of_the_file() -> None:
    small = Lexicon(parsed(LINES))
    assert small.names[:5] == ["not", "will", "thing", "thing_too", "may"]
    assert small.of("not", "will", "not") == small.bit["not"] | small.bit["will"] == 3
    assert small.of() == 0
    assert small.first_name(small.of("thing", "not")) == "not"
    assert small.first_name(0) == ""
    words = lexicon()
    assert words.first_name(words.of("function", "we")) == "we"
    assert words.first_name(words.bit["function"]) == "function"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We WILL", ["we", "will"]),
        ("e-mail/fax", ["e", "mail", "fax"]),
        ("we\u2019ll go - now", ["we'll", "go", "-", "now"]),
        ("99.5 %", ["99.5", "%"]),
        ("-a", ["-", "a"]),
        ("a-", ["a", "-"]),
        ("24x7", ["24x7"]),
        ("a->b", ["a", "->", "b"]),
    ],
)
def test_words_are_split_at_what_is_no_letter(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def told(text: str, word: str, *, nth: int = 0) -> set[str]:
    """The classes of a word of a text in the lexicon that comes with the program."""
    words = lexicon()
    found = [token for token in classed_words(text, words, {}) if token.word == word]
    return set(words.names_of(found[nth].classes))


@pytest.mark.parametrize(
    ("text", "word", "name", "has"),
    [
        ("in May", "may", "month", True),
        ("of May", "may", "month", True),
        ("May 5", "may", "month", True),
        ("5 May", "may", "month", True),
        ("by May", "may", "month", True),
        ("end May", "may", "month", False),
        ("May 2027", "may", "month", True),
        ("we may go", "may", "month", False),
        ("we may go", "may", "may", True),
        ("in May", "may", "may", False),
        ("late summer", "late", "period", True),
        ("late in summer", "late", "period", True),
        ("late in the summer", "late", "period", False),
        ("late 2027", "late", "period", True),
        ("mid May", "mid", "period", True),
        ("early payment", "early", "period", False),
        ("no prazo", "no", "not", False),
        ("no início", "no", "not", False),
        ("no portal", "no", "not", True),
        ("no portal até maio", "no", "not", False),
        ("as ações no portal", "no", "not", False),
        ("até maio no", "no", "not", True),
        ("no problem", "no", "not", False),
        ("24/7", "24/7", "support", True),
        ("24x7", "24x7", "support", True),
        ("2027", "2027", "year", True),
        ("2049", "2049", "year", True),
        ("2050", "2050", "year", False),
        ("2050", "2050", "count", True),
        ("20271", "20271", "count", True),
        ("30.06.2027", "30.06.2027", "day_number", True),
        ("2027-06", "2027-06", "day_number", True),
        ("30/6", "30/6", "day_number", True),
        ("3.5", "3.5", "day_number", False),
        ("3.5", "3.5", "count", True),
        ("Pelikan", "pelikan", "name", True),
        ("pelikan", "pelikan", "name", False),
        ("We", "we", "name", False),
        ("a | b", "|", "bar", True),
        ("a → b", "→", "arrow", True),
        ("a ~ b", "~", "other_mark", True),
        ("a, b", ",", "comma", True),
        ("10 concurrent users", "concurrent", "scale", True),
        ("concurrent users", "concurrent", "scale", True),
        ("concurrent: users", "concurrent", "competitor", True),
        ("notre concurrent offre", "concurrent", "competitor", True),
        ("concurrent", "concurrent", "competitor", True),
    ],
)
def test_what_stands_beside_a_word_tells_what_it_is(
    text: str, word: str, name: str, *, has: bool
) -> None:
    assert (name in told(text, word)) == has


def test_a_phrase_marks_its_first_word_and_the_visions_mark_all_of_theirs() -> None:
    words = lexicon()
    vision: Phrases = {"works": [(("without", "wifi"), words.bit["capability"])]}
    found = classed_words("It works without wifi, works without us", words, vision)
    capability, denies = words.bit["capability"], words.of("not", "neg")
    assert [bool(token.classes & capability) for token in found] == [
        *(False, True, True, True), *(False, False, False, False),
    ]  # fmt: skip
    assert [token.word for token in found if token.classes & denies] == ["without"]
    assert found[6].classes & denies
    assert [(token.start, token.end) for token in found][:2] == [(0, 2), (3, 8)]


def test_many_names_that_begin_alike_are_found_as_if_each_were_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are looked up together: three hundred aliases took ten times as long."""
    names = ["yard map", "yard", "yard gate 7", "yard gate", "yard map",
             *(f"yard x{number}" for number in range(9))]  # fmt: skip
    phrases: Phrases = {}
    for place, name in enumerate(names):
        first, *rest = name.split()
        phrases.setdefault(first, []).append((tuple(rest), 1 << place))
    text = "the yard map, the yard gate 7 and the yard"
    together = [word.classes for word in classed_words(text, lexicon(), phrases)]
    monkeypatch.setattr(module, "_FEW", len(names))
    assert together == [word.classes for word in classed_words(text, lexicon(), phrases)]
    assert together != [word.classes for word in classed_words(text, lexicon(), {})]


def test_what_is_read_is_the_text_taken_apart() -> None:
    """`python docs/generate.py` writes it again."""
    read = json.decode(TEXT.with_suffix(".json").read_bytes(), type=Listed)
    assert read == parsed(TEXT.read_text(encoding="utf-8").splitlines())
    assert TEXT.with_suffix(".json").read_bytes() == written()
