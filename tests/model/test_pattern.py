"""What a pattern says it needs stands in all that it matches: proved from its parsed expression."""

import gc
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable
from typing import Any

import pytest

import commitcheck
from commitcheck.model.pattern import Guarded, pattern

op: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

ANYTHING = "\0"
"""Stands for characters that are not known, or none."""

MOST_ALTERNATIVES = 8
MOST_REPEATS = 3

Spellings = frozenset[str]


def unproved(
    before: Spellings, nodes: Iterable[tuple[Any, Any]], needs: tuple[str, ...]
) -> Spellings:
    """How texts can end, in small letters, that match so far and hold none of the pieces.

    Only what stands behind the last unknown character can become a piece with what follows.
    """
    for kind, value in nodes:
        if kind is op.LITERAL:
            before = frozenset(said + chr(value).lower() for said in before)
        elif kind is op.IN and len(value) <= MOST_ALTERNATIVES and is_listed(value):
            before = frozenset(said + chr(c).lower() for said in before for _, c in value)
        elif kind is op.SUBPATTERN:
            before = unproved(before, value[3], needs)
        elif kind is op.BRANCH:
            before = frozenset[str]().union(*(unproved(before, b, needs) for b in value[1]))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            before = repeated(before, value, needs)
        elif kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            before = before and frozenset((ANYTHING,))
        before = frozenset(
            said.rpartition(ANYTHING)[2] for said in before if not any(n in said for n in needs)
        )
    return before


def is_listed(choice: Iterable[tuple[Any, Any]]) -> bool:
    return all(kind is op.LITERAL for kind, _ in choice)


def repeated(before: Spellings, value: tuple[int, int, Any], needs: tuple[str, ...]) -> Spellings:
    least, most, inside = value
    for _ in range(min(least, MOST_REPEATS)):
        before = unproved(before, inside, needs)
    if most == least:
        return before
    if (least, most) == (0, 1):
        return before | unproved(before, inside, needs)
    return before and before | {ANYTHING}


def all_guarded() -> list[Guarded]:
    for module in pkgutil.walk_packages(commitcheck.__path__, "commitcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [found for found in gc.get_objects() if isinstance(found, Guarded)]


GUARDED = {found.text: found for found in sorted(all_guarded(), key=lambda found: found.text)}


EACH = [(found, pieces) for found in GUARDED.values() for pieces in found.needs]
NAMES = [pieces[0] for _, pieces in EACH]


@pytest.mark.parametrize(("guarded", "needs"), EACH, ids=NAMES)
def test_every_match_holds_a_piece(guarded: Guarded, needs: tuple[str, ...]) -> None:
    parsed = parser.parse(guarded.text, guarded.flags)
    assert unproved(frozenset(("",)), parsed, needs) == frozenset()


@pytest.mark.parametrize(("guarded", "needs"), EACH, ids=NAMES)
def test_no_piece_is_there_for_nothing(guarded: Guarded, needs: tuple[str, ...]) -> None:
    """Without it some match would not be seen; pieces are in small letters."""
    parsed = parser.parse(guarded.text, guarded.flags)
    for piece in needs:
        assert piece == piece.lower()
        others = tuple(other for other in needs if other != piece)
        assert unproved(frozenset(("",)), parsed, others), piece


def test_patterns_are_found() -> None:
    assert len(GUARDED) > 20


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("red|green", "red"),
        ("(?:red|green) hat", "red"),
        ("red?", "red"),
        ("[rl]ed", "red"),
        ("r.d", "red"),
        ("r(?=ed)", "red"),
        ("(red)*", "red"),
        ("re+d", "red"),
    ],
)
def test_a_piece_that_a_match_can_do_without_is_not_proved(expression: str, needs: str) -> None:
    assert unproved(frozenset(("",)), parser.parse(expression), (needs,))


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("red|green", "red green"),
        ("(?:red|green) hat", "hat"),
        ("red?", "re"),
        ("[rl]ed", "red led"),
        ("RED", "red"),
        ("(red)+", "red"),
        ("'{2,5}", "''"),
    ],
)
def test_a_piece_that_every_match_holds_is_proved(expression: str, needs: str) -> None:
    assert not unproved(frozenset(("",)), parser.parse(expression), tuple(needs.split()))


def test_every_other_case_of_a_letter_is_seen() -> None:
    """Whatever character an expression takes for a letter of a piece, the look does not miss it."""
    letters = {letter for _, pieces in EACH for piece in pieces for letter in piece}
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    cased = "".join(char for char in every if char.lower() != char or char.upper() != char)
    for letter in letters:
        guarded = Guarded(re.escape(letter), re.IGNORECASE, letter)
        taken = re.findall(re.escape(letter), cased + letter, re.IGNORECASE)
        assert letter in taken
        assert all(map(guarded.may_match, taken))


COLOURS = pattern("red|green", re.IGNORECASE, needs="red green")


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("a red hat", (), "red"),
        ("a Green hat", (), "Green"),
        ("a blue hat", (), None),
        ("", (), None),
        ("a red hat", (2, 5), "red"),
        ("a red hat", (2, 4), None),
        ("a red hat", (3,), None),
        ("x" * 5_000 + "red", (), "red"),
        ("x" * 5_000, (), None),
    ],
)
def test_it_finds_what_the_expression_finds(
    text: str, part: tuple[int, ...], found: str | None
) -> None:
    hit = COLOURS.search(text, *part)
    assert (hit and hit[0]) == found
    assert [each[0] for each in COLOURS.finditer(text, *part)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a red hat", "red hat"),
        ("a red coat", None),
        ("a blue hat", None),
        ("a blue coat", None),
        ("a hat in red", None),
    ],
)
def test_one_of_each_kind_of_piece_is_needed(text: str, found: str | None) -> None:
    hit = pattern("(?:red|green) (?:hat|cap)", needs="red green & hat cap").search(text)
    assert (hit and hit[0]) == found


def test_nothing_is_compiled_while_a_kind_of_piece_is_missing() -> None:
    broken = pattern("(red hat", needs="red & hat")
    assert broken.search("a red coat") is None
    assert broken.search("a blue hat") is None
    with pytest.raises(re.error):
        broken.search("a hat in red")


def test_match_fullmatch_and_sub_as_well() -> None:
    assert COLOURS.match("red hat")
    assert not COLOURS.match("a red hat")
    assert not COLOURS.match("hat")
    assert COLOURS.fullmatch("red")
    assert not COLOURS.fullmatch("hat")
    assert COLOURS.sub("blue", "a red hat") == "a blue hat"
    assert COLOURS.sub("blue", "a hat") == "a hat"


def test_nothing_is_compiled_before_a_piece_is_seen() -> None:
    broken = pattern("(red", needs="red")
    assert broken.search("a blue hat") is None
    with pytest.raises(re.error):
        broken.search("a red hat")
