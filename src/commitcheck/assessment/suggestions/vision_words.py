"""The vision's own words for each thing that a promise can be about, to quote them."""

from collections.abc import Iterator
from functools import cache

from commitcheck.model.finding import Quote
from commitcheck.model.vision import Record, Vision
from commitcheck.rules.terms.quoting import stated


class VisionWords:
    """Quotes by `kind:id`, each located when it is first asked for."""

    def __init__(self, vision: Vision) -> None:
        self._texts: dict[str, tuple[str, Record, str]] = {}
        for item, text, record, field in _texts(vision):
            self._texts.setdefault(item, (text, record, field))
        self.has_any = bool(self._texts)
        self.quote = cache(self._quote)

    def _quote(self, item: str) -> Quote | None:
        """The words, or None where the vision has no such item any more."""
        return stated(*self._texts[item]) if item in self._texts else None


def _texts(vision: Vision) -> Iterator[tuple[str, str, Record, str]]:
    for cap in vision.capabilities:
        yield f"capability:{cap.id}", cap.name or cap.id, cap, "name" if cap.name else "id"
    for work in vision.roadmap:
        field = "title" if work.title else "id"
        yield f"roadmap_item:{work.id}", work.title or work.id, work, field
    for theme in vision.themes:
        yield f"theme:{theme.id}", theme.name or theme.id, theme, "name" if theme.name else "id"
    for goal in vision.vision.business_goals if vision.vision else ():
        if goal.id:
            yield f"goal:{goal.id}", goal.statement or "", goal, "statement"
    for no in vision.non_goals:
        yield f"non_goal:{no.id}", no.statement, no, "statement"
