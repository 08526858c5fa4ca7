"""Where a run stands in its repository, so that reports can name files as platforms do."""

from pathlib import Path


def top(folder: Path) -> str:
    """The nearest folder above that holds `.git`, with forward slashes; empty without one."""
    for one in (folder, *folder.parents):
        if (one / ".git").exists():
            return one.as_posix()
    return ""
