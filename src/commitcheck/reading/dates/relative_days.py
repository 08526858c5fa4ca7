"""Days counted from another one: `8 weeks after signature`, `in 6 weeks`, `at go-live`.

Where the text itself says the day that is counted from, the result is a day; otherwise it is the
event, which may be a signature, a kick-off, an acceptance, a go-live and more.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from commitcheck.model.dates import calendar_day, last_day_of_month
from commitcheck.model.pattern import pattern
from commitcheck.reading.dates.days import Day
from commitcheck.reading.dates.durations import DAY_SECONDS, Duration, duration_at
from commitcheck.reading.dates.events import events
from commitcheck.reading.dates.scanner import LINKS, Scanner
from commitcheck.reading.numbers.spoken import number_words
from commitcheck.reading.tokens import Found, first_index, folded, listed

_FORWARD = listed(
    """
    after from of following since post nach ab apres suivant suivants suivantes compter des
    despues tras depois apos dopo dalla dal dall da na vanaf de del siguiente siguientes
    """
)

_BACKWARD = listed("before prior ahead vor avant antes prima voor")

_LATER = listed(
    """
    later thereafter afterwards after spater danach daarna later tard despues dopo
    """
)

_WITHIN = listed(
    """
    in within binnen innerhalb dans ici sous en dentro entro em over tra fra
    """
)

_COMING = listed(
    """
    next coming following nachsten kommenden prochain prochains prochaine prochaines proximo
    proxima prossimi prossime komende volgende
    """
)

_COUNTING = listed("compter partir contar decorrere partire")

_COUNTED = listed("counted counting starting calculated gerechnet contados contado calcolati")

_OPENS = listed(
    """
    after following upon once from nach ab sobald apres des tras despues dopo apos na zodra
    """
)
"""Words that begin a sentence with what its time is counted from."""

_LONGEST_LEAD = 160

_SENTENCE = pattern(r"[.;!?]\s|\n")

_TODAY = listed(
    """
    today now heute jetzt aujourd aujourdhui hoy hoje oggi vandaag nu
    """
)

_THAT = listed(
    """
    that this such date diesem dieser cette esa essa quella dato datum day it
    """
)

_AT = listed(
    """
    at upon on with from by before bei zum mit ab a au la lors des al alla na no bij as
    once
    """
)

_AT_ONCE = listed("right immediately directly straight unmittelbar direkt juste")

_SKIPPED = (
    listed(
        """
    your our customer client s the contract agreement project dem der des you of initial their
    its both parties all formal final successful full written il lo completion conclusion passing
    pilot poc concept specification abschluss erfolgreichem finalizacion conclusao completamento
    afronding
    """
    )
    | LINKS
)

_IS = listed("is are been has have ist sind est es e")

_FARTHEST = 4

_NEAR = 60

_SATURDAY = 5

_MOST = 5000

_LOOKED_AT = 50

_IS_ON = pattern(
    r"[\s:=(,\u2013-]*(?:(?:is|on|am|le|el|il|was|ist|est|es|set|for|date|day|planned|the|"
    r"dated)\s+){0,3}\(?"
)


class Offset(Struct, frozen=True):
    """Days from an event. `day` where the event's own day is known; `is_sure` where the words
    say both the length and the event. `anchor` is "today" for the record's own day.
    """

    start: int
    end: int
    anchor: str
    offset: str
    day: dt.date | None
    is_sure: bool


class _Known(Struct, frozen=True):
    """What the text says elsewhere: its days, and its events by start and by end."""

    days: Sequence[Day]
    by_start: Mapping[int, Found[str]]
    by_end: Mapping[int, Found[str]]
    first: Sequence[Found[str]]


def offsets_in(scan: Scanner, days: Sequence[Day]) -> Iterator[Offset]:
    """The days counted from another one, in order; `days` are those of the text in its order.

    Only the first of very many days and events are ever looked for.
    """
    found_events = list(events().find(scan.text, scan.start, scan.end))
    known = _Known(
        days[:_LOOKED_AT],
        {found.start: found for found in found_events},
        {found.end: found for found in found_events},
        found_events[:_LOOKED_AT],
    )
    at = 0
    while at < len(scan.tokens):
        length = duration_at(scan.text, scan.tokens, at, scan.end)
        if length and length.seconds >= DAY_SECONDS and length.amount <= _MOST:
            found = _counted(scan, at, length, known)
            at = length.after
            if found:
                yield found
                while at < len(scan.tokens) and scan.tokens[at].start < found.end:
                    at += 1  # what is counted from is no day of its own: 2 weeks before go-live
            continue
        event = known.by_start.get(scan.tokens[at].start)
        if event and (day_itself := _itself(scan, at, event, known)):
            yield day_itself
        at += 1


def _counted(scan: Scanner, at: int, length: Duration, known: _Known) -> Offset | None:
    here, word = length.after, scan.word(length.after)
    is_joined = len(scan.gap(here - 1)) <= 2 and scan.gap(here - 1)[:1] not in (".", ";")
    if is_joined and word == "a" and scan.word(here + 1) in _COUNTING:
        here, word = here + 2, scan.word(here + 2)
    elif is_joined and word in _COUNTED:
        here, word = here + 1, scan.word(here + 1)
    elif is_joined and word == "aro" and (order := known.by_start.get(scan.tokens[here].start)):
        return Offset(length.start, order.end, "order", length.iso, None, is_sure=True)
    plus = _plus(scan, at, length, known)
    if plus:
        return plus
    if is_joined and word in _FORWARD | _BACKWARD:
        sign = -1 if word in _BACKWARD else 1
        found = _from_anchor(scan, length, here + 1, sign, known)
        is_of_an_event = found is None or found.anchor not in ("date", "today")
        return found if is_of_an_event or word not in ("de", "del") else None
    if is_joined and word in _LATER:
        return _from_day(
            length, scan.tokens[here].end, _day_before(known.days, length.start), "date"
        )
    if _is_from_now(scan, _before_a_range(scan, at)):
        event = _event_in_front(scan, length, known)
        if event:
            day = _day_of_event(scan, event, known)
            shifted = moved(day, length, 1) if day else None
            return Offset(length.start, length.end, event.meaning, length.iso, shifted, False)
        return _from_day(length, length.end, scan.written_on, "today")
    return None


def _event_in_front(scan: Scanner, length: Duration, known: _Known) -> Found[str] | None:
    """`After signature we deliver within six weeks`: the event that opens the sentence."""
    opening = scan.text[max(0, length.start - _LONGEST_LEAD) : length.start]
    begins = length.start - len(_SENTENCE.split(opening)[-1])
    for event in known.first:
        if begins <= event.start and event.end <= length.start:
            at = first_index(scan.tokens, event.start) - 1
            back = at
            while scan.word(back) in (_SKIPPED | _IS | {"a"}) - _OPENS and at - back <= _FARTHEST:
                back -= 1
            if scan.word(back) in _OPENS:
                return event
    return None


def _is_from_now(scan: Scanner, at: int) -> bool:
    """`in`, `within the next`, `daqui a`: do the words up to an index begin a time from today?"""
    if scan.word(at) in _COMING:
        at -= 1
    if scan.word(at) == "a" and scan.word(at - 1) in ("daqui", "ici"):
        return True
    return scan.word(at) in _WITHIN or (scan.word(at) in LINKS and scan.word(at - 1) in _WITHIN)


def _before_a_range(scan: Scanner, at: int) -> int:
    """The word before a length, or before the range whose later end it is (`in 2-3 weeks`)."""
    back = at - 1 - (scan.word(at - 1) in _OR)
    is_number = scan.number(back) is not None or scan.word(back) in number_words()
    is_range = back < at - 1 or scan.gap(back).strip() in ("-", "–", "/")
    return back - 1 if back >= 0 and is_number and is_range else at - 1


_OR = frozenset("to or bis oder à ou a o até".split())  # noqa: SIM905 - a word list


def _plus(scan: Scanner, at: int, length: Duration, known: _Known) -> Offset | None:
    """`UAT + 15 business days`, `signature plus four weeks`"""
    is_word = scan.word(at - 1) == folded("plus")
    if at == 0 or not (is_word or scan.gap(at - 1).strip() == "+"):
        return None
    event = known.by_end.get(scan.tokens[at - 1 - is_word].end)
    if event is None:
        return None
    day = _day_of_event(scan, event, known)
    shifted = moved(day, length, 1) if day else None
    return Offset(event.start, length.end, event.meaning, length.iso, shifted, is_sure=True)


def _from_anchor(
    scan: Scanner, length: Duration, here: int, sign: int, known: _Known
) -> Offset | None:
    """What stands behind `after` or `before`: today, that day, a date, or an event."""
    first = here
    while here < len(scan.tokens) and here - first <= _FARTHEST:
        event = known.by_start.get(scan.tokens[here].start)
        if event:
            day = _day_of_event(scan, event, known)
            offset = length.iso if sign > 0 else f"-{length.iso}"
            shifted = moved(day, length, sign) if day else None
            return Offset(length.start, event.end, event.meaning, offset, shifted, is_sure=True)
        dated = next(
            (day for day in known.days if day.start <= scan.tokens[here].start < day.end), None
        )
        if dated:
            return _from_day(length, dated.end, dated.day, "date", sign)
        if scan.word(here) in _TODAY:
            return _from_day(length, scan.tokens[here].end, scan.written_on, "today", sign)
        is_of = scan.word(here + 1) in LINKS  # the date of signature
        if scan.word(here) in _THAT and not is_of:
            return _from_day(
                length, scan.tokens[here].end, _day_before(known.days, length.start), "date", sign
            )
        if scan.word(here) not in _SKIPPED | _THAT | _IS | {"a"}:
            return _from_name(scan, length, here, sign, known)
        here += 1
    return None


def _from_name(
    scan: Scanner, length: Duration, here: int, sign: int, known: _Known
) -> Offset | None:
    """`2 weeks before FPI`, where the text says elsewhere when FPI is."""
    word = scan.word(here)
    for day in known.days:
        before = scan.text[max(0, day.start - _NEAR) : day.start]
        last = [folded(part) for part in before.replace("=", " ").replace(":", " ").split()][-3:]
        if word in last and day.day:
            return _from_day(length, scan.tokens[here].end, day.day, "date", sign)
    return None


def _from_day(
    length: Duration, end: int, day: dt.date | None, anchor: str, sign: int = 1
) -> Offset | None:
    if day is None:
        return None
    offset = length.iso if sign > 0 else f"-{length.iso}"
    return Offset(length.start, end, anchor, offset, moved(day, length, sign), anchor == "today")


def _itself(scan: Scanner, at: int, event: Found[str], known: _Known) -> Offset | None:
    """`at go-live`, `upon countersignature`, `as soon as the contract is countersigned`."""
    back = at - 1
    is_since = scan.spelt(at - 2).casefold() == "dès" or scan.spelt(back).casefold() == "dès"
    while scan.word(back) in _SKIPPED | _IS - _AT and at - back <= _FARTHEST:
        back -= 1
    is_since = is_since or (
        scan.word(back) in ("after", "nach", "apre") and scan.word(back - 1) in _AT_ONCE
    )
    if not (scan.word(back) in _AT or is_since) or event.meaning == "order":
        return None
    return Offset(
        event.start, event.end, event.meaning, "P0D", _day_of_event(scan, event, known), False
    )


def _day_of_event(scan: Scanner, event: Found[str], known: _Known) -> dt.date | None:
    """The day that the text says for an event: right behind it, or behind another of its kind."""
    if not known.days:
        return None
    again = (found.end for found in known.first if found.meaning == event.meaning)
    for place in (event.end, *again):
        for day in known.days:
            between = scan.text[place : day.start] if place <= day.start else None
            if between is not None and day.day and _IS_ON.fullmatch(between[:_NEAR]):
                return day.day
    return None


def is_told_by(offset: Offset, day: Day, text: str) -> bool:
    """`3 months before go-live on 1 July`: is this the day of the event, which the days are
    counted from?
    """
    if offset.day is None or offset.offset == "P0D" or offset.anchor in ("today", "date"):
        return False
    between = text[offset.end : day.start] if offset.end <= day.start else None
    return between is not None and bool(_IS_ON.fullmatch(between[:_NEAR]))


def _day_before(known: Sequence[Day], place: int) -> dt.date | None:
    """The last day named before a place."""
    return next((day.day for day in reversed(known) if day.end <= place and day.day), None)


def moved(day: dt.date, length: Duration, sign: int) -> dt.date | None:
    """The day so much later, or earlier where `sign` is -1; None beyond the calendar."""
    count = int(length.amount) * sign
    try:
        if length.unit == "WD":
            return _working_days(day, count)
        if length.unit in ("M", "Y"):
            months = day.year * 12 + day.month - 1 + count * (12 if length.unit == "Y" else 1)
            year, month = months // 12, months % 12 + 1
            return calendar_day(year, month, day.day) or last_day_of_month(year, month)
        return day + dt.timedelta(seconds=int(length.seconds) * sign)
    except (OverflowError, ValueError):
        return None


def _working_days(day: dt.date, count: int) -> dt.date:
    step = dt.timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day
