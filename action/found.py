"""What a check of the base's own configuration would read, in the tree that is checked."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Any

import config_names
from commitcheck.errors import CommitcheckError
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import (
    Call,
    InputPaths,
    find_config,
    find_inputs,
    project_folder,
)
from tree import Tree


class Found:
    """What the base alone would have checked, in the folder `here` of the tree."""

    def __init__(self, tree: Tree, here: str, asked: Call, config: str | None) -> None:
        self.tree = tree
        self.here = here
        self.asked = asked
        self.config = config
        try:
            self.config = config or find_config(asked.paths)
            self.inputs = find_inputs(asked, read_config(self.config).config)
        except CommitcheckError:
            self.inputs = InputPaths()  # it names what is not there: the check itself will say so
        path = self.from_top(self.config) if self.config else None
        content = (tree.root / path).read_bytes() if path in tree.files else b""
        document = config_names.read(path or "", content)
        self.problems = document.problems
        self.data: dict[str, Any] = (
            dict(document.data) if isinstance(document.data, Mapping) else {}
        )

    @property
    def where(self) -> str:
        """The folder that paths in the configuration count from."""
        if self.config:
            return dirname(self.from_top(self.config))
        return self.from_top(project_folder(self.asked.paths) or ".")

    @property
    def names_tables(self) -> bool:
        """Does the workflow itself say which tables are checked?"""
        tables = self.asked.paths[1:] if project_folder(self.asked.paths) else self.asked.paths
        return any(path != self.inputs.vision for path in tables)

    def tables(self) -> set[str]:
        """What is checked though no configuration lists it.

        Of what the workflow names only what the base has: how a new table is read, its own
        configuration may say.
        """
        tables = {self.from_top(table.file) for table in self.inputs.commitments}
        base = self.tree.base
        if not self.names_tables or base is None:
            return tables
        return {path for path in tables if base.read(path) is not None}

    def from_top(self, path: str) -> str:
        """The place of a path that counts from the folder of the run."""
        return normpath(join(self.here, path))
