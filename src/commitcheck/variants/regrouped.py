"""Versions whose products are others: one project that became several, several that became one, a
product with another name.

Nothing but the findings can be held against each other then: what changed between one file and
three is everything.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from commitcheck.assessment.configured import products_here, siblings
from commitcheck.model.project import Project
from commitcheck.model.spelling import folded

LoadProduct = Callable[..., Project]
"""Reads a project: paths, and by name what else the call says."""


def load_then(
    load: LoadProduct, paths: Sequence[str], reading: Mapping[str, Any], now: Project | None
) -> Project:
    """Another version of the project `now`, as its products were then.

    Of one project that was several products the first, with the others beside it; of a product that
    was none yet the whole project that it was part of, or the product that has its identity in the
    vision and is no longer there.

    Raises:
        InputError: it cannot be read.
        UsageError: there was no such product.
    """
    product, config = reading.get("product"), reading.get("config")
    if product is None:
        names = products_here(paths, config)
        return load(*paths, **{**reading, "product": names[0] if names else None})
    names = siblings(paths, config)
    if not names:
        return load(*paths, **{**reading, "product": None})
    if folded(product) not in map(folded, names) and now is not None:
        here = {*map(folded, now.others), folded(product)}
        gone = (
            load(*paths, **{**reading, "product": it}) for it in names if folded(it) not in here
        )
        same = [project for project in gone if _identity(project) & _identity(now)]
        if len(same) == 1:
            return same[0]
    return load(*paths, **reading)


def is_regrouped(then: Project, now: Project) -> bool:
    """Is one of them a single project and the other one of several products?"""
    return (then.config.of_product is None) != (now.config.of_product is None)


def every_product(project: Project) -> Iterator[Project]:
    """The product and those beside it, each with all others beside itself."""
    mine = project.config.of_product
    yield project
    if mine is not None:
        every = {mine: replace(project, others={}), **project.others}
        for name, other in project.others.items():
            beside = {key: it for key, it in every.items() if key != name}
            yield replace(other, others=beside)


def _identity(project: Project) -> frozenset[tuple[str, str]]:
    """What a vision calls its product."""
    if project.vision is None:
        return frozenset()
    product = project.vision.product
    found = (("id", product.id), ("name", product.name))
    return frozenset((key, folded(text)) for key, text in found if text)
