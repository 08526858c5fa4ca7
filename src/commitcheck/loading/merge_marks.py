"""Marks that an unresolved merge leaves in a file: nothing of such a file was agreed to.

Version control writes them at the start of a line: `<<<<<<< ours`, `|||||||`, `=======`,
`>>>>>>> theirs`. A line of equals signs alone is no mark; a title may hold any of them.
"""

import re

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, phrase, words

_MARK = pattern(r"^(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_QUOTE = '"'

CURE = words("decide between the two versions and delete the marks")


class MergeMarks(Struct, frozen=True):
    """The lines of the first and the last mark, and where the first stands in the text."""

    first: int
    last: int
    at: int

    @property
    def message(self) -> Phrase:
        """What is said of the file."""
        if self.first == self.last:
            return phrase("line {} is the mark of an unresolved merge", self.first)
        return phrase("lines {} to {} are an unresolved merge", self.first, self.last)


def merge_marks(text: str, *, may_quote: bool = False) -> MergeMarks | None:
    """The marks in a text; `may_quote` where text in double quotes may go over several lines."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = [
        mark.start()
        for mark in _MARK.finditer(text)
        if not may_quote or text.count(_QUOTE, 0, mark.start()) % 2 == 0
    ]
    if not found:
        return None
    first, last = (text.count("\n", 0, at) + 1 for at in (found[0], found[-1]))
    return MergeMarks(first, last, found[0])
