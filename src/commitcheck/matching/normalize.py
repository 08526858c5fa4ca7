"""Text before it is cut into words: bounded, without accents, without a refusal's first words.

Negation cues near the shared words may soften a hit on a non-goal, never clear it.

As verdicts such cues were worse than guessing on real contract text, so nothing else reads them.
"""

import re
import unicodedata
from collections.abc import Collection
from collections.abc import Set as AbstractSet

from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import plain

MAX_CHARS = 10_000
"""Characters read of any one text, about four printed pages; the rest adds time, not evidence.

`similarity.py` counts on it: with more, the sums in its 32-bit lanes could run over.
"""

_REFUSAL = pattern(
    r"""\s*(?:
        (?:we|it|this|the\s+product|our\s+product)\s+
        (?: (?:do(?:es)?|will|shall|would|can|are|is|am|ha(?:ve|s))\s*(?:not|n't|never)
          | won't | can't | never )
      | do(?:es)?\s+not | don't | will\s+not | won't | not | never | no
    )\s+(?:going\s+to\s+)?""",
    re.VERBOSE,
)

_REFUSAL_ENDS = 80  # characters, spaces included
_HEADLINE_END = pattern(r"[\n\t]|(?<=[.;?!])\s")


def bounded(text: str) -> str:
    """The first `MAX_CHARS` characters, without white space around them and without marks that
    nobody sees: these would part words.
    """
    return plain(text[:MAX_CHARS]).strip()


def headline(text: str) -> str:
    """The first line or sentence of a promise: what it is about, before the details."""
    return _HEADLINE_END.split(text, maxsplit=1)[0].strip()


def without_refusal(statement: str) -> str:
    """A non-goal less its "No ...", "We do not ...", "We will not ...", or itself if that is all.

    A promise that breaks a non-goal says the same thing without the "not".
    """
    start = statement[:_REFUSAL_ENDS].lower().replace("\u2019", "'")
    match = _REFUSAL.match(start)
    rest = statement[match.end() :] if match else statement
    return rest if rest.strip() else statement


def without_accents(text: str) -> str:
    """Decomposed, less the combining marks: `Überblick` reads as `Uberblick`."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFD", text)
    return "".join(char for char in split if unicodedata.category(char) != "Mn")


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
