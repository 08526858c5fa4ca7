"""What a length of time measures where only the sentence as a whole says so."""

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.reading.numbers.amounts import Amount
from commitcheck.reading.numbers.dimensions import Cue

_MINUTES = ("S", "MIN", "H")
_DAYS = ("D", "W", "M", "Y")


class Told(Struct, frozen=True):
    """A cue, and the cues of single words that it outweighs."""

    cue: Cue
    over: tuple[Cue, ...]


_LOST = pattern(
    r"\b(?:los[et]\w*|loss\w*|verlier\w*|verlor\w*|verlust\w*|perd\w*|pierd\w*|pérdid\w*|persi|"
    r"perso|verlies\w*)\b",
    2,  # re.IGNORECASE
    needs="los verl perd pierd pérdid pers",
)
_OF_DATA = pattern(
    r"\s*(?:(?:of|worth of|an|de|di|aan)\s+)*(?:data|daten|données|datos|dati|dados|gegevens)\b",
    2,  # re.IGNORECASE
    needs="dat donn dad gegevens",
)
_OUTAGE = pattern(
    r"\b(?:disasters?|outages?|failures?|crash|loss of|\w*ausfall\w*|\w*störung|panne|sinistre|"
    r"desastre|caída|disastro|guasto|falha|calamiteit|storing)\b",
    2,  # re.IGNORECASE
    needs="disast outage failure crash loss ausfall störung panne sinistre desastre caída guasto "
    "falha calamiteit storing",
)
_AGAIN = pattern(
    r"\b(?:back|again|wieder|weer|de nouveau|di nuovo|de nuevo|novamente)\b",
    2,  # re.IGNORECASE
    needs="back again wieder weer nouveau nuovo nuevo novamente",
)
_KEPT = pattern(
    r"\b(?:data|records?|logs?|history|files?|recordings?|daten|protokolle|données|datos|dati|dados|"
    r"gegevens)\b[^.;\n]{0,40}\b(?:stays?|remains?|available|accessible|held|bleiben|erhalten|"
    r"restent|permanecen|restano|rimangono|ficam|blijven)\b|"
    r"\bheb(?:en|t)\b[^.;\n]{0,40}\b(?:daten|protokolle)\b",
    2,  # re.IGNORECASE
    needs="data record log history file daten protokoll donn datos dati dados gegevens",
)
_AFTER_THAT = pattern(
    r"\b(?:within|in|after|by|innerhalb|binnen|nach|sous|dans|en|tras|entro|em|dopo|após)\s+"
    r"(?:\w+\s+)?$",
    2,  # re.IGNORECASE
)
"""Before a length that says when something is there, and not for how long."""
_LOOKED_BACK = 24


def told_by_the_sentence(text: str, start: int, end: int, amount: Amount, unit: str) -> Told | None:
    """The data that may be lost, the time until a service is back, how long data stays."""
    if unit in _MINUTES:
        if _OF_DATA.match(text, amount.end) and _LOST.search(text, start, end):
            return Told("rpo", ("restore", "availability", "retention"))
        if _OUTAGE.search(text, start, end) and _AGAIN.search(text, start, end):
            return Told("rto", ("availability", "downtime"))
    elif unit in _DAYS and _KEPT.search(text, start, end):
        before = text[max(start, amount.start - _LOOKED_BACK) : amount.start]
        return None if _AFTER_THAT.search(before) else Told("retention", ("availability",))
    return None


_NOTICE = pattern(
    r"\b(?:notif\w+|inform\w*|report\w*|gemeldet|melde\w*|meldung|unterricht\w+|avis\w+|signal\w+|"
    r"comunic\w+|segnal\w+|meldt|melden|gemeld)\b[^.;\n]{0,60}\b(?:breach\w*|"
    r"security incidents?|datenschutzverletzung\w*|sicherheitsvorf\w+|datenpanne\w*|"
    r"violations? de (?:données|sécurité)|violaci[oó]n\w* de|brechas?|violaç\w+|violazion\w+|"
    r"datalek\w*|beveiligingsincident\w*)|"
    r"\b(?:breach\w*|security incidents?|datenschutzverletzung\w*|sicherheitsvorf\w+|"
    r"datenpanne\w*|datalek\w*)\b[^.;\n]{0,60}\b(?:notif\w+|report\w*|gemeldet|melde\w*|"
    r"meldung|gemeld)\b",
    2,  # re.IGNORECASE
    needs="breach incident verletzung vorf panne violation violaci brecha violaç violazion datalek",
)


def is_a_notice(text: str, start: int, end: int) -> bool:
    """A breach of security that is told within hours: no reply to a ticket, and no repair."""
    return _NOTICE.search(text, start, end) is not None


_PERCENTILE = pattern(
    r"\bp\s?(\d{2}(?:[.,]9)?)\b|\b(\d{2})(?:st|nd|rd|th|\.|e|º|°)?\s?"
    r"(?:percentile|perzentil|percentil)|\b(\d{2})\s?(?:%|percent|prozent|pour cent)\s+"
    r"(?:of|der|des|de)\b",
    2,  # re.IGNORECASE
)


_OF_MANY = pattern(
    r"\b(\d{1,3}) (?:out of|of|in|von|sur|de|su|van|em) (?:every |je |cada |ogni )?"
    r"(10|20|100|1000)\b(?! ?%)",
    2,
)
"""`95 of 100 requests`, `19 out of 20 calls`"""


def percentile_of(text: str) -> str | None:
    """The `95` of `p95`, `95th percentile` or `95 % of`, the last that is named."""
    if of_many := _OF_MANY.search(text):
        share = 100 * int(of_many[1]) / int(of_many[2])
        return f"{share:g}" if share < 100 else None
    found = None
    for found in _PERCENTILE.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return next(group for group in found.groups() if group) if found else None
