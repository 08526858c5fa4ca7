"""The products of one repository: each has its company's configuration, with its own on top.

A product may be stricter than its company. What it takes more lightly holds too, and is kept
with its place, so that every report can print it. There is no other way to inherit: a product
lies in its company's folder and has no products of its own, so nothing can come back to itself.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from os.path import relpath
from pathlib import Path

from msgspec.structs import replace

from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import (
    COMMITMENT_NAMES,
    CONFIG_NAMES,
    VISION_NAMES,
    is_yaml,
    only_one,
)
from commitcheck.loading.documents.papers import is_paper
from commitcheck.loading.own_rules.files import rule_files
from commitcheck.loading.product_list import Product, folder_of, label, listed_products
from commitcheck.loading.schemas.subjects import Key
from commitcheck.model.config import Config, PackConfig, TableConfig
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.spelling import folded

ReadConfig = Callable[[str], ConfigReading]
"""Reads a product's own commitcheck.yaml."""

_LIGHTLY = ("warning", "error", "preventable", "never")
"""What a run can fail on, the strictest first."""

_SWITCHES = ("as_read", "history")
_OF_A_PRODUCT = ("vision", "waivers", "links", "decisions", "select")
_OF_THE_COMPANY = ("company", "products", "shared", "keep")


def products_of(company: ConfigReading) -> tuple[Product, ...]:
    """The products that a configuration lists, in its order; none where it lists none.

    Raises:
        InputError: one lies elsewhere or is no folder, or two are one; with the place.
    """
    products = listed_products(company)
    if products:
        _refuse_own_files(company)
    return products


def named_product(company: ConfigReading, name: str) -> Product:
    """The product of a name, whatever its case.

    Raises:
        UsageError: there is none; it says which one is near.
    """
    products = products_of(company)
    found = next((product for product in products if folded(product.name) == folded(name)), None)
    if found is not None:
        return found
    names = [product.name for product in products]
    if not names:
        raise UsageError(f"there is no product {name}: no commitcheck.yaml here lists products")
    near = did_you_mean(name, names)
    hint = f"did you mean {near}?" if near else f"there are {', '.join(names)}"
    raise UsageError(f"there is no product {name}; {hint}")


def in_product(company: ConfigReading, product: Product, read: ReadConfig) -> ConfigReading:
    """The configuration that holds for one product.

    Raises:
        InputError: its folder has no vision, it has products of its own, or a table of the
            company's says not which rows are whose.
    """
    path = only_one(product.folder, CONFIG_NAMES) if product.folder is not None else None
    own = read(path) if path is not None else ConfigReading()
    _refuse_company_keys(own)
    config = own.config if path is not None else company.config
    folder = folder_of(config.path)
    paths = _paths(company, product, own, folder)
    tables = (*_own_tables(company, product, own, folder), *_routed(company, product, folder))
    merged = replace(
        config,
        **paths,
        commitments=tables,
        **_judging(company.config, own),
        company=company.config.company,
        products=(),
        shared=company.config.shared,
        rules=_rules(company, own, folder),
        packs=_packs(company, own, folder),
        keep=company.config.keep,
        of_product=product.name,
        places=_places(company) | _places(own),
        loosens=tuple(_loosened(company, own, product)),
    )
    return ConfigReading(
        merged,
        (*company.problems, *own.problems),
        own.input,
        own.source if path is not None else company.source,
        company.input,
    )


def _rules(company: ConfigReading, own: ConfigReading, folder: str) -> tuple[str, ...]:
    """The company's rules and the product's own: a product may add to them."""
    files = (*rule_files(company.config), *rule_files(own.config))
    return tuple(dict.fromkeys(os.path.relpath(file, folder or ".") for file in files))


def _packs(company: ConfigReading, own: ConfigReading, folder: str) -> tuple[PackConfig, ...]:
    """The company's packs, then the product's own."""
    found = []
    for reading in (company, own):
        top = folder_of(reading.config.path)
        for pack in reading.config.packs:
            path = pack.path and os.path.relpath(Path(top) / pack.path, folder or ".")
            found.append(replace(pack, path=path))
    return tuple(dict.fromkeys(found))


def _refuse_own_files(company: ConfigReading) -> None:
    """The company itself has no vision: what it says of one would hold for nobody.

    Raises:
        InputError: it names one, or another file that each product has of its own.
    """
    for name in _OF_A_PRODUCT:
        if getattr(company.config, name):
            place = label(company, (name,))
            raise InputError(f"{place}: each product has its own {name}, name it there")
    for index, table in enumerate(company.config.commitments):
        is_table = not is_yaml(table.file) and not is_paper(table.file, None)
        if table.route is None or not is_table:
            place = label(company, *_in_table(index, "file"))
            why = "has no route" if is_table else "is no table, so that no route can part it"
            cure = "say which column names the product of a row, or name the file in a product"
            raise InputError(f"{place}: {table.file} is for several products and {why}; {cure}")


def _refuse_company_keys(own: ConfigReading) -> None:
    for name in _OF_THE_COMPANY:
        if getattr(own.config, name):
            raise InputError(f"{label(own, (name,))}: {name} is the company's, not a product's")


def _paths(
    company: ConfigReading, product: Product, own: ConfigReading, folder: str
) -> dict[str, str | None]:
    """The product's single files, counted from `folder`: as its own configuration names them, as
    its entry does, or as they are found by their names.
    """
    entry, top = product.entry, folder_of(company.config.path)
    found: dict[str, str | None] = {}
    for name in ("vision", "waivers", "links", "decisions", "baseline"):
        of_entry = getattr(entry, name)
        if written := getattr(own.config, name):
            found[name] = written
        elif of_entry is not None:
            found[name] = _seen_from(folder, Path(top) / of_entry)
        else:
            found[name] = None
    if found["vision"] is None and product.folder is not None:
        vision = only_one(product.folder, VISION_NAMES)
        if vision is None:
            raise InputError(f"{product.place}: {product.folder} holds no vision.yaml")
        found["vision"] = _seen_from(folder, vision)
    for name in ("baseline", "wording"):
        found[name] = found.get(name) or getattr(own.config, name)
        above = getattr(company.config, name)
        if found[name] is None and above is not None:
            found[name] = _seen_from(folder, Path(top) / above)
    return found


def _own_tables(
    company: ConfigReading, product: Product, own: ConfigReading, folder: str
) -> Iterator[TableConfig]:
    """What the product's own configuration, its entry, or a file's own name gives."""
    top = folder_of(company.config.path)
    yield from own.config.commitments
    for table in product.entry.commitments:
        yield _moved(table, top, folder)
    if product.folder is not None and not own.config.commitments and not product.entry.commitments:
        by_name = only_one(product.folder, COMMITMENT_NAMES)
        if by_name is not None:
            yield TableConfig(_seen_from(folder, by_name))


def _routed(company: ConfigReading, product: Product, folder: str) -> Iterator[TableConfig]:
    """The company's tables, of which the product takes its rows."""
    names = {folded(each.name): each.name for each in products_of(company)}
    top = folder_of(company.config.path)
    for index, table in enumerate(company.config.commitments):
        assert table.route is not None  # noqa: S101 - `products_of` has refused the others
        takes: dict[str, str | None] = dict(names)
        for word, name in table.route.values.items():
            if name is not None and folded(name) not in names:
                _refuse_unknown(company, index, word, name, names.values())
            takes[folded(word)] = None if name is None else names[folded(name)]
        route = replace(table.route, whose=product.name, takes=takes)
        yield replace(_moved(table, top, folder), route=route)


def _refuse_unknown(
    company: ConfigReading, index: int, word: str, name: str, names: Iterable[str]
) -> None:
    place = label(company, *_in_table(index, "route", "values", word))
    near = did_you_mean(name, tuple(names))
    hint = f"did you mean {near}?" if near else f"there are {', '.join(names)}"
    raise InputError(f"{place}: {word} goes to {name}, which is no product; {hint}")


def _moved(table: TableConfig, top: str, folder: str) -> TableConfig:
    """The same table, its paths counted from another folder."""
    join = dict(table.join)
    if "file" in join:
        join["file"] = _seen_from(folder, Path(top) / join["file"])
    preset = table.preset
    if preset is not None and is_yaml(preset):
        preset = _seen_from(folder, Path(top) / preset)
    file = _seen_from(folder, Path(top) / table.file)
    return replace(table, file=file, join=join, preset=preset)


def _judging(above: Config, reading: ConfigReading) -> dict[str, object]:
    """How the product is judged: lists add up, of single words the product's own counts. The
    day is one for all.
    """
    own = reading.config
    return {
        "as_of": above.as_of,
        "ignore": tuple(dict.fromkeys((*above.ignore, *own.ignore))),
        "select": own.select,
        "severity": {**above.severity, **own.severity},
        "fail_on": own.fail_on or above.fail_on,
        "engine": own.engine or above.engine,
        **{name: getattr(own if name in reading.sets else above, name) for name in _SWITCHES},
        "language": own.language or above.language,
    }


def _places(reading: ConfigReading) -> dict[str, str]:
    """Where each rule that is left out or weighed otherwise stands."""
    found = {
        f"{key} {name}": label(reading, (key, index))
        for key in ("ignore", "select")
        for index, name in enumerate(getattr(reading.config, key))
    }
    for name in reading.config.severity:
        found[f"severity {name}"] = label(reading, ("severity", name))
    return found


def _loosened(
    company: ConfigReading, own: ConfigReading, product: Product
) -> Iterator[tuple[str, str]]:
    """What the product takes more lightly, beyond rules, of which the report says it anyway."""
    above, below = company.config, own.config
    strict = above.fail_on or "error"
    if below.fail_on and _LIGHTLY.index(below.fail_on) > _LIGHTLY.index(strict):
        what = f"{product.name} fails on {below.fail_on}, the company on {strict}"
        yield what, label(own, ("fail_on",))
    if above.as_read and "as_read" in own.sets and not below.as_read:
        what = f"{product.name} lets no words decide as read, the company does"
        yield what, label(own, ("as_read",))
    if below.as_of is not None and below.as_of != above.as_of:
        yield f"its as_of {below.as_of} is not used, one day holds for all", label(own, ("as_of",))
    if above.baseline and (below.baseline or product.entry.baseline):
        place = label(own, ("baseline",)) if below.baseline else product.place
        yield f"{product.name} has a baseline of its own in place of the company's", place


def _in_table(index: int, *keys: str) -> tuple[Key, Key]:
    """A place in the description of a table, which may stand in a list or alone."""
    return ("commitments", index, *keys), ("commitments", *keys)


def _seen_from(folder: str, path: str | Path) -> str:
    return relpath(path, folder or ".")
