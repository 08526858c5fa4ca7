"""A rule of the company's own, as it was read from a file and found to be sound."""

from collections.abc import Mapping
from typing import Any, Literal, Protocol

from msgspec import Struct

from commitcheck.model.finding import Severity
from commitcheck.model.location import NOWHERE, Location, Where
from commitcheck.model.phrase import Phrase
from commitcheck.model.vocabulary import OPEN_STATUSES, Status

SubjectKind = Literal["promise", "deal", "roadmap_item"]


class CannotJudgeError(Exception):
    """A condition has no answer for a record; the message says what stopped it."""


class Condition(Protocol):
    """When a rule has something to say. `source` is as written, `names` are the whole names in it
    (`promise.arr`, `vision.product.stage`), those of a list's records as `promise.approvals.role`;
    `depth` is how many lists it goes through, one within the other; `weight` is what its regular
    expressions cost a character, 1 each and 10 for each thing that is repeated; 0 without any.
    """

    @property
    def source(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def depth(self) -> int: ...

    @property
    def weight(self) -> int: ...

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Does it hold for these values, one by each of `names` that is no list's record's?

        Raises:
            CannotJudgeError: it can neither be said to hold nor not to.
        """
        ...


class Words(Struct, frozen=True):
    """A sentence with places: texts, and between them the names of fields (`promise.id`)."""

    texts: tuple[str, ...]
    names: tuple[str, ...] = ()


class Example(Struct, frozen=True):
    """A record as a person wrote it to show what the rule finds, and where it stands."""

    record: Mapping[str, Any]
    where: Where = NOWHERE


class OwnRule(Struct, frozen=True):
    """`unjudged_without` are names without which it cannot judge a record; `statuses` say which
    promises it looks at, itself or in a deal.
    """

    code: str
    name: str
    severity: Severity
    subject: SubjectKind
    when: Condition
    message: Words
    next_step: Words
    who: str = "product"
    why: str = ""
    roots: tuple[str, ...] = ()
    cure: Literal["strike", "edit", "decide"] = "decide"
    statuses: tuple[Status, ...] = OPEN_STATUSES
    unjudged_without: tuple[str, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    where: Where = NOWHERE


class UnreadRule(Struct, frozen=True):
    """A rule that nobody could ask, because something is wrong with its file or pack: its code
    where that could be read, and why. It weighs an error unless it plainly weighs less.
    """

    code: str | None
    why: Phrase
    is_error: bool = True


class Unanswered(Struct, frozen=True):
    """A record that a rule had no answer for: its kind (`commitment`, `deal`, `roadmap_item`), its
    id, and where it stands.
    """

    kind: str
    id: str
    at: Location


class RuleCard(Struct, frozen=True):
    """What a report says of a rule that its readers cannot look up; `page` is all that it says of
    itself, `cure` is strike, edit or decide.

    `state` is ran, left_out (by the call or the configuration) or could_not_run; `needs` is what
    the input lacked for it, as a whole or for the records that are `unanswered`, the first ones
    of `unanswered_count`.
    """

    code: str
    name: str
    severities: tuple[Severity, ...]
    who: str
    roots: tuple[str, ...]
    cure: str
    page: str
    variants: tuple[str, ...] = ()
    state: Literal["ran", "left_out", "could_not_run"] = "ran"
    needs: str = ""
    unanswered: tuple[Unanswered, ...] = ()
    unanswered_count: int = 0
