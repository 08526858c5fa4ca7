"""Decisions of this run brought together with what others wrote into the file meanwhile."""

from collections.abc import Iterable, Mapping, Sequence

from commitcheck.model.waiver import Link

ByPromise = Mapping[str, tuple[Link, ...]]


class BothEdits:
    """The decisions as the file had them when they were read, and what this run made of them.

    Others' decisions stay. Where both decided on one promise, theirs stays too and `clashes`
    names the promise: whoever wrote it first is not overruled without knowing.
    """

    def __init__(self, read: Iterable[Link], in_file: Iterable[Link] | None = None) -> None:
        """`read` is all that this run knows, `in_file` what of it stands in the file itself."""
        self._read = _by_promise(read)
        self._written = self._read if in_file is None else _by_promise(in_file)
        self._ours: set[str] = set()
        self.clashes: list[str] = []

    def together(self, decided: Iterable[Link], now: Iterable[Link]) -> tuple[Link, ...]:
        """What to write: `decided` is all that this run knows, `now` what stands in the file."""
        ours, theirs = _by_promise(decided), _by_promise(now)
        self._ours |= {name for name in {*ours, *self._read} if _differ(ours, self._read, name)}
        found = dict(theirs)
        for name in sorted(self._ours - set(self.clashes)):
            if _differ(theirs, self._written, name) and _differ(theirs, ours, name):
                self.clashes.append(name)
            else:
                found[name] = ours.get(name, ())
        self._written = found
        return tuple(link for links in found.values() for link in links)


def _by_promise(links: Iterable[Link]) -> ByPromise:
    found: dict[str, Sequence[Link]] = {}
    for link in links:
        found[link.commitment] = (*found.get(link.commitment, ()), link)
    return {name: tuple(sorted(links, key=repr)) for name, links in found.items()}


def _differ(left: ByPromise, right: ByPromise, name: str) -> bool:
    return left.get(name, ()) != right.get(name, ())
