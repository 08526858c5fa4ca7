"""A YAML file held against its schema: its data without what is invalid, and every problem."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from commitcheck.loading.files import STDIN, FileContent, read_file, read_stdin
from commitcheck.loading.schemas.compile import Node, load_schema, node_of
from commitcheck.loading.schemas.read import INVALID, reader_of
from commitcheck.loading.schemas.subjects import Key
from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.model.finding import Problem
from commitcheck.model.location import NOWHERE, FixedSource, Location, Source
from commitcheck.model.project import InputFile


class CheckedDocument(Struct, frozen=True):
    """What is left of a file after everything invalid was taken out.

    `data` is JSON-like: numbers are numbers, days stay text, null stays where the schema allows
    it. It is None when nothing can be used. `unusable` names, by the key of a record in `data`,
    the fields that were written but cannot be used. `source` finds places by keys of `data`;
    `in_file` says which entry of the file a key of `data` leads to.
    """

    data: Any
    problems: tuple[Problem, ...]
    source: Source
    unusable: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    in_file: Callable[[Key], Key] = tuple


class _Shifted:
    """A file from which entries of lists were dropped: their followers moved up."""

    def __init__(self, file: YamlFile, moved: Mapping[Key, tuple[int, ...]]) -> None:
        self._file = file
        self._moved = moved
        self.path = file.path

    def locate(self, key: Hashable, field: str | None = None) -> Location:
        return self._file.locate(self.in_file(key if isinstance(key, tuple) else (key,)), field)

    def in_file(self, key: Key) -> Key:
        """Where a path of the data that is left leads in the file."""
        at: list[str | int] = []
        for index, part in enumerate(key):
            kept = self._moved.get(key[:index], ())
            is_moved = isinstance(part, int) and 0 <= part < len(kept)
            at.append(kept[int(part)] if is_moved else part)
        return tuple(at)


def check_document(file: YamlFile, schema_name: str) -> CheckedDocument:
    """Check a file against a packaged schema: vision, commitments, waivers, links, ..."""
    is_vision = schema_name == "vision"
    return check_against(
        file, node_of(schema_name), load_schema(schema_name), has_sections=is_vision
    )


def check_against(
    file: YamlFile,
    node: Node,
    schema: Mapping[str, Any] | None = None,
    *,
    has_sections: bool = False,
) -> CheckedDocument:
    """Check a file against any compiled schema.

    With `schema`, what it was compiled from, `jsonschema` is asked about what is left of an
    invalid file, so that nothing it would refuse goes on as valid without a word. In a file
    that `has_sections` a misspelt one is an error: all that it holds is left unchecked.
    """
    if file.data is None:
        return CheckedDocument(None, file.problems, file)
    data = reader_of(node)(file.data)
    if data is not INVALID:
        return CheckedDocument(data, file.problems, file)
    return _explained(file, node, schema, has_sections=has_sections)


def _explained(
    file: YamlFile, node: Node, schema: Mapping[str, Any] | None, *, has_sections: bool
) -> CheckedDocument:
    """What is left of a file that is not valid, and why the rest is not."""
    from commitcheck.loading.schemas.explain import (  # noqa: PLC0415 - as it says
        Explainer,
        second_opinion,
    )

    explainer = Explainer(file, has_sections=has_sections)
    data = explainer.read(node, file.data, (), ())
    shifted = _Shifted(file, explainer.moved)
    found = [*file.problems, *explainer.problems]
    if schema is not None and data is not INVALID:
        found += second_opinion(file, schema, node, data, explainer.told, shifted.in_file)
    return CheckedDocument(
        None if data is INVALID else data,
        tuple(sorted(found, key=lambda problem: problem.at[1:3])),
        shifted if explainer.moved else file,
        explainer.unusable,
        shifted.in_file,
    )


# One YAML document of ours: its bytes, its checked data, and every problem of both.


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
        return InputFile(self.content.path, self.role, summary, self.content.digest)


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
    return _remembered(read, role, may_be_empty=may_be_empty)


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


_remembered = lru_cache(maxsize=8)(check_content)
"""A history, a comparison and a search for a way out read the same vision again and again. Promises
are not kept: they are many, and seldom the same.
"""
