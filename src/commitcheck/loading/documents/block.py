"""What every format's reader hands on: blocks of visible text, and how it refuses a file."""

import msgspec

MAX_BYTES = 20_000_000
MAX_PAGES = 1_000
MAX_CHARACTERS = 10_000_000
"""Of visible text. A page has about 3,000, so that a thousand pages fit three times."""
MAX_DEPTH = 100
"""Of lists, tables and elements within each other; people stop at ten."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, a list item, a heading or a table row.

    `level` is a heading's (1 is the outermost) or a list item's depth, else 0. A row has its
    cells' paragraphs in `cells` and no `text`. `page` is where the block starts; `turns` are the
    places in `text` from which on it stands on a later page.
    """

    text: str = ""
    place: str
    page: int | None = None
    layout: str = "p"
    level: int = 0
    number: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    turns: tuple[tuple[int, int], ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks of a document in reading order, and what a person should know of them."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()


class Refusal(Exception):  # noqa: N818 - it is an answer, no fault
    """A document that cannot be used, with the cause and the cure in words."""

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(f"{cause}; {cure}")
        self.cause = cause
        self.cure = cure


def too_long() -> Refusal:
    """The text is longer than any contract."""
    return Refusal(
        f"has more than {MAX_CHARACTERS // 1_000_000} million characters of text",
        "split it, or name the part with the promises",
    )


def too_deep() -> Refusal:
    """Lists or tables within each other, deeper than a person would write."""
    return Refusal(
        f"nests lists, tables or elements more than {MAX_DEPTH} deep",
        "save it again from a word processor, or as plain text",
    )


def collapsed(text: str) -> str:
    """The text with every run of white space as a single space, without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())
