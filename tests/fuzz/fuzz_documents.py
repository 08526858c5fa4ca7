"""Fuzzes documents, from bytes to typed promises: Word, PDF, OpenDocument, HTML, Markdown, text
and mail. The first byte chooses the name.
"""

import random

from fuzz import archives
from fuzz.fuzzing import fuzz
from soundness.documents import NAMES, read, samples


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Now and then under another name; what is in an archive is changed inside of it."""
    first = content[:1] or b"\0"
    if random.Random(seed).random() < 0.05:  # noqa: S311 - a fuzzer's dice
        first = bytes([seed % len(NAMES)])
    return first + archives.mutate(content[1:], max(1, most - 1), seed)


if __name__ == "__main__":
    fuzz(read, samples(), mutate, longest=16_000)
