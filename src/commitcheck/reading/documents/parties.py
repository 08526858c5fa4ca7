"""Who is bound in a document: provider, customer and product by its own names."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from commitcheck.model.document import Clause, Signature
from commitcheck.model.pattern import pattern
from commitcheck.reading.dates.read import calendar_of
from commitcheck.reading.vision_words import VisionWords

PROVIDERS = frozenset(
    """
    provider supplier vendor contractor licensor seller processor consultant developer we we'll
    we've our us anbieter auftragnehmer lieferant wir fournisseur prestataire nous proveedor
    fornecedor fornitore leverancier
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
CUSTOMERS = frozenset(
    """
    customer customers client clients buyer licensee you your subscriber purchaser user users
    agency partner partners kunde auftraggeber acheteur cliente clienti klant
    """.split()  # noqa: SIM905 - as above
)
_DEFINED = pattern(
    r"([A-Z][\w.&,'/ -]{1,80}?)[\"'”’]*\s*\([^()\"“”]{0,30}[\"“”]([A-Z][\w ]{1,30})[\"”]"
    r"(?:\s*(?:or|and|,|/)\s*[\"“]([A-Z][\w ]{1,30})[\"”])?[^()]{0,30}\)"
)
_LAST = pattern(r"\b(?:between|and|by|with)\s+")
_WHOLE = pattern(r"[^,]+(?:, (?:Inc|LLC|Ltd|LP|Corp|Co|PLC|plc|GmbH|AG|SA|SE|AB|AS|BV|NV)\b\.?)?")
"""A name with what kind of company it is, and without where that was founded."""
_BOUND = pattern(
    r"([A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})\s+(?:shall|will|agrees to|must|may|can|should)"
    r"\s+(?:also\s+|promptly\s+|not\s+)?(\w+)"
)
_OPENER = pattern(r"(?:The|Each|Any|If|Upon|In|All|This|Such|During|However|When)\s+")
_SUBJECT = pattern(
    r"(?:The |With |Using )?([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}|[a-z]+\.[a-z]+)(?:[’']s)?\s"
)
_MARK = pattern(r"^[\W\da-z]{0,3}[.)]\s+")
_DOES = frozenset(
    """
    provide deliver host maintain support develop implement ensure make perform train respond
    monitor encrypt notify design build create assist operate test document conduct submit
    establish work include adhere follow utilize
    """.split()  # noqa: SIM905 - as above
)
_TAKES = frozenset(
    "pay purchase order indemnify use obtain access terminate receive elect review approve".split()  # noqa: SIM905 - as above
)
_NO_NAMES = frozenset(
    """
    the this if all any each when in for we it you these our as a an to customer provider at on by
    upon no that during with your there and what how please such they is are does after once while
    other every those contractor vendor drafting yes some except either party parties section
    agreement user users client licensee state government january february march april may june
    july august september october november december monday friday phase milestone week stage
    creation integration defining priority learn ensuring provide delete service services team
    """.split()  # noqa: SIM905 - as above
)
_OFTEN = 0.03
_LONGEST_NAME = 4


class Parties(msgspec.Struct, frozen=True):
    """Lower-case names of a document's own, beside the general words above."""

    provider: frozenset[str] = frozenset()
    customer: frozenset[str] = frozenset()
    product: frozenset[str] = frozenset()


def parties(clauses: Sequence[Clause], ours: Sequence[str] = ()) -> Parties:
    """Who is who; `ours` are the company's and the product's own names, from the vision."""
    provider, customer = _defined(clauses)
    does, takes = _deeds(clauses)
    for name, count in does.items():
        if count >= 2 and count >= 1.3 * takes[name] and name not in customer:
            provider.add(name)
    for name, count in takes.items():
        if count >= 2 and count > 1.3 * does[name] and name not in PROVIDERS:
            customer.add(name)
    own = {name.casefold() for name in ours if name}
    customer -= own
    product = (_frequent(clauses) | _headings(clauses)) - customer
    return Parties(frozenset((provider | own) - customer), frozenset(customer), frozenset(product))


class Definition(NamedTuple):
    """A party's whole name, as it is spelt, what the text says behind a comma, and the terms that
    stand for it from there on.
    """

    name: str
    described: str
    terms: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of its terms, in small letters."""
        return frozenset(word for term in self.terms for word in term.casefold().split())


def definitions(text: str) -> Iterator[Definition]:
    """Who is who: Acme, Inc. ("Provider"), Helix Ltd, a company of Leeds ("Customer")."""
    for found, *terms in _DEFINED.findall(text):
        described = _LAST.split(found)[-1].strip(" ,")
        name = _WHOLE.match(described)
        yield Definition(
            name[0].strip() if name else described, described, tuple(filter(None, terms))
        )


def _defined(clauses: Sequence[Clause]) -> tuple[set[str], set[str]]:
    """Names that the document defines: Acme AG ("Provider"), Helix Ltd ("Customer" or "Client")."""
    provider: set[str] = set()
    customer: set[str] = set()
    for clause in clauses:
        for party in definitions(clause.text):
            described = party.described.casefold()
            names = {described, described.partition(",")[0], party.name.casefold()}
            names |= {term.casefold() for term in party.terms}
            if party.words & PROVIDERS:
                provider |= names
            elif party.words & CUSTOMERS:
                customer |= names
    provider.discard("")
    customer.discard("")
    return provider, customer


def _deeds(clauses: Sequence[Clause]) -> tuple[Counter[str], Counter[str]]:
    """How often a name is to do what providers do, and what customers do."""
    does: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    for clause in clauses:
        for name, verb in _BOUND.findall(clause.text):
            subject = _OPENER.sub("", name).strip().casefold()
            if len(subject) > 1 and subject not in _NO_NAMES:
                does[subject] += verb.casefold() in _DOES
                takes[subject] += verb.casefold() in _TAKES
    return does, takes


def _frequent(clauses: Sequence[Clause]) -> set[str]:
    """Names that many sentences begin with: the product, most of the time."""
    begins: Counter[str] = Counter()
    for clause in clauses:
        if found := _SUBJECT.match(clause.text):
            begins[found[1].casefold()] += 1
    enough = max(3, len(clauses) * _OFTEN)
    return {
        name
        for name, count in begins.items()
        if count >= enough and len(name) > 2 and not set(name.split()) & _NO_NAMES
    }


def _headings(clauses: Sequence[Clause]) -> set[str]:
    """Short headings that the text below uses as names: a page on each of several products."""
    text = " ".join(c.text for c in clauses if c.layout != "heading").casefold()
    found = set()
    for clause in clauses:
        name = _MARK.sub("", clause.text).strip().casefold()
        short = clause.layout == "heading" and len(name) > 3 and len(name.split()) < _LONGEST_NAME
        if short and not set(name.split()) & _NO_NAMES and _is_subject(name, text):
            found.add(name)
    return found


def _is_subject(name: str, text: str) -> bool:
    verbs = r"\s+(?:is|are|will|shall|can|has|uses|lets|enables|supports|allows|may)\b"
    return len(re.findall(rf"(?:^|[.!?] |\bthe ){re.escape(name)}{verbs}", text)) >= 2


# The signature block: who signed, and when. Blank lines sign nothing.

_BLOCK = pattern(
    r"\b(?:in witness whereof|agreed and (?:accepted|signed)|signed (?:by|for|on)|signatures?:?$|"
    r"authori[sz]ed signatur|accepted and agreed|unterschrift|date signed|sign(?:ed)? by)\b",
    2,  # re.IGNORECASE
)
_NAME = pattern(r"\b(?:name|print(?:ed)? name|by|signed by)\s*[:|]\s*([^|:_\[\]{}]{3,60})", 2)
_DATE = pattern(r"\b(?:date(?: signed)?|signed on|datum|dated)\s*[:|]?\s*([^|:_\[\]{}]{4,60})", 2)
_LOOKED_AT = 16
"""Clauses after the words that begin a block; a block for two parties has eight lines."""
_PARTIES = 2


def signature_of(clauses: Sequence[Clause], words: VisionWords) -> Signature | None:
    """The last block with a name or a day; None where nobody signed."""
    starts = [at for at, clause in enumerate(clauses) if _BLOCK.search(clause.text)]
    for start in reversed(starts):
        block = clauses[start : start + _LOOKED_AT]
        text = " | ".join(clause.text for clause in block)
        names = tuple(dict.fromkeys(name.strip(" .,") for name in _NAME.findall(text)))
        names = tuple(name for name in names if any(letter.isalpha() for letter in name))
        days = [day for part in _DATE.findall(text) if (day := _day(part, words))]
        if names or days:
            every = len(days) >= min(_PARTIES, max(1, len(names)))
            return Signature(max(days) if every and days else None, names, block[0].place)
    return None


def _day(text: str, words: VisionWords) -> dt.date | None:
    """The first whole day of a text; one that could be read in two ways is none."""
    for day in calendar_of(text, words, None).days:
        if day.precision == "day" and day.day and day.is_sure:
            return day.day
    return None
