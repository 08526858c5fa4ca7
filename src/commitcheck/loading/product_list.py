"""Which products a configuration lists: a folder each, their files, or a pattern of folders."""

import os
from collections.abc import Iterable, Iterator
from os.path import normpath
from pathlib import Path, PurePath

from msgspec import Struct

from commitcheck.errors import InputError
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.patterns import is_folder, matching
from commitcheck.loading.schemas.subjects import Key
from commitcheck.model.config import ProductEntry
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.spelling import folded

_MOST = 200
"""Products of one company that a pattern may find; each is read as a whole."""


class Product(Struct, frozen=True):
    """One of several: `folder` is None where only its files are listed; `place` is its entry's."""

    name: str
    entry: ProductEntry
    folder: str | None
    place: str


def listed_products(company: ConfigReading) -> tuple[Product, ...]:
    """The products in the order of the configuration, those of a pattern by their names.

    What is listed by itself is no product of a pattern once more, so that an entry can say more of
    one folder than the pattern does.

    Raises:
        InputError: one lies elsewhere or is no folder, a pattern finds none, or two are one; with
            the place.
    """
    entries = list(enumerate(company.config.products))
    alone = {index: _product(company, entry, index) for index, entry in entries
             if not _is_pattern(company, entry)}  # fmt: skip
    taken = {_place_of(product) for product in alone.values()}
    found: list[Product] = []
    for index, entry in entries:
        if index in alone:
            found.append(alone[index])
            continue
        fresh = [it for it in _in_pattern(company, entry, index) if _place_of(it) not in taken]
        taken |= set(map(_place_of, fresh))
        found += fresh
    _refuse_twins(found)
    return tuple(found)


def _is_pattern(company: ConfigReading, entry: ProductEntry) -> bool:
    path = entry.path
    return path is not None and matching(str(Path(folder_of(company.config.path)) / path))


def _in_pattern(company: ConfigReading, entry: ProductEntry, index: int) -> Iterator[Product]:
    """Every folder that a pattern stands for is a product; hidden ones are none.

    Raises:
        InputError: there is none or too many, or the entry says more, of which nobody could tell
            whose it is.
    """
    place = label(company, ("products", index))
    text = entry.path or ""
    if entry != ProductEntry(path=text):
        raise InputError(f"{place}: {text} stands for many products and can say nothing else")
    if "**" in PurePath(text).parts:
        raise InputError(f"{place}: {text} looks into all folders, name the one above the products")
    top = folder_of(company.config.path)
    _refuse_outside(normpath(Path(top) / text), top, text, place)
    folders = sorted(
        found.relative_to(top).as_posix()
        for found in Path(top).glob(text)
        if is_folder(found) and not found.name.startswith(".")
    )
    if not folders:
        raise InputError(f"{place}: no folder matches {text}")
    if len(folders) > _MOST:
        raise InputError(f"{place}: {text} stands for {len(folders)} folders, expected {_MOST}")
    for folder in folders:
        yield _product(company, ProductEntry(path=folder), index)


def _product(company: ConfigReading, entry: ProductEntry, index: int) -> Product:
    place = label(company, ("products", index))
    top = folder_of(company.config.path)
    written = entry.path or entry.vision
    if written is None:
        raise InputError(f"{place}: a product names neither its path nor its vision")
    where = normpath(Path(top) / written)
    _refuse_outside(where, top, written, place)
    if entry.path is None:
        name = entry.name or PurePath(where).parent.name or PurePath(where).stem
        return Product(name, entry, None, place)
    if os.path.realpath(where) == os.path.realpath(top):
        raise InputError(f"{place}: the product {written} is the company's own folder")
    if not is_folder(where):
        raise InputError(f"{place}: the product {written} is no folder{_near(where)}")
    return Product(entry.name or PurePath(where).name, entry, where, place)


def _refuse_outside(where: str, top: str, written: str, place: str) -> None:
    """Neither by its name nor through a link.

    Raises:
        InputError: it lies elsewhere.
    """
    real = Path(os.path.realpath(where))
    if PurePath(written).is_absolute() or not Path(normpath(where)).is_relative_to(normpath(top)):
        raise InputError(f"{place}: the product {written} lies outside of {_shown(top)}")
    if not real.is_relative_to(os.path.realpath(top)):
        raise InputError(f"{place}: the product {written} leads out of {_shown(top)} by a link")


def _shown(top: str) -> str:
    return "this folder" if top in ("", ".") else top


def _near(where: str) -> str:
    """A hint at the folder that may be meant."""
    above = Path(where).parent
    try:
        names = [entry.name for entry in above.iterdir() if entry.is_dir()]
    except OSError:
        return ""
    near = did_you_mean(PurePath(where).name, names)
    return f"; did you mean {near}?" if near else ""


def _refuse_twins(products: Iterable[Product]) -> None:
    """Two names that differ by their case are one on many disks, and so is one behind a link.

    Raises:
        InputError: two products are one.
    """
    names: dict[str, Product] = {}
    places: dict[str, Product] = {}
    for product in products:
        if (first := names.setdefault(folded(product.name), product)) is not product:
            raise InputError(f"{product.place}: two products are called {first.name}")
        if (other := places.setdefault(_place_of(product), product)) is not product:
            raise InputError(f"{product.place}: {product.name} and {other.name} are one product")


def _place_of(product: Product) -> str:
    """Where it stands, behind every link, whatever its case."""
    return os.path.realpath(product.folder or product.entry.vision or "").casefold()


def label(reading: ConfigReading, *keys: Key) -> str:
    """`commitcheck.yaml:3` for a key of a configuration; of several spellings the one that is
    there, which leads furthest into the file.
    """
    line = 1
    for key in keys:
        *outer, last = key
        named = (tuple(outer), last) if isinstance(last, str) else (key, None)
        line = max(line, reading.source.locate(*named).line)
    return f"{reading.source.path}:{line}"


def folder_of(path: str | None) -> str:
    """The folder of a configuration."""
    return str(PurePath(path or "").parent)
