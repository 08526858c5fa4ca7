"""The why-chain of one promise, for people: what fired first, then what passed, and what not."""

from collections.abc import Mapping, Sequence

from commitcheck.assessment.why import Step, Why
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.inert import RESTS_ON, sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, TITLE
from commitcheck.reporting.terminal.ink import blank, ink, join, padded
from commitcheck.reporting.terminal.judged import show_readings
from commitcheck.reporting.terminal.notes import Cause, show_causes
from commitcheck.reporting.terminal.page import STYLES, Page, verdict_ink

_SECTIONS = (
    ("fired", "Found"),
    ("involved", "Has a part in"),
    ("passed", "Passed"),
    ("does_not_apply", "Does not apply"),
    ("not_checked", "Not checked"),
    ("not_asked", "Not asked for"),
)
_INDENT, _VALUE = 10, 60


def render(report: Report, chain: Why, options: RenderOptions) -> str:
    """The page as text."""
    page = Page(options.width, unicode=options.unicode)
    _opening(page, report, chain)
    title = chain.answer.title
    show_readings(page, chain.read, title if len(title) <= TITLE else "")
    for outcome, title in _SECTIONS:
        steps = [step for step in chain.steps if step.outcome == outcome]
        if outcome == "not_checked" and options.verbosity < 1:
            _not_checked(page, steps, options)
        elif steps:
            page.heading(title, counted(len(steps), "rule"))
            for reason, alike in _by_reason(steps).items():
                _aside(page, reason, alike)
            for step in steps:
                if step.reason is None:
                    _step(page, step)
    elsewhere = [step.rule for step in chain.steps if step.outcome == "elsewhere"]
    if elsewhere:
        page.blank()
        page.line(ink(f"read nothing of this promise: {', '.join(elsewhere)}", "dim"))
    return page.text(color=options.color)


def _opening(page: Page, report: Report, chain: Why) -> None:
    answer = chain.answer
    name = f"{shorten(answer.commitment, NAME)}  {shorten(answer.title, TITLE)}"
    page.line(join(ink(name, "bold"), verdict_ink(answer.answer)))
    facts = [shorten(answer.customer, NAME), shorten(answer.deal, NAME), answer.status]
    known = dict.fromkeys(fact for fact in (*facts, f"as of {report.as_of}") if fact)
    page.line(ink(DOT.join(known), "dim"))
    if answer.why is not None:
        page.line(ink(sentence(answer.why)))
    page.blank()
    for term, said in chain.terms:
        page.hang(padded(ink(term, "cyan"), _INDENT + 2), ink(sentence(said)))


def _not_checked(page: Page, steps: Sequence[Step], options: RenderOptions) -> None:
    """What would switch the rules on; -v has each with what it needs."""
    causes: dict[Cause, list[str]] = {}
    for step in steps:
        reason = "" if step.reason is None else sentence(step.reason, _VALUE)
        causes.setdefault((reason, step.needs), []).append(step.rule)
    show_causes(page, causes, options)


def _by_reason(steps: Sequence[Step]) -> Mapping[str, list[Step]]:
    """Rules that stand aside for the same reason, in one breath."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        if step.reason is not None:
            groups.setdefault(sentence(step.reason, _VALUE), []).append(step)
    return groups


def _aside(page: Page, reason: str, steps: Sequence[Step]) -> None:
    """A reason with its rules; where it takes different things to have them checked, each."""
    by_need: dict[str, list[str]] = {}
    for step in steps:
        by_need.setdefault(step.needs, []).append(step.rule)
    if len(by_need) > 1:
        page.line(ink(f"{reason}; what it takes:"))
        for need, rules in by_need.items():
            page.hang(blank(2), join(ink(", ".join(rules), "dim"), ink(need)))
        return
    for need, rules in by_need.items():
        label = f"{reason}, it needs {need}  " if need else f"{reason}  "
        page.hang(ink(label), ink(", ".join(rules), "dim"))


def _step(page: Page, step: Step) -> None:
    label = padded(ink(step.rule, "bold"), _INDENT)
    for found in step.findings:
        severity = ink(found.severity.label, STYLES[found.severity.label])
        waived = (
            ink(f"waived by {shorten(found.waived_by, NAME)}", "dim") if found.waived_by else ""
        )
        basis = ink(RESTS_ON.get(found.basis, ""), "dim")
        page.hang(label, join(severity, ink(sentence(found.message)), basis, waived))
        label = blank(_INDENT)
    if step.compared:
        said = ", ".join(f"{name} {sentence(value, _VALUE)}" for name, value in step.compared)
        page.hang(label, join(ink("looked at", "cyan"), ink(said, "dim")))
    elif not step.findings:
        page.hang(label, ink(step.name))
