"""What a promise names that the product does not have today, and how a finding says so."""

from collections.abc import Iterable

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote, Related
from commitcheck.model.phrase import Phrase, Value, ident, phrase, words
from commitcheck.model.vision import Capability, RoadmapItem
from commitcheck.rules.context import Context
from commitcheck.rules.promised_capabilities import capability_ids

Thing = Capability | RoadmapItem


def missing_today(context: Context, promise: Commitment) -> tuple[Thing, ...]:
    """The capabilities a promise names that are not available, else its unshipped items."""
    if promise.capability:
        return tuple(cap for cap in context.capabilities_of(promise) if cap.status != "available")
    items = (context.project.roadmap.get(name) for name in promise.roadmap_item)
    return tuple(item for item in items if item is not None and item.status != "shipped")


def with_status(things: Iterable[Thing]) -> Phrase:
    """`scim (planned), rbac (beta)`; a promise of work that names nothing is `custom work`."""
    named: list[Value] = [phrase("{} ({})", ident(one.id), words(one.status)) for one in things]
    return phrase("{}", named) if named else words("custom work")


def in_vision(things: Iterable[Thing]) -> tuple[Quote, ...]:
    """The vision's own words for them."""
    return tuple(_quote(one) for one in things)


def as_related(things: Iterable[Thing]) -> tuple[Related, ...]:
    return tuple(
        Related(
            "capability" if isinstance(one, Capability) else "roadmap_item",
            one.id,
            one.at("status"),
            "not available today",
        )
        for one in things
    )


def _quote(thing: Thing) -> Quote:
    name = thing.name if isinstance(thing, Capability) else thing.title
    field = "name" if isinstance(thing, Capability) else "title"
    return Quote(name, thing.at(field)) if name else Quote(thing.id, thing.at("id"))


def is_there(context: Context, promise: Commitment) -> bool:
    """Does the vision say that what a deliverable promises is there already?

    All capabilities it is about are available, and all roadmap items it names have shipped.
    Where the vision lists no capabilities, the work behind its words has. A promise of numbers,
    such as scale or performance, is not kept by a thing that is there.
    """
    if not promise.is_deliverable or context.is_dangling(promise):
        return False
    known, roadmap = context.project.capabilities, context.project.roadmap
    things = [known[name] for name in capability_ids(context, promise) if name in known]
    works = [roadmap[name] for name in promise.roadmap_item if name in roadmap]
    if not things:
        works = [*works, *context.backing(promise)]
    return (
        bool(things or works)
        and all(thing.status == "available" for thing in things)
        and all(work.status == "shipped" for work in works)
    )
