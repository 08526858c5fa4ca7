"""The one list that rules, codes and the order of both come from."""

import re
from pathlib import Path

from commitcheck import rules
from commitcheck.rules import ALL_RULES
from commitcheck.rules.catalogue import CODES, MODULES

FOLDER = Path(rules.__file__).parent


def test_every_rule_is_named_in_order_and_once() -> None:
    """A waiver for a rule that exists must never be called unknown."""
    assert len(set(CODES)) == len(CODES) == 54
    assert [rule.info.code for rule in ALL_RULES] == list(CODES)


def test_every_file_of_a_rule_is_listed() -> None:
    """A file that nobody lists would silently never run."""
    files = {path.stem for path in FOLDER.glob("*.py") if re.match(r"[a-z]{3}\d{3}_", path.stem)}
    assert files == set(MODULES)
