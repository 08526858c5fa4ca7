"""Where a process begins and ends: from what was typed to one of `ExitCode`."""

import os
import sys
import traceback

from commitcheck.cli.app import answer
from commitcheck.cli.console import streams
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.errors import CommitcheckError

_ISSUES = "https://github.com/commitcheck/commitcheck/issues"


def run(*, names: bool = True) -> int:
    """Run the command line; a surprise becomes FAULT and a sentence, never a traceback.

    Without `names` a sentence says nothing that only the user's files say.
    """
    streams.prepare()
    try:
        code = answer(sys.argv[1:])
        streams.finish()
    except CommitcheckError as error:
        return _end(ExitCode.INPUT, *f"commitcheck: {error if names else error.plain}".split("\n"))
    except KeyboardInterrupt:
        return _end(ExitCode.INTERRUPTED, "commitcheck: interrupted")
    except SystemExit as left:
        return _left(left)
    except OSError as error:
        return _refused(error, names=names)
    except MemoryError:
        return _end(ExitCode.INPUT, "commitcheck: out of memory; check the files in smaller parts")
    except Exception as error:  # noqa: BLE001 - the last door: anything behind it is our fault
        return _surprise(error, names=names)
    return code


def _left(end: SystemExit) -> int:
    """`commitcheck rules | head` has read enough, which is no failure; click would say 1."""
    if not isinstance(end.__context__, BrokenPipeError):
        raise end
    streams.discard_output()
    return ExitCode.OK


def _refused(error: OSError, *, names: bool) -> int:
    """What the system refuses is not our fault: a full disk, a working directory that is gone."""
    if streams.is_output_error(error):
        streams.discard_output()
        message = f"cannot write standard output: {streams.reason(error)}"
    else:
        what = f"{error.filename}: " if names and error.filename is not None else ""
        message = f"the system says: {what}{streams.reason(error)}"
    return _end(ExitCode.INPUT, f"commitcheck: {message}")


def _surprise(error: Exception, *, names: bool) -> int:
    kind = type(error).__name__
    what = f"{kind}: {error}" if names and str(error) else kind
    return _end(
        ExitCode.FAULT,
        f"commitcheck: a fault of its own ({what})",
        f"Please report it at {_ISSUES}; COMMITCHECK_DEBUG=1 shows where it happened.",
    )


def _end(code: ExitCode, *lines: str) -> int:
    if os.environ.get("COMMITCHECK_DEBUG"):
        traceback.print_exc()
    streams.say(*lines)
    return code
