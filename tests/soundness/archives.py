"""Archives taken apart and packed again, so that what was changed in them is reached."""

import io
import warnings
import zipfile
import zlib

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError,
    EOFError, MemoryError,
)  # fmt: skip
_FIXED_DAY = (2026, 1, 1, 0, 0, 0)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Its entries; none where it is no archive, or a damaged one."""
    try:
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(io.BytesIO(content)) as book:
            return {name: book.read(name) for name in book.namelist()}
    except _DAMAGED:
        return {}


def packed(entries: dict[str, bytes]) -> bytes:
    """The same entries are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in entries.items():
            book.writestr(zipfile.ZipInfo(name, _FIXED_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
