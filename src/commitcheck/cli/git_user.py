"""Who sits at the keyboard, by what git was told; nothing is asked over a network."""

import subprocess

from commitcheck.errors import UsageError

_PATIENCE = 5
"""Seconds; git answers in milliseconds or not at all."""


def decider_name(by: str | None) -> str:
    """`by`, else the git user.

    Raises:
        UsageError: nobody is named.
    """
    name = by if by is not None else _git_user()
    name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    if not name:
        raise UsageError(
            "a decision needs somebody who made it: give --by NAME, or set git config user.name"
        )
    return name


def _git_user() -> str:
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the git the user works with
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.decode("utf-8", "replace") if asked.returncode == 0 else ""
