"""What stands at the edge of most pages is the paper's and not the text's."""

import pytest

from commitcheck.loading.documents.layout import Piece, without_running_heads
from loading.documents.pieces import below, piece


def kept(*pages: list[Piece]) -> list[list[str]]:
    return [[piece.text for piece in page] for page in without_running_heads(pages)]


def page(*texts: str, top: float = 100, step: float = 60) -> list[Piece]:
    return below(50, top, *texts, step=step)


WORDS = [[f"{word} is a word that no other page has" for word in row.split()] for row in (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa",
    "ash birch cedar doug elm fir gum hazel ivy juniper",
    "amber blue crimson dun ecru fawn grey henna indigo jade",
    "ant bee cat dog eel fox gnu hen ibis jay",
)]  # fmt: skip


def test_what_most_pages_have_at_their_edge_is_the_paper_s() -> None:
    """Half of those that have words, and two at least."""
    head = "Acme Master Agreement"
    with_head = [page(head, *words) for words in WORDS]
    others = [page("One", *WORDS[2]), page("Another", *WORDS[3])]
    assert kept(*with_head[:2], *others) == [*WORDS[:2], ["One", *WORDS[2]], ["Another", *WORDS[3]]]
    assert kept(with_head[0], page("One", *WORDS[1])) == [[head, *WORDS[0]], ["One", *WORDS[1]]]
    assert kept(with_head[0], [], [], with_head[1]) == [WORDS[0], [], [], WORDS[1]]


def test_half_of_five_pages_are_three() -> None:
    rows = [*WORDS, [f"{word} again" for word in "a b c d e f g h i j".split()]]  # noqa: SIM905
    heads = ["Acme Agreement"] * 2 + ["One", "Two", "Three"]
    pages = [page(head, *words) for head, words in zip(heads, rows, strict=True)]
    assert [found[0] for found in kept(*pages)] == heads
    pages[2] = page("Acme Agreement", *rows[2])
    assert [found[0] for found in kept(*pages)][:3] == [row[0] for row in rows[:3]]


@pytest.mark.parametrize(("at", "is_kept"), [(3, False), (4, True), (5, True), (6, False)])
def test_the_edge_are_four_pieces_at_the_top_and_at_the_bottom(at: int, *, is_kept: bool) -> None:
    pages = [page(*words[:at], "Again", *words[at:9]) for words in WORDS[:2]]
    assert [("Again" in found) for found in kept(*pages)] == [is_kept] * 2


def test_a_page_of_eight_pieces_is_all_edge() -> None:
    pages = [page(*words[:4], "Again", *words[4:7]) for words in WORDS[:2]]
    assert kept(*pages) == [words[:7] for words in WORDS[:2]]


@pytest.mark.parametrize(
    ("y", "is_kept"), [(60, False), (72, False), (77, False), (79, True), (48, False), (41, True)]
)
def test_it_stands_at_about_the_same_height(y: float, *, is_kept: bool) -> None:
    """Heights are rounded to steps of a line, and one step more or less is the same."""
    pages = [
        [piece("Again", 50, height), *page(*words)]
        for height, words in zip((60, 60, y), WORDS, strict=False)
    ]
    assert [("Again" in found) for found in kept(*pages)] == [False, False, is_kept]


@pytest.mark.parametrize(
    ("first", "second", "is_kept"),
    [
        ("Acme, 3 May", "ACME, 14 May", False),
        ("Annex iv of it", "Annex xii of it", False),
        ("Acme, 3 May", "Acme, 3 June", True),
        ("It is due on 3 May.", "It is due on 4 May.", True),
        ("It is due on 3 May;", "It is due on 4 May;", True),
        ("It is due on 3 May.", "It is due on 3 May.", False),
        ("It ends on 3 May.", "It ends on 4 May.", True),
        ("Due on 3 May.", "Due on 4 May.", False),
        ("It is due on 3 May", "It is due on 4 May", False),
    ],
)
def test_numbers_count_up_in_heads_and_say_something_in_sentences(
    first: str, second: str, *, is_kept: bool
) -> None:
    found = kept(page(first, *WORDS[0]), page(second, *WORDS[1]))
    assert [row[0] in (first, second) for row in found] == [is_kept] * 2


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("7", False), ("1234", False), ("12345", True), ("- 7 -", False), ("Page 7", False),
        ("PAGE 7 OF 12", False), ("p. 7", False), ("Seite 7 von 12", False), ("7/12", False),
        ("| 7", False), ("7 |", False), ("\u2013 7 \u2014", False), ("  7  ", False),
        ("Part 7", True), ("7 days", True),
    ],
)  # fmt: skip
def test_a_number_alone_in_the_margin_is_the_page_s(text: str, *, is_kept: bool) -> None:
    found = kept([*page(*WORDS[0][:3]), piece(text, 300, 500)])
    assert (text in found[0]) is is_kept


@pytest.mark.parametrize(
    ("y", "is_kept"), [(112, False), (113, True), (187, True), (188, False), (100, False)]
)
def test_the_margin_is_an_eighth_of_the_page(y: float, *, is_kept: bool) -> None:
    pieces = [piece("first words", 50, 100), piece("last words", 50, 200), piece("7", 300, y)]
    assert ("7" in kept(pieces)[0]) is is_kept


def test_where_every_page_says_the_same_and_nothing_else_that_is_the_text() -> None:
    assert kept(page("One", "two"), page("One", "two")) == [["One", "two"], ["One", "two"]]
    assert kept(page("One", "two"), page("One", "two", "three")) == [[], ["three"]]
