"""How reports for people say things: days, amounts, counts, roles. Plain text, so without Rich."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from commitcheck.model.figures import Metric, TimelineRow
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.model.report import Answer, DealAnswer, PromiseAsRead, Report
from commitcheck.model.vocabulary import OPEN_STATUSES, ROLES
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions

# The words of the record as people read them: verdicts, answers, levels, states.

Tone = Literal["ok", "info", "unknown", "warning", "error"]


class VerdictWord(Struct, frozen=True):
    """`tone` names a colour and an icon; a `loud` word asks somebody to act now."""

    text: str
    tone: Tone
    loud: bool = False


VERDICT_WORDS: Mapping[str, VerdictWord] = {
    "sign": VerdictWord("sign", "ok", loud=True),
    "sign_with_changes": VerdictWord("sign with changes", "warning", loud=True),
    "do_not_sign": VerdictWord("do not sign", "error", loud=True),
    "conforms": VerdictWord("conforms", "ok"),
    "owes_changes": VerdictWord("owes changes", "warning"),
    "conflicts": VerdictWord("conflicts", "error", loud=True),
    "does_not_conform": VerdictWord("does not conform", "error", loud=True),
    "could_not_be_judged": VerdictWord("could not be judged", "unknown"),
    "no_conflict_seen": VerdictWord("no conflict seen", "unknown"),
    "present": VerdictWord("present", "error", loud=True),
    "watch": VerdictWord("watch", "warning"),
    "clear": VerdictWord("clear", "ok"),
    "active": VerdictWord("active", "ok"),
    "expiring": VerdictWord("expiring", "warning"),
    "expired": VerdictWord("expired", "error", loud=True),
    "unused": VerdictWord("unused", "info"),
    "refused": VerdictWord("refused", "error", loud=True),
}
"""By the name that JSON has."""


def verdict_word(name: str) -> VerdictWord:
    """The word for a name of the record; a name that nobody knows is said as it is."""
    return VERDICT_WORDS.get(name) or VerdictWord(name.replace("_", " "), "info")


__all__ = ["counted", "verdict_word"]

DOT = " \N{MIDDLE DOT} "
TITLE, NAME, QUOTE, NOTE = 100, 40, 280, 200
"""How much of a text a person is shown; JSON has all of it."""

CODE_NAME = 24
"""As much of an id or a customer where a promise has one line."""

UNCOMPARED = (
    "of it say no more than rule and id, so a worse value or another customer does not show; "
    "`commitcheck baseline write` writes them anew"
)
"""What is said of a version-1 baseline."""

BANDS = {"match": "is probably about", "possible": "may be about"}
"""How a promise stands to what its words are close to; below these no match is claimed."""


_NO_PROMISES: Mapping[str, tuple[str, str]] = {
    "negated": ("negation", "negations"),
    "question": ("question", "questions"),
    "customer_duty": ("duty of the customer", "duties of the customer"),
    "delivered": ("thing delivered already", "things delivered already"),
    "competitor": ("offer of a competitor", "offers of a competitor"),
    "third_party": ("thing a third party does", "things a third party does"),
    "wish": ("wish", "wishes"),
    "history": ("matter of the past", "matters of the past"),
    "hypothetical": ("supposition", "suppositions"),
    "internal": ("note to ourselves", "notes to ourselves"),
    "requirement": ("requirement", "requirements"),
    "boilerplate": ("standard clause", "standard clauses"),
}
"""What words are that are no promise of ours: one and several."""


def none_of_ours(passage: PromiseAsRead) -> str:
    """What a passage is that is no promise of ours: `wish`."""
    return _NO_PROMISES[passage.read.modality][0]


def no_promises(passages: Iterable[PromiseAsRead]) -> str:
    """`1 duty of the customer, 2 wishes`."""
    why = Counter(passage.read.modality for passage in passages)
    return ", ".join(
        counted(number, *_NO_PROMISES[modality]) for modality, number in sorted(why.items())
    )


def cap(options: RenderOptions) -> int:
    """How many of a kind are shown; more of them with every -v."""
    return options.cap * (1, 1, 4, 20)[min(3, max(0, options.verbosity + 1))]


def severities(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`."""
    counts = (
        (severity, sum(f.severity is severity for f in findings)) for severity in reversed(Severity)
    )
    plural = {Severity.INFO: "info"}
    return ", ".join(
        counted(number, severity.label, plural.get(severity, ""))
        for severity, number in counts
        if number
    )


def away(day: dt.date, as_of: dt.date) -> str:
    """`in 14 days`, `today`, `tomorrow`, `3 days ago`."""
    days = (day - as_of).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"in {days:,} days" if days > 0 else f"{counted(-days, 'day')} ago"


def signature(day: dt.date, as_of: dt.date) -> str:
    """When a draft is to be signed; a day that passed without a signature is said to have."""
    expected = " was expected" if day < as_of else ""
    return f"signature{expected} {day}, {away(day, as_of)}"


def deadline(day: dt.date, as_of: dt.date) -> str:
    """`by 2026-08-31`; one that has passed is said to have."""
    return f"by {day}" if day >= as_of else f"was due by {day}"


def amount(value: float | None, currency: str | None) -> str:
    """`ARR 1,250,000 EUR`, or nothing where no amount is named."""
    return f"ARR {worth(value, currency)}" if value is not None else ""


def worth(value: float | None, currency: str | None) -> str:
    """`1,250,000 EUR`, or nothing where no amount is named."""
    return "" if value is None else f"{value:,.0f} {shorten(currency or '', 8)}".rstrip()


def number(value: float) -> str:
    """`0.619`, `1,750,000`: three digits after the point are enough for a person."""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.3f}".rstrip("0")


def joined(names: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def more(number: int, what: str, options: RenderOptions) -> str:
    """The line that stands for what was left out."""
    louder = "" if options.verbosity > 1 else "-v shows more, "
    has = "has all" if number < options.most else "has more"
    return f"and {number} more {what} ({louder}commitcheck check --format json {has})"


def against_baseline(report: Report) -> str:
    """`0 new, 116 known, 3 gone`: how a run stands to the baseline that it has."""
    known = sum(found.in_baseline for found in report.unwaived)
    gone = len(report.baseline.gone) if report.baseline else 0
    return f"{len(report.unwaived) - known} new, {known} known, {gone} gone"


def who(names: str) -> str:
    """`customer success`, also for several roles at once; anybody else by their name."""
    roles = names.split(", ")
    if all(role in ROLES for role in roles):
        return ", ".join(role.replace("_", " ") for role in roles)
    return shorten(names, NAME)


def kind_words(kind: str) -> str:
    """`roadmap item`, `non-goal`."""
    return "non-goal" if kind == "non_goal" else kind.replace("_", " ")


def roles(report: Report) -> dict[str, str]:
    """What each file was read as, by its path."""
    return {file.path: file.role for file in report.inputs}


def weight(severity: Severity | None) -> VerdictWord:
    """A severity as a word with a tone; none is fine."""
    tones: dict[Severity, Tone] = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    if severity is None:
        return VerdictWord("fine", "ok")
    return VerdictWord(severity.label, tones.get(severity, "info"))


def mood(report: Report) -> Tone:
    """The tone of a whole page."""
    if any(finding.severity is Severity.ERROR for finding in report.unwaived):
        return "error"
    verdict = report.verdict
    return "unknown" if verdict.could_not_be_judged or not verdict.open else "ok"


def hint(band: str, why: str) -> str:
    """How a promise stands to what its words are close to."""
    if why == "suspect":
        return "is linked to"
    return BANDS.get(band, "has no confident match; the nearest is")


def stage(answer: Answer, as_of: dt.date) -> str:
    """`negotiating, signature 2026-08-31, in 14 days`, or `signed 2026-03-31`."""
    day = answer.signature
    if day is None or answer.status not in OPEN_STATUSES:
        return answer.status
    if answer.status == "signed":
        return f"signed {day}"
    return f"{answer.status}, {signature(day, as_of)}"


def figure(metric: Metric) -> str:
    """A metric as a person reads it: `61.9%`, `570,000 EUR`, `570,000 (no currency given)`."""
    if metric.value is None:
        return "not known"
    if metric.unit == "ratio":
        return f"{number(round(100 * metric.value, 1))}%"
    if metric.unit == "money":
        return f"{number(metric.value)} {NO_CURRENCY}"
    return f"{number(metric.value)} {shorten(metric.unit, 8)}"


NO_CURRENCY = "(no currency given)"


def share(metric: Metric) -> str:
    """`13 of 21`, or nothing where it is no share."""
    if metric.numerator is None or metric.denominator is None:
        return ""
    return f"{number(metric.numerator)} of {number(metric.denominator)}"


def listed(names: Iterable[str], most: int = 12) -> str:
    """The first names, and how many follow them."""
    names = tuple(names)
    text = ", ".join(shorten(name, NAME) for name in names[:most])
    return text if len(names) <= most else f"{text} and {len(names) - most:,} more"


def interval(row: TimelineRow) -> str:
    """`2026-09-01 to 2026-09-30`, or one day, or that there is none."""
    days = [day.isoformat() for day in (row.earliest, row.latest) if day is not None]
    return " to ".join(dict.fromkeys(days)) if days else "no day"


def actions(deal: DealAnswer) -> str:
    """`1 to strike, 4 to edit, 3 to decide; 2 owed already`."""
    totals = Counter(change.action for change in deal.changes)
    todo = ", ".join(
        f"{totals[word]} to {word}" for word in ("strike", "edit", "decide") if totals[word]
    )
    owed = f"{len(deal.owed)} owed already" if deal.owed else ""
    return "; ".join(part for part in (todo, owed) if part)


def without_changes(deal: DealAnswer) -> str:
    """What it takes where no change is listed: nothing, or what nobody knows yet."""
    if deal.verdict == "could_not_be_judged":
        return "not known before it is judged"
    if deal.verdict == "no_conflict_seen" and deal.missing:
        rest = len(deal.missing) - _NEEDS
        needs = "; ".join(sentence(missing) for missing in deal.missing[:_NEEDS])
        return f"a yes also needs {needs}" + (f"; and {rest} more" if rest > 0 else "")
    return "nothing"


_NEEDS = 3
"""As many things that a yes needs are named beside a deal."""


# Which of a promise's words its values were read from, so that people see them marked.

_WHOLE = frozenset(("kind", "modality"))
"""Read from the clause as a whole: marking it would mark everything."""

_SPACE = pattern(r"\s+")
_HALVES = ("::", "##")
"""Two that are a runner's command together are not taken apart, where each looks harmless."""

Pieces = list[tuple[str, bool]]
"""A text in parts, each with whether a value was read from it."""


def promises_read(report: Report) -> Mapping[str, PromiseAsRead]:
    """What was read, by the id of the promise as read."""
    read = report.as_read.promises if report.as_read else ()
    return {promise.commitment: promise for promise in read}


def pieces(text: str, promise: PromiseAsRead | None, limit: int) -> Pieces:
    """The first `limit` characters of a text that holds the promise's words, in parts; white
    space counts as one blank. Nothing is marked in a text that does not hold them.
    """
    shown = text[:limit]
    parts: Pieces = []
    last = 0
    for start, end in _spans(text, len(shown), promise):
        parts += [(shown[last:start], False), (shown[start:end], True)]
        last = end
    parts.append((shown[last:] + "\N{HORIZONTAL ELLIPSIS}" * (len(text) > limit), False))
    return [(_SPACE.sub(" ", part), is_read) for part, is_read in parts if part]


def _spans(text: str, length: int, promise: PromiseAsRead | None) -> Iterator[tuple[int, int]]:
    """Where values stand in so much of the text, in its order, those that overlap as one."""
    at = text.find(promise.words) if promise and promise.words else -1
    if promise is None or at < 0:
        return
    found = sorted(
        (reading.start - promise.start + at, reading.end - promise.start + at)
        for reading in promise.read.readings
        if reading.field not in _WHOLE and reading.band != "unclear" and reading.end
    )
    last = at
    for first, beyond in found:
        start, end = _whole(text, max(first, last)), _whole(text, min(beyond, length))
        if start < end:
            yield start, end
            last = end


def _whole(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1 : at + 1] in _HALVES:
        at += 1
    return at
