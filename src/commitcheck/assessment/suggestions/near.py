"""What text says about a promise, in the report's own words: values without a matcher."""

from msgspec import Struct

KINDS = ("capability", "roadmap_item", "theme", "goal", "non_goal")
"""What a promise can be about, as links.yaml and every output spell it."""


class Near(Struct, frozen=True):
    """One item near a promise.

    `score` lies within 0 and 1; `band` is match, possible or none, which never means "not in
    the vision". `words` are the shared ones as the promise has them, the most telling first,
    `field` is the part of the item that holds most of them, `notes` what else to look at.
    """

    kind: str
    id: str
    score: float
    band: str
    words: tuple[str, ...] = ()
    field: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        """Its name in links.yaml."""
        return f"{self.kind}:{self.id}"


class TextAnswer(Struct, frozen=True):
    """The nearest items of every kind, and the non-goals in match or possible, best first."""

    nearest: tuple[Near, ...]
    conflicts: tuple[Near, ...]


class Ranked(Struct, frozen=True):
    """A promise and the items nearest to its text, best first."""

    commitment: str
    title: str
    candidates: tuple[Near, ...]
