"""Every rule in code order. `ls` of this folder is its table of contents."""

from importlib import import_module

from commitcheck.rules.base import Rule
from commitcheck.rules.catalogue import MODULES

ALL_RULES: tuple[Rule, ...] = tuple(
    import_module(f"commitcheck.rules.{name}").RULE for name in MODULES
)
