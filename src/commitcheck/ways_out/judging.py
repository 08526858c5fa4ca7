"""One deal of a changed project, judged by every rule that can say something about a deal.

What a report has besides (metrics, diagnosis, pictures) is not worked out here, because a search
judges hundreds of versions; the version that it ends with is judged whole.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from commitcheck.assessment.answers import answers
from commitcheck.assessment.coverage import coverage
from commitcheck.assessment.deals import deal_answers, standing_against
from commitcheck.assessment.engine import fields_read, run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.usable_days import with_usable_days
from commitcheck.assessment.waiving import waive
from commitcheck.model.finding import Finding, Subject
from commitcheck.model.phrase import Phrase
from commitcheck.model.project import Project
from commitcheck.model.report import DealAnswer
from commitcheck.model.vocabulary import DRAFT_STATUSES
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

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
