"""The configuration that holds for a call: a project's own, or a product's within its company."""

import os
from collections.abc import Iterator, Sequence
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from commitcheck.assessment.selection import installed_rules, known, with_known_rules
from commitcheck.errors import InputError
from commitcheck.loading.config_file import ConfigReading, read_config
from commitcheck.loading.discovery import CONFIG_NAMES, find_config, only_one, project_folder
from commitcheck.loading.own_rules.files import OwnRules, read_own_rules
from commitcheck.model.config import Config
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule

if TYPE_CHECKING:
    from commitcheck.loading.product_list import Product


def configuration(
    files: Sequence[str], config: str | None = None, product: str | None = None
) -> ConfigReading:
    """The configuration of one project; `product` says which one of several.

    Raises:
        InputError: there are several products and nothing says which is meant, or one cannot be.
        UsageError: there is no such product.
    """
    reading, here = _read(files, config)
    if product is not None:
        return _of_product(reading, product)
    if here is not None:
        return _of_product(reading, here)
    if products := _meant(reading, files):
        names = ", ".join(each.name for each in products)
        raise InputError(
            f"{reading.config.path} lists several products: {names}; "
            f"say which one is meant, as --product {products[0].name}"
        )
    return reading


def products_here(files: Sequence[str], config: str | None = None) -> tuple[str, ...]:
    """The names of the products that a call is about as one company; none where it is about one
    project.

    Raises:
        InputError: the configuration lists what cannot be a product.
    """
    reading, here = _read(files, config)
    return () if here is not None else tuple(each.name for each in _meant(reading, files))


def siblings(files: Sequence[str], config: str | None = None) -> tuple[str, ...]:
    """The names of all products of the company that a call is about, or about one product of."""
    return tuple(each.name for each in _products_of(_read(files, config)[0]))


def configurations(files: Sequence[str], config: str | None = None) -> tuple[Config, ...]:
    """The configuration of every product that a call is about; of one project its own."""
    names = products_here(files, config) or (None,)
    return tuple(configuration(files, config, name).config for name in names)


def own_rules_here(files: Sequence[str], config: str | None = None) -> OwnRules:
    """The company's own rules that hold for a call, of all of its products together."""
    every = [read_own_rules(each) for each in configurations(files, config)]
    rules = {rule.code: rule for own in every for rule in own.rules}
    return OwnRules(
        tuple(rules[code] for code in sorted(rules)),
        tuple(dict.fromkeys(code for own in every for code in own.codes)),
        tuple(dict.fromkeys(problem for own in every for problem in own.problems)),
        tuple(dict.fromkeys(file for own in every for file in own.inputs)),
        tuple(dict.fromkeys(rule for own in every for rule in own.unread)),
    )


def packaged_rules_here(files: Sequence[str], config: str | None = None) -> tuple[Rule, ...]:
    """The rules in Python that hold for a call, of the packages that its configuration names.

    Raises:
        UsageError: as `installed_rules`.
    """
    found = (rule for each in configurations(files, config) for rule in installed_rules(each))
    return tuple({rule.info.code: rule for rule in found}.values())


def company_of(files: Sequence[str], config: str | None = None) -> ConfigReading:
    """The configuration that lists the products."""
    return _read(files, config)[0]


def _meant(reading: ConfigReading, files: Sequence[str]) -> "tuple[Product, ...]":
    """All products, unless the call itself names a vision or commitments."""
    named = files[1:] if project_folder(files) else files
    return () if named else _products_of(reading)


def _products_of(company: ConfigReading) -> "tuple[Product, ...]":
    """The products that a configuration lists; most list none and wait for nothing."""
    if not company.config.products:
        return ()
    from commitcheck.loading.products import products_of  # noqa: PLC0415 - as it says

    return products_of(company)


def _of_product(company: ConfigReading, product: "str | Product") -> ConfigReading:
    """The configuration of one product, which may be given by its name."""
    from commitcheck.loading.products import in_product, named_product  # noqa: PLC0415 - as above

    meant = named_product(company, product) if isinstance(product, str) else product
    return in_product(company, meant, _known)


def _known(path: str | None) -> ConfigReading:
    """Its own rules and those of the company above count among the known."""
    reading = read_config(path)
    checked = with_known_rules(reading)
    if path is None or checked is reading:
        return checked
    above = (read_config(other) for other in _above(str(Path(path).parent)))
    every = (reading, *above)
    codes = [code for each in every for code in read_own_rules(each.config).codes]
    packs = (rule for each in every for rule in installed_rules(each.config))
    return with_known_rules(reading, known((*ALL_RULES, *packs), *codes))


def _read(files: Sequence[str], config: str | None) -> "tuple[ConfigReading, Product | None]":
    """What applies, and the product that is meant because the call stands in its folder."""
    path = config or find_config(files)
    reading = _known(path)
    place = str(Path(path).parent) if path is not None else project_folder(files)
    if config is not None or place is None:
        return reading, None
    if reading.config.products:
        return reading, None if files else _around(reading, Path.cwd())
    for above in _above(place):
        company = _known(above)
        if company.config.products:
            product = _around(company, Path(place))
            return (company, product) if product is not None else (reading, None)
    return reading, None


def _around(company: ConfigReading, place: Path) -> "Product | None":
    """The product in whose folder a place lies."""
    real = Path(os.path.realpath(place))
    return next(
        (
            product
            for product in _products_of(company)
            if product.folder is not None and real.is_relative_to(os.path.realpath(product.folder))
        ),
        None,
    )


def _above(place: str) -> Iterator[str]:
    """The configurations above a folder, up to the repository's top."""
    folder = Path(place).absolute()
    while not (folder / ".git").exists() and folder.parent != folder:
        folder = folder.parent
        if found := only_one(relpath(folder), CONFIG_NAMES):
            yield found
