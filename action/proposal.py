"""What a pull request adds to be checked though the base's configuration does not list it.

The base decides how strict a check is and never how much of a pull request is looked at. A table
that only the pull request's own configuration lists, or that only it has under a usual name, is
checked with the others, read as that configuration describes it, but for the rows that it ignores.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, relpath
from typing import Any

import config_names
import one_project
import table_entries
from commitcheck.loading.discovery import COMMITMENT_NAMES, VISION_NAMES
from config_names import Name
from found import Found
from products import Products, product_folders, products_in_force, routed
from refusal import RefusalError
from tree import Tree

_OF_ONE_PROJECT = frozenset(("vision", "waivers", "links", "decisions", "select"))
"""Keys that a company's configuration cannot have."""


@dataclass
class Proposal:
    """`added` are files that are checked besides the base's, `gone` those that it names and the
    pull request took away, `withheld` visions that stand nearer than the base's own, `vision` and
    `one` the visions that are read in place of the base's, and of its products'.
    """

    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    rows_ignored: list[str] = field(default_factory=list)
    vision: str | None = None
    one: str | None = None
    products: Products = field(default_factory=Products)


def propose(found: Found, own_configs: Iterable[str]) -> Proposal:
    """Put into the tree what the pull request adds, and have the configuration in force list it.

    Raises:
        RefusalError: a configuration of the pull request cannot be read, so nobody knows.
    """
    tree, proposal, where = found.tree, Proposal(), found.where
    tree.known = frozenset(tree.files)
    listed = config_names.entries(found.data)
    tree.unchecked_words = frozenset(table_entries.unchecked_words(listed))
    described = table_entries.files_of(tree, listed, where) or found.tables()
    by_name = _by_name(found)
    own = [(path, _own(tree, path)) for path in own_configs]
    if found.config is not None and not tree.checkout.has(found.from_top(found.config)):
        own.append((found.from_top(found.config), None))
    for path, data in own:
        names = [name for name in config_names.named(data, dirname(path)) if not name.governs]
        for name in names:
            table_entries.refuse_left_over(tree, name.path)
        tree.add(names)
    products = proposal.products = products_in_force(tree, found.data, where, own)
    proposal.added += products.tables
    vision = one_project.vision_of(found, own)
    if vision is not None and not products.entries:
        _become_one(found, own, vision, proposal)
    elif products.entries and not config_names.products(found.data):
        _become_several(found, own, described, proposal)
    else:
        if vision is not None:
            products.entries.append(one_project.as_product(found, own, vision))
            products.added.append(vision)
        rest = own if vision is None else [it for it in own if dirname(it[0]) != where]
        added = _all_new(found, rest, described, proposal)
        _change(
            found, own, described, [*added, *_beside(found, by_name, described, proposal)], proposal
        )
    proposal.withheld = sorted(
        path for path in tree.withheld - tree.files if path.endswith(VISION_NAMES)
    )
    return proposal


def _change(
    found: Found,
    own: list[tuple[str, Any]],
    described: set[str],
    added: list[dict[str, Any]],
    proposal: Proposal,
) -> None:
    """What becomes of one project that stays one, and of products that stay several."""
    tree, where = found.tree, found.where
    listed = config_names.entries(found.data)
    kept = _kept(tree, listed, where, own, proposal)
    products = proposal.products
    vision = {} if products.entries else _vision(found, own, where, proposal)
    is_changed = bool(added or proposal.gone or proposal.vision or products.has_changes)
    if tree.base is not None and not found.names_tables:
        before = table_entries.files_in_base(tree.base, listed, where)
        proposal.gone = sorted({*proposal.gone, *(before - tree.files)})
    if is_changed:
        if not listed:
            kept = [{"file": relpath(path, where or ".")} for path in sorted(described)]
        tables = [*routed(kept, products), *_seen_from(where, added)]
        data = {**found.data, **vision, "commitments": tables}
        _write(found, {**data, "products": products.entries} if products.entries else data)


def _beside(
    found: Found, paths: list[str], described: set[str], proposal: Proposal
) -> list[dict[str, Any]]:
    """The tables that are found by their name and that nobody lists."""
    found.tree.add(Name(path, governs=False) for path in paths)
    new = [path for path in paths if path not in described and path not in proposal.added]
    proposal.added += new
    return [{"file": path} for path in new]


def _become_one(found: Found, own: list[tuple[str, Any]], vision: str, proposal: Proposal) -> None:
    """All products are gone, and the change brings one vision in their place."""
    tree, where = found.tree, found.where
    kept = one_project.tables_of(tree, found.data, where)
    described = table_entries.files_of(tree, kept, where)
    added = _all_new(found, own, described, proposal)
    if not any(config_names.entries(data) for _, data in own):
        added += _beside(found, one_project.tables_beside(found), described, proposal)
    proposal.one = vision
    told = {
        "vision": relpath(vision, where or "."),
        "commitments": [*kept, *_seen_from(where, added)],
    }
    _write(found, {**one_project.governed(found.data), **told})


def _become_several(
    found: Found, own: list[tuple[str, Any]], described: set[str], proposal: Proposal
) -> None:
    """The base knows one project: what each product has of its own waits, the tables do not. How a
    table is parted, only the change can say.
    """
    tree, where, products = found.tree, found.where, proposal.products
    listed = config_names.entries(found.data)
    theirs = products.given
    ignored = {
        path: entry.get("ignore_rows")
        for entry in listed
        for path in table_entries.files_meant(tree, entry["file"], where)
    }
    added = [
        {**entry, "ignore_rows": ignored[entry["file"]]} if ignored.get(entry["file"]) else entry
        for entry in _all_new(found, own, theirs, proposal)
    ]
    covered = {*theirs, *proposal.added}
    kept = [
        entry
        for entry in _kept(tree, listed, where, own, proposal)
        if not covered.issuperset(table_entries.files_meant(tree, entry["file"], where))
    ]
    left = sorted(path for path in described - covered if path in tree.files)
    kept += [{"file": relpath(path, where or ".")} for path in left if not listed]
    data = {key: it for key, it in found.data.items() if key not in _OF_ONE_PROJECT}
    told = {"products": products.entries, "commitments": [*kept, *_seen_from(where, added)]}
    _write(found, {**data, **told})


def _write(found: Found, data: Mapping[str, Any]) -> None:
    """Put the configuration in force where the base's stands.

    Raises:
        RefusalError: the base's has problems that this would hide.
    """
    if found.problems:
        why = f"{found.problems[0].at.label}: {found.problems[0].message}"
        raise RefusalError(f"the base's configuration has to be mended first ({why})")
    place = found.from_top(found.config) if found.config else join(found.where, "commitcheck.yaml")
    text = json.dumps(data, default=str, indent=1, skipkeys=True)
    found.tree.write(normpath(place), text.encode())


def _seen_from(where: str, entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [table_entries.counted_from(where, entry) for entry in entries]


def _all_new(
    found: Found, own: list[tuple[str, Any]], described: set[str], proposal: Proposal
) -> list[dict[str, Any]]:
    return [
        entry
        for path, data in own
        for entry in _new(found, described, config_names.entries(data), dirname(path), proposal)
    ]


def _own(tree: Tree, path: str) -> Any:
    """The pull request's configuration as it wrote it."""
    content = tree.checkout.read(path) or b""
    document = config_names.read(path, content)
    if document.raw is None and content.strip():
        raise RefusalError(f"{path} of this change cannot be read, so what it lists is not known")
    return document.data


def _by_name(found: Found) -> list[str]:
    """New tables under a usual name, where the base looks for them; new visions are only told."""
    tree = found.tree
    places = {dirname(found.from_top(path)) for path in (found.inputs.vision, found.config) if path}
    folders = product_folders(tree, found.data, found.where)
    inside = [path for path in tree.withheld if dirname(path) in folders]
    tree.add(Name(path, governs=False) for path in inside if path.endswith(COMMITMENT_NAMES))
    tables = sorted(
        path
        for path in tree.withheld
        if dirname(path) in {*places, normpath(found.here).removeprefix(".")}
        and path.rpartition("/")[2] in COMMITMENT_NAMES
    )
    if not folders and found.inputs.vision is None:  # the base has none: the project is a new one
        visions = sorted(path for path in tree.withheld if path.endswith(VISION_NAMES))
        tree.add(Name(path, governs=False) for path in visions)
    return [] if config_names.entries(found.data) or found.names_tables else tables


def _new(
    found: Found,
    described: set[str],
    entries: Iterable[Mapping[str, Any]],
    folder: str,
    proposal: Proposal,
) -> list[dict[str, Any]]:
    """An entry for each file that the base does not describe, its paths from the top."""
    new = []
    for entry in entries:
        for path in table_entries.files_meant(found.tree, entry["file"], folder):
            if path in described or path in proposal.added:
                continue
            table_entries.refuse_left_over(found.tree, path)
            if entry.get("ignore_rows"):
                proposal.rows_ignored.append(path)
            new.append({**table_entries.from_top(found.tree, entry, folder), "file": path})
            proposal.added.append(path)
    return new


def _kept(
    tree: Tree,
    listed: list[dict[str, Any]],
    where: str,
    own: list[tuple[str, Any]],
    proposal: Proposal,
) -> list[dict[str, Any]]:
    """The base's entries without those whose file is gone and that nobody lists any more."""
    still = {
        config_names.inside(entry["file"], dirname(path))
        for path, data in own
        for entry in config_names.entries(data)
    }
    kept = []
    for entry in listed:
        path = config_names.inside(entry["file"], where)
        if own and path not in still and not table_entries.files_meant(tree, entry["file"], where):
            proposal.gone.append(path)
        else:
            kept.append(entry)
    return kept


def _vision(
    found: Found, own: list[tuple[str, Any]], where: str, proposal: Proposal
) -> dict[str, str]:
    """The vision of the pull request's configuration, where the base's own is gone."""
    tree = found.tree
    base = found.data.get("vision")
    if isinstance(base, str) and config_names.inside(base, where) in tree.files:
        return {}
    if base is None and found.inputs.vision is not None:
        return {"vision": relpath(found.from_top(found.inputs.vision), where or ".")}
    for path, data in own:
        if _is_mapping(data) and isinstance(data.get("vision"), str):
            place = config_names.inside(data["vision"], dirname(path))
            if place in tree.files:
                proposal.vision = place
                return {"vision": relpath(place, where or ".")}
    return {}


def _is_mapping(data: Any) -> bool:
    return isinstance(data, Mapping)
