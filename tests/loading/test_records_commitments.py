"""A commitments file's data as promises."""

import datetime as dt
from typing import Any

import pytest

import building
from commitcheck.loading.records.commitments import commitments_of, lost_of, named_fields
from commitcheck.model.commitment import RECORD_FIELDS, Approval
from commitcheck.model.location import FixedSource
from commitcheck.model.project import LostRecord

SOURCE = FixedSource("commitments.yaml")
ONE = {"id": "C-1", "customer": "Acme", "title": "SCIM"}


def test_the_smallest_promise_has_every_default() -> None:
    """Id, customer and title are all that must be there."""
    (promise,) = commitments_of([ONE], SOURCE, {})
    assert (promise.kind, promise.status, promise.source, promise.op) == (
        "feature",
        "proposed",
        "unspecified",
        "eq",
    )
    assert promise.deal_id == "Acme"
    assert promise.effective_binding == "contractual"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ({}, "proposed"),
        ({"signed_on": "2026-02-27"}, "signed"),
        ({"signed_on": "2026-02-27", "delivered_on": "2026-05-01"}, "delivered"),
        ({"delivered_on": "2026-05-01"}, "delivered"),
        ({"signed_on": "2026-02-27", "status": "negotiating"}, "negotiating"),
        ({"signed_on": "2026-02-27", "status": None}, "signed"),
    ],
)
def test_the_dates_say_the_status_where_none_is_given(written: Any, status: str) -> None:
    """A status that is given stands, even against its dates: that is INP004's business."""
    (promise,) = commitments_of([{**ONE, **written}], SOURCE, {})
    assert promise.status == status


def test_a_promise_in_a_quarter_is_due_on_its_last_day() -> None:
    """Nobody who promised Q3 is late before October."""
    (promise,) = commitments_of([{**ONE, "due": "2026-Q3"}], SOURCE, {})
    assert promise.due == dt.date(2026, 9, 30)


def test_a_capability_is_one_id_or_several() -> None:
    """Both ways to write it are the same promise."""
    alone, several = commitments_of(
        [{**ONE, "capability": "scim"}, {**ONE, "capability": ["scim"]}], SOURCE, {}
    )
    assert alone.capability == several.capability == ("scim",)


def test_approvals_carry_role_day_and_name() -> None:
    """One without a role approves nothing; one without a day is undated."""
    written = [
        {"role": "legal", "date": "2026-02-25", "by": "li"},
        {"by": "x"},
        {"role": "product"},
    ]
    (promise,) = commitments_of([{**ONE, "approvals": written}], SOURCE, {})
    assert promise.approvals == (
        Approval("legal", dt.date(2026, 2, 25), "li"),
        Approval("product"),
    )


def test_a_mapping_and_a_bare_list_hold_the_same_promises() -> None:
    """The header is optional; places differ by the key in front."""
    (bare,) = commitments_of([ONE], SOURCE, {})
    (headed,) = commitments_of({"commitments": [ONE]}, SOURCE, {})
    assert bare._replace(where=headed.where) == headed
    assert (bare.where.key, headed.where.key) == ((0,), ("commitments", 0))


def test_fields_that_were_dropped_are_named_in_their_promise_only() -> None:
    """A rule that reads such a field skips this promise and no other."""
    first, second = commitments_of([ONE, {**ONE, "id": "C-2"}], SOURCE, {(1,): ("due",)})
    assert (first.unusable, second.unusable) == ((), ("due",))


def test_a_field_is_named_when_one_record_has_its_key() -> None:
    """`until: null` names it; an unknown key is no field."""
    data = {"commitments": [ONE, {"id": "C-2", "until": None, "colour": "red"}, None]}
    assert named_fields(data) == {"id", "customer", "title", "until"}


def test_of_an_entry_that_made_no_promise_is_kept_what_can_be_read() -> None:
    """Its deal is its customer where it names none, and not known where that cannot be used."""
    data = [
        ONE,
        {"id": "C-2", "customer": "Acme"},
        {"id": "C-3", "customer": "Acme", "deal": "D-1", "title": None},
        {"customer": "Acme", "deal": ["D-1"]},
        None,
        "no record",
    ]
    assert list(lost_of(data, [(0,)])) == [
        LostRecord("C-2", "Acme", "Acme"),
        LostRecord("C-3", "Acme", "D-1"),
        LostRecord(None, "Acme", None),
        LostRecord(),
    ]
    assert list(lost_of({"commitments": data}, [("commitments", 0)])) == list(lost_of(data, [(0,)]))


@pytest.mark.parametrize("data", [None, "text", {}, {"commitments": None}, [], ["text"]])
def test_what_holds_no_records_gives_none(data: Any) -> None:
    """The schema has said what is wrong; building goes on without."""
    assert commitments_of(data, SOURCE, {}) == ()
    assert named_fields(data) == frozenset()
    assert len(list(lost_of(data, []))) == (data == ["text"])


def test_the_factories_of_the_tests_name_every_field_unless_told_otherwise() -> None:
    """A rule's test sees empty cells as missing, as with a table that has all columns."""
    project = building.project(promises=[building.promise()])
    assert project.fields == frozenset(RECORD_FIELDS)


def test_the_factories_of_the_tests_refuse_what_no_file_could_say() -> None:
    """A slip in a test is a failure of the test, not a silent pass."""
    with pytest.raises(AssertionError, match="capabilty"):
        building.promise(capabilty="scim")
