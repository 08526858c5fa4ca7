"""A slot of the positioning is empty.

What: one of Moore's slots (target_customer, need, category, key_benefit), the alternatives, the
differentiators or the segments is empty (error, one finding a slot). Without any positioning in
the vision: a single warning, and the rules about positioning do not run.

Why: a promise cannot be tested against a blank. Whoever reads an empty slot fills it with the
customer they are talking to.

Bad:
    positioning: {category: continuous compliance evidence platform, key_benefit: ""}

Good:
    positioning:
      target_customer: Security leads at mid-market SaaS companies before their first audit
      need: prove control evidence is current without a quarterly scramble
      category: continuous compliance evidence platform
      key_benefit: cuts audit preparation from 6 weeks to 5 days
      alternatives: [{name: Spreadsheets plus a shared drive, kind: status_quo}]
      differentiators: [{id: DF1, claim: Evidence is captured from the change itself}]
      segments: [{id: midmarket-saas, fit: target}]

Resolve: fill the slot together with the people who sell and build, not alone at a desk.

Variants:
    absent: the vision has no positioning at all; a warning

Figures: none; the slots are Moore's, alternatives and segments Dunford's.

Configure: `severity: {POS101: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no vision could be read.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import phrase, words
from commitcheck.model.vision import Positioning
from commitcheck.rules.base import Cure, Rule, RuleInfo
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="POS101",
    name="missing-slot",
    severities=(Severity.ERROR, Severity.WARNING),
    who="product",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("absent",),
)

_EXPECTED = {
    "target_customer": "who the product is for, as narrow as you can honestly make it",
    "need": "what they need",
    "category": "the market category they compare it with",
    "key_benefit": "the one reason to buy",
    "alternatives": "what they would use instead, the status quo among it",
    "differentiators": "what the alternatives have not",
    "segments": "who is in, beside and out of the market",
}


def check(context: Context) -> Iterator[Finding]:
    if context.project.vision is None:
        return
    if context.positioning is None:
        yield _absent(context)
        return
    for slot in _EXPECTED:
        if _is_empty(context.positioning, slot):
            yield _missing(context.positioning, slot)


def _is_empty(positioning: Positioning, slot: str) -> bool:
    value: str | tuple[object, ...] | None = getattr(positioning, slot)
    return not (value.strip() if isinstance(value, str) else value)


def _absent(context: Context) -> Finding:
    return INFO.finding(
        Subject("positioning", "positioning"),
        phrase("the vision has no positioning, expected one that promises can be tested against"),
        variant="absent",
        severity=Severity.WARNING,
        at=context.vision.at("positioning"),
        next_step="write the positioning: four sentences, the alternatives, the segments",
    )


def _missing(positioning: Positioning, slot: str) -> Finding:
    return INFO.finding(
        Subject("slot", slot),
        phrase("positioning.{} is empty, expected {}", words(slot), words(_EXPECTED[slot])),
        severity=Severity.ERROR,
        at=positioning.at(slot),
        next_step=phrase("fill {} with the team", words(slot)),
    )


RULE = Rule(INFO, check)
