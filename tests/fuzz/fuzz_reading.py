"""Fuzzes the reading of words, from a cell's text to typed promises; the first byte chooses whose.

Bytes that change at random hardly make words, so that most changes take, double and mix pieces of
texts that were read before.
"""

import random

import atheris

from benchmarks.reading_sets import read_projects, read_texts
from commitcheck.reading.read_text import read_text
from fuzz.fuzzing import ROOT, fuzz
from soundness.readings import is_sound

_SETS = ROOT / "tests/benchmarks/reading_texts"
_PROJECTS = sorted(read_projects(_SETS).items())
_TEXTS = read_texts(_SETS)
_DAYS = (None, *dict.fromkeys(words.written_on for words in _TEXTS))
_PIECES = sorted({word for words in _TEXTS for word in words.text.split()})
_JOINTS = (" ", " ", "\n", "\n- ", ", ", ". ", " and ", " | ", "? ", "\n> ", " (", ") ", "<br>")


def read(content: bytes) -> None:
    first = content[0] if content else 0
    project = _PROJECTS[first % len(_PROJECTS)][1]
    day = _DAYS[first // 16 % len(_DAYS)]
    text = content[1:].decode("utf-8", "replace")
    found = read_text(text, project, written_on=day)
    for promise in found:
        is_sound(promise, text)
    places = [(promise.start, promise.end) for promise in found]
    assert places == sorted(places), places
    assert found == read_text(text, project, written_on=day), "read in another way again"


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Mostly pieces of words taken out, put in from anywhere, or joined in another way."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    if dice.random() < 0.3:
        return bytes(atheris.Mutate(content, most))
    words = content[1:].decode("utf-8", "replace").split(" ")
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(words))
        what = dice.randrange(4)
        if what == 0:
            del words[at : at + dice.choice((1, 3))]
            words = words or [""]
        elif what == 1:
            words.insert(at, dice.choice(_PIECES))
        elif what == 2:
            words[at] += dice.choice(_JOINTS) + dice.choice(words)
        else:
            words[at:at] = dice.choice(_TEXTS).text.split(" ")[: dice.randrange(1, 12)]
    first = content[:1] if content and dice.random() < 0.9 else bytes([dice.randrange(256)])
    return (first + " ".join(words).encode("utf-8", "replace"))[:most]


def seeds() -> list[bytes]:
    """Every text under the vision that it was written for."""
    names = [name for name, _ in _PROJECTS]
    return [bytes([names.index(words.context)]) + words.text.encode() for words in _TEXTS]


if __name__ == "__main__":
    fuzz(read, seeds(), mutate, longest=4096)
