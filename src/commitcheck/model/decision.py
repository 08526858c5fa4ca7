"""What people decided beside the files of the vision and of the promises."""

import datetime as dt
from collections.abc import Mapping

from commitcheck.model.vision import Record
from commitcheck.model.vocabulary import Role


class ApprovalDecision(Record, frozen=True):
    """A role said yes to a promise as it stood: `fingerprint` is one hash per part."""

    commitment: str
    role: Role
    date: dt.date | None = None
    by: str | None = None
    fingerprint: Mapping[str, str] = {}
