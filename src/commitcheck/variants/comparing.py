"""Two lists of findings -> what is new, worse, gone and known."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from commitcheck.model.finding import Finding


class Pair(msgspec.Struct, frozen=True):
    """One finding on both sides; `then` is None for a new one."""

    then: Finding | None
    now: Finding


class Compared(msgspec.Struct, frozen=True):
    """Unwaived findings of two reports, held against each other.

    A finding is the same on both sides when rule, variant and subject are, and when it has
    something in common with what it stands against: another non-goal that the same promise hits
    is another finding. `worse` is heavier than it was, or can no longer be prevented because its
    subject is signed now. New minus gone is the difference of the two counts.
    """

    new: tuple[Pair, ...] = ()
    worse: tuple[Pair, ...] = ()
    gone: tuple[Finding, ...] = ()
    known: tuple[Pair, ...] = ()


def compared(then: Iterable[Finding], now: Iterable[Finding]) -> Compared:
    """Compare findings, each list in its order; waived ones count on neither side."""
    before = _by_fingerprint(then)
    pairs: list[Pair] = []
    for fingerprint, findings in _by_fingerprint(now).items():
        pairs += _matched(before.get(fingerprint, []), findings)
    taken = {id(pair.then) for pair in pairs if pair.then is not None}
    gone = [found for found in then if found.waived_by is None and id(found) not in taken]
    return Compared(
        new=_in_order(pair for pair in pairs if pair.then is None),
        worse=_in_order(pair for pair in pairs if _is_worse(pair)),
        gone=tuple(sorted(gone, key=lambda found: found.sort_key)),
        known=_in_order(pair for pair in pairs if pair.then is not None and not _is_worse(pair)),
    )


def _by_fingerprint(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for found in findings:
        if found.waived_by is None:
            groups.setdefault(found.fingerprint, []).append(found)
    return groups


def _matched(then: Sequence[Finding], now: Sequence[Finding]) -> Iterator[Pair]:
    """Findings of one fingerprint: those that stand against the same first, then those that
    have something in common.
    """
    left, waiting = list(then), []
    for found in now:
        same = next((was for was in left if _against(was) == _against(found)), None)
        if same is None:
            waiting.append(found)
            continue
        left.remove(same)
        yield Pair(same, found)
    for found in waiting:
        near = next((was for was in left if _is_near(was, found)), None)
        if near is not None:
            left.remove(near)
        yield Pair(near, found)


def _against(found: Finding) -> frozenset[tuple[str, str]]:
    return frozenset((other.kind, other.id) for other in found.related)


def _is_near(first: Finding, second: Finding) -> bool:
    ours, theirs = _against(first), _against(second)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _is_worse(pair: Pair) -> bool:
    if pair.then is None:
        return False
    is_signed = pair.then.preventable and not pair.now.preventable
    return pair.now.severity > pair.then.severity or (
        is_signed and pair.now.severity >= pair.then.severity
    )


def _in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair.now.sort_key))
