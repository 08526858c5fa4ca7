"""A contract, order form or mail as the values that reading works on: clauses with places."""

import datetime as dt

import msgspec

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Problem
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vocabulary import SourceKind, Status

ENDINGS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf", ".odt": "odt", ".ott": "odt",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text", ".eml": "eml",
}  # fmt: skip
"""What a file is by the end of its name, where it is read as a document."""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, list item or table row of a document, in the words a person sees.

    `text` is visible text with its white space collapsed; list marks and automatic numbers are
    taken off. `number` is the clause's own ("4.2 (b)"), as written or as the list counts it.
    `heading` is the nearest one above, in a table the row's first cell; `headings` are all of
    them, outermost first. `layout` is `p`, `li`, `row` (cells joined with " | "), `cell`,
    `heading` or `note` (a footnote). `lead_in` is the sentence ending in a colon that a list
    finishes. `page` counts from 1 and is None where the format has no pages. `place` says where
    the clause starts, in words: "page 3", "paragraph 12", "table 1 row 2", "line 40".
    """

    text: str
    place: str
    page: int | None = None
    number: str = ""
    heading: str = ""
    headings: tuple[str, ...] = ()
    layout: str = "p"
    lead_in: str = ""
    block: int = 0


class PaperDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it was read.

    `kind` is `docx`, `pdf`, `odt`, `html`, `markdown`, `text` or `eml`. `path` is the name it is
    spoken of; an attachment's follows that of its mail after " > ". `notes` are sentences on
    what a person should know of the reading ("the document has 3 tracked changes ...").
    `attachments` were read with their mail, each a document of its own.
    """

    path: str
    kind: str
    sha256: str
    clauses: tuple[Clause, ...]
    notes: tuple[str, ...] = ()
    attachments: tuple["PaperDocument", ...] = ()


class DocumentPromise(msgspec.Struct, frozen=True, kw_only=True):
    """A promise with the clause that states it.

    `quote` are the words of the clause from `promise.start` to `promise.end`. `touches` names
    what of the vision it meets ("capability sso", "guardrail eu-only", "non-goal on-prem").
    `condition` are the words that make it hang on something. `reason` says what spoke for it.
    """

    id: str
    quote: str
    clause: Clause
    promise: ReadPromise
    touches: tuple[str, ...] = ()
    condition: str = ""
    reason: str = ""

    @property
    def place(self) -> str:
        """Where a person finds it: § 4.2 (b), page 5."""
        number = self.clause.number
        mark = f"§ {number}" if number and not number.startswith("§") else number
        return ", ".join(part for part in (mark, self.clause.place) if part)


class Signature(msgspec.Struct, frozen=True):
    """What a signature block says: its day, if every party that signs has one, and who signs."""

    signed_on: dt.date | None
    names: tuple[str, ...]
    place: str


class DocumentReading(msgspec.Struct, frozen=True, kw_only=True):
    """A document's promises in its order, and the clauses that are none.

    `provider` and `customer` are the names that the document itself uses for them.
    """

    document: PaperDocument
    promises: tuple[DocumentPromise, ...]
    no_promise: tuple[Clause, ...]
    provider: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    signature: Signature | None = None


# A document that is checked: what people said of it, and the promises that its words make.

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
