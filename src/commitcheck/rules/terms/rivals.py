"""The parties that a later one may clash with, few enough to be asked of each.

A finding lists so many others and no more, so it is enough to keep, of all that came before, the
ones that reach furthest: then no promise is held against every other.
"""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterator
from operator import itemgetter

from commitcheck.model.commitment import Commitment
from commitcheck.rules.terms.parties import ASKED

_reach = itemgetter(0)


class Rivals:
    """Of the parties so far the ones with the smallest reach key, of every customer few.

    Whoever asks leaves out its own customer's, of which at most `ASKED` are here; as many of
    others remain, unless there are no more.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[float, Commitment]] = []
        self._of_customer: Counter[str] = Counter()

    def add(self, key: float, party: Commitment) -> None:
        """Remember a party; what reaches less far makes room for it."""
        insort(self._kept, (key, party), key=_reach)
        self._of_customer[party.customer] += 1
        if self._of_customer[party.customer] > ASKED:
            own = (at for at in range(len(self._kept) - 1, -1, -1)
                   if self._kept[at][1].customer == party.customer)  # fmt: skip
            self._drop(next(own))
        if len(self._kept) > 2 * ASKED:
            self._drop(len(self._kept) - 1)

    def beside(self, party: Commitment, reaches: Callable[[float], bool]) -> Iterator[Commitment]:
        """Those of other customers that reach as far as is asked, at most `ASKED`."""
        count = 0
        for key, rival in self._kept:
            if count == ASKED or not reaches(key):
                return
            if rival.customer != party.customer:
                count += 1
                yield rival

    def _drop(self, at: int) -> None:
        _, party = self._kept.pop(at)
        self._of_customer[party.customer] -= 1
