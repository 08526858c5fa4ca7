"""Any text as a YAML scalar in double quotes, which is JSON with what cannot be seen spelt out."""

import json
from typing import Any

_HALVES = range(0xD800, 0xE000)


def as_yaml(value: Any) -> str:
    """A text, or lists and mappings of them, on one line, read alike by every YAML reader.

    Controls and blanks of other widths are escaped; half a character, which has no spelling in
    YAML, becomes U+FFFD.
    """
    written = json.dumps(value, ensure_ascii=False, default=dict)
    return written if written.isprintable() else "".join(map(_visible, written))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if code in _HALVES:
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - as YAML has it
