"""What promises' texts are about, as lines for people: a promise, then its candidates."""

from collections.abc import Iterable, Iterator

from commitcheck.assessment.confirming.questions import Listed
from commitcheck.assessment.suggestions.near import Near
from commitcheck.assessment.suggestions.suggest import confident
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.terminal.choice import choice_line

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_TITLE, _ID, _WORD = 100, 40, 30
_BAND, _KIND = len("possible"), len("roadmap item")


def candidates_table(listed: Iterable[Listed]) -> str:
    """Text that ends in a line end; empty where there are no promises."""
    return "".join(f"{line}\n" for entry in listed for line in _lines(entry))


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


def _lines(listed: Listed) -> Iterator[str]:
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
