"""The second step of action.yml: one check, its reports where platforms look, its exit code.

Started isolated by `start.sh`, outside of the checkout. Everything comes through the environment,
as INPUT_NAME. What is checked is a copy of the files that the run may look at, so the checkout
stays as it is and nothing in it is ever imported, run or written through.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
UNUSABLE = 2


def main() -> int:
    """The check's own exit code; 2 and a sentence where it could not begin."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # text streams
    try:
        from ending import ended  # noqa: PLC0415 - its folder was not on the path before
        from step import step  # noqa: PLC0415 - as above
    except ImportError as error:
        print(f"::error title=commitcheck::commitcheck is not installed as it should be: {error}")  # noqa: T201
        return UNUSABLE
    return ended(step)


if __name__ == "__main__":
    if not sys.flags.isolated:  # started by hand: PYTHONPATH and the working directory counted
        ourselves = [sys.executable, "-I", "-X", "utf8", str(HERE / "run.py")]
        os.execv(sys.executable, ourselves)  # noqa: S606 - our own file, by its path
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(HERE))  # our own modules, by the path of this file
    sys.exit(main())
