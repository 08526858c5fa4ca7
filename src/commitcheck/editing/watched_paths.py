"""Which files of a repository a check looks at, as patterns for a CI file."""

from collections.abc import Iterator
from os.path import relpath
from pathlib import Path, PurePath

from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import CONFIG_NAMES, only_one
from commitcheck.loading.patterns import is_folder
from commitcheck.loading.products import products_of
from commitcheck.model.config import Config, TableConfig

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
        for product in products_of(reading):
            place = product.folder or product.entry.vision or ""
            found.append(_pattern(Path(place).absolute(), top))
        found += (_pattern(folder / path, top) for path in _named(reading.config))
    return tuple(dict.fromkeys((*found, ci_file)))


def _named(config: Config) -> Iterator[str]:
    lists = (config.commitments, *(product.commitments for product in config.products))
    tables = (table for tables in lists for table in tables)
    yield from (path for table in tables for path in _of_table(table))
    for path in (config.vision, config.waivers, config.links, config.decisions, config.baseline):
        if path is not None:
            yield path


def _of_table(table: TableConfig) -> Iterator[str]:
    yield table.file
    if "file" in table.join:
        yield table.join["file"]


def _pattern(path: Path, top: Path) -> str:
    """A folder stands for all in it."""
    written = PurePath(relpath(path, top)).as_posix()
    return f"{written}/**" if is_folder(path) else written


def _from_top(folder: Path, top: Path) -> str:
    place = PurePath(relpath(folder, top)).as_posix()
    return "" if place == "." else f"{place}/"
