"""How a step ends when it cannot go on: one sentence, an exit code, and every output set."""

import os
from collections.abc import Callable

import runner
from refusal import RefusalError

_UNUSABLE = 2
_FAULT = 4
_INTERRUPTED = 130


def ended(step: Callable[[], int]) -> int:
    """The step's own exit code; never 1 for anything but findings, and never a traceback."""
    try:
        return step()
    except RefusalError as error:
        return runner.end(_UNUSABLE, str(error))
    except MemoryError:
        return runner.end(_UNUSABLE, "there is not enough memory to lay out what is to be checked")
    except KeyboardInterrupt:
        return runner.end(_INTERRUPTED, "interrupted")
    except OSError as error:
        what = f"{os.fsdecode(error.filename)}: " if error.filename is not None else ""
        return runner.end(_UNUSABLE, f"the system says: {what}{error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - the last door: anything behind it is our fault
        return runner.end(_FAULT, f"a fault of the action's own ({type(error).__name__}: {error})")
