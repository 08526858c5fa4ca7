"""Which words a number belongs to: how far they are, and pairs as in `RPO/RTO 15 min/4 h`."""

from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.reading.numbers.amounts import Amount, beginning_within
from commitcheck.reading.numbers.dimensions import Cue, Hint

NEAR = 160
"""Characters over which a word may say what a number is."""
_BREAK = pattern(r"[.;|\n!?](?:\s|$)|\t|\s[-–]\s")
_OF_TIMES = frozenset(("response", "resolution", "rpo", "rto"))
_JOINT = pattern(r"-?(?:\s+\w+)?\s*(?:/|&|\+|,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*", 2)
_PAIR_NEAR = 40


def cue_of_pair(
    text: str, amount: Amount, before: Sequence[Hint], every: Sequence[Amount]
) -> Cue | None:
    """What one of the two values is; `before` are the last two hints that stand before it."""
    if len(before) != 2:
        return None
    first, second = before
    if first.cue == second.cue or not {first.cue, second.cue} <= _OF_TIMES:
        return None
    is_joined = _JOINT.fullmatch(text, first.end, second.start)
    values = beginning_within(every, second.end, second.end + 2 * _PAIR_NEAR)[:2]
    if not is_joined or len(values) < 2 or amount not in values:
        return None
    former, latter = values
    is_far = former.start - second.end > _PAIR_NEAR
    if is_far or not _JOINT.fullmatch(text, former.end, latter.start):
        return None
    return first.cue if amount == former else second.cue


def distance_over(between: str, *, is_before: bool) -> int:
    """Characters between, with what parts a number from a word; what follows is a bit nearer."""
    breaks = len(_BREAK.findall(between)) if len(between) <= 2 * NEAR else 9
    numbers = sum(part[:1].isdigit() for part in between.split())
    return (
        len(between)
        + 60 * breaks
        + 20 * between.count(",")
        + 25 * numbers
        + (0 if is_before else 3)
    )
