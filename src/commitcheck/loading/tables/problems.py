"""How problems of a table are made: one wording for the file, one for a cell."""

from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, counted, words

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Refusal(Exception):  # noqa: N818 - not an error of ours: it carries the user's problem up
    """A file that cannot be read at all. Raised and caught inside `loading` only."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem
        self.others: tuple[Problem, ...] = ()


def file_problem(
    at: Location | str,
    variant: str,
    message: Phrase | str,
    next_step: Phrase | str,
    severity: Severity = ERROR,
) -> Problem:
    """One thing that is said once for the whole file."""
    place = Location(at) if isinstance(at, str) else at
    return Problem(
        variant=variant,
        message=words(message) if isinstance(message, str) else message,
        at=place,
        subject=file_subject(place.path),
        next_step=words(next_step) if isinstance(next_step, str) else next_step,
        severity=severity,
    )


def refuse(at: Location | str, message: Phrase | str, next_step: Phrase | str) -> Refusal:
    """The file is left unread for this reason, and this is what helps."""
    return Refusal(file_problem(at, "unreadable", message, next_step))


def times(count: int, noun: str, plural: str | None = None) -> Phrase:
    """`1 row`, `3 rows`, as part of a sentence."""
    return words(counted(count, noun, plural))
