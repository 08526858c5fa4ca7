"""Whatever a file holds: reading never fails, agrees with PyYAML, and finds its places again."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.loading.yaml_text.scalars import UNUSABLE, Plain

SIGNS = st.text(alphabet="ab1 :-?#&*!|>'\"%@`,[]{}\n\t~<=.\\\ufeff\u2028\x85é", max_size=60)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["yes", "on", "1.10", "2026-03-16", "22:30", "~", "", "<<", "=", "a: b", "x\ny"]
    ),
)
DATA = st.recursive(
    st.one_of(WORDS, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.binary(max_size=200))
def test_no_bytes_can_break_it(content: bytes) -> None:
    file = read_yaml("a.yaml", content)

    assert file.data is not None or file.problems
    assert all(problem.at.line >= 1 and problem.at.column >= 1 for problem in file.problems)


@given(SIGNS)
@settings(max_examples=400)
def test_no_signs_can_break_it(text: str) -> None:
    """Unlike random bytes, YAML's own signs reach every state of the parser."""
    read_yaml("a.yaml", text.encode())


@given(SIGNS)
@settings(max_examples=400)
def test_it_agrees_with_pyyaml_or_says_why_not(text: str) -> None:
    """Without a problem the data is the same; what PyYAML refuses is refused."""
    file = read_yaml("a.yaml", text.encode())
    try:
        theirs = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        assert file.problems
        return
    if not file.problems:
        assert as_text(file.data) == from_node(theirs)


@given(DATA, st.booleans(), st.booleans())
@settings(max_examples=300)
def test_every_place_really_holds_its_value(data: Any, flow: bool, wide: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """What stands at the place of a field reads, alone, as the value of the field."""
    text = yaml.safe_dump(
        data, default_flow_style=flow, allow_unicode=True, width=1000 if wide else 20
    )
    file = read_yaml("a.yaml", text.encode())
    if isinstance(file.data, dict | list):
        check_places(file, file.data, ())


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("id: C-1\ndue: ", "due", (2, 1)),
        ("due: 2027\ndue: 2028\n", "due", (1, 6)),
        ("id: C-1\ndue:\n  2027\ndue: 2028\n", "due", (3, 3)),
        ("id: C-1\ndue : 2027\ndue: 2028\n", "due", (2, 7)),
        ("id: C-1\ndue_by: 2027\ndue: 2028\n", "due", (3, 6)),
    ],
)
def test_a_field_is_found_where_the_parser_finds_it(
    text: str, name: str, place: tuple[int, int]
) -> None:
    """Empty at the end of the file, given twice, or written in an unusual way."""
    file = read_yaml("a.yaml", text.encode())
    file._places.clear()  # as when other records were asked for since
    assert file.locate((), name)[1:3] == place


def check_places(file: YamlFile, outer: Any, key: tuple[Any, ...]) -> None:
    inner = outer.items() if isinstance(outer, dict) else enumerate(outer)
    for name, value in inner:
        if isinstance(value, dict | list) and value:
            check_places(file, value, (*key, name))
        elif isinstance(value, str):
            at = file.locate((*key, name)) if isinstance(name, int) else file.locate(key, name)
            lines = re.split("\r\n|[\r\n]", file.text)
            assert starts_with(lines[at.line - 1][at.column - 1 :], value), (key, name, at)


def starts_with(text: str, value: str) -> bool:
    """A plain scalar stands there as it is; a quoted or block one begins with its sign."""
    if isinstance(value, Plain):
        return text.startswith(re.split("[ \n]", value)[0])
    return text.startswith(("'", '"', "|", ">"))


def as_text(data: Any) -> Any:
    """Our data with plain text as text, so that it compares with PyYAML's."""
    if isinstance(data, dict):
        return {str(name): as_text(inner) for name, inner in data.items()}
    if isinstance(data, list):
        return [as_text(inner) for inner in data]
    return None if data is None or data is UNUSABLE else str(data)


def from_node(node: yaml.Node | None) -> Any:
    """The same from PyYAML's nodes; only a plain scalar can be nothing."""
    match node:
        case yaml.MappingNode():
            return {name.value: from_node(inner) for name, inner in node.value}
        case yaml.SequenceNode():
            return [from_node(inner) for inner in node.value]
        case yaml.ScalarNode():
            is_nothing = not node.style and node.value in ("", "~", "null")
            return None if is_nothing else node.value
        case _:
            return None


@given(st.sampled_from(["a: ''\n", "b: '~'\n", 'c: "null"\n']))
def test_quotes_make_text_of_anything(text: str) -> None:
    (value,) = read_yaml("a.yaml", text.encode()).data.values()
    assert isinstance(value, str)
    assert not isinstance(value, Plain)
