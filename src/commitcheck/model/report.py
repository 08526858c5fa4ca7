"""Everything that is shown, in one value: reporters look nothing up and decide nothing.

JSON v1 is this value written down, and enough to draw every picture again. It can be copied,
pickled and compared; what its files still hold (`Origin`, `Figures`, the rows of `tables`) is
worked out when somebody reads it, and by then it is a plain value. Texts that come
from the user's files stand in fields whose name says so (`customer`, `deal`, `title`, quotes)
or in `Phrase` parts, so that redaction can replace them once, here.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from commitcheck.model.figures import (
    CapacityRow,
    Demand,
    Figures,
    KnownFigures,
    Metric,
    ThemeRow,
    TimelineRow,
)
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.history import History
from commitcheck.model.location import Location, SourceTable
from commitcheck.model.own_rule import RuleCard
from commitcheck.model.phrase import Phrase
from commitcheck.model.project import InputFile
from commitcheck.model.reading import ReadPromise
from commitcheck.model.way_out import WayOut


class Verdict(Struct, frozen=True):
    """One sentence for the portfolio, and the counts behind it (open promises)."""

    sentence: str
    open: int = 0
    signed: int = 0
    pre_signature: int = 0
    nonconforming: int = 0
    preventable: int = 0
    clean: int = 0
    no_conflict_seen: int = 0
    could_not_be_judged: int = 0
    left_out: int = 0
    """Of these, the promises that the run itself left unjudged, by leaving rules out."""
    against_non_goals: int = 0
    """Open promises that a non-goal speaks against, whether anything links them to the vision."""
    waived: int = 0
    first_signature_in_days: int | None = None


class Origin(Protocol):
    """Where a promise stands in its file, and its own words there."""

    @property
    def at(self) -> Location: ...

    @property
    def quote(self) -> Quote | None: ...


class KnownOrigin(Struct, frozen=True):
    at: Location
    quote: Quote | None = None


class Answer(Struct, frozen=True):
    """What is said of one promise: `does_not_conform`, `could_not_be_judged`,
    `no_conflict_seen` or `conforms`, the first of these that fits.

    Promises that are not open (delivered, released, withdrawn, lapsed) have the answer of their
    findings too but count nowhere in the verdict. `headline` is the code of the finding its
    card leads with; `why` says why it could not be judged. `next_step` and `by` are the headline's.
    """

    commitment: str
    customer: str
    deal: str
    title: str
    status: str
    answer: str
    origin: Origin
    headline: str | None = None
    why: Phrase | None = None
    next_step: Phrase | None = None
    by: dt.date | None = None
    due: dt.date | None = None
    signature: dt.date | None = None
    is_left_out: bool = False
    """It could have been judged, but rules were left out, or one of the company's own unusable."""
    missing: tuple[Phrase, ...] = ()
    """What `conforms` would rest on and is not there, where no conflict was seen."""

    @property
    def at(self) -> Location:
        return self.origin.at

    @property
    def quote(self) -> Quote | None:
        return self.origin.quote


class Change(Struct, frozen=True):
    """One thing to do to a deal: strike, edit or decide; who must, and by when."""

    action: str
    rule: str
    text: Phrase
    who: str
    by: dt.date | None = None
    commitment: str | None = None


class DealAnswer(Struct, frozen=True):
    """One word per deal, the first that fits. With drafts: `do_not_sign`, `sign_with_changes`,
    `could_not_be_judged`, `no_conflict_seen`, `sign`; without: `conflicts`, `owes_changes`,
    `could_not_be_judged`, `no_conflict_seen`, `conforms`. `owed` are the errors on its promises
    that are signed already, `missing` what the last word would rest on and is not there.
    `arr` is the deal's, counted once.
    """

    id: str
    customer: str
    verdict: str
    changes: tuple[Change, ...] = ()
    owed: tuple[Change, ...] = ()
    signature: dt.date | None = None
    arr: float | None = None
    currency: str | None = None
    missing: tuple[Phrase, ...] = ()
    as_read: str | None = None
    """The word that would stand here if what was read from words were given, where it is worse."""
    drafts: int = 0
    """How many of its promises are not signed yet."""
    way_out: WayOut | None = None
    """What would make it sound, where somebody asked for this deal alone."""


class PromiseAsRead(Struct, frozen=True):
    """A promise as its words state it: `commitment` is the record's own id, or `ID~hex` where the
    words hold several. `start` and `end` count the code points of the record's `field`.
    """

    commitment: str
    record: str
    deal: str
    customer: str
    answer: str
    field: str
    words: str
    start: int
    end: int
    at: Location
    read: ReadPromise


class AsRead(Struct, frozen=True):
    """What the words of promises add that no column states.

    `deals` are those that an error as read stands against, each with its word. `deciding` are the
    findings that count like given ones, where the run takes clear words at their word: they are
    among the findings of the report too. Nothing else here decides an exit code. `no_promises`
    are words that look like a promise and are none of ours; the modality says why.
    """

    sentence: str
    findings: tuple[Finding, ...] = ()
    promises: tuple[PromiseAsRead, ...] = ()
    deals: tuple[tuple[str, str], ...] = ()
    deciding: tuple[Finding, ...] = ()
    no_promises: tuple[PromiseAsRead, ...] = ()

    @property
    def every(self) -> tuple[PromiseAsRead, ...]:
        """Promises, and what is none."""
        return self.promises + self.no_promises

    @property
    def record_of(self) -> Mapping[str, str]:
        """By the id of a promise as read, that of its record."""
        return {promise.commitment: promise.record for promise in self.promises}

    @property
    def unwaived(self) -> tuple[Finding, ...]:
        """What stands here and not among the findings of the report too."""
        twice = {(found.subject, found.code, found.message) for found in self.deciding}
        return tuple(
            found
            for found in self.findings
            if found.waived_by is None and (found.subject, found.code, found.message) not in twice
        )

    @property
    def errors(self) -> int:
        """Unwaived errors that decide nothing."""
        return sum(found.severity is Severity.ERROR for found in self.unwaived)

    def of(self, promise: str) -> tuple[Finding, ...]:
        """The unwaived findings about the promise of this id."""
        return tuple(found for found in self.unwaived if found.subject.id == promise)


class Suggestion(Struct, frozen=True):
    """What a promise's text may be about: never a finding. `why` is unlinked, non_goal,
    elsewhere or suspect; `band` is match, possible or none; `evidence` are the shared words.
    """

    commitment: str
    kind: str
    id: str
    band: str
    score: float
    why: str
    evidence: tuple[str, ...] = ()
    note: Phrase | None = None
    quotes: tuple[Quote, ...] = ()


class NotChecked(Struct, frozen=True):
    """A rule, a part of one, or a promise that could not be judged, and what would change that."""

    rule: str
    reason: Phrase
    needs: str


class Signal(Struct, frozen=True):
    """One yes/no sign of a root problem, with its number; `lit` is None when not known."""

    id: str
    lit: bool | None
    decisive: bool
    text: Phrase


class RootProblem(Struct, frozen=True):
    """One of the four root problems. `level` is clear, watch, present or could_not_be_judged."""

    id: str
    name: str
    level: str
    signals: tuple[Signal, ...]


class Diagnosis(Struct, frozen=True):
    """Which root problem dominates, the smallest rung that addresses it, and what comes next.

    `history` holds the dominant roots of the runs before, oldest first: they may move the rung.
    """

    roots: tuple[RootProblem, ...] = ()
    dominant: str | None = None
    rung: int | None = None
    remedy: str | None = None
    next_rung: int | None = None
    next_remedy: str | None = None
    history: tuple[str | None, ...] = ()


class WaiverUse(Struct, frozen=True):
    """One waiver: `state` is active, expiring, expired, unused or refused; why, in `note`."""

    id: str
    rule: str
    state: str
    covers: int
    expires_on: dt.date | None
    note: Phrase | None = None


class Worse(Struct, frozen=True):
    """A finding, as `VIS603 C-1`, that its baseline entry does not cover any more, and why."""

    finding: str
    reason: Phrase


class BaselineSummary(Struct, frozen=True):
    """Known debt: how much still occurs, and the entries that no longer do.

    `worse` are findings of entries that were taken for something else or lighter, with what
    changed: they count as new. `uncompared` were known by an entry of a version-1 baseline,
    which does not say what it was about. `accepted` of the known are about what is not signed
    yet, and do not fail a run until the day of `drafts_until`.
    """

    path: str
    known: int
    gone: tuple[str, ...] = ()
    worse: tuple[Worse, ...] = ()
    uncompared: int = 0
    accepted: int = 0
    drafts_until: dt.date | None = None


class Loosened(Struct, frozen=True):
    """Something that the configuration or the command line ignores or loosens.

    `is_policy`: a threshold that the vision sets for its product, which may be a stricter one.
    """

    what: str
    by: str
    is_policy: bool = False


class Threshold(Struct, frozen=True):
    """A value of the policy in force; `source` is default, stage, pack or policy."""

    key: str
    value: str
    source: str
    rules: tuple[str, ...] = ()


class Report(Struct, frozen=True):
    """One run's result. Sections that have nothing to say are empty, never missing."""

    version: str
    product: str
    as_of: dt.date
    verdict: Verdict
    inputs: tuple[InputFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    commitments: tuple[Answer, ...] = ()
    deals: tuple[DealAnswer, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    figures: Figures = KnownFigures()
    not_checked: tuple[NotChecked, ...] = ()
    diagnosis: Diagnosis = Diagnosis()
    waivers: tuple[WaiverUse, ...] = ()
    baseline: BaselineSummary | None = None
    loosened: tuple[Loosened, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    tables: tuple[SourceTable, ...] = ()
    """The promises as they came, for csv and xlsx; without them these write the answers alone.
    They hold the user's words, so a redacted report has none.
    """
    demand: Demand | None = None
    """What nothing in the vision answers, where it was looked for; a redacted report has none."""
    own_rules: tuple[RuleCard, ...] = ()
    """The rules of this run that are not commitcheck's own."""
    silent: frozenset[str] = frozenset()
    """The rules that did not run at all, because they could not or were not asked."""
    as_read: AsRead | None = None
    history: History | None = None
    """Whether signed promises held when they were signed, where the history was asked for."""
    product_id: str | None = None
    """The product's short name, for one line in a log."""
    narrowed_to: str | None = None
    """The deal, customer or kind of promise that was asked for, in words; None shows all."""
    filters: tuple[tuple[str, str], ...] = ()
    """Of these, what was asked of promises, as `(("owner", "pm"),)`."""

    @property
    def timeline(self) -> tuple[TimelineRow, ...]:
        return self.figures.timeline

    @property
    def capacity(self) -> tuple[CapacityRow, ...]:
        return self.figures.capacity

    @property
    def themes(self) -> tuple[ThemeRow, ...]:
        return self.figures.themes

    @property
    def metrics(self) -> tuple[Metric, ...]:
        return self.figures.metrics

    @property
    def left_out(self) -> tuple[str, ...]:
        """What this run was told to leave out or take lightly, and by whom: said in every format.

        A green report that does not say it would be read as a whole one.
        """
        shown = (f"only {self.narrowed_to} is shown",) if self.narrowed_to is not None else ()
        softened = (f"{it.what} ({it.by})" for it in self.loosened if not it.is_policy)
        return (*shown, *softened, *self._accepted)

    @property
    def _accepted(self) -> tuple[str, ...]:
        known = self.baseline
        if known is None or not known.accepted:
            return ()
        findings = "finding" if known.accepted == 1 else "findings"
        until = f"accepted until {known.drafts_until}"
        return (f"{known.accepted} {findings} about drafts {until} ({known.path})",)

    @property
    def unwaived(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.waived_by is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.waived_by is not None)
