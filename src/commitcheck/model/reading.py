"""What the words of a record state: typed values, each with the very words it was read from.

Places are counted in code points of the text that was read, the end not included.
"""

import datetime as dt
from collections.abc import Container
from typing import Literal

import msgspec

from commitcheck.model.vocabulary import Kind, Scalar

Band = Literal["clear", "likely", "unclear"]
"""`clear`: the words leave no other meaning. `unclear` is never used, only shown."""

OurModality = Literal["firm", "efforts", "intent", "informal"]
NoPromise = Literal[
    "negated", "question", "customer_duty", "delivered", "competitor", "third_party", "wish",
    "history", "hypothetical", "internal", "requirement", "boilerplate",
]  # fmt: skip
"""Why words are no promise of ours."""
Modality = OurModality | NoPromise

Remedy = Literal[
    "none", "service_credit", "refund", "termination_right", "liquidated_damages", "uncapped"
]


class RelativeDay(msgspec.Struct, frozen=True):
    """A day counted from an event whose own day the text does not say.

    `anchor` is signature, kickoff, uat, go_live, effective_date, termination, approval or
    receipt; `offset` is an ISO 8601 duration (`P90D`, `P8W`, `P0D` for the day itself), in
    working days `P10WD`.
    """

    anchor: str
    offset: str


class Measure(msgspec.Struct, frozen=True):
    """A value of a dimension of the vision; `op` is min or max only where the words say so.

    `value` is None where the words name the dimension without a value that can be compared.
    Percent as a number, times in minutes or milliseconds as the dimension's name says, retention
    in days.
    """

    dimension: str
    op: str = "eq"
    value: Scalar | None = None


ReadValue = Scalar | dt.date | RelativeDay | Measure | tuple[dt.date, dt.date] | tuple[str, ...]


class Reading(msgspec.Struct, frozen=True):
    """One typed value that words state.

    `field` is an attribute of `ReadPromise`; a dimension, its op and its value are one reading
    of the field `value`, whose value is a `Measure`. A day that is no deadline of the promise
    has the field `other_day`. `reason` says in words why it was read so.
    """

    field: str
    value: ReadValue
    start: int
    end: int
    band: Band
    reason: str


class ReadPromise(msgspec.Struct, frozen=True):
    """One promise that a text states, or words of which `modality` says why they are none.

    `due_ambiguous` holds both readings of a numeric day, the earlier one first; `due` is None
    then. `due_relative` hangs on a day that is not known. `capabilities` are ids, the surest
    first. `until_duration` is an ISO 8601 duration. `readings` are the values above with their
    words, in the order of the text.
    """

    start: int
    end: int
    kind: Kind = "other"
    due: dt.date | None = None
    due_ambiguous: tuple[dt.date, dt.date] | None = None
    due_relative: RelativeDay | None = None
    dimension: str | None = None
    op: str | None = None
    value: Scalar | None = None
    certification: str | None = None
    capabilities: tuple[str, ...] = ()
    roadmap_items: tuple[str, ...] = ()
    scope_segment: str | None = None
    until: dt.date | None = None
    until_duration: str | None = None
    remedy: Remedy | None = None
    remedy_cap_pct: float | None = None
    payment_contingent: bool | None = None
    modality: Modality = "firm"
    disclaimer: bool | None = None
    reason: str = ""
    readings: tuple[Reading, ...] = ()

    @property
    def is_promise(self) -> bool:
        """Is it one of ours?"""
        return self.modality in OUR_MODALITIES

    @property
    def is_about_something(self) -> bool:
        """Is more known of it than its day: a thing, a value, a place, what follows a breach?"""
        return bool(
            self.capabilities
            or self.roadmap_items
            or self.dimension
            or self.certification
            or self.scope_segment
            or self.until
            or self.remedy
            or self.payment_contingent
            or self.disclaimer
        )

    @property
    def bands(self) -> dict[str, Band]:
        """How sure each field is; `dimension`, `op` and `value` are as sure as each other.

        The first reading that can be used gives a field its value, so that it gives its band too.
        """
        found: dict[str, Band] = {}
        for reading in self.readings:
            for name in _MEASURED if reading.field == "value" else (reading.field,):
                if found.get(name, "unclear") == "unclear":
                    found[name] = reading.band
        return found

    def within(self, bands: Container[Band]) -> "ReadPromise":
        """The promise without a day or a value that was read in another band."""
        sure = self.bands
        return msgspec.structs.replace(
            self,
            due=self.due if sure.get("due") in bands else None,
            value=self.value if sure.get("value") in bands else None,
        )

    def ids(self, name: str, bands: Container[Band]) -> tuple[str, ...]:
        """The ids read for `capabilities` or `roadmap_items` in one of these bands."""
        sure = [
            item
            for reading in self.readings
            if reading.field == name and reading.band in bands and isinstance(reading.value, tuple)
            for item in reading.value
        ]
        return tuple(item for item in getattr(self, name) if item in sure)


OUR_MODALITIES: frozenset[str] = frozenset(("firm", "efforts", "intent", "informal"))
_MEASURED = ("dimension", "op", "value")
