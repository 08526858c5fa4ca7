"""A document that is checked: what people said of it, and the promises that its words make."""

import datetime as dt

import msgspec

from commitcheck.model.commitment import Commitment
from commitcheck.model.document import PaperDocument
from commitcheck.model.problem import Problem
from commitcheck.model.vocabulary import SourceKind, Status

NO_DEAL = "no_deal"
"""The variant of the problem that nobody says which deal or whose a document is."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document with what the call and commitcheck.yaml say of it; None is not said."""

    document: PaperDocument
    deal: str | None = None
    customer: str | None = None
    source: SourceKind | None = None
    status: Status | None = None
    signed_on: dt.date | None = None


class PaperPromises(msgspec.Struct, frozen=True, kw_only=True):
    """What a paper gave: its promises, what is wrong with it, and a line on how it was read.

    `fields` are the fields of a commitment that the paper, the call or commitcheck.yaml gives;
    what was only read is in each promise's `read`, and none of them.
    """

    commitments: tuple[Commitment, ...] = ()
    fields: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    summary: str = ""
