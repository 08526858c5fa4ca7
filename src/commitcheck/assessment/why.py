"""The why-chain of one promise: every rule that looked at it, on what, and what came of it.

Rules stay pure and know nothing of it: each runs once more on a project in which this promise
takes note of the fields that are read from it.
"""

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.as_read.parts import shown, texts_of
from commitcheck.assessment.engine import RulesRun, run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.errors import UsageError
from commitcheck.model.commitment import RECORD_FIELDS, Amendment, Approval, Commitment
from commitcheck.model.finding import Finding
from commitcheck.model.phrase import Phrase, Value, did_you_mean, ident, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.record_words import part_id, record_of_part
from commitcheck.model.report import Answer, NotChecked, PromiseAsRead, Report
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from commitcheck.rules.terms.parties import missing_roles, required_roles
from commitcheck.rules.terms.quoting import PLACES, landing

_SCOPE = frozenset(("status", "kind", "source", "binding", "signed_on"))
"""Fields that say whether a rule is about a promise at all."""

_UNSAID = frozenset(("id", "title", "customer", "deal", "promised_by"))
"""Fields that name the promise, and the one that names a person."""

Outcome = Literal[
    "fired", "involved", "passed", "does_not_apply", "not_checked", "not_asked", "elsewhere"
]


class Step(Struct, frozen=True):
    """What one rule made of the promise.

    `outcome` is fired; involved (the other side of a finding, or counted in one); passed;
    does_not_apply, not_checked and not_asked, with a reason; or elsewhere, for a rule that looks
    at no promise. `compared` are the fields it read, with their values; `needs` is what would
    have it checked.
    """

    rule: str
    name: str
    outcome: Outcome
    compared: tuple[tuple[str, Phrase], ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: Phrase | None = None
    needs: str = ""


class Why(Struct, frozen=True):
    """One promise: its answer, what it counts as, and a step for each rule in code order; `read`
    is what its words state, and what in them looks like a promise and is none.
    """

    answer: Answer
    terms: tuple[tuple[str, Phrase], ...]
    steps: tuple[Step, ...]
    read: tuple[PromiseAsRead, ...] = ()


def why(project: Project, report: Report, settings: Settings, promise_id: str) -> Why:
    """Follow one promise through every rule; `report` is the project's own.

    Raises:
        UsageError: there is no such promise; it says which one is near.
    """
    if promise_id not in project.by_id:
        promise_id = record_of_part(promise_id)
    promise = project.by_id.get(promise_id)
    if promise is None:
        if promise_id in project.lost_ids:
            raise UsageError(
                f"the promise {promise_id} could not be read; check without --promise to see why"
            )
        near = did_you_mean(promise_id, project.by_id)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"there is no promise {promise_id} among the commitments{hint}")
    noted: list[str] = []
    watched = _watched(promise, noted)
    rows = tuple(
        watched if commitment is promise else commitment for commitment in project.commitments
    )
    steps = []
    for rule in settings.rules:
        noted.clear()
        # a project and context of its own: what one rule's context remembers, no other would read
        context = Context(replace(project, commitments=rows), settings.as_of)
        run = None if rule.second_pass else run_rules((rule,), context, settings)
        steps.append(_step(rule, run, promise, tuple(dict.fromkeys(noted)), report, settings))
    return Why(
        answer=next(answer for answer in report.commitments if answer.commitment == promise_id),
        terms=tuple(_terms(Context(project, settings.as_of), promise)),
        steps=tuple(steps),
        read=tuple(_read(Context(project, settings.as_of), promise)),
    )


def _read(context: Context, promise: Commitment) -> Iterator[PromiseAsRead]:
    """What its words say, whether or not a column says it too."""
    for text in texts_of(context, (promise,)):
        for entry in text.entries:
            part = part_id(promise.id, text.words(entry))
            is_part = entry.is_promise and len(text.ours) > 1
            answer = "" if entry.is_promise else "no_promise"
            yield shown(text, entry, answer, part if is_part else promise.id)


def _watched(promise: Commitment, noted: list[str]) -> Commitment:
    """The same promise, which notes the name of every field that is read from it."""
    fields = frozenset(RECORD_FIELDS)

    class Watched(Commitment):
        __slots__ = ()

        def __getattribute__(self, name: str) -> Any:
            if name in fields:
                noted.append(name)
            return super().__getattribute__(name)

    return Watched._make(promise)


def _step(
    rule: Rule,
    run: RulesRun | None,
    promise: Commitment,
    noted: tuple[str, ...],
    report: Report,
    settings: Settings,
) -> Step:
    info = rule.info
    read = tuple(name for name in noted if name not in _UNSAID)
    compared = tuple((name, _said(getattr(promise, name))) for name in read)
    own, others = _findings(report, info.code, promise)
    if not settings.wants(info.code):
        return Step(info.code, info.name, "not_asked", reason=words("it was not asked for"))
    if own:
        return Step(info.code, info.name, "fired", compared, own)
    if others:
        return Step(info.code, info.name, "involved", compared, others)
    if run is not None and (silent := _silence(run, info.code, promise)):
        return Step(info.code, info.name, "not_checked", reason=silent.reason, needs=silent.needs)
    if not read:
        return Step(info.code, info.name, "elsewhere")
    beyond = [name for name in read if name not in _SCOPE]
    if not beyond:
        return Step(info.code, info.name, "does_not_apply", compared, reason=_named(compared[-1:]))
    if all(_is_empty(getattr(promise, name)) for name in beyond):
        return Step(info.code, info.name, "does_not_apply", compared, reason=_named(compared))
    return Step(info.code, info.name, "passed", compared)


def _findings(
    report: Report, code: str, promise: Commitment
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings on the promise, and those it has a part in."""
    read = report.as_read
    record_of = read.record_of if read else {}
    every = (*report.findings, *(read.unwaived if read else ()))
    of_rule = [finding for finding in every if finding.rule == code]
    own = tuple(
        finding
        for finding in of_rule
        if finding.subject.kind == "commitment"
        and record_of.get(finding.subject.id, finding.subject.id) == promise.id
    )
    part = tuple(
        finding
        for finding in of_rule
        if finding not in own
        and (
            any(other.kind == "commitment" and other.id == promise.id for other in finding.related)
            or finding.subject[:2] == ("deal", promise.deal_id)
        )
    )
    return own, part


def _silence(run: RulesRun, code: str, promise: Commitment) -> NotChecked | None:
    """Why the rule did not judge this promise, where it did not run on it."""
    whole = code in run.silent
    for unchecked in run.not_checked:
        if whole or ident(promise.id) in unchecked.reason.parts:
            return unchecked
    return None


def _is_empty(value: object) -> bool:
    return value is None or value in ((), "")


def _named(pairs: Any) -> Phrase:
    """Why a rule stopped; that the promise is open is worth saying only where nothing else is."""
    pairs = [pair for pair in pairs if pair[0] != "status"] or pairs
    return phrase("{}", [phrase("{} is {}", words(name), said) for name, said in pairs])


def _said(value: Any) -> Phrase:
    """A field's value as it stands in the file, more or less."""
    if _is_empty(value):
        return words("not given")
    if isinstance(value, tuple) and not isinstance(value, Amendment):
        return phrase("{}", [_single(part) for part in value])
    return phrase("{}", _single(value))


def _single(value: Any) -> Value:
    if isinstance(value, Approval):
        return (
            phrase("{} on {}", words(value.role), value.date) if value.date else words(value.role)
        )
    if isinstance(value, Amendment):
        ref = value.ref or words("amended")
        return phrase("{} on {}", ref, value.date) if value.date else phrase("{}", ref)
    return value  # type: ignore[no-any-return] # a field's scalar


def _terms(context: Context, promise: Commitment) -> Iterator[tuple[str, Phrase]]:
    """The derived terms that the rules decide by."""
    yield "open", words("yes" if promise.is_open else f"no, it is {promise.status}")
    firm = "firm" if promise.is_firm else "not firm"
    yield "binding", words(f"{promise.effective_binding}, {PLACES[promise.source]}: {firm}")
    yield "future", words("yes" if context.is_future(promise) else "no")
    items = context.backing(promise)
    backing = [phrase("{} lands {}", ident(item.id), landing(item)) for item in items]
    yield "backing", phrase("{}", backing) if backing else words("none")
    required = required_roles(context, promise)
    missing = missing_roles(context, promise)
    lacking = phrase(", missing {}", [words(role) for role in missing]) if missing else words("")
    yield "approvals", phrase("required {}{}", [words(role) for role in required], lacking)
