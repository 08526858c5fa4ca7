"""Redacts the parts that reports are made of: texts, sentences, ids, quotes, places."""

import re
from functools import cache

from msgspec import Struct

from commitcheck.assessment.codenames import Codenames
from commitcheck.assessment.mentions import Mentions
from commitcheck.loading.schemas.schema_files import schema_text
from commitcheck.model.finding import Quote, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Said
from commitcheck.model.vocabulary import ROLES

_DERIVED = pattern(r"-[0-9a-f]{6}(-\d+)?$")
"""How an id ends that loading made of customer and title."""

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

    def __init__(self, what: What, codes: Codenames) -> None:
        self.what = what
        self.codes = codes
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
        return self._mentions.replaced(said)

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
        if all(one in ROLES for one in said.split(", ")):
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
            tuple(one if isinstance(one, Said) else self.text(one) for one in whole.parts)
        )

    def quote(self, one: Quote) -> Quote:
        text = self.codes.of("quote", one.text) if self.what.quotes else self.text(one.text)
        return Quote(text, self.place(one.at))

    def subject(self, one: Subject) -> Subject:
        return one._replace(id=self.name(one.kind, one.id))

    def related(self, one: Related) -> Related:
        return Related(one.kind, self.name(one.kind, one.id), self.place(one.at),
                       self.text(one.note))  # fmt: skip

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
