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
import table_entries
from commitcheck.loading.discovery import COMMITMENT_NAMES, VISION_NAMES
from config_names import Name
from found import Found
from products import Products, products_in_force, routed
from refusal import RefusalError
from tree import Tree


@dataclass
class Proposal:
    """`added` are files that are checked besides the base's, `gone` those that it names and the
    pull request took away, `withheld` visions that stand nearer than the base's own.
    """

    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    rows_ignored: list[str] = field(default_factory=list)
    vision: str | None = None
    products: Products = field(default_factory=Products)


def propose(found: Found, own_configs: Iterable[str]) -> Proposal:
    """Put into the tree what the pull request adds, and have the configuration in force list it.

    Raises:
        RefusalError: a configuration of the pull request cannot be read, so nobody knows.
    """
    tree, proposal = found.tree, Proposal()
    tree.known = frozenset(tree.files)
    listed = config_names.entries(found.data)
    where = found.where
    tree.unchecked_words = frozenset(table_entries.unchecked_words(listed))
    described = table_entries.files_of(tree, listed, where) or found.tables()
    by_name = _by_name(found, proposal)
    own = [(path, _own(tree, path)) for path in own_configs]
    for path, data in own:
        names = [name for name in config_names.named(data, dirname(path)) if not name.governs]
        for name in names:
            _refuse_left_over(tree, name.path)
        tree.add(names)
    added = [
        entry
        for path, data in own
        for entry in _new(found, described, config_names.entries(data), dirname(path), proposal)
    ]
    known = described | set(proposal.added)
    tree.add(Name(path, governs=False) for path in by_name)
    added += [{"file": path} for path in by_name if path not in known]
    proposal.added += [path for path in by_name if path not in known]
    kept = _kept(tree, listed, where, own, proposal)
    proposal.products = products_in_force(tree, found.data, where, own)
    is_company = bool(proposal.products.entries)
    vision = {} if is_company else _vision(found, own, where, proposal)
    left_out = bool(proposal.gone or proposal.products.gone or proposal.products.added)
    if tree.base is not None and not found.names_tables:
        before = table_entries.files_in_base(tree.base, listed, where)
        proposal.gone = sorted({*proposal.gone, *(before - tree.files)})
    if added or left_out or proposal.vision:
        if found.problems:
            why = f"{found.problems[0].at.label}: {found.problems[0].message}"
            raise RefusalError(f"the base's configuration has to be mended first ({why})")
        if not listed:
            kept = [{"file": relpath(path, where or ".")} for path in sorted(described)]
        added = [table_entries.counted_from(where, entry) for entry in added]
        kept = routed(kept, proposal.products.routes)
        data = {**found.data, **vision, "commitments": [*kept, *added]}
        if is_company:
            data = {**data, "products": proposal.products.entries}
        target = found.from_top(found.config) if found.config else join(where, "commitcheck.yaml")
        text = json.dumps(data, default=str, indent=1, skipkeys=True)
        tree.write(normpath(target), text.encode())
    return proposal


def _own(tree: Tree, path: str) -> Any:
    """The pull request's configuration as it wrote it."""
    content = tree.checkout.read(path) or b""
    document = config_names.read(path, content)
    if document.raw is None and content.strip():
        raise RefusalError(f"{path} of this change cannot be read, so what it lists is not known")
    return document.data


def _refuse_left_over(tree: Tree, path: str) -> None:
    """Refuse what another step left in the workspace: a key, say, that a report would show.

    What the base or the workflow names may be made by a step before; a pull request may not say so.
    """
    known = path in tree.known or not tree.checkout.has_file(path)
    if not known and not tree.checkout.is_tracked(path):
        raise RefusalError(f"{path} is named by this change and is no file of its commit")


def _by_name(found: Found, proposal: Proposal) -> list[str]:
    """New tables under a usual name, where the base looks for them; new visions are only told."""
    tree = found.tree
    places = {dirname(found.from_top(path)) for path in (found.inputs.vision, found.config) if path}
    folders = config_names.product_folders(found.data, found.where)
    inside = [path for path in tree.withheld if dirname(path) in folders]
    tree.add(Name(path, governs=False) for path in inside if path.endswith(COMMITMENT_NAMES))
    tables = sorted(
        path
        for path in tree.withheld
        if dirname(path) in {*places, normpath(found.here).removeprefix(".")}
        and path.rpartition("/")[2] in COMMITMENT_NAMES
    )
    visions = sorted(path for path in tree.withheld if path.endswith(VISION_NAMES))
    if folders:
        proposal.withheld = visions
    elif found.inputs.vision is None:  # the base has none of its own: the project is a new one
        tree.add(Name(path, governs=False) for path in visions)
    else:
        proposal.withheld = visions
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
            _refuse_left_over(found.tree, path)
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
