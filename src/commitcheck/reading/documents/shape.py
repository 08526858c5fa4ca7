"""What a clause of a document looks like, as yes/no features, with its place in the document.

What it speaks of, by its words, is what providers promise or what they do not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from commitcheck.model.document import Clause
from commitcheck.model.pattern import pattern
from commitcheck.reading.documents.parties import CUSTOMERS, PROVIDERS, Parties

# Lists of words as regular expressions, read from the files that come with the program.

_BAR = pattern(r"\s*\|\s*")
_ADDRESS = pattern(r"https?:\S+|\S+@\S+")


@lru_cache(4)
def word_patterns(file: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each entry, in the file's order; whole words in any case.

    An entry is a line `name:` and indented lines of alternatives between bars.
    """
    at = Path(__file__).parents[1].joinpath("table", file)
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for name, words in _entries(at.read_text("utf-8"))
    )


def without_addresses(text: str, instead: str = " ") -> str:
    """An address says that there is one; its words say nothing."""
    return _ADDRESS.sub(instead, text)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    name, words = "", ""
    for line in [*text.splitlines(), ":"]:
        if line.startswith("#"):
            continue
        if line.startswith(" "):
            words += line.strip()
        else:
            if name:
                yield name, "|".join(part for part in _BAR.split(words) if part)
            name, words = line.rstrip(":"), ""


def topics(text: str) -> Iterator[str]:
    """The topics that a text touches, in a fixed order."""
    text = without_addresses(text, " https: ")
    return (name for name, words in word_patterns("document_topics.txt") if words.search(text))


_MODAL = pattern(
    r"\b(shall not|will not|won['’]t|(?-i:may) not|must not|cannot|can['’]t|can not|does not|"
    r"do not|doesn['’]t|don['’]t|is not|are not|aren['’]t|isn['’]t|shall|will|['’]ll|must|"
    r"(?-i:may)|can|could|should|would|agrees? to|is responsible|are responsible|is required|"
    r"plans? to|aims? to|intends? to|expects? to|going to|has been|have been|is|are|has|have)\b",
    re.IGNORECASE,
)
"""May with a capital is a month."""

_CONDITION_FIRST = pattern(
    r"(?:however, )?(?:if|when|where|upon|once|unless|should|in the event|during|following|after|"
    r"before|within)\b[^,;:.]{3,200},\s+(?=\w)",
    re.IGNORECASE,
)

_PRODUCT = pattern(
    r"\b(?:service|services|platform|product|products|software|system|application|app|solution|"
    r"site|api|tool|tools|data|database|databases|servers?|backups?|passwords?|infrastructure|"
    r"network|deliverables?|contract|library|dashboard|reports?|modules?|features?|functionality)\b"
)

_PARTY = pattern(r"\b(?:each|either|both|the) part(?:y|ies)\b")

_PAPER = pattern(r"\b(?:agreement|section|addendum|order form|terms|exhibit|attachment)\b")

_WITHIN = pattern(r"\b(?:in|under|per|from|as) (?:section|exhibit|attachment|order form)\b")
"""`The number of sites in Section 1.2` is none of the paper's own doings."""

_PRONOUNS = frozenset(("it", "they", "this", "these", "that", "which"))

_TURNING = frozenset("if when where unless upon customer client by of".split())  # noqa: SIM905

_WORDS = pattern(r"[a-z][a-z.'’&-]*")

_BASE = pattern(
    r"(?:\w+ly )?(?:provide|deliver|develop|create|support|ensure|implement|maintain|conduct|"
    r"perform|review|manage|build|design|monitor|test|respond|coordinate|allow|enable|display|use|"
    r"make|include|integrate|update|prepare|assist|document|write|research|add|set|define|work|"
    r"identify|improve|host|store|follow|run|keep|send|show|publish|establish|complete|undertake|"
    r"draft|participate|analy[sz]e|facilitate|collaborate|submit|incorporate|generate)\b",
    re.IGNORECASE,
)

_YES_NO = {
    "passive": r"\b(?:is|are|been|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|lt|pt|de|un|ored)\b",
    "quantity": r"\d+(?:[.,]\d+)?\s?(?:%|percent|hours?|days?|minutes?|months?|weeks?|years?|gb|mb|"
    r"tb|ms|seconds?|users?|requests?)\b|\d ?%",
    "date": r"\b(?:\d{4}-\d\d-\d\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}|"
    r"q[1-4]|20[12]\d|week \d|month \d|phase \d)\b",
    "condition": r"\b(?:if|unless|subject to|provided that|except|in the event|where|when|upon)\b",
    "condition first": r"^(?:if|unless|subject to|provided|except|in the event|where|when|upon)\b",
    "soft": r"\b(?:efforts?|aims?|target|expected|planned|goal|intend\w*|endeavou?r|strive|seek|"
    r"anticipat\w+|where possible|may include|up to)\b",
    "negation": r"\b(?:not|no|never|neither|nor)\b|n['’]t\b",
    "we": r"\b(?:our|we|us)\b",
    "you": r"\b(?:you|your)\b",
    "answer": r"^(?:yes|no)\b",
    "colon": r":$",
    "question": r"\?$",
    "open end": r"[^.;:!?]$",
    "quoted first": r"^[\"“]",
    "lower case": r"^[a-z]",
    "third person": r"^(?:[a-z]+ly )?[a-z]+s\b",
    "ing": r"^\w+ing\b",
    "past": r"\b(?:was|were|had|did)\b",
    "variable": r"\{[^}]*\}|\[ ?[#x_]* ?\]|\( ?x? ?\)",
    "capitals": r"^[^a-z]*[A-Z][^a-z]*$",
}

_PRODUCT_HEADING = pattern(
    r"[\d.() ]*(?:provid|deliver|develop|support|security|service|feature|train|secur|data)",
    re.IGNORECASE,
)

_SIZES = (3, 7, 15, 30, 60)

_CASED = frozenset(("lower case", "third person", "capitals"))

_BOX = pattern(r"\[ ?[#x_]* ?\]")

_NEAR = (-2, -1, 1, 2)

_COMPILED: dict[str, re.Pattern[str]] = {}


class Seen(msgspec.Struct, frozen=True):
    """A clause with what was worked out for it once."""

    clause: Clause
    subject: tuple[str, ...]
    verb: str
    topics: tuple[str, ...]
    marks: tuple[str, ...]


class Setting(msgspec.Struct, frozen=True):
    """A document's clauses without its headings, its parties, and features of all of it."""

    seen: tuple[Seen, ...]
    parties: Parties
    overall: Mapping[str, float]
    bracketed: tuple[bool, ...]


def setting(clauses: Sequence[Clause], who: Parties) -> Setting:
    """Look at a document once."""
    seen = tuple(_seen(clause, who) for clause in clauses if clause.layout != "heading")
    return Setting(seen, who, dict(_overall(seen)), tuple(_bracketed(seen)))


def features(document: Setting, at: int) -> dict[str, float]:
    """The features of one clause by name: 1 where it has one, a share where others have it."""
    found = dict.fromkeys(_names(document, at), 1.0)
    for step in _NEAR:
        if 0 <= at + step < len(document.seen):
            near = document.seen[at + step]
            for name in (*near.topics, *near.subject):
                found[f"near:{name}"] = found.get(f"near:{name}", 0.0) + 1 / len(_NEAR)
    return {**found, **document.overall}


def _names(document: Setting, at: int) -> Iterator[str]:
    seen = document.seen[at]
    yield f"layout:{seen.clause.layout}"
    yield from _own(seen, has_lead=bool(seen.clause.lead_in))
    yield from _above(seen.clause, document.parties)
    if document.bracketed[at]:
        yield "in brackets"
    if at and document.seen[at - 1].clause.lead_in and not seen.clause.lead_in:
        yield "after list"


def subject(text: str, who: Parties) -> tuple[tuple[str, ...], str]:
    """Whose words come before the first verb: classes of the subject, and the verb. A condition
    that a sentence opens with is passed over: who does it stands behind.
    """
    condition = _CONDITION_FIRST.match(text)
    text = text[condition.end() :] if condition else text
    found = _MODAL.search(text)
    opening = set(_WORDS.findall(text[:40].casefold())[:2])
    if opening & PROVIDERS and not opening & _TURNING:
        return ("provider",), found[1].casefold().replace("’", "'") if found else "none"
    head = text[: found.start()] if found and found.start() < 140 else " ".join(text.split()[:4])
    head = head.rpartition(",")[2].casefold().strip()
    words = _WORDS.findall(head)
    near = set(words[-7:])
    classes = []
    if near & PROVIDERS or any(name in head for name in who.provider):
        classes.append("provider")
    if near & CUSTOMERS or any(name in head for name in who.customer):
        classes.append("customer")
    if _PARTY.search(head):
        classes.append("parties")
    if _PRODUCT.search(head) or any(name in head for name in who.product):
        classes.append("product")
    if words and words[-1] in _PRONOUNS:
        classes.append("pronoun")
    if _PAPER.search(_WITHIN.sub("", head)):
        classes.append("paper")
    verb = found[1].casefold().replace("’", "'") if found else "none"
    return tuple(classes) or ("other",), verb


def _seen(clause: Clause, who: Parties) -> Seen:
    owner, verb = subject(clause.text, who)
    return Seen(clause, owner, verb, tuple(topics(clause.text)), tuple(_marks(clause.text)))


def _marks(text: str) -> Iterator[str]:
    for name, words in _YES_NO.items():
        if name not in _COMPILED:
            flags = 0 if name in _CASED else re.IGNORECASE
            _COMPILED[name] = re.compile(words, flags)
        if _COMPILED[name].search(text):
            yield name
    count = len(text.split())
    yield from (f"size:{size}" for size in _SIZES if count <= size)
    if count <= 4 and text.endswith("."):
        yield "run-in title"
    if _BASE.match(text):
        yield "bare verb"


def _own(seen: Seen, *, has_lead: bool) -> Iterator[str]:
    yield f"verb:{seen.verb}"
    for owner in seen.subject:
        yield f"subject:{owner}"
        yield f"subject:{owner}:{seen.verb}"
        yield from (f"topic:{name}:{owner}" for name in seen.topics)
    yield from (f"topic:{name}" for name in seen.topics)
    for mark in seen.marks:
        yield f"mark:{mark}"
        yield f"mark:{mark}:{'list' if has_lead else seen.clause.layout}"


def _above(clause: Clause, who: Parties) -> Iterator[str]:
    """The heading, the outermost heading, the lead-in and the number."""
    yield from (f"heading:{name}" for name in topics(clause.heading))
    if clause.heading.endswith("?"):
        yield "heading asks"
    if _PRODUCT_HEADING.match(clause.heading):
        yield "product heading"
    if clause.number:
        yield "number"
    if clause.lead_in:
        yield "lead"
        owner, verb = subject(clause.lead_in, who)
        yield f"lead verb:{verb}"
        yield from (f"lead subject:{name}" for name in owner)
        yield from (f"lead topic:{name}" for name in topics(clause.lead_in))
        if re.search(r"\b(?:not|no)\b|n['’]t\b", clause.lead_in, re.IGNORECASE):
            yield "lead negated"


def _overall(seen: Sequence[Seen]) -> Iterator[tuple[str, float]]:
    """Twice the share of the document's clauses that have a topic, subject or verb."""
    counts: Counter[str] = Counter()
    for item in seen:
        counts.update(f"all:{name}" for name in (*item.topics, *item.subject))
        counts.update(f"all:{mark}" for mark in item.marks if mark in ("we", "you", "past"))
        counts["all:shall"] += item.verb == "shall"
        counts["all:present"] += item.verb in ("is", "are", "has", "have", "none")
    yield from ((name, 2 * count / len(seen)) for name, count in sorted(counts.items()) if count)


def _bracketed(seen: Sequence[Seen]) -> Iterator[bool]:
    """Whether a clause stands within square brackets: notes to whoever fills a template in."""
    depth, block = 0, -1
    for item in seen:
        if item.clause.block != block:
            depth, block = 0, item.clause.block
        text = _BOX.sub("", item.clause.text)
        yield depth > 0 or (text.startswith("[") and len(text.split()) > 3)
        depth = max(0, depth + text.count("[") - text.count("]"))
