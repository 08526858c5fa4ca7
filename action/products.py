"""The products of a company as a base and a change list them: which are checked, which are new.

The base's list decides how a product is checked, and never that one is not looked at. A product
that only the change lists is checked by the base's top file: what its own configuration ignores or
weighs otherwise waits, as its waivers do, but its vision and its tables are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import basename, dirname, join, relpath
from typing import Any

import config_names
import table_entries
from base_commit import Commit
from checkout import Checkout, folders_meant, is_pattern
from commitcheck.loading.discovery import COMMITMENT_NAMES, CONFIG_NAMES, VISION_NAMES
from commitcheck.loading.patterns import TABLE_ENDINGS
from config_names import Name
from snapshot import Snapshot
from tree import Tree


@dataclass
class Products:
    """`entries` are those in force, counted from the configuration; `added` and `gone` are names
    of folders or visions from the top. `routes` are words for new products alone; to the names in
    `nowhere` no row can go any more. `tables` are files that only the change gives to a product of
    the base's, `given` those of new products.
    """

    entries: list[Any] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    routes: dict[str, str] = field(default_factory=dict)
    nowhere: frozenset[str] = frozenset()
    tables: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)

    @property
    def has_changes(self) -> bool:
        """Is the base's list not the one in force?"""
        return bool(self.added or self.gone or self.tables)


def products_in_force(
    tree: Tree, base: Mapping[str, Any], where: str, own: list[tuple[str, Any]]
) -> Products:
    """The base's products that are still there or still listed, then those that the change adds."""
    found = Products()
    listed = {
        place: (entry, data)
        for path, data in own
        for place, entry in placed(tree.checkout, data, dirname(path)).items()
    }
    known, every = set(), config_names.products(base)
    for place, entry in placed(tree.base, base, where).items():
        known |= {place, _name(entry, place)}
        by_pattern_only = not any(place == config_names.place_of(it, where) for it in every)
        if is_there(tree, place, is_listed=place in listed or not (own or by_pattern_only)):
            theirs = listed.get(place, (None, None))[0]
            found.entries.append(_with_new_tables(tree, entry, theirs, place, where, found))
        else:
            found.gone.append(place)
    by_pattern = placed(tree.checkout, base, where)
    listed |= {place: (it, base) for place, it in by_pattern.items() if place not in listed}
    gone = {_name_of(place) for place in found.gone}
    for place, (entry, data) in listed.items():
        name = _name(entry, place)
        if place not in known and (name not in known or name in gone):
            found.added.append(place)
            found.entries.append(_new(tree, entry, place, name, where, found))
            found.routes.update(_words_for(data, name))
    names = {_name(entry, config_names.place_of(entry, where)) for entry in found.entries}
    found.nowhere = frozenset(gone - names)
    return found


def placed(source: Checkout | Snapshot | Commit | None, data: Any, folder: str) -> dict[str, Any]:
    """The products that a configuration in a folder lists, by where they stand from the top; what a
    pattern stands for in the source one by one, counted from the folder.
    """
    entries = config_names.products(data)
    found = {}
    for entry in entries:
        place = config_names.place_of(entry, folder)
        if not is_pattern(place):
            found[place] = entry
        elif source is not None:
            for each in folders_meant(source, place):
                found.setdefault(each, relpath(each, folder or "."))
    return found


def product_folders(tree: Tree, data: Any, folder: str) -> frozenset[str]:
    """The folders of the products that a configuration lists, in the base and in the change."""
    places = {*placed(tree.base, data, folder), *placed(tree.checkout, data, folder)}
    return frozenset(dirname(it) if config_names.is_file(it) else it for it in places)


def is_there(tree: Tree, place: str, *, is_listed: bool) -> bool:
    """Is anything of a product left to be checked? One that is no longer listed is gone with its
    vision and its tables, whatever else its folder still holds.
    """
    if is_listed or not tree.checkout.has_folder(place):
        return is_listed or tree.has_files(place)
    files = (basename(path) for path in tree.checkout.files_in(place))
    return any(PurePosixPath(name).suffix.lower() in TABLE_ENDINGS and
               name not in config_names.GOVERNING_NAMES for name in files)  # fmt: skip


def routed(entries: list[dict[str, Any]], products: Products) -> list[dict[str, Any]]:
    """The base's tables, whose routes also know the words for new products; a word that the base
    sends somewhere stays there, if there still is such a product.
    """
    return [_routed(entry, products) for entry in entries]


def _routed(entry: dict[str, Any], products: Products) -> dict[str, Any]:
    route = entry.get("route")
    if not isinstance(route, Mapping) or not (products.routes or products.nowhere):
        return entry
    values = {} if not isinstance(route.get("values"), Mapping) else route["values"]
    kept = {word: name for word, name in values.items() if name not in products.nowhere}
    return {**entry, "route": {**route, "values": {**products.routes, **kept}}}


def _with_new_tables(
    tree: Tree, entry: Any, theirs: Any, place: str, where: str, found: Products
) -> Any:
    """The base's entry of a product, which also lists the tables that only the change gives to it,
    by its own entry or the product's own configuration.
    """
    had = config_names.entries(entry)
    mine = [(table, where) for table in had]
    if not config_names.is_file(place):
        of_base = (tree.base.read(join(place, name)) for name in CONFIG_NAMES) if tree.base else ()
        for content in of_base:
            data = config_names.read(place, content).data if content is not None else None
            mine += [(table, place) for table in config_names.entries(data)]
    known = {path for it, at in mine for path in table_entries.files_meant(tree, it["file"], at)}
    if not mine:
        usual = [join(place, name) for name in COMMITMENT_NAMES]
        known |= {path for path in usual if path in tree.files}
        had = [{"file": relpath(path, where or ".")} for path in sorted(known)]
    new = [it for it in _tables_of(tree, theirs, place, where) if it["file"] not in known]
    if not new:
        return entry
    found.tables += [it["file"] for it in new]
    told = dict(entry) if isinstance(entry, Mapping) else {"path": entry}
    return {**told, "commitments": [*had, *(table_entries.counted_from(where, it) for it in new)]}


def _new(
    tree: Tree, entry: Any, place: str, name: str, where: str, found: Products
) -> dict[str, Any]:
    """What is checked of a product that only the change lists, counted from the configuration."""
    told: dict[str, Any] = {"name": name}
    if config_names.is_file(place):
        told["vision"] = relpath(place, where or ".")
    else:
        told["path"] = relpath(place, where or ".")
        if tree.checkout.has_folder(place):
            (tree.root / place).mkdir(parents=True, exist_ok=True)
        seen = (join(place, name) for name in (*VISION_NAMES, *COMMITMENT_NAMES))
        tree.add([Name(path, governs=False) for path in seen if tree.checkout.has(path)])
    tables = _tables_of(tree, entry, place, where)
    if tables:
        found.given |= {it["file"] for it in tables}
        told["commitments"] = [table_entries.counted_from(where, it) for it in tables]
    return told


def _tables_of(tree: Tree, entry: Any, place: str, where: str) -> list[dict[str, Any]]:
    """The tables that the change gives to a product, each file once, from the top."""
    own = [(table, where) for table in config_names.entries(entry)]
    if not config_names.is_file(place):
        own += [(table, place) for table in _own_tables(tree, place)]
    found: dict[str, dict[str, Any]] = {}
    for table, at in own:
        moved = table_entries.moved(tree, table, at)
        tree.add([Name(moved["file"], governs=False)])
        for path in table_entries.files_meant(tree, table["file"], at):
            table_entries.refuse_left_over(tree, path)
            found.setdefault(path, {**moved, "file": path})
    return list(found.values())


def _own_tables(tree: Tree, folder: str) -> Iterator[dict[str, Any]]:
    """The tables that the product's own configuration of the change lists."""
    for name in CONFIG_NAMES:
        content = tree.checkout.read(join(folder, name))
        if content is not None:
            data = config_names.read(join(folder, name), content).data
            yield from config_names.entries(data)


def _words_for(data: Any, name: str) -> Iterator[tuple[str, str]]:
    """The words that the change's routes send to a product."""
    for entry in config_names.entries(data):
        route = entry.get("route")
        values = route.get("values") if isinstance(route, Mapping) else None
        if isinstance(values, Mapping):
            yield from (
                (word, name)
                for word, product in values.items()
                if isinstance(word, str) and product == name
            )


def _name(entry: Any, place: str) -> str:
    if isinstance(entry, Mapping) and isinstance(entry.get("name"), str):
        return str(entry["name"])
    return _name_of(place)


def _name_of(place: str) -> str:
    return basename(dirname(place) if config_names.is_file(place) else place)
