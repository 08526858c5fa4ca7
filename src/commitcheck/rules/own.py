"""A rule of the company's own as one of ours: it runs where they run and is shown as they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.errors import UsageError
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.finding import Finding, family_of
from commitcheck.model.finding import Subject as FindingSubject
from commitcheck.model.json_text import to_json
from commitcheck.model.location import Location
from commitcheck.model.own_rule import (
    CannotJudgeError,
    Example,
    OwnRule,
    RuleCard,
    Unanswered,
    Words,
)
from commitcheck.model.phrase import (
    Phrase,
    Value,
    customer,
    deal,
    ident,
    money,
    person,
    phrase,
    quote,
    words,
)
from commitcheck.model.rule_fields import field_at
from commitcheck.model.vocabulary import OPEN_STATUSES
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Cure, Need, Rule, RuleInfo, Unjudged, column, section
from commitcheck.rules.catalogue import CODES
from commitcheck.rules.context import Context
from commitcheck.rules.own_records import Deal, Subject, surroundings, values_of, wanted
from commitcheck.rules.terms.quoting import promised

STEPS = 2_000_000
"""Entries of lists that one rule goes through in a run: about a second."""

SEARCHED = 5_000_000_000
"""Characters times what a search costs for each (`Condition.weight`): some seconds for the worst
patterns we found; words are looked for in five million promises before it is spent."""

_BEGINNING = 600
"""What it costs to begin a search, in characters: the library reads the pattern anew each time."""

_NAMED = 3
_LOOKED_AT = 20
"""Records without an answer of which it is found out what they would need."""

_SAMPLES = {"text": "", "day": "2000-01-01T00:00:00Z", "truth": True}
_FAMILIES = frozenset(map(family_of, CODES))
_SPOKEN = {"promise": "a promise", "deal": "a deal", "roadmap_item": "an item of the roadmap"}
_KINDS = {"promise": "commitment", "deal": "deal", "roadmap_item": "roadmap_item"}


class _Judged(Struct, frozen=True):
    """The records that the condition holds for, and why there is no answer for the others."""

    held: tuple[Subject, ...] = ()
    open: tuple[tuple[Subject, str], ...] = ()


def as_rule(own: OwnRule) -> Rule:
    """The rule as the engine runs it."""
    info = RuleInfo(
        code=own.code,
        name=own.name,
        severities=(own.severity,),
        who=own.who,
        roots=own.roots,
        cure=Cure(own.cure),
        doc=_page(own),
        is_own=True,
    )
    return Rule(
        info,
        partial(_findings, own, info),
        needs=tuple(_needs(own)),
        reads=tuple(sorted(_columns(own))),
        leaves=partial(_left_open, own),
    )


def with_own(own: Iterable[OwnRule], more: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Our rules, then the company's from files, then those that a call brought, by their codes.

    Raises:
        UsageError: two rules have one code, or a code is one of ours.
    """
    added = [*map(as_rule, own), *(_marked(rule) for rule in more)]
    seen = set(CODES)
    for rule in added:
        code = rule.info.code
        if code in seen or (rule.info.is_own and family_of(code) in _FAMILIES):
            raise UsageError(f"there are two rules {code}, or its letters are commitcheck's own")
        seen.add(code)
    return (*ALL_RULES, *sorted(added, key=lambda rule: rule.info.code))


def as_shown(card: RuleCard) -> Rule:
    """A rule to show, of which only the card is left: it finds nothing."""
    info = RuleInfo(
        card.code, card.name, card.severities, card.who, card.roots, Cure(card.cure), card.page,
        card.variants, is_own=True,
    )  # fmt: skip
    return Rule(info, lambda _: iter(()))


def _marked(rule: Rule) -> Rule:
    """A rule in Python as one that is not ours, whatever its card says."""
    return replace(rule, info=replace(rule.info, is_own=True))


def _columns(own: OwnRule) -> set[str]:
    """Fields of commitments that the rule reads, its deal's too."""
    if own.subject == "roadmap_item":
        return set()
    names = {name.split(".")[-1] for name in own.when.names if name.startswith("deal.promises.")}
    top = f"{own.subject}."
    names |= {name.removeprefix(top).partition(".")[0] for name in own.when.names if top in name}
    return (names & {*RECORD_FIELDS}) | {"status"}


def _needs(own: OwnRule) -> Iterator[Need]:
    """Without a column nobody could have filled its field in: to find it empty says nothing."""
    if own.subject == "roadmap_item":
        yield section("roadmap")
        for name in sorted(own.when.names):
            if name.startswith("roadmap_item.") and not field_at(own.subject, name).always:
                yield section(name.replace("roadmap_item", "roadmap"))
        return
    for name in sorted(_columns(own)):
        if not field_at("promise", f"promise.{name}").always:
            yield column(name)


def _findings(own: OwnRule, info: RuleInfo, context: Context) -> Iterator[Finding]:
    for record in _judged(own, context).held:
        yield info.finding(
            _subject(own, record, context),
            _filled(own.message, own, record, context),
            severity=own.severity,
            at=_place(own, record),
            quotes=(promised(record),) if isinstance(record, Commitment) else (),
            next_step=_filled(own.next_step, own, record, context),
        )


def _left_open(own: OwnRule, context: Context) -> Iterator[Unjudged]:
    """One line a rule, however many records it had no answer for."""
    judged = _judged(own, context)
    if not judged.open:
        return
    ids = [record.id for record, _ in judged.open]
    say = deal if own.subject == "deal" else ident
    named: list[Value] = [say(name) for name in ids[:_NAMED]]
    more = len(ids) - len(named)
    looked_at = judged.open[:_LOOKED_AT]
    missing = sorted({name for it, _ in looked_at for name in _wanting(own, it, context)})
    reason = "" if missing else f": {judged.open[0][1]}"
    verb = "was" if len(ids) == 1 else "were"
    promises = tuple(
        promise.id
        for record, _ in judged.open
        for promise in (record.promises if isinstance(record, Deal) else (record,))
    )
    yield Unjudged(
        phrase(
            "{}{} {} not judged{}",
            named,
            words(f" and {more} more" if more else ""),
            words(verb),
            words(reason),
        ),
        f"a value in {' or '.join(missing)}" if missing else "a record that its condition fits",
        promises if own.subject != "roadmap_item" else (),
        tuple(Unanswered(_KINDS[own.subject], it.id, it.at("id")) for it, _ in judged.open),
    )


def _judged(own: OwnRule, context: Context) -> _Judged:
    """Worked out once for the findings and for what was left open."""
    known = context.derived
    if own.code not in known:
        known[own.code] = _all_judged(own, context)
    found: _Judged = known[own.code]
    return found


def _all_judged(own: OwnRule, context: Context) -> _Judged:
    fields = wanted(own.subject, own.when.names)
    around = surroundings(own.when.names, context)
    held: list[Subject] = []
    left: list[tuple[Subject, str]] = []
    steps, searched = STEPS, SEARCHED
    for record in _records(own, context):
        values = {**values_of(own.subject, fields, record, context), **around}
        rounds = _entries(values) ** own.when.depth if own.when.depth else 0
        steps -= rounds
        if steps < 0:
            left.append((record, f"its lists have more than {STEPS:,} entries to go through"))
            continue
        if own.when.weight or rounds:  # a loop without patterns may look for texts all the same
            texts = _characters(values) + (_BEGINNING if own.when.weight else 0)
            searched -= texts * max(1, rounds) * max(1, own.when.weight)
        if searched < 0:
            left.append((record, "there is more text than one rule may search through"))
            continue
        try:
            holds = own.when.holds(values)
        except CannotJudgeError as error:
            left.append((record, str(error)))
            continue
        if holds:
            held.append(record)
    return _Judged(tuple(held), tuple(left))


def _entries(values: Mapping[str, Any]) -> int:
    """Of all lists of a record together, those of their records too."""
    lists = [value for value in values.values() if isinstance(value, list)]
    inner = (entry for entries in lists for entry in entries if isinstance(entry, dict))
    return sum(map(len, lists)) + sum(map(_entries, inner))


def _characters(value: Any) -> int:
    """Of all texts in a value, those of lists and of their records too."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def _records(own: OwnRule, context: Context) -> Iterable[Subject]:
    """What the rule looks at; a record with a cell that it reads and nobody could use is left to
    the engine, which says so.
    """
    if own.subject == "roadmap_item":
        unusable = context.vision.unusable
        yield from (it for it in context.vision.roadmap if ("roadmap_item", it.id) not in unusable)
        return
    reads = _columns(own)
    if own.subject == "promise":
        for promise in context.commitments:
            if promise.status in own.statuses and reads.isdisjoint(promise.unusable):
                yield promise
        return
    for name, promises in context.by_deal.items():
        kept = tuple(promise for promise in promises if promise.status in own.statuses)
        if kept and all(reads.isdisjoint(promise.unusable) for promise in promises):
            yield Deal.of(name, kept, promises)


def _wanting(own: OwnRule, record: Subject, context: Context) -> Iterator[str]:
    """The empty fields of a record that would have to be filled for an answer: each that alone
    brings one, or all where none does.
    """
    values = {
        **values_of(own.subject, wanted(own.subject, own.when.names), record, context),
        **surroundings(own.when.names, context),
    }
    empty = [name for name, value in values.items() if value is None]
    alone = [name for name in empty if _answers_with(own, {**values, name: _sample(own, name)})]
    yield from alone or empty


def _sample(own: OwnRule, name: str) -> Any:
    return _SAMPLES.get(field_at(own.subject, name).content, 0.0)


def _answers_with(own: OwnRule, values: Mapping[str, Any]) -> bool:
    try:
        own.when.holds(values)
    except CannotJudgeError:
        return False
    return True


def _subject(own: OwnRule, record: Subject, context: Context) -> FindingSubject:
    if isinstance(record, Commitment):
        return context.subject(record)
    if isinstance(record, Deal):
        return context.deal_subject(record.id)
    return FindingSubject(_KINDS[own.subject], record.id)


def _place(own: OwnRule, record: Subject) -> Location:
    """At the first field of the condition that the record fills."""
    if isinstance(record, Deal):
        return record.at("deal")
    known = RECORD_FIELDS if isinstance(record, Commitment) else record.__struct_fields__
    names = (name.split(".")[1] for name in own.when.names if name.startswith(f"{own.subject}."))
    filled = (name for name in names if name in known and getattr(record, name))
    return record.at(next(filled, "id"))


def _filled(text: Words, own: OwnRule, record: Subject, context: Context) -> Phrase:
    """The sentence with what stands in the record, each in the kind that redaction knows."""
    values = {
        **values_of(own.subject, wanted(own.subject, text.names), record, context),
        **surroundings(text.names, context),
    }
    parts: list[Value] = [words(text.texts[0])]
    for name, literal in zip(text.names, text.texts[1:], strict=True):
        parts += [_said(own, name, values[name], record), words(literal)]
    return phrase("{}" * len(parts), *parts)


def _said(own: OwnRule, name: str, value: Any, record: Subject) -> Value:
    field = field_at(own.subject, name)
    if value is None or value == []:
        return words("none")
    if field.content == "day":
        return words(str(value)[:10])
    if field.words == "money":
        currency = record.currency  # type: ignore[union-attr] # only promises and deals have money
        return money(value, currency)
    if isinstance(value, bool | float):
        return value
    say = _SAID.get(field.words, quote)
    return [say(str(part)) for part in value] if isinstance(value, list) else say(str(value))


_SAID: Mapping[str, Callable[[str], Value]] = {
    "id": ident,
    "customer": customer,
    "deal": deal,
    "person": person,
    "ours": words,
}


def _page(own: OwnRule) -> str:
    """What `explain` prints of it, made of the file's own words."""
    looked = (
        ""
        if set(own.statuses) == set(OPEN_STATUSES)
        else (f" Looked at are promises that are {', '.join(own.statuses)}.")
    )
    condition = "\n".join(f"    {line}" for line in own.when.source.strip().splitlines())
    blocks = [
        f"{own.name.replace('-', ' ').capitalize()}.",
        f"What: {_SPOKEN[own.subject]} for which this holds.{looked}",
        f"Condition:\n{condition}",
        *([f"Why: {own.why}"] if own.why else []),
        *(
            f"{title}:\n{_shown(records)}"
            for title, records in (("Bad", own.bad), ("Good", own.good))
            if records
        ),
        f"Resolve: {_template(own.next_step)}.",
    ]
    if own.unjudged_without:
        blocks.append(f"Not checked when: {', '.join(own.unjudged_without)} is empty.")
    return "\n\n".join(blocks)


def _shown(examples: Iterable[Example]) -> str:
    return "\n".join(f"    - {to_json(example.record, default=str)}" for example in examples)


def _template(text: Words) -> str:
    places = [f"{{{name}}}" for name in text.names]
    return text.texts[0] + "".join(
        f"{place}{literal}" for place, literal in zip(places, text.texts[1:], strict=True)
    )
