"""Which files of a run are documents, and what makes promises of them."""

from collections.abc import Callable, Sequence
from pathlib import PurePath

from commitcheck.loading.files import STDIN, read_head
from commitcheck.model.config import Config
from commitcheck.model.document import ENDINGS, Paper, PaperPromises
from commitcheck.model.vision import Vision

PaperReader = Callable[[Sequence[Paper], Vision | None, Config], Sequence[PaperPromises]]
"""How papers become promises, one answer a paper: reading stands above loading, so that it is
handed down.
"""

_HEAD = 4096
_COLUMNS = 2
"""So many separators make a first line a header; prose has a comma, or one and a full stop."""


def is_paper(path: str, stdin_filename: str | None = None) -> bool:
    """Is it read as a document? By its name; text may be a table too, so that its head decides."""
    ending = PurePath((stdin_filename or "") if path == STDIN else path).suffix.lower()
    kind = ENDINGS.get(ending)
    if kind != "text":
        return kind is not None
    return path != STDIN and not _begins_as_table(read_head(path, _HEAD))


def _begins_as_table(head: bytes) -> bool:
    first = next((line for line in head.splitlines() if line.strip()), b"")
    if b"\t" in first:
        return True
    is_sentence = first.rstrip().endswith((b".", b":", b"!", b"?")) or b". " in first
    return not is_sentence and max(map(first.count, (b",", b";", b"|"))) >= _COLUMNS
