"""Who has to do with a promise: the parties of a conflict, of which one is the later one, and who
has to say yes.

A conflict is one finding on the later party, so that a new draft never paints a healthy
signed promise red.
"""

import datetime as dt
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec import Struct

from commitcheck.model.approved_parts import parts_changed_since
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Quote, Related
from commitcheck.model.phrase import Phrase, Value, ident, phrase
from commitcheck.rules.context import Context, derived
from commitcheck.rules.terms.quoting import joined, other_promise, promised

# Who has to say yes to a promise, and who has.

_PRODUCT_ONLY = ("product",)
_FUTURE_TOO = ("finance", "legal")
_MOST_ASKED = frozenset(_PRODUCT_ONLY + _FUTURE_TOO)
"""Where they and the kind's roles said yes, nothing else of a promise matters."""


def approved_roles(promise: Commitment) -> frozenset[str]:
    """Roles that said yes, whenever they did, to the promise as it is (GOV207)."""
    return frozenset(
        [
            approval.role
            for approval in promise.approvals
            if not approval.fingerprint or not parts_changed_since(approval, promise)
        ]
    )


def required_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Roles of the approval matrix, in its order.

    A firm promise of future functionality needs finance and legal on top; one that is not
    firm needs product only.
    """
    if not promise.is_firm:
        return _PRODUCT_ONLY
    roles = _of_kind(context, promise)
    if context.is_future(promise):
        return (*roles, *(role for role in _FUTURE_TOO if role not in roles))
    return roles


def missing_roles(context: Context, promise: Commitment) -> tuple[str, ...]:
    """Required roles that have not said yes.

    Whether a promise is about the future is the dear question, and the last one asked: where
    everybody has said yes already, the answer does not matter.
    """
    approved = _approved(context, promise)
    if approved.issuperset(_MOST_ASKED) and approved.issuperset(_of_kind(context, promise)):
        return ()
    if not promise.is_firm:
        return () if "product" in approved else _PRODUCT_ONLY
    roles = _of_kind(context, promise)
    if approved.issuperset(roles) and (
        approved.issuperset(_FUTURE_TOO) or not context.is_future(promise)
    ):
        return ()
    return tuple(role for role in required_roles(context, promise) if role not in approved)


def _approved(context: Context, promise: Commitment) -> frozenset[str]:
    """As `approved_roles`, worked out once for all that have the very same approvals."""
    known = _known_approvals(context)
    approvals = promise.approvals
    roles = known.get(id(approvals))
    if roles is None:
        roles = approved_roles(promise)
        if not any(approval.fingerprint for approval in approvals):
            known[id(approvals)] = roles
    return roles


@derived
def _known_approvals(_: Context) -> dict[int, frozenset[str]]:
    """Filled as it is asked, by identity: cells of a column that read the same are one value, and
    it lives as long as the promises of the context.
    """
    return {}


@derived
def asking_product(context: Context) -> tuple[tuple[Commitment, ...], int]:
    """Open promises that the approval matrix asks product about, and how many of them product
    has not said yes to.
    """
    asking = tuple(
        promise
        for promise in context.open
        if not promise.is_firm or "product" in _of_kind(context, promise)
    )
    return asking, sum("product" not in _approved(context, promise) for promise in asking)


def _of_kind(context: Context, promise: Commitment) -> tuple[str, ...]:
    return context.policy.approvals.get(promise.kind, _PRODUCT_ONLY)


NAMED = 5
"""So many others a sentence names before it says how many more there are."""
ASKED = 50
"""So many others are looked for; where there are as many, the sentence says at least."""
LISTED = 20
"""So many others a finding lists as related: more than anyone reads, and never a whole table."""


class Clash(Struct, frozen=True):
    """Two promises that cannot both hold.

    `about` is the capability or dimension they meet in; `against` is what `other` promises
    where that is another one.
    """

    promise: Commitment
    other: Commitment
    about: str
    against: str = ""

    def beside(self, subject: Commitment) -> Commitment:
        """The party that is not the subject."""
        return self.promise if self.other is subject else self.other


def lateness(promise: Commitment) -> tuple[bool, dt.date, bool, str]:
    """Orders promises: signed before drafts, then by (expected) signature, then by id.

    A draft without an expected signature is the latest, a signature without a day the earliest. Of
    two products' promises of one day, each is the later one as its own product sees it: the other's
    is called `helio/C-1` there. So both are told, and neither is left to the other.
    """
    is_own = "/" not in promise.id
    if promise.is_draft:
        return True, promise.expected_signature or dt.date.max, is_own, promise.id
    return False, promise.signed_on or dt.date.min, is_own, promise.id


def by_later_party(clashes: Iterable[Clash]) -> Iterator[tuple[Commitment, Sequence[Clash]]]:
    """Each later party once, with all its clashes."""
    grouped: dict[str, tuple[Commitment, list[Clash]]] = {}
    for clash in clashes:
        subject = max(clash.promise, clash.other, key=lateness)
        grouped.setdefault(subject.id, (subject, []))[1].append(clash)
    yield from grouped.values()


def others_of(subject: Commitment, clashes: Iterable[Clash]) -> tuple[Commitment, ...]:
    """The other parties, each once, the one who was there first before the later ones."""
    others = {other.id: other for other in (clash.beside(subject) for clash in clashes)}
    return tuple(sorted(others.values(), key=lateness))


def both_sides(subject: Commitment, others: Iterable[Commitment]) -> tuple[Quote, ...]:
    """The words of the subject and of the first of the others."""
    first = next(iter(others), None)
    return (promised(subject),) if first is None else (promised(subject), promised(first))


def as_related(others: Sequence[Commitment], note: str) -> tuple[Related, ...]:
    return tuple(other_promise(other, note) for other in others[:LISTED])


def named(values: Sequence[Value]) -> Phrase:
    """`K-01, K-15, K-38`, or the first few `and 7 more`; of very many `and at least 45 more`."""
    if len(values) <= NAMED + 1:
        return phrase("{}", list(values))
    said = "{} and at least {} more" if len(values) >= ASKED else "{} and {} more"
    return phrase(said, list(values[:NAMED]), len(values) - NAMED)


def few(causes: Sequence[Phrase]) -> Phrase:
    """Causes one after the other; of many the first few, and how many more there are."""
    if len(causes) <= NAMED + 1:
        return joined(causes)
    return phrase("{} and {} more", joined(causes[:NAMED]), len(causes) - NAMED)


def named_ids(promises: Iterable[Commitment]) -> Phrase:
    return named([ident(promise.id) for promise in promises])


# The parties that a later one may clash with, few enough to be asked of each.
#
# A finding lists so many others and no more, so it is enough to keep, of all that came before, the
# ones that reach furthest: then no promise is held against every other.

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
