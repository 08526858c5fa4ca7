"""The vision as the matcher sees it, and the words to quote for each of its items."""

from collections.abc import Mapping

from commitcheck.matching import Item, ItemKind
from commitcheck.model.finding import Quote
from commitcheck.model.vision import Vision
from commitcheck.rules.quoting import planned, stated


def items_of(vision: Vision) -> tuple[Item, ...]:
    """Capabilities, roadmap items, themes, business goals and non-goals, in the file's order."""
    goals = vision.vision.business_goals if vision.vision else ()
    return (
        *(
            Item(
                ItemKind.CAPABILITY, one.id, one.name or one.id, one.description or "", one.aliases
            )
            for one in vision.capabilities
        ),
        *(
            Item(ItemKind.ROADMAP, one.id, one.title or one.id, one.description or "")
            for one in vision.roadmap
            if one.status != "dropped"
        ),
        *(
            Item(ItemKind.THEME, one.id, one.name or one.id, one.outcome or "")
            for one in vision.themes
        ),
        *(Item(ItemKind.GOAL, one.id, one.statement or "") for one in goals if one.id),
        *(
            Item(ItemKind.NON_GOAL, one.id, one.statement, one.rationale or "", one.keywords)
            for one in vision.non_goals
        ),
    )


def stated_text(vision: Vision) -> Mapping[tuple[str, str], Quote]:
    """The vision's own words for each item, by kind and id."""
    goals = vision.vision.business_goals if vision.vision else ()
    quotes: dict[tuple[str, str], Quote] = {}
    for cap in vision.capabilities:
        field = "name" if cap.name else "id"
        quotes[ItemKind.CAPABILITY.value, cap.id] = stated(cap.name or cap.id, cap, field)
    for item in vision.roadmap:
        quotes[ItemKind.ROADMAP.value, item.id] = planned(item)
    for theme in vision.themes:
        field = "name" if theme.name else "id"
        quotes[ItemKind.THEME.value, theme.id] = stated(theme.name or theme.id, theme, field)
    for goal in goals:
        if goal.id:
            quotes[ItemKind.GOAL.value, goal.id] = stated(goal.statement or "", goal, "statement")
    for refusal in vision.non_goals:
        quotes[ItemKind.NON_GOAL.value, refusal.id] = stated(
            refusal.statement, refusal, "statement"
        )
    return quotes
