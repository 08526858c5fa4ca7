"""Of several tiers of service, the one that the customer has: a table's column, a line, a name.

`Basic 4 h, Gold 1 h; your tier: Gold`: only what stands for Gold is promised.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.reading.context import cells_of, row_of

TIERS = frozenset(
    """
    basic basis standard plus bronze silver silber gold platinum platin diamond premium premier
    professional pro business enterprise essential essentials starter advanced core elite select
    argent bronce plata oro bronzo argento prata ouro brons zilver goud
    """.split()  # noqa: SIM905 - a word list
)
_NAMES = (
    rf"(?:{'|'.join(sorted(TIERS))}|"
    r"(?:tier|level|plan|package|stufe|paket|niveau|nivel|livello|piano|nível|pakket)\s?[0-9a-e])"
)
_WORD = r"(?:tier|plan|level|package|edition|column|class|stufe|paket|tarif|spalte|niveau|formule|"
_WORD += r"nivel|plan|paquete|livello|piano|nível|plano|pakket)"
_WHOSE = (
    r"(?:your|our|the (?:customer|client)['’]s|(?:customer|client)['’]?s?|chosen|selected|ordered|"
    r"agreed|contracted|applicable|purchased|ihr|ihre|euer|gewählte[rs]?|vereinbarte[rs]?|votre|"
    r"choisie?|su|contratado|elegido|scelto|vostro|seu|gekozen|uw)"
)
_TAKES = (
    r"(?:is|are|was|were|has been|have been|gets?|takes?|took|buys?|bought|chose|chooses|"
    r"chosen|picked|selects?|selected|opted for|ordered|orders|quoted|offered|subscribes? to|"
    r"signed (?:up )?for|on|holds|erhält|bekommt|wählt|nimmt|hat|gewählt|bestellt|prend|choisit|"
    r"obtient|contrata|elige|recibe|sceglie|riceve|escolhe|recebe|kiest|neemt|krijgt)"
)
_SAID = pattern(
    rf"\b{_WHOSE}\s+{_WORD}\b\s*(?:[:=]|is|ist|est|es|è|é)?\s*[\"“„«]?(?P<told>[\w+]+(?:\s[0-9A-E]\b)?)|"
    rf"\b{_TAKES}\s+(?:(?:quoted|offered|given|on|in|to|the|a|our|die|das|den|la|le|el|il|o|de)\s+)"
    rf"{{0,3}}[\"“„«]?(?P<taken>{_NAMES})\b(?=\W*(?:{_WORD}\b\W*)?(?:$|[.;,\n)]))",
    2,  # re.IGNORECASE
)
_MARKED = pattern(
    rf"\(\s*(?:(?:{_WHOSE})(?:\s+{_WORD})?|you|selected|chosen|ordered|x|✓|✔|✅|→)\s*\)|[✓✔✅]",
    2,  # re.IGNORECASE
)
_OPENS = pattern(rf"\W*(?P<name>{_NAMES})(?:\s+{_WORD})?\b", 2)
_GENERIC = pattern(rf"\b{_WORD}\b", 2)


class Tier(Struct, frozen=True):
    """The customer's tier by its name, in small letters."""

    name: str

    def is_named_in(self, words: str) -> bool:
        """Is it what these words name: `Gold`, `Gold (your tier)`?"""
        return _plain(_MARKED.sub(" ", words)) == self.name


def _plain(words: str) -> str:
    bare = _GENERIC.sub(" ", words) if _GENERIC.search(words) else words
    return " ".join(bare.replace("*", " ").lower().split()) or " ".join(words.lower().split())


_COUNTED = ("tier", "level", "plan", "package", "stufe", "paket", "niveau", "nivel", "livello",
            "piano", "nível", "pakket")  # fmt: skip


def _speaks_of_tiers(text: str) -> bool:
    """Two names of tiers, two of `level 1` and the like, or a table: a quick look before a long."""
    if "|" in text or "\t" in text:
        return True
    low = text.lower()
    named = TIERS.intersection(word.strip('.,;:()*"') for word in low.split())
    return len(named) > 1 or any(low.count(word) > 1 for word in _COUNTED)


@lru_cache(16)
def tier_of(text: str) -> Tier | None:
    """The one tier that a text says is the customer's, None where it tells none."""
    if not _speaks_of_tiers(text):
        return None
    if "|" in text or "\t" in text:
        marked = {_plain(_MARKED.sub(" ", cell)) for cell in _marked_cells(text)} - {""}
        if len(marked) == 1:
            return Tier(marked.pop())
    names = {
        _plain(found["told"] or found["taken"])
        for found in _SAID.finditer(text)
        if found["told"] or found["taken"]
    }
    named = [name for name in names if _is_a_tier(text, name)]
    return Tier(named[0]) if len(named) == 1 else None


def _is_a_tier(text: str, name: str) -> bool:
    """Does it stand beside others, as the tiers of a table or of a list do?"""
    openings = {_plain(found["name"]) for part in _parts(text) if (found := _OPENS.match(part))}
    in_a_table = any(_plain(_MARKED.sub(" ", part)) == name for part in _parts(text))
    return (name in openings and len(openings) > 1) or (in_a_table and "|" in text)


def _parts(text: str) -> Iterator[str]:
    for line in text.replace("\t", "|").replace(";", "|").replace(",", "|").split("\n"):
        for cell in line.split("|"):
            yield cell.strip()
            if ":" in cell:
                yield cell.rsplit(":", 1)[-1].strip()


def _marked_cells(text: str) -> Iterator[str]:
    for line in text.replace("\t", "|").split("\n"):
        cells = line.split("|")
        if len(cells) > 2:
            yield from (cell for cell in cells if _MARKED.search(cell))


def is_of_another_tier(text: str, start: int, end: int) -> bool:
    """Does a line or a part begin with the name of a tier that the customer has not got?"""
    tier = tier_of(text)
    if tier is None:
        return False
    lead = text.rfind(":", start, end) + 1
    opens = _OPENS.match(text, start, end) or (_OPENS.match(text, lead, end) if lead else None)
    return opens is not None and _plain(opens["name"]) != tier.name


def is_in_another_column(text: str, place: int) -> bool:
    """Does a place in a table stand under a tier that the customer has not got?"""
    line_start, _ = row_of(text, place)
    tier = tier_of(text) if line_start else None
    if tier is None:
        return False
    cells = cells_of(text, line_start)
    column = next((at for at, (start, end) in enumerate(cells) if start <= place <= end), 0)
    heading = _heading(text, line_start, tier)
    return bool(heading) and 0 < column < len(heading) and not heading[column]


def _heading(text: str, line_start: int, tier: Tier) -> tuple[bool, ...]:
    """Of each cell of the line above that names the tier, whether it does."""
    for _ in range(200):
        if line_start == 0:
            return ()
        line_start = text.rfind("\n", 0, line_start - 1) + 1
        found = tuple(tier.is_named_in(text[a:b]) for a, b in cells_of(text, line_start))
        if len(found) > 1 and any(found):
            return found
    return ()
