"""Something in the input could not be read, or was read with a doubt.

What: a file, record or cell that is not what it should be: a parse error, an unknown or missing
field, a word that is not in a list, a date that could be two dates, a key that stands twice. The
variant says which. So is a promised `value` that is no number where only a number can be judged:
against a `max` or `min` guardrail or a fact with a number, on a dimension of the type number, or
beside a clause for a most favoured customer (the same for days). `99.9 %` is 99.9; `15 min`,
`99,99` and `600,000` are no numbers. A percentage that keeps a ceiling as it is written and breaks
it as it may be meant is asked about: 0.3, as a percent cell leaves its spreadsheet, and a discount
of -30. Unknown fields and columns are warnings, errors under
`--strict`; a section of the vision or a threshold that is misspelt is always an error.

Why: a row that is dropped in silence is a promise that nobody checks. What cannot be read is
said, at its place, and everything else is still checked.

Bad:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, Capabilty: scim}

Good:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim}

Resolve: correct the cell, quote a word that YAML takes for something else, or say in
`commitcheck.yaml` how the columns and words of an export are to be understood.

Configure: `columns`, `values`, `dates` and `decimal` of a table in commitcheck.yaml; `--strict`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from commitcheck.model.commitment import Commitment
from commitcheck.model.dates import still_holds
from commitcheck.model.finding import Finding, Related, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vocabulary import Scalar
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import as_day_number, as_number, as_values
from commitcheck.rules.terms.doubtful_shares import DoubtfulShare, doubtful_shares
from commitcheck.rules.terms.identified import reported

# Promised values that the rules cannot hold against the numbers and days of their dimension.

_THOUSANDS = pattern(r"(\d{1,3}),(\d{3})")
_GROUPED = pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = pattern(r"\d+,\d+")
_WITH_UNIT = pattern(r"([+-]?\d+(?:\.\d+)?)\s*[^\d\s.,][^\d]*")


class Yardstick(Struct, frozen=True):
    """Something that can only be held against a number (or a day), and how it says so."""

    noun: str
    read: Callable[[Scalar], float | None]
    cause: Phrase
    related: Related


class UnreadableValue(Struct, frozen=True):
    """The values of one promise that are neither what its dimension needs nor near to it."""

    promise: Commitment
    values: tuple[Scalar, ...]
    yardstick: Yardstick

    @property
    def message(self) -> Phrase:
        return phrase(
            "{} promises {} {}, which is no {}, but {}",
            ident(self.promise.id),
            ident(self.promise.dimension or ""),
            self.values,
            words(self.yardstick.noun),
            self.yardstick.cause,
        )

    @property
    def next_step(self) -> Phrase:
        if self.yardstick.noun == "day":
            return words("write a day such as 2026-03-31, or a quarter such as 2026-Q1")
        return _as_plain_number(str(self.values[0]).strip())


def unreadable_values(context: Context) -> Iterator[UnreadableValue]:
    """Open promises with a value that is no number where only a number can be judged.

    The first yardstick that the values do not fit is named; a promise of "anything but" has
    none but the type of its dimension, since no bound is held against what it leaves out.
    """
    types, bounds = _types(context), _bounds(context)
    favoured = _favoured(context)
    for promise in context.open:
        name = promise.dimension
        if name is None or promise.value is None:
            continue
        sticks = list(types.get(name, ()))
        if promise.op != "not_in":
            sticks += bounds.get(name, ())
        if promise.kind in ("mfn", "pricing"):
            sticks += favoured.get(name, ())
        for stick in sticks:
            bad = tuple(value for value in as_values(promise.value) if stick.read(value) is None)
            if bad:
                yield UnreadableValue(promise, bad, stick)
                break


def _types(context: Context) -> Mapping[str, list[Yardstick]]:
    found: dict[str, list[Yardstick]] = {}
    for dimension in context.vision.dimensions:
        if dimension.type in ("number", "date"):
            cause = phrase("{} is of the type {}", ident(dimension.id), words(dimension.type))
            place = dimension.at("type")
            read = as_number if dimension.type == "number" else as_day_number
            found[dimension.id] = [_stick(read, cause, "dimension", dimension.id, place)]
    return found


def _bounds(context: Context) -> Mapping[str, list[Yardstick]]:
    """Ceilings, floors and measured numbers."""
    found: defaultdict[str, list[Yardstick]] = defaultdict(list)
    for guardrail in context.vision.guardrails:
        if guardrail.op not in ("max", "min"):
            continue
        for bound in as_values(guardrail.value):
            read = as_number if as_number(bound) is not None else as_day_number
            if read(bound) is not None and not _has(found[guardrail.dimension], read):
                noun = words("numbers" if read is as_number else "days")
                cause = phrase("{} compares {}", ident(guardrail.id), noun)
                found[guardrail.dimension].append(
                    _stick(read, cause, "guardrail", guardrail.id, guardrail.at("value"))
                )
    for fact in context.vision.facts:
        is_measured = fact.proven is not None and as_number(fact.proven) is not None
        if is_measured and not _has(found[fact.dimension], as_number):
            cause = words("what was measured is a number")
            found[fact.dimension].append(
                _stick(as_number, cause, "fact", fact.dimension, fact.at("proven"))
            )
    return found


def _favoured(context: Context) -> Mapping[str, list[Yardstick]]:
    """Clauses in force that promise the best terms of all: prices are held against them."""
    found: defaultdict[str, list[Yardstick]] = defaultdict(list)
    for promise in context.open:
        in_force = still_holds(promise.until, context.as_of)
        is_clause = (
            promise.kind == "mfn" and promise.dimension and promise.value is not None and in_force
        )
        if is_clause and promise.dimension and not found[promise.dimension]:
            cause = words("terms of a most favoured customer are compared as numbers")
            found[promise.dimension].append(
                _stick(as_number, cause, "commitment", promise.id, promise.at("value"))
            )
    return found


def _has(sticks: Iterable[Yardstick], read: Callable[[Scalar], float | None]) -> bool:
    """The first of its kind is named, and a value that fits it fits all others."""
    return any(stick.read is read for stick in sticks)


def _stick(
    read: Callable[[Scalar], float | None], cause: Phrase, kind: str, id_: str, at: Location
) -> Yardstick:
    noun = "number" if read is as_number else "day"
    return Yardstick(noun, read, cause, Related(kind, id_, at, f"needs a {noun}"))


def _as_plain_number(text: str) -> Phrase:
    """What to write instead; both readings of a comma that can be read in two ways."""
    text = text.removesuffix("%").strip()
    if pair := _THOUSANDS.fullmatch(text):
        return phrase("write it as {}, or as {}", "".join(pair.groups()), ".".join(pair.groups()))
    if _GROUPED.fullmatch(text):
        return phrase("write it as {}", text.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return phrase("write it as {}", text.replace(",", "."))
    if unit := _WITH_UNIT.fullmatch(text):
        return phrase("write the number alone, without its unit: {}", unit[1])
    return words("write a number such as 99.9, without a unit or a thousands separator")


INFO = RuleInfo(
    code="INP001",
    name="invalid-input",
    severities=(Severity.ERROR, Severity.WARNING, Severity.INFO),
    who="product",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    yield from reported(INFO, context)
    for value in unreadable_values(context):
        yield _of_value(context, value, value.yardstick.related)
    for share in doubtful_shares(context):
        yield _of_value(context, share, share.ceiling.related)


def _of_value(
    context: Context, value: UnreadableValue | DoubtfulShare, compared_with: Related
) -> Finding:
    return INFO.finding(
        context.subject(value.promise),
        value.message,
        severity=Severity.ERROR,
        variant="invalid.value",
        at=value.promise.at("value"),
        related=(compared_with,),
        next_step=value.next_step,
    )


RULE = Rule(INFO, check)
