"""What a cure is worked out from: the deal in a changed copy of the project."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context
from commitcheck.rules.terms.promised_capabilities import Prerequisites


class Case(Struct, frozen=True, dict=True):
    """The drafts of one deal, as they are with the changes that are being tried.

    `places` are where its drafts stand among the project's promises, by id; nothing else may be
    changed. `mapped` says for a promise that nothing maps what its words are about: a field and
    an id.
    """

    context: Context
    deal: str
    places: Mapping[str, int]
    mapped: Mapping[str, tuple[str, str]]

    @cached_property
    def prerequisites(self) -> Prerequisites:
        return Prerequisites(self.context)

    def draft(self, promise: str) -> Commitment | None:
        """The draft of this id, where the deal has it."""
        place = self.places.get(promise)
        return None if place is None else self.context.project.commitments[place]

    def signature(self, promise: Commitment) -> dt.date:
        """When it is to be signed; the day of the check where nobody says."""
        return promise.expected_signature or self.context.as_of

    def others(self, ids: tuple[str, ...]) -> tuple[Commitment, ...]:
        """Promises by their ids, of whatever deal."""
        known = self.context.project.by_id
        return tuple(known[name] for name in ids if name in known)
