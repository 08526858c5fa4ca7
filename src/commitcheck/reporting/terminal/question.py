"""One question of a walk: the words, whose they are, and what they may mean."""

from collections.abc import Iterable, Iterator

from commitcheck.assessment.confirming.question import Choice, Question
from commitcheck.assessment.confirming.questions import Listed
from commitcheck.assessment.suggestions.near import Near
from commitcheck.assessment.suggestions.suggest import confident
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import spoken
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.terminal.ink import ink, width_of

_NAME, _TITLE, _TEXT = 40, 100, 400
_HANGING = 2
_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_WHY = {
    "non_goal": "possible conflict",
    "elsewhere": "fits far better than what it is linked to",
    "suspect": "accepted before the words changed",
}
_NONE = {"words": "not a promise", "link": "nothing in the vision", "cell": ""}


def question_page(question: Question, number: int, total: int, width: int | None = None) -> str:
    """The question as lines of text, of at most `width` cells; `number` counts from 1."""
    lines = _lines(question, number, total)
    shown = lines if width is None else (part for line in lines for part in _wrapped(line, width))
    return "\n".join([*shown, ""])


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Broken between words, what is left below the words it goes on from."""
    if width_of(line) <= width:
        yield line
        return
    said = line.lstrip(" ")
    margin = len(line) - len(said)
    for index, part in enumerate(ink(said).wrapped(width - margin - _HANGING)):
        yield " " * (margin + (_HANGING if index else 0)) + part.plain


def _lines(question: Question, number: int, total: int) -> Iterator[str]:
    promise = question.promise
    yield ""
    head = f"{shorten(promise.id, _NAME)}  {shorten(promise.title, _TITLE)}"
    yield f"[{number}/{total}] {head}  ({shorten(promise.customer, _NAME)}{_stake(question)})"
    if question.about == "link":
        yield from _texts(promise)
    elif question.about == "cell":
        yield f"    its capability column says {_quoted(question.words)}, which the vision lacks"
    else:
        yield f"    {_quoted(question.words)}  {inert(promise.at(question.rows[0].field).label)}"
    if len(question.rows) > 1:
        yield f"    applies to {len(question.rows)} rows"
    yield from _choices(question)
    yield f"  {_keys(question)}"


def _stake(question: Question) -> str:
    promise = question.promise
    money = f", {question.money:,.0f} {promise.currency or ''}".rstrip() if question.money else ""
    day = promise.expected_signature if promise.is_draft else None
    return f"{inert(money)}{f', to be signed {day.isoformat()}' if day else ''}"


def _texts(promise: Commitment) -> Iterator[str]:
    for text in filter(None, (promise.description, promise.quote)):
        yield f"    {shorten(text, _TEXT)}"
    linked = (*promise.capability, *promise.roadmap_item)
    if linked:
        yield f"    linked to {', '.join(shorten(name, _NAME) for name in linked)}"


def _choices(question: Question) -> Iterator[str]:
    if question.about != "link":
        names = [choice.dimension or choice.field for choice in question.choices]
        width = max(map(len, names), default=0)
        for index, choice in enumerate(question.choices, 1):
            yield f"  {index}  {choice_line(choice, width)}"
        return
    nears = [_near(choice) for choice in question.choices]
    width = id_width(nears)
    for index, (choice, near) in enumerate(zip(question.choices, nears, strict=True), 1):
        yield f"  {index}  {candidate_line(near, width)}"
        yield from _about(choice)


def _about(choice: Choice) -> Iterator[str]:
    """Why it is asked, and the vision's words."""
    said = [_WHY[choice.why]] if choice.why in _WHY else []
    said += [inert(choice.note)] if choice.note and choice.why != "suspect" else []
    if said:
        yield f"       {'; '.join(said)}"
    if choice.quote is not None:
        yield f"       {_quoted(choice.quote.text)}  {inert(choice.quote.at.label)}"


def _keys(question: Question) -> str:
    count = len(question.choices)
    several = count > 1
    is_link = question.about == "link"
    is_sure = question.choices[0].is_sure if is_link else any(c.is_sure for c in question.choices)
    if question.about == "cell":
        is_sure = question.choices[0].value is not None
    ways = ["a"] if is_sure else []
    if several or not is_sure:
        ways.append(f"1-{count}" if several else "1")
    none = f"  n {_NONE[question.about]}" if question.may_be_none else ""
    return f"{' or '.join(ways)} accept  e edit  r reject{none}  s skip  u undo  q quit"


def _near(choice: Choice) -> Near:
    words = tuple(filter(None, choice.words.split(", ")))
    return Near(choice.field, str(choice.value), choice.score or 0.0, choice.band, words)


def _quoted(text: str) -> str:
    return f"{_OPEN}{shorten(text, _TEXT)}{_CLOSE}"


# What was read from words, as a line for people.

_OPERATORS = {"min": "at least", "max": "at most", "not_in": "none of"}


def choice_line(choice: Choice, width: int = 0) -> str:
    """`due  2027-06-30  clear  “by 30 June 2027”`."""
    name = (choice.dimension or choice.field).replace("_", " ")
    value = "?" if choice.value is None else shorten(spoken(choice.value), _NAME)
    if choice.op in _OPERATORS:
        value = f"{_OPERATORS[choice.op]} {value}"
    said = f"  {_OPEN}{shorten(choice.words, _TITLE)}{_CLOSE}" if choice.words else ""
    note = f"  {shorten(choice.note, _TITLE)}" if choice.note else ""
    over = f"  the column says {shorten(choice.over, _NAME)}" if choice.over else ""
    return f"{name.ljust(width)}  {value}  {choice.band}{said}{note}{over}"


# What promises' texts are about, as lines for people: a promise, then its candidates.

_ID, _WORD = 40, 30
_BAND, _KIND = len("possible"), len("roadmap item")


def candidates_table(listed: Iterable[Listed]) -> str:
    """Text that ends in a line end; empty where there are no promises."""
    return "".join(f"{line}\n" for entry in listed for line in _entry(entry))


def candidate_line(near: Near, width: int) -> str:
    """`possible  0.61  capability    carrier-portal  driver, app`; notes behind it."""
    name = shorten(near.id, _ID).ljust(width)
    shared = ", ".join(shorten(word, _WORD) for word in near.words) or "no shared words"
    notes = "".join(f"; {inert(note)}" for note in near.notes)
    kind = "non-goal" if near.kind == "non_goal" else near.kind.replace("_", " ")
    score = f"{near.score:.2f}"
    return f"{near.band.ljust(_BAND)}  {score}  {kind.ljust(_KIND)}  {name}  {shared}{notes}"


def id_width(candidates: Iterable[Near]) -> int:
    """The column that their ids need."""
    return max((len(shorten(near.id, _ID)) for near in candidates), default=0)


def _entry(listed: Listed) -> Iterator[str]:
    ranked = listed.ranked
    yield f"{shorten(ranked.commitment, _ID)}  {shorten(ranked.title, _TITLE)}"
    shown = confident(ranked.candidates)
    width = id_width(shown)
    for near in shown:
        yield f"  {candidate_line(near, width)}"
    if not ranked.candidates:
        yield "  nothing near"
    for _, words, choices in listed.readings:
        yield f"  {_OPEN}{shorten(words, _TITLE)}{_CLOSE}"
        for choice in choices:
            yield f"    {choice_line(choice)}"
