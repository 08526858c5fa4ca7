"""Judged as read: what the promises' own words state where no column says it.

Another run of the same pure rules over a project whose promises hold what was read from their
words. A reading only adds or worsens: what the run before found stands, whatever the words say,
and rules that speak of what is absent never see a reading. Nothing here decides an exit code
unless a run is told to take clear words at their word.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from commitcheck.assessment.as_read.parts import (
    CLEAR,
    USABLE,
    Part,
    RecordText,
    days_quoted,
    parts_of,
    shown,
    texts_of,
    with_part_waivers,
    with_parts,
    worth_reading,
)
from commitcheck.assessment.confirmed_basis import Standing, heaviest, standing_of
from commitcheck.assessment.engine import in_order, run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.waiving import waive
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.model.project import Project
from commitcheck.model.reading import Band, ReadPromise
from commitcheck.model.report import AsRead, PromiseAsRead
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import are_equal
from commitcheck.rules.terms.lexicon import holding

# Rows whose own words contradict what their columns give (COM808).

_QUARTER = dt.timedelta(days=92)
"""The longest stretch of time that words without a day of the month stand for here."""

_NUMBERS = pattern(r"\d+(?:[.,]\d+)*")

Words = tuple[Commitment, tuple[Commitment, ...]]
"""A row, and its own words as if they were its paper."""


def may_contradict(context: Context, promise: Commitment) -> bool:
    """Is a day or a number given, and do its quoted words hold one that is not it?

    A cheap look, because most rows are typed and say in their words what they give. Where only a
    day is given, no other one in the words means nothing to compare.
    """
    quote = promise.quote
    if not quote or not promise.is_open or not any(map(str.isdecimal, quote)):
        return False
    value = promise.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" not in _NUMBERS.findall(quote.replace(",", "."))
    if promise.due is None or promise.due.isoformat() in quote:
        return False
    return value is not None or any(day != promise.due for day in days_quoted(context, promise))


def own_words(texts: Iterable[RecordText]) -> Iterator[Words]:
    """Rows with those of their own quoted words that state another day or value than is given.

    Where one of the words' promises states what is given, the row is about that one.
    """
    for _, group in groupby(texts, lambda text: id(text.record)):
        own = [text for text in group if text.text is text.record and text.field == "quote"]
        for text in own:
            row, read = text.record, text.ours
            if any(_says_so(row, entry) for entry in read):
                continue
            papers = tuple(
                row._replace(quote=text.words(entry), read=_comparable(row, text, entry))
                for entry in read
            )
            if papers:
                yield row, papers


def _says_so(row: Commitment, entry: ReadPromise) -> bool:
    """Does it state the day that is given, or the value?"""
    is_day = row.due is not None and row.due in (entry.due, *(entry.due_ambiguous or ()))
    is_value = (
        row.value is not None
        and not isinstance(row.value, tuple)
        and entry.value is not None
        and row.dimension == entry.dimension
        and are_equal(row.value, entry.value)
    )
    return is_day or is_value


def _comparable(row: Commitment, text: RecordText, entry: ReadPromise) -> ReadPromise:
    """What it states, without a day that stands for a stretch of time in which the given one is."""
    if row.due is None or entry.due is None:
        return entry
    words = getattr(text.text, text.field)
    named = (
        words[reading.start : reading.end]
        for reading in entry.readings
        if reading.field == "due" and reading.value == entry.due
    )
    is_to_the_day = any(re.search(rf"(?<!\d)0?{entry.due.day}(?!\d)", said) for said in named)
    if not is_to_the_day and dt.timedelta(0) <= entry.due - row.due <= _QUARTER:
        return replace(entry, due=None)
    return entry


_FAMILIES = ("VIS", "XCF", "TIM")
_ALSO = frozenset(
    ("COV301", "COV303", "COV304", "CAP501", "COM802", "COM804", "COM806", "COM807", "COM808")
)
"""Rules that judge what a promise says. Others speak of what is absent, or of no promise."""

_OF_ITS_OWN_WORDS = frozenset(("exclusivity", "mfn"))
"""Kinds whose missing end the words themselves show (COM807)."""


def as_read(context: Context, findings: Sequence[Finding], settings: Settings) -> AsRead | None:
    """What the words of the promises add to the findings, or None where nothing was read."""
    if not reads_words(settings) or context.project.vision is None:
        return None
    worth = worth_reading(context.project)
    texts = tuple(texts_of(context, worth))
    parts = tuple(parts_of(context, texts))
    against = _against(context, texts)
    if not parts and not against and not any(text.entries for text in texts):
        return None
    record_of = {part.id: part.record.id for part in parts}
    seeing = _seeing(context, parts, against, USABLE)
    added = _added(_judged(seeing, settings, record_of), findings, parts, record_of)
    baseline = context.project.baseline
    if baseline is not None:
        from commitcheck.assessment.debt import marked_known  # noqa: PLC0415 - few have one

        added = marked_known(added, baseline, seeing, record_of)
    deciding: tuple[Finding, ...] = ()
    if settings.as_read:
        sure = _judged(_seeing(context, parts, against, CLEAR), settings, record_of)
        deciding = _also_in(added, _added(sure, findings, parts, record_of), record_of)
    return AsRead(
        sentence=sentence_of(added, deciding, len(worth)),
        findings=added,
        promises=tuple(_promise_as_read(part, added) for part in parts),
        no_promises=tuple(_no_promises(texts)),
        deals=_deals(added, seeing.project),
        deciding=deciding,
    )


def reads_words(settings: Settings) -> bool:
    """Does this run look at what words state? Without the engine only where they decide."""
    return settings.engine != "off" or settings.as_read


def with_readings(context: Context) -> Context:
    """The context in which promises hold what was read of them: what findings as read are about."""
    texts = tuple(texts_of(context, worth_reading(context.project)))
    return _seeing(context, tuple(parts_of(context, texts)), _against(context, texts), USABLE)


def _against(context: Context, texts: Iterable[RecordText]) -> tuple[Words, ...]:
    """The rows whose own words state another day or value than their columns."""
    known = {id(text.record) for text in texts}
    quoted = [it for it in context.open if it.quote and id(it) not in known]
    others = [
        quoted[at]
        for at in _with_digits([promise.quote or "" for promise in quoted])
        if may_contradict(context, quoted[at])
    ]
    return tuple(own_words((*texts, *texts_of(context, others))))


def _with_digits(texts: Sequence[str]) -> Iterable[int]:
    """Positions of the texts that may hold a digit, of whatever script; most hold none."""
    strange = [at for at, text in enumerate(texts) if not text.isascii()]
    return sorted({*strange, *holding("0123456789", texts)})


def _seeing(
    context: Context, parts: Iterable[Part], against: Iterable[Words], bands: frozenset[Band]
) -> Context:
    """The context in which promises hold what was read of them in one of these bands."""
    by_row = context.project.papers
    rows = {it.id: it for it in context.project.commitments if it.id in by_row} if by_row else {}
    papers = [(rows[id_], own) for id_, own in by_row.items() if id_ in rows]
    usable = tuple(
        (row, tuple(paper._replace(read=paper.read and paper.read.within(bands)) for paper in own))
        for row, own in (*papers, *against)
    )
    return Context(with_parts(context.project, parts, bands), context.as_of, papers=usable)


def _judged(
    context: Context, settings: Settings, record_of: Mapping[str, str]
) -> tuple[Finding, ...]:
    """What the rules that judge words find, waivers applied.

    Of the promises that hold no reading, rules that judge each by itself have nothing new to say.
    """
    own = tuple(promise for promise in context.project.commitments if promise.id in record_of)
    of_read = replace(context, project=replace(context.project, commitments=own))
    found = in_order(
        found
        for is_alone, seen in ((True, of_read), (False, context))
        for found in run_rules(_judging_words(is_alone=is_alone), seen, settings).findings
    )
    waivers = with_part_waivers(context.project.waivers, found, record_of)
    known = replace(context, project=replace(context.project, waivers=waivers))
    return waive(known, found).findings


def judges_words(rule: Rule) -> bool:
    """Does the rule look at what the words of promises state, besides what columns give?"""
    info = rule.info
    return not info.is_own and (info.family in _FAMILIES or info.code in _ALSO)


def _judging_words(*, is_alone: bool) -> Iterator[Rule]:
    return (rule for rule in ALL_RULES if judges_words(rule) and rule.is_alone is is_alone)


def _added(
    judged: Iterable[Finding],
    before: Iterable[Finding],
    parts: Iterable[Part],
    record_of: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The findings that the words add, or make worse: compared by record, rule and counterpart."""
    judged = tuple(judged)
    records = {record_of.get(found.subject.id, found.subject.id) for found in judged}
    theirs = (it for it in before if record_of.get(it.subject.id, it.subject.id) in records)
    known = heaviest(theirs, record_of)
    promises = {part.id: part.promise() for part in parts}
    touched = {*promises, *record_of.values()}
    papers = {part.id: part.text.at(part.field) for part in parts if part.text is not part.record}
    words = {part.id: getattr(part.text, part.field) for part in parts if part.id in papers}
    return tuple(
        replace(
            found,
            basis="read",
            at=found.at if found.rule == "COM808" else papers.get(found.subject.id, found.at),
            quotes=_with_paper(found, words, papers),
        )
        for found in judged
        if _is_of_words(found, promises, touched)
        and known.get(standing_of(found, record_of), -1) < found.severity
    )


def _with_paper(
    found: Finding, words: Mapping[str, str], papers: Mapping[str, Location]
) -> tuple[Quote, ...]:
    """Its quotes, the paper's words first where they are what it rests on."""
    name = found.subject.id
    if name not in papers or found.rule == "COM808":
        return found.quotes
    return (Quote(words[name], papers[name]), *found.quotes)


def _is_of_words(
    found: Finding, promises: Mapping[str, Commitment], touched: Iterable[str]
) -> bool:
    """Is it about a promise that was read? Of what is missing, only what words themselves show:
    the end of an exclusivity (COM807) and the cap of a remedy (COM804) that they state.
    """
    named = {found.subject.id, *(related.id for related in found.related)}
    own = promises.get(found.subject.id)
    if found.rule == "COM807" and (own is None or own.kind not in _OF_ITS_OWN_WORDS):
        return False
    if found.code == "COM804:no_cap" and (own is None or own.remedy is None):
        return False
    is_theirs = found.rule == "COM808" or not named.isdisjoint(touched)
    return found.subject.kind != "commitment" or is_theirs


def _also_in(
    added: Iterable[Finding], sure: Iterable[Finding], record_of: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings as read that stand on clear words alone, no heavier than they stand on those.

    One that a likely reading answers is in `sure` only, and decides nothing.
    """
    weight: dict[Standing, Severity] = {}
    for found in sure:
        key = (found.subject.id, *standing_of(found, record_of))
        weight[key] = max(found.severity, weight.get(key, found.severity))
    return tuple(
        replace(found, severity=min(found.severity, weight[key]))
        for found in added
        for key in ((found.subject.id, *standing_of(found, record_of)),)
        if key in weight
    )


def _promise_as_read(part: Part, added: Iterable[Finding]) -> PromiseAsRead:
    own = [found for found in added if found.subject.id == part.id and found.waived_by is None]
    is_bad = any(found.severity is Severity.ERROR for found in own)
    text = RecordText(part.record, part.text, part.field, (part.read,))
    return shown(text, part.read, "does_not_conform" if is_bad else "no_conflict_seen", part.id)


def _no_promises(texts: Iterable[RecordText]) -> Iterator[PromiseAsRead]:
    """What looks like a promise and is none of ours, with why."""
    for text in texts:
        for entry in text.entries:
            if not entry.is_promise:
                yield shown(text, entry, "no_promise")


def _deals(added: Sequence[Finding], project: Project) -> tuple[tuple[str, str], ...]:
    """What would be said of each deal that an unwaived error as read stands against."""
    touched = {found.subject.id for found in added}
    deal_of = {promise.id: promise for promise in project.commitments if promise.id in touched}
    said: dict[str, str] = {}
    for found in added:
        if found.waived_by is not None or found.severity is not Severity.ERROR:
            continue
        promise = deal_of.get(found.subject.id)
        deals = (promise.deal_id,) if promise else found.deals
        if found.subject.kind == "deal":
            deals = (found.subject.id,)
        for deal in deals:
            is_refused = found.cure == "strike"
            said[deal] = "do_not_sign" if is_refused else said.get(deal, "sign_with_changes")
    return tuple(said.items())


def sentence_of(added: Iterable[Finding], deciding: Iterable[Finding], read: int) -> str:
    """What the words of so many promises add."""
    errors, sure = _errors(added), _errors(deciding)
    texts, them = counted(read, "promise"), "it" if read == 1 else "them"
    if not errors:
        return f"As read from the words of {texts}: nothing more stands against {them}."
    stand = "stands" if errors == 1 else "stand"
    said = (
        f"As read from the words of {texts}, {counted(errors, 'more error')} {stand} against {them}"
    )
    if not sure:
        return f"{said}."
    rest = "rests on clear words and decides" if sure == 1 else "rest on clear words and decide"
    which = "it" if sure == errors == 1 else "all of them" if sure == errors else f"{sure} of them"
    return f"{said}; {which} {rest} like what is given."


def _errors(findings: Iterable[Finding]) -> int:
    return sum(f.severity is Severity.ERROR and f.waived_by is None for f in findings)
