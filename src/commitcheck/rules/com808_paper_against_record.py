"""A document, or a row's own quote, differs from the row's columns.

What: a promise of a document whose deal and capability (or dimension, or certification) are those
of a row in the same run is that row's paper; the words that the row itself quotes are, too. The
day or the value that the words state differs from the one that the row gives, and no promise in
its quote states that one. Warning; error once it is signed and the words are clear.

Why: what was signed stands on paper. A row that is milder than its paper makes a plan that breaks
the contract, and a row that is harder makes the team run for nothing.

Bad:
    commitments:
      - {id: C-4, customer: Helix, title: Live yard map, capability: yard-map, due: 2027-07-31,
         quote: Provider shall deliver the Live yard map by 31 March 2027.}

Good:
    commitments:
      - {id: C-4, customer: Helix, title: Live yard map, capability: yard-map, due: 2027-03-31,
         quote: Provider shall deliver the Live yard map by 31 March 2027.}

Resolve: read the clause. Correct the row where the paper is right; have the paper changed, before
it is signed, where the row is.

Figures: none.

Configure: `severity: {COM808: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: there is no document beside the row, and no quote in it. It rests on words as
read, and decides an exit code with `--as-read` only.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Quote, Related, Severity
from commitcheck.model.phrase import Phrase, Value, ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import are_equal
from commitcheck.rules.terms.quoting import joined, promised

INFO = RuleInfo(
    code="COM808",
    name="paper-against-record",
    severities=(Severity.ERROR, Severity.WARNING),
    who="sales",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    for row, papers in context.papers:
        against = [(paper, said) for paper in papers for said in _differences(row, paper)]
        if against:
            yield _finding(context, row, against)


_Difference = tuple[Phrase, bool]
"""What differs, and whether the words leave no other meaning."""


def _differences(row: Commitment, paper: Commitment) -> Iterator[_Difference]:
    read = paper.read
    if read is None:
        return
    bands = read.bands
    if row.due and read.due and row.due != read.due and bands.get("due") != "unclear":
        yield _said(row, paper, "due", row.due, read.due), bands.get("due") == "clear"
    value = row.value
    if value is None or isinstance(value, tuple) or read.value is None:
        return
    is_other = row.dimension == read.dimension and not are_equal(value, read.value)
    if is_other and bands.get("value") != "unclear":
        name = row.dimension or "value"
        yield _said(row, paper, name, value, read.value), bands.get("value") == "clear"


def _said(row: Commitment, paper: Commitment, name: str, given: Value, read: Value) -> Phrase:
    whose = "words say" if _is_own(row, paper) else "paper says"
    return phrase("{} {} where its {} {}", words(name), given, words(whose), read)


def _is_own(row: Commitment, paper: Commitment) -> bool:
    """Are they the row's own words, and no document's?"""
    return paper.id == row.id


def _finding(
    context: Context, row: Commitment, against: list[tuple[Commitment, _Difference]]
) -> Finding:
    is_sure = any(
        is_clear and (row.is_signed or paper.is_signed) for paper, (_, is_clear) in against
    )
    beside = [paper for paper, _ in against if not _is_own(row, paper)]
    papers = tuple({paper.id: paper for paper in beside}.values())
    return INFO.finding(
        context.subject(row),
        phrase("{} gives {}", ident(row.id), joined(said for _, (said, _) in against)),
        severity=Severity.ERROR if is_sure else Severity.WARNING,
        at=row.at("due" if row.due else "value"),
        quotes=(promised(row), *(Quote(paper.quote or "", paper.at()) for paper in papers)),
        related=tuple(Related("commitment", p.id, p.at(), "its paper") for p in papers),
        next_step="correct the row, or have the paper changed before it is signed"
        if papers
        else "correct the row, or confirm what its words say",
        worse_when_signed=not is_sure and any(is_clear for _, (_, is_clear) in against),
    )


RULE = Rule(INFO, check, reads=("due", "value", "dimension", "status"))
