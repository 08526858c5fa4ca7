"""The same id is used twice in one collection.

What: two promises (also of two files), two waivers, or two records of one list of the vision
carry the same id. The first one is what references mean.

Why: waivers, links and baselines know a thing by its id. With two of the same name, an
exception for one quietly covers the other.

Bad:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM}
      - {id: C-1, customer: Norvik Insurance, title: Audit export}

Good:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM}
      - {id: C-2, customer: Norvik Insurance, title: Audit export}

Resolve: rename one of them, and the waivers that meant it.
"""

from collections.abc import Iterable, Iterator, Sequence

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.identified import Identified, collections, reported
from commitcheck.rules.terms.parties import LISTED

INFO = RuleInfo(
    code="INP002",
    name="duplicate-id",
    severities=(Severity.ERROR,),
    who="product",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    yield from reported(INFO, context)
    for group in collections(context.project):
        for same in _of_one_id(group.records):
            yield _finding(context, group.kind, group.plural, same)


def _of_one_id(records: Sequence[Identified]) -> Iterable[list[Identified]]:
    if len({record.id for record in records}) == len(records):
        return ()
    groups: dict[str, list[Identified]] = {}
    for record in records:
        groups.setdefault(record.id, []).append(record)
    return [same for name, same in groups.items() if name and len(same) > 1]


def _finding(context: Context, kind: str, noun: str, same: list[Identified]) -> Finding:
    first, second, *_ = same
    return INFO.finding(
        context.subject(second) if isinstance(second, Commitment) else Subject(kind, second.id),
        phrase("the id {} is given to {} {}", ident(second.id), len(same), words(noun)),
        severity=Severity.ERROR,
        at=second.at("id"),
        related=tuple(
            Related(kind, record.id, record.at("id"), "the same id")
            for record in (first, *same[2:])[:LISTED]
        ),
        next_step="give each its own id: waivers, links and baselines go by it",
    )


RULE = Rule(INFO, check)
