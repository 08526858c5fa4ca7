"""One line of JSON: what the standard library writes, but for what would be an order."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.reporting.json.text import json_lines, json_text

texts = st.text()
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)  # fmt: skip


@given(values)
def test_a_value_comes_back(value: Any) -> None:
    line = json_text(value)
    assert "\n" not in line
    assert json.loads(line) == value


@given(st.recursive(st.none() | st.integers() | st.text('aé "\\\t\x00\x1f,{'), st.lists))
def test_plain_values_are_spelt_as_the_standard_library_spells_them(value: Any) -> None:
    assert json_text({"of": value}) == json.dumps({"of": value}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (0.0001, "0.0001"),
        (0.00001, "0.00001"),
        (9e15, "9000000000000000.0"),
        (1e16, "1e16"),
        (2**70, "1180591620717411303424"),
        ({"a": (1, 2.5)}, '{"a": [1, 2.5]}'),
        ({"half\ud800": ["\udfff!"]}, '{"half\ufffd": ["\ufffd!"]}'),
        ("::x ##vso[y]", '":\\u003ax ##vso\\u005by]"'),
    ],
)
def test_how_a_value_is_spelt(value: Any, line: str) -> None:
    """Numbers in the shortest spelling; half a character is U+FFFD; no order to a CI runner."""
    assert json_text(value) == line


@given(st.lists(st.dictionaries(texts, st.lists(texts.filter("\0".__ne__)) | texts), max_size=130))
def test_many_values_are_spelt_as_each_is(values: list[Any]) -> None:
    assert list(json_lines(values)) == list(map(json_text, values))
