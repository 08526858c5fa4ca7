"""waivers.yaml without the waivers that are over: unused ones and expired ones."""

import codecs
import difflib
from collections.abc import Collection

from commitcheck.editing.yaml.same import lacks_only
from commitcheck.editing.yaml.splice import CannotCutError, without_items
from commitcheck.errors import InputError
from commitcheck.loading.yaml_text.file import read_yaml

SECTION = "waivers"


def pruned(path: str, content: bytes, indexes: Collection[int]) -> bytes:
    """The file without these waivers (counted from 0); comments and layout of the rest stay.

    The result is read again: if anything but these waivers changed, it is refused.

    Raises:
        InputError: the change cannot be made without touching something else; the message
            names the lines to delete by hand.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        text = content.removeprefix(mark).decode()
        changed = without_items(text, SECTION, indexes)
    except UnicodeDecodeError as error:
        raise _by_hand(path, content, indexes, "it is not in UTF-8") from error
    except CannotCutError as error:
        raise _by_hand(path, content, indexes, str(error)) from error
    if not lacks_only(text, changed, SECTION, indexes):
        raise _by_hand(path, content, indexes, "something else would change with it")
    return mark + changed.encode()


def unified_diff(path: str, before: bytes, after: bytes) -> list[str]:
    """The change as `diff -u` shows it, line by line without line ends."""
    old, new = (content.decode("utf-8-sig").splitlines() for content in (before, after))
    return list(difflib.unified_diff(old, new, path, path, lineterm=""))


def _by_hand(path: str, content: bytes, indexes: Collection[int], why: str) -> InputError:
    file = read_yaml(path, content)
    lines = [str(file.locate((SECTION, index)).line) for index in sorted(indexes)]
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines)}"
    return InputError(f"{path} cannot be changed safely: {why}; delete what starts on {where}")
