"""What a text or a file is known again by: SHA-256 in hex digits.

`hashlib` loads OpenSSL, which takes longer than to read a small vision, and most small checks ask
for no digest: it is loaded for the first of them, and a small file's is worked out when it is read.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from commitcheck.model.late import Late

_SMALL = 1 << 20
"""Bytes; what a larger file holds is not kept in memory for a digest that nobody may ask for."""


@cache
def _hashing() -> Callable[[bytes], Any]:
    from hashlib import sha256  # noqa: PLC0415 - as the module says

    return sha256


def sha256_of(content: bytes) -> str:
    """All 64 digits."""
    digits: str = _hashing()(content).hexdigest()
    return digits


def short_digest(text: str) -> str:
    """The first 16 digits of a text's."""
    return sha256_of(text.encode("utf-8", "surrogatepass"))[:16]


class DigestOf(Late):
    """The digest of what a file holds."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def settled(self) -> str:
        return sha256_of(self._content)


def digest_of(content: bytes) -> str | DigestOf:
    """The 64 digits of a file, of a small one once somebody reads them."""
    return DigestOf(content) if len(content) <= _SMALL else sha256_of(content)
