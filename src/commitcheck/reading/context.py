"""What stands around a promise's words and belongs to them: its question, its column's heading."""

from functools import lru_cache

from commitcheck.model.pattern import pattern

_ANSWER = pattern(
    r"[\s|>:\-\u2013\u2014/*\u2022(\[]*"
    r"(?:(?:a|answer|supplier|vendor|bidder|response|provider|"
    r"antwort|respuesta|réponse|"
    r"resposta|risposta|antwoord|we|us|our side)\s?\d{0,3}\s*[:.)]\s*)?$",
    2,  # re.IGNORECASE
)
_AFFIRMS = pattern(
    r"\W*(?:yes|yep|yeah|yup|sure|agreed|ok|okay|of course|complian\w*|complies|comply|confirmed|"
    r"fc|fully|supported|standard|included|available|it is|it does|we do|we are|we will|will be|"
    r"ja|nope?|selbstverständlich|oui|conforme|sí|si|sim|cumple|incluido)\b",
    2,  # re.IGNORECASE
)
_LABEL = pattern(
    r"(?:a|answer|supplier|vendor|bidder|provider|antwort|respuesta|réponse|resposta|risposta|antwoord)"
    r"\s?\d{0,3}\s*[:.)]\s*",
    2,  # re.IGNORECASE
    needs=": . )",
)
_NUMBERED = pattern(r"\W*(?:[a-z]{1,3}[-. ]?)?\d")
_BOUNDARY = pattern(r"[.?!](?=\s)|\n")
_LONGEST = 240
_SHORT_ANSWER = 70


@lru_cache(16)  # several readers ask about the same words
def with_question(text: str, start: int, end: int) -> int:
    """Where the question begins that a short answer belongs to, else `start` itself.

    `Do you hold SOC 2? Yes.`: the answer says that, the question says what.
    """
    label = _LABEL.match(text, start, end)
    said = label.end() if label else start
    if end - said > _SHORT_ANSWER:
        return start
    before = text[max(0, start - _LONGEST) : start]
    if not before.strip():
        return start
    trailing = _ANSWER.search(before)
    stop = trailing.start() if trailing else len(before)
    inner = before[:stop].rstrip(" .?!\n")
    last = 0
    for found in _BOUNDARY.finditer(inner):
        last = found.end()
    is_asked = "?" in before[len(inner) : stop + 1]
    is_listed = (
        stop < len(before.rstrip())
        and "\n" not in before[stop:]
        and _NUMBERED.match(inner[last:].lower())
    )
    if not (is_asked or is_listed or _is_affirmation(text, said, end)):
        return start
    return start - len(before) + last if inner[last:].strip() else start


def _is_affirmation(text: str, start: int, end: int) -> bool:
    """`Yes, fully.` answers what stands before it; `We will deliver SSO` says a thing itself."""
    affirmed = _AFFIRMS.match(text, start)
    if affirmed is None:
        return False
    rest = text[affirmed.end() : end].lstrip(" ")
    return not rest[:1].isalnum()


def column_heading(text: str, place: int) -> tuple[int, int] | None:
    """Start and end of the heading over a place in a table of bars or tabs, in its first line."""
    line_start = text.rfind("\n", 0, place) + 1
    if line_start == 0:
        return None
    cells = cells_of(text, line_start)
    column = next((at for at, (start, end) in enumerate(cells) if start <= place <= end), None)
    if column is None or len(cells) < 2:
        return None
    heading = _first_row(text, line_start, len(cells))
    return heading[column] if heading else None


def row_of(text: str, place: int) -> tuple[int, int]:
    """Start and end of a table's row around a place; of the whole text where it is in none."""
    return _row(text, text.rfind("\n", 0, place) + 1)


@lru_cache(64)
def _row(text: str, line_start: int) -> tuple[int, int]:
    cells = cells_of(text, line_start)
    return (line_start, cells[-1][1]) if len(cells) > 1 else (0, len(text))


def _first_row(text: str, line_start: int, columns: int) -> tuple[tuple[int, int], ...] | None:
    """The cells of the first line above that has as many columns, without a gap in between."""
    found = None
    for _ in range(200):
        if line_start == 0:
            return found
        line_start = text.rfind("\n", 0, line_start - 1) + 1
        cells = cells_of(text, line_start)
        if len(cells) < 2:
            return found
        if len(cells) == columns:
            found = cells
    return found


@lru_cache(64)
def cells_of(text: str, line_start: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each cell of a line of a table of bars or tabs."""
    line_end = text.find("\n", line_start)
    line_end = len(text) if line_end < 0 else line_end
    mark = "\t" if "\t" in text[line_start:line_end] else "|"
    cells, start = [], line_start
    while (stop := text.find(mark, start, line_end)) >= 0:
        cells.append((start, stop))
        start = stop + 1
    return (*cells, (start, line_end))


_DENIES = pattern(
    r"(?:(?:^|[,;:(]|\b(?:but|and|with|aber|und|mais|et|pero|y|mas|e|ma|maar|en))\s*no|"
    r"\b(?:without|kein\w*|ohne|sans|sin|sem|senza|geen|zonder))\s+(?:any\s+|an?\s+)?$",
    2,  # re.IGNORECASE
)
_DENIED_WITHIN = 24


def is_denied(text: str, start: int, place: int) -> bool:
    """`SSO by June, no on-prem`: does the word right before it say that there is none?

    A bare `no` is Portuguese for `in the` too, and counts where something ends before it.
    """
    first = max(start, place - _DENIED_WITHIN)
    return bool(_DENIES.search(text[first:place] if first == start else " " + text[first:place]))
