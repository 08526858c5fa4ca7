"""Every promise with what its text may be about and what its words say, decided or not."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from commitcheck.assessment.confirming.question import Choice, Row
from commitcheck.assessment.confirming.reading_choices import readings_of
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.near import KINDS, Ranked
from commitcheck.assessment.suggestions.suggest import ranking
from commitcheck.loading.confirming import Answers
from commitcheck.rules.context import Context


class Listed(Struct, frozen=True):
    """A promise with its candidates, and the choices of each promise in its words."""

    ranked: Ranked
    readings: tuple[tuple[Row, str, tuple[Choice, ...]], ...]


def listing(
    context: Context, settings: Settings, top: int, kinds: Collection[str] = KINDS
) -> Iterator[Listed]:
    """Every promise, in file order; readings of open ones only, and not what is given already.

    Raises:
        UsageError: the engine is not installed, or the language not known.
    """
    nobody = Answers(())
    for promise, ranked in zip(
        context.commitments, ranking(context, settings, top, kinds), strict=True
    ):
        is_read = promise.is_open and promise.decided.part_of is None
        yield Listed(ranked, tuple(readings_of(context, promise, nobody)) if is_read else ())
