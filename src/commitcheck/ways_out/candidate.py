"""A change that could be made to one draft, and a project with such changes made."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.approved_parts import PART_FIELDS
from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.project import Project
from commitcheck.model.vocabulary import Role
from commitcheck.model.way_out import Action

STRUCK = "withdrawn"
"""The status of a promise that was taken out of a deal."""

_ORDER: tuple[tuple[str, ...], ...] = (
    ("strike",), ("swap",), ("undate",), ("move",), ("lower", "narrow"), ("approve", "decide"),
)  # fmt: skip
"""What a deal desk gives up last stands first; a day that is taken out weighs more than another
day.
"""

Cost = tuple[int, ...]
"""How many changes of each group of `_ORDER`: compared from the left."""

FREE: Cost = (0,) * len(_ORDER)

APPROVED_FIELDS = frozenset(name for names in PART_FIELDS.values() for name in names)
"""What an approval with a fingerprint is of."""


class Candidate(Struct, frozen=True):
    """A change of the draft at `place` among the project's promises; what it costs is its action's.

    `values` are fields with their new values. `roles` are those that approve it; they have no
    other values. `who` must act; `rule` is the code of the finding that it cures. `tells_others`
    says that the new value is one that another customer was promised.
    """

    place: int
    action: Action
    who: str
    rule: str
    values: tuple[tuple[str, Any], ...] = ()
    roles: tuple[Role, ...] = ()
    tells_others: bool = False

    @property
    def changes(self) -> tuple[object, ...]:
        """What it does, whichever finding asked for it."""
        return (self.place, self.values, self.roles)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it changes."""
        return (
            frozenset(("approvals",)) if self.roles else frozenset(name for name, _ in self.values)
        )

    def goes_with(self, other: "Candidate") -> bool:
        """Can both be made? A promise that is struck has no other change, a field only one."""
        if self.place != other.place:
            return True
        if "strike" in (self.action, other.action):
            return False
        if self.roles and other.roles:
            return frozenset(self.roles).isdisjoint(other.roles)
        return self.fields.isdisjoint(other.fields)

    def made(self, promise: Commitment, as_of: dt.date) -> Commitment:
        """The promise with it."""
        if not self.roles:
            return promise._replace(**dict(self.values))
        kept = (approval for approval in promise.approvals if approval.role not in self.roles)
        given = (Approval(role, as_of) for role in self.roles)
        return promise._replace(approvals=(*kept, *given))


Chosen = frozenset[Candidate]


def cost(chosen: Iterable[Candidate]) -> Cost:
    """What a set of changes costs. ARR needs no place of its own in it: a deal loses it only with
    its last promise, and what strikes most is dearest.
    """
    actions = [_weighed(candidate) for candidate in chosen]
    return tuple(sum(action in group for action in actions) for group in _ORDER)


def changed(project: Project, chosen: Chosen, as_of: dt.date) -> Project:
    """A copy of the project in which the changes were made; columns that are new are named."""
    promises = list(project.commitments)
    for candidate in in_order(chosen):
        promises[candidate.place] = candidate.made(promises[candidate.place], as_of)
    named = frozenset(name for candidate in chosen for name in candidate.fields)
    return replace(project, commitments=tuple(promises), fields=project.fields | named)


def in_order(chosen: Iterable[Candidate]) -> list[Candidate]:
    """By promise, the dearest change of it first; approvals are given to what is there then."""
    return sorted(chosen, key=lambda it: (it.place, bool(it.roles), _rank(it), repr(it)))


def _weighed(candidate: Candidate) -> str:
    return "undate" if ("is_due_open", True) in candidate.values else candidate.action


def _rank(candidate: Candidate) -> int:
    return next(rank for rank, group in enumerate(_ORDER) if _weighed(candidate) in group)
