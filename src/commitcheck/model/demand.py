"""What customers were promised or asked for and nothing in the vision answers, as values."""

import datetime as dt

from msgspec import Struct

from commitcheck.model.location import Location


class Wish(Struct, frozen=True):
    """One promise that nothing answers; `words` are those of the paper, else its title."""

    commitment: str
    customer: str
    deal: str
    status: str
    words: str
    at: Location
    due: dt.date | None = None


class Money(Struct, frozen=True):
    """ARR of deals, each counted once, in one currency; an empty one is not named."""

    amount: float
    currency: str = ""


class Group(Struct, frozen=True):
    """Wishes for one thing: `capability` where they name it, else only their meaning is near.

    `why` is unknown, candidate, rejected or unplanned; `money` is that of the deals behind it.
    """

    name: str
    why: str
    wishes: tuple[Wish, ...]
    capability: str | None = None
    money: tuple[Money, ...] = ()

    @property
    def customers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(wish.customer for wish in self.wishes))

    @property
    def first_due(self) -> dt.date | None:
        return min((wish.due for wish in self.wishes if wish.due), default=None)


class Demand(Struct, frozen=True):
    """Every group, the one that most customers share first."""

    as_of: dt.date
    groups: tuple[Group, ...] = ()
