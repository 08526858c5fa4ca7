"""When a promise is clear: the words leave no other meaning, whatever its score."""

from typing import NamedTuple

from commitcheck.reading.lexicon import Lexicon
from commitcheck.reading.promise_shape import Scene

_SCORE = 0.85


class Sure(NamedTuple):
    """Is it clear that this is a promise of ours, and what speaks for it, in words?"""

    is_clear: bool
    reason: str


_DOUBT = (
    "not", "neg", "want", "ask", "question", "hypo", "competitor", "third", "customer", "they",
    "past", "internal", "require", "boiler", "definition", "told", "talk", "would", "may",
)  # fmt: skip
_DEED = ("shall", "will", "future", "commit", "include", "deliver", "state")
_THING = (
    "capability", "certification", "standard", "place_name", "model", "price", "sla", "support",
    "speed", "scale", "keep", "host",
)  # fmt: skip
_VALUE = ("day_number", "month", "period", "season", "count", "number", "certification", "standard")


def sureness(scene: Scene, at: int, likely: float, words: Lexicon) -> Sure:
    """Clear where a deed, a thing and a value stand in one clause and nothing speaks against it."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    mask = 0
    for word in inside:
        mask |= word.classes
    said = [
        next(word.word for word in inside if word.classes & words.of(*names))
        for names in (_DEED, _THING, _VALUE)
        if mask & words.of(*names)
    ]
    is_whole = len(said) == 3 and not mask & words.of(*_DOUBT)
    beside = ", ".join(f"“{word}”" for word in dict.fromkeys(said)) or "its shape"
    return Sure(is_whole and likely >= _SCORE, f"{beside} read as a promise ({likely:.2f})")
