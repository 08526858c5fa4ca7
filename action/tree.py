"""The folder that is checked: what a run may look at, and nothing else of the checkout.

Files are put there name by name, until no file that is there names another. Each comes from the
checkout, or, where the base decides what stands in it, from the base. The checkout itself is only
read, so nothing has to be put back.
"""

import json
from collections import deque
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from posixpath import dirname
from typing import Any

import config_names
from base_commit import Commit
from checkout import Checkout, fixed_folder, folders_meant, is_pattern
from commitcheck.assessment.selection import GROUP
from commitcheck.loading.discovery import CONFIG_NAMES
from commitcheck.loading.patterns import TABLE_ENDINGS
from config_names import GOVERNING_NAMES, Name
from refusal import RefusalError
from snapshot import Snapshot


class Tree:
    """`root` is its top; paths are as in the checkout and the base.

    `base` is None where the checkout itself decides. `from_base` and `waiting` hold the governing
    files that the base gave, and those of the checkout that it stands over; `withheld` are files
    found by their name that the base does not have; `named` is what configurations name. `known`
    are the files that the base or the workflow has us read, `unchecked_words` those of its routes
    that say of rows that nothing checks them.
    """

    def __init__(self, root: Path, checkout: Checkout | Snapshot, base: Commit | None) -> None:
        self.root = root
        self.checkout = checkout
        self.base = base
        self.files: set[str] = set()
        self.configs: set[str] = set()
        self.named: set[str] = set()
        self.known: frozenset[str] = frozenset()
        self.unchecked_words: frozenset[str] = frozenset()
        self.from_base: list[str] = []
        self.waiting: dict[str, str] = {}
        self.withheld: set[str] = set()
        self._seen: set[Name] = set()
        self._governed: set[str] = set()
        (root / ".git").mkdir(parents=True)  # the top, for whoever looks for it

    def add(self, names: Iterable[Name]) -> None:
        """Put files there, and whatever they name in turn."""
        names = deque(names)
        while names:
            name = names.popleft()
            if name not in self._seen:
                self._seen.add(name)
                if name.is_product and is_pattern(name.path):
                    folders = folders_meant(self.checkout, name.path)
                    names.extend(Name(it, governs=False, is_product=True) for it in folders)
                elif name.is_product:
                    names.extend(self._found(name.path))
                else:
                    names.extend(self._govern(name.path) if name.governs else self._copy(name.path))

    def add_found(self, folder: str) -> None:
        """Put there what is found in a folder by its name alone.

        What is to be checked and the base does not have waits in `withheld`: a vision or a table
        that is nearer than the base's own would take its place unseen.
        """
        self.add(self._found(folder))

    def keep_products(self) -> None:
        """Have the configurations list the products that this tree has something of: one that the
        base has got since the change began is no product of that time.
        """
        for path in sorted(self.configs & self.files):
            content = (self.root / path).read_bytes()
            data = config_names.read(path, content).data
            listed = config_names.products(data)
            here = [it for it in listed if self._has_product(it, dirname(path))]
            if len(here) < len(listed):
                text = json.dumps({**data, "products": here}, default=str, indent=1, skipkeys=True)
                self.write(path, text.encode())

    def leave_out_packages(self) -> list[str]:
        """Have the configurations name no package of rules that is not installed here; their names.

        A step installs commitcheck alone: whatever a configuration names would be run.
        """
        missing: set[str] = set()
        for path in sorted(self.configs & self.files):
            data = config_names.read(path, (self.root / path).read_bytes()).data
            packs = config_names.packs(data)
            named = [pack for pack in packs if not _is_installed(pack.get("package"))]
            if named:
                missing |= {str(pack["package"]) for pack in named}
                kept = [pack for pack in packs if pack not in named]
                text = json.dumps({**data, "packs": kept}, default=str, indent=1, skipkeys=True)
                self.write(path, text.encode())
        return sorted(missing)

    def _has_product(self, entry: Any, folder: str) -> bool:
        place = config_names.place_of(entry, folder)
        if is_pattern(place):
            return bool(folders_meant(self.checkout, place))
        return self.has_files(place)

    def has_files(self, place: str) -> bool:
        """Is there such a file, or a folder with one? git keeps no empty folders."""
        if self.checkout.has_folder(place):
            return bool(self.checkout.files_in(place))
        return self.checkout.has_file(place)

    def write(self, path: str, content: bytes) -> None:
        """Put a file of our own there."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.files.add(path)

    def _found(self, folder: str) -> list[Name]:
        names = list(config_names.beside(folder))
        if self.base is None:
            return names
        new = {
            name.path
            for name in names
            if not name.governs
            and self.base.read(name.path) is None
            and self.checkout.has(name.path)
        }
        self.withheld |= new
        return [name for name in names if name.path not in new]

    def _copy(self, path: str) -> list[Name]:
        """A file, folder or pattern of what is to be checked, as it is in the checkout."""
        if self.checkout.has_folder(path):
            (self.root / path).mkdir(parents=True, exist_ok=True)
            files = self.checkout.files_in(path)
            meant = [path for path in files if _is_table(path) or not self.checkout.is_link(path)]
            return [*(Name(one, governs=False) for one in meant), *self._found(path)]
        if self.checkout.has_file(path):
            if path not in self._governed and PurePosixPath(path).name not in GOVERNING_NAMES:
                self.checkout.copy(path, self.root / path)
                self.files.add(path)
                self.withheld.discard(path)
                self.waiting.pop(path, None)
            return self._found(dirname(path))
        if is_pattern(path):
            found = [Name(one, governs=False) for one in self.checkout.matching(path)]
            return [*found, *self._found(fixed_folder(path))]
        return self._found(dirname(path)) if self.checkout.has_folder(dirname(path) or ".") else []

    def _govern(self, path: str) -> list[Name]:
        """A file, folder or pattern that decides what counts, whatever else names it."""
        self._governed.add(path)
        if path in self.files:
            (self.root / path).unlink()
            self.files.discard(path)
        content = self._deciding(path)
        if content is not None:
            self.write(path, content)
            return [*self._found(dirname(path)), *self._named(path, content)]
        if is_pattern(path):
            source = self.checkout if self.base is None else self.base
            return [Name(one, governs=True) for one in source.matching(path)]
        return self._govern_folder(path) if path != "." else []

    def _deciding(self, path: str) -> bytes | None:
        """What holds for a governing file, or None where there is none."""
        if self.base is None:
            return self.checkout.read(path)
        content = self.base.read(path)
        if content is not None:
            self.from_base.append(path)
        why = self._difference(path, content)
        if why is not None:
            self.waiting[path] = why
        return content

    def _govern_folder(self, folder: str) -> list[Name]:
        """All that stands in it; what it holds to be checked is the checkout's all the same."""
        source = self.checkout if self.base is None else self.base
        if not source.has_folder(folder):
            return []
        (self.root / folder).mkdir(parents=True, exist_ok=True)
        found = self._found(folder)
        by_name = {name.path for name in found}
        for path in source.below(folder):
            if path not in by_name and path not in self.files:
                content = self._deciding(path)
                if content is not None:
                    self.write(path, content)
        if self.base is not None and self.checkout.has_folder(folder):
            for path in self.checkout.below(folder):
                is_new = path not in self.files and self.base.read(path) is None
                if is_new and path not in by_name:
                    self.waiting[path] = "added"
        return found

    def _difference(self, path: str, content: bytes | None) -> str | None:
        if not self.checkout.has(path):
            return None if content is None else "removed"
        try:
            if self.checkout.has_folder(path):
                known = content is None and self.base is not None and self.base.has_folder(path)
                return None if known else "a folder"
            own = self.checkout.read(path)
        except RefusalError:
            return "a link"
        if content is None:
            return "added"
        return None if own is not None and _same(own, content) else "changed"

    def _named(self, path: str, content: bytes) -> list[Name]:
        """What a configuration names; other files name nothing."""
        if PurePosixPath(path).name not in CONFIG_NAMES and path not in self.configs:
            return []
        self.configs.add(path)
        names = list(config_names.named(config_names.read(path, content).data, dirname(path)))
        self.named |= {name.path for name in names}
        return names


def _is_installed(package: object) -> bool:
    return not isinstance(package, str) or bool(entry_points(group=GROUP, name=package))


def _is_table(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in TABLE_ENDINGS


def _same(own: bytes, content: bytes) -> bool:
    """A checkout may end its lines as the system likes."""
    return own.replace(b"\r\n", b"\n") == content.replace(b"\r\n", b"\n")
