"""Products that a change puts together into one project: what is checked of it, and as what.

The base's list of products cannot hold when none of them is left, and whoever puts them together
brings one vision. What the base weighs, leaves out and accepts holds for the one project as it did
for each product; all tables that are still there are its own, whoever's rows they were.
"""

from collections.abc import Mapping
from posixpath import dirname, join, relpath
from typing import Any

import config_names
import table_entries
from commitcheck.loading.discovery import COMMITMENT_NAMES, CONFIG_NAMES, VISION_NAMES
from config_names import Name
from found import Found
from tree import Tree

_OF_SEVERAL = frozenset(("products", "shared", "commitments"))


def vision_of(found: Found, own: list[tuple[str, Any]]) -> str | None:
    """The vision of one project that the change has where the base's configuration lists products:
    the one that its own names, or one beside it; None where the change, too, lists products.
    """
    if not config_names.products(found.data) or found.config is None:
        return None
    tree, where = found.tree, found.where
    mine = [data for path, data in own if dirname(path) == where]
    stays = not mine and tree.checkout.has(found.from_top(found.config))
    if stays or any(config_names.products(data) for data in mine):
        return None
    for data in mine:
        if isinstance(data, Mapping) and isinstance(data.get("vision"), str):
            return config_names.inside(data["vision"], where)
    beside = (join(where, name) for name in VISION_NAMES)
    vision = next((path for path in beside if tree.checkout.has_file(path)), None)
    if vision is not None:
        tree.add([Name(vision, governs=False)])
    return vision


def tables_of(tree: Tree, base: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """The base's tables that are still there, the company's and its products', all rows of them but
    those of which the base says that nothing checks them; counted from the configuration.
    """
    found = [(entry, where) for entry in config_names.entries(base)]
    for product in config_names.products(base):
        place = config_names.place_of(product, where)
        if isinstance(product, Mapping):
            found += [(entry, where) for entry in config_names.entries(product)]
        for name in CONFIG_NAMES:
            content = tree.base.read(join(place, name)) if tree.base is not None else None
            data = config_names.read(name, content).data if content is not None else None
            found += [(entry, place) for entry in config_names.entries(data)]
    kept = {
        config_names.inside(entry["file"], folder): _of_one(tree, entry, folder)
        for entry, folder in found
        if table_entries.files_meant(tree, entry["file"], folder)
    }
    return [table_entries.counted_from(where, entry) for entry in kept.values()]


def _of_one(tree: Tree, entry: dict[str, Any], folder: str) -> dict[str, Any]:
    """The entry without its route; what the base leaves out stays left out."""
    route = entry.get("route")
    moved = table_entries.moved(tree, entry, folder)
    moved.pop("route", None)
    ignored = dict(entry["ignore_rows"]) if isinstance(entry.get("ignore_rows"), Mapping) else {}
    words = list(table_entries.unchecked_words([entry]))
    if words and isinstance(route, Mapping) and isinstance(route.get("column"), str):
        ignored[route["column"]] = words
    return {**moved, "ignore_rows": ignored} if ignored else moved


def tables_beside(found: Found) -> list[str]:
    """The tables under a usual name beside the change's one vision."""
    tree = found.tree
    beside = (join(found.where, name) for name in COMMITMENT_NAMES)
    paths = [path for path in beside if tree.checkout.has_file(path)]
    tree.add(Name(path, governs=False) for path in paths)
    return [path for path in paths if path in tree.files]


def governed(base: Mapping[str, Any]) -> dict[str, Any]:
    """What of the company's configuration holds for one project, too."""
    return {key: value for key, value in base.items() if key not in _OF_SEVERAL}


def as_product(found: Found, own: list[tuple[str, Any]], vision: str) -> dict[str, Any]:
    """The one project as a product more, where some products of the base are still there."""
    tree, where = found.tree, found.where
    listed = [
        table_entries.moved(tree, entry, where)
        for path, data in own
        if dirname(path) == where
        for entry in config_names.entries(data)
    ]
    tables = listed or [{"file": path} for path in tables_beside(found)]
    told = [table_entries.counted_from(where, entry) for entry in tables]
    for entry in told:
        entry.pop("route", None)
    return {"name": vision, "vision": relpath(vision, where or "."), "commitments": told}
