"""Applies the waivers that stand, and says of each what became of it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.assessment.as_read.parts import meant_by, with_part_waivers
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import first_ids, ident, phrase, words
from commitcheck.model.report import AsRead, WaiverUse
from commitcheck.rules.context import Context
from commitcheck.rules.terms.waiver_terms import (
    Promises,
    Refusal,
    covers,
    is_own,
    is_waivable,
    refusals,
)

_SOON = dt.timedelta(days=14)
"""A waiver that ends within this is called expiring."""

_NAMED = 3
"""Promises of an approver named in a note; of the others only their number."""

Judged = tuple[Waiver, tuple[Refusal, ...]]
"""A waiver and every reason why it does not apply."""


class Waiving(Struct, frozen=True):
    """Findings with `waived_by` set where a waiver took them; `covered` counts per waiver.

    `forestalled` names, by a waiver that took nothing, the one that took its finding first;
    `unclear` the parts of a record that it may mean.
    """

    findings: tuple[Finding, ...]
    covered: Mapping[str, int] = field(default_factory=dict)
    forestalled: Mapping[str, str] = field(default_factory=dict)
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uses: tuple[WaiverUse, ...] = ()


def waive(context: Context, findings: tuple[Finding, ...], read: AsRead | None = None) -> Waiving:
    """Let every waiver that is complete, authorised, unexpired and scoped take its findings.

    One finding is taken by the first such waiver in file order. A finding whose waiver has
    expired says so: an exception must not become a policy in silence. A waiver that took one of
    the findings that were `read` is of use too: without it that one would come back.
    """
    as_read = read.findings if read else ()
    judged = [(waiver, refusals(waiver, context)) for waiver in context.project.waivers]
    promises = context.project.by_id if judged else {}
    by_rule: defaultdict[str, _OfRule] = defaultdict(_OfRule)
    record_of = context.project.record_of if judged else {}
    for waiver, refused in judged:
        for meant in with_part_waivers((waiver,), findings, record_of) if record_of else (waiver,):
            by_rule[waiver.rule.partition(":")[0]].add((meant, refused))
    marked = tuple(
        _marked(found, by_rule[found.rule].about(found), promises)
        if found.rule in by_rule
        else found
        for found in findings
    )
    covered = Counter(
        found.waived_by for found in (*marked, *as_read) if found.waived_by is not None
    )
    forestalled = _forestalled(by_rule, marked, covered, promises)
    idle = [waiver for waiver, refused in judged if not refused and not covered[waiver.id]]
    records = {**record_of, **(read.record_of if read and idle else {})}
    unclear = meant_by(idle, (*marked, *as_read), records) if records else {}
    uses = tuple(
        _unclear_use(waiver, unclear[waiver.id])
        if waiver.id in unclear
        else _use(waiver, refused, covered[waiver.id], forestalled.get(waiver.id), context)
        for waiver, refused in judged
    )
    return Waiving(marked, covered, forestalled, unclear, uses)


def _unclear_use(waiver: Waiver, parts: Sequence[str]) -> WaiverUse:
    note = phrase("it is unclear which it means: {}", first_ids(list(parts), _NAMED))
    return WaiverUse(waiver.id, waiver.rule, "unused", 0, waiver.expires_on, note)


class _OfRule:
    """The waivers of one rule in their order; those of a promise are found by its id."""

    def __init__(self) -> None:
        self._every: list[Judged] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._others: list[int] = []

    def add(self, judged: Judged) -> None:
        name = judged[0].commitment
        place = self._others if name is None else self._named[name]
        place.append(len(self._every))
        self._every.append(judged)

    def about(self, found: Finding) -> Iterator[Judged]:
        """Those that may be about what a finding is about."""
        places = (*self._named.get(found.subject.id, ()), *self._others)
        return (self._every[place] for place in sorted(places))


def _forestalled(
    by_rule: Mapping[str, _OfRule],
    marked: Iterable[Finding],
    covered: Mapping[str, int],
    promises: Promises,
) -> Mapping[str, str]:
    """Waivers that stand and took nothing, because another had taken what they are for."""
    found: dict[str, str] = {}
    for taken in marked:
        if taken.waived_by is None or taken.rule not in by_rule:
            continue
        for waiver, refused in by_rule[taken.rule].about(taken):
            is_idle = not refused and not covered.get(waiver.id) and waiver.id not in found
            if is_idle and covers(waiver, taken, promises):
                found[waiver.id] = taken.waived_by
    return found


def _marked(
    found: Finding,
    waivers: Iterable[Judged],
    promises: Promises,
) -> Finding:
    if not is_waivable(found.code):
        return found
    for waiver, refused in waivers:
        if not covers(waiver, found, promises):
            continue
        if not refused:
            return replace(found, waived_by=waiver.id)
        if refused == (Refusal.EXPIRED,):
            found = replace(found, lapsed_waiver=waiver.id)
    return found


def _use(
    waiver: Waiver,
    refused: tuple[Refusal, ...],
    covered: int,
    forestalled_by: str | None,
    context: Context,
) -> WaiverUse:
    state, note = "active", None
    if refused == (Refusal.EXPIRED,):
        state, note = "expired", phrase("it expired on {}", waiver.expires_on)
    elif refused:
        state, note = "refused", words(", ".join(refusal.value for refusal in refused))
    elif forestalled_by is not None:
        state, note = "unused", phrase("another waiver, {}, took it", ident(forestalled_by))
    elif not covered:
        state, note = "unused", words("it matches no finding")
    elif waiver.expires_on and waiver.expires_on - context.as_of <= _SOON:
        state, note = "expiring", phrase("it expires on {}", waiver.expires_on)
    own = [promise for promise in _of_deal(waiver, context) if is_own(waiver, promise)]
    if own and not refused:
        ids = first_ids([promise.id for promise in own], _NAMED)
        note = phrase(
            "{}not for {}: its approver made that", phrase("{}; ", note) if note else words(""), ids
        )
    return WaiverUse(waiver.id, waiver.rule, state, covered, waiver.expires_on, note)


def _of_deal(waiver: Waiver, context: Context) -> Sequence[Commitment]:
    return context.by_deal.get(waiver.deal, ()) if waiver.deal is not None else ()
