"""Decisions of several people in one file: what is new goes in, and nothing of others is lost."""

from collections.abc import Iterable

from msgspec import Struct

from commitcheck.model.decision import Link, ReadingDecision

Decision = Link | ReadingDecision
Decisions = tuple[Decision, ...]


class Merged(Struct, frozen=True):
    """A file's decisions with the new ones in them (`held`).

    `recorded` are the new ones that went in, `replaced` what made place for them. `refused` did
    not go in, because others decided otherwise in the meantime: their `standing` decisions stay.
    `beside` are links of the same promises to other things that others made in the meantime: both
    may be meant, and whoever decides should know.
    """

    held: Decisions
    recorded: Decisions
    replaced: Decisions
    refused: Decisions
    standing: Decisions
    beside: Decisions = ()


def merge(known: Iterable[Decision], held: Iterable[Decision], new: Iterable[Decision]) -> Merged:
    """Put new decisions into those that a file holds now.

    `known` are those that it held when the decider last saw it: what came in since and says
    something else about the same words is a conflict, and is not overwritten.
    """
    seen, now = set(known), list(held)
    recorded: list[Decision] = []
    replaced: list[Decision] = []
    refused: list[Decision] = []
    standing: list[Decision] = []
    beside: list[Decision] = []
    for decision in new:
        yielding = [old for old in now if _yields(old, decision)]
        foreign = [old for old in yielding if old not in seen and not _agree(old, decision)]
        if foreign:
            refused.append(decision)
            standing += foreign
            continue
        beside += [old for old in now if old not in seen and _is_of_one_promise(old, decision)]
        now = [*(old for old in now if old not in yielding), decision]
        seen.add(decision)
        replaced += yielding
        recorded.append(decision)
    return Merged(tuple(now), *map(tuple, (recorded, replaced, refused, standing, beside)))


def links_in(decisions: Iterable[Decision]) -> tuple[Link, ...]:
    return tuple(decision for decision in decisions if isinstance(decision, Link))


def readings_in(decisions: Iterable[Decision]) -> tuple[ReadingDecision, ...]:
    return tuple(decision for decision in decisions if isinstance(decision, ReadingDecision))


def _is_of_one_promise(old: Decision, new: Decision) -> bool:
    """Do both say that the promise is about something, and not about the same thing?"""
    return (
        isinstance(old, Link)
        and isinstance(new, Link)
        and old.commitment == new.commitment
        and old.item != new.item
        and old.decision == new.decision == "accepted"
    )


def _yields(old: Decision, new: Decision) -> bool:
    if isinstance(old, Link):
        return isinstance(new, Link) and old.yields_to(new)
    return isinstance(new, ReadingDecision) and old.yields_to(new)


def _agree(old: Decision, new: Decision) -> bool:
    """Do they say the same, whoever said it?"""
    if isinstance(old, Link) and isinstance(new, Link):
        return (old.item, old.decision) == (new.item, new.decision)
    if isinstance(old, ReadingDecision) and isinstance(new, ReadingDecision):
        return old.answer == new.answer
    return False
