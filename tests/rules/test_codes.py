"""The codes that rules may know of, and the catalogue itself."""

from commitcheck.rules import ALL_RULES
from commitcheck.rules.codes import ALL_CODES


def test_every_rule_is_named_in_order_and_once() -> None:
    """A waiver for a rule that exists must never be called unknown."""
    assert len(set(ALL_CODES)) == len(ALL_CODES) == 50
    listed = [rule.info.code for rule in ALL_RULES]
    assert [code for code in ALL_CODES if code in listed] == listed
