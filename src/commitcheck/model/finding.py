"""A finding is a value; only reporters speak.

How bad a finding is.
"""

import datetime as dt
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from commitcheck.model.digest import short_digest
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase


def family_of(code: str) -> str:
    """The letters of a code: `VIS` of VIS601, `ACME` of a company's own ACME101."""
    return code.partition(":")[0].rstrip("0123456789")


class Severity(IntEnum):
    """Ordered: an error is greater than a warning. `label` is its spelling in every output."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {severity: severity.name.lower() for severity in Severity}

Basis = Literal["given", "confirmed", "read"]
"""What a finding rests on: columns that were given, decisions of a person, or words as read."""


class Subject(NamedTuple):
    """What a finding is about, under the id that waivers and baselines use.

    `unsigned` is True for a promise not yet signed and for a deal with such a promise: the
    finding is still preventable. `kind` is commitment, deal, stakeholder, waiver, capability,
    theme, period, customer, differentiator, non_goal, guardrail, roadmap_item, segment,
    certification, alternative, slot, positioning, portfolio, file, ...
    """

    kind: str
    id: str
    unsigned: bool = False


class Quote(Struct, frozen=True):
    """Words of one side as they stand in the file."""

    text: str
    at: Location


class Related(Struct, frozen=True):
    """Another thing that the finding is about, and what it has to do with it."""

    kind: str
    id: str
    at: Location
    note: str = ""


_ODD = pattern(r"[^\w.\[\]/-]")
_LONGEST_VARIANT = 80


@lru_cache(maxsize=1024)
def _shown(variant: str) -> str:
    return _ODD.sub("_", variant[:_LONGEST_VARIANT])


class Finding(Struct, frozen=True):
    """One thing that a rule has to say about one subject. Made by `RuleInfo.finding` only."""

    rule: str
    variant: str
    severity: Severity
    subject: Subject
    message: Phrase
    at: Location
    next_step: Phrase
    quotes: tuple[Quote, ...]
    related: tuple[Related, ...]
    who: str
    cure: str
    roots: tuple[str, ...]
    deals: tuple[str, ...] = ()
    worse_when_signed: bool = False
    waived_by: str | None = None
    lapsed_waiver: str | None = None
    """The waiver that covered it until it expired: expiry is loud."""
    in_baseline: bool = False
    accepted_until: dt.date | None = None
    """The day until which the baseline takes it though its promise is not signed yet."""
    basis: Basis = "given"
    """What it rests on: columns that were given, what a person confirmed, or words as read."""

    @property
    def code(self) -> str:
        """`COM802:side_letter`, or the bare code.

        A variant may hold the name of a field as a file has it; of that only letters, digits and
        a few signs are shown, because every format prints a code as it is.
        """
        return f"{self.rule}:{_shown(self.variant)}" if self.variant else self.rule

    @property
    def preventable(self) -> bool:
        return self.subject.unsigned

    def fails(self, fail_on: str) -> bool:
        """Does a run fail for it that fails on `error`, `warning` or `preventable`?

        Waived never; what the baseline knows only while it can still be prevented and nobody
        accepted it for now. On `preventable` it is an error about what is not signed yet.
        """
        if self.waived_by is not None or self.is_known_debt or fail_on == "never":
            return False
        threshold = Severity.WARNING if fail_on == "warning" else Severity.ERROR
        return self.severity >= threshold and (self.preventable or fail_on != "preventable")

    @property
    def is_known_debt(self) -> bool:
        """Known to the baseline, and signed already or accepted for now."""
        return self.in_baseline and (not self.preventable or self.accepted_until is not None)

    @property
    def fingerprint(self) -> str:
        """16 hex digits over rule, variant and subject: no path, line or wording, so that a
        weekly export under a new name keeps its baseline.
        """
        return short_digest("\0".join((self.rule, self.variant, *self.subject[:2])))

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Nearest file place first, then rule, then subject: a total order for every output."""
        return (self.at.path, self.at.line, self.at.column, self.rule, self.variant, self.subject)


# What went wrong while reading: a value, so that every report can show it.
#
# Loading never raises for a user's mistake and never prints; it returns problems. The INP
# rules turn them into findings.


class Problem(Struct, frozen=True):
    """One thing that could not be read, or was read with a doubt.

    `variant` says what kind of thing (`unreadable`, `invalid`, `ambiguous_date`,
    `duplicate_key`, `unknown_field`, `unknown_value`, `unused_columns`, `encoding`, ...), with
    `.field` appended where one field is concerned, so that a subject's problems stay apart.
    `subject` is the record, or Subject("file", path) for a whole file. `next_step` is the
    one-line cure. `rule` is the INP rule that reports it; an empty one means that nothing was
    lost, and the report only says so among what was not checked.
    """

    variant: str
    message: Phrase
    at: Location
    subject: Subject
    next_step: Phrase
    severity: Severity = Severity.ERROR
    rule: str = "INP001"
    related: tuple[Related, ...] = ()
