"""One name in several spellings is one name: for customers and deals, and for the vision's things.

What the eye does not tell apart (Unicode form, blanks, hyphens, marks of no width, entities) does
not count, nor does case. A thing of the vision may be called by its id, an alias or its name; a
name that several things have stands for none of them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.phrase import customer, phrase, words
from commitcheck.model.project import LostRecord, Project
from commitcheck.model.spelling import Meant, alike, folded, has_unseen, lookalikes, shown
from commitcheck.model.vision import Vision

_TOLD = 3


class _Called(Struct, frozen=True):
    """What things may be called: as they are written, by what all spellings share, and by the look
    of their letters.
    """

    exact: frozenset[str]
    meant: Mapping[str, str]
    looks: Mapping[str, str]
    unmarked: Meant

    def of(self, name: str) -> str:
        """The thing's id; the name as it is where nothing, or more than one thing, has it."""
        if name in self.exact:
            return name
        known = self.meant.get(folded(name))
        if known is None and has_unseen(name):
            known = self.meant.get(self.unmarked.by(name) or "")
        return known or (name if name.isascii() else self.looks.get(alike(name), name))


def with_one_spelling(project: Project) -> Project:
    """The project with each name as it is mostly written, and the vision's things by their ids."""
    names = _usual_spellings(project.commitments, project.lost)
    things = _things(project.vision) if project.vision else {}
    is_new = any(name != usual for name, usual in names.items())
    promises = _with_names(project.commitments, names if is_new else {})
    return replace(
        project,
        commitments=_with_things(promises, things),
        lost=_lost(project.lost, names),
        waivers=tuple(_waiver(waiver, names) for waiver in project.waivers),
        problems=(*project.problems, *_merged(project, names), *_alike(project, names)),
    )


def _usual_spellings(promises: Iterable[Commitment], lost: Iterable[LostRecord]) -> dict[str, str]:
    """Every customer's and deal's name to the way it is shown: as most records write it, in
    whatever order they come.
    """
    records: tuple[Commitment | LostRecord, ...] = (*promises, *lost)
    written = Counter(filter(None, map(attrgetter("customer"), records)))
    written.update(filter(None, map(attrgetter("deal"), records)))
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    marked: list[str] = []
    for name in written:
        (marked if has_unseen(name) else spelt[folded(name)]).append(name)
    if marked:
        _put_to_the_others(marked, spelt)
    return {
        name: usual
        for names in spelt.values()
        for usual in (_usual(names, written),)
        for name in names
    }


def _put_to_the_others(marked: Iterable[str], spelt: defaultdict[str, list[str]]) -> None:
    """Names with marks that nobody sees, each to those that it can be."""
    unmarked = Meant(spelt)
    alone = [(name, unmarked.by(name)) for name in marked]
    for name, key in alone:
        spelt[key or folded(name)].append(name)


def _usual(names: Sequence[str], written: Mapping[str, int]) -> str:
    """Of all spellings of one name the most written; mostly there is only one."""
    if len(names) == 1:
        return shown(names[0]) or names[0]
    counts: Counter[str] = Counter()
    for name in names:
        counts[shown(name) or name] += written[name]
    return min(counts, key=_rank(counts))


def _rank(counts: Counter[str]) -> Callable[[str], tuple[int, bool, str]]:
    """The most written first; of equals one in small letters and capitals, then the alphabet."""
    return lambda name: (-counts[name], name.isupper() or name.islower(), name)


def _things(vision: Vision) -> dict[str, _Called]:
    """By field of a promise: what the things of the vision that it names may be called."""
    segments = _called((segment.id, (), segment.name) for segment in vision.segments)
    return {
        "capability": _called((item.id, item.aliases, item.name) for item in vision.capabilities),
        "roadmap_item": _called((item.id, (), item.title) for item in vision.roadmap),
        "segment": segments,
        "scope_segment": segments,
        "supports": _called((theme.id, (), theme.name) for theme in vision.themes),
    }


def _called(things: Iterable[tuple[str, Sequence[str], str | None]]) -> _Called:
    """From id, aliases and name of each: an id wins over a name, and shared names mean nothing."""
    listed = list(things)
    exact = frozenset(name for id_, aliases, _ in listed for name in (id_, *aliases))
    names = [(name, id_) for id_, aliases, own in listed for name in (*aliases, own) if name]
    ids = [(id_, id_) for id_, *_ in listed]
    meant, looks = ({**_meant(names, key), **_meant(ids, key)} for key in (folded, alike))
    return _Called(exact, meant, looks, Meant(meant))


def _meant(pairs: Iterable[tuple[str, str]], key: Callable[[str], str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, id_ in pairs:
        found.setdefault(key(name), set()).add(id_)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _with_names(
    promises: tuple[Commitment, ...], names: Mapping[str, str]
) -> tuple[Commitment, ...]:
    if not names:
        return promises
    return tuple(
        promise
        if names.get(promise.customer, "") == promise.customer
        and names.get(promise.deal, "") == promise.deal
        else promise._replace(
            customer=names.get(promise.customer, promise.customer),
            deal=names.get(promise.deal, promise.deal),
        )
        for promise in promises
    )


def _with_things(
    promises: tuple[Commitment, ...], things: Mapping[str, _Called]
) -> tuple[Commitment, ...]:
    """Only the promises that call a thing otherwise are made anew: mostly there are none."""
    ids: dict[str, dict[Any, Any]] = {}
    for field, called in things.items():
        values = {*map(attrgetter(field), promises)} - {None, (), ""}
        renamed = {value: new for value in values if (new := _named(value, called)) != value}
        if renamed:
            ids[field] = renamed
    return tuple(_by_ids(promise, ids) for promise in promises) if ids else promises


def _by_ids(promise: Commitment, ids: Mapping[str, Mapping[Any, Any]]) -> Commitment:
    new: dict[str, Any] = {
        field: renamed[value]
        for field, renamed in ids.items()
        if (value := getattr(promise, field)) in renamed
    }
    return promise._replace(**new) if new else promise


def _named(value: str | tuple[str, ...], called: _Called) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return called.of(value)
    return tuple(dict.fromkeys(map(called.of, value)))


def _lost(records: tuple[LostRecord, ...], names: Mapping[str, str]) -> tuple[LostRecord, ...]:
    if not records:
        return ()
    by_fold = {folded(name): usual for name, usual in names.items() if not has_unseen(name)}
    unmarked = Meant(by_fold)

    def usual(cell: str) -> str:
        return by_fold.get((unmarked.by(cell) if has_unseen(cell) else folded(cell)) or "", cell)

    def renamed(record: LostRecord) -> LostRecord:
        if record.cells:
            return replace(record, cells=frozenset(map(usual, record.cells)))
        customer, deal = (names.get(name or "", name) for name in (record.customer, record.deal))
        return replace(record, customer=customer, deal=deal)

    return tuple(map(renamed, records))


def _waiver(waiver: Waiver, names: Mapping[str, str]) -> Waiver:
    usual = names.get(waiver.deal or "", waiver.deal)
    return waiver if usual == waiver.deal else replace(waiver, deal=usual)


def _merged(project: Project, names: Mapping[str, str]) -> Iterable[Problem]:
    """One word about the names that stand there in several spellings."""
    if len({*names.values()}) == len(names):
        return
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    for name, usual in names.items():
        spelt[usual].add(name)
    several = sorted(usual for usual, spellings in spelt.items() if len(spellings) > 1)
    if not several:
        return
    promise = next(
        promise
        for promise in project.commitments
        if promise.customer in spelt[several[0]] or promise.deal in spelt[several[0]]
    )
    yield Problem(
        variant="spellings",
        message=phrase("written in several ways, read as one name: {}", several[:_TOLD]),
        at=promise.at("customer"),
        subject=Subject("file", promise.where.source.path),
        next_step=words("write it one way where it comes from"),
        severity=Severity.INFO,
    )


def _alike(project: Project, names: Mapping[str, str]) -> Iterator[Problem]:
    """A word about the names that look like another one, with letters of another script."""
    strange = {usual for usual in names.values() if not usual.isascii() and lookalikes(usual)}
    if not strange:
        return
    looks: defaultdict[str, set[str]] = defaultdict(set)
    for usual in names.values():
        looks[alike(usual)].add(usual)
    for promise in project.commitments:
        usual = names.get(promise.customer, promise.customer)
        others = sorted(looks[alike(usual)] - {usual}) if usual in strange else []
        if others:
            strange.discard(usual)
            yield Problem(
                variant="look_alike",
                message=phrase(
                    "{} looks like {} and is another name, by {}",
                    customer(usual), customer(others[0]), words(", ".join(lookalikes(usual))),
                ),
                at=promise.at("customer"),
                subject=Subject("file", promise.where.source.path),
                next_step=words("write both with the same letters, if they are one"),
                severity=Severity.WARNING,
            )  # fmt: skip
