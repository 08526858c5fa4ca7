"""What the terminal can take: colour, width, and a guard where a CI runner listens."""

import hashlib
import os
import sys
from collections.abc import Mapping

_DRAWN = "\u2500\xb7\u201c\u2192"
"""A rule, a dot, a quotation mark and an arrow: the page's own characters beyond ASCII."""

_PLAIN_WIDTH = 80


def use_colour(choice: str, environment: Mapping[str, str] = os.environ) -> bool:
    """--color over NO_COLOR over FORCE_COLOR over TERM=dumb over "is it a terminal"."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if environment.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def width(environment: Mapping[str, str] = os.environ) -> int:
    """Columns to write for: COLUMNS, else the terminal's, else 80.

    A pipe is a log or a pager: its width does not depend on the machine.
    """
    chosen = environment.get("COLUMNS", "")
    if chosen.isascii() and chosen.isdigit() and int(chosen) > 0:
        return max(40, int(chosen))
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(40, columns or _PLAIN_WIDTH)  # some terminals do not say


def takes_unicode() -> bool:
    """Can standard output show lines, dots and arrows, or only what ASCII has?"""
    try:
        _DRAWN.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def encoded(text: str) -> bytes:
    """Text for the screen in its own encoding; what that lacks is shown as an escape."""
    return text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")


def guarded(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Under GitHub Actions, switch workflow commands off around text that customers wrote.

    The token is the hash of the guarded text itself, so nobody can put it into that text.
    """
    if environment.get("GITHUB_ACTIONS") != "true":
        return text
    token = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"
