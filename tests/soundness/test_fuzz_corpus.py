"""Inputs that long fuzzing runs kept, the fewest that reach nearly all lines of the readers.

Each runs as it is, and damaged by dice that always fall alike. `docs/fuzzing.md` has the runs.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from soundness import tables, workbooks

CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus"
TARGETS: dict[str, Callable[[bytes], None]] = {"tables": tables.read, "workbooks": workbooks.read}
INPUTS = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*s/*"))


@pytest.mark.parametrize("name", INPUTS)
def test_what_was_kept_is_read_soundly(name: str) -> None:
    """No exception, every problem at a place of the file, every promise at its cell."""
    content = (CORPUS / name).read_bytes()
    read = TARGETS[name.partition("/")[0]]
    read(content)
    dice = random.Random(name)  # noqa: S311 - dice of a test
    for _ in range(5):
        read(_damaged(content, dice))


def test_the_corpus_is_there_and_stays_small() -> None:
    """A glob that finds nothing would leave nothing to fail."""
    kinds = {name.partition("/")[0] for name in INPUTS}
    assert kinds == set(TARGETS)
    assert len(INPUTS) >= 30
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 300_000


def _damaged(content: bytes, dice: random.Random) -> bytes:
    """A piece of it cut out, or said twice; the first byte stays, which chooses a configuration."""
    at = dice.randrange(1, max(2, len(content)))
    end = at + dice.choice((1, 3, 20))
    return content[:at] + dice.choice((b"", content[at:end] * 2)) + content[end:]
