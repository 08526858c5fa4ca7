"""Which changes broke what: found by taking changes back and judging again.

Nothing is guessed from names: a change is called the cause of a finding only when the finding is
not there without it. Several are named together only when none of them suffices alone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Any

import msgspec

from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.variants.changes import Change, Key, problems_by_key
from commitcheck.variants.comparing import Compared, Pair, compared
from commitcheck.variants.record_fields import (
    KINDS,
    compared_fields,
    is_collection,
    is_record,
    keyed,
    with_fields,
)

# A version of the project in which some changes were never made.


def taken_back(then: Project, now: Project, back: Collection[Key]) -> Project:
    """`now` with the changes of these keys undone; with all of them it says what `then` says.

    Everything else stays, where it stands too: a field that is taken back stands where its
    record stands now.
    """
    keys = frozenset(back)
    kinds = {key.kind for key in keys}
    values: dict[str, Any] = {}
    if kinds - {"commitment", "waiver", "link", "file", "problem", "column"}:
        values["vision"] = _vision(then, now, keys)
    for name in ("commitments", "waivers", "links", "inputs"):
        if KINDS[name] in kinds:
            values[name] = _collection(name, getattr(then, name), getattr(now, name), keys)
    if "problem" in kinds:
        values["problems"] = _problems(then, now, keys)
        values["lost"] = _lost(then, now, values["problems"])
    if "column" in kinds:
        values["fields"] = _names("column", then.fields, now.fields, keys)
    return with_fields(now, **values)  # type: ignore[no-any-return]


def _vision(then: Project, now: Project, keys: frozenset[Key]) -> Any:
    if then.vision is None or now.vision is None:
        return then.vision if Key("vision", "") in keys else now.vision
    mixed = _record("vision", "", 0, then.vision, now.vision, keys)
    unusable = _unusable(then.vision.unusable, now.vision.unusable, keys)
    return mixed if unusable == now.vision.unusable else with_fields(mixed, unusable=unusable)


def _record(kind: str, id_: str, number: int, old: Any, new: Any, keys: frozenset[Key]) -> Any:
    values: dict[str, Any] = {}
    for name, value in compared_fields(new):
        was = getattr(old, name)
        if is_collection(value) or is_collection(was):
            values[name] = _collection(name, was or (), value or (), keys)
        elif is_record(value) or is_record(was):
            values[name] = _single(name, was, value, keys)
        elif isinstance(value, frozenset) and name == "named" and kind == "vision":
            values[name] = _names("section", was, value, keys)
        elif Key(kind, id_, number, name) in keys:
            values[name] = was
    values = {name: value for name, value in values.items() if value is not getattr(new, name)}
    if isinstance(getattr(new, "unusable", None), tuple):
        values |= _usable(
            old, new, [name for name in values if Key(kind, id_, number, name) in keys]
        )
    return with_fields(new, **values)


def _usable(old: Any, new: Any, names: Collection[str]) -> dict[str, Any]:
    """A cell that is taken back is as usable as it was."""
    kept = [name for name in new.unusable if name not in names]
    again = [name for name in old.unusable if name in names]
    return {"unusable": (*kept, *again)} if (*kept, *again) != new.unusable else {}


def _single(kind: str, old: Any, new: Any, keys: frozenset[Key]) -> Any:
    if old is None or new is None:
        return old if Key(kind, "") in keys else new
    return _record(kind, "", 0, old, new, keys)


def _collection(
    name: str, old: tuple[Any, ...], new: tuple[Any, ...], keys: frozenset[Key]
) -> tuple[Any, ...]:
    """What is there now, without what came, and with what went after what it followed."""
    kind = KINDS.get(name, name)
    if not any(key.kind == kind for key in keys) and not _has_inner(new):
        return new
    before, after = keyed(old), keyed(new)
    mixed = {
        (id_, number): record
        if (id_, number) not in before
        else _record(kind, id_, number, before[id_, number], record, keys)
        for (id_, number), record in after.items()
        if (id_, number) in before or Key(kind, id_, number) not in keys
    }
    return tuple(_with_gone(mixed, before, after, kind, keys))


def _has_inner(records: tuple[Any, ...]) -> bool:
    return bool(records) and any(is_record(value) for _, value in compared_fields(records[0]))


def _with_gone(
    mixed: dict[tuple[str, int], Any],
    before: Mapping[tuple[str, int], Any],
    after: Mapping[tuple[str, int], Any],
    kind: str,
    keys: frozenset[Key],
) -> list[Any]:
    order = list(mixed)
    values = dict(mixed)
    previous: tuple[str, int] | None = None
    for id_, number in before:
        if (id_, number) not in after and Key(kind, id_, number) in keys:
            place = order.index(previous) + 1 if previous in order else 0
            order.insert(place, (id_, number))
            values[id_, number] = before[id_, number]
        previous = (id_, number)
    return [values[key] for key in order]


def _names(
    kind: str, old: frozenset[str], new: frozenset[str], keys: frozenset[Key]
) -> frozenset[str]:
    back = {name for name in old ^ new if Key(kind, name) in keys}
    return (new - back) | (old & back)


def _unusable(
    old: Mapping[tuple[str, str], tuple[str, ...]],
    new: Mapping[tuple[str, str], tuple[str, ...]],
    keys: frozenset[Key],
) -> dict[tuple[str, str], tuple[str, ...]]:
    mixed = dict(new)
    for kind, id_ in {*old, *new}:
        if Key(kind, id_, 0, "unusable") in keys:
            mixed.pop((kind, id_), None)
            if (kind, id_) in old:
                mixed[kind, id_] = old[kind, id_]
    return mixed


def _problems(then: Project, now: Project, keys: frozenset[Key]) -> tuple[Any, ...]:
    before, after = problems_by_key(then.problems), problems_by_key(now.problems)
    kept = [problem for key, problem in after.items() if key in before or key not in keys]
    again = [problem for key, problem in before.items() if key not in after and key in keys]
    return (*kept, *again)


def _lost(then: Project, now: Project, problems: tuple[Any, ...]) -> tuple[Any, ...]:
    """Records that could not be read are as many as the problems that say so."""
    if problems == now.problems:
        return now.lost
    return then.lost if len(problems) == len(then.problems) else now.lost


Judge = Callable[[Project], Report]

MOST_JUDGEMENTS = 400
"""Versions that one comparison may judge; a count and not a time, so that two runs agree."""

_Identity = tuple[str, frozenset[tuple[str, str]]]


class Cause(msgspec.Struct, frozen=True):
    """Indexes of the changes that together cause a finding: taken back, it is gone.

    `is_smallest` is False where the search ended before every smaller set was tried; no changes
    at all then mean that none was found in time.
    """

    changes: tuple[int, ...] = ()
    is_smallest: bool = True


class _Search:
    """Remembers what each set of changes taken back leaves of what is new or worse."""

    def __init__(
        self,
        then: Report,
        versions: tuple[Project, Project],
        changes: Sequence[Change],
        judge: Judge,
    ) -> None:
        self._then = then
        self._versions = versions
        self._changes = changes
        self._judge = judge
        self._left: dict[frozenset[int], Counter[_Identity]] = {}
        self.judgements = 0

    def remember(self, back: frozenset[int], result: Compared) -> None:
        self._left[back] = Counter(map(_identity, _bad(result)))

    def may_judge(self, more: int = 1) -> bool:
        return self.judgements + more <= MOST_JUDGEMENTS

    def knows(self, back: frozenset[int]) -> bool:
        return back in self._left

    def heals(self, back: frozenset[int], found: Finding) -> bool:
        """Is a finding gone when these are taken back?"""
        if back not in self._left:
            self.judgements += 1
            keys = [self._changes[index].key for index in back]
            report = self._judge(taken_back(*self._versions, keys))
            self.remember(back, compared(self._then.findings, report.findings))
        before, left = self._left[frozenset()], self._left[back]
        identity = _key(found)
        return not left[identity] and _alike(left, identity) < _alike(before, identity)


def causes(
    then: tuple[Project, Report],
    now: tuple[Project, Report],
    changes: Sequence[Change],
    judge: Judge,
) -> tuple[Cause, ...]:
    """The cause of each finding that is new or worse, in the order of `Compared`: new, worse."""
    result = compared(then[1].findings, now[1].findings)
    search = _Search(then[1], (then[0], now[0]), changes, judge)
    search.remember(frozenset(), result)
    bad = [pair.now for pair in _bad(result)]
    found: dict[int, Cause] = {}
    for position, finding in enumerate(bad):
        _try_singles(search, found, position, finding, _related(changes, finding))
    rest = [position for position in range(len(bad)) if position not in found]
    for position in rest:
        _try_singles(search, found, position, bad[position], range(len(changes)))
    for position in rest:
        if position not in found:
            found[position] = _several(search, bad[position], len(changes))
    return tuple(found[position] for position in range(len(bad)))


def _bad(result: Compared) -> tuple[Pair, ...]:
    return (*result.new, *result.worse)


def _identity(pair: Pair) -> _Identity:
    return _key(pair.now)


def _key(found: Finding) -> _Identity:
    return found.fingerprint, frozenset((other.kind, other.id) for other in found.related)


def _alike(left: Counter[_Identity], identity: _Identity) -> int:
    """How many there are of the same rule and subject, whatever they stand against."""
    return sum(count for (fingerprint, _), count in left.items() if fingerprint == identity[0])


def _try_singles(
    search: _Search,
    found: dict[int, Cause],
    position: int,
    finding: Finding,
    candidates: Iterable[int],
) -> None:
    for index in candidates:
        back = frozenset((index,))
        if not search.knows(back) and not search.may_judge():
            return
        if search.heals(back, finding):
            found[position] = Cause((index,))
            return


def _related(changes: Sequence[Change], finding: Finding) -> Iterator[int]:
    """Changes to what the finding is about, those that people made first."""
    names = {finding.subject.id, *(other.id for other in finding.related)}
    near = [index for index, change in enumerate(changes) if change.key.id in names]
    yield from sorted(near, key=lambda index: not changes[index].is_shown)


def _several(search: _Search, finding: Finding, count: int) -> Cause:
    """The smallest set of several, by leaving out from all of them what is not needed."""
    every = frozenset(range(count))
    singles_tried = all(search.knows(frozenset((index,))) for index in every)
    if not search.may_judge() or not search.heals(every, finding):
        return Cause((), is_smallest=False)
    needed = _reduced(search, finding, every)
    for size in range(2, len(needed)):
        if not search.may_judge(comb(count, size)):
            return Cause(tuple(sorted(needed)), is_smallest=False)
        for chosen in combinations(range(count), size):
            if search.heals(frozenset(chosen), finding):
                return Cause(chosen, is_smallest=singles_tried)
    return Cause(
        tuple(sorted(needed)), is_smallest=singles_tried and _is_tight(search, finding, needed)
    )


def _reduced(search: _Search, finding: Finding, every: frozenset[int]) -> frozenset[int]:
    """Parts are left out, halves first, until none can be."""
    needed, size = every, len(every) // 2
    while size >= 1 and search.may_judge():
        ordered = sorted(needed)
        for start in range(0, len(ordered), size):
            less = needed - frozenset(ordered[start : start + size])
            if less and search.may_judge() and search.heals(less, finding):
                needed = less
        size = size // 2 if size > 1 or len(needed) == len(ordered) else 1
    return needed


def _is_tight(search: _Search, finding: Finding, needed: frozenset[int]) -> bool:
    """Does none of them go without?"""
    without = (needed - {index} for index in needed)
    return all(
        not less or (search.knows(less) and not search.heals(less, finding)) for less in without
    )
