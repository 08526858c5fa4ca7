"""What the console script calls: it imports nothing before the cyclic collector is off."""

import gc
import os

_INTERRUPTED = 130
"""`ExitCode.INTERRUPTED`, for a run that ends before that can be imported."""


def main() -> None:
    """Run the command line and end the process with one of `ExitCode`.

    Without Python's cyclic collector, which walks every module twice while they load, and
    without taking them apart at the end: a quarter of a small check. Nothing is left to do
    then: what was written is closed, and what was printed handed over.
    """
    gc.disable()
    try:
        from commitcheck.cli.console import ending, streams  # noqa: PLC0415 - see above
        from commitcheck.cli.main import run  # noqa: PLC0415 - as above

        ending.leaves_at_once()
        code = run()
        streams.flush()
    except KeyboardInterrupt:  # before or after `run`, which knows what to say
        code = _interrupted()
    os._exit(code)


def _interrupted() -> int:
    try:
        os.write(2, b"commitcheck: interrupted\n")
    except OSError:
        return _INTERRUPTED  # standard error is closed: nobody is there to be told
    return _INTERRUPTED
