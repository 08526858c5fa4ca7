"""What a document says of itself: which paper it is, whose, and for which deal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import msgspec

from commitcheck.model.digest import short_digest
from commitcheck.model.document import Clause, DocumentPromise, DocumentReading, PaperDocument
from commitcheck.model.pattern import pattern
from commitcheck.model.vocabulary import SourceKind
from commitcheck.reading.documents.parties import definitions

_PAPERS: tuple[tuple[SourceKind, str], ...] = (
    ("order_form", r"order[\W_]*form|\bquote\b|purchase[\W_]*order"),
    ("amendment", r"amendment|addendum"),
    ("sow", r"statement[\W_]*of[\W_]*work|\bsow\b|work[\W_]*order|\bpws\b"),
    ("dpa", r"data[\W_]*(?:processing|protection)[\W_]*(?:agreement|addendum)|\bdpa\b"),
    ("side_letter", r"side[\W_]*letter"),
    ("security_questionnaire", r"security[\W_]*questionnaire"),
    ("rfp_response", r"\brf[pi]\b|tender|response[\W_]*to"),
    ("msa", r"(?:master|services?|licen[sc]e|hosting|subscription|framework)[\W_\w]{0,30}agreement|"
            r"\bmsa\b|terms[\W_]*of[\W_]*service"),
)  # fmt: skip
_CUSTOMER = pattern(r"^(?:customer|client|buyer)(?: name)?\s*[:|]\s*([^|:]{2,80})$", 2)
_BUYS = frozenset(("customer", "client", "buyer"))
_ABBREVIATED = pattern(r"\b(?:Inc|Ltd|Corp|Co|[A-Z])\.\s*$")
_DEAL = pattern(
    r"\b(?:deal|opportunity|order(?: form)?|quote)\s*(?:no\.?|number|id|#|ref(?:erence)?)"
    r"\s*[:|]?\s*([A-Z]{0,4}-?\d[\w-]{0,20})",
    2,  # re.IGNORECASE
)
_LOOKED_AT = 40
_FIRST = 6


def source_of(document: PaperDocument) -> SourceKind:
    """Which paper it is, by the kind of file, its name, and its first lines."""
    if document.kind == "eml":
        return "email"
    stem = PurePath(document.path.rpartition(" > ")[2]).stem
    for text in (stem, *(clause.text[:120] for clause in document.clauses[:_FIRST])):
        for kind, words in _PAPERS:
            if pattern(words, 2).search(text):
                return kind
    return "unspecified"


def customer_of(clauses: Sequence[Clause]) -> str:
    """The customer as the first lines name it, "" where they do not."""
    for clause in clauses[:_LOOKED_AT]:
        found = _CUSTOMER.match(clause.text)
        named = (party.name for party in definitions(clause.text) if party.words & _BUYS)
        name = found[1].strip() if found else next(named, "")
        if name:
            return name if _ABBREVIATED.search(name) else name.strip(" .")
    return ""


def deal_of(clauses: Sequence[Clause]) -> str:
    """The number of the order or deal that the first lines name, "" where they do not."""
    for clause in clauses[:_LOOKED_AT]:
        if found := _DEAL.search(clause.text):
            return found[1]
    return ""


# Ids of promises that neither a new page before them nor another name of the file moves.

_DIGITS = 6


def promise_ids(source: str, promises: Sequence[DocumentPromise]) -> Iterator[DocumentPromise]:
    """With ids of the kind of paper and six hex digits of the words: `order_form~1a2b3c`.

    Equal words that stand twice in a document get `.2` behind the second.
    """
    stem = "document" if source == "unspecified" else source
    counts: Counter[str] = Counter()
    for promise in promises:
        name = f"{stem}~{fingerprint(promise)}"
        counts[name] += 1
        yield msgspec.structs.replace(
            promise, id=name if counts[name] == 1 else f"{name}.{counts[name]}"
        )


def fingerprint(promise: DocumentPromise) -> str:
    """Of the words, and of the line above the list that they finish."""
    words = " ".join(f"{promise.clause.lead_in} {promise.quote}".casefold().split())
    return short_digest(words)[:_DIGITS]


def distinct(readings: Sequence[DocumentReading]) -> Iterator[DocumentReading]:
    """Documents of one call, whose equal promises get `.2`, `.3` behind the first of them."""
    counts: Counter[str] = Counter()
    for reading in readings:
        promises = []
        for promise in reading.promises:
            counts[promise.id] += 1
            count = counts[promise.id]
            name = promise.id if count == 1 else f"{promise.id.partition('.')[0]}.{count}"
            promises.append(msgspec.structs.replace(promise, id=name))
        yield msgspec.structs.replace(reading, promises=tuple(promises))
