"""What the console script calls: it imports nothing before the cyclic collector is off."""

import gc
import os


def main() -> None:
    """Run the command line and end the process with one of `ExitCode`.

    Without Python's cyclic collector, which walks every module twice while they load, and
    without taking them apart at the end: a quarter of a small check. Nothing is left to do
    then: what was written is closed, and what was printed handed over.
    """
    gc.disable()
    from commitcheck.cli.console import ending, streams  # noqa: PLC0415 - see above
    from commitcheck.cli.main import run  # noqa: PLC0415 - as above

    ending.leaves_at_once()
    code = run()
    streams.flush()
    os._exit(code)
