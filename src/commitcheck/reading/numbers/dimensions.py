"""What a dimension measures, told from its id: `p95_latency_ms` is a latency in ms."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec import Struct

from commitcheck.reading.tokens import folded, folded_words, tokens, words_of

Concept = Literal[
    "availability", "response", "resolution", "rpo", "rto", "retention", "discount",
    "price_increase", "latency", "region", "deployment", "until", "share", "count", "other",
]  # fmt: skip

STANDARD_IDS: dict[Concept, str] = {
    "availability": "uptime_pct",
    "response": "support_response_minutes",
    "resolution": "resolution_minutes",
    "rpo": "rpo_minutes",
    "rto": "rto_minutes",
    "retention": "retention_days",
    "discount": "discount_pct",
    "price_increase": "price_increase_pct",
    "region": "data_region",
    "deployment": "deployment_model",
}
"""How a dimension is called where the vision has none for what was read."""

SECONDS: dict[str, float] = {
    "ms": 0.001, "millisecond": 0.001, "sec": 1, "second": 1, "s": 1, "min": 60, "minute": 60,
    "hour": 3600, "hr": 3600, "h": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000,
    "year": 31_536_000,
}  # fmt: skip
"""Seconds of a unit of time as dimension ids name it; a month is 30 days, a year 365."""

_BY_WORDS: tuple[tuple[Concept, tuple[frozenset[str], ...]], ...] = (
    ("availability", (frozenset(("uptime", "availability", "available")),)),
    ("rpo", (frozenset(("rpo",)),)),
    ("rto", (frozenset(("rto",)),)),
    ("latency", (frozenset(("latency", "response", "load")), frozenset(("ms", "millisecond")))),
    ("latency", (frozenset(("latency",)),)),
    ("resolution", (frozenset(("resolution", "resolve", "fix", "repair")),)),
    ("response", (frozenset(("response", "reaction", "reply", "acknowledgement")),)),
    ("retention", (frozenset(("retention", "archive", "backup", "kept")),)),
    ("discount", (frozenset(("discount", "rebate")),)),
    ("price_increase", (frozenset(("increase", "uplift", "escalation", "indexation")),)),
    ("region", (frozenset(("region", "residency", "location", "hosting", "country")),)),
    ("deployment", (frozenset(("deployment", "tenancy", "edition")),)),
)
_PERCENT = frozenset(("pct", "percent", "percentage"))


class Dimension(msgspec.Struct, frozen=True):
    """A dimension that words can give a value for.

    `seconds` are those of its unit of time, `per` is the time that a rate counts by (`second`),
    `percentile` the `95` of `p95`, `nouns` the folded words of what it counts or is a share of.
    """

    id: str
    concept: Concept
    seconds: float | None = None
    per: str | None = None
    percentile: str | None = None
    nouns: tuple[str, ...] = ()


def dimension_of(identifier: str, kind: str | None = None) -> Dimension:
    """What an id says about its dimension; `kind` is the type that the vision declares."""
    words = words_of(identifier)
    if kind == "date" or words[-1:] == ("until",):
        nouns = tuple(word for word in words if word not in ("available", "until", "supported"))
        return Dimension(identifier, "until", nouns=nouns)
    concept = _concept(words)
    if kind == "enum" and concept not in ("region", "deployment"):
        return Dimension(identifier, "other")
    percentile = next((b for a, b in pairwise(words) if a == "p"), None)
    per, rest = _rate(words)
    if concept is None:
        is_share = words[-1:] and words[-1] in _PERCENT
        nouns = tuple(word for word in rest if word not in _PERCENT)
        return Dimension(identifier, "share" if is_share else "count", per=per, nouns=nouns)
    seconds = next((SECONDS[word] for word in reversed(words) if word in SECONDS), None)
    return Dimension(identifier, concept, seconds, percentile=percentile)


def _concept(words: tuple[str, ...]) -> Concept | None:
    held = frozenset(words)
    for concept, wanted in _BY_WORDS:
        if all(held & some for some in wanted):
            return concept
    return None


def _rate(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """`requests_per_second` counts requests by the second."""
    if "per" not in words:
        return None, words
    at = words.index("per")
    return " ".join(words[at + 1 : at + 2]) or None, words[:at]


# Words that say what a number measures, in seven languages.
#
# A `*` at the end stands for any ending. Folded, as all words of a text are: no accents, no
# plural's `s`.

Cue = str
"""A concept of `dimensions`, or `downtime`, `restore`, `remedy`, `reduced`, `payment`, `freeze`,
`price`, `grant`.
"""

_WORDS: Mapping[Cue, str] = {
    "availability": "uptime availab* sla verfugbar* erreichbarkeit disponib* beschikbaar* nines",
    "downtime": "downtime outage* unavailab* ausfall* indisponib* nichtverfugbar* uitval "
    "stillstand",
    "discount": "discount* disc off minus rebate* nachlas* rabatt* remise* ristourne rabais "
    "descuento* dto desc desconto* sconto sconti korting* cheaper bird preisnachlass*",
    "price_increase": "increas* uplift* rise* rising hike* climb* raise raised raising erhohen "
    "erhoht steigen steigt steigert subir subimos suben sube subira subiran sobem sobe "
    "salgono sale saliranno stijgen stijgt escalat* indexation* indexier* adeguament* "
    "adjustment* cpi teuerung* "
    "preiserhohung* erhohung* preisanpassung* preissteigerung* steigerung* augment* hausse* "
    "revision aument* subida* incremento* reajuste* revaloriz* verhoging* prijsverhoging* "
    "stijging* prijsstijging* indexering* inflation* rincaro",
    "freeze": "frozen freeze* fixed unchanged locked lock hold held preisbindung preisgarantie "
    "festprei* preisfest eingefroren gel geles bloque bloques congelad* congelacion bloccat* "
    "blocage* "
    "bevroren stabil* preisstabil* constant unverandert fest gleichbleibend* inchange* fixo fijo "
    "fisso",
    "price": "price* pricing fee fees rate* tariff* preis* gebuhr* entgelt* prix tarif* precio* "
    "tarifa* preco* prezz* canone prij* subscription licence* license*",
    "response": "gti respon* resp rsp tta mtta callback ruckruf* ruckmeldung* rappel* reply "
    "replie* "
    "answer* react* reagi* reager* reageer* acknowledg* reaktion* antwort* "
    "reponse* respuesta* resposta* rispost* reactie* erstreaktion* reaccion* reacao intake",
    "resolution": "fix fixe fixing resol* workaround* mttr ttr gtr entstor* remedied corrected "
    "correction* "
    "closed corrig* corrett* reparac* reparad* riparat* riparaz* verholpen repair* behebung* "
    "losung* entstorung* behoben solucion* "
    "solucao risol* oplos* solution* remediat* herstel*",
    "restore": "restored restore restores recover* resume* restablec* recuper* reprise* "
    "retomada* wiederhergestellt retabli retablie retablis "
    "restablecido restablecida restabelecido restabelecida ripristinato hersteld",
    "rpo": "rpo",
    "rto": "rto restart* failover* wiederherstellung* wiederanlauf* retablissement* recuperacion "
    "recuperacao ripristino hersteltijd*",
    "retention": "garde gardee* guardad* gewist retain* retention* kept keep keeps store* stored "
    "archiv* aufbewahr* "
    "gespeichert* vorgehalten* speicher* delet* purg* destroy* erase* geloscht* "
    "loschung* vernichtet* conserv* retenu* supprim* effac* retencion* reten* borra* elimin* "
    "apaga* bewaar* bewar* vernietig* verwijder* log logs backup* cancella* retid* guarda*",
    "latency": "latenc* latenz* render*",
    "reduced": "reduced reduce reduces reduction lowered cut slashed gesenkt reduziert ermassigt "
    "reduit reduite reducido reducida ridotto ridotta reduzido reduzida verlaagd rabaja",
    "remedy": "credit* gutschrift* gutgeschrieben avoir abono* refund* reimburs* erstatt* penalt* "
    "ponale* vertragsstrafe* penalit* penaliz* multa* penale* boete* damage* malus "
    "rembours* reembols* rimbors* schadenersatz* indemni*",
    "grant": "gave give given signed landed closing grant* agree* accept* offer* gewahr* "
    "eingeraumt accord* conced* "
    "concess* conceder* fechamos firmad* otherwise settled stay toegezegd",
    "payment": "instalment* installment* payment* invoice* withhold* schlussrate* rate anzahlung* "
    "acompte* solde paiement* pago* pagamento* milestone* deposit prepay* prepaid betaling* "
    "restzahlung*",
}
_INSIDE: Mapping[str, Cue] = {
    "verfugbarkeit": "availability", "reaktion": "response", "antwortzeit": "response",
    "aufbewahrung": "retention", "nachlass": "discount", "rabatt": "discount",
    "erhohung": "price_increase", "losung": "resolution", "behebung": "resolution",
    "preisbindung": "freeze", "gutschrift": "remedy", "korting": "discount",
}  # fmt: skip
_PHRASES: Mapping[Cue, str] = {
    "rpo": "recovery point, data loss, loss of data, datenverlust, perte de donnees, perdida de "
    "datos, perda de dados, perdita di dati, gegevensverlies",
    "rto": "recovery time, time to recover, time to restore, temps de retablissement, back online, "
    "back up, up again, running again, back in service, bring back, brings back, remise en "
    "service, "
    "wieder online, wieder verfugbar, wieder her, wieder in betrieb, herstel van de dienst, "
    "weer beschikbaar, weer online, de nouveau disponible, di nuovo operativo",
    "latency": "response time of, response times of, page load, load time, percentile, perzentil, "
    "percentil, temps de reponse, screens to load",
    "reduced": "lower the price, lower the rate, lower the fee",
    "price_increase": "price change, go up, goes up, going up, renewal cap, renewal capped, cap "
    "the renewal",
    "freeze": "price guarantee, rate freeze, rate frozen, today s price, price flat, stay flat, "
    "remain flat, held flat, kept flat, keep flat, flat until, "
    "flat till, flat through, flat for, stay put, same price until, same price till, same price "
    "through, same price for, same price next, price as it is, price as they are, "
    "not change, bleiben gleich, bleibt gleich, blijven gelijk, blijft gelijk, "
    "mantenemos el precio, mantemos o preco, manteniamo il prezzo, maintenons le prix",
    "response": "call you within, calls you within, delai d intervention, call you back, get "
    "back to you, gets back to you, come back to you, on it within, "
    "on it in, pick up, picked up, picks up, called back, first response, presa in carico, prise "
    "en charge, toma de contacto, first reply",
    "payment": "of the fee, of the project fee, of the implementation fee, of the order value",
    "availability": "mensual de disponibilidad",
    "retention": "look back, bleiben erhalten, erhalten bleiben, blijven bewaard, records held, "
    "data held, files held, held on file, on file for",
}
_STEM = 4
_LONG = 11


class Hint(Struct, frozen=True):
    """A word or two in a text that say what a number near them measures."""

    cue: Cue
    start: int
    end: int


@cache
def _exact() -> Mapping[str, Cue]:
    found: dict[str, Cue] = {}
    for cue, spelt in _WORDS.items():
        whole = " ".join(word for word in spelt.split() if not word.endswith("*"))
        for word in folded_words(whole):
            found.setdefault(word, cue)
    return found


@cache
def _stems() -> Mapping[str, tuple[tuple[str, Cue], ...]]:
    found: dict[str, list[tuple[str, Cue]]] = {}
    for cue, spelt in _WORDS.items():
        for word in spelt.split():
            if word.endswith("*"):
                found.setdefault(word[:_STEM].rstrip("*"), []).append((word[:-1], cue))
    return {start: tuple(sorted(stems, key=lambda s: -len(s[0]))) for start, stems in found.items()}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue, spelt in _PHRASES.items():
        for phrase in spelt.split(", "):
            words = tuple(map(folded, phrase.split()))
            found.setdefault(words[0], []).append((words, cue))
    return {first: tuple(sorted(every, key=lambda p: -len(p[0]))) for first, every in found.items()}


@lru_cache(20_000)
def cue_of(word: str) -> Cue | None:
    """What a folded word says about a number near it."""
    exact = _exact().get(word)
    if exact:
        return exact
    for length in (_STEM, _STEM - 1):
        for stem, cue in _stems().get(word[:length], ()):
            if word.startswith(stem):
                return cue
    if len(word) >= _LONG:
        return next((cue for part, cue in _INSIDE.items() if part in word), None)
    return None


@lru_cache(16)
def hints_in(text: str) -> tuple[Hint, ...]:
    """All hints of a text in its order; a phrase counts before its words do."""
    found, hints, at = tokens(text, 0, len(text)), [], 0
    while at < len(found):
        length, cue = 1, cue_of(found[at].word)
        for phrase, meaning in _phrases().get(found[at].word, ()):
            if tuple(token.word for token in found[at : at + len(phrase)]) == phrase:
                length, cue = len(phrase), meaning
                break
        if cue:
            hints.append(Hint(cue, found[at].start, found[at + length - 1].end))
        at += length
    return tuple(hints)
