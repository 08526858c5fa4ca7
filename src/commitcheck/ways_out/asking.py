"""A question of sales, judged as a draft beside everything that is promised already."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.answers import UNLINKED
from commitcheck.assessment.as_read.parts import Part
from commitcheck.assessment.assess import assess
from commitcheck.assessment.selection import Settings
from commitcheck.errors import UsageError
from commitcheck.model.asked import Asked, Offer, Verdict
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.location import FixedSource, Where
from commitcheck.model.phrase import Phrase, did_you_mean, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.model.report import DealAnswer
from commitcheck.model.vocabulary import DATED_KINDS, MAPPED_KINDS
from commitcheck.model.way_out import Step
from commitcheck.reading.numbers.quantities import is_without_limit
from commitcheck.reading.promises.finder import QUESTION
from commitcheck.rules.context import Context
from commitcheck.ways_out.candidate import Candidate, Chosen, in_order
from commitcheck.ways_out.discreet import AGREEMENTS, Discreet
from commitcheck.ways_out.finding_out import Finder
from commitcheck.ways_out.question import Understood, understood
from commitcheck.ways_out.refused import refused
from commitcheck.ways_out.steps import steps_of, undated
from commitcheck.ways_out.wording import Library, filled

MOST_PROMISES = 20
"""So many of a text are judged at once."""

_LINKS = ("capability", "roadmap_item")


class Question(Struct, frozen=True):
    """What is asked, for whom. `shows_customers` lets the answer name others."""

    text: str
    segment: str | None = None
    customer: str | None = None
    shows_customers: bool = False


def ask(
    project: Project,
    settings: Settings,
    question: Question,
    library: Library,
    read: tuple[ReadPromise, ...] | None = None,
) -> Asked:
    """The answer to one question; `read` are its promises where somebody knows them already.

    Raises:
        UsageError: the vision lists segments, and not this one.
    """
    _refuse_unknown(project, question.segment)
    seen = Understood(read or ())
    if read is None:
        seen = understood(question.text, project, settings.as_of)
        read = seen.read
    made = Asked(
        text=question.text, as_of=settings.as_of, answer="could_not_be_judged", say="", read=read,
        why=seen.why_none,
    )  # fmt: skip
    if seen.why_none is not None:
        return made
    drafts = tuple(_drafts(project, settings, question, read))
    if len(drafts) > MOST_PROMISES:
        said = "it states {} promises, and at most {} are judged at once: ask for fewer clauses"
        return replace(made, why=phrase(said, len(drafts), MOST_PROMISES))
    if project.vision is None or not drafts:
        why = "there is no vision to judge it by" if drafts else "no promise was read in it"
        return replace(made, why=words(why))
    answer = _answered(project, settings, question, library, drafts, made)
    alone = (
        ask(
            project, settings, replace(question, text=_words_of(entry, question)), library, (entry,)
        )
        for entry in (read if len(read) > 1 else ())
    )
    return replace(answer, parts=tuple(alone))


def offers(project: Project, settings: Settings, segment: str | None) -> Iterator[Offer]:
    """Every capability that could be promised to a new customer, asked for one by one.

    Raises:
        UsageError: the vision lists segments, and not this one.
    """
    _refuse_unknown(project, segment)
    context = Context(project, settings.as_of)
    for capability in context.vision.capabilities:
        draft = _draft(project, Question(capability.name or capability.id, segment), 1)
        asked = _dated(context, draft._replace(capability=(capability.id,)))
        finder = _finder(project, settings, (asked,))
        chosen = _settled(finder)
        answer = _verdict(asked, finder, chosen)
        if answer not in ("yes", "yes_from") or _is_planned_nowhere(context, (asked,)):
            continue
        item = context.backing_of(capability.id)
        is_there = capability.status == "available" or item is None
        yield Offer(
            capability.id,
            capability.name or capability.id,
            answer,
            _start(chosen),
            "high" if is_there or item is None else item.confidence,
            tuple(_roles(chosen)),
        )


def _answered(
    project: Project,
    settings: Settings,
    question: Question,
    library: Library,
    drafts: tuple[Commitment, ...],
    made: Asked,
) -> Asked:
    finder = _finder(project, settings, drafts)
    chosen = _settled(finder)
    answer = _verdict(drafts[0], finder, chosen)
    why = _why(finder) if answer == "could_not_be_judged" else None
    if not question.shows_customers and any(it.tells_others for it in chosen or ()):
        answer, chosen = "no", None
    if answer.startswith("yes") and _has_no_limit(question.text, made.read):
        answer, chosen, why = "could_not_be_judged", None, _WITHOUT_LIMIT
    if answer in ("yes", "yes_from") and _is_planned_nowhere(finder.start.context, drafts):
        answer, chosen, why = "could_not_be_judged", None, _NO_ROADMAP
    if answer.startswith("yes") and any(map(_is_unknown, drafts)):
        answer, chosen, why = "could_not_be_judged", None, UNLINKED
    deal = DealAnswer(drafts[0].deal, drafts[0].customer, finder.start.verdict)
    context = finder.start.context
    steps = steps_of(context, in_order(chosen or frozenset()), deal, library)
    own = frozenset(it.id for it in drafts)
    discreet = Discreet(context, own, drafts[0].deal, shows=question.shows_customers)
    changes = tuple(step for step in steps if not step.is_assumed)
    against = tuple(discreet.against(finder.start.findings))
    left = against if chosen is None else discreet.against(finder.judged_with(chosen).findings)
    who = tuple(dict.fromkeys((*_roles(chosen), *(it.who for it in left))))
    return replace(
        made,
        answer=answer,
        start=_start(chosen) if answer == "yes_from" else None,
        changes=changes,
        who=who,
        against=against,
        say=_say(context, answer, drafts, changes, library) if answer in _SAID else "",
        why=why,
        note=library.note if any(step.words.new for step in changes) else "",
    )


def _settled(finder: Finder) -> Chosen | None:
    """The smallest set; where it only has others agree to what is objected to, one with an edit."""
    found = finder.found()
    if found.chosen is None or _edits(found.chosen):
        return found.chosen
    if all(it.rule in AGREEMENTS for it in finder.start.against):
        return found.chosen
    return next(filter(_edits, finder.alternatives(found)), None)


def _edits(chosen: Chosen) -> list[Candidate]:
    """What changes the words, and not who agrees."""
    return [it for it in chosen if it.action not in ("approve", "decide")]


_WITHOUT_LIMIT = words("nothing says how much of it there can be, and it has no limit")
"""A yes to the thing would be a yes to as much of it as anybody likes."""


_NO_ROADMAP = words("it is not there yet, and the vision has no roadmap that says when it will be")
"""Without a roadmap the rule that asks for a plan is off, and nothing else would object."""


def _is_planned_nowhere(context: Context, drafts: Iterable[Commitment]) -> bool:
    return not context.vision.roadmap and any(map(context.is_future, drafts))


_BUILT = frozenset(("custom_development", "roadmap_disclosure"))


def _is_unknown(draft: Commitment) -> bool:
    """Is it something to be built that the vision does not know? Only words say that it is custom
    work; on a record a person has decided that, and engineering is asked.
    """
    ties = draft.capability or draft.roadmap_item or draft.dimension or draft.certification
    return draft.kind in _BUILT and not ties


def _has_no_limit(text: str, read: Sequence[ReadPromise]) -> bool:
    """Liability without a limit is a remedy, which rules judge."""
    return is_without_limit(text) and all(entry.remedy != "uncapped" for entry in read)


_SAID = ("yes", "yes_from", "yes_with", "no")


def _finder(project: Project, settings: Settings, drafts: tuple[Commitment, ...]) -> Finder:
    asked = replace(
        project,
        commitments=(*project.commitments, *drafts),
        fields=project.fields | frozenset(RECORD_FIELDS),
    )
    plain = replace(settings, deal=None, customer=None, engine="off")
    return Finder(asked, plain, drafts[0].deal, {}, AGREEMENTS)


def _verdict(draft: Commitment, finder: Finder, chosen: Chosen | None) -> Verdict:
    """By the kind of what has to change: what others have to agree to changes nothing in it."""
    if chosen is None:
        objections = [it for it in finder.start.against if it.rule not in AGREEMENTS]
        return "no" if objections else "could_not_be_judged"
    edits = _edits(chosen)
    if any(not _is_dated(it.values) for it in edits):
        return "yes_with"
    if edits:
        return "yes_from"
    is_earned = finder.judged_with(chosen).verdict == "sign"
    return "yes" if is_earned and draft.status == "proposed" else "could_not_be_judged"


def _is_dated(values: Iterable[tuple[str, object]]) -> bool:
    known = dict(values)
    return isinstance(known.get("due"), dt.date)


def _start(chosen: Chosen | None) -> dt.date | None:
    days = [value for it in chosen or () for name, value in it.values if name == "due"]
    return max((day for day in days if isinstance(day, dt.date)), default=None)


def _roles(chosen: Chosen | None) -> Iterator[str]:
    """Who has to agree, in the order of their steps."""
    whose = (who for it in in_order(chosen or ()) for who in (it.roles or (it.who,)))
    yield from dict.fromkeys(whose)


def _words_of(entry: ReadPromise, question: Question) -> str:
    """The words of one promise of several; all words where it is the only one."""
    return question.text[entry.start : entry.end] or question.text


def _drafts(
    project: Project, settings: Settings, question: Question, read: Sequence[ReadPromise]
) -> Iterator[Commitment]:
    context = Context(project, settings.as_of)
    for number, entry in enumerate(read, 1):
        own = replace(question, text=_words_of(entry, question)) if len(read) > 1 else question
        record = _draft(project, own, number)
        part = Part(
            record=record, text=record, id=record.id, field="quote", read=entry,
            rejected=frozenset(), names_kind=False, alone=True, first=True,
        )  # fmt: skip
        yield _dated(context, _linked(project, settings, part.promise()))
    if not read:
        named = _linked(project, settings, _draft(project, question, 1))
        if named.capability or named.roadmap_item:
            yield _dated(context, named)


def _draft(project: Project, question: Question, number: int) -> Commitment:
    """The question as a record; its names are nobody else's."""
    taken = {*project.by_id, *(it.deal_id for it in project.commitments)}
    name = "asked"
    while name in taken or f"{name}-{number}" in taken:
        name += "_"
    return Commitment(
        id=f"{name}-{number}",
        deal=name,
        customer=question.customer or name,
        title=question.text,
        quote=question.text,
        segment=question.segment,
        where=Where(FixedSource(QUESTION), 1),
    )


def _dated(context: Context, draft: Commitment) -> Commitment:
    """What was asked for without a day is wanted as soon as can be; what is there needs none."""
    if draft.due is not None or draft.kind not in DATED_KINDS:
        return draft
    certificate = context.project.certifications.get(draft.certification or "")
    is_to_come = certificate is not None and certificate.status != "held"
    if is_to_come or context.is_future(draft):
        return draft._replace(due=context.as_of, claimed_as=None)
    return draft._replace(is_due_open=True)


def _linked(project: Project, settings: Settings, draft: Commitment) -> Commitment:
    """With the thing that it is about, else with what the vision says no to in its words."""
    mapped = _mapped(project, settings, draft)
    goal = refused(mapped, project.vision, settings.as_of) if project.vision else None
    if goal is None:
        return mapped
    named = goal.capabilities if len(goal.capabilities) == 1 else ()
    linked = (*mapped.linked, f"non_goal:{goal.id}")
    return mapped._replace(linked=linked, capability=mapped.capability or named)


def _mapped(project: Project, settings: Settings, draft: Commitment) -> Commitment:
    """What nothing was read of, with the thing that its words are certainly close to."""
    if draft.kind not in MAPPED_KINDS or draft.capability or draft.roadmap_item:
        return draft
    alone = replace(project, commitments=(draft,), waivers=(), papers={})
    matching = replace(settings, deal=None, customer=None, engine="default")
    for hint in assess(alone, matching).suggestions:
        if hint.band == "match" and hint.why == "unlinked" and hint.kind in _LINKS:
            linked: dict[str, Any] = {hint.kind: (hint.id,)}
            return draft._replace(**linked)
    return draft


def _say(
    context: Context,
    answer: str,
    drafts: Sequence[Commitment],
    changes: Sequence[Step],
    library: Library,
) -> str:
    """A sentence to the customer with the real values in it."""
    sentence = library.sentence(answer, "", drafts[0].kind) or ""
    named = [it.name or it.id for draft in drafts for it in context.capabilities_of(draft)]
    items = [context.project.roadmap.get(it) for draft in drafts for it in draft.roadmap_item]
    named += [item.title or item.id for item in items if item is not None]
    text = drafts[0].title
    days = [str(step.new) for step in changes if step.field == "due"]
    instead = [step.words.new or str(step.text) for step in changes]
    return filled(
        sentence,
        {
            "feature": text,
            "capability": ", ".join(dict.fromkeys(named)) or undated(context, drafts[0]),
            "date": max(days, default=""),
            "new": "; ".join(it.rstrip(".") for it in instead),
            "customer": drafts[0].customer,
        },
    )


def _why(finder: Finder) -> Phrase:
    """What is missing to judge it."""
    if finder.start.why_unclear is not None:
        return finder.start.why_unclear
    if any(found.rule == "COV302" for found in finder.start.against):
        return UNLINKED
    return words("what a yes would rest on is not there")


def _refuse_unknown(project: Project, segment: str | None) -> None:
    if segment is None or not project.segments or segment in project.segments:
        return
    near = did_you_mean(segment, project.segments)
    known = ", ".join([*project.segments][::-1])  # the last of the file stands first there
    hint = f"; did you mean {near}?" if near else f", expected one of {known}"
    raise UsageError(f"there is no segment {segment}{hint}")
