"""One YAML document of ours: its bytes, its checked data, and every problem of both."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from commitcheck.loading.files import STDIN, FileContent, read_file, read_stdin
from commitcheck.loading.schemas.check import check_document
from commitcheck.loading.schemas.subjects import Key
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.location import NOWHERE, FixedSource, Source
from commitcheck.model.problem import Problem
from commitcheck.model.project import InputFile


class Document(Struct, frozen=True):
    """`data` holds what is usable: None when nothing is. `content` is None when not even the
    bytes could be had. `unusable` names dropped fields by the key path of their record; `raw`
    is everything as written, where `in_file` finds the entry that a key of `data` leads to.
    """

    role: str
    source: Source
    content: FileContent | None = None
    data: Any = None
    problems: tuple[Problem, ...] = ()
    unusable: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    raw: Any = None
    in_file: Callable[[Key], Key] = tuple

    def input(self, summary: str) -> InputFile | None:
        """How the file is listed among the inputs."""
        if self.content is None:
            return None
        return InputFile(self.content.path, self.role, summary, self.content.sha256)


def no_document(role: str) -> Document:
    """Stands for a file that nobody named."""
    return Document(role, NOWHERE.source)


def read_document(
    path: str, role: str, *, stdin_filename: str | None = None, may_be_empty: bool = False
) -> Document:
    """Read and check one file against the schema of its role. `-` is standard input."""
    read = read_stdin(stdin_filename) if path == STDIN else read_file(path)
    if isinstance(read, Problem):
        return Document(role, FixedSource(path), problems=(read,))
    return check_content(read, role, may_be_empty=may_be_empty)


def check_content(content: FileContent, role: str, *, may_be_empty: bool = False) -> Document:
    """Check what a file holds against the schema of its role."""
    file = read_yaml(content.path, content.content)
    checked = check_document(file, role)
    problems = checked.problems
    if may_be_empty:
        problems = tuple(problem for problem in problems if problem.variant != "empty")
    return Document(
        role,
        checked.source,
        content,
        checked.data,
        problems,
        checked.unusable,
        file.data,
        checked.in_file,
    )
