"""Documents by their paths: files, folders and patterns, each read or refused with its cure."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from commitcheck.errors import InputError
from commitcheck.loading.documents.block import MAX_BYTES, Refusal
from commitcheck.loading.documents.kinds import is_document
from commitcheck.loading.documents.read import read_paper
from commitcheck.loading.files import STDIN, FileContent, read_file, read_stdin, unreadable
from commitcheck.loading.patterns import expanded, is_folder
from commitcheck.model.document import PaperDocument
from commitcheck.model.problem import Problem


def document_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant; of a folder those whose names end as documents' do.

    Raises:
        InputError: a pattern or a folder gives no file.
    """
    found: list[str] = []
    for path in paths:
        if path != STDIN and is_folder(path):
            inside = sorted(str(file) for file in Path(path).iterdir() if is_document(file.name))
            if not inside:
                raise InputError(f"{path} holds no document; name a file")
            found += inside
        else:
            found += expanded((path,)) if path != STDIN else (STDIN,)
    return tuple(dict.fromkeys(found))


def read_document_file(path: str, stdin_filename: str | None = None) -> PaperDocument | Problem:
    """Read a file as a document; what cannot be used is a problem with its cause and cure."""
    if path != STDIN and _size(path) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        cure = "print the pages with the promises into a file of their own"
        return unreadable(path, f"is larger than {megabytes} MB", cure)
    content = read_stdin(stdin_filename) if path == STDIN else read_file(path)
    if not isinstance(content, FileContent):
        return content
    try:
        return read_paper(content.path, content.content)
    except Refusal as refusal:
        return unreadable(content.path, refusal.cause, refusal.cure)


def with_attachments(document: PaperDocument) -> Iterator[PaperDocument]:
    """A document, and what came with it, each on its own."""
    yield document
    for part in document.attachments:
        yield from with_attachments(part)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0  # the reader says what is wrong with it
