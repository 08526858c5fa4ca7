"""What may be accepted at once: clear readings, sure links, a product's word for a capability."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from commitcheck.assessment.confirming.question import Choice, Question
from commitcheck.errors import UsageError
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.spelling import folded
from commitcheck.rules.context import Context


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
