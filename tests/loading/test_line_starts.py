"""Lines start behind line feeds, returns, and the two together, in text as in bytes."""

import re
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.files import starts_in_bytes, starts_in_text
from commitcheck.loading.yaml_text.positions import Lines


@pytest.mark.parametrize(
    ("text", "starts"),
    [("", [0]), ("a", [0]), ("a\n", [0, 2]), ("a\r\nb\n", [0, 3, 5]), ("a\rb\r\n", [0, 2, 5]),
     ("\n\r", [0, 1, 2])],
)  # fmt: skip
def test_lines_start_behind_line_ends(text: str, starts: list[int]) -> None:
    assert list(starts_in_text(text)) == starts
    assert list(starts_in_bytes(text.encode())) == starts


@given(st.text("ab\r\n\u2028"))
def test_both_ways_find_the_same(text: str) -> None:
    """Whatever the line ends are, and however they are mixed."""
    expected = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]

    assert list(starts_in_text(text)) == expected
    lines = Lines(text)
    assert sorted({lines.start(index) for index in range(len(text) + 1)}) == expected
    places = [lines.place(index) for index in range(len(text) + 1)]
    assert places == [(line, index - expected[line - 1] + 1) for index in range(len(text) + 1)
                      for line in [bisect_right(expected, index)]]  # fmt: skip
    assert len(list(starts_in_bytes(text.encode()))) == len(expected)
