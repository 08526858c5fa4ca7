"""Documents of every kind, whole and damaged by dice that always fall alike, read soundly."""

import random

import pytest

from soundness.archives import packed, unpacked
from soundness.documents import NAMES, read, samples

SAMPLES = samples()


@pytest.mark.parametrize("at", range(len(SAMPLES)))
def test_a_document_is_read_soundly_or_refused(at: int) -> None:
    """No exception; every clause and every promise has its words and its place."""
    content = SAMPLES[at]
    read(content)
    dice = random.Random(at)  # noqa: S311 - dice of a test
    for _ in range(8):
        read(content[:1] + _damaged(content[1:], dice))


@pytest.mark.parametrize("name", range(len(NAMES)))
def test_a_name_that_is_another_kinds_is_no_fault(name: int) -> None:
    for content in SAMPLES:
        read(bytes([name]) + content[1:])


def test_there_is_a_sample_of_every_kind() -> None:
    assert {NAMES[content[0]] for content in SAMPLES} == set(NAMES)


def _damaged(content: bytes, dice: random.Random) -> bytes:
    """A piece of it, or of what is packed in it, cut out or said twice."""
    if entries := unpacked(content):
        name = dice.choice(sorted(entries))
        return packed({**entries, name: _damaged(entries[name], dice)})
    at = dice.randrange(max(1, len(content)))
    end = at + dice.choice((1, 3, 20))
    return content[:at] + dice.choice((b"", content[at:end] * 2)) + content[end:]
