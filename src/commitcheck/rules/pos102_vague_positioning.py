"""The positioning is vague or unfocused.

What: a slot (target_customer, need, category, key_benefit) in which fewer than two words are left
once stopwords and vague words are taken out (warning); an alternative that names nobody, such as
"legacy systems" (warning); no alternative of kind status_quo (info); more target segments than
the product's stage can serve (warning).

Why: everyone reads their own promise into a vague sentence, and then nothing conflicts with it.
Most deals are not lost to the competitor you name but to doing nothing, and a young product that
aims at everyone is written by whoever signs first.

Bad:
    positioning: {key_benefit: the best and most innovative solution}

Good:
    positioning: {key_benefit: cuts audit preparation from 6 weeks to 5 days}

Resolve: say for whom, what and by how much. Name the real alternative, the spreadsheet too. Keep
one or two target segments and make the others adjacent.

Variants:
    vague: a slot with fewer than two words of content
    generic_alternative: an alternative that is nobody in particular
    no_status_quo: no alternative of kind status_quo
    too_many_segments: more target segments than `policy.max_target_segments`

Figures: about 40 % of B2B deals are lost to no decision (Dunford), hence the status quo. Two
words and two or four segments are convention. The word lists are `vague.txt`, `stopwords.txt`
and `generic_alternatives.txt` in `rules/terms/lexica`; they are English.

Configure: `policy.max_target_segments` (2 in infancy, else 4).

Not checked when: the vision has no `positioning`. An empty slot is POS101.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, quote
from commitcheck.model.phrase import words as our_words
from commitcheck.model.vision import Alternative, Positioning
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.lexicon import lexicon
from commitcheck.rules.terms.quoting import stated

INFO = RuleInfo(
    code="POS102",
    name="vague-positioning",
    severities=(Severity.WARNING, Severity.INFO),
    who="product",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("vague", "generic_alternative", "no_status_quo", "too_many_segments"),
)

MIN_CONTENT_WORDS = 2
_SLOTS = ("target_customer", "need", "category", "key_benefit")
# Chinese, Japanese and Korean put no spaces between words: there each character counts.
_WORD = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_ASCII_WORD = pattern(r"[^\W_]+")


def check(context: Context) -> Iterator[Finding]:
    positioning = context.positioning
    if positioning is None:
        return
    for slot in _SLOTS:
        text: str = getattr(positioning, slot) or ""
        if not text.strip() or _says_enough(text):
            continue
        if len(left := content_words(text)) < MIN_CONTENT_WORDS:
            yield _vague(positioning, slot, text, left)
    yield from _generic(positioning)
    if positioning.alternatives:
        yield from _no_status_quo(positioning)
    yield from _too_many_segments(context, positioning)


def _says_enough(text: str) -> bool:
    """Do enough of its words stand in no list at all? Then nothing has to be taken out first."""
    kept = _ASCII_WORD.findall(text.lower())
    return sum(word not in _listed_words() for word in kept) >= MIN_CONTENT_WORDS


@cache
def _listed_words() -> frozenset[str]:
    lists = (lexicon("vague").entries, lexicon("stopwords").entries)
    return frozenset(_ASCII_WORD.findall("\n".join(chain(*lists))))


def content_words(text: str) -> list[str]:
    """What is left of a text without its vague words and its stopwords."""
    left = lexicon("stopwords").without(lexicon("vague").without(text))
    return (_ASCII_WORD if left.isascii() else _WORD).findall(left)


def _vague(positioning: Positioning, slot: str, text: str, left: list[str]) -> Finding:
    kept = phrase('says only "{}"', quote(left[0])) if left else phrase("says nothing")
    return INFO.finding(
        Subject("slot", slot),
        phrase(
            "positioning.{} {} once the vague words are out, expected {} words of content",
            our_words(slot),
            kept,
            MIN_CONTENT_WORDS,
        ),
        variant="vague",
        severity=Severity.WARNING,
        at=positioning.at(slot),
        quotes=(stated(text, positioning, slot),),
        next_step=phrase("narrow {}: say for whom, what, and by how much", our_words(slot)),
    )


def _generic(positioning: Positioning) -> Iterator[Finding]:
    """One finding a name, however often it is listed."""
    named: dict[str, Alternative] = {}
    for alternative in positioning.alternatives:
        if alternative.name and _is_nobody(alternative.name):
            named.setdefault(alternative.name, alternative)
    for name, alternative in named.items():
        yield INFO.finding(
            Subject("alternative", name),
            phrase(
                'the alternative "{}" names nobody, expected what customers really use',
                quote(name),
            ),
            variant="generic_alternative",
            severity=Severity.WARNING,
            at=alternative.at("name"),
            quotes=(stated(name, alternative, "name"),),
            next_step="ask the last five customers what they used before, and name that",
        )


def _is_nobody(name: str) -> bool:
    """Nothing but generic names in it: "legacy systems of SAP" is somebody."""
    generic = lexicon("generic_alternatives")
    if not generic.find(name):
        return False
    return not _WORD.findall(lexicon("stopwords").without(generic.without(name)))


def _no_status_quo(positioning: Positioning) -> Iterator[Finding]:
    if any(alternative.kind == "status_quo" for alternative in positioning.alternatives):
        return
    yield INFO.finding(
        Subject("slot", "alternatives"),
        phrase("no alternative is of kind status_quo, expected one: doing nothing is an option"),
        variant="no_status_quo",
        severity=Severity.INFO,
        at=positioning.at("alternatives"),
        next_step="add what customers do today without any product, with kind status_quo",
    )


def _too_many_segments(context: Context, positioning: Positioning) -> Iterator[Finding]:
    targets = [segment for segment in positioning.segments if segment.fit == "target"]
    most = context.policy.max_target_segments
    if len(targets) <= most:
        return
    yield INFO.finding(
        Subject("slot", "segments"),
        phrase(
            "{} segments have fit target, expected at most {} at stage {}",
            len(targets),
            most,
            our_words(context.vision.product.stage),
        ),
        variant="too_many_segments",
        severity=Severity.WARNING,
        at=positioning.at("segments"),
        related=tuple(
            Related("segment", target.id, target.at("fit"), "a target") for target in targets
        ),
        next_step=phrase("keep at most {} target segments and make the others adjacent", most),
    )


RULE = Rule(INFO, check, needs=(section("positioning"),))
