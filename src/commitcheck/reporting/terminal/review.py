"""One question of a review: the promise in its own words, and what they may be about."""

from collections.abc import Iterator

from commitcheck.assessment.suggestions.near import Near
from commitcheck.assessment.suggestions.questions import Question
from commitcheck.model.report import Suggestion
from commitcheck.reporting.inert import inert, sentence, shorten
from commitcheck.reporting.terminal.match import candidate_line, id_width

_NAME, _TITLE, _TEXT = 40, 100, 400
_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_WHY = {
    "non_goal": "possible conflict",
    "elsewhere": "fits far better than what it is linked to",
    "suspect": "accepted before the words changed",
}


def question_page(question: Question, number: int, total: int) -> str:
    """The question as lines of text; `number` counts from 1."""
    return "\n".join([*_lines(question, number, total), ""])


def _lines(question: Question, number: int, total: int) -> Iterator[str]:
    promise, suggestions = question
    yield ""
    head = f"{shorten(promise.id, _NAME)}  {shorten(promise.title, _TITLE)}"
    yield f"[{number}/{total}] {head}  ({shorten(promise.customer, _NAME)})"
    for text in filter(None, (promise.description, promise.quote)):
        yield f"    {shorten(text, _TEXT)}"
    linked = (*promise.capability, *promise.roadmap_item)
    if linked:
        yield f"    linked to {', '.join(shorten(name, _NAME) for name in linked)}"
    nears = [_near(suggestion) for suggestion in suggestions]
    width = id_width(nears)
    for index, (suggestion, near) in enumerate(zip(suggestions, nears, strict=True), 1):
        yield f"  {index}  {candidate_line(near, width)}"
        yield from _about(suggestion)
    none = "  n nothing in the vision" if question.may_be_none else ""
    several = len(suggestions) > 1
    keys = ["a"] if question.is_sure else []
    if several or not question.is_sure:
        keys.append(f"1-{len(suggestions)}" if several else "1")
    one_of = " or ".join(keys)
    yield f"  {one_of} accept  r reject{none}  s skip  u undo  q quit"


def _about(suggestion: Suggestion) -> Iterator[str]:
    """Why it is asked, and the vision's words."""
    said = [_WHY[suggestion.why]] if suggestion.why in _WHY else []
    said += [sentence(suggestion.note)] if suggestion.note and suggestion.why != "suspect" else []
    if said:
        yield f"       {'; '.join(said)}"
    for stated in suggestion.quotes[1:]:
        words = shorten(stated.text, _TEXT)
        yield f"       {_OPEN}{words}{_CLOSE}  {inert(stated.at.label)}"


def _near(suggestion: Suggestion) -> Near:
    return Near(
        suggestion.kind, suggestion.id, suggestion.score, suggestion.band, suggestion.evidence
    )
