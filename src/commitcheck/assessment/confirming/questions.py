"""Everything that a person may decide, in the order in which it is asked.

What is still to be signed comes first, most money and nearest signature before the rest. Equal
words that mean the same are one question, however many records have them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.confirming.question import Choice, Question, Row
from commitcheck.assessment.confirming.reading_choices import readings_of
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS, Ranked
from commitcheck.assessment.suggestions.suggest import all_suggestions, ranking
from commitcheck.errors import UsageError
from commitcheck.loading.answers import Answers
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import spoken, text_fingerprint
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.report import Suggestion
from commitcheck.model.spelling import folded
from commitcheck.rules.context import Context

# What to ask people about promises' texts: each promise once, with its suggestions.


class LinkQuestion(NamedTuple):
    """A promise and what its text may be about; never without a suggestion."""

    promise: Commitment
    suggestions: tuple[Suggestion, ...]

    @property
    def is_sure(self) -> bool:
        """May the first be taken at a glance? A link that was accepted once may."""
        first = self.suggestions[0]
        return first.band != "none" or first.why == "suspect"

    @property
    def may_be_none(self) -> bool:
        """Is it open whether anything in the vision is meant? Not where only a conflict is."""
        return any(suggestion.why in ("unlinked", "suspect") for suggestion in self.suggestions)


def link_questions(context: Context, settings: Settings) -> tuple[LinkQuestion, ...]:
    """Every promise with a suggestion, nearest signature first.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """
    promises = {commitment.id: commitment for commitment in reversed(context.commitments)}
    grouped: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in all_suggestions(context, settings):
        grouped[suggestion.commitment].append(suggestion)
    return tuple(LinkQuestion(promises[name], tuple(found)) for name, found in grouped.items())


_TIES = frozenset(("capability", "roadmap_item", "value", "certification"))
"""Fields that tie a promise to the vision: once they are read, no link is missing."""


def all_questions(context: Context, settings: Settings) -> tuple[Question, ...]:
    """Every open question of a project, the one that matters most first.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """
    read = list(_about_words(context))
    tied = {
        row.promise.id
        for question in read
        for row in question.rows
        if any(choice.field in _TIES for choice in question.choices)
    }
    found = [*read, *_about_cells(context), *_about_links(context, settings, tied)]
    return tuple(sorted(_once(found), key=_order))


def _order(question: Question) -> tuple[object, ...]:
    return (not question.is_urgent, -question.money, question.signature)


def _about_words(context: Context) -> Iterator[Question]:
    answers = Answers(context.project.readings)
    rows = (*context.project.commitments, *context.project.split_rows)
    for promise in rows:
        if promise.is_open and promise.decided.part_of is None:
            for row, words, choices in readings_of(context, promise, answers):
                yield Question("words", words, (row,), choices)


def _about_cells(context: Context) -> Iterator[Question]:
    """Names in capability columns that the vision does not know."""
    answers = Answers(context.project.readings)
    known = context.project.capabilities
    ids = {cap.name or cap.id: cap.id for cap in context.vision.capabilities}
    for promise in context.open:
        if len(promise.capability) != 1 or promise.capability[0] in known:
            continue
        (word,) = promise.capability
        if any(answer.over == word for answer, _ in answers.about(promise)):
            continue
        near = did_you_mean(word, (*ids, *ids.values()))
        value = (ids.get(near, near),) if near else None
        choice = Choice("capability", value, "likely" if near else "unclear", word, over=word)
        row = Row(promise, "capability")
        yield Question("cell", word, (row,), (choice,), may_be_none=False)


def _about_links(context: Context, settings: Settings, tied: Collection[str]) -> Iterator[Question]:
    for promise, suggestions in link_questions(context, settings):
        wanted = [s for s in suggestions if s.why != "unlinked" or promise.id not in tied]
        if wanted:
            may_be_none = any(s.why in ("unlinked", "suspect") for s in wanted)
            choices = tuple(map(_link_choice, wanted))
            yield Question("link", _texts(promise), (Row(promise),), choices, may_be_none)


def _link_choice(suggestion: Suggestion) -> Choice:
    return Choice(
        field=suggestion.kind,
        value=suggestion.id,
        band=suggestion.band,
        words=", ".join(suggestion.evidence),
        score=suggestion.score,
        why=suggestion.why,
        note=str(suggestion.note or ""),
        quote=suggestion.quotes[1] if len(suggestion.quotes) > 1 else None,
    )


def _texts(promise: Commitment) -> str:
    return "\n".join(filter(None, (promise.description, promise.quote))) or promise.title


def _once(questions: Iterable[Question]) -> Iterator[Question]:
    """Each question once, with all the records that it is about."""
    groups: dict[Hashable, Question] = {}
    for question in questions:
        key = _key(question)
        same = groups.get(key)
        groups[key] = question if same is None else replace(same, rows=(*same.rows, *question.rows))
    return iter(groups.values())


def _key(question: Question) -> Hashable:
    choices = tuple(
        (c.field, spoken(c.value), c.dimension, c.op, c.over, c.why if c.score is not None else "")
        for c in question.choices
    )
    if question.about == "link":
        return (question.about, text_fingerprint(question.promise), choices)
    return (question.about, folded(question.words), choices)


# Every promise with what its text may be about and what its words say, decided or not.


class Listed(Struct, frozen=True):
    """A promise with its candidates, and the choices of each promise in its words."""

    ranked: Ranked
    readings: tuple[tuple[Row, str, tuple[Choice, ...]], ...]


def listing(
    context: Context, settings: Settings, top: int, kinds: Collection[str] = KINDS
) -> Iterator[Listed]:
    """Every promise, in file order; readings of open ones only, and not what is given already.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """
    nobody = Answers(())
    for promise, ranked in zip(
        context.commitments, ranking(context, settings, top, kinds), strict=True
    ):
        is_read = promise.is_open and promise.decided.part_of is None
        yield Listed(ranked, tuple(readings_of(context, promise, nobody)) if is_read else ())


# What may be accepted at once: clear readings, sure links, a product's word for a capability.


def sure_by(
    what: str, questions: Iterable[Question], context: Context
) -> Iterator[tuple[Question, Sequence[Choice]]]:
    """Questions with the choices that are meant; a conflict is never among them.

    `what` is `clear` (readings of that band that contradict no column), `match` (links of that
    band, of promises that nothing links), or `WORD=CAPABILITY` (every cell and every text in
    which the product is called so).

    Raises:
        UsageError: it is none of these, or there is no such capability.
    """
    if what == "clear":
        yield from _of(questions, _is_clear)
    elif what == "match":
        yield from _of(questions, _is_match)
    else:
        word, capability = _pair(what, context)
        yield from _of(_renamed(questions, word, capability), _is_chosen)


def _of(
    questions: Iterable[Question], is_meant: Callable[[Choice], bool]
) -> Iterator[tuple[Question, Sequence[Choice]]]:
    for question in questions:
        if choices := [choice for choice in question.choices if is_meant(choice)]:
            yield question, choices


def _is_clear(choice: Choice) -> bool:
    return choice.score is None and choice.is_sure and choice.band == "clear"


def _is_match(choice: Choice) -> bool:
    return choice.why == "unlinked" and choice.band == "match"


def _is_chosen(choice: Choice) -> bool:
    return choice.why == _CHOSEN


_CHOSEN = "chosen by its word"


def _pair(what: str, context: Context) -> tuple[str, str]:
    word, equals, name = what.rpartition("=")
    if not equals or not word.strip():
        raise UsageError(f"--accept is {what}, expected clear, match or WORD=CAPABILITY")
    capability = context.project.capabilities.get(name.strip())
    if capability is None:
        near = did_you_mean(name, context.project.capabilities)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"there is no capability {name}{hint}")
    return folded(word), capability.id


def _renamed(questions: Iterable[Question], word: str, capability: str) -> Iterator[Question]:
    """Questions in which the product is called so, with the capability as what is meant."""
    for question in questions:
        chosen = [
            replace(choice, value=(capability,), why=_CHOSEN)
            for choice in question.choices
            if choice.field == "capability"
            and choice.score is None
            and folded(choice.words) == word
        ]
        if chosen:
            yield replace(question, choices=tuple(chosen))
