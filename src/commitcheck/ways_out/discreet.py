"""What stands against a question, and a way out, without a word about any other customer.

A rule that holds promises against each other speaks of both; of the other only the rule's own
sentence is told, unless the one who asks may see customers. Of a change to what another customer
was promised the value is withheld. Days stay: they say when the product can have something.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.answers import leading_first
from commitcheck.model.asked import Against
from commitcheck.model.finding import Finding, Quote, Severity
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.way_out import Step, WayOut, Wording
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

AGREEMENTS = ("GOV205", "COM801", "COV302", "GOV207")
"""What is always to be agreed to, or to be mapped: no objection to the promise."""

_SUMMARIES = {rule.info.code: rule.info.summary for rule in ALL_RULES}
_STANDS = "It stands against what somebody else was promised"
_OF_THE_VISION = frozenset(
    ("capability", "roadmap_item", "non_goal", "guardrail", "fact", "certification", "segment",
     "theme", "dimension")
)  # fmt: skip


class Discreet(Struct, frozen=True):
    """Tells what is against these promises of the question; `shows` names others too."""

    context: Context
    own: frozenset[str]
    deal: str
    shows: bool = False

    def against(self, findings: Iterable[Finding]) -> Iterator[Against]:
        """What speaks against it, the weightiest first."""
        for found in sorted(findings, key=leading_first):
            if found.severity > Severity.INFO and self._is_told(found):
                yield Against(
                    rule=found.code,
                    severity=found.severity.label,
                    message=self._message(found),
                    next_step=self._next_step(found),
                    who=found.who,
                    quotes=tuple(self._quotes(found)),
                )

    def _is_told(self, found: Finding) -> bool:
        """Is it about the question, and something to object to?"""
        is_here = found.subject.id in self.own or self.deal in (found.subject.id, *found.deals)
        return is_here and found.waived_by is None and found.rule not in AGREEMENTS

    def _is_own(self, found: Finding) -> bool:
        """Does it speak of the question and the vision alone?"""
        is_about_it = found.subject.id in self.own or found.code == "VIS602:excluded"
        others = (it for it in found.related if it.kind not in _OF_THE_VISION)
        return is_about_it and all(it.id in self.own for it in others)

    def _message(self, found: Finding) -> Phrase:
        if self.shows or self._is_own(found):
            return found.message
        return words(_SUMMARIES.get(found.rule, _STANDS).rstrip("."))

    def _next_step(self, found: Finding) -> Phrase:
        if self.shows or self._is_own(found):
            return found.next_step
        return words("ask for another day, scope or value")

    def _quotes(self, found: Finding) -> Iterator[Quote]:
        """The vision's words; with names shown, everybody's but the question's."""
        paths = {file.path for file in self.context.project.inputs if file.role == "vision"}
        paths |= {self.context.vision.where.source.path}
        for quote in found.quotes:
            is_asked = quote.at.path == "question"
            if not is_asked and (self.shows or quote.at.path in paths):
                yield quote


def without_others(found: WayOut) -> WayOut:
    """The way out without values that other customers were promised."""
    return replace(
        found,
        steps=tuple(map(_withheld, found.steps)),
        alternatives=tuple(tuple(map(_withheld, steps)) for steps in found.alternatives),
    )


def _withheld(step: Step) -> Step:
    """That it has to change, and not to what."""
    if not step.tells_others:
        return step
    said = "promise what others were promised in place of {} in {}"
    return replace(
        step,
        new=None,
        text=phrase(said, str(step.old), ident(step.commitment)),
        loses=phrase("{}", str(step.old)),
        words=Wording(step.words.old),
    )
