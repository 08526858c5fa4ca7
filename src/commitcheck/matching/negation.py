"""Negation cues near the shared words: they may soften a hit on a non-goal, never clear it.

As verdicts such cues were worse than guessing on real contract text, so nothing else reads them.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from commitcheck.model.pattern import pattern

_CUES = frozenset(
    """
    avoid avoiding avoids cannot except excluding exclude excludes instead neither never no nor not
    rather unless without
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
_REACH = 6  # words a cue is taken to reach forward, within its clause
_CLAUSE_END = pattern(r"[.;:!?\n]")
_WORD = pattern(r"[^\W_]+(?:['\u2019][^\W_]+)?")


def is_negated(text: str, words: Collection[str]) -> bool:
    """Whether a cue stands shortly before one of the words, in the same clause of the text."""
    wanted = {word.lower() for word in words}
    return any(_reaches(clause, wanted) for clause in _CLAUSE_END.split(text))


def _reaches(clause: str, wanted: AbstractSet[str]) -> bool:
    found = [word.lower().replace("\u2019", "'") for word in _WORD.findall(clause)]
    return any(
        not wanted.isdisjoint(found[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(found)
        if word in _CUES or word.endswith("n't")
    )
