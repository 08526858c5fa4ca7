"""What a sync pack holds: one page for one role, every text in typed parts."""

import datetime as dt

from msgspec import Struct

from commitcheck.assessment.vision_page import VisionPage
from commitcheck.model.finding import Finding, Quote
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import Diagnosis


class Option(Struct, frozen=True):
    """One way out, with what it does to the date, to capacity (person-weeks) and to ARR."""

    text: Phrase
    date: Phrase
    capacity: Phrase
    arr: Phrase


class Decision(Struct, frozen=True):
    """What only this role can decide about one subject. `finding` leads, `also` are the codes of
    everything else that stands on it; `by` is the day of the expected signature.
    """

    finding: Finding
    title: str = ""
    customer: str = ""
    deal: str = ""
    arr: Phrase | None = None
    quote: Quote | None = None
    source_ref: str | None = None
    options: tuple[Option, ...] = ()
    also: tuple[str, ...] = ()
    by: dt.date | None = None


class Clause(Struct, frozen=True):
    """A promise in a draft: fine as it is, or what is wrong and what could stand there."""

    commitment: str
    title: str
    quote: Quote
    problems: tuple[Phrase, ...] = ()
    wording: str | None = None


class Signing(Struct, frozen=True):
    """A deal that is about to be signed. `verdict` is the deal's, as in the report."""

    deal: str
    customer: str
    verdict: str
    on: dt.date | None
    arr: Phrase
    clauses: tuple[Clause, ...]


class Offer(Struct, frozen=True):
    """What sales can promise today: a thing, what to say of it, and to whom by segment."""

    name: str
    said: Phrase


class Sellable(Struct, frozen=True):
    """Offers of today and of a date, within which limits, and the segments they are for."""

    today: tuple[Offer, ...] = ()
    dated: tuple[Offer, ...] = ()
    limits: tuple[Offer, ...] = ()
    segments: tuple[Phrase, ...] = ()


class Owed(Struct, frozen=True):
    """A signed promise that falls due, or is overdue. `state` says how it stands."""

    commitment: str
    customer: str
    title: str
    due: dt.date
    owner: str | None
    state: Phrase


class Habits(Struct, frozen=True):
    """One candidate each, made of counts."""

    stop: Phrase
    start: Phrase
    keep: Phrase


class Pack(Struct, frozen=True):
    """One role's page for 25 minutes. `holders` are the stakeholders of the role; nobody may
    hold it, which is said on this page only. `decisions` come in the order of the meeting.
    """

    role: str
    holders: tuple[str, ...]
    product: str
    as_of: dt.date
    truth: str
    last_synced: dt.date | None
    changes: tuple[Phrase, ...]
    vision: VisionPage
    sign_offs: tuple[Phrase, ...]
    habits: Habits
    next_sync: dt.date
    cadence_days: int
    numbers: tuple[Phrase, ...] = ()
    diagnosis: Diagnosis | None = None
    decisions: tuple[Decision, ...] = ()
    agenda: tuple[Finding, ...] = ()
    signings: tuple[Signing, ...] = ()
    wording_note: str = ""
    sellable: Sellable | None = None
    owed: tuple[Owed, ...] = ()
    owed_days: int = 90
