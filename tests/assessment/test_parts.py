"""What a promise's words fill in of its record: field by field, and which of it may be taken."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.assessment.as_read.parts import (
    CLEAR,
    USABLE,
    Part,
    meant_by,
    on_record,
    with_part_waivers,
    with_parts,
    worth_reading,
)
from commitcheck.assessment.debt import on_their_records, unclear_debt
from commitcheck.model.commitment import Commitment, DecidedFields
from commitcheck.model.decision import Baseline, BaselineEntry
from commitcheck.model.finding import Finding, Related
from commitcheck.model.location import Location
from commitcheck.model.reading import Band, Measure, Reading, ReadPromise
from commitcheck.model.vocabulary import SourceKind

AT = Location("x.yaml", 1, 1)
DAY = dt.date(2027, 3, 31)


def read(band: Band = "clear", **fields: Any) -> ReadPromise:
    """What was read, each field in the same band."""
    names = {"dimension": "value"}
    readings = tuple(
        Reading(names.get(name, name), _value(name, value, fields), 0, 5, band, "")
        for name, value in fields.items()
        if name not in ("op", "value", "modality") and value is not None
    )
    return ReadPromise(0, 10, readings=readings, **fields)


def _value(name: str, value: Any, fields: dict[str, Any]) -> Any:
    if name == "dimension":
        return Measure(value, fields.get("op") or "eq", fields.get("value"))
    return value


def part(record: Commitment, entry: ReadPromise, **how: Any) -> Part:
    fields: dict[str, Any] = {
        "id": record.id, "field": "title", "rejected": frozenset(), "names_kind": False,
        "alone": True, "first": True,
    }  # fmt: skip
    return Part(record=record, text=record, read=entry, **{**fields, **how})


def changes(record: Commitment, made: Commitment) -> dict[str, Any]:
    """Only what it says that the record does not."""
    return {
        name: value
        for name, value in made._asdict().items()
        if value != getattr(record, name)
    }  # fmt: skip


EACH: dict[str, Any] = {
    "due": DAY,
    "certification": "tisax",
    "scope_segment": "bank",
    "until": DAY,
    "remedy": "refund",
    "remedy_cap_pct": 20.0,
    "payment_contingent": False,
    "disclaimer": True,
}


@pytest.mark.parametrize("name", EACH)
def test_each_field_is_filled_where_nothing_is_given(name: str) -> None:
    """By what may be taken; a given value stands."""
    row = b.promise(claimed_as="roadmap")
    value = EACH[name]
    cases: tuple[tuple[Band, frozenset[Band], bool], ...] = (
        ("clear", USABLE, True), ("likely", USABLE, True), ("unclear", USABLE, False),
        ("clear", CLEAR, True), ("likely", CLEAR, False),
    )  # fmt: skip
    for band, bands, is_taken in cases:
        made = part(row, read(band, **{name: value})).promise(bands)
        assert changes(row, made) == ({name: value} if is_taken else {})
    other = not value if isinstance(value, bool) else value
    given: dict[str, Any] = {name: other}
    full = row._replace(**given)
    assert part(full, read(**{name: value})).promise() == full


def test_a_dimension_comes_with_its_value() -> None:
    row = b.promise()
    entry = read(dimension="uptime_pct", op="min", value=99.5)
    whole = {"dimension": "uptime_pct", "op": "min", "value": 99.5}
    assert changes(row, part(row, entry).promise()) == whole
    equal = read(dimension="uptime_pct", value=99.5)
    assert changes(row, part(row, equal).promise()) == {"dimension": "uptime_pct", "value": 99.5}
    given = row._replace(dimension="latency", value=200.0)
    assert part(given, entry).promise() == given
    assert part(row, read("unclear", dimension="d", value=1)).promise() == row


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"capability": ("a", "b"), "roadmap_item": ("RM1",)}),
        ({"capability": ["c"]}, {}),
        ({"roadmap_item": ["RM2"]}, {}),
    ],
)
def test_what_it_is_about_is_taken_where_neither_is_given(
    given: dict[str, Any], expected: dict[str, Any]
) -> None:
    row = b.promise(**given)
    entry = read(capabilities=("a", "b"), roadmap_items=("RM1",))
    assert changes(row, part(row, entry).promise()) == expected


def test_of_what_it_is_about_only_what_is_sure() -> None:
    row = b.promise()
    readings = (
        Reading("capabilities", ("a",), 0, 1, "likely", ""),
        Reading("capabilities", ("b",), 0, 1, "clear", ""),
        Reading("capabilities", ("c",), 0, 1, "unclear", ""),
    )
    entry = ReadPromise(0, 9, capabilities=("c", "b", "a"), readings=readings)
    assert part(row, entry).promise().capability == ("b", "a")
    assert part(row, entry).promise(CLEAR).capability == ("b",)


@pytest.mark.parametrize(
    ("names_kind", "is_paper", "band", "expected"),
    [
        (False, False, "clear", "sla"),
        (True, False, "clear", "feature"),
        (True, True, "clear", "sla"),
        (False, False, "unclear", "feature"),
        (True, True, "unclear", "feature"),
    ],
)
def test_the_kind_is_the_columns_where_there_is_one(
    *,
    names_kind: bool,
    is_paper: bool,
    band: Band,
    expected: str,
) -> None:
    """But a document's promise has none of its own."""
    entry = read(band, kind="sla")
    row = b.promise()._replace(read=entry if is_paper else None)
    assert part(row, entry, names_kind=names_kind).promise().kind == expected


@pytest.mark.parametrize(
    ("modality", "given", "expected"),
    [
        ("firm", None, None),
        ("efforts", None, "efforts"),
        ("intent", None, "intent"),
        ("informal", None, None),
        ("efforts", "contractual", "contractual"),
        ("intent", "informal", "informal"),
        ("negated", None, None),
    ],
)
def test_a_hedged_word_binds_less_where_nothing_says_how_it_binds(
    modality: Any, given: Any, expected: str | None
) -> None:
    row = b.promise(**({"binding": given} if given else {}))
    assert part(row, read(modality=modality)).promise().binding == expected


@pytest.mark.parametrize(
    ("entry", "given", "expected"),
    [
        ({}, {}, "available"),
        ({"due": DAY}, {}, None),
        ({}, {"claimed_as": "roadmap"}, "roadmap"),
        ({}, {"certification": "iso"}, None),
    ],
)
def test_a_certificate_without_a_day_is_claimed_to_be_there(
    entry: dict[str, Any], given: dict[str, Any], expected: str | None
) -> None:
    made = part(b.promise(**given), read(certification="tisax", **entry)).promise()
    assert made.claimed_as == expected


@pytest.mark.parametrize(
    ("source", "said_in", "bands", "expected"),
    [
        ("unspecified", "call", USABLE, "call"),
        ("unspecified", None, USABLE, "unspecified"),
        ("email", "call", USABLE, "email"),
        ("unspecified", "call", CLEAR, "unspecified"),
    ],
)
def test_where_it_was_said_is_taken_where_no_column_names_it(
    source: str, said_in: SourceKind | None, bands: frozenset[Band], expected: str
) -> None:
    """And never decides: clear words leave it open."""
    row = b.promise(source=source)
    assert part(row, read(), said_in=said_in).promise(bands).source == expected


def test_one_of_several_has_its_own_id_and_only_the_first_the_work() -> None:
    row = b.promise(effort=3)
    assert part(row, read(), id="C-1~abc", alone=True).promise() == row
    first = part(row, read(), id="C-1~abc", alone=False, first=True).promise()
    later = part(row, read(), id="C-1~abd", alone=False, first=False).promise()
    assert changes(row, first) == {"id": "C-1~abc"}
    assert changes(row, later) == {"id": "C-1~abd", "effort": None}


def test_what_a_person_rejected_is_not_filled_in() -> None:
    row = b.promise()
    entry = read(due=DAY, until=DAY, dimension="d", value=1.0)
    rejected = frozenset(("due", "dimension", "op", "value"))
    assert changes(row, part(row, entry, rejected=rejected).promise()) == {"until": DAY}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"status": "negotiating"}, True),
        ({"status": "signed"}, True),
        ({"status": "withdrawn"}, False),
        ({"status": "delivered"}, False),
        ({"capability": ["a"]}, True),
        ({"roadmap_item": ["RM1"]}, True),
        ({"dimension": "d"}, True),
        ({"certification": "iso"}, True),
        ({"capability": ["a"], "due": "2026-06-30"}, False),
        ({"due": "2026-06-30"}, True),
        ({"capability": ["a"], "kind": "sla"}, False),
        ({"dimension": "d", "kind": "pricing"}, False),
        ({"kind": "sla"}, True),
        *(
            ({"capability": ["a"], "kind": kind}, True)
            for kind in ("feature", "integration", "deployment", "compliance", "services")
        ),
    ],
)
def test_whose_words_are_worth_reading(fields: dict[str, Any], *, expected: bool) -> None:
    """Open ones that nothing ties to the vision, or of a kind that has a day, without one."""
    row = b.promise(**fields)
    assert (worth_reading(b.project(b.vision(), [row])) == (row,)) == expected
    of_part = row._replace(decided=DecidedFields(part_of="C-0"))
    assert worth_reading(b.project(b.vision(), [of_part])) == ()
    papers = b.replaced(b.project(b.vision(), [of_part]), papers={"C-1": (row,)})
    assert worth_reading(papers) == (of_part,)


def test_the_project_has_the_parts_in_place_of_their_record() -> None:
    """And names the fields that were read; a remedy's words show that it has no cap."""
    rows = [b.promise("C-1"), b.promise("C-2", effort=1), b.promise("C-3")]
    project = b.project(b.vision(), rows, fields=("id", "title"))
    parts = [
        part(rows[1], read(due=DAY), id="C-2~a", alone=False),
        part(rows[1], read("likely", remedy="refund"), id="C-2~b", alone=False, first=False),
    ]
    made = with_parts(project, parts)
    assert [it.id for it in made.commitments] == ["C-1", "C-2~a", "C-2~b", "C-3"]
    assert made.fields == {"id", "title", "due", "remedy", "remedy_cap_pct", "effort"}
    assert made.commitments[0] is rows[0]
    clear = with_parts(project, parts, CLEAR)
    assert clear.fields == {"id", "title", "due", "effort"}
    assert with_parts(project, ()).commitments == project.commitments


# Decisions that name a record, and the parts that they can mean.

RECORD_OF = {"C-1~a": "C-1", "C-1~b": "C-1", "C-2~a": "C-2", "C-3": "C-3"}


def found(id_: str, code: str = "TIM401", *others: str, kind: str = "commitment") -> Finding:
    related = tuple(Related(what, name, AT) for what, name in map(str.split, others))
    return b.finding(code, id_, kind, related=related)


@pytest.mark.parametrize(
    ("scope", "findings", "expected"),
    [
        ({"commitment": "C-1"}, [found("C-1~a")], ["C-1~a"]),
        ({"object": "C-1"}, [found("C-1~a")], ["C-1~a"]),
        ({"commitment": "C-2"}, [found("C-1~a"), found("C-2~a")], ["C-2~a"]),
        ({"commitment": "C-9"}, [found("C-1~a")], []),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1~b")], []),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1~b", "TIM402")], ["C-1~a"]),
        ({"commitment": "C-1"}, [found("C-1~a", "TIM401:beta"), found("C-1~b")],
         ["C-1~a", "C-1~b"]),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1~b", "TIM401", "capability x")],
         ["C-1~a", "C-1~b"]),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-2~a")], ["C-1~a"]),
        ({"commitment": "C-3"}, [found("C-3")], []),
        ({"commitment": "C-1"}, [found("C-1~a", kind="deal")], []),
        ({"commitment": "C-1"}, [found("C-1~a", "VIS601")], []),
        ({"deal": "C-1"}, [found("C-1~a")], []),
    ],
)  # fmt: skip
def test_a_waiver_of_a_record_holds_for_the_one_part_it_can_mean(
    scope: dict[str, str], findings: list[Finding], expected: list[str]
) -> None:
    """It stays itself too; where several parts have the finding nobody can tell."""
    waiver = b.waiver(rule="TIM401", **scope)
    first, *copies = with_part_waivers((waiver,), findings, RECORD_OF)
    assert first == waiver
    assert [it.commitment or it.object for it in copies] == expected
    assert {it.object is None for it in copies} <= {"object" not in scope}


def test_a_waiver_of_a_variant_is_of_that_variant_only() -> None:
    waiver = b.waiver(rule="TIM401:beta", commitment="C-1")
    made = with_part_waivers((waiver,), [found("C-1~a", "TIM401:beta")], RECORD_OF)
    assert [it.commitment for it in made] == ["C-1", "C-1~a"]
    made = with_part_waivers((waiver,), [found("C-1~a"), found("C-1~b", "TIM401:x")], RECORD_OF)
    assert [it.commitment for it in made] == ["C-1"]


@pytest.mark.parametrize(
    ("scope", "findings", "expected"),
    [
        ({"commitment": "C-1"}, [found("C-1~b"), found("C-1~a")], ("C-1~a", "C-1~b")),
        ({"object": "C-1"}, [found("C-1~b"), found("C-1~a")], ("C-1~a", "C-1~b")),
        ({"commitment": "C-1"}, [found("C-1~a")], None),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1~a")], None),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1~b", "VIS601")], None),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-1")], None),
        ({"commitment": "C-1"}, [found("C-1~a"), found("C-2~a")], None),
        ({"deal": "D-1"}, [found("C-1~a"), found("C-1~b")], None),
        ({"commitment": "C-1"}, [found("C-1~a", "TIM401:x"), found("C-1~b")], ("C-1~a", "C-1~b")),
    ],
)
def test_the_parts_that_a_waiver_may_mean(
    scope: dict[str, str], findings: list[Finding], expected: tuple[str, ...] | None
) -> None:
    meant = meant_by((b.waiver(rule="TIM401", **scope),), findings, RECORD_OF)
    assert meant == ({} if expected is None else {"W-1": expected})


def test_a_finding_on_a_part_is_one_on_its_record() -> None:
    """Of the same kind of thing, open as it was; what is no part stays what it is."""
    there = b.finding("TIM401", "C-1~a", unsigned=True, in_baseline=True)
    moved = on_record(there, RECORD_OF)
    assert moved.subject == ("commitment", "C-1", True)
    assert moved.rule == "TIM401"
    for same in (found("C-3"), found("C-9"), found("C-1~a", kind="deal")):
        assert on_record(same, RECORD_OF) is same
    (copy,) = on_their_records((found("C-3"), there), RECORD_OF)
    assert (copy.subject.id, copy.in_baseline, copy.accepted_until) == ("C-1", False, None)


def test_known_debt_that_may_mean_several_parts_is_said_to_be_unclear() -> None:
    """The first three of them by name, in their order."""
    parts = [f"C-1~{letter}" for letter in "dcba"]
    record_of = dict.fromkeys(parts, "C-1")

    def said(number: int) -> list[tuple[str, str]]:
        findings = [found(it) for it in parts[:number]]
        entry = BaselineEntry(found("C-1").fingerprint, "TIM401", "error", "commitment", "C-1")
        other = BaselineEntry(found("C-2").fingerprint, "TIM401", "error", "commitment", "C-2")
        debt = Baseline(entries=(other, entry))
        return [(it.finding, str(it.reason)) for it in unclear_debt(debt, findings, record_of)]

    assert said(0) == said(1) == []
    unclear = "it is unclear which it means: "
    assert said(2) == [("TIM401 C-1", f"{unclear}C-1~c, C-1~d")]
    assert said(3) == [("TIM401 C-1", f"{unclear}C-1~b, C-1~c, C-1~d")]
    assert said(4) == [("TIM401 C-1", f"{unclear}C-1~a, C-1~b, C-1~c and 1 more")]
