"""How a document's promise binds: firm, efforts, intent, or negated (it says what is not given).

Contracts choose such words with care, so that fewer count here than in mails and notes: "support
efforts" are no efforts clause, and "will not disclose" is a firm promise to refrain.
"""

from typing import NamedTuple

from commitcheck.model.document import Clause
from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Modality

_IGNORE_CASE = 2
_EFFORTS = pattern(
    r"\b(?:(?:reasonable|best|good[- ]faith) efforts?|efforts to|endeavou?rs?|attempts? to|"
    r"(?:try|tries) to|as (?:quickly|soon) as (?:we|it) can|where (?:possible|practical)|ideally|"
    r"strives?|seeks? to)\b",
    _IGNORE_CASE,
)
_INTENT = pattern(
    r"\b(?:(?:is|are|be|being) (?:expected|anticipated|planned|targeted|intended)|plans? to|"
    r"planned (?:for|to)|aims? to|intends? to|expects? to|hopes? to|target (?:uptime|response)|"
    r"(?:our|the) (?:goal|objective|target) (?:is|of|with)|(?:could|may|might|possibly) (?:also )?"
    r"includ(?:e|ing)|working to|coming soon|on (?:the|our) roadmap)\b|~\s?\d",
    _IGNORE_CASE,
)
_NEGATED = pattern(
    r"\b(?:(?:do|does|did)(?:n['’]t| not) (?:currently )?(?:provide|support|offer|include|have|"
    r"hold|perform|accept|allow|require|guarantee|grant|apply|encrypt|store|train)|"
    r"(?:is|are|was|were)(?:n['’]t| not) (?:currently |yet )?(?:\w+ly )?(?:provided|supported|"
    r"offered|included|available|required|performed|encrypted|certified|possible|"
    r"part of|covered|accepted|needed)|(?:has|have)(?:n['’]t| not) (?:yet )?"
    r"(?:completed|been|undergone)|(?:will|shall) not (?:\w+ )?(?:include|provide|support|"
    r"offer|be (?:provided|supported|available|included|"
    r"required|responsible|acting))|no longer (?:be )?(?:available|supported|provided)|unencrypted|"
    r"in lieu of|cannot be guaranteed)\b|^(?:no|not)\b",
    _IGNORE_CASE,
)
_LEAD_NEGATED = pattern(
    r"\b(?:not|cannot|excluded|out of scope|exclusions?)\b|n['’]t\b", _IGNORE_CASE
)


class Binding(NamedTuple):
    """What the words are, and which words made it so."""

    modality: Modality
    why: str


def binding_of(clause: Clause, quote: str) -> Binding:
    """Of a promise's words; the line above a list speaks for its items too."""
    if clause.lead_in and _LEAD_NEGATED.search(clause.lead_in):
        return Binding("negated", "the line above the list says that it is not so")
    if said := _NEGATED.search(quote):
        return Binding("negated", f"“{said[0]}” says that it is not so")
    for text in (quote, clause.lead_in):
        if said := _EFFORTS.search(text):
            return Binding("efforts", f"“{said[0]}” is no more than an effort")
        if said := _INTENT.search(text):
            return Binding("intent", f"“{said[0]}” says what is meant to be")
    return Binding("firm", "nothing softens it")
