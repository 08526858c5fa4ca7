"""What is no YAML is explained in words that need no knowledge of YAML."""

import pytest
from yaml import Mark, MarkedYAMLError

from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.syntax import syntax_trap

# text -> line:column, message, cure
SLIPS = [
    (
        "title: SSO: SAML\n",
        "1:11",
        "the text of this field holds a colon followed by a space",
        'put the text in quotes: title: "SSO: SAML"',
    ),
    (
        "owner: @jane\n",
        "1:8",
        "text that begins with @ must stand in quotes",
        'put the text in quotes: owner: "@jane"',
    ),
    (
        "a: %5\n",
        "1:4",
        "text that begins with % must stand in quotes",
        'put the text in quotes: a: "%5"',
    ),
    (
        "a: *bold* move\n",
        "1:4",
        "text that begins with * must stand in quotes",
        'put the text in quotes: a: "*bold* move"',
    ),
    (
        "customer: & Sons\n",
        "1:11",
        "text that begins with & must stand in quotes",
        'put the text in quotes: customer: "& Sons"',
    ),
    (
        "a: `code`\n",
        "1:4",
        "text that begins with ` must stand in quotes",
        'put the text in quotes: a: "`code`"',
    ),
    (
        "a:\n\tb: 1\n",
        "2:1",
        "a tab stands where YAML wants spaces",
        "replace the tab by spaces",
    ),
    (
        'a: "x" y\n',
        "1:8",
        "there is text after the closing quote",
        "put quotes around the whole text, the other kind than the ones inside it",
    ),
    (
        "a: 'it's'\n",
        "1:8",
        "there is text after the closing quote",
        "use double quotes around it, or write '' for an apostrophe inside",
    ),
    (
        'a: "x\nb: y\n',
        "1:4",
        "the quote that opens here is never closed",
        "close it, or remove it",
    ),
    (
        "a: 1\n  b: 2\n",
        "2:3",
        "this line is indented further than the field above it, which has a value already",
        "start it in the same column as the field above",
    ),
    (
        "id:1\ntitle: x\n",
        "1:1",
        "there is no space after the colon",
        "write a space after the colon: id: 1",
    ),
    (
        "a: 1\nb\nc: 2\n",
        "2:1",
        "this line is neither `field: value` nor part of the text above",
        "write it as `field: value`, or indent it under the field it continues",
    ),
    (
        "a: [1, 2\nb: 3\n",
        "1:4",
        "the [ that opens here is not closed by ], or a comma is missing in it",
        "add the comma or the ], or put the text in quotes",
    ),
    (
        "a:\n    - x\n  - y\n",
        "3:3",
        "this list item fits neither the list nor the field above it, so this entry is not read",
        "start it in the same column as what it belongs with",
    ),
    (
        "- a: 1\n b: 2\n",
        "2:2",
        "this line is not part of the list it stands in, so this entry is not read",
        "indent it like the item above, or begin it with `- `",
    ),
    (
        " a: 1\nb: 2\n",
        "2:1",
        "this line is indented less than the lines above it",
        "start them in the same column",
    ),
    (
        'a: "C:\\q"\n',
        "1:7",
        "a backslash in double quotes has a meaning of its own",
        "put the text in single quotes instead",
    ),
    (
        "a: | b\n",
        "1:4",
        "after | or > the text has to begin on the next line",
        "move the text to the next line, or put it in quotes",
    ),
    (
        "%FOO\n---\na: 1\n",
        "1:5",
        "a line that begins with % is an instruction to the YAML reader",
        "remove it; quote a text that begins with %",
    ),
    (
        "a: !50%off\n",
        "1:4",
        "text that begins with ! must stand in quotes",
        'put the text in quotes: a: "!50%off"',
    ),
    (
        "- : !x\n",
        "1:3",
        "this list item fits neither the list nor the field above it, so this entry is not read",
        "start it in the same column as what it belongs with",
    ),
    (
        "a: !x!y z\n",
        "1:4",
        "text that begins with ! must stand in quotes",
        'put the text in quotes: a: "!x!y z"',
    ),
]


@pytest.mark.parametrize(
    ("text", "column", "sign"),
    [
        ("when: !promise.is_open && promise.arr == null\n", 7, "!"),
        ("message: {promise.id} is big\nwhen: x\n", 10, "{"),
        ("message: [a] is big\n", 10, "["),
        ("when: &all x &\nb: &&\n", 4, "&"),
    ],
)
def test_a_rule_written_without_quotes_is_told_where_they_belong(
    text: str, column: int, sign: str
) -> None:
    (problem,) = read_yaml("rules/a.yaml", text.encode()).problems
    assert str(problem.message) == f"text that begins with {sign} must stand in quotes"
    assert problem.at.column == column


@pytest.mark.parametrize(("text", "place", "message", "cure"), SLIPS)
def test_a_common_slip_is_named_with_its_cure(
    text: str, place: str, message: str, cure: str
) -> None:
    """One problem, at the place, in plain words."""
    (problem,) = read_yaml("vision.yaml", text.encode()).problems

    assert problem.at.label == f"vision.yaml:{place}"
    assert str(problem.message) == message
    assert str(problem.next_step) == cure
    assert (problem.rule, problem.variant) == ("INP001", "unreadable")


def test_a_long_line_is_not_shown_whole() -> None:
    """A megabyte in one value does not become a megabyte of message."""
    (problem,) = read_yaml("a.yaml", f"title: x: {'y' * 100_000}\n".encode()).problems

    assert len(str(problem.next_step)) < 120


def test_what_was_found_before_the_slip_is_kept() -> None:
    """A duplicate above a broken line is reported in the same run."""
    file = read_yaml("a.yaml", b"a: 1\na: 2\nb: @x\n")

    assert file.data is None
    assert [problem.variant for problem in file.problems] == ["duplicate_key.a", "unreadable"]


def test_the_parsers_own_limit_on_nesting_is_told_as_ours() -> None:
    """Newer parsers stop before our count does, with words of their own."""
    mark = Mark("a.yaml", 3, 0, 3, None, 0)
    error = MarkedYAMLError(
        "while increasing flow level", mark, "exceeded maximum nesting depth", mark
    )
    trap = syntax_trap(error, "[[[[")
    assert str(trap.message) == "lists and mappings are nested deeper than 100 levels here"
    assert (trap.variant, trap.at) == ("unreadable", 3)
