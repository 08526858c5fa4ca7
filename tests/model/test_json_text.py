"""JSON as text: as the standard library has it, letters as they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.json_text import from_json, to_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    assert to_json(value) == json.dumps(value, ensure_ascii=False)
    assert from_json(to_json(value)) == value


def test_keys_are_sorted_and_others_spelt_where_that_is_asked() -> None:
    assert to_json({"b": 1, "a": "é"}) == '{"b": 1, "a": "é"}'
    assert to_json({"b": 1, "a": {2}}, sort_keys=True, default=list) == '{"a": [2], "b": 1}'


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        from_json("[1,")
