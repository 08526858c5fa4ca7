"""Pruning waivers.yaml: what is over goes, and not a character else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.editing.waivers import pruned, unified_diff
from commitcheck.errors import InputError
from commitcheck.loading.yaml_text.file import read_yaml

BLOCK = """\
# Exceptions: sanctioned, owned and expiring.
schema_version: 1

waivers:   # newest last
  # the pilot
  - id: W-1
    rule: VIS602
    deal: D-208   # see the minutes

  - {id: W-2, rule: TIM401, commitment: K-01}
  # agreed in June
  - id: W-3
    rule: COM804
    reason: |
      Two lines
      of reason.

# the end
"""

FLOW = """\
waivers: [
  {id: W-1, rule: VIS602},  # the pilot
  # agreed in June
  {id: W-2, rule: TIM401},
  {id: W-3, rule: COM804}
]
"""


def prune(text: str, *indexes: int) -> str:
    return pruned("waivers.yaml", text.encode(), indexes).decode()


def test_a_block_waiver_goes_with_its_lines() -> None:
    """Comments on other lines stay, and so does the layout."""
    first = "  - id: W-1\n    rule: VIS602\n    deal: D-208   # see the minutes\n\n"
    assert prune(BLOCK, 0) == BLOCK.replace(first, "\n")


def test_a_waiver_on_one_line_goes_with_it() -> None:
    """The neighbours move together, with one blank line at most between them."""
    one_line = "  - {id: W-2, rule: TIM401, commitment: K-01}\n"
    assert prune(BLOCK, 1) == BLOCK.replace(one_line, "")


def test_a_block_of_text_goes_whole() -> None:
    """Its lines are no comments."""
    last = "  - id: W-3\n    rule: COM804\n    reason: |\n      Two lines\n      of reason.\n"
    assert prune(BLOCK, 2) == BLOCK.replace(last, "")


def test_an_empty_list_is_left() -> None:
    """A key without a value would look like a mistake."""
    assert prune(BLOCK, 0, 1, 2) == (
        "# Exceptions: sanctioned, owned and expiring.\n"
        "schema_version: 1\n"
        "\n"
        "waivers: []   # newest last\n"
        "  # the pilot\n"
        "\n"
        "  # agreed in June\n"
        "\n"
        "# the end\n"
    )


@pytest.mark.parametrize(
    ("indexes", "left"),
    [
        ((0,), ("waivers: [\n  # agreed in June\n  {id: W-2, rule: TIM401},\n"
               "  {id: W-3, rule: COM804}\n]\n")),
        ((1,), FLOW.replace("  {id: W-2, rule: TIM401},\n", "")),
        ((2,), FLOW.replace(",\n  {id: W-3, rule: COM804}\n", ",\n  \n")),
    ],
)  # fmt: skip
def test_a_flow_list_over_several_lines(indexes: tuple[int, ...], left: str) -> None:
    """A comment behind a waiver that goes, goes with its line; YAML takes the last comma."""
    assert prune(FLOW, *indexes) == left


@pytest.mark.parametrize(
    ("indexes", "left"),
    [
        ((0,), "waivers: [{id: b}, {id: c}]\n"),
        ((1,), "waivers: [{id: a}, {id: c}]\n"),
        ((2,), "waivers: [{id: a}, {id: b}]\n"),
        ((1, 2), "waivers: [{id: a}]\n"),
        ((0, 1, 2), "waivers: []\n"),
    ],
)
def test_a_flow_list_on_one_line(indexes: tuple[int, ...], left: str) -> None:
    """Commas and blanks close up."""
    assert prune("waivers: [{id: a}, {id: b}, {id: c}]\n", *indexes) == left


def test_line_ends_and_byte_order_mark_stay() -> None:
    """A file from Windows stays one."""
    text = "waivers:\r\n- {id: a}\r\n- {id: b}\r\n"
    content = b"\xef\xbb\xbf" + text.encode()
    assert pruned("w.yaml", content, [0]) == b"\xef\xbb\xbfwaivers:\r\n- {id: b}\r\n"


def test_a_file_without_a_last_line_end() -> None:
    """The last waiver goes and the one before it keeps its line."""
    assert prune("waivers:\n- {id: a}\n- {id: b}", 1) == "waivers:\n- {id: a}\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("waivers:\n- &a {id: a}\n- {id: b, note: *a}\n", "something else would change with it"),
        ("waivers:\n- {id: a}\n- {id: a, id: b}\n", "something else would change with it"),
        ("waivers: &w [{id: a}]\nmore: *w\n", "something else would change with it"),
        ("[{id: a}]\n", "there is no list waivers"),
    ],
)
def test_what_is_not_safe_is_refused(text: str, why: str) -> None:
    """Whoever knows the file does it by hand, and is told where."""
    with pytest.raises(InputError, match=f"cannot be changed safely: {why}; delete what starts on"):
        prune(text, 0)


def test_utf16_is_refused() -> None:
    """It would come back in another encoding."""
    with pytest.raises(InputError, match="it is not in UTF-8"):
        pruned("w.yaml", "waivers: [{id: a}]\n".encode("utf-16"), [0])


def test_the_change_is_shown_as_a_diff() -> None:
    """As `diff -u` does, without the line ends."""
    before = b"waivers:\n- {id: a}\n- {id: b}\n"
    after = b"waivers:\n- {id: b}\n"
    assert unified_diff("w.yaml", before, after) == [
        "--- w.yaml",
        "+++ w.yaml",
        "@@ -1,3 +1,2 @@",
        " waivers:",
        "-- {id: a}",
        " - {id: b}",
    ]


WORDS = st.text("abc: #-'{}[],&*é", max_size=12)


@st.composite
def waiver(draw: st.DrawFn, number: int) -> str:
    """One waiver as somebody may have written it, with an id of its own."""
    reason = draw(WORDS).replace("'", "''")
    comment = draw(st.sampled_from(["", "  # why", "  #"]))
    styles = (
        "- {{id: W-{n}, rule: VIS602, reason: '{r}'}}{c}\n",
        "- id: W-{n}{c}\n  rule: VIS602\n  reason: '{r}'\n",
        "-\n  id: W-{n}\n  # inside\n  rule: VIS602{c}\n",
        "- id: W-{n}\n  rule: VIS602\n  reason: >\n    Folded words\n\n    and more\n",
        "- id: W-{n}\n  rule: VIS602\n  reason: plain over\n    two lines{c}\n",
    )
    return draw(st.sampled_from(styles)).format(n=number, r=reason, c=comment)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A whole file, and which waivers are to go."""
    count = draw(st.integers(1, 5))
    indent = draw(st.sampled_from(["", "  "]))
    text = draw(st.sampled_from(["", "# head\n\n", "schema_version: 1\n"])) + "waivers:\n"
    for number in range(count):
        text += draw(st.sampled_from(["", "\n", f"{indent}# above\n", "\n\n# far left\n"]))
        lines = draw(waiver(number)).splitlines(keepends=True)
        text += "".join(indent + line if line.strip() else line for line in lines)
    text += draw(st.sampled_from(["", "\n", "# foot\n", "\n# foot\n"]))
    doomed = draw(st.sets(st.integers(0, count - 1), min_size=1))
    return text, sorted(doomed)


@given(files())
def test_what_stays_is_as_it_was(file: tuple[str, list[int]]) -> None:
    """In any style: the others say the same, and every line that is left was there before."""
    text, doomed = file
    left = prune(text, *doomed)
    before, after = (read_yaml("w.yaml", content.encode()).data for content in (text, left))
    kept = [
        kept_waiver for index, kept_waiver in enumerate(before["waivers"]) if index not in doomed
    ]
    assert after == {**before, "waivers": kept}
    old = iter(text.splitlines())
    assert all(line in old for line in left.splitlines() if line != "waivers: []")
    for comment in ("# head", "# above", "# far left", "# foot"):
        assert left.count(comment) == text.count(comment)
