"""Pieces of a PDF's page with their places, in the order in which a person reads them."""

import msgspec
import pytest

from commitcheck.loading.documents.layout import Piece, in_reading_order
from commitcheck.loading.documents.lines import Line
from loading.documents.pieces import below, piece

LINE = "words of a line that is long enough"


def read(*pieces: Piece) -> list[str]:
    """The lines; the cells of a row between bars."""
    return [
        f"[{' | '.join(line.cells)}]" if line.cells else line.text
        for line in in_reading_order(pieces)
    ]


def test_a_page_without_pieces_has_no_lines() -> None:
    assert in_reading_order([]) == []


@pytest.mark.parametrize(
    ("left", "y", "lines"),
    [
        (50, 100, ["Boldly words"]),
        (65.9, 100, ["Boldly words"]),
        (66, 100, ["[Boldly | words]"]),
        (45.1, 100, ["Boldly words"]),
        (45, 100, ["Boldly", "words"]),
        (50, 103.4, ["Boldly words"]),
        (50, 103.5, ["Boldly", "words"]),
        (50, 96.6, ["Boldly words"]),
        (50, 96.5, ["Boldly", "words"]),
    ],
)
def test_a_change_of_font_does_not_part_a_line(left: float, y: float, lines: list[str]) -> None:
    """Less than a third of a letter's height up or down, and less than three letters to the
    right.
    """
    assert read(piece("Boldly", 10, 100, 50), piece("words", left, y)) == lines


def test_a_line_of_several_pieces_is_as_long_as_all_of_them() -> None:
    (line,) = in_reading_order([
        piece("One", 10, 100, 30), piece("two", 33, 100, 50, bold=True), piece("three", 53, 100, 80)
    ])  # fmt: skip
    assert (line.text, line.left, line.right, line.bold) == ("One two three", 10, 80, False)


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (piece("12", 51, 96, 56, size=6), ["Support of it"]),
        (piece("12", 60, 96, 65, size=6), ["Support of it"]),
        (piece("12", 61, 96, 66, size=6), ["Support of it", "12"]),
        (piece("12", 10, 96, 15, size=6), ["Support of it"]),
        (piece("12", 9, 96, 14, size=6), ["Support of it", "12"]),
        (piece("123", 51, 96, 56, size=6), ["Support of it"]),
        (piece("1234", 51, 96, 56, size=6), ["Support of it", "1234"]),
        (piece("1a", 51, 96, 56, size=6), ["Support of it", "1a"]),
        (piece("12", 51, 96, 56, size=8.4), ["Support of it"]),
        (piece("12", 51, 96, 56, size=8.5), ["Support of it", "12"]),
        (piece("12", 51, 90.1, 56, size=6), ["Support of it"]),
        (piece("12", 51, 90, 56, size=6), ["Support of it", "12"]),
        (piece("12", 51, 109.9, 56, size=6), ["Support of it"]),
        (piece("12", 51, 110, 56, size=6), ["Support of it", "12"]),
    ],
)
def test_the_small_number_of_a_footnote_is_no_word(number: Piece, lines: list[str]) -> None:
    assert read(piece("Support of it", 10, 100, 50), number) == lines


def test_words_after_a_footnote_s_number_go_on_with_its_line() -> None:
    pieces = [
        piece("Support", 10, 100, 50),
        piece("1", 51, 96, 60, size=6),
        piece("is given", 62, 100, 90),
    ]
    assert read(*pieces) == ["Support is given"]
    apart = [*pieces[:2], piece("is given", 75.9, 100, 90)]
    assert read(*apart) == ["Support is given"]
    inside = [pieces[0], piece("1", 40, 96, 45, size=6), piece("is given", 65.9, 100, 90)]
    assert read(*inside) == ["Support is given"]


def beside(count: int, width: int = 40, step: float = 12) -> list[Piece]:
    """Two columns, line for line."""
    words = "left column goes on and on without an end or a stop"[:width].strip()
    return [
        piece
        for at in range(count)
        for piece in (
            Piece(text=f"{at} {words}", left=10, right=200, y=100 + step * at, size=10, bold=False,
                  page=1),
            Piece(text=f"{at} right {words}"[: len(words) + 2], left=300, right=490,
                  y=100 + step * at, size=10, bold=False, page=1),
        )
    ]  # fmt: skip


def sides(lines: list[str]) -> str:
    """l, r for lines of the left and the right column, = for a row of a table, . for others."""
    marks = {"[": "=", " right": "r", " left": "l"}
    return "".join(
        next((mark for words, mark in marks.items() if words in line), ".") for line in lines
    )


def test_columns_side_by_side_are_read_one_after_the_other_from_six_lines_on() -> None:
    assert sides(read(*beside(6))) == "llllllrrrrrr"
    assert sides(read(*beside(5))) == "====="


def test_short_texts_side_by_side_are_a_table_and_no_columns() -> None:
    """Their lines have 24 letters or more."""
    assert sides(read(*beside(6, 22))) == "llllllrrrrrr"
    assert sides(read(*beside(6, 21))) == "======"


def test_what_goes_over_both_columns_stands_where_it_stands() -> None:
    pieces = beside(8)
    across = piece("Over both", 100, 100 + 12 * 4 - 6, 400)
    assert sides(read(*pieces[:8], across, *pieces[8:])) == "llllrrrr.llllrrrr"
    again = piece("Over again", 100, 100 + 12 * 6 - 6, 400)
    assert sides(read(*pieces[:8], across, *pieces[8:12], again, *pieces[12:])) == (
        "llllrrrr.llrr.llrr"
    )
    (left, right) = piece("Left of it", 100, 142, 309), piece("Right of it", 299, 142, 400)
    assert sides(read(*pieces[:8], left, *pieces[8:])) == "llll.llllrrrrrrrr"
    assert sides(read(*pieces[:8], right, *pieces[8:])) == "llllllllrrrr.rrrr"


FIRST = below(10, 100, "Name", "of it")


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (below(100, 100, "Day"), ["[Name of it | Day]"]),
        (below(100, 103.4, "Day"), ["[Name of it | Day]"]),
        (below(100, 103.5, "Day"), ["Name", "of it", "Day"]),
        (below(100, 100, "Day", "of", "all"), ["[Name of it | Day of all]"]),
        (below(34, 100, "Day"), ["[Name of it | Day]"]),
        (below(33.9, 100, "Day"), ["Name", "of it", "Day"]),
    ],
)
def test_a_cell_stands_beside_the_first_line_of_the_row(
    cell: list[Piece], lines: list[str]
) -> None:
    name = below(10, 100, "Name", "of it", right=35)
    assert read(*name, *cell) == lines


def test_cells_have_at_most_twelve_lines() -> None:
    twelve, thirteen = (below(10, 100, *["cell"] * count) for count in (12, 13))
    day = below(100, 100, "Day of it")
    assert read(*twelve, *day) == [f"[{' '.join(['cell'] * 12)} | Day of it]"]
    assert read(*thirteen, *day) == [*["cell"] * 13, "Day of it"]
    right_twelve, right_thirteen = (below(100, 100, *["cell"] * count) for count in (12, 13))
    name = below(10, 100, "Name of it")
    assert read(*name, *right_twelve) == [f"[Name of it | {' '.join(['cell'] * 12)}]"]
    assert read(*name, *right_thirteen) == ["Name of it", *["cell"] * 13]


def test_prose_side_by_side_is_no_row() -> None:
    """Four lines and more in every cell, each of fifteen letters or more."""
    words, short = "a" * 15, "a" * 14
    assert read(*below(10, 100, *[words] * 4), *below(200, 100, *[words] * 4)) == [words] * 8
    three = read(*below(10, 100, *[words] * 3), *below(200, 100, *[words] * 4))
    assert three == [f"[{' '.join([words] * 3)} | {' '.join([words] * 4)}]"]
    narrow = read(*below(10, 100, *[short] * 4), *below(200, 100, *[words] * 4))
    assert narrow == [f"[{' '.join([short] * 4)} | {' '.join([words] * 4)}]"]


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        (["(iii)"], ["(iii)", "It hosts data"]),
        (["(viii)"], ["[(viii) | It hosts data]"]),
        (["(a)", "(b)"], ["[(a) (b) | It hosts data]"]),
    ],
)
def test_a_mark_beside_a_text_is_no_cell(mark: list[str], lines: list[str]) -> None:
    assert read(*below(10, 100, *mark), *below(100, 100, "It hosts data")) == lines


def test_a_short_first_cell_of_three_is_a_cell() -> None:
    row = (piece("1", 10, 100), piece("App", 100, 100), piece("May", 200, 100))
    assert read(*row) == ["[1 | App | May]"]
    (line,) = in_reading_order(row)
    assert (line.text, line.left, line.right, line.gap, line.size, line.page, line.place) == (
        *("1 | App | May", 10, 215, 2.0, 10.0, 1, "page 1"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("step", "cells"), [(3, 1), (3.1, 2), (21.9, 2), (22, 1)]
)  # fmt: skip
def test_lines_of_a_cell_are_close_below_each_other(step: float, cells: int) -> None:
    """More than a third of their height, and less than two lines and a bit."""
    left, right = below(10, 100, "Name of it", "more of it", step=step), below(100, 100, "Day")
    assert read(*left, *right) == (
        ["[Name of it more of it | Day]"] if cells == 2 else ["Name of it", "[more of it | Day]"]
        if step < 10 else ["Name of it", "more of it", "Day"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "text"),
    [(59, "[Name of it x | Day]"), (60, ""), (-4, "[Name of it x | Day]"), (5, "")],
)
def test_lines_of_a_cell_overlap(left: float, text: str) -> None:
    """They have more than an edge in common."""
    name = piece("Name of it", 10, 100, 60)
    under = piece("x", left, 112, left + 20 if left > 10 else 15 if text else 10)
    found = read(name, under, piece("Day", 100, 100))
    assert found == [text] if text else "Name of it" in found


def lines(*pieces: Piece) -> list[tuple[str, float, tuple[float, float]]]:
    """The text, the gap above it in usual steps, and the column that it stands in."""
    return [(line.text, round(line.gap, 2), line.width) for line in in_reading_order(pieces)]


def test_each_line_knows_its_gap_and_its_column() -> None:
    pieces = [
        *below(50, 100, LINE, LINE, LINE, right=300),
        piece(LINE, 50, 142, 350),
        piece(LINE, 50, 154, 350),
        piece("Below", 90, 184, 200),
        piece("To the left", 10, 196, 40),
        piece("To the right", 400, 208, 500),
        piece("Again", 50, 220, 100),
    ]
    assert lines(*pieces) == [
        (LINE, 1.0, (50, 350)),
        (LINE, 1.0, (50, 350)),
        (LINE, 1.0, (50, 350)),
        (LINE, 1.5, (50, 350)),
        (LINE, 1.0, (50, 350)),
        ("Below", 2.5, (90, 350)),
        ("To the left", 1.0, (10, 40)),
        ("To the right", 1.0, (400, 500)),
        ("Again", 3.0, (50, 350)),
    ]


def test_a_line_is_as_its_piece_is() -> None:
    (line,) = in_reading_order([piece("Words", 50, 100, size=14.0, bold=True, page=7)])
    assert line == Line(
        text="Words", left=50, right=75, size=14.0, bold=True, page=7, place="page 7",
        width=(50, 75),
    )  # fmt: skip


def test_a_column_is_as_wide_as_what_begins_up_to_forty_points_to_the_left() -> None:
    wide, narrow = piece(LINE, 10, 100, 400), piece("Narrow", 50, 148, 90)
    assert lines(wide, narrow)[1][2] == (50, 400)
    assert lines(msgspec.structs.replace(wide, left=9.9), narrow)[1][2] == (50, 90)


def test_a_line_without_one_above_it_has_no_gap_and_a_raised_one_neither() -> None:
    assert lines(piece("First", 50, 100))[0][1] == 1.0
    assert lines(piece("First", 50, 100), piece("Second", 50, 300), piece("1", 51, 99))[2][1] == 1.0
    usual = below(50, 300, "a", "b", "c")
    assert lines(*usual, piece("On top", 50, 276), piece("A", 50, 100))[3][1] == 14.67


@pytest.mark.parametrize(
    ("size", "y", "text", "is_note"),
    [
        (8.9, 790, "1 Without holidays.", True),
        (9, 790, "1 Without holidays.", False),
        (8.9, 781, "1 Without holidays.", True),
        (8.9, 780, "1 Without holidays.", False),
        (8.9, 790, "* Without holidays.", True),
        (8.9, 790, "† Without holidays.", True),
        (8.9, 790, "² Without holidays.", True),
        (8.9, 790, "Without holidays.", False),
    ],
)
def test_small_lines_at_the_foot_that_begin_with_a_mark_are_notes(
    size: float, y: float, text: str, *, is_note: bool
) -> None:
    pieces = [*below(50, 100, LINE, LINE, LINE), piece(text, 50, y, size=size),
              piece("The lowest", 300, 1000)]  # fmt: skip
    found = {line.text: line.note for line in in_reading_order(pieces)}
    assert found[text] is is_note
    assert not found[LINE]


def test_the_second_line_of_a_note_is_of_it() -> None:
    small = [
        piece("1 Without holidays and", 50, 900, size=8),
        piece("days before them.", 50, 909, size=8),
    ]
    found = in_reading_order([*below(50, 100, *[LINE] * 5), *small])
    assert [line.note for line in found] == [False] * 5 + [True] * 2
