"""Waivers, links and a baseline from checked data."""

import datetime as dt
from typing import Any

import pytest

from commitcheck.loading.records.decisions import baseline_of, links_of, waivers_of
from commitcheck.model.decision import Baseline, BaselineEntry, Link, Waiver
from commitcheck.model.location import FixedSource

SOURCE = FixedSource("waivers.yaml")
ENTRY = {
    "fingerprint": "0123456789abcdef",
    "rule": "VIS601",
    "severity": "error",
    "subject_kind": "commitment",
    "subject_id": "C-1",
}


def test_a_waiver_needs_an_id_and_a_rule_and_nothing_else() -> None:
    """What else it lacks is for the waiver rules to say."""
    written = {
        "waivers": [{"id": "W-1", "rule": "VIS603", "expires_on": "2026-03-10"}, {"id": "x"}]
    }
    assert waivers_of(written, SOURCE) == (
        Waiver("W-1", "VIS603", expires_on=dt.date(2026, 3, 10)),
    )


def test_a_waiver_stands_where_the_file_has_it() -> None:
    """Its place counts the entries of the file, also behind one that was left out."""
    _, second = waivers_of({"waivers": [{"id": str(n), "rule": "VIS603"} for n in (1, 2)]}, SOURCE)
    assert second.where.key == ("waivers", 1)


def test_a_link_is_accepted_unless_it_says_otherwise() -> None:
    """Editing links.yaml by hand takes two fields."""
    written = {"links": [{"commitment": "C-1", "item": "capability:scim"}]}
    assert links_of(written, SOURCE) == (Link("C-1", "capability:scim", "accepted"),)


def test_a_baseline_keeps_what_it_can_match() -> None:
    """An entry that lost a part could match nothing."""
    broken = {key: value for key, value in ENTRY.items() if key != "rule"}
    written = {"as_of": "2026-03-16", "dominant_roots": ["R2", None], "entries": [ENTRY, broken]}
    assert baseline_of(written) == Baseline(
        entries=(BaselineEntry("0123456789abcdef", "VIS601", "error", "commitment", "C-1"),),
        as_of=dt.date(2026, 3, 16),
        dominant_roots=("R2", None),
    )


@pytest.mark.parametrize("data", [{}, {"waivers": None, "links": None, "entries": None}])
def test_empty_files_hold_nothing(data: Any) -> None:
    """An empty waivers file is no waivers."""
    assert waivers_of(data, SOURCE) == ()
    assert links_of(data, SOURCE) == ()
    assert baseline_of(data) == Baseline()
