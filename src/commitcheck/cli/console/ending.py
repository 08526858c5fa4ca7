"""What a process that is about to end need not take apart.

A report of a hundred thousand promises is some ten million objects, and to give each of them back
takes a fortieth of the run that made them. A process that ends at once leaves that to the system;
one that goes on, such as a server or a test, does not.
"""

from typing import TypeVar

Value = TypeVar("Value")

_kept: list[object] = []
_goes_on = True


def leaves_at_once() -> None:
    """From now on what is kept stays until the process ends, which takes nothing apart."""
    global _goes_on  # noqa: PLW0603 - said once, by whoever began the process
    _goes_on = False


def kept(value: Value) -> Value:
    """The value, which stays to the end of a process that ends at once."""
    if not _goes_on:
        _kept.append(value)
    return value
