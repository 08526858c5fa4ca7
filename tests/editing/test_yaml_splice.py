"""Careful editing: one value changes, the rest of the file stays to the byte, or nothing does."""

import pytest

from commitcheck.editing.yaml.same import Entries, Scalar
from commitcheck.editing.yaml.splice import EditError, with_entries

DAY: Entries = {"day": Scalar("2026-03-16", plain=True)}
VERSION: Entries = {"version": Scalar("1.10")}


def edited(text: str, entries: Entries = DAY) -> str:
    """The text with entries put into the first item of `list`."""
    return with_entries(text.encode("utf-8"), ("list", 0), entries).decode("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n- {id: x, day: 2025-01-01} # c\n", "list:\n- {id: x, day: 2026-03-16} # c\n"),
        ("list: [{id: x}]\n", "list: [{id: x, day: 2026-03-16}]\n"),
        ("list: [{id: x, }]\n", "list: [{id: x, day: 2026-03-16, }]\n"),
        ("list: [{}]\n", "list: [{day: 2026-03-16}]\n"),
        ("list:\n  - id: x   # c\n", "list:\n  - id: x   # c\n    day: 2026-03-16\n"),
        ("list:\n  - id: x", "list:\n  - id: x\n    day: 2026-03-16"),
        ("list:\n-   id: x\r\n-   y: 1\r\n",
         "list:\n-   id: x\n    day: 2026-03-16\r\n-   y: 1\r\n"),
        ("list:\r\n- id: x\r\n", "list:\r\n- id: x\r\n  day: 2026-03-16\r\n"),
        ("list:\n- day:   # none yet\n  id: x\n",
         "list:\n- day: 2026-03-16   # none yet\n  id: x\n"),
        ("list:\n- day: '2025-01-01'\n", "list:\n- day: '2026-03-16'\n"),
        ('list:\n- day: "2025-01-01"\n', 'list:\n- day: "2026-03-16"\n'),
        ("list:\n- day: null\n", "list:\n- day: 2026-03-16\n"),
        ("list:\n- day: &d 2025-01-01\n", "list:\n- day: 2026-03-16\n"),
        ("a: &d 2025-01-01\nlist:\n- day: *d\n", "a: &d 2025-01-01\nlist:\n- day: 2026-03-16\n"),
        ("list:\n- note: |\n    a\n    b\nz: 1\n",
         "list:\n- note: |\n    a\n    b\n  day: 2026-03-16\nz: 1\n"),
        ("list:\n- id: 1\n  note: |+\n    a\n\n\nz: 1\n",
         "list:\n- id: 1\n  day: 2026-03-16\n  note: |+\n    a\n\n\nz: 1\n"),
        ('{"list": [{"id": "x"}]}', '{"list": [{"id": "x", "day": "2026-03-16"}]}'),
        ("list:\n- id: x\nwho: Alder #1 Bank\n",
         "list:\n- id: x\n  day: 2026-03-16\nwho: Alder #1 Bank\n"),
        ("\ufefflist: [{id: x}]\n", "\ufefflist: [{id: x, day: 2026-03-16}]\n"),
    ],
)  # fmt: skip
def test_a_value_goes_where_it_belongs(before: str, after: str) -> None:
    """Flow and block style, comments, quotes, line ends, anchors, blocks of text, a BOM; and
    text that YAML takes for a comment, further down than before.
    """
    assert edited(before) == after


def test_a_text_is_always_quoted() -> None:
    """Readers would make the number 1.1 of it, or true of yes."""
    assert edited("list: [{}]\n", VERSION) == 'list: [{version: "1.10"}]\n'
    noted: Entries = {"note": Scalar('yes\n"really" \\ \x07\u2028')}
    assert edited("list: [{}]\n", noted) == (
        'list: [{note: "yes\\n\\"really\\" \\\\ \\x07\\u2028"}]\n'
    )


def test_a_mapping_is_filled_in_and_keeps_what_else_it_holds() -> None:
    """Each value at its place; a comment beside one stays beside it."""
    before = "list:\n- sub:\n      version: '1.0'  # board\n      other: 1\n"
    after = 'list:\n- sub:\n      version: "1.10"  # board\n      other: 1\n      more: plain\n'
    entries: Entries = {"sub": {**VERSION, "more": Scalar("plain", plain=True)}}
    assert edited(before, entries) == after


def test_a_new_mapping_takes_the_style_of_its_home() -> None:
    entries: Entries = {"sub": {**VERSION, "marks": {"a": Scalar("1"), "b": Scalar(None)}}}
    assert edited("list: [{id: x}]\n", entries) == (
        'list: [{id: x, sub: {version: "1.10", marks: {a: "1", b: null}}}]\n'
    )
    assert edited("list:\n    - id: x\n", entries) == (
        "list:\n    - id: x\n      sub:\n"
        '          version: "1.10"\n          marks:\n              a: "1"\n              b: null\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "list:\n- &a {day: 2025-01-01}\n- *a\n",
        "list:\n- day: &d 2025-01-01\n- day: *d\n",
        "all: &l [{id: x}]\nlist: *l\n",
        "list:\n- day: 1\n  day: 2\n",
        "list:\n- day: [2025-01-01]\n",
        "list:\n- {id: x\n",
        "list:\n- text\n",
        "list:\n- day: |  # why\n    2025-01-01\n",
        "other: 1\n",
        "",
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str) -> None:
    """Shared anchors, two of a key, a list in its place, broken YAML, a comment that would go."""
    with pytest.raises(EditError):
        edited(text)


def test_another_encoding_is_refused() -> None:
    """Its bytes would not come back as they were."""
    with pytest.raises(EditError, match="not UTF-8"):
        with_entries("list: [{id: é}]".encode("latin-1"), ("list", 0), DAY)
