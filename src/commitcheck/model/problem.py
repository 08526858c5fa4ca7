"""What went wrong while reading: a value, so that every report can show it.

Loading never raises for a user's mistake and never prints; it returns problems. The INP
rules turn them into findings.
"""

from msgspec import Struct

from commitcheck.model.finding import Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase


class Problem(Struct, frozen=True):
    """One thing that could not be read, or was read with a doubt.

    `variant` says what kind of thing (`unreadable`, `invalid`, `ambiguous_date`,
    `duplicate_key`, `unknown_field`, `unknown_value`, `unused_columns`, `encoding`, ...), with
    `.field` appended where one field is concerned, so that a subject's problems stay apart.
    `subject` is the record, or Subject("file", path) for a whole file. `next_step` is the
    one-line cure. `rule` is the INP rule that reports it; an empty one means that nothing was
    lost, and the report only says so among what was not checked.
    """

    variant: str
    message: Phrase
    at: Location
    subject: Subject
    next_step: Phrase
    severity: Severity = Severity.ERROR
    rule: str = "INP001"
    related: tuple[Related, ...] = ()
