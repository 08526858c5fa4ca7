"""From a deal to its way out: changes are offered, searched and proven, then put in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.answers import answers, leading_first
from commitcheck.assessment.assess import assess
from commitcheck.assessment.coverage import coverage
from commitcheck.assessment.deals import deal_answers, standing_against
from commitcheck.assessment.engine import fields_read, run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.assessment.waiving import waive
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.phrase import Phrase, counted, first_ids, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.report import DealAnswer, Report
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.model.way_out import Step, WayOut
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context
from commitcheck.rules.terms.work_units import demand_by_period
from commitcheck.ways_out.candidate import APPROVED_FIELDS, Candidate, Chosen, changed, in_order
from commitcheck.ways_out.cures.case import Case
from commitcheck.ways_out.cures.catalogue import offered
from commitcheck.ways_out.search import Found, Gap, Left, Outcome, Search
from commitcheck.ways_out.steps import steps_of
from commitcheck.ways_out.wording import Library

# One deal of a changed project, judged by every rule that can say something about a deal.
#
# What a report has besides (metrics, diagnosis, pictures) is not worked out here, because a search
# judges hundreds of versions; the version that it ends with is judged whole.

_OF_NO_DEAL = (
    "POS", "WVR", "GOV201", "GOV202", "GOV203", "GOV204", "CAP502", "CAP504", "DEB902", "DEB903",
    "DEB904", "DEB905",
)  # fmt: skip
"""Rules that speak of the whole or of the vision: no verdict of a deal rests on them."""

_READ = {rule.info.code: frozenset(rule.reads) for rule in ALL_RULES}


class Judged(Struct, frozen=True):
    """What was said of the deal, the findings that stand against it, and what they were found in.

    `unclear` are ids of its drafts that could not be judged, `lacks` says that a plain yes to
    one of its drafts would rest on something that is not there.
    """

    context: Context
    answer: DealAnswer | None
    against: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    unclear: tuple[str, ...] = ()
    lacks: bool = False
    why_unclear: Phrase | None = None

    @property
    def verdict(self) -> str:
        return self.answer.verdict if self.answer else ""


def judged(project: Project, settings: Settings, deal: str) -> Judged:
    """The deal as it would be with this project; no answer where nothing of it is left."""
    project = with_usable_days(project, settings.as_of)
    if not settings.use_waivers:
        project = replace(project, waivers=())
    rules = tuple(it for it in settings.rules if not it.info.code.startswith(_OF_NO_DEAL))
    every = tuple(it.info.code for it in settings.rules)
    context = Context(project, settings.as_of, known_codes=every)
    found = waive(context, run_rules(rules, context, settings).findings).findings
    looked = coverage(settings.rules, context, settings.wants_whole)
    said = answers(context, found, fields_read(settings.rules, settings), looked)
    drafts = [it for it in context.by_deal.get(deal, ()) if it.is_draft]
    unclear = [
        it
        for it in said
        if it.deal == deal and it.status in DRAFT_STATUSES and it.answer == "could_not_be_judged"
    ]
    return Judged(
        context=context,
        answer=next((it for it in deal_answers(context, found, said) if it.id == deal), None),
        findings=found,
        against=standing_against(context, found, deal),
        unclear=tuple(it.commitment for it in unclear),
        why_unclear=unclear[0].why if unclear else None,
        lacks=any(looked.missing(promise, context) for promise in drafts),
    )


def worsened(before: Judged, after: Judged, deal: str) -> tuple[Finding, ...]:
    """What stands against any other deal after a change that did not before, or weighs more."""
    known = {key: _weight(found) for key, found in _of_others(before, deal)}
    lighter = (-1, False)
    told = (it for key, it in _of_others(after, deal) if _weight(it) > known.get(key, lighter))
    return tuple(dict.fromkeys(told))


def _of_others(judged: Judged, deal: str) -> Iterator[tuple[tuple[str, Subject, str], Finding]]:
    """Findings that no waiver covers, by rule, subject and each other deal that they touch."""
    promises = judged.context.project.by_id
    for found in judged.findings:
        if found.waived_by is not None:
            continue
        touched = list(found.deals)
        if found.subject.kind == "deal":
            touched.append(found.subject.id)
        elif found.subject.kind == "commitment" and found.subject.id in promises:
            touched.append(promises[found.subject.id].deal_id)
        for other in touched:
            if other != deal:
                yield (found.code, found.subject, other), found


def _weight(found: Finding) -> tuple[int, bool]:
    return int(found.severity), found.worse_when_signed


def fields_of(codes: Iterable[str]) -> frozenset[str]:
    """The fields of a promise that these rules look at."""
    return frozenset(name for code in codes for name in _READ.get(code, ()))


_ALTERNATIVES, _TRIES, _JUDGED_FOR_THEM = 2, 4, 24
_MANY_RELATED = 10
"""A finding that names so many things may have left out others."""

_NEEDED_COLUMNS = frozenset(
    name
    for rule in ALL_RULES
    for need in (*rule.needs, *(need for part in rule.parts for need in part.needs))
    for name in need.columns
)
"""Columns without which some rule does not run: a change that adds one lets it run on every row."""


def way_out(
    project: Project, settings: Settings, report: Report, deal: str, library: Library
) -> WayOut:
    """The way out of one deal. `report` is that of the whole project with the same settings.

    A deal that is fine as it is has a way out of no steps.
    """
    answer = next(it for it in report.deals if it.id == deal)
    plain = replace(settings, deal=None, customer=None, engine="off")
    finder = Finder(project, plain, deal, _mapped(report))
    found = finder.found()
    made = WayOut(
        deal=answer.id,
        customer=answer.customer,
        before=answer.verdict,
        as_of=settings.as_of,
        signature=answer.signature,
        currency=answer.currency,
        is_complete=found.is_complete,
        note=library.note,
    )
    if not answer.drafts:
        is_fine = answer.verdict in ("conforms", "no_conflict_seen")
        return replace(
            made, after=answer.verdict if is_fine else None, why=None if is_fine else _SIGNED
        )
    if found.chosen is None:
        return _without(made, finder)
    after = _proof(project, replace(settings, deal=None, customer=None), deal, found.chosen)
    if after is None or after.verdict not in ("sign", "no_conflict_seen"):
        return replace(made, is_unclear=True, why=_WORDS_SAY_MORE)
    others = finder.alternatives(found)

    def told(chosen: Chosen) -> tuple[Step, ...]:
        return steps_of(finder.start.context, in_order(chosen), answer, library)

    return replace(
        made,
        after=after.verdict,
        missing=after.missing,
        keeps_arr=answer.arr,
        steps=told(found.chosen),
        alternatives=tuple(map(told, others)),
    )


_SIGNED = words("all of it is signed, and what was signed is not changed here")


_WORDS_SAY_MORE = words(
    "its columns could be brought in order, but the words of its promises say more: decide on them"
    " first (commitcheck confirm)"
)


class Finder:
    """The search of one deal, with what is judged along the way."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        deal: str,
        mapped: Mapping[str, tuple[str, str]],
        agreements: Collection[str] | None = None,
    ) -> None:
        """`agreements` are the rules that an approval may cure, where not all are."""
        self._project = project
        self._settings = settings
        self._deal = deal
        self._mapped = mapped
        self._agreements = agreements
        self._known: dict[Chosen, Outcome] = {}
        self._unchanged: dict[frozenset[str], Judged] = {}
        self._places = _places(project.commitments, deal)
        self.start: Judged = judged(project, settings, deal)
        self._search = Search(self.attempt, self._names_columns)

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """Every change that was offered."""
        return tuple(self._search.offered)

    def found(self) -> Found:
        """The cheapest set; where the search was cut short, a set of which all is needed."""
        found = self._search.cheapest()
        if found.chosen is not None or found.is_complete:
            return found
        return Found(self._search.repaired(), is_complete=False)

    def alternatives(self, found: Found) -> list[Chosen]:
        """Other sets that work, of which somebody else has to move."""
        movers = [] if found.chosen is None else [_movers(found.chosen)]
        others: list[Chosen] = []
        for _ in range(_TRIES if found.chosen else 0):
            other = self._search.cheapest(_JUDGED_FOR_THEM).chosen
            if other is None or len(others) == _ALTERNATIVES:
                break
            if _movers(other) not in movers:
                movers.append(_movers(other))
                others.append(other)
        return others

    def judged_with(self, chosen: Chosen) -> Judged:
        """The deal with these changes made."""
        copy = changed(self._project, chosen, self._settings.as_of)
        return judged(copy, self._settings, self._deal)

    def attempt(self, chosen: Chosen) -> Outcome:
        """Judge the deal with these changes made."""
        if chosen not in self._known:
            self._known[chosen] = self._outcome(chosen)
        return self._known[chosen]

    def _outcome(self, chosen: Chosen) -> Outcome:
        as_of = self._settings.as_of
        tried = self.start
        if chosen:
            tried = judged(changed(self._project, chosen, as_of), self._settings, self._deal)
        is_sound = tried.verdict == "sign"
        is_fine = is_sound or (tried.verdict == "no_conflict_seen" and self.start.lacks)
        others = worsened(self._as_it_is(chosen), tried, self._deal) if is_fine and chosen else ()
        if is_fine and not others:
            return Outcome()
        case = Case(tried.context, self._deal, self._places, self._mapped)
        against = sorted((*tried.against, *others), key=leading_first)
        more = tuple(
            it
            for found in against
            for it in offered(case, found)
            if it.action != "approve" or self._agreements is None or found.rule in self._agreements
        )
        left = map(self._left_of, others) if others else self._left(tried)
        return Outcome(tuple(left), more, () if chosen else tuple(self._gaps()))

    def _as_it_is(self, chosen: Chosen) -> Judged:
        """Nothing changed, with the columns that these changes name: what a rule says of others
        because it has a column now is not the change's doing.
        """
        columns = frozenset(name for it in chosen for name in it.fields) & _NEEDED_COLUMNS
        fields = self._project.fields | columns
        if fields == self._project.fields:
            return self.start
        if fields not in self._unchanged:
            copy = replace(self._project, fields=fields)
            self._unchanged[fields] = judged(copy, self._settings, self._deal)
        return self._unchanged[fields]

    def _gaps(self) -> Iterable[Gap]:
        """By how much the drafts are too much work for a period, and what each brings into it."""
        context = self.start.context
        full = {found.subject.id for found in self.start.against if found.rule == "CAP501"}
        for row in demand_by_period(context) if full else ():
            most: dict[int, float] = {}
            for unit in row.every_unit:
                for promise in unit.promises:
                    if promise.id in self._places:
                        place = self._places[promise.id]
                        most[place] = most.get(place, 0) + unit.effort
            if row.period.id in full:
                slack = 1e-6 * max(1, row.with_drafts)  # what a sum of fractions may be off by
                yield Gap(row.with_drafts - row.available - slack, most)

    def _left(self, tried: Judged) -> Iterable[Left]:
        yield from map(self._left_of, tried.against)
        unclear = frozenset(self._places[it] for it in tried.unclear if it in self._places)
        if unclear or not tried.against:
            yield Left(unclear, _EVERY_FIELD)

    def _left_of(self, found: Finding) -> Left:
        return Left(self._places_of(found), _fields_of(found))

    def _places_of(self, found: Finding) -> frozenset[int]:
        """Drafts of the deal without a change of which the finding stays; none means any."""
        if found.subject.kind != "commitment" or len(found.related) >= _MANY_RELATED:
            return frozenset()
        ids = (found.subject.id, *(it.id for it in found.related if it.kind == "commitment"))
        return frozenset(self._places[name] for name in ids if name in self._places)

    def _names_columns(self, candidate: Candidate) -> bool:
        return not _NEEDED_COLUMNS.isdisjoint(candidate.fields - self._project.fields)


_EVERY_FIELD = frozenset(Commitment._fields)


def _fields_of(found: Finding) -> frozenset[str]:
    """What its rule reads; an approval is of more than itself."""
    read = fields_of((found.rule,)) or _EVERY_FIELD
    return read | APPROVED_FIELDS if "approvals" in read else read


def _places(promises: tuple[Commitment, ...], deal: str) -> Mapping[str, int]:
    """The drafts of a deal by their ids; an id that is there twice is nobody's."""
    rows = Counter(promise.id for promise in promises)
    return {
        promise.id: place
        for place, promise in enumerate(promises)
        if promise.deal_id == deal and promise.is_draft and rows[promise.id] == 1
    }


def _mapped(report: Report) -> Mapping[str, tuple[str, str]]:
    """What the words of unmapped promises are certainly close to."""
    fields = ("capability", "roadmap_item")
    return {
        hint.commitment: (hint.kind, hint.id)
        for hint in reversed(report.suggestions)
        if hint.kind in fields and hint.band == "match" and hint.why == "unlinked"
    }


def _proof(project: Project, settings: Settings, deal: str, chosen: Chosen) -> DealAnswer | None:
    """The deal in a whole report on the changed project."""
    copy = changed(project, chosen, settings.as_of)
    return next((it for it in assess(copy, settings).deals if it.id == deal), None)


def _movers(chosen: Chosen) -> frozenset[str]:
    return frozenset(who for it in chosen for who in (it.roles or (it.who,)))


def _without(made: WayOut, finder: Finder) -> WayOut:
    """No set of changes leads out, and why."""
    if any(found.code == "VIS602:excluded" for found in finder.start.against):
        return replace(made, why=_EXCLUDED)
    if unclear := finder.start.unclear:
        known = finder.start.context.project.by_id
        broken = [id_ for id_ in unclear if id_ in known and known[id_].unusable]
        said = "{} could not be judged, and no change helps that: {} {} first ({})"
        do, how = _MEND if broken else _DECIDE
        names = first_ids(broken or unclear, _LISTED)
        number = words(counted(len(unclear), "promise"))
        return replace(made, is_unclear=True, why=phrase(said, number, do, names, how))
    is_judged = made.before != "could_not_be_judged"
    return replace(made, why=_NOTHING_LEFT if is_judged else _ELSEWHERE)


_LISTED = 5
_DECIDE = words("decide on"), words("commitcheck confirm")
_MEND = words("mend the record of"), words("commitcheck check")
"""`confirm` asks nothing of a cell that could not be used."""
_EXCLUDED = words("its segment is excluded by the positioning: no change of a clause helps")
_ELSEWHERE = words("what is missing to judge it is no change of its promises")
_NOTHING_LEFT = words("no set of changes to its own drafts leaves anything to sign")
