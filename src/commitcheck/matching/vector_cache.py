"""Vectors of item texts, kept in the user's cache folder as plain .npy files, never pickled.

Only the vision's texts are kept, never a promise: those are somebody else's words. Nothing here
raises: a folder that is missing, read-only or damaged only costs the time to compute anew.
"""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from commitcheck.matching.minilm import MODEL_SHA256, WIDTH, required


class VectorCache:
    """Remembers vectors of 384 float32 values by the sha256 of their text.

    Args:
        folder: where the files lie, or None to remember nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._numpy = required("numpy")
        self._header = self._file_of(self._numpy.zeros(WIDTH, "<f4"))[: -4 * WIDTH]

    def vector(self, text: str, compute: Callable[[str], Any]) -> Any:
        """The remembered vector of a text, else what `compute` makes of it."""
        if self._folder is None:
            return compute(text)
        path = self._folder / f"{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}.npy"
        known = self._read(path)
        if known is None:
            known = compute(text)
            self._write(path, known)
        return known

    def _read(self, path: Path) -> Any | None:
        """The vector in a file; None unless it is exactly what `_write` leaves behind."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if len(data) != len(self._header) + 4 * WIDTH or not data.startswith(self._header):
            return None
        vector = self._numpy.frombuffer(data, "<f4", offset=len(self._header))
        is_unit = abs(float((vector * vector).sum()) - 1) < 1e-3  # noqa: PLR2004 - float32 slack
        return vector if is_unit else None

    def _write(self, path: Path, vector: Any) -> None:
        """Put the file in place whole, so that no other run ever reads half of it."""
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
                draft.write(self._file_of(vector))
            Path(draft.name).replace(path)

    def _file_of(self, vector: Any) -> bytes:
        file = BytesIO()
        self._numpy.save(file, vector.astype("<f4"), allow_pickle=False)
        return file.getvalue()


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where this user's caches lie on this platform; None if the user has no home.

    `XDG_CACHE_HOME` wins everywhere, if it is absolute as its specification demands.
    """
    named = environ.get("XDG_CACHE_HOME", "")
    root = Path(named) if Path(named).is_absolute() else _platform_folder(environ)
    return root and root / "commitcheck" / f"minilm-{MODEL_SHA256[:12]}"


def _platform_folder(environ: Mapping[str, str]) -> Path | None:
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
