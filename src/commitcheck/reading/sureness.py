"""When a promise is clear: the words leave no other meaning, whatever its score."""

from collections.abc import Sequence
from typing import NamedTuple

from commitcheck.reading.lexicon import Lexicon, Word
from commitcheck.reading.promise_shape import Scene, first_deed

_SCORE = 0.65
_SCORE_WITHOUT_DEED = 0.85


class Sure(NamedTuple):
    """Is it clear that this is a promise of ours, and what speaks for it, in words?"""

    is_clear: bool
    reason: str


_DOUBT = (
    "not", "neg", "want", "ask", "question", "hypo", "competitor", "third", "past", "done",
    "internal", "require", "definition", "told", "talk", "would", "may", "feel", "send",
)  # fmt: skip
_OTHERS = ("customer", "they", "third", "competitor")
_DEED = ("shall", "will", "future", "commit", "include", "deliver", "state")
_THING = (
    "capability", "certification", "standard", "place_name", "model", "price", "sla", "support",
    "speed", "scale", "keep", "host", "capability_word", "serve", "life", "exclusive", "parity",
    "escrow",
)  # fmt: skip
_VALUE = (
    "day_number", "month", "period", "season", "count", "number", "certification",
    "standard", "place_name", "model",
)  # fmt: skip
_STATED = ("commit", "deliver", "will", "shall")
_TALK = frozenset(("chat",))


def sureness(scene: Scene, at: int, likely: float, words: Lexicon) -> Sure:
    """Clear where a deed, a thing and a value stand in one clause and nothing speaks against it:
    no doubt in its words, nobody else as its subject, no loose talk as its source.
    """
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
    is_deed = bool(mask & words.of(*_DEED))
    needs_deed = likely < _SCORE_WITHOUT_DEED or clause.opening == "part"
    wanted = 3 if is_deed or needs_deed else 2
    is_whole = len(said) >= wanted and not mask & words.of(*_DOUBT)
    is_ours = not first_deed(inside, words).subject & words.of(*_OTHERS)
    is_ours = is_ours and not _is_a_strangers(inside, words)
    is_ours = is_ours and not _holds_two_values(inside, mask, words)
    is_clear = is_whole and is_ours and likely >= _SCORE and scene.source not in _TALK
    beside = ", ".join(f"“{word}”" for word in dict.fromkeys(said)) or "its shape"
    return Sure(is_clear, f"{beside} read as a promise ({likely:.2f})")


def _holds_two_values(inside: Sequence[Word], mask: int, words: Lexicon) -> bool:
    """Two numbers without a day or a remedy, or a place and a way to run it: two promises?"""
    counts = sum(1 for word in inside if word.classes & words.bit["count"])
    if counts > 1 and not mask & words.of("month", "period", "day_number", "penalty", "breach"):
        return True
    return bool(mask & words.bit["place_name"] and mask & words.bit["model"])


def _is_a_strangers(inside: Sequence[Word], words: Lexicon) -> bool:
    """Does it begin with a name that nobody knows, and what that one does?"""
    return bool(inside[0].classes & words.bit["name"]) and any(
        word.classes & words.of(*_STATED) for word in inside[1:3]
    )
