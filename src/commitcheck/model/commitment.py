"""A promise that sales made to a customer."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from commitcheck.model.location import NOWHERE, Location, Where
from commitcheck.model.vocabulary import (
    DELIVERABLE_KINDS,
    DRAFT_STATUSES,
    OPEN_STATUSES,
    Binding,
    Kind,
    Role,
    Scalar,
    SourceKind,
    Status,
    effective_binding,
    is_firm,
)

if TYPE_CHECKING:
    from commitcheck.model.reading import ReadPromise


class Approval(Struct, frozen=True):
    """Who said yes, and when: `{role, date, by?, fingerprint?}`, in a table `role@YYYY-MM-DD`.

    `fingerprint` are pairs of a part of the promise and its hash then (`approved_parts`).
    """

    role: Role
    date: dt.date | None = None
    by: str | None = None
    fingerprint: tuple[tuple[str, str], ...] = ()


class Was(Struct, frozen=True):
    """What a promise said before it was amended; None where that did not change."""

    due: dt.date | None = None
    value: Scalar | tuple[Scalar, ...] | None = None
    quote: str | None = None


class Amendment(Struct, frozen=True):
    """The paper that changed a promise, its day, and what it said before."""

    ref: str | None = None
    date: dt.date | None = None
    was: Was | None = None


class DecidedFields(Struct, frozen=True):
    """What people decided about a promise's words, by field.

    `confirmed` fields have the value that somebody confirmed from words, those `in_bulk` were
    accepted with others at once and earn no signature, and `in_doubt` have a decision that is
    suspect: its words or the given value changed since. `part_of` is the record that it is one
    of several promises of.
    """

    confirmed: tuple[str, ...] = ()
    in_bulk: tuple[str, ...] = ()
    in_doubt: tuple[str, ...] = ()
    part_of: str | None = None


NOTHING_DECIDED = DecidedFields()


class Commitment(NamedTuple):
    """One promise. Absent is None or empty; an unusable cell is absent and named in `unusable`.

    A NamedTuple and not a dataclass, because a table is converted column by column and
    `_make` turns the columns into records at C speed (a million of them fit in memory).
    `arr` is money per year, `effort` person-weeks, `remedy_cap_pct` percent of the fee.
    """

    id: str
    customer: str
    title: str
    deal: str = ""
    segment: str | None = None
    arr: float | None = None
    currency: str | None = None
    description: str | None = None
    kind: Kind = "feature"
    capability: tuple[str, ...] = ()
    roadmap_item: tuple[str, ...] = ()
    dimension: str | None = None
    op: str = "eq"
    value: Scalar | tuple[Scalar, ...] | None = None
    certification: str | None = None
    claimed_as: str | None = None
    source: SourceKind = "unspecified"
    source_ref: str | None = None
    quote: str | None = None
    binding: Binding | None = None
    status: Status = "proposed"
    signed_on: dt.date | None = None
    expected_signature: dt.date | None = None
    due: dt.date | None = None
    original_due: dt.date | None = None
    amendment: Amendment | None = None
    delivered_on: dt.date | None = None
    accepted_on: dt.date | None = None
    at_risk: bool | None = None
    effort: float | None = None
    reuse: str | None = None
    delivery_mode: str | None = None
    hardening_due: dt.date | None = None
    exit_criteria: str | None = None
    remedy: str | None = None
    remedy_cap_pct: float | None = None
    payment_contingent: bool | None = None
    disclaimer: bool | None = None
    revenue_review: str | None = None
    approvals: tuple[Approval, ...] = ()
    owner: str | None = None
    promised_by: str | None = None
    depends_on: tuple[str, ...] = ()
    until: dt.date | None = None
    scope_segment: str | None = None
    scope_region: str | None = None
    supports: tuple[str, ...] = ()
    where: Where = NOWHERE
    """Its file and its key in there; not a field of the input."""
    unusable: tuple[str, ...] = ()
    """Fields whose cell is filled but could not be used; rules that read one skip the record."""
    linked: tuple[str, ...] = ()
    """Accepted links, as `kind:id`; a link to a capability or item is in those fields too."""
    is_due_open: bool = False
    """`due: open`: somebody wrote down that no day was promised."""
    decided: DecidedFields = NOTHING_DECIDED
    """What people decided about its words, in decisions.yaml."""

    read: "ReadPromise | None" = None
    """What its words in a document state, with places in `quote`; never taken for given."""

    def at(self, field: str | None = None) -> Location:
        """Where the field's value stands; the record's start when it is absent."""
        source, key = self.where
        return source.locate(key, field)

    @property
    def deal_id(self) -> str:
        """The deal, or the customer where none is named."""
        return self.deal or self.customer

    @property
    def first_due(self) -> dt.date | None:
        """The day that was promised first, whatever it was moved to since."""
        return self.original_due or self._due_before or self.due

    @property
    def first_due_field(self) -> str:
        """The field that `first_due` stands in."""
        if self.original_due is not None:
            return "original_due"
        return "due" if self._due_before is None else "amendment"

    @property
    def _due_before(self) -> dt.date | None:
        was = self.amendment.was if self.amendment else None
        return was.due if was else None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def is_draft(self) -> bool:
        """Not signed yet: what is wrong with it is still preventable ("pre")."""
        return self.status in DRAFT_STATUSES

    @property
    def is_signed(self) -> bool:
        return self.status == "signed"

    @property
    def is_deliverable(self) -> bool:
        """Kinds D: feature, integration, custom_development, deployment."""
        return self.kind in DELIVERABLE_KINDS

    @property
    def effective_binding(self) -> Binding:
        return effective_binding(self.binding, self.source)

    @property
    def is_firm(self) -> bool:
        return is_firm(self.binding, self.source)


RECORD_FIELDS: tuple[str, ...] = Commitment._fields[: Commitment._fields.index("where")]
"""The fields an input can set, in the order of the schema."""
