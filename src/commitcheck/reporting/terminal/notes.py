"""What a reader must know about the check itself: what did not run, what was loosened, and why."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from commitcheck.model.finding import Finding
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.model.report import (
    BaselineSummary,
    Diagnosis,
    Report,
    RootProblem,
    Signal,
    Threshold,
)
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import NAME, NOTE, UNCOMPARED, cap, more, severities
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, verdict_ink
from commitcheck.reporting.terminal.tables import entries

_DATED = {"active": "until", "expiring": "on", "expired": "since"}


def show_waived(page: Page, report: Report, options: RenderOptions) -> None:
    """Waived findings, when they were asked for."""
    if options.show_waived and report.waived:
        page.heading("Waived", counted(len(report.waived), "finding"))
        entries(page, report.waived, options)


def show_known(page: Page, known: Sequence[Finding], options: RenderOptions) -> None:
    """What a baseline knows and nobody can prevent any more: counted, and listed with -v."""
    if not known:
        return
    page.heading("Known debt", severities(known))
    if options.verbosity > 0:
        entries(page, known, options)
    else:
        page.line(ink("in the baseline; -v lists it", "dim"))


def show_record(
    page: Page, report: Report, options: RenderOptions, *, is_brief: bool = False
) -> None:
    """How it was checked: a labelled line for everything that shaped the result; a brief page
    leaves out the thresholds, which it has no finding in full for.
    """
    if not is_brief or report.waived or report.waivers or report.baseline or report.loosened:
        page.heading("How it was checked")
    else:
        page.blank()
    _list(page, "waived", _waived(report, options))
    _list(page, "waivers", _waivers(report, options))
    _list(page, "baseline", _baseline(report, options))
    _list(page, "loosened", _loosened(report))
    if is_brief:
        _list(page, "read", [", ".join(shorten(file.path, NOTE) for file in report.inputs)])
        return
    _list(page, "thresholds", _thresholds(report, options))
    _list(page, "read", _inputs(report))


def _list(page: Page, label: str, entries: Iterable[str]) -> None:
    for entry in entries:
        page.hang(padded(ink(label, "cyan"), 12), ink(entry))
        label = ""


def _waived(report: Report, options: RenderOptions) -> Iterable[str]:
    if report.waived:
        them = "it" if len(report.waived) == 1 else "them"
        hint = "" if options.show_waived else f" (--show-waived lists {them})"
        yield counted(len(report.waived), "finding") + hint


def _waivers(report: Report, options: RenderOptions) -> Iterable[str]:
    for waiver in report.waivers:
        if waiver.state == "active" and options.verbosity < 1:
            continue
        word = _DATED.get(waiver.state)
        until = f" {word} {waiver.expires_on}" if word and waiver.expires_on else ""
        note = f": {sentence(waiver.note)}" if waiver.note else ""
        name = f"{shorten(waiver.id, NAME)} for {shorten(waiver.rule, NAME)}"
        covers = f", covers {counted(waiver.covers, 'finding')}" if waiver.covers else ""
        yield f"{name} is {waiver.state}{until}{covers}{note}"


def _baseline(report: Report, options: RenderOptions) -> Iterable[str]:
    """How much is known, and which entries can go; with -v every one of them."""
    base = report.baseline
    if base is not None:
        drafts = f", of which {base.accepted} about drafts are accepted until {base.drafts_until}"
        accepted = drafts if base.drafts_until and base.accepted else ""
        known = counted(base.known, "finding")
        yield f"{shorten(base.path, NOTE)} knows {known} of these{accepted}"
        yield from _not_as_known(base, options)
    if base is not None and base.gone:
        gone = counted(len(base.gone), "entry", "entries")
        occur = "occurs" if len(base.gone) == 1 else "occur"
        shown = base.gone if options.verbosity > 0 else base.gone[: options.cap]
        more = len(base.gone) - len(shown)
        names = ", ".join(shorten(name, NAME) for name in shown) + (
            f", {more} more" if more else ""
        )
        yield f"{gone} of it no longer {occur}: {names}; `commitcheck baseline write` drops them"


def _not_as_known(base: BaselineSummary, options: RenderOptions) -> Iterable[str]:
    """What has become worse or another thing than was accepted, and what cannot be compared."""
    shown = base.worse if options.verbosity > 0 else base.worse[: options.cap]
    for entry in shown:
        yield f"not as it knows it: {shorten(entry.finding, NAME)}: {sentence(entry.reason)}"
    if len(base.worse) > len(shown):
        yield f"{len(base.worse) - len(shown)} more are not as it knows them (-v shows all)"
    if base.uncompared:
        yield f"{counted(base.uncompared, 'entry', 'entries')} {UNCOMPARED}"


def _loosened(report: Report) -> Iterable[str]:
    for loosening in report.loosened:
        yield f"{shorten(loosening.what, NOTE)} ({shorten(loosening.by, NOTE)})"


def _thresholds(report: Report, options: RenderOptions) -> Iterable[str]:
    """Those that decided a finding; the defaults among them in one breath, all of them with -v."""
    fired = {finding.rule for finding in report.findings}
    used = [threshold for threshold in report.thresholds if fired.intersection(threshold.rules)]
    if options.verbosity > 0:
        for limit in report.thresholds:
            rules = f", decides {', '.join(limit.rules)}" if limit.rules else ""
            yield f"{_threshold(limit)} ({limit.source}{rules})"
        return
    for limit in used:
        if limit.source != "default":
            yield f"{_threshold(limit)} ({limit.source}, decides {', '.join(limit.rules)})"
    plain = [_threshold(threshold) for threshold in used if threshold.source == "default"]
    if plain:
        yield f"defaults: {', '.join(plain)}"


def _threshold(threshold: Threshold) -> str:
    return f"{threshold.key} {shorten(threshold.value, NOTE)}"


def _inputs(report: Report) -> Iterable[str]:
    for file in report.inputs:
        summary = f", {shorten(file.summary, NOTE)}" if file.summary else ""
        yield f"{shorten(file.path, NOTE)} as {file.role}{summary}"


def show_diagnosis(
    page: Page, diagnosis: Diagnosis, options: RenderOptions, *, is_brief: bool = False
) -> None:
    """The root problems with the signs for and against them, and the smallest next step; a brief
    page leaves out the signs.
    """
    there = [root for root in diagnosis.roots if root.level in ("present", "watch")]
    if not there:
        return
    note = "" if is_brief else "the signs for a root problem, and against it"
    page.heading("Diagnosis", note)
    if is_brief:
        for root in there:
            is_dominant = root.id == diagnosis.dominant
            level = verdict_ink(root.level, ", dominant" if is_dominant else "")
            page.hang(ink(f"{root.id}  ", "bold"), join(ink(root.name), level))
    else:
        width = max(len(root.name) for root in diagnosis.roots)
        for root in diagnosis.roots:
            show_root(page, root, width, diagnosis, options)
        page.blank()
    if diagnosis.remedy:
        rung = f" (rung {diagnosis.rung} of 6)" if diagnosis.rung else ""
        page.hang(ink("smallest next step", "bold cyan") + blank(2),
                  join(ink(diagnosis.remedy, "bold"), ink(rung, "dim"), gap=""))  # fmt: skip
    if diagnosis.next_remedy and not is_brief:
        page.hang(ink("        after that", "cyan") + blank(2), ink(diagnosis.next_remedy))


def show_root(
    page: Page,
    root: RootProblem,
    width: int,
    diagnosis: Diagnosis,
    options: RenderOptions,
) -> None:
    """One root problem: how far it is there, and its signs."""
    known = [signal for signal in root.signals if signal.lit is not None]
    lit = [signal for signal in known if signal.lit]
    note = f"{len(lit)} of {len(root.signals)}"
    is_dominant = root.id == diagnosis.dominant
    page.hang(
        join(ink(root.id, "bold"), padded(ink(root.name), width)) + blank(2),
        join(verdict_ink(root.level, ", dominant" if is_dominant else ""), ink(note, "dim")),
    )
    if root.level in ("present", "watch") or options.verbosity > 0:
        _signs(page, "for", lit)
        _signs(page, "against", [signal for signal in known if not signal.lit])
    if options.verbosity > 0:
        _signs(page, "not known", [signal for signal in root.signals if signal.lit is None])


def _signs(page: Page, label: str, signals: Iterable[Signal]) -> None:
    for signal in signals:
        decisive = ink(", decisive", "red") if signal.lit and signal.decisive else ink("")
        page.hang(
            blank(4) + padded(ink(label, "cyan"), 11) + padded(ink(signal.id, "dim"), 6),
            ink(sentence(signal.text)) + decisive,
        )
        label = ""


# What was not checked: each cause once, with what would switch the rules on.
#
# A small vision and a small table leave most rules silent. Then what to add is said in a line
# for the vision and one for the table, and -v lists every rule with its own cause.

_FEW = 6
"""So many causes are simply listed."""

_NAMED = 8
"""So many of what is missing are named without -v."""

_SECTIONS = pattern(r"[\w.]+(?: or [\w.]+)*(?: of what is \w+(?: or \w+)*)? in the vision")
_COLUMNS = pattern(r"(?:a column|one of the columns) \w+(?: or \w+)* in the commitments")

Cause = tuple[str, str]
"""Why rules were not checked, and what it takes to have them checked."""


def show_not_checked(
    page: Page, report: Report, options: RenderOptions, *, is_brief: bool = False
) -> None:
    """The causes; many of them as what to add to the vision and the table, in brief only that."""
    causes: dict[Cause, list[str]] = {}
    for unchecked in report.not_checked:
        rules = causes.setdefault((sentence(unchecked.reason), unchecked.needs), [])
        if unchecked.rule not in rules:
            rules.append(unchecked.rule)
    show_causes(page, causes, options, is_brief=is_brief)


def show_causes(
    page: Page,
    causes: Mapping[Cause, Sequence[str]],
    options: RenderOptions,
    *,
    is_brief: bool = False,
) -> None:
    """The same of rules that were grouped by their cause already."""
    if not causes:
        return
    rules = {rule for alike in causes.values() for rule in alike}
    if options.verbosity > 0 or len(causes) <= _FEW:
        page.heading("Not checked", counted(len(rules), "rule"))
        _causes(page, causes, options)
        return
    page.heading("Not checked", f"{counted(len(rules), 'rule')}, whole or in part")
    page.line(
        ink(
            "what would switch them on, the most useful first (-v says which rule needs what)",
            "dim",
        )
    )
    sections, columns, others = _to_add(causes)
    for label, names in (("in the vision", sections), ("columns", columns)):
        if names:
            left = len(names) - _NAMED
            more_names = [f"{left} more"] if left > 0 else []
            named = ", ".join([*names[:_NAMED], *more_names])
            page.hang(padded(ink(label, "cyan"), 15), ink(named))
    if others and not is_brief:
        page.blank()
        _causes(page, others, options)


def _causes(page: Page, causes: Mapping[Cause, Sequence[str]], options: RenderOptions) -> None:
    limit = 2 * _FEW if options.verbosity < 1 else 4 * cap(options)
    for (reason, needs), rules in list(causes.items())[:limit]:
        names = ", ".join(shorten(rule, NAME) for rule in rules)
        note = ink(", needs ", "cyan") + ink(shorten(needs, NOTE)) if needs else ink("")
        page.hang(ink("- ", "dim"), ink(names, "bold") + ink(": ", "bold") + ink(reason) + note)
    if len(causes) > limit:
        page.line(ink(more(len(causes) - limit, "causes", options), "dim"))


def _to_add(
    causes: Mapping[Cause, Sequence[str]],
) -> tuple[Sequence[str], Sequence[str], dict[Cause, Sequence[str]]]:
    """Sections and columns that would help, the most useful first, and all other causes."""
    sections: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    others: dict[Cause, Sequence[str]] = {}
    for cause, rules in causes.items():
        parts = cause[1].split(" and ")
        if not all(_SECTIONS.fullmatch(part) or _COLUMNS.fullmatch(part) for part in parts):
            others[cause] = rules
            continue
        for part in parts:
            names = sections if _SECTIONS.fullmatch(part) else columns
            names.update(dict.fromkeys(_bare(part), len(rules)))
    return _most_first(sections), _most_first(columns), others


def _bare(need: str) -> Iterable[str]:
    """`a column arr or effort in the commitments` is `arr or effort`."""
    kept = r"^a column |^one of the columns |(?: of what is .*)? in the (?:vision|commitments)$"
    yield re.sub(kept, "", need)


def _most_first(names: Counter[str]) -> Sequence[str]:
    return [name for name, _ in names.most_common()]
