"""The Markdown report's tables: deals, findings, what could not be judged, how it was checked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    Change,
    DealAnswer,
    Diagnosis,
    Report,
    Suggestion,
)
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.reporting.against import Hit, Refusal
from commitcheck.reporting.against import against as against_in_short
from commitcheck.reporting.cards import (
    Board,
    Card,
    Entry,
    Unclear,
    alike,
    deals_worth_a_line,
    has_draft,
    heading_note,
    most_of,
    once_a_word,
)
from commitcheck.reporting.inert import decider, sentence, statement
from commitcheck.reporting.markdown.page import Section, row
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import (
    NAME,
    NOTE,
    QUOTE,
    TITLE,
    UNCOMPARED,
    actions,
    cap,
    deadline,
    kind_words,
    no_promises,
    none_of_ours,
    severities,
    signature,
    verdict_word,
    without_changes,
)

_GONE = 10
_FINDING = ("Finding", "What to do", "Decides", "Where")


def deals(report: Report, options: RenderOptions) -> Section:
    """Deals with a draft and their changes; of the signed, those that owe something."""
    listed = deals_worth_a_line(report)
    rows = [_deal(deal, report, options) for deal in listed[: 4 * cap(options)]]
    fine = len(report.deals) - len(listed)
    notes = []
    if len(listed) > len(rows):
        notes.append(f"And {counted(len(listed) - len(rows), 'more deal')}.")
    if fine:
        notes.append(f"{counted(fine, 'signed deal')} {'conforms' if fine == 1 else 'conform'}.")
    return Section("Deals", rows, ("Deal", "Verdict", "Changes"), more=" ".join(notes))


def _deal(deal: DealAnswer, report: Report, options: RenderOptions) -> str:
    name = f"**{cell(deal.id, NAME)}**"
    if deal.customer != deal.id:
        name += f" {cell(deal.customer, NAME)}"
    verdict = verdict_word(deal.verdict).text
    if deal.as_read:
        verdict += f"<br>as read: {verdict_word(deal.as_read).text}"
    if deal.signature:
        verdict += f"<br>{signature(deal.signature, report.as_of)}"
    limit = 2 * cap(options)
    lines = [_change(change) for change in deal.changes[:limit]]
    lines += [f"owed: {_change(change)}" for change in deal.owed[: limit - len(lines)]]
    left = len(deal.changes) + len(deal.owed) - len(lines)
    if left:
        lines.append(f"and {left} more")
    if not has_draft(deal):
        lines = [actions(deal)]
    if not deal.changes and not deal.owed:
        lines = [escaped(without_changes(deal))]
    return row(name, verdict, "<br>".join(lines))


def _change(change: Change) -> str:
    name = f" {cell(change.commitment, NAME)}" if change.commitment else ""
    who = escaped(decider(change.who))
    return f"{change.action}{name} ({change.rule}): {words(change.text, NOTE)} ({who})"


def findings(title: str, found: Sequence[Finding], options: RenderOptions) -> Section:
    """Findings without a card, the worst first, so many of each rule."""
    least = Severity.INFO if options.verbosity > 0 else Severity.WARNING
    listed = sorted(
        (finding for finding in found if finding.severity >= least),
        key=lambda finding: (-finding.severity, finding.rule),
    )
    count: Counter[tuple[str, bool]] = Counter()
    left: Counter[str] = Counter()
    rows = []
    for entry in once_a_word(listed):
        finding = entry.found
        count[alike(finding)] += 1
        if count[alike(finding)] <= most_of(finding, cap(options)):
            rows.append(_finding(entry))
        else:
            left[finding.rule] += 1
    more = ", ".join(f"{number} more of {rule}" for rule, number in left.items())
    head = f"{title}: {severities(listed)}" if listed else title
    return Section(head, rows, _FINDING, more=f"And {more}." if more else "")


def _finding(entry: Entry) -> str:
    finding = entry.found
    waiver = (
        f" (waived by {cell(finding.waived_by, NAME)})" if finding.waived_by is not None else ""
    )
    rest = f", as in {entry.others:,} more{waiver}" if entry.others else waiver
    return row(
        f"**{finding.severity.label} {finding.code}** {escaped(statement(finding))}{rest}",
        words(finding.next_step, NOTE),
        escaped(decider(finding.who)),
        cell(finding.at.label, NOTE),
    )


def against(refused: Sequence[Refusal], options: RenderOptions) -> Section:
    """Every promise that a non-goal speaks against, with the words of both sides."""
    rows = []
    left = 0
    for refusal in refused:
        name = f"**{cell(refusal.id, NAME)}**"
        said = f"“{cell(refusal.words.text, QUOTE)}” ({cell(refusal.at.label, NOTE)})" if (
            refusal.words) else cell(refusal.at.label, NOTE)  # fmt: skip
        for hit in refusal.hits[: 2 * cap(options)]:
            rows.append(row(name, said, *_hit(hit)))
            name = said = ""
        left += max(0, len(refusal.hits) - 2 * cap(options))
    title = f"Against the vision: {against_in_short(refused)}"
    return Section(title, rows, ("Non-goal", "Its words", "Promise", "What it says"),
                   more=f"And {counted(left, 'more promise')}." if left else "")  # fmt: skip


def _hit(hit: Hit) -> tuple[str, str]:
    basis = f", as {hit.finding.basis}" if hit.finding.basis != "given" else ""
    about = f"**{cell(hit.record, NAME)}** {cell(hit.customer, NAME)}, {hit.status}{basis}"
    where = cell(hit.words.at.label, NOTE)
    return about, f"{hit.finding.severity.label}: “{cell(hit.words.text, QUOTE)}” ({where})"


def as_read(report: Report, sorted_out: Board, options: RenderOptions) -> Section:
    """What the promises' own words add, with the words: it decides no exit code."""
    read = report.as_read
    found = sorted_out.as_read
    words_of = {promise.commitment: promise for promise in read.promises} if read else {}
    shown = found[: 4 * cap(options)]
    rows = []
    for finding in shown:
        promise = words_of.get(finding.subject.id)
        said = (
            f"\u201c{cell(promise.words, QUOTE)}\u201d"
            if promise
            else cell(finding.subject.id, NAME)
        )
        who = cell(promise.customer, NAME) if promise else ""
        what = f"**{finding.severity.label} {finding.code}** {escaped(sentence(finding.message))}"
        rows.append(row(who, said, what, words(finding.next_step, NOTE)))
    title = f"As read from the promises' own words: {severities(found)}" if found else "As read"
    more = f"And {len(found) - len(shown)} more." if len(found) > len(shown) else ""
    return Section(title, rows, ("Customer", "Words", "Finding", "What to do"), more=more)


def set_aside(report: Report, options: RenderOptions) -> Section:
    """Words that look like a promise and are none of ours, and why."""
    found = report.as_read.no_promises if report.as_read else ()
    shown = found[: 4 * cap(options)]
    rows = [
        row(
            cell(passage.commitment, NAME),
            none_of_ours(passage),
            f"\u201c{cell(passage.words, QUOTE)}\u201d",
            cell(passage.at.label, NOTE),
        )
        for passage in shown
    ]
    more = f"And {len(found) - len(shown)} more." if len(found) > len(shown) else ""
    title = f"Read as no promise of ours: {no_promises(found)}" if found else ""
    return Section(title, rows, ("Record", "It is a", "Words", "Where"), more=more)


def unclear(promises: Sequence[Unclear], options: RenderOptions) -> Section:
    """Promises that could not be judged, and what their words may be about."""
    shown = promises[: 2 * cap(options)]
    rows = [
        row(
            f"**{cell(card.answer.commitment, NAME)}** {cell(card.answer.title, TITLE)}",
            words(card.answer.why) if card.answer.why else "",
            "<br>".join(_hint(hint) for hint in card.hints[:3]),
            cell(card.answer.at.label, NOTE),
        )
        for card in shown
    ]
    more = len(promises) - len(shown)
    return Section(
        f"Could not be judged: {counted(len(promises), 'promise')}",
        rows,
        ("Promise", "Why", "May be about", "Where"),
        more=f"And {more} more." if more else "",
    )


def suggestions(hints: Sequence[Suggestion], options: RenderOptions) -> Section:
    """Promises whose words point at something else than what they are linked to."""
    rows = [
        row(f"**{cell(hint.commitment, NAME)}**", _hint(hint)) for hint in hints[: cap(options)]
    ]
    note = "What the words of a promise are close to; never a finding."
    more = len(hints) - len(rows)
    return Section("Worth a look", rows, ("Promise", "May be about"), note,
                   f"And {more} more." if more else "")  # fmt: skip


def _hint(suggestion: Suggestion) -> str:
    shared = ", ".join(cell(word, NAME) for word in suggestion.evidence[:6])
    thing = f"{kind_words(suggestion.kind)} {cell(suggestion.id, NAME)}"
    note = f"; {words(suggestion.note)}" if suggestion.note else ""
    return (
        f"{escaped(suggestion.band)}: {thing}{f' (shared words: {shared})' if shared else ''}{note}"
    )


def not_checked(report: Report, options: RenderOptions) -> Section:
    """Each cause once, with the rules it silenced and what would switch them on."""
    causes: dict[tuple[str, str], dict[str, None]] = {}
    for unchecked in report.not_checked:
        cause = (words(unchecked.reason), cell(unchecked.needs, NOTE))
        causes.setdefault(cause, {})[cell(unchecked.rule, NAME)] = None
    shown = list(causes.items())[: 4 * cap(options)]
    rows = [row(", ".join(rules), reason, needs) for (reason, needs), rules in shown]
    left = len(causes) - len(rows)
    more = f"And {counted(left, 'more cause')}." if left else ""
    return Section("Not checked", rows, ("Rules", "Because", "Needs"), more=more)


def how(report: Report) -> Section:
    """What shaped the result: exceptions, known debt, loosened rules, thresholds, files."""
    return Section("How it was checked", list(_how(report)))


def _baseline(base: BaselineSummary) -> str:
    """How much is known, and the first entries that can go."""
    line = f"* baseline {cell(base.path, NOTE)} knows {base.known} of these"
    if base.worse:
        first = [f"{cell(it.finding, NAME)}: {words(it.reason)}" for it in base.worse[:_GONE]]
        more = f", {len(base.worse) - _GONE} more" if len(base.worse) > _GONE else ""
        line += f"; {len(base.worse)} not as it knows them: {'; '.join(first)}{more}"
    if base.uncompared:
        line += f"; {base.uncompared} {UNCOMPARED}"
    if not base.gone:
        return line
    names = ", ".join(cell(name, NAME) for name in base.gone[:_GONE])
    more = f", {len(base.gone) - _GONE} more" if len(base.gone) > _GONE else ""
    occur = "occurs" if len(base.gone) == 1 else "occur"
    return f"{line}; {len(base.gone)} of it no longer {occur}: {names}{more}"


def _how(report: Report) -> Iterator[str]:
    for waiver in report.waivers:
        note = f": {words(waiver.note)}" if waiver.note else ""
        name = f"{cell(waiver.id, NAME)} for {cell(waiver.rule, NAME)}"
        yield f"* waiver {name} is {waiver.state}, covers {waiver.covers}{note}"
    if report.baseline:
        yield _baseline(report.baseline)
    for loosening in report.loosened:
        yield f"* loosened: {cell(loosening.what, NOTE)} ({cell(loosening.by, NOTE)})"
    fired = {found.rule for found in report.findings}
    for threshold in report.thresholds:
        if fired.intersection(threshold.rules):
            value = f"{cell(threshold.key, NAME)} {cell(threshold.value, NOTE)}"
            decides = ", ".join(threshold.rules)
            yield f"* threshold {value} ({threshold.source}) decides {decides}"
    for file in report.inputs:
        summary = f", {cell(file.summary, NOTE)}" if file.summary else ""
        yield f"* read {cell(file.path, NOTE)} as {file.role}{summary}"


def diagnosis(found: Diagnosis) -> Section:
    """The root problems with the signs for them, and the smallest next step."""
    present = [root for root in found.roots if root.level in ("present", "watch")]
    rows = []
    for root in present:
        signs = "<br>".join(words(signal.text) for signal in root.signals if signal.lit)
        level = root.level + (", dominant" if root.id == found.dominant else "")
        rows.append(row(f"**{root.id}** {escaped(root.name)}", level, signs))
    steps = []
    if found.remedy:
        steps.append(f"Smallest next step (rung {found.rung} of 6): {escaped(found.remedy)}.")
    if found.next_remedy:
        steps.append(f"After that: {escaped(found.next_remedy)}.")
    return Section("Diagnosis", rows, ("Root problem", "Level", "Signs for it"),
                   more=" ".join(steps))  # fmt: skip


# Promises that do not conform, a row each: both sides quoted, what to do, who decides.

_COLUMNS = ("Promise", "Does not conform", "What to do")


def cards(
    title: str, shown: Sequence[Card], report: Report, options: RenderOptions, limit: int = 1
) -> Section:
    """One section of cards: of each leading rule so many, the others by their ids."""
    allowed = limit * cap(options)
    sides = {file.path: file.role for file in report.inputs}
    count: Counter[str] = Counter()
    rows: list[str] = []
    left: list[str] = []
    for card in shown:
        count[card.headline.rule] += 1
        if count[card.headline.rule] <= allowed:
            rows.append(_card(card, report, sides))
        else:
            left.append(cell(card.answer.commitment, NAME))
    some = ", ".join(left[:20]) + (", …" if len(left) > 20 else "")  # noqa: PLR2004 - a line's worth
    more = f"And {len(left)} more: {some}." if left else ""
    return Section(f"{title}: {heading_note(shown)}", rows, _COLUMNS, more=more)


def _card(card: Card, report: Report, sides: Mapping[str, str]) -> str:
    found = card.headline
    wrong = [f"**{found.severity.label} {found.code}** {escaped(statement(found))}"]
    wrong += _both_sides(found, sides)
    wrong += _also(card.also)
    by = f" {deadline(card.answer.by, report.as_of)}" if card.answer.by else ""
    do = f"{words(found.next_step, NOTE)}<br>**{escaped(decider(found.who))}**{by}"
    return row("<br>".join(_promise(card.answer, report)), "<br>".join(wrong), do)


def _promise(answer: Answer, report: Report) -> Iterator[str]:
    yield f"**{cell(answer.commitment, NAME)}** {cell(answer.title, TITLE)}"
    deal = answer.deal if answer.deal != answer.customer else ""
    yield " · ".join(cell(name, NAME) for name in (answer.customer, deal) if name)
    if answer.signature and answer.status in DRAFT_STATUSES:
        yield f"{answer.status}, {signature(answer.signature, report.as_of)}"
    elif answer.signature and answer.status == "signed":
        yield f"signed {answer.signature}"
    else:
        yield answer.status


def _both_sides(found: Finding, sides: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for quote in found.quotes:
        side = {"commitments": "promised", "vision": "vision"}.get(sides.get(quote.at.path, ""), "")
        yield _quote("against" if side in seen else side or "quoted", quote)
        seen.add(side)
    if not found.quotes:
        yield f"at {cell(found.at.label, NOTE)}"


def _quote(side: str, quote: Quote) -> str:
    return f"{side}: “{cell(quote.text, QUOTE)}” ({cell(quote.at.label, NOTE)})"


def _also(findings: Sequence[Finding]) -> Iterator[str]:
    for severity in sorted(Severity, reverse=True):
        codes = [finding.code for finding in findings if finding.severity is severity]
        if codes:
            yield f"also {severity.label} {', '.join(codes)}"
