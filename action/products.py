"""The products of a company as a base and a change list them: which are checked, which are new.

The base's list decides how a product is checked, and never that one is not looked at. A product
that only the change lists is checked by the base's top file: what its own configuration ignores or
weighs otherwise waits, as its waivers do, but its vision and its tables are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, relpath
from typing import Any

import config_names
import table_entries
from commitcheck.loading.discovery import COMMITMENT_NAMES, CONFIG_NAMES, VISION_NAMES
from config_names import Name
from tree import Tree


@dataclass
class Products:
    """`entries` are those in force, counted from the configuration; `added` and `gone` are names
    of folders or visions from the top. `routes` are words for new products alone.
    """

    entries: list[Any] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    routes: dict[str, str] = field(default_factory=dict)


def products_in_force(
    tree: Tree, base: Mapping[str, Any], where: str, own: list[tuple[str, Any]]
) -> Products:
    """The base's products that are still there or still listed, then those that the change adds."""
    found = Products()
    listed = {
        config_names.place_of(entry, dirname(path)): (entry, data)
        for path, data in own
        for entry in config_names.products(data)
    }
    known = set()
    for entry in config_names.products(base):
        place = config_names.place_of(entry, where)
        known |= {place, _name(entry, place)}
        if tree.has_files(place) or place in listed or not own:
            found.entries.append(entry)
        else:
            found.gone.append(place)
    gone = {_name_of(place) for place in found.gone}
    for place, (entry, data) in listed.items():
        name = _name(entry, place)
        if place not in known and (name not in known or name in gone):
            found.added.append(place)
            found.entries.append(_new(tree, entry, place, name, where))
            found.routes.update(_words_for(data, name))
    return found


def routed(entries: list[dict[str, Any]], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """The base's tables, whose routes also know the words for new products; a word that the base
    sends somewhere stays there.
    """
    return [
        {**entry, "route": {**route, "values": {**words, **(route.get("values") or {})}}}
        if words and isinstance(route := entry.get("route"), Mapping)
        else entry
        for entry in entries
    ]


def _new(tree: Tree, entry: Any, place: str, name: str, where: str) -> dict[str, Any]:
    """What is checked of a product that only the change lists, counted from the configuration."""
    told: dict[str, Any] = {"name": name}
    folder = "" if config_names.is_file(place) else place
    if folder:
        told["path"] = relpath(folder, where or ".")
        seen = (join(folder, name) for name in (*VISION_NAMES, *COMMITMENT_NAMES))
        tree.add([Name(path, governs=False) for path in seen if tree.checkout.has(path)])
    else:
        told["vision"] = relpath(place, where or ".")
    tables = [] if not isinstance(entry, Mapping) else config_names.entries(entry)
    own = [(table, where) for table in tables]
    if folder:
        own += [(table, folder) for table in _own_tables(tree, folder)]
    entries = [table_entries.moved(tree, table, at) for table, at in own]
    if entries:
        told["commitments"] = [table_entries.counted_from(where, it) for it in entries]
    return told


def _own_tables(tree: Tree, folder: str) -> Iterator[dict[str, Any]]:
    """The tables that the product's own configuration of the change lists."""
    for name in CONFIG_NAMES:
        content = tree.checkout.read(join(folder, name))
        if content is not None:
            data = config_names.read(join(folder, name), content).data
            for entry in config_names.entries(data):
                tree.add([Name(config_names.inside(entry["file"], folder), governs=False)])
                yield entry


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
