"""Words are cut and wrapped as Rich would, which is not loaded for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded, width_of

CONSOLE = Console()
ANY_WORDS = st.text("ab \u00e9\u4e2d\u0301\u2026\u201c\U0001f600-", max_size=60)
WIDTH = st.integers(2, 30)


def test_what_counts_as_one_cell_is_one() -> None:
    """Every character that is counted without Rich, and the others as Rich counts them."""
    wrong = [code for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000
             and width_of(chr(code)) != cell_len(chr(code))]  # fmt: skip
    assert not wrong


@given(ANY_WORDS, WIDTH)
def test_it_is_wrapped_where_rich_wraps(text: str, width: int) -> None:
    """Between words, and within those that are too long for a line."""
    ours = [line.plain for line in ink(text).wrapped(width)]
    lines = Text(text).wrap(CONSOLE, width, overflow="fold")

    assert ours == [line.plain.rstrip() for line in lines]


@given(ANY_WORDS, WIDTH)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(line.width <= width for line in ink(text).wrapped(width))
    assert ink(text).cut(width).width <= width


@given(st.lists(st.tuples(ANY_WORDS, st.sampled_from(("", "bold", "dim")))), WIDTH)
def test_every_letter_keeps_its_style(runs: list[tuple[str, str]], width: int) -> None:
    """However a text is broken; only blanks may go at the ends of lines."""
    painted = Ink(*(run for run in runs if run[0]))
    lines = list(painted.wrapped(width))

    assert _letters(Ink(*(run for line in lines for run in line.runs))) == _letters(painted)


def _letters(painted: Ink) -> list[tuple[str, str]]:
    return [(words, style) for text, style in painted.runs for words in text if not words.isspace()]


@pytest.mark.parametrize(
    ("width", "shown"), [(5, "abcde"), (4, "abc\u2026"), (2, "a\u2026"), (1, "\u2026")]
)
def test_what_is_cut_says_so(width: int, shown: str) -> None:
    cut = ink("abcde", "bold").cut(width)

    assert cut.plain == shown
    assert {style for _, style in cut.runs} == {"bold"}


def test_parts_stand_beside_each_other() -> None:
    """Empty ones leave no gap, and a gap has no style."""
    joined = join(ink("a", "bold"), "", ink(""), "b")

    assert joined == Ink(("a", "bold"), ("  ", ""), ("b", ""))
    assert padded(joined, 7) == joined + blank(3)


def test_a_sign_is_spelt_in_the_style_of_its_words() -> None:
    assert ink("a\u2192b", "dim").replaced("\u2192", "->") == Ink(("a->b", "dim"))
    assert ink("ab").replaced("\u2192", "->") == ink("ab")


def test_it_is_inert() -> None:
    assert ink("\x1b[31mred").plain == "\\x1b[31mred"
