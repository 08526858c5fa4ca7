"""What the days in a promise's words are for: its deadline, its end, or something else."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.project import Project
from commitcheck.model.reading import Band, Reading, RelativeDay
from commitcheck.reading.dates.days import Day, days_in
from commitcheck.reading.dates.relative_days import Offset, is_told_by, offsets_in
from commitcheck.reading.dates.scanner import Scanner
from commitcheck.reading.plain import words_only
from commitcheck.reading.tokens import folded, folded_words, listed
from commitcheck.reading.visible import visible
from commitcheck.reading.vision_words import VisionWords, words_of_project

Named = TypeVar("Named", Day, Offset)
Role = Literal["by", "from", "until", "unclear until", "term", "dropped", "not before", "bare"]

RESTRICTING = frozenset(("exclusivity", "mfn", "eol_support"))
"""Kinds of promise whose days say until when they hold."""
_WITHOUT_DEADLINE = frozenset(("pricing",))
_STANDING = frozenset(
    ("sla", "support", "performance", "scale", "data_residency", "data_retention", "pricing")
)
"""Kinds that hold for a time: their deadline is the day that they begin, and it is said as one."""

_BEFORE: tuple[tuple[Role, str], ...] = (
    (
        "until",
        "until till til through thru expires expiring expire ends ending valid gultig valable "
        "valido jusque jusqu",
    ),
    ("unclear until", "bis hasta ate tot fino"),
    ("from", "from ab starting effective des desde dal vanaf partir"),
    ("dropped", "since seit depuis"),
)
_ROLES: dict[str, Role] = {word: role for role, spelt in _BEFORE for word in folded_words(spelt)}
_REPLACED = listed(
    """
    dated instead statt anstatt lieu lugar previously formerly originally close closing not was
    replaces
    """
)
"""Words right before a day that does not hold, or never was a deadline."""
_OF_MONEY = pattern(
    r"[\s'’]*(?:s\s+)?(?:monthly\s+)?(?:fees?|invoices?|refund\w*|bill\w*|numbers|results|revenue|"
    r"rent|"
    r"gebühr\w*|rechnung\w*|facture\w*|factura\w*|fattura\w*|canone)\b",
    2,  # re.IGNORECASE
    needs="fee invoice refund bill number result revenue rent gebühr rechnung factur "
    "fattura canone",
)
_OF_WHAT_WAS_SAID = pattern(
    r"['’]s\s+(?:\w+\s+)?(?:(?:e-?)?mail|call|meeting|message|letter|note|minutes|mom|workshop|demo|"
    r"session|visit|steering|committee|chat|conversation|discussion|thread)\b",
    2,  # re.IGNORECASE
    needs="mail call meeting message letter note minute mom workshop demo session visit steering "
    "committee chat conversation discussion thread",
)
_SAID_ON = pattern(
    r"\b(?:(?:(?:e-?)?mail|call|meeting|message|letter|note|minutes|protokoll|schreiben|gespräch|"
    r"courriel|courrier|réunion|correo|reunión|riunione|reunião|gesprek)\s+"
    r"(?:of|from|dated|on|vom|am|du|del|dal|do|da|van)|"
    r"(?:as|wie)\s+(?:\w+\s+)?(?:agreed|promised|discussed|written|confirmed|said|told|mentioned|"
    r"announced|besprochen|vereinbart|zugesagt|angekündigt)\s+(?:on|am|vom)|"
    r"following up on|further to|"
    r"(?:granted|approved|signed(?: off)?|agreed|confirmed) by (?:\w+ ){1,2}?(?:on)?|"
    r"(?:bewilligt|genehmigt|freigegeben) (?:von|durch) (?:\w+ ){1,2}?am|"
    r"(?:approuvé|aprobad|aprovad|approvat|goedgekeurd)\w* (?:par|por|pelo|dal?|door) "
    r"(?:\w+ ){1,3}?(?:le|el|em|il|op))\s*(?:the\s+)?$",
    2,  # re.IGNORECASE
    needs="mail call meeting message letter note minute protokoll schreiben gespräch courri "
    "réunion correo reunión riunione reunião gesprek as wie following further granted "
    "approv approuv signed agreed confirmed bewilligt genehmigt freigegeben aprobad aprovad "
    "goedgekeurd",
)
"""A day on which something was said or written: `confirmed in Monday's mail`."""
_OF_A_PAPER = pattern(
    r"\b(?:order|form|amendment|contract|agreement|offer|proposal|quote|sow|vertrag\w*|angebot\w*|"
    r"auftrag\w*|contrat|offre|contrato|oferta|contratto|offerta|offerte)\s+"
    r"(?:of|dated|vom|du|del|dal|do|van)\s+(?:the\s+)?$",
    2,  # re.IGNORECASE
    needs="order form amendment contra agreement offer proposal quote sow vertrag angebot auftrag "
    "offre oferta",
)
_OF_THE_TERM = pattern(
    r"\b(?:contract|agreement|term|subscription|licen[cs]e|vertrag|laufzeit|contrat|contrato|"
    r"contratto|looptijd)\b\W+(?:\w+\W+){0,2}?(?:until|till|to|through|ends?|ending|expires?|bis|"
    r"endet|jusqu\w*|hasta|até|fino|tot)\W+(?:\w+\W+){0,2}$",
    2,  # re.IGNORECASE
    needs="contra agreement term subscription licen vertrag laufzeit looptijd",
)
"""Until when the contract runs: the end of what is promised for its length, and no deadline."""
_SOME_DAY = dt.date(2024, 1, 1)
"""Stands for the record's own day where only the words of a day are looked for."""
_NO_DAY = "no day of the calendar, or none without the record's own day"
_COUNTED_FROM = pattern(
    r"\s(?:after|following|nach|apr[eè]s|suivant|despu[eé]s de|ap[oó]s|dopo|na)\s+\w", 2
)
_DIGIT = pattern(r"\d")
_NUMERIC = pattern(
    r"(?<![\w./-])(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}/\d{1,2}/\d\d)(?![\w/-])",
    needs="19 20 / & / . -",
)
"""A day in figures; one that no calendar has (31/02/2027, 27/28/05) is shown all the same."""
_LOOKED_BACK, _NEAR_ENOUGH = 24, 60
_MOST = 50
"""More days than this in one promise say nothing about it."""
_JOINED_BY = "to or bis oder à ou al a até and und et y e of".split()  # noqa: SIM905 - a word list
_JOINTS = ("-", "\u2013", *(f" {word}" for word in _JOINED_BY))
_OTHER_END = pattern(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|ein\w*|zwei|drei|vier|une?|deux|trois|quatre|dos|"
    r"tres|dois|três|due|tre|twee|drie)\.?(?:st|nd|rd|th)?\s*"
    rf"(?:[-\u2013]|{'|'.join(_JOINED_BY)})\s*$",
    2,  # re.IGNORECASE
)
"""`2-3 weeks`, `between 1 and 15 June`: a deadline is the later end."""
_WORD = pattern(r"[^\W\d_]+")
_CONDITION = pattern(
    r"\b(?:if|provided|unless|assuming|sofern|falls|wenn|vorausgesetzt|si|condition|siempre que|"
    r"sempre que|mits|subject to|depends on)\b[^,;:.\n]{0,120}$",
    2,  # re.IGNORECASE
    needs="if provided unless assuming sofern falls wenn vorausgesetzt si condition "
    "sempre mits subject depends",
)
_OFFER_ENDS = pattern(
    r"\b(?:if|provided|wenn|sofern|falls|si|se|als)\b[^;:.\n]{0,60}"
    r"\b(?:orders?|po|sign\w*|auftrag|unterschr\w*|bestell\w*|beauftrag\w*|commande\w*|pedido|"
    r"firm\w+|assin\w+|ordin\w+)\b[^,;:.\n]{0,40}$",
    2,  # re.IGNORECASE
    needs="order po sign auftrag unterschr bestell commande pedido firm assin ordin",
)
"""Until when an offer can be taken up: a day of the customer's."""
_ON_TO = pattern(
    r"\s*(?:to|until|till|->|→|➡️?|auf|nach|bis|au|à|a|al|naar|–|-)\s*(?:the\s+|den\s+)?$", 2
)


_NOT_BEFORE = pattern(
    r"(?:\b(?:not|never|no|cannot|nicht|nie|keine?[mnrs]?|pas|aucune?|n[ãa]o|non|niet|geen)|n['’]t)\s+"
    r"(?:[\w-]+\s+){0,6}?(?:before|until|till|"
    r"earlier than|sooner than|prior to|vor|früher als|bevor|avant|antes|prima|vóór|voor)\b"
    r"\W*(?:\w+\W+){0,2}$|"
    r"\b(?:earliest|no sooner than|frühestens|au plus tôt|como (?:muy )?(?:pronto|temprano)|"
    r"no mais cedo|(?:right |shortly |soon |kurz |juste |poco |logo )?(?<!day )(?<!week )"
    r"(?:after|nach|après|después|tras|após|depois|dopo))\W+"
    r"(?:(?:in|on|the|am|im|dem|den|der|le|la|el|de|del|do|da|o|a|ab)\W+){0,2}$",
    2,  # re.IGNORECASE
    needs="before until till than prior vor früh avant antes prima vóór voor earliest tôt pronto "
    "temprano cedo after nach aprè despué tras após depois dopo",
)
_TOMORROW = pattern(r"(?:demain|amanhã|mañana|domani)\b", 2, needs="demain amanhã mañana domani")
"""With the word for after, it is the day after it."""
_AT_THE_EARLIEST = pattern(
    r"\W{0,3}(?:at the earliest|earliest|or later|frühestens|oder später|au plus tôt|"
    r"ou plus tard|como (?:muy )?pronto|o más tarde|no mais cedo|ou mais tarde)\b",
    2,  # re.IGNORECASE
    needs="earliest later früh später tôt tard pronto cedo",
)
"""From when on at the soonest: `not before 1 May`, `after Easter`, `1 May at the earliest`."""


class Calendar(Struct, frozen=True):
    """The days that a text names and those that it counts from others, in order."""

    days: tuple[Day, ...]
    offsets: tuple[Offset, ...]


@lru_cache(16)
def calendar_of(text: str, words: VisionWords, written_on: dt.date | None) -> Calendar:
    """All days of a text, worked out once for however many promises it holds."""
    days = tuple(days_in(text, 0, len(text), words, written_on))
    scan = Scanner(text, 0, len(text), words, written_on)
    return Calendar(days, tuple(offsets_in(scan, days)))


def days_named(text: str, project: Project, written_on: dt.date | None) -> frozenset[dt.date]:
    """The days that a text names or counts to; a promise in it is due on one of them or on none.

    What else it says is not looked at, which costs a tenth of reading it.
    """
    calendar = calendar_of(words_only(visible(text).text)[0], words_of_project(project), written_on)
    named = [day.day for day in calendar.days] + [offset.day for offset in calendar.offsets]
    return frozenset(filter(None, named))


def read_dates(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """`due`, `due_ambiguous` or `due_relative`, `until`, and `other_day` for all the rest.

    Args:
        text: the whole text, for what other sentences say about a day.
        start: where the promise's words begin.
        end: where they end.
        words: the vision's, and how the configuration reads dates.
        written_on: the record's own day; without one a day without its year is `unclear`.
        kind: of the promise, where it is known: the end of an exclusivity is no deadline.
    """
    calendar = calendar_of(text, words, written_on)
    days = [day for day in _inside(calendar.days, start, end) if day.end <= end]
    offsets = [found for found in _inside(calendar.offsets, start, end) if found.end <= end]
    is_standing = kind in _STANDING
    counted = [
        _as_day(found)
        for found in offsets
        if found.day and not (is_standing and found.anchor == "today")
    ]
    # "three months from today" names the length and no other day
    days = [
        day
        for day in days
        if not any(c.start <= day.start and day.end <= c.end for c in counted)
        and not any(is_told_by(offset, day, text) for offset in offsets)
    ]
    every = sorted([*days, *counted], key=lambda day: (day.start, day.end))
    roles = [_role(text, start, day, every) for day in every]
    held = _without_the_past(every, roles, written_on)
    found = list(_read_days(text, every, held, kind))
    if not any(reading.field in ("due", "due_ambiguous", "until") for reading in found):
        found += _relative([offset for offset in offsets if not offset.day], kind)
    found += [
        Reading("due", no_day[0], no_day.start(), no_day.end(), "unclear", _NO_DAY)
        for no_day in _NUMERIC.finditer(text, start, end)
        if not any(day.start < no_day.end() and no_day.start() < day.end for day in every)
    ]
    if not found and written_on is None:
        some = read_dates(text, start, end, words, _SOME_DAY, kind=kind)
        found += [_hanging(text, reading) for reading in some]
    return tuple(sorted(found, key=lambda reading: reading.start))


def _without_the_past(
    days: Sequence[Day], roles: Sequence[Role], written_on: dt.date | None
) -> Sequence[Role]:
    """Days before the record's own are no deadline where a day to come is named as well."""
    is_past = [bool(day.day and written_on and day.day < written_on) for day in days]
    if all(is_past):
        return roles
    return ["dropped" if past else role for past, role in zip(is_past, roles, strict=True)]


def _hanging(text: str, reading: Reading) -> Reading:
    """A day that hangs on that of the record, which nobody says: its words, and no day."""
    said = text[reading.start : reading.end]
    return msgspec.structs.replace(reading, value=said, band="unclear", reason=_NO_DAY)


def _inside(found: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """The first of those that begin in a part of the text."""
    at = bisect_left(found, start, key=lambda named: named.start)
    stop = bisect_left(found, end, lo=at, key=lambda named: named.start)
    return found[at : min(stop, at + _MOST)]


def _as_day(found: Offset) -> Day:
    return Day(found.start, found.end, found.day, "day", found.is_sure)


def _read_days(
    text: str,
    days: Sequence[Day],
    roles: Sequence[Role],
    kind: str | None,
) -> Iterable[Reading]:
    fields = [_field(role, kind) for role in roles]
    if kind in RESTRICTING and "until" in roles:  # `until 2028, granted 3 September`
        fields = ["other_day" if role in ("by", "bare") else _field(role, kind) for role in roles]
    is_conditional = [
        bool(_CONDITION.search(text[max(0, day.start - 160) : day.start])) for day in days
    ]
    for at, name in enumerate(fields):
        others = [n for i, n in enumerate(fields) if n == "due" and not is_conditional[i]]
        if name == "due" and is_conditional[at] and others:
            fields[at] = "other_day"
    chosen = {name: at for at, name in enumerate(fields)}  # of several the last one holds
    for at, (name, day) in enumerate(zip(fields, days, strict=True)):
        is_held = chosen[name] == at or name == "other_day"
        rivals = fields.count(name) - 1 if name != "other_day" else 0
        yield _reading(text, day, name if is_held else "other_day", rivals)


def _field(role: Role, kind: str | None) -> str:
    if role == "dropped":
        return "other_day"
    if role in ("not before", "term") and kind not in RESTRICTING:
        return "other_day"
    if kind in RESTRICTING:
        return "due" if role == "from" else "until"
    if kind in _WITHOUT_DEADLINE or (
        kind in _STANDING and role in ("until", "unclear until", "bare")
    ):
        return "other_day"
    if role == "until":
        return "until" if kind is None else "due"
    return "due"


def _role(text: str, start: int, day: Day, every: Sequence[Day]) -> Role:
    """What the words just before a day make of it."""
    before = text[max(start, day.start - _LOOKED_BACK) : day.start]
    last = [folded(found[0]) for found in _WORD.finditer(before)][-3:]
    nearest = last[-2:] if last[-1:] in (["of"], ["on"], ["am"], ["du"], ["de"]) else last[-1:]
    if _OFFER_ENDS.search(text, start, day.start):
        return "dropped"
    is_rather = last[-2:] == ["rather", "than"]
    if is_rather or any(word in _REPLACED for word in nearest) or _OF_MONEY.match(text, day.end):
        return "dropped"
    before = text[max(start, day.start - _NEAR_ENOUGH) : day.start]
    if _OF_WHAT_WAS_SAID.match(text, day.end) or _SAID_ON.search(before):
        return "dropped"
    if _OF_A_PAPER.search(before):
        return "dropped"
    if _OF_THE_TERM.search(before):
        return "term"
    is_after = _NOT_BEFORE.search(before) and not _TOMORROW.match(text, day.start)
    if is_after or _AT_THE_EARLIEST.match(text, day.end):
        return "not before"
    for word in reversed(last):
        role = _ROLES.get(word)
        if role == "from" and _has_follower(text, day, every):
            return "dropped"
        if role:
            return "until" if word == "to" and "valid" in last else role
    return "by" if last else "bare"


def _has_follower(text: str, day: Day, every: Sequence[Day]) -> bool:
    """`from 26 February to 9 April`: the second one holds."""
    after = next((other for other in every if other.start >= day.end), None)
    return (
        after is not None
        and after.start - day.end <= 12
        and bool(_ON_TO.fullmatch(text[day.end : after.start]))
    )


def _reading(text: str, day: Day, name: str, rivals: int) -> Reading:
    if day.both:
        return Reading(
            "due_ambiguous" if name == "due" else name,
            day.both if name == "due" else day.both[1],
            day.start,
            day.end,
            "clear" if name == "due" else "unclear",
            "a numeric date that can be read in two orders",
        )
    said = text[day.start : day.end]
    if day.day is None:
        return Reading(name, said, day.start, day.end, "unclear", _NO_DAY)
    end = day.end - len(" following") * said.endswith(" following")
    if not _DIGIT.search(said) and _COUNTED_FROM.match(text, end):
        return Reading(name, said, day.start, day.end, "unclear", "counted from what follows it")
    before = text[max(0, day.start - _LOOKED_BACK) : day.start].rstrip().lower()
    is_end = before.endswith(_JOINTS) and bool(_OTHER_END.search(before))
    band: Band = "clear" if day.is_sure and not rivals and not is_end else "likely"
    reason = f"the later end of a range, {_REASONS[day.precision]}" if is_end else ""
    return Reading(name, day.day, day.start, day.end, band, reason or _reason(day, rivals))


_REASONS = {
    "day": "a day",
    "week": "the last day of a week",
    "month": "the last day of a month",
    "quarter": "the last day of a quarter",
    "half": "the last day of a half-year",
    "season": "the last day of a season",
    "year": "the last day of a year",
}


def _reason(day: Day, rivals: int) -> str:
    said = _REASONS[day.precision]
    return f"{said}, the last of {rivals + 1} in these words" if rivals else said


def _relative(offsets: Sequence[Offset], kind: str | None) -> Iterable[Reading]:
    if kind in RESTRICTING or kind in _WITHOUT_DEADLINE or not offsets:
        return
    counted = [found for found in offsets if found.offset != "P0D"]
    found = (counted or list(offsets))[-1]
    band: Band = "clear" if found.is_sure and len(counted) == 1 else "likely"
    reason = f"counted from an event ({found.anchor.replace('_', ' ')}) whose day is not known"
    value = RelativeDay(found.anchor, found.offset)
    yield Reading("due_relative", value, found.start, found.end, band, reason)
