"""Which files of a repository a check looks at, as patterns for a CI file."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from os.path import normpath, relpath
from pathlib import Path, PurePath

from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import CONFIG_NAMES, is_yaml, only_one
from commitcheck.loading.own_rules.files import BESIDE
from commitcheck.loading.patterns import is_folder, matching
from commitcheck.loading.products import products_of
from commitcheck.model.config import Config, TableConfig

_FILES = ("vision", "waivers", "links", "decisions", "baseline", "wording")
_BESIDE = ("vision", "commitments", "waivers", "links", "decisions", "baseline", "commitcheck")


def watched_paths(folder: Path, top: Path, ci_file: str) -> tuple[str, ...]:
    """Patterns from the repository's top: the files of the project's folder that have a name of
    ours, the products' folders, whatever the configuration names wherever it lies, and the CI file.

    Raises:
        InputError: the configuration lists what cannot be a product.
    """
    config = only_one(relpath(folder), CONFIG_NAMES)
    found = [f"{_from_top(folder, top)}{name}.*" for name in _BESIDE]
    if config is not None:
        reading = read_config(config)
        found += (
            f"{_from_top(folder, top)}{normpath(it.path)}/**"
            for it in reading.config.products
            if it.path is not None and matching(str(folder / it.path))
        )
        products = products_of(reading)
        places = (product.folder or product.entry.vision or "" for product in products)
        found += (_pattern(Path(place).absolute(), top) for place in places)
        found += (_pattern(folder / path, top) for path in _named(reading.config, folder))
        for own in filter(None, (each.folder for each in products)):
            below = read_config(only_one(own, CONFIG_NAMES)).config
            found += (_pattern(Path(own).absolute() / path, top) for path in _named(below, own))
    folders = [pattern for pattern in dict.fromkeys(found) if pattern.endswith("/**")]
    needed = (it for it in found if not any(_covers(folder, it) for folder in folders))
    return tuple(dict.fromkeys((*needed, ci_file)))


def _covers(folder: str, path: str) -> bool:
    """Does `products/*/**` stand for all that this pattern does, too?"""
    wanted, parts = folder.split("/")[:-1], path.split("/")
    fits = len(parts) > len(wanted) and all(map(fnmatchcase, parts, wanted))
    return fits and path != folder


def _named(config: Config, folder: str | Path) -> Iterator[str]:
    """Every path that a configuration in `folder` names, and the rules that lie beside it."""
    lists = (config.commitments, *(product.commitments for product in config.products))
    tables = (table for tables in lists for table in tables)
    yield from (path for table in tables for path in _of_table(table))
    for holder in (config, *config.products):
        yield from (path for name in _FILES if (path := getattr(holder, name, None)) is not None)
    yield from (pack.path for pack in config.packs if pack.path is not None)
    if config.rules is not None:
        yield from config.rules
    elif is_folder(Path(folder) / BESIDE):
        yield BESIDE


def _of_table(table: TableConfig) -> Iterator[str]:
    yield table.file
    if "file" in table.join:
        yield table.join["file"]
    if table.preset is not None and is_yaml(table.preset):
        yield table.preset


def _pattern(path: Path, top: Path) -> str:
    """A folder stands for all in it."""
    written = PurePath(relpath(path, top)).as_posix()
    return f"{written}/**" if is_folder(path) else written


def _from_top(folder: Path, top: Path) -> str:
    place = PurePath(relpath(folder, top)).as_posix()
    return "" if place == "." else f"{place}/"
