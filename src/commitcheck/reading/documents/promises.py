"""The one way in for documents: clauses and a project's words to typed promises, and the rest."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from commitcheck.model.config import Config
from commitcheck.model.document import Clause, DocumentPromise, DocumentReading, PaperDocument
from commitcheck.model.pattern import pattern
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vision import NonGoal, Vision
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.documents.clause_typer import Binding, ClauseTyper, TypedPart, binding_of
from commitcheck.reading.documents.kinds import (
    NOTES_THRESHOLD,
    THRESHOLD,
    KindTable,
    Weights,
    kinds_of,
    probabilities,
    spoken_of,
    weights,
)
from commitcheck.reading.documents.naming import promise_ids
from commitcheck.reading.documents.parties import parties, signature_of
from commitcheck.reading.documents.shape import Seen, Setting, setting
from commitcheck.reading.values.best_terms import best_terms
from commitcheck.reading.values.restrictions import EXCLUSIVE
from commitcheck.reading.vision_words import vision_words

# What of the vision a promise meets: a capability, a certification, a bound, a non-goal.


class Touch(NamedTuple):
    """`what` is "capability", "roadmap item", "certification", "guardrail" or "non-goal"."""

    what: str
    id: str


def touches_of(vision: Vision | None, text: str, promise: ReadPromise) -> tuple[Touch, ...]:
    """In the order above; nothing without a vision."""
    if vision is None:
        return ()
    return tuple(dict.fromkeys(_touches(vision, text, promise)))


def _touches(vision: Vision, text: str, promise: ReadPromise) -> Iterator[Touch]:
    yield from (Touch("capability", name) for name in promise.capabilities)
    yield from (Touch("roadmap item", name) for name in promise.roadmap_items)
    if promise.certification:
        yield Touch("certification", promise.certification)
    if promise.dimension:
        bounds = [bound.id for bound in vision.guardrails if bound.dimension == promise.dimension]
        yield from (Touch("guardrail", name) for name in bounds)
        if not bounds and any(fact.dimension == promise.dimension for fact in vision.facts):
            yield Touch("fact", promise.dimension)
    for goal in vision.non_goals:
        met = set(goal.capabilities) & set(promise.capabilities)
        if met or (goal.keywords and _keywords(goal).search(text)):
            yield Touch("non-goal", goal.id)


@lru_cache(256)
def _keyword_pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, any white space between them, also with an ending of up to three letters."""
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in keywords if word.strip())
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})\w{{0,3}}(?!\w)", re.IGNORECASE)


def _keywords(goal: NonGoal) -> re.Pattern[str]:
    return _keyword_pattern(goal.keywords)


_TOUCHING = 0.01
"""So likely must a clause be that meets the vision, if nothing says that it is none of ours."""
_MEASURED, _SAYING = 0.5, 0.8
"""So sure must a sentence of few words be that it says something ("SSO included.") and is no
title, with a value and without one."""
_NEVER = 2.0
_NAMING = frozenset(("capabilities", "roadmap_items", "certification"))
_SURE, _AT_LEAST = 0.9, 0.02
"""So sure must the words alone be where they state a value, in a clause that looks like nothing:
`RTO | 4 hours | termination right`."""
_DUTY_THRESHOLD = 0.65
"""For what the customer is to do: a page full of promises carries its neighbours along."""
_BOUND_THRESHOLD = 0.15
_PAID_THRESHOLD = 0.5
_BINDING_VERBS = frozenset(("will", "shall", "'ll"))
_WORD = pattern(r"\w")
_MONEY = frozenset(("payment", "legal"))
_PAST_SHARE, _AHEAD_SHARE = 0.25, 0.1
_NOTES = pattern(
    r"\b(?:minutes|meeting notes|post-?mortem|retrospective|lessons learned|agenda|survey)\b", 2
)
_EXAMPLE_ROW = pattern(r"\W*(?:ex\.|e\.g\.|example:?|sample|beispiel:?|muster)\s[^|]*\|", 2)
"""A row of a form that shows how it is to be filled in."""
_PREAMBLE = pattern(
    r"\W*(?:this|the present|dieser?|le présent|el presente|o presente)\b.{0,80}"
    r"\b(?:made|entered into|concluded|dated|geschlossen|conclu|celebrad[oa])\b"
    r".{0,80}\b(?:between|zwischen|entre)\b",
    2,
)
"""Who agrees with whom, and when: the day is the paper's own."""
_CONDITION = pattern(
    r"\b(?:if|unless|subject to|provided that|conditional (?:up)?on|contingent (?:up)?on|"
    r"to the extent)\b[^.;|]{3,160}",
    2,  # re.IGNORECASE
)
_TRIGGER = pattern(
    r"(?:if|unless) (?:there is|an? |any |the (?:service|system|backup|data|user)|you |users? )", 2
)
_RESTRAINTS: frozenset[Kind] = frozenset(("exclusivity", "mfn"))
"""Kinds that promise not to do something: "shall not offer it to any other forwarder"."""
_ASSURES = pattern(
    r"(?:^|\|)\W*(?:\w+ ){1,3}(?:hereby )?"
    r"(?:confirm|agree|warrant|commit|guarantee|ensure|promise)s? (?:to the customer )?that\b",
    2,
)
"""`We confirm that the customer may run it` reserves nothing."""
_GAINS = pattern(
    r"\b(?:customers?|clients?|you|users?|teams?|buyer|licensee|subscriber|agency|drivers?|staff)\b"
    r"[^.;:|]{0,30}?(?:\b(?:will|shall|can)|['’]ll)\s(?:also\s|then\s)?"
    r"(?:(?:get|receive|see|benefit from|gain|enjoy|find|be able to|be given|be offered)\b"
    r"|have\b(?! (?:no|the right|the option|the sole|full|\w+ (?:\(\d+\) )?(?:business )?days)))",
    2,
)
"""What the customer is to have is what the provider is to give."""
_OF_OTHERS = frozenset(("customer", "parties", "paper"))


class DocumentReader:
    """Reads the documents of one project; `table` and `kinds` come with the program."""

    def __init__(
        self,
        vision: Vision | None,
        config: Config | None = None,
        table: Weights | None = None,
        kinds: KindTable | None = None,
    ) -> None:
        self._vision = vision
        self._words = vision_words(vision, config)
        self._table = table or weights()
        self._kinds = kinds
        self._typer = ClauseTyper(self._words)

    def read(
        self,
        document: PaperDocument,
        *,
        written_on: dt.date | None = None,
        source: str = "unspecified",
    ) -> DocumentReading:
        """The promises of a document without its attachments, which are documents of their own.

        Args:
            document: as `loading.documents.read` gave it.
            written_on: its day; relative days hang on it.
            source: what kind of paper it is, as in `Commitment.source`.
        """
        who = parties(document.clauses, (self._words.product,))
        seen = setting(document.clauses, who)
        signed = signature_of(document.clauses, self._words)
        day = written_on or (signed.signed_on if signed else None)
        found: list[tuple[Seen, TypedPart, tuple[Touch, ...]]] = []
        rest: list[Clause] = []
        is_notes = _is_notes(document) or _tells_what_was(seen)
        threshold = NOTES_THRESHOLD if is_notes else THRESHOLD
        for at, likely in enumerate(probabilities(seen, self._table)):
            parts = list(self._parts(seen, at, likely, threshold, (day, source)))
            found += [(seen.seen[at], part, touches) for part, touches in parts]
            if not parts:
                rest.append(seen.seen[at].clause)
        kinds = kinds_of([item.clause for item, *_ in found], spoken_of(seen), self._kinds)
        promises = [self._promise(*each, kind) for each, kind in zip(found, kinds, strict=True)]
        return DocumentReading(
            document=document,
            promises=tuple(promise_ids(source, promises)),
            no_promise=tuple(rest),
            provider=tuple(sorted(who.provider)),
            customer=tuple(sorted(who.customer)),
            signature=signed,
        )

    def _parts(
        self,
        document: Setting,
        at: int,
        likely: float,
        threshold: float,
        record: tuple[dt.date | None, str],
    ) -> Iterator[tuple[TypedPart, tuple[Touch, ...]]]:
        """Of a clause: it is likely by its shape, or it meets the vision and nothing denies it."""
        seen = document.seen[at]
        is_title = "run-in title" in seen.marks
        if (likely < _TOUCHING and not is_title) or document.bracketed[at]:
            return
        if _EXAMPLE_ROW.match(seen.clause.text) or _PREAMBLE.match(seen.clause.text):
            return
        if "colon" in seen.marks and likely < _DUTY_THRESHOLD:
            return  # the items of the list below carry the promise
        denied = _is_denied(seen)
        needed = _threshold_of(seen, threshold)
        if denied:
            needed = max(needed, _DUTY_THRESHOLD if _is_customers_duty(seen) else threshold)
        by_shape = likely >= needed and not is_title
        if denied and not by_shape and not _restrains(seen.clause.text):
            return
        day, source = record
        for part in self._typer.parts(seen.clause, day, source):
            touches = touches_of(self._vision, seen.clause.text, part.promise)
            needed = _by_few_words(seen.clause, part.promise) if is_title else _by_words(likely)
            is_ours = not denied or part.promise.kind in _RESTRAINTS
            meets = touches and is_ours and part.likely >= needed
            if by_shape or meets or (_is_sure(part, likely) and not denied):
                yield part, touches

    @staticmethod
    def _promise(
        seen: Seen, part: TypedPart, touches: tuple[Touch, ...], kind: Kind
    ) -> DocumentPromise:
        clause, promise = seen.clause, part.promise
        restrains = promise.kind in _RESTRAINTS and touches  # what is ours is kept from others
        if not part.is_measured and not restrains:
            promise = _of_kind(promise, kind)
        quote = clause.text[promise.start : promise.end]
        said = binding_of(clause, quote)
        if promise.kind in _RESTRAINTS and said.modality == "negated":
            said = Binding("firm", "a promise to refrain is firm")
        promise = _binding(promise, said)
        return DocumentPromise(
            id="",
            quote=quote,
            clause=clause,
            promise=promise,
            touches=tuple(f"{touch.what} {touch.id}" for touch in touches),
            condition=_condition(quote),
            reason=said.why,
        )


def _is_sure(part: TypedPart, likely: float) -> bool:
    return part.is_measured and part.likely >= _SURE and likely >= _AT_LEAST


def _binding(promise: ReadPromise, said: Binding) -> ReadPromise:
    readings = tuple(
        msgspec.structs.replace(reading, value=said.modality, reason=said.why)
        if reading.field == "modality"
        else reading
        for reading in promise.readings
    )
    return msgspec.structs.replace(promise, modality=said.modality, readings=readings)


def _of_kind(promise: ReadPromise, kind: Kind) -> ReadPromise:
    """With the kind that the document lets it have; that is never more than likely."""
    readings = tuple(
        msgspec.structs.replace(
            reading, value=kind, band="likely", reason="by the words around it and the document"
        )
        if reading.field == "kind"
        else reading
        for reading in promise.readings
    )
    return msgspec.structs.replace(promise, kind=kind, readings=readings)


def _condition(quote: str) -> str:
    """The words of a condition in somebody's hands; a mere trigger is none."""
    found = _CONDITION.search(quote)
    return "" if found is None or _TRIGGER.match(found[0]) else found[0].strip()


def _threshold_of(seen: Seen, threshold: float) -> float:
    """Who binds the provider in so many words is believed sooner, but for what is paid."""
    is_about_money = not _MONEY.isdisjoint(seen.topics)
    if "provider" in seen.subject and seen.verb in _BINDING_VERBS and not is_about_money:
        return min(threshold, _BOUND_THRESHOLD)
    return max(threshold, _PAID_THRESHOLD) if "payment" in seen.topics else threshold


def _by_words(likely: float) -> float:
    """How sure the words alone must be: less where the clause looks like a promise, too."""
    return 0.25 if likely >= THRESHOLD / 2 else 0.35


def _by_few_words(clause: Clause, promise: ReadPromise) -> float:
    """How sure the words of a sentence must be that is as short as a title; a name alone is one."""
    if promise.due or promise.dimension:
        return _MEASURED
    rest = clause.text
    for reading in promise.readings:
        if reading.field in _NAMING:
            blank = " " * (reading.end - reading.start)
            rest = rest[: reading.start] + blank + rest[reading.end :]
    return _SAYING if _WORD.search(rest) else _NEVER


def _restrains(text: str) -> bool:
    """Words of an exclusivity or of best terms, which name the customer and bind the provider."""
    return bool(EXCLUSIVE.search(text) or best_terms(text))


def _is_denied(seen: Seen) -> bool:
    """Somebody else's duty, a right that is reserved, a definition, a disclaimer, a question."""
    if "question" in seen.marks or {"definition", "disclaimer", "drafting"} & set(seen.topics):
        return True
    owners = set(seen.subject)
    measured = {"quantity", "date"} & set(seen.marks)
    if {"legal", "administration"} & set(seen.topics) and "provider" not in owners and not measured:
        return True
    text = seen.clause.text
    if "provider" in owners or "product" in owners:
        return seen.verb == "may" and "provider" in owners and not _ASSURES.search(text)
    if _GAINS.search(text):
        return False
    return bool(owners & _OF_OTHERS) and seen.verb not in ("none", "can", "may")


def _is_customers_duty(seen: Seen) -> bool:
    """The customer, and nobody else, shall, will or must."""
    duties = ("shall", "will", "must", "agrees to", "agree to", "shall not", "may not", "must not")
    return seen.subject == ("customer",) and seen.verb in duties


def _tells_what_was(document: Setting) -> bool:
    """Does a document tell the past, as a retrospective does, and hardly what will be?"""
    count = len(document.seen)
    past = sum("past" in seen.marks for seen in document.seen)
    ahead = sum(seen.verb in _BINDING_VERBS for seen in document.seen)
    return past >= _PAST_SHARE * count and ahead < _AHEAD_SHARE * count


def _is_notes(document: PaperDocument) -> bool:
    """Minutes and the like, by their first headings or lines."""
    return any(_NOTES.search(clause.text[:120]) for clause in document.clauses[:6])
