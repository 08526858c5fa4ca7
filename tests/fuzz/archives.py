"""Archives changed in what they hold."""

import random

import atheris

from soundness.archives import packed, unpacked


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Mostly one entry of the archive, packed again so that its sums are right; else any byte."""
    dice = random.Random(seed)  # noqa: S311 - a fuzzer's dice
    entries = unpacked(content)
    if not entries or dice.random() < 0.1:
        return bytes(atheris.Mutate(content, most))
    name = dice.choice(sorted(entries))
    entries[name] = bytes(atheris.Mutate(entries[name], len(entries[name]) + 64))
    return packed(entries)
