"""The builder of records: conversion, defaults, places."""

import datetime as dt

from commitcheck.loading.records.build import build, inside
from commitcheck.model.location import FixedSource, Location, Where
from commitcheck.model.vision import Capability, Period, Positioning, RoadmapItem, Segment, SignOff

SOURCE = FixedSource("vision.yaml")
HERE = Where(SOURCE, ("section", 0))


def test_a_null_and_an_absent_field_are_the_same() -> None:
    """`null` is an empty cell: the default applies."""
    written = {"id": "scim", "status": None, "aliases": None, "theme": None}
    assert build(Capability, written, HERE) == build(Capability, {"id": "scim"}, HERE)
    assert build(Capability, written, HERE).status == "planned"


def test_a_quarter_is_its_first_day_where_something_starts_and_its_last_elsewhere() -> None:
    """`earliest` and `start` open an interval; every other day closes one."""
    item = build(RoadmapItem, {"id": "R", "earliest": "2026-Q3", "latest": "2026-Q3"}, HERE)
    period = build(Period, {"id": "P", "start": "2026-Q4", "end": "2026-Q4"}, HERE)
    assert (item.earliest, item.latest) == (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert (period.start, period.end) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_lists_become_tuples_without_their_empty_entries() -> None:
    """A dash with nothing behind it names nothing."""
    capability = build(Capability, {"id": "scim", "depends_on": ["rbac", None]}, HERE)
    assert capability.depends_on == ("rbac",)


def test_numbers_have_the_fields_type() -> None:
    """`total: 48` and `total: 48.0` are the same capacity."""
    total = build(Period, {"id": "P", "total": 48}, HERE).total
    assert (total, type(total)) == (48.0, float)


def test_a_mapping_is_kept_as_it_is() -> None:
    """A sign-off's fingerprints are one hash per part."""
    assert build(SignOff, {"fingerprint": {"themes": "ab"}}, HERE).fingerprint == {"themes": "ab"}


def test_nested_records_know_their_own_places() -> None:
    """A finding on a segment points at the segment, not at the positioning around it."""
    positioning = build(
        Positioning, {"segments": [{"id": "bank"}]}, Where(SOURCE, ("positioning",))
    )
    (segment,) = positioning.segments
    assert segment == Segment("bank")
    assert segment.where.key == ("positioning", "segments", 0)
    assert segment.at("fit") == Location("vision.yaml", 1, 1, "fit")


def test_a_record_without_an_id_goes_by_what_it_is_called_else_by_its_place() -> None:
    """An absent id is no input error, but a finding needs a name to speak of the thing by."""
    written = {"segments": [{"name": "Banks"}, {"fit": "excluded"}]}
    positioning = build(Positioning, written, Where(SOURCE, ("positioning",)))
    assert [segment.id for segment in positioning.segments] == ["Banks", "segments[2]"]


def test_a_place_further_down_extends_any_kind_of_key() -> None:
    """Sources choose their own keys: a path in YAML, a row number in a table."""
    assert inside(Where(SOURCE, 7), "approvals", 0).key == (7, "approvals", 0)
    assert inside(HERE, "x").key == ("section", 0, "x")
