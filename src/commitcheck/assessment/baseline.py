"""Known debt: marked in a run, so that CI fails only on what is new, worse or not yet signed."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import About, Baseline, BaselineEntry
from commitcheck.model.digest import short_digest
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import Phrase, first_ids, number, phrase, words
from commitcheck.model.report import BaselineSummary, Worse
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_values, customer_of, in_order
from commitcheck.rules.terms.promised_capabilities import capability_ids

# What a finding is about beyond its rule and subject: what a baseline entry was taken for.
#
# A promise keeps its id while its value, its date, its customer or its signature change. Debt that
# was accepted for what it was then must not cover what it has become; what became better stays
# known. Numbers that are added up over many promises (a period's demand, shares, days since a
# sync) change every week: of these only the severity counts.

_MEASURED = ("CAP501", "CAP502", "CAP504", "DEB902", "DEB903", "DEB905", "GOV201", "GOV203")
"""Rules whose related things come and go with what is measured."""

_OF_A_THING = ("VIS601", "COV301", "COV303", "COV304", "TIM", "XCF", "COM806")
"""Rules and families for which a promise's capabilities are what it is in conflict through."""

_OF_A_VALUE = ("VIS603", "VIS604:fact", "XCF702", "XCF704")
_OF_A_DAY = ("TIM", "COV304", "VIS604:certification", "XCF705")

_NAMED = 3

UP, DOWN, EITHER = 1, -1, 0
"""Which way a value gets further from its bound; either way where there is no order."""


def about(found: Finding, context: Context) -> About:
    """What the finding is about today; empty for what is measured over many promises."""
    if found.rule in _MEASURED:
        return About()
    promise = _promise(found, context)
    rows = (promise,) if promise else context.by_deal.get(_deal(found), ())
    return About(
        counterparts=tuple(sorted({*_counterparts(found), *_things(found, promise, context)})),
        values=_values(found, promise),
        due=_due(found, promise),
        customer=_mark(customer_of(rows)) if rows else None,
        deal=_mark(rows[0].deal_id) if rows else None,
        signed=_signed(rows),
    )


def worse(found: Finding, before: About, now: About, context: Context) -> Phrase | None:
    """Why a finding that the baseline knows is another or a worse one now; None where it is not.

    What the entry does not say, or the finding does not have any more, is no reason.
    """
    further = [name for name in now.counterparts if name not in before.counterparts]
    if before.customer and now.customer not in (None, before.customer):
        return words("it is for another customer now")
    if before.deal and now.deal not in (None, before.deal):
        return words("it is in another deal now")
    if now.signed and not before.signed:
        return words("it is signed now")
    if now.signed != before.signed and "yes" not in (now.signed, before.signed) and now.signed:
        return phrase("it was signed on {} instead of {}", now.signed, before.signed)
    if further:
        names = [name.partition(":")[2] for name in further]
        return phrase("it is about {} too", first_ids(names, _NAMED))
    if _is_further(before.values, now.values, _direction(found, context)):
        return phrase("its value was {}, now {}", before.values or words("none"), now.values)
    return _day_reason(found, before.due, now.due)


def _promise(found: Finding, context: Context) -> Commitment | None:
    is_one = found.subject.kind == "commitment"
    return context.project.by_id.get(found.subject.id) if is_one else None


def _deal(found: Finding) -> str:
    return found.subject.id if found.subject.kind == "deal" else ""


def _counterparts(found: Finding) -> Iterator[str]:
    """The non-goals, guardrails, items, capabilities and promises on the other side."""
    return (f"{other.kind}:{other.id}" for other in found.related)


def _things(found: Finding, promise: Commitment | None, context: Context) -> Iterator[str]:
    if promise is not None and found.rule.startswith(_OF_A_THING):
        yield from (f"capability:{name}" for name in capability_ids(context, promise))


def _values(found: Finding, promise: Commitment | None) -> tuple[str, ...]:
    if promise is None or not found.code.startswith(_OF_A_VALUE):
        return ()
    return tuple(
        number(value) if isinstance(value, float) else str(value)
        for value in as_values(promise.value)
    )


def _due(found: Finding, promise: Commitment | None) -> dt.date | None:
    if promise is None or not found.code.startswith(_OF_A_DAY):
        return None
    if found.rule == "XCF705" and promise.kind == "eol_support":
        return promise.until or promise.due
    return promise.due


def _signed(rows: Sequence[Commitment]) -> str | None:
    """The first day on which anything of it was signed; `yes` where nobody says when."""
    signed = [row for row in rows if not row.is_draft]
    days = [row.signed_on for row in signed if row.signed_on]
    return min(days).isoformat() if days else "yes" if signed else None


def _mark(name: str) -> str:
    """A name as 16 hex digits: a baseline is committed where the names may not be."""
    plain = " ".join(name.casefold().split())
    return short_digest(plain)


def _direction(found: Finding, context: Context) -> int:
    promise = _promise(found, context)
    dimension = promise.dimension if promise else None
    vision = context.vision
    if found.rule == "VIS603":
        ways = {
            UP if guardrail.op == "max" else DOWN if guardrail.op == "min" else EITHER
            for guardrail in vision.guardrails
            if guardrail.dimension == dimension
        }
    elif found.rule == "VIS604":
        ways = {_way(fact.better) for fact in vision.facts if fact.dimension == dimension}
    elif found.rule == "XCF704":
        ways = {_way(it.better) for it in vision.dimensions if it.id == dimension} or {UP}
    else:
        ways = {EITHER}
    return ways.pop() if len(ways) == 1 else EITHER


def _way(better: str | None) -> int:
    return DOWN if better == "lower" else UP


def _is_further(before: Sequence[str], now: Sequence[str], direction: int) -> bool:
    """One value further out, or values that were not promised before."""
    if len(before) == len(now) == 1 and (pair := in_order(now[0], before[0])) is not None:
        return (pair[0] - pair[1]) * direction > 0 if direction else pair[0] != pair[1]
    return not frozenset(now) <= frozenset(before)


def _day_reason(found: Finding, before: dt.date | None, now: dt.date | None) -> Phrase | None:
    """An earlier day is worse; for what outlives a sunset a later one is."""
    if now is None or now == before:
        return None
    if found.rule == "XCF705":
        is_worse = before is not None and now > before
    else:
        is_worse = before is None or now < before
    return phrase("it was due {}, now {}", before or words("on no day"), now) if is_worse else None


_WEIGHT = {severity.label: severity for severity in Severity}


class Marked(Struct, frozen=True):
    """The findings, known ones marked; `worse` says of what the baseline knew and does not know
    any more why, `uncompared` how many were known by an entry that does not say what it was about.
    """

    findings: tuple[Finding, ...]
    worse: tuple[Worse, ...] = ()
    uncompared: int = 0


def mark_known(findings: Iterable[Finding], baseline: Baseline, context: Context) -> Marked:
    """Mark the findings that the baseline knows at this weight or a heavier one.

    One that got worse is new: a warning that became an error, or another counterpart, value,
    date, customer or signature than the entry was taken for.
    """
    known = {entry.fingerprint: entry for entry in baseline.entries}
    marked: list[Finding] = []
    reasons: list[Worse] = []
    uncompared = 0
    today, until = context.as_of, baseline.drafts_until
    is_accepting = until is not None and today <= until
    for found in findings:
        entry = known.get(found.fingerprint)
        reason = None if entry is None else _reason(found, entry, context)
        if reason is not None:
            reasons.append(Worse(f"{found.code} {found.subject.id}", reason))
        is_known = entry is not None and reason is None
        uncompared += entry is not None and is_known and entry.about is None
        if is_known:
            day = until if is_accepting and found.preventable else None
            found = replace(found, in_baseline=True, accepted_until=day)  # noqa: PLW2901
        marked.append(found)
    return Marked(tuple(marked), tuple(reasons), uncompared)


def _reason(found: Finding, entry: BaselineEntry, context: Context) -> Phrase | None:
    """Why the entry does not know the finding as it is now; None where it does."""
    if found.severity > _WEIGHT[entry.severity]:
        was, now = words(entry.severity), words(found.severity.label)
        return phrase("it was {}, now {}", was, now)
    if entry.about is None:
        return None
    return worse(found, entry.about, about(found, context), context)


def summary(
    path: str,
    baseline: Baseline,
    marked: Marked,
    unseen: Collection[str] = (),
    lost: Collection[str] = (),
) -> BaselineSummary:
    """How much known debt still occurs, and the entries that do not: delete those.

    Nothing is said of the codes in `unseen` and of the promises in `lost`: this run did not look
    for those, and could not read these.
    """
    here = marked.findings
    alive = {found.fingerprint for found in here}
    gone = tuple(
        f"{entry.rule} {entry.subject_id}"
        for entry in baseline.entries
        if entry.fingerprint not in alive
        and entry.rule not in unseen
        and not (entry.subject_kind == "commitment" and entry.subject_id in lost)
    )
    known = sum(found.in_baseline and found.waived_by is None for found in here)
    return BaselineSummary(
        path,
        known,
        gone,
        marked.worse,
        marked.uncompared,
        accepted=sum(it.accepted_until is not None and it.waived_by is None for it in here),
        drafts_until=baseline.drafts_until,
    )


def entries(findings: Iterable[Finding], context: Context) -> tuple[BaselineEntry, ...]:
    """The unwaived findings as a baseline remembers them, sorted, input errors left out.

    Input errors are no debt to live with: they make a run incomplete. A record that waivers
    took is decided already, and comes back loudly when its waiver ends.
    """
    return tuple(
        sorted(
            (
                BaselineEntry(
                    found.fingerprint,
                    found.code,
                    found.severity.label,
                    found.subject.kind,
                    found.subject.id,
                    about(found, context),
                )
                for found in findings
                if found.waived_by is None and not found.rule.startswith("INP")
            ),
            key=in_file,
        )
    )


def in_file(entry: BaselineEntry) -> tuple[str, str, str]:
    """The order of the file."""
    return entry.rule, entry.subject_kind, entry.subject_id
