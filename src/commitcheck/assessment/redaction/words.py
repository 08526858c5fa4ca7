"""Redacts the parts that reports are made of: texts, sentences, ids, quotes, places.

A codename is numbered by first appearance and stays the same. Known names are found inside free
text too, however they are spelt there; so are amounts of money, also where they are glued to
words.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import PurePath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.redaction.mentions import Mentions
from commitcheck.loading.schemas.compile import schema_text
from commitcheck.model.finding import Finding, Quote, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Said
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.model.report import AsRead, PromiseAsRead
from commitcheck.model.vocabulary import ROLES


class Codenames:
    """Codenames by kind and original; a new original gets the next name of its kind."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._kind_of: dict[str, str] = {}
        self._count: dict[str, int] = {}

    def of(self, kind: str, original: str) -> str:
        """`Customer B`, `Deal 3`, `file-1.csv`, `Promise 12`."""
        key = (kind, original)
        if key not in self._given:
            number = self._count[kind] = self._count.get(kind, 0) + 1
            self._given[key] = _name(kind, original, number)
            if kind not in _TEXTS:
                self._kind_of.setdefault(original, kind)
        return self._given[key]

    def given(self, kind: str, original: str) -> str | None:
        """The codename it has already, or None."""
        return self._given.get((kind, original))

    def share(self, kind: str, original: str, codename: str) -> None:
        """Give one more original an existing codename: a file's bare name, a deal's customer."""
        self._given.setdefault((kind, original), codename)

    def kind_of(self, original: str) -> str | None:
        """The kind of thing that first had this name; texts are no names."""
        return self._kind_of.get(original)

    def originals(self, kinds: Iterable[str]) -> list[tuple[str, str]]:
        """Originals of these kinds with their codenames, the longest first."""
        wanted = frozenset(kinds)
        found = [
            (known, codename) for (kind, known), codename in self._given.items() if kind in wanted
        ]
        return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


_DERIVED = pattern(r"[-~][0-9a-f]{6}(-\d+)?$")
"""How an id ends that loading made of customer and title, or that its words tell apart."""

_OURS = frozenset(
    ("portfolio", "positioning", "stakeholders", "alternatives", "segments", "differentiators",
     "target_customer", "need", "category", "key_benefit", "positioning.owner", "vision")
)  # fmt: skip
"""Subjects that our own rules name, whatever the vision says."""


class What(Struct, frozen=True):
    """Which kinds of words go. Everything asked for at once also hides ids and the product."""

    customers: bool = False
    people: bool = False
    quotes: bool = False
    money: bool = False

    @property
    def everything(self) -> bool:
        return self.customers and self.people and self.quotes and self.money


class Redactor:
    """Knows every name of a report and what stands for it."""

    def __init__(self, what: What, codes: Codenames, amounts: Iterable[float] = ()) -> None:
        self.what = what
        self.codes = codes
        self._amounts = frozenset(round(amount) for amount in amounts if amount >= _TELLING)
        kinds = ("customer",) * what.customers + ("stakeholder",) * what.people
        self._mentions = Mentions(codes.originals(kinds))
        deals = codes.originals(("deal",) if what.customers else ())
        self._exact = [
            *(codes.originals(("file", "sheet")) if what.customers else ()),
            *((name, code) for name, code in deals if len(name) > 2),  # noqa: PLR2004 - "1" is no name
        ]

    def text(self, said: str) -> str:
        """A free text with the names that it mentions replaced."""
        for original, codename in self._exact:
            if original in said:
                said = said.replace(original, codename)
        said = self._mentions.replaced(said)
        if self.what.money:
            said = AMOUNT.sub(lambda amount: self.codes.of("money", amount[0]), said)
        if self.what.money and self._amounts:
            said = _BARE.sub(self._known_amount, said)
        return said

    def _known_amount(self, found: re.Match[str]) -> str:
        """A number without a currency goes where it is what a deal of the report is worth."""
        is_known = _worth(found["number"], found["scale"]) in self._amounts
        return self.codes.of("money", found[0]) if is_known else found[0]

    def title(self, said: str) -> str:
        return self.codes.of("title", said) if self.what.quotes else self.text(said)

    def name(self, kind: str, said: str) -> str:
        """An id of this kind; ids of the product's own vocabulary stay unless all is asked for."""
        match kind:
            case "customer" | "deal":
                hide = self.what.customers
            case "stakeholder":
                hide = self.what.people
            case "file":
                return self.path(said)
            case _:
                hide = self.what.everything and said not in _OURS
        return self.codes.of(kind, said) if hide or self._gives_away(kind, said) else said

    def _gives_away(self, kind: str, said: str) -> bool:
        is_derived = kind == "commitment" and _DERIVED.search(said) is not None
        hides_words = self.what.customers or self.what.quotes
        return (is_derived and hides_words) or self._mentions.is_in_id(said)

    def mentioned(self, said: str) -> str:
        """An id whose kind the sentence does not say: the kind it has elsewhere, else `Item 1`."""
        return self.name(self.codes.kind_of(said) or "item", said)

    def who(self, said: str) -> str:
        """Roles stay, people go."""
        if all(role in ROLES for role in said.split(", ")):
            return said
        return self.codes.of("stakeholder", said) if self.what.people else self.text(said)

    def phrase(self, words: Phrase | None) -> Phrase | None:
        return None if words is None else self.sentence(words)

    def sentence(self, words: Phrase) -> Phrase:
        """Said parts by their kind; our own words stay, but for a rule's name that is none."""
        return Phrase(tuple(
            self._said(part) if isinstance(part, Said) else self._literal(part)
            for part in words.parts
        ))  # fmt: skip

    def free(self, words: Phrase) -> Phrase:
        """A sentence whose own words may repeat a cell or a heading: read as free text."""
        whole = self.sentence(words)
        return Phrase(
            tuple(part if isinstance(part, Said) else self.text(part) for part in whole.parts)
        )

    def quote(self, quote: Quote) -> Quote:
        text = self.codes.of("quote", quote.text) if self.what.quotes else self.text(quote.text)
        return Quote(text, self.place(quote.at))

    def subject(self, subject: Subject) -> Subject:
        return subject._replace(id=self.name(subject.kind, subject.id))

    def related(self, related: Related) -> Related:
        return Related(related.kind, self.name(related.kind, related.id), self.place(related.at),
                       self.text(related.note))  # fmt: skip

    def place(self, at: Location) -> Location:
        sheet = at.sheet
        if sheet is not None and self.what.customers:
            sheet = self.codes.of("sheet", sheet)
        field = at.field
        if field is not None and self.what.everything and field not in fields():
            field = None
        return at._replace(path=self.path(at.path), sheet=sheet, field=field)

    def path(self, said: str) -> str:
        if not self.what.customers:
            return self.text(said)
        return self.codes.of("file", said)

    def _said(self, part: Said) -> Said:
        match part.kind:
            case "customer" | "deal":
                text = self.name(part.kind, part.text)
            case "person":
                text = self.name("stakeholder", part.text)
            case "path":
                text = self.path(part.text)
            case "id":
                text = self.mentioned(part.text)
            case "money":
                text = self.codes.of("money", part.text) if self.what.money else part.text
            case "quote" | "value":
                hidden = self.what.quotes
                text = self.codes.of(part.kind, part.text) if hidden else self.text(part.text)
        return Said(part.kind, text)

    def _literal(self, words: str) -> str:
        return self.codes.given("rule", words) or words if self.what.everything else words


@cache
def fields() -> frozenset[str]:
    """Every field name that a schema of ours knows."""
    kinds = ("vision", "commitments", "waivers", "links", "config", "baseline")
    return frozenset(
        name for kind in kinds for name in re.findall(r'"(\w+)": \{', schema_text(kind))
    )


_EXTENSIONS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml", ".json")

_NUMBERED = {
    "deal": "Deal",
    "stakeholder": "Person",
    "commitment": "Promise",
    "sheet": "Sheet",
    "quote": "Quote",
    "title": "Title",
    "value": "Value",
    "money": "Amount",
    "rule": "Rule",
}
"""What a thing of this kind is called; any other kind is its own word, `Roadmap item 2`."""

_TEXTS = frozenset(("quote", "title", "value", "money", "rule"))


def _name(kind: str, original: str, number: int) -> str:
    if kind == "customer":
        return f"Customer {_letters(number)}"
    if kind == "file":
        extension = PurePath(original.replace("\\", "/")).suffix.lower()
        return f"file-{number}{extension if extension in _EXTENSIONS else ''}"
    word = _NUMBERED.get(kind) or kind.replace("_", " ").capitalize()
    return f"{word} {number}"


def _letters(number: int) -> str:
    """A to Z, then AA, AB: as a spreadsheet names its columns."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_NUMBER = r"\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"

_SCALE = (
    r"(?:\s?(?:[kK](?![a-z])|[mM](?![a-z])|mn|MN|[mM]io\.?|[mM]rd\.?|[mM]illion(?:s|en)?|bn|BN|B(?![a-z])"
    r"|[tT]sd\.?|thousand|tausend|lakhs?|crores?))?"
)

_SIGN = r"(?:US\$|[$\u20ac\u00a3\u00a5\u20b9\u20a9\u20ba\u20bd\u0e3f])"

_CODE = (
    "AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|ISK|JPY|KRW|MXN|MYR"
    "|NOK|NZD|PEN|PHP|PLN|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)

_WORD = r"[eE]uros?|[dD]ollars?|[pP]ounds?|[fF]rank?en|[fF]rancs?|[yY]en|[rR]upees?"

_CURRENCY = rf"(?:{_SIGN}|[TKMtkm]?(?:{_CODE})|(?:{_WORD})(?![a-z]))"

AMOUNT = pattern(
    rf"{_CURRENCY}\s?(?:{_NUMBER}){_SCALE}|(?<![\d.,])(?:{_NUMBER}){_SCALE}\s?(?:{_CURRENCY})"
)
"""A number with a currency on either side of it; a bare number may be anything."""

_BARE = pattern(rf"(?<![\w.,])(?P<number>{_NUMBER})(?:\s?(?P<scale>[kKmM]))?(?![\w%])")
_CENTS = pattern(r"[.,]\d{1,2}$")
_DECIMAL = pattern(r"\d+[.,](?:\d{1,2}|\d{4,})")
_SCALES = {"": 1.0, "k": 1e3, "m": 1e6}
_PLAIN = pattern(r"\d+(?:[.,]\d+)?")
_TELLING = 1000
"""Below it a number is too often a count of something."""


def _worth(number: str, scale: str | None) -> int:
    """The whole units that a number in any spelling stands for."""
    if scale is None and not _DECIMAL.fullmatch(number):
        return int(re.sub(r"\D", "", _CENTS.sub("", number)))
    if not _PLAIN.fullmatch(number):
        return 0
    return round(float(number.replace(",", ".")) * _SCALES[(scale or "").lower()])


# Redacts what was read from words: the findings and the typed values stay, the words go.
#
# A value that may be a word of the text (a place, a standard that the vision does not know) is one
# too; so is the part of an id that is worked out from words.


def redacted_reading(
    read: AsRead, redactor: Redactor, finding: Callable[[Redactor, Finding], Finding]
) -> AsRead:
    """What was read, in codenames; `finding` redacts one finding."""
    return AsRead(
        sentence=read.sentence,
        findings=tuple(finding(redactor, found) for found in read.findings),
        promises=tuple(_promise(redactor, promise) for promise in read.promises),
        deals=tuple((redactor.name("deal", deal), word) for deal, word in read.deals),
        deciding=tuple(finding(redactor, found) for found in read.deciding),
        no_promises=tuple(_promise(redactor, promise) for promise in read.no_promises),
    )


def _promise(redactor: Redactor, promise: PromiseAsRead) -> PromiseAsRead:
    hides = redactor.what.quotes
    return PromiseAsRead(
        commitment=redactor.name("commitment", promise.commitment),
        record=redactor.name("commitment", promise.record),
        deal=redactor.name("deal", promise.deal),
        customer=redactor.name("customer", promise.customer),
        answer=promise.answer,
        field=promise.field,
        words=redactor.codes.of("quote", promise.words) if hides else redactor.text(promise.words),
        start=0 if hides else promise.start,
        end=0 if hides else promise.end,
        at=redactor.place(promise.at),
        read=_values(redactor, promise.read),
    )


def _values(redactor: Redactor, read: ReadPromise) -> ReadPromise:
    """The typed values; of the readings behind them no more than how sure they are."""
    what = redactor.what
    is_word = isinstance(read.value, str)
    hides_value = (what.quotes and is_word) or (what.money and read.kind == "pricing")
    return replace(
        read,
        start=0 if what.quotes else read.start,
        end=0 if what.quotes else read.end,
        dimension=None if what.everything else read.dimension,
        value=None if hides_value else _text(redactor, read.value),
        certification=None if what.quotes else _text(redactor, read.certification),
        capabilities=tuple(redactor.name("capability", id_) for id_ in read.capabilities),
        roadmap_items=tuple(redactor.name("roadmap_item", id_) for id_ in read.roadmap_items),
        scope_segment=None if what.everything else _text(redactor, read.scope_segment),
        reason="",
        readings=tuple(Reading(it.field, "", 0, 0, it.band, "") for it in read.readings),
    )


def _text(redactor: Redactor, value: Any) -> Any:
    return redactor.text(value) if isinstance(value, str) else value
