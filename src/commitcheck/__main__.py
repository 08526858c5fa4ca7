"""`python -m commitcheck`: ends as Python does, for the profilers that are started so."""

import sys

from commitcheck.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
