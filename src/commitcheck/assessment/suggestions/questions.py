"""What to ask people about promises' texts: each promise once, with its suggestions."""

from collections import defaultdict
from typing import NamedTuple

from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.suggest import all_suggestions
from commitcheck.model.commitment import Commitment
from commitcheck.model.report import Suggestion
from commitcheck.rules.context import Context


class Question(NamedTuple):
    """A promise and what its text may be about; never without a suggestion."""

    promise: Commitment
    suggestions: tuple[Suggestion, ...]

    @property
    def is_sure(self) -> bool:
        """May the first be taken at a glance? A link that was accepted once may."""
        first = self.suggestions[0]
        return first.band != "none" or first.why == "suspect"

    @property
    def may_be_none(self) -> bool:
        """Is it open whether anything in the vision is meant? Not where only a conflict is."""
        return any(suggestion.why in ("unlinked", "suspect") for suggestion in self.suggestions)


def questions(context: Context, settings: Settings) -> tuple[Question, ...]:
    """Every promise with a suggestion, nearest signature first.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """
    promises = {commitment.id: commitment for commitment in reversed(context.commitments)}
    grouped: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in all_suggestions(context, settings):
        grouped[suggestion.commitment].append(suggestion)
    return tuple(Question(promises[name], tuple(found)) for name, found in grouped.items())
