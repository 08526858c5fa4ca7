"""Changes in words: what to do, who by, what the customer gives up, and words for the paper."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from commitcheck.model.commitment import Commitment
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Value, ident, phrase, words
from commitcheck.model.report import DealAnswer
from commitcheck.model.way_out import Cell, Step, Wording
from commitcheck.reading.dates.days import days_in
from commitcheck.reading.vision_words import words_of_project
from commitcheck.rules.context import Context
from commitcheck.ways_out.candidate import Candidate
from commitcheck.ways_out.wording import Library, filled

_QUIET = ("is_due_open", "roadmap_item", "remedy_cap_pct")
"""Fields that follow from another one of the same change."""

_LEADS_TO_A_DAY = pattern(
    r"(?<!\w)(?:by|before|until|till|no later than|from|starting|on|in|due|bis|spätestens|vor|ab|"
    r"am|im|zum|d['\u2019]ici|avant|jusqu['\u2019]|pour|dès|en|antes|hasta|para|desde|entro|entre|"
    r"dal|em|até|voor|tegen|vanaf|op)"
    r"(?:\s+(?:the|end|of|spätestens|zum|le|la|fin|au?|à|el|il|de|del|di|het))*\s*$",
    2,  # re.IGNORECASE
)
"""The words right before a day that say what the day is for."""
_LOOSE = " ,;:()-\u2013"
"""What joins a day to the words beside it."""


def steps_of(
    context: Context, chosen: Iterable[Candidate], deal: DealAnswer, library: Library
) -> tuple[Step, ...]:
    """A step for each field that changes and each role that approves, the first to sign first."""
    steps = (
        step
        for candidate in chosen
        for step in _steps(
            context, candidate, context.project.commitments[candidate.place], deal, library
        )
    )
    return tuple(steps)


def _steps(
    context: Context, it: Candidate, promise: Commitment, deal: DealAnswer, library: Library
) -> Iterator[Step]:
    by = promise.expected_signature or deal.signature
    for role in it.roles:
        yield Step(
            commitment=promise.id, title=promise.title, action="approve", field="approvals",
            old=None, new=role, who=role, by=by, at=promise.at("approvals"),
            text=phrase("{} approves {}", words(spoken(role)), ident(promise.id)),
        )  # fmt: skip
    values = dict(it.values)
    told = [name for name in values if len(values) == 1 or name not in _QUIET] or [*values]
    for name in told:
        new = "open" if name == "due" and values.get("is_due_open") else values[name]
        yield Step(
            commitment=promise.id, title=promise.title, action=it.action, field=name,
            old=cell(getattr(promise, name)), new=cell(new), who=it.who, by=by,
            at=promise.at(name), text=_text(it, promise, name, new),
            loses=_loses(it, promise, name, new),
            words=_wording(context, it, promise, name, new, library),
            tells_others=it.tells_others,
        )  # fmt: skip


def _text(it: Candidate, promise: Commitment, name: str, new: Any) -> Phrase:
    id_, old = ident(promise.id), getattr(promise, name)
    match it.action:
        case "strike":
            return phrase("strike {}", id_)
        case "decide":
            return phrase("set {} of {} to {}", words(spoken(name)), id_, _value(name, new))
        case "move" if new == "open":
            return phrase("take the date {} out of {}", old, id_)
        case "move" if old is None:
            return phrase("date {} to {}", id_, new)
        case "move":
            return phrase("move {} from {} to {}", id_, old, new)
        case "narrow" if name == "until":
            return phrase("end {} on {}", id_, new)
        case _ if old is None:
            return phrase("set {} of {} to {}", words(spoken(name)), id_, _value(name, new))
        case _:
            about = phrase(" ({})", promise.dimension) if name == "value" else words("")
            said = "promise {} in place of {} in {}{}"
            return phrase(said, _value(name, new), _value(name, old), id_, about)


def _loses(it: Candidate, promise: Commitment, name: str, new: Any) -> Phrase | None:
    """What the customer does not get, or gets later."""
    old = getattr(promise, name)
    match it.action:
        case "strike":
            return phrase("{}", promise.title)
        case "move" if new == "open":
            return phrase("the day {}", old)
        case "move" if isinstance(old, dt.date) and isinstance(new, dt.date) and new > old:
            return phrase("{} days of waiting", (new - old).days)
        case "swap":
            return phrase("{}, for {}", _value(name, old), _value(name, new))
        case "lower":
            return phrase("{}, for {}", _value(name, old), _value(name, new))
        case "narrow" if name == "capability":
            gone = [ident(part) for part in old if part not in new]
            return phrase("{}", gone)
        case "narrow" if name == "until":
            return phrase("everything after {}", new)
        case "narrow" if name == "scope_segment":
            return phrase("everything outside {}", ident(new))
        case _:
            return None


def _wording(
    context: Context, it: Candidate, promise: Commitment, name: str, new: Any, library: Library
) -> Wording:
    if it.action == "decide":
        return Wording()
    known = context.project.capabilities
    ids = new if name == "capability" else promise.capability
    things = [(known[id_].name or id_) if id_ in known else id_ for id_ in ids]
    planned = (context.project.roadmap.get(id_) for id_ in promise.roadmap_item)
    things = things or [item.title or item.id for item in planned if item is not None]
    sentence = library.sentence(it.action, name if new != "open" else "no_date", promise.kind)
    fields = {
        "feature": promise.title,
        "capability": ", ".join(things) or undated(context, promise),
        "customer": promise.customer,
        "old": str(_plain(getattr(promise, name))),
        "new": str(_plain(new)),
        "dimension": spoken(promise.dimension or name),
        "segment": promise.scope_segment or promise.segment or "",
    }
    return Wording(promise.quote or promise.title, filled(sentence, fields) if sentence else None)


def undated(context: Context, promise: Commitment) -> str:
    """The title as the name of a thing: without its day, in whose place a sentence has another.

    A day that nothing leads to is part of the name (`Q3 report`) unless it is the promise's own.
    """
    title, own = promise.title, (promise.due, promise.until)
    said = words_of_project(context.project)
    for day in reversed([*days_in(title, 0, len(title), said, context.as_of)]):
        before = title[: day.start]
        lead = _LEADS_TO_A_DAY.search(before)
        if lead or (day.day is not None and day.day in own):
            before = before[: lead.start()] if lead else before
            title = f"{before.rstrip(_LOOSE)} {title[day.end :].lstrip(_LOOSE)}"
    return title.strip(" .") or promise.title


def cell(value: Any) -> Cell:
    """A value of a promise as JSON has it."""
    match value:
        case dt.date():
            return value.isoformat()
        case tuple():
            return [part if isinstance(part, int | float) else str(part) for part in value]
        case None | bool() | int() | float():
            return value
        case _:
            return str(value)


def spoken(name: str) -> str:
    """`customer success`, `revenue review`."""
    return name.replace("_", " ")


def _value(name: str, value: Any) -> Value:
    """A value in a sentence: ids of ours as such, anything else as a cell's content."""
    if value is None:
        return words("none")
    if name in ("capability", "roadmap_item", "scope_segment"):
        return [ident(part) for part in (value if isinstance(value, tuple) else (value,))]
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if name in ("revenue_review", "source", "status", "claimed_as", "remedy"):
        return words(spoken(str(value)))
    return value  # type: ignore[no-any-return] # a day, a number or a text


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value == int(value):
        return int(value)
    return "" if value is None else value
