"""Rules in Python from an installed package that the configuration names.

A package is installed by whoever runs the check. Nothing of a checkout is ever imported: a package
that lies within the folder of the call or of the configuration is refused.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from commitcheck.errors import UsageError
from commitcheck.model.config import Config
from commitcheck.rules.base import Rule

GROUP = "commitcheck.packs"
"""The entry point group; an entry leads to a sequence of `Rule`s."""


def installed_rules(config: Config) -> tuple[Rule, ...]:
    """The rules of every package that a configuration names.

    Raises:
        UsageError: a package is not installed, lies in the checkout, or holds something else.
    """
    names = [pack.package for pack in config.packs if pack.package is not None]
    return tuple(rule for name in names for rule in _rules_of(name, config))


def _rules_of(name: str, config: Config) -> tuple[Rule, ...]:
    metadata = import_module("importlib.metadata")  # only a run with packs pays for it
    entry = next(iter(metadata.entry_points(group=GROUP, name=name)), None)
    place = config.path or "the configuration"
    if entry is None:
        raise UsageError(
            f"{place} names the pack {name}, which is not installed; install it beside commitcheck"
        )
    _refuse_checkout(entry.module, name, config)
    found: Any = entry.load()
    rules = tuple(found) if isinstance(found, Iterable) else ()
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise UsageError(f"the pack {name} holds {found!r}, expected a sequence of Rule")
    return rules


def _refuse_checkout(module: str, name: str, config: Config) -> None:
    """Found without importing anything.

    Raises:
        UsageError: the package lies where the checked files lie.
    """
    spec = find_spec(module.partition(".")[0])
    places = [spec.origin] if spec is not None and spec.origin else []
    places += list(spec.submodule_search_locations or ()) if spec is not None else []
    checkouts = {Path.cwd(), Path(config.path or ".").absolute().parent}
    for place in places:
        real = Path(place).resolve()
        within = any(real.is_relative_to(folder.resolve()) for folder in checkouts)
        if within and "site-packages" not in real.parts:
            raise UsageError(
                f"the pack {name} lies in the checkout ({place}); install it elsewhere"
            )
