"""Which promised work nobody has estimated: every capacity number is a lower bound for it."""

from collections.abc import Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, phrase
from commitcheck.model.vision import RoadmapItem
from commitcheck.rules.context import Context
from commitcheck.rules.parties import named_ids
from commitcheck.rules.promised_capabilities import named_items


def unestimated(context: Context) -> Iterator[tuple[Commitment, Sequence[str]]]:
    """Firm promises of future functionality with no effort of their own or via backing.

    Each with the roadmap items and unplanned capabilities that lack one.
    """
    for promise in context.future:
        if promise.effort is None and promise.is_firm and not context.is_dangling(promise):
            behind = _behind(context, promise)
            gaps = [name for name, item in behind if item is None or item.effort is None]
            if gaps or not behind:
                yield promise, gaps


def with_bound(context: Context, message: Phrase) -> Phrase:
    """A sentence with a capacity number, and that it is a lower bound where it is one."""
    missing = [promise for promise, _ in unestimated(context)]
    if not missing:
        return message
    verb = phrase("has") if len(missing) == 1 else phrase("have")
    return phrase("{} (a lower bound: {} {} no estimate)", message, named_ids(missing), verb)


def _behind(context: Context, promise: Commitment) -> list[tuple[str, RoadmapItem | None]]:
    """What stands behind it: its named items unless dropped, else the work of each capability."""
    if items := named_items(context, promise):
        return [(item.id, item) for item in items]
    missing = (cap for cap in context.capabilities_of(promise) if cap.status != "available")
    backed = ((cap.id, context.backing_of(cap.id)) for cap in missing)
    return [(item.id if item else name, item) for name, item in backed]
