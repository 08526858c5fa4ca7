"""The table that finds promises: its shape, what moves it, and that it is ours and bounded."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import vision
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import OUR_MODALITIES
from commitcheck.reading.promises.finder import BITS, THRESHOLD, Table, slot, table

NOTHING = Project(None)
DAY = dt.date(2026, 11, 30)


def promises(text: str, source: str = "unspecified") -> int:
    return sum(entry.is_promise for entry in read_text(text, NOTHING, source=source))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSO by June 2027 but no kiosk yet", 1),
        ("SSO by June 2027; no on-prem", 1),
        ("They had SSO by June 2027 but no kiosk yet", 0),
        ("SSO but no kiosk yet", 0),
    ],
)
def test_a_thing_and_a_day_are_a_promise_whatever_is_denied_behind_them(
    text: str, expected: int
) -> None:
    things = vision(capabilities=[{"id": "sso", "name": "SSO"}, {"id": "kiosk", "name": "Kiosk"}])
    read = read_text(text, Project(things), written_on=DAY)
    assert sum(entry.is_promise for entry in read) == expected


def test_the_table_has_a_weight_for_every_slot() -> None:
    assert len(table().data) == 8 + (1 << BITS)
    assert 0 < THRESHOLD < 1


@pytest.mark.parametrize("size", [0, 8, 7 + (1 << BITS), 9 + (1 << BITS)])
def test_a_table_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="weights"):
        Table(bytes(size))


def test_a_table_adds_what_its_features_weigh_each_once() -> None:
    data = bytearray(8 + (1 << BITS))
    data[:4] = (5_000).to_bytes(4, "little")  # half a logit a step
    data[8 + slot("w:deliver")] = 4
    data[8 + slot("w:never")] = 256 - 4
    weights = Table(bytes(data))
    assert weights.probability([]) == 0.5
    assert weights.weight("w:deliver") == 2.0
    assert weights.weight("w:never") == -2.0
    assert weights.probability(["w:deliver", "w:deliver"]) == pytest.approx(0.8808, abs=1e-4)
    assert weights.probability(["w:deliver", "w:never"]) == 0.5


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("We will deliver the app by May 2027.", "They will deliver the app by May 2027?"),
        ("We will deliver the app by May 2027.", "We cannot deliver the app, sorry."),
        ("We guarantee 99.9 % availability.", "Their incumbent guarantees 99.9 % availability."),
        ("Wir liefern die App bis Mai 2027.", "Leider können wir die App nicht liefern."),
        ("Nous livrerons le portail le 3 mai 2027.", "Le client souhaite un portail."),
        ("Vamos entregar o portal até 3 de maio de 2027.", "O cliente pediu um portal."),
    ],
)
def test_who_promises_and_whether_decides(yes: str, no: str) -> None:
    assert (promises(yes), promises(no)) == (1, 0)


def test_a_question_is_never_a_promise() -> None:
    assert promises("Will you deliver the app by 30 June 2027 in the EU with 99.9 % uptime?") == 0


HOSTILE = [
    "a" * 300_000,
    "30/06/2027 " * 10_000,
    "<b>" * 50_000,
    "(" * 50_000,
    "~~x" * 50_000,
    "> old\n" * 20_000,
    ". " * 50_000,
    "and " * 20_000,
    "QUJD" * 60_000,
    "\u202e\u200b" * 50_000,
    "{color:" * 30_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_hostile_text_is_inert_and_takes_linear_time(text: str) -> None:
    started = time.process_time()
    found = read_text(text, NOTHING, written_on=DAY)
    assert time.process_time() - started < 20
    assert not any(entry.is_promise for entry in found)


SCRIPTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z", "Cc", "Cf")), max_size=120
)
PIECES = st.sampled_from(
    [
        "We will deliver", "the app", "by 30 June 2027", "99.9 %", "no", "?", ". ", "\n- ", " | ",
        "<b>", "&amp;", "> ", "; ", "bis Ende Mai", "שלום", "مرحبا", "日本", "é", "\u202e", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, SCRIPTS), max_size=12).map(" ".join))
def test_every_entry_points_at_words_of_the_text(text: str) -> None:
    found = read_text(text, NOTHING, written_on=DAY)
    assert found == read_text(text, NOTHING, written_on=DAY)
    for entry in found:
        assert 0 <= entry.start < entry.end <= len(text)
        assert text[entry.start : entry.end].strip()
        assert entry.is_promise == (entry.modality in OUR_MODALITIES)
        assert all(0 <= item.start <= item.end <= len(text) for item in entry.readings)
    assert list(found) == sorted(found, key=lambda entry: (entry.start, entry.end))
