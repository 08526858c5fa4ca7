"""The catalogue: every rule in code order. `ls` of this folder is its table of contents."""

from commitcheck.rules import tim401_earlier_than_delivery
from commitcheck.rules.base import Rule

ALL_RULES: tuple[Rule, ...] = (tim401_earlier_than_delivery.RULE,)
