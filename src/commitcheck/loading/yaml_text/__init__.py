"""YAML text to plain data that knows its places, with every trap named.

PyYAML compiles its expressions when it is imported. One of them, of all characters that no file may
hold, takes 12 ms, a twentieth of a small check, and the C parser asks none. Here they are compiled
when they are asked, as ours are; those of anybody else are left alone.
"""

import re
import sys
from importlib import import_module
from typing import Any

from commitcheck.model.pattern import pattern

_compiled_at_once = re.compile


def _compiled_when_asked(text: Any, flags: Any = 0) -> Any:
    asker = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - other threads import too
    return pattern(text, flags) if asker.startswith("yaml.") else _compiled_at_once(text, flags)


if "yaml" not in sys.modules:
    re.compile = _compiled_when_asked  # type: ignore[assignment] # for one import
    try:
        import_module("yaml")
    finally:
        re.compile = _compiled_at_once
