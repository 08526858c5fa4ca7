"""Two rounds of a negotiation: which promises were added, dropped, reworded, and what moved."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from commitcheck.model.document import DocumentPromise

_ALIKE = 0.6
"""Share of common words from which on two clauses are the same promise in other words."""
_VALUES = ("kind", "due", "dimension", "op", "value", "certification", "capabilities", "until",
           "remedy", "remedy_cap_pct", "modality")  # fmt: skip


class Moved(NamedTuple):
    """A value of a promise that is another one now."""

    field: str
    before: object
    after: object


class Kept(msgspec.Struct, frozen=True):
    """A promise that both rounds have; reworded if its words differ."""

    before: DocumentPromise
    after: DocumentPromise
    moved: tuple[Moved, ...]

    @property
    def is_reworded(self) -> bool:
        return _words(self.before) != _words(self.after)


class Rounds(msgspec.Struct, frozen=True):
    """What became of the promises of the older round."""

    added: tuple[DocumentPromise, ...]
    dropped: tuple[DocumentPromise, ...]
    kept: tuple[Kept, ...]


def compare(older: Sequence[DocumentPromise], newer: Sequence[DocumentPromise]) -> Rounds:
    """Pair promises by equal words first, then by the likest ones."""
    pairs = dict(_equal(older, newer))
    left = [n for n in range(len(older)) if n not in pairs]
    free = [n for n in range(len(newer)) if n not in pairs.values()]
    likely = [(_likeness(older[old], newer[new]), old, new) for old in left for new in free]
    for likeness, old, new in sorted(likely, key=lambda pair: (-pair[0], *pair[1:])):
        if likeness < _ALIKE:
            break
        if old not in pairs and new not in pairs.values():
            pairs[old] = new
    kept = [Kept(older[a], newer[b], tuple(_moved(older[a], newer[b]))) for a, b in pairs.items()]
    kept.sort(key=lambda pair: newer.index(pair.after))
    return Rounds(
        tuple(p for n, p in enumerate(newer) if n not in pairs.values()),
        tuple(p for n, p in enumerate(older) if n not in pairs),
        tuple(kept),
    )


def _equal(
    older: Sequence[DocumentPromise], newer: Sequence[DocumentPromise]
) -> Iterator[tuple[int, int]]:
    waiting: dict[tuple[str, ...], list[int]] = {}
    for n, promise in enumerate(newer):
        waiting.setdefault(_words(promise), []).append(n)
    for n, promise in enumerate(older):
        if places := waiting.get(_words(promise)):
            yield n, places.pop(0)


def _likeness(a: DocumentPromise, b: DocumentPromise) -> float:
    matcher = SequenceMatcher(None, _words(a), _words(b), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _words(promise: DocumentPromise) -> tuple[str, ...]:
    return tuple(promise.quote.casefold().rstrip(".;").split())


def _moved(before: DocumentPromise, after: DocumentPromise) -> Iterator[Moved]:
    for name in _VALUES:
        old, new = getattr(before.promise, name), getattr(after.promise, name)
        if old != new:
            yield Moved(name, old, new)
