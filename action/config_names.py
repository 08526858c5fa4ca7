"""Every file that a commitcheck.yaml names, and whose word about it counts.

What is to be checked (the vision, the commitments and tables joined to them) is what a pull request
proposes. Everything else decides what counts, so it is the base's: also what a later version of the
file may name under a key that is not known here.
"""

from collections.abc import Iterator, Mapping
from posixpath import isabs, join, normpath
from typing import Any, NamedTuple

from checkout import is_outside
from commitcheck.loading.discovery import COMMITMENT_NAMES, CONFIG_NAMES, VISION_NAMES, is_yaml
from commitcheck.loading.files import FileContent
from commitcheck.loading.own_rules.files import BESIDE
from commitcheck.loading.schemas.check import Document, check_content
from refusal import RefusalError

GOVERNING_NAMES = (
    *CONFIG_NAMES,
    *(
        f"{name}.{ending}"
        for name in ("waivers", "links", "decisions")
        for ending in ("yaml", "yml")
    ),
)
"""Found beside the others without being named; whoever changes one of them can silence a check."""

CHECKED_NAMES = (*VISION_NAMES, *COMMITMENT_NAMES)

_CHECKED = frozenset(("vision", "commitments", "products", "shared"))
_PATHS = frozenset(("waivers", "links", "decisions", "baseline"))


class Name(NamedTuple):
    """A path from the top of the repository. `governs`: the base decides what stands there;
    `is_product`: a folder of which only what is found by its name counts.
    """

    path: str
    governs: bool
    is_product: bool = False


def beside(folder: str) -> Iterator[Name]:
    """What is found by its name in a folder."""
    yield from (Name(normpath(join(folder, name)), governs=True) for name in GOVERNING_NAMES)
    yield from (Name(normpath(join(folder, name)), governs=False) for name in CHECKED_NAMES)


def read(path: str, content: bytes) -> Document:
    """A configuration from its bytes; what is wrong with it is in its problems."""
    return check_content(FileContent(path, content), "config", may_be_empty=True)


def entries(data: Any) -> list[dict[str, Any]]:
    """The `commitments` of a configuration, each with its `file`; other shapes are left out."""
    written = data.get("commitments") if isinstance(data, Mapping) else None
    items = written if isinstance(written, list) else [written]
    tables = (item if isinstance(item, Mapping) else {"file": item} for item in items)
    return [dict(table) for table in tables if isinstance(table.get("file"), str)]


def products(data: Any) -> list[Any]:
    """The `products` of a configuration: folders, or mappings; other shapes are left out."""
    written = data.get("products") if isinstance(data, Mapping) else None
    items = written if isinstance(written, list) else []
    return [item for item in items if isinstance(item, str) or _is_product(item)]


def packs(data: Any) -> list[dict[str, Any]]:
    """The `packs` of a configuration; other shapes are left out."""
    written = data.get("packs") if isinstance(data, Mapping) else None
    items = written if isinstance(written, list) else []
    return [dict(item) for item in items if isinstance(item, Mapping)]


def place_of(product: Any, folder: str) -> str:
    """Where a product stands, from the top: its folder, or its vision.

    Raises:
        RefusalError: outside of the repository.
    """
    written = product
    if isinstance(product, Mapping):
        written = product.get("path") or product.get("vision") or ""
    return inside(str(written), folder)


def is_file(place: str) -> bool:
    """Is it a product's vision, and not its folder?"""
    return is_yaml(place)


def _is_product(item: Any) -> bool:
    return isinstance(item, Mapping) and any(
        isinstance(item.get(key), str) for key in ("path", "vision")
    )


def _of_product(item: Any, folder: str) -> Iterator[Name]:
    """What belongs to a product: its folder with what is found in it, or its files."""
    if isinstance(item, str):
        yield Name(inside(item, folder), governs=False, is_product=True)
        return
    if isinstance(text := item.get("path"), str):
        yield Name(inside(text, folder), governs=False, is_product=True)
    if isinstance(text := item.get("vision"), str):
        yield Name(inside(text, folder), governs=False)
    yield from _of_tables(item, folder)
    for key in _PATHS:
        if isinstance(text := item.get(key), str):
            yield Name(inside(text, folder), governs=True)


def _of_tables(data: Any, folder: str) -> Iterator[Name]:
    for table in entries(data):
        yield Name(inside(table["file"], folder), governs=False)
        join_with = table.get("join")
        if isinstance(join_with, Mapping) and isinstance(join_with.get("file"), str):
            yield Name(inside(join_with["file"], folder), governs=False)
        if isinstance(preset := table.get("preset"), str) and is_yaml(preset):
            yield Name(inside(preset, folder), governs=True)


def named(data: Any, folder: str) -> Iterator[Name]:
    """Every path in a configuration that stands in `folder`.

    Raises:
        RefusalError: a path leaves the repository.
    """
    if not isinstance(data, Mapping):
        return
    if isinstance(vision := data.get("vision"), str):
        yield Name(inside(vision, folder), governs=False)
    yield from _of_tables(data, folder)
    if "rules" not in data:  # read without being named
        yield Name(inside(BESIDE, folder), governs=True)
    for product in products(data):
        yield from _of_product(product, folder)
    for key, value in data.items():
        if key in _PATHS and isinstance(value, str):
            yield Name(inside(value, folder), governs=True)
        elif key not in _CHECKED:
            yield from (
                Name(path, governs=True)
                for text in _texts(value)
                if not isabs(text) and not is_outside(path := normpath(join(folder, text)))
            )


def inside(text: str, folder: str) -> str:
    """The place of a path that counts from `folder`.

    Raises:
        RefusalError: it leaves the repository, or enters `.git`.
    """
    path = normpath(join(folder, text))
    if is_outside(path):
        raise RefusalError(
            f"{text} is named in {folder or '.'} and stands outside of the repository"
        )
    return path


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in (*value, *value.values()):
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
