"""What `-v` adds: every promise with its answer and what that rests on. `-vv` says of each how it
was judged (its findings with the fingerprints that a baseline has, what was read from its words,
what these may be about), and of every rule whether it ran and what it found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from commitcheck.assessment.answers import by_commitment
from commitcheck.model.figures import TimelineRow
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import counted
from commitcheck.model.reading import Measure, Reading, RelativeDay
from commitcheck.model.report import Answer, PromiseAsRead, Report, Suggestion
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, NOTE, TITLE, cap, kind_words, more, none_of_ours
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import STYLES, Page, place, quoted, verdict_ink
from commitcheck.rules import ALL_RULES

_LABEL = 10
_MANY = 10
"""So many times the usual number of promises are listed: a line each."""


def show_promises(page: Page, report: Report, options: RenderOptions) -> None:
    """A paragraph for each promise, in the order of its file; nothing without -v."""
    if options.verbosity < 1 or not report.commitments:
        return
    page.heading("Every promise", counted(len(report.commitments), "promise"))
    shown = report.commitments[: _MANY * cap(options)]
    own = by_commitment(report.unwaived)
    dated: defaultdict[str, list[TimelineRow]] = defaultdict(list)
    for row in report.timeline:
        dated[row.commitment].append(row)
    read: defaultdict[str, list[PromiseAsRead]] = defaultdict(list)
    for promise in report.as_read.promises if report.as_read else ():
        read[promise.record].append(promise)
    hints: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in report.suggestions:
        hints[suggestion.commitment].append(suggestion)
    for answer in shown:
        name = answer.commitment
        found = sorted(own.get(name, ()), key=lambda it: (-it.severity, it.code))
        _promise(page, answer, found, dated[name], is_full=options.verbosity > 1)
        if options.verbosity > 1:
            _readings(page, read[name])
            _labelled(page, "near", map(_near, hints[name]))
    if left := len(report.commitments) - len(shown):
        page.line(ink(more(left, "promises", options), "dim"))


def show_rules(page: Page, report: Report, options: RenderOptions) -> None:
    """What became of every rule; nothing without -vv."""
    if options.verbosity < 2:  # noqa: PLR2004 - twice -v
        return
    codes = [*(rule.info.code for rule in ALL_RULES), *(card.code for card in report.own_rules)]
    ran = [code for code in codes if code not in report.silent]
    page.heading("Rules", f"{len(ran)} ran, {len(codes) - len(ran)} did not")
    found = Counter(finding.rule for finding in report.findings)
    parts = {unchecked.rule for unchecked in report.not_checked}
    groups = {
        "found": [f"{code} {found[code]}" for code in ran if code in found],
        "nothing": [code for code in ran if code not in found],
        "in part": [code for code in ran if code in parts],
        "not run": [code for code in codes if code in report.silent],
    }
    for label, names in groups.items():
        if names:
            page.hang(padded(ink(label, "cyan"), _LABEL), ink(", ".join(names)))


def _promise(
    page: Page,
    answer: Answer,
    found: Sequence[Finding],
    rows: Sequence[TimelineRow],
    *,
    is_full: bool,
) -> None:
    name = padded(ink(shorten(answer.commitment, NAME), "bold"), _LABEL - 2) + blank(2)
    about = (shorten(answer.title, TITLE), shorten(answer.customer, NAME), answer.status)
    head = join(verdict_ink(answer.answer), ink(DOT.join(filter(None, about)), "dim"), gap="  ")
    page.hang(name, head)
    _labelled(page, "why", [ink(sentence(answer.why, NOTE))] if answer.why else [])
    if is_full:
        _labelled(page, "findings", map(_with_fingerprint, found))
    elif found:
        _labelled(page, "findings", [join(*map(_code, found), gap=", ")])
    _labelled(page, "rests on", map(_backing, rows))
    _labelled(page, "missing", (ink(sentence(words, NOTE)) for words in answer.missing))
    if answer.answer == "conforms" and not (found or rows):
        _labelled(page, "rests on", [ink("no rule has anything against it, nothing is missing")])


def _labelled(page: Page, label: str, lines: Iterable[Ink]) -> None:
    for line in lines:
        page.hang(blank(_LABEL) + padded(ink(label, "cyan"), _LABEL), line)
        label = ""


def _code(found: Finding) -> Ink:
    return ink(f"{found.severity.label} {found.code}", STYLES[found.severity.label])


def _with_fingerprint(found: Finding) -> Ink:
    """As a baseline and JSON know it."""
    return join(_code(found), ink(found.fingerprint, "dim"))


def _backing(row: TimelineRow) -> Ink:
    """`due 2026-12-31, RM01 lands 2026-09-30 to 2026-12-31`."""
    if row.item is None:
        return ink(f"due {row.due}, no dated work behind it")
    days = dict.fromkeys(str(day) for day in (row.earliest, row.latest) if day is not None)
    lands = f"lands {' to '.join(days)}" if days else "has no day"
    return ink(f"due {row.due}, {shorten(row.item, NAME)} {lands}")


def _readings(page: Page, read: Iterable[PromiseAsRead]) -> None:
    for promise in read:
        _labelled(page, "read", [quoted(promise.words, promise)])
        lines = (
            join(ink(reading.field.replace("_", " "), "cyan"), reading_ink(promise, reading))
            for reading in promise.read.readings
        )
        _labelled(page, "", lines)


def _near(hint: Suggestion) -> Ink:
    """`capability scim, match, 0.82: provisioning, users`."""
    thing = f"{kind_words(hint.kind)} {shorten(hint.id, NAME)}"
    shared = ", ".join(shorten(word, NAME) for word in hint.evidence)
    if hint.why == "suspect":
        return ink(f"{thing}, linked before its words changed")
    said = f"{thing}, {hint.why.replace('_', ' ')}, {hint.band} {hint.score:.2f}"
    return ink(f"{said}: {shared}" if shared else said)


# What was read from the words of one promise: each value with its words, and why.

_BANDS = {"clear": "green", "likely": "yellow", "unclear": "dim"}
_FIELD, _VALUE = 16, 40
_WITHOUT_WORDS = frozenset(("kind", "modality"))


def show_readings(page: Page, read: Sequence[PromiseAsRead], said: str) -> None:
    """The promises in its words, then what in them is none of ours, with why; words that were
    `said` above are not repeated.
    """
    if not read:
        return
    ours = [promise for promise in read if promise.read.is_promise]
    page.heading("Read from its words", counted(len(ours), "promise"))
    for promise in read:
        if promise.words != said:
            page.hang(ink(""), quoted(promise.words, promise))
        if promise.read.is_promise:
            name = shorten(promise.commitment, NAME)
            page.line(ink(DOT.join((name, promise.at.label)), "dim"), 2)
            for reading in promise.read.readings:
                _reading(page, promise, reading)
            page.hang(blank(2), ink(shorten(promise.read.reason, NOTE), "dim"))
        else:
            why = none_of_ours(promise)
            page.hang(blank(2), join(ink(f"no promise of ours: {why}"), place(promise.at)))


def _reading(page: Page, promise: PromiseAsRead, reading: Reading) -> None:
    label = padded(ink(reading.field.replace("_", " "), "cyan"), _FIELD)
    page.hang(blank(2) + label, reading_ink(promise, reading))


def reading_ink(promise: PromiseAsRead, reading: Reading) -> Ink:
    """`2027-03-31  clear  “31 March 2027”`: a value, how sure it is, its words, and why."""
    said: list[Ink] = [ink(_value(reading)), ink(reading.band, _BANDS[reading.band])]
    if reading.field not in _WITHOUT_WORDS:
        start = reading.start - promise.start
        said.append(quoted(promise.words[max(0, start) : reading.end - promise.start]))
    said.append(ink(shorten(reading.reason, NOTE), "dim"))
    return join(*said)


def _value(reading: Reading) -> str:
    value = reading.value
    if isinstance(value, Measure):
        return shorten(f"{value.dimension} {value.op or '='} {value.value}", _VALUE)
    if isinstance(value, RelativeDay):
        return shorten(f"{value.offset} from {value.anchor.replace('_', ' ')}", _VALUE)
    if isinstance(value, tuple):
        return shorten(" or ".join(map(str, value)), _VALUE)
    return shorten(str(value), _VALUE)
