"""A value that is worked out only when somebody looks: most runs never ask for it.

It stands where the value itself could stand, is equal to it, and leaves the process as it: a
copy or a pickle holds what was worked out, never the files that it came from.
"""

from typing import Any


class Late:
    """A way to a value: `settled` works it out and gives it as a plain one."""

    __slots__ = ()

    def settled(self) -> Any:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return bool(self.settled() == (other.settled() if isinstance(other, Late) else other))

    def __hash__(self) -> int:
        return hash(self.settled())

    def __repr__(self) -> str:
        return repr(self.settled())

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_it_is, (self.settled(),)


def _as_it_is(settled: Any) -> Any:
    return settled
