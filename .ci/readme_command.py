"""Print one of the README's commands, so that CI runs what a reader would type.

The first fenced `sh` block under "## Start" is the main job, the one under "## Test" the tests.
"""

import re
import sys
from pathlib import Path

HEADINGS = {"main": "Start", "test": "Test"}


def command(which: str, readme: str) -> str:
    """The first `sh` block below the heading."""
    section = readme.split(f"\n## {HEADINGS[which]}\n", 1)[1].split("\n## ", 1)[0]
    found = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    if found is None:
        raise SystemExit(f"the README has no command under {HEADINGS[which]}")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1], Path("README.md").read_text("utf-8")))
