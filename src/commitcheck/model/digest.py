"""SHA-256 of a few kilobytes without waiting for OpenSSL, which `hashlib` loads.

It takes as long to load as fifty rules take to judge a small portfolio. Python has an
implementation of its own besides, under a name that changed with 3.12; a large file is left to
the faster one.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

_LARGE = 1 << 20


def hexdigest(data: bytes) -> str:
    """The 64 hex digits of SHA-256."""
    if len(data) < _LARGE:
        digest: str = _own()(data).hexdigest()
        return digest
    from hashlib import sha256  # noqa: PLC0415 - see above

    return sha256(data).hexdigest()


@cache
def _own() -> Callable[[bytes], Any]:
    """Python's own, or that of `hashlib` in a Python without it."""
    for name in ("_sha2", "_sha256"):
        try:
            made: Callable[[bytes], Any] = __import__(name).sha256
        except ImportError:
            continue
        return made
    from hashlib import sha256  # noqa: PLC0415 - see above

    return sha256
