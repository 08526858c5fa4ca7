"""What is written for a person to paste is read again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.scalars import as_yaml

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(ANY_TEXT)
def test_any_text_is_read_as_it_was(text: str) -> None:
    file = read_yaml("a.yaml", f"text: {as_yaml(text)}\n".encode())

    assert (file.data, file.problems) == ({"text": text}, ())


@pytest.mark.parametrize(
    ("text", "written"),
    [("a", '"a"'), ("exit\x7fcriteria", '"exit\\u007fcriteria"'),
     ("a\x85\xa0", '"a\\u0085\\u00a0"'), ("\U000e0001", '"\\U000e0001"'), ("a\ud800", '"a\ufffd"')],
)  # fmt: skip
def test_what_cannot_be_seen_is_spelt_out(text: str, written: str) -> None:
    assert as_yaml(text) == written


def test_mappings_stay_on_one_line() -> None:
    assert as_yaml({"Won\n": ["signed"]}) == '{"Won\\n": ["signed"]}'
