"""PyYAML is imported without compiling what its C parser never asks, and stays what it is."""

import subprocess
import sys

_READS = """
import re
before = re.compile
import commitcheck.loading.yaml_text
import yaml
assert re.compile is before
assert not isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)
assert isinstance(re.compile("a"), re.Pattern)
print(yaml.load("{day: 2026-03-31, number: 1_000, hex: 0x1f, no: ~}", yaml.SafeLoader))
try:
    yaml.load("a: \\x07", yaml.SafeLoader)
except yaml.reader.ReaderError as error:
    print(error.reason)
"""
_CAME_LATER = """
import re
import yaml
import commitcheck.loading.yaml_text
assert isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)
"""


def test_expressions_compiled_when_asked_say_the_same() -> None:
    """The loader in Python asks all of them: days, numbers, what may not be printed."""
    lines = printed(_READS)
    assert lines == [
        "{'day': datetime.date(2026, 3, 31), 'number': 1000, 'hex': 31, False: None}",
        "special characters are not allowed",
    ]


def test_a_library_that_is_there_is_left_alone() -> None:
    assert printed(_CAME_LATER) == []


def printed(program: str) -> list[str]:
    """What a fresh interpreter prints."""
    call = [sys.executable, "-c", program]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.splitlines()
