"""Sign-offs and syncs change their own lines in vision.yaml and nothing else, or refuse."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.editing.sign_off import with_sign_off, with_sync
from commitcheck.editing.yaml.splice import EditError
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.vision import SignOff, Stakeholder
from editing.visions import NAMES, Written, visions

DAY = dt.date(2026, 3, 16)
MARKS = {"need": "0123456789012345", "category": "12e4567890123456"}
TEXTS = st.characters(exclude_categories=["Cs"])
NOTES = st.one_of(st.none(), st.text(TEXTS))


def answer(note: str | None = None) -> SignOff:
    return SignOff("1.10", "approved", DAY, note, MARKS)


def who(name: str) -> Stakeholder:
    """One that had a note before, so that an old note goes."""
    return Stakeholder(name, role="sales", signoff=SignOff(note="old"))


def meaning(content: bytes) -> Any:
    """What another reader than ours makes of it; every scalar as text."""
    return yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes text only


def signed(note: str | None) -> Callable[[bytes, int], bytes]:
    return lambda content, index: with_sign_off(content, who(NAMES[index]), answer(note))


def synced(content: bytes, index: int) -> bytes:
    return with_sync(content, [NAMES[index]], DAY)


def expected(data: Any, index: int, note: str | None, *, sync: bool) -> Any:
    entry = data["stakeholders"][index]
    if sync:
        entry["last_synced_on"] = "2026-03-16"
        return data
    old = entry.get("signoff")
    kept = old if isinstance(old, dict) else {}
    marks = {**kept.get("fingerprint", {}), **MARKS}
    entry["signoff"] = {"version": "1.10", "decision": "approved", "date": "2026-03-16",
                        "note": "null" if note is None else note, "fingerprint": marks}  # fmt: skip
    return data


def is_around(written: Written, index: int, edited: str) -> bool:
    """Are the lines before the entry and behind it the same, to the byte?"""
    start, end = written.entries[index]
    lines = written.text.splitlines(keepends=True)
    before, behind = "".join(lines[:start]), "".join(lines[end:])
    return edited.startswith(before) and edited.endswith(behind)


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@given(visions(), st.integers(0, 2), NOTES)
def test_a_sign_off_changes_its_own_lines_only(
    written: Written, index: int, note: str | None
) -> None:
    """Without shared anchors it never refuses, and no comment is lost."""
    before = written.text.encode("utf-8")
    after = signed(note)(before, index)
    assert meaning(after) == expected(meaning(before), index, note, sync=False)
    assert is_around(written, index, after.decode("utf-8"))
    assert set(comments(written.text)) <= set(comments(after.decode("utf-8")))
    assert not read_yaml("vision.yaml", after).problems


@given(visions(), st.integers(0, 2))
def test_a_sync_changes_its_own_line_only(written: Written, index: int) -> None:
    """One line at most is added or changed."""
    before = written.text.encode("utf-8")
    after = synced(before, index)
    assert meaning(after) == expected(meaning(before), index, None, sync=True)
    assert is_around(written, index, after.decode("utf-8"))
    old, new = written.text.splitlines(), after.decode("utf-8").splitlines()
    assert len(new) - len(old) in (0, 1)
    assert sum(line not in old for line in new) <= 1


@given(visions(shared=True), st.integers(0, 2), st.booleans())
def test_a_shared_part_is_edited_alone_or_not_at_all(
    written: Written,
    index: int,
    sync: bool,  # noqa: FBT001 - drawn
) -> None:
    """An alias of somebody else's entry, day or sign-off must not change with it."""
    before = written.text.encode("utf-8")
    try:
        after = synced(before, index) if sync else signed(None)(before, index)
    except EditError:
        return
    assert meaning(after) == expected(meaning(before), index, None, sync=sync)


@given(st.text(TEXTS, max_size=200))
def test_whatever_the_file_holds_is_edited_well_or_left_alone(text: str) -> None:
    """Nonsense is refused, never half edited."""
    content = f"stakeholders:\n- {{id: ann}}\nrest: {text}".encode()
    try:
        after = with_sync(content, ["ann"], DAY)
    except EditError:
        return
    assert after == content.replace(b"{id: ann}", b"{id: ann, last_synced_on: 2026-03-16}")


def test_a_refusal_gives_the_lines_to_paste() -> None:
    """Whoever is refused can do it by hand."""
    content = b"stakeholders: &s [{id: ann}]\nothers: *s\n"
    with pytest.raises(EditError) as refusal:
        with_sign_off(content, Stakeholder("ann"), SignOff("1.1", "approved", DAY))
    assert str(refusal.value) == (
        "nothing was changed: signoff cannot be changed without changing something else."
        " Put this in by hand:\n"
        "\n"
        "in the entry of ann under stakeholders\n"
        "    signoff:\n"
        '      version: "1.1"\n'
        "      decision: approved\n"
        "      date: 2026-03-16\n"
        "      fingerprint:"
    )


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(EditError, match="2 entries of that id"):
        with_sync(b"stakeholders: [{id: ann}, {id: ann}]\n", ["ann"], DAY)


def test_an_entry_without_an_id_goes_by_its_role() -> None:
    """As everywhere else in the tool."""
    assert with_sync(b"stakeholders: [{role: sales}]\n", ["sales"], DAY) == (
        b"stakeholders: [{role: sales, last_synced_on: 2026-03-16}]\n"
    )
