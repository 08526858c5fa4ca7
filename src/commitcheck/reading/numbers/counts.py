"""Numbers of things that the vision counts: `25,000 meters`, `600 rps`, `4,000 sites a study`.

A promise may say them in other words or languages: users are seats, Nutzer, utilisateurs.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from commitcheck.model.pattern import pattern
from commitcheck.reading.numbers.amounts import Amount
from commitcheck.reading.numbers.dimensions import Dimension
from commitcheck.reading.tokens import Token, first_index, folded, folded_words, listed, tokens
from commitcheck.reading.vision_words import VisionWords

_AFTER, _BEFORE, _FAR_BEFORE = 4, 7, 16

_NUMBER_OF = pattern(
    r"\b(?:number of|anzahl|nombre de|número de|numero di|aantal)\b",
    2,
    needs="number anzahl nombre número numero aantal",
)

_PER = listed("per a an pro par por per al am je each every im in the") | {"/"}

_FAR = 80

_BREAKS = pattern(r"[;|\n!?]|\.(?!\d)")


class Counted(NamedTuple):
    """What a number counts: `times` turns it into the dimension's own unit of size."""

    dimension: Dimension
    distance: int
    times: float = 1.0


_SIZES: Mapping[str, float] = {
    word: 1000.0**power
    for power, spelt in enumerate(
        ("kb kilobyte", "mb megabyte", "gb gigabyte gig", "tb terabyte", "pb petabyte"), 1
    )
    for word in spelt.split()
}
_OCTETS: Mapping[str, float] = {"Ko": 1e3, "Mo": 1e6, "Go": 1e9, "To": 1e12, "Po": 1e15}
"""French, and other words in small letters."""


def count_of(text: str, amount: Amount, words: VisionWords, start: int, end: int) -> Counted | None:
    """The dimension that a bare number counts, and how far from it the counted thing stands."""
    found = tokens(text, 0, len(text))
    at = first_index(found, amount.start)
    size = _size_of(text, found, amount)
    best: Counted | None = None
    for dimension in words.dimensions:
        if dimension.concept != "count" or not dimension.nouns:
            continue
        unit = _SIZES.get(dimension.nouns[-1])
        if size and unit and dimension.per is None:
            return Counted(dimension, 1, size / unit)
        distance = _distance(text, found, at, amount, dimension, start, end)
        if distance is not None and (best is None or distance < best.distance):
            best = Counted(dimension, distance)
    return best


def _size_of(text: str, found: Sequence[Token], amount: Amount) -> float | None:
    """The bytes of the unit right behind a number: `2 TB`, `0,5 To`, `250 Gigabyte`."""
    if amount.after >= len(found):
        return None
    unit = found[amount.after]
    spelt = text[unit.start : unit.end]
    if text[amount.end : unit.start].strip(" \u00a0\u202f-"):
        return None
    return _OCTETS.get(spelt) or _SIZES.get(unit.word)


def counted_before(text: str, amount: Amount, words: VisionWords) -> Dimension | None:
    """`carriers: 85 connected today, we guarantee 120`: what was counted last before a number."""
    found = tokens(text, 0, len(text))
    at = first_index(found, amount.start)
    known = {
        noun: dimension
        for dimension in words.dimensions
        if dimension.concept == "count" and dimension.nouns and dimension.per is None
        for noun in nouns_of(dimension.nouns[-1])
    }
    before = (token.word for token in reversed(found[max(0, at - 25) : at]))
    return next((known[word] for word in before if word in known), None)


def _distance(
    text: str,
    found: Sequence[Token],
    at: int,
    amount: Amount,
    dimension: Dimension,
    start: int,
    end: int,
) -> int | None:
    nouns = nouns_of(dimension.nouns[-1])
    for here in range(amount.after, min(amount.after + _AFTER, len(found))):
        if _is_parted(text, amount.end, found[here].start):
            break
        rate = rates().get(found[here].word)
        if rate and dimension.per and rate[0] in nouns and rate[1] == dimension.per:
            return found[here].start - amount.end
        if found[here].word in nouns and _fits(text, found, here, dimension):
            return found[here].start - amount.end
    reach = _FAR_BEFORE if _NUMBER_OF.search(text, start, amount.start) else _BEFORE
    for here in range(at - 1, max(at - reach, -1), -1):
        if found[here].start < start or _is_parted(text, found[here].end, amount.start):
            break
        rate = rates().get(found[here].word)
        is_rate = rate and dimension.per and rate[0] in nouns and rate[1] == dimension.per
        if is_rate or (found[here].word in nouns and _fits(text, found, here, dimension)):
            return amount.start - found[here].end + 20
    return _in_context(found, at, dimension, nouns) if amount.end <= end else None


def _in_context(
    found: Sequence[Token], at: int, dimension: Dimension, nouns: frozenset[str]
) -> int | None:
    """`SE says 4k TPS. Contract says 2k.`: the unit of a rate stands earlier in the text."""
    if dimension.per is None or (at + 1 < len(found) and found[at + 1].word in nouns):
        return None
    for token in found[max(0, at - 25) : at]:
        rate = rates().get(token.word)
        if rate and rate[0] in nouns and rate[1] == dimension.per:
            return _FAR + 20
    return None


def _fits(text: str, found: Sequence[Token], at: int, dimension: Dimension) -> bool:
    """A rate needs its `per second` behind the noun; a plain count must have none."""
    per = _per_after(text, found, at)
    return per == dimension.per


def _per_after(text: str, found: Sequence[Token], at: int) -> str | None:
    here = at + 1
    if here >= len(found):
        return None
    gap = text[found[at].end : found[here].start]
    unit = pers().get(found[here].word)
    if unit and (
        "/" in gap or found[here].word.endswith("ly") or found[here].word[:4] in ("mens", "mona")
    ):
        return unit
    if found[here].word in _PER and here + 1 < len(found):
        return pers().get(found[here + 1].word)
    return None


def _is_parted(text: str, start: int, end: int) -> bool:
    return _BREAKS.search(text, start, end) is not None


def share_of(text: str, words: VisionWords, start: int, end: int) -> Dimension | None:
    """The dimension of a percentage whose words all stand in the promise: a detection rate."""
    held: frozenset[str] | None = None
    for dimension in words.dimensions:
        if dimension.concept != "share" or not dimension.nouns:
            continue
        if held is None:
            held = frozenset(token.word for token in tokens(text, start, end))
        if all(noun in held for noun in dimension.nouns):
            return dimension
    return None


_NOUNS: Mapping[str, str] = {
    "user": "users user seats seat named accounts logins licences licenses agents nutzer benutzer "
    "anwender utilisateur utilisateurs usuarios usuarios utenti utente gebruikers gebruiker "
    "plaetze plätze lizenzen licencias licenças postes colleagues kollegen collègues colegas",
    "request": "requests request req calls call api anfragen aufrufe requêtes appels solicitudes "
    "peticiones llamadas requisições pedidos chamadas richieste chiamate verzoeken aanroepen",
    "transaction": "transactions transaction txn txns transaktionen transacciones transações "
    "transazioni transacties",
    "message": "messages message nachrichten meldungen mensajes mensagens messaggi berichten sms",
    "site": "sites site locations location standorte zentren centres centros sedi sitios locais "
    "locaties vestigingen niederlassungen",
    "subject": "subjects subject participants probanden sujets sujetos participantes soggetti "
    "proefpersonen teilnehmer",
    "patient": "patients patient patienten pacientes pazienti patiënten",
    "study": "studies study trials trial studien études essais estudios estudos studi studies",
    "meter": "meters meter metres zähler zählern compteurs contadores medidores contatori",
    "device": "devices device geräte geräten appareils équipements dispositivos aparelhos "
    "dispositivi apparaten endpoints",
    "carrier": "carriers carrier transporteurs transportistas transportadoras corrieri "
    "vervoerders frachtführer",
    "shipment": "shipments shipment parcels sendungen expéditions colis envíos envios spedizioni "
    "zendingen pakete",
    "order": "orders order bestellungen aufträge commandes pedidos encomendas ordini bestellingen",
    "document": "documents document dokumente dokumenten documentos documenti documenten",
    "invoice": "invoices invoice rechnungen factures facturas faturas fatture facturen",
    "record": "records record datensätze datensätzen enregistrements registros records",
    "event": "events event ereignisse événements eventos eventi gebeurtenissen",
    "reading": "readings reading messwerte ablesungen relevés mesures lecturas leituras letture "
    "metingen",
    "employee": "employees employee mitarbeiter beschäftigte salariés employés empleados "
    "funcionários dipendenti medewerkers",
    "project": "projects project projekte projekten projets proyectos projetos progetti projecten",
    "customer": "customers customer kunden clients clientes clienti klanten",
    "student": "students student schüler studierende élèves étudiants estudiantes alunos studenti",
    "vehicle": "vehicles vehicle fahrzeuge fahrzeugen véhicules vehículos veículos veicoli "
    "voertuigen",
    "store": "stores store shops shop filialen läden magasins tiendas lojas negozi winkels",
    "language": "languages language sprachen langues idiomas línguas lingue talen",
    "contact": "contacts contact kontakte contactos contatos contatti contacten",
    "job": "jobs job aufgaben tâches trabajos tarefas lavori taken",
    "sample": "samples sample specimens proben échantillons muestras campioni amostras monsters",
    "test": "tests test prüfungen essais pruebas prove testes proeven",
    "ship": "ships ship vessels vessel schiffe schiffen navires buques navi navios schepen",
    "container": "containers container conteneurs contenedores contêineres",
    "ticket": "tickets ticket vorgänge requêtes incidencias",
    "camera": "cameras camera kameras caméras cámaras telecamere câmeras",
    "animal": "animals animal tiere tieren animaux animales animali animais dieren",
    "bed": "beds bed betten lits camas letti leitos",
    "room": "rooms room zimmer räume chambres habitaciones camere quartos kamers",
    "member": "members member mitglieder membres miembros membri membros leden",
    "farm": "farms farm höfe betriebe fermes granjas fazendas boerderijen",
    "truck": "trucks truck lorries lkw camions camiones camion caminhões vrachtwagens",
    "machine": "machines machine maschinen máquinas macchine machines",
    "sensor": "sensors sensor sensoren capteurs sensores sensori",
    "product": "products product produkte produits productos prodotti produtos producten skus sku",
    "contract": "contracts contract verträge contrats contratos contratti contracten",
    "file": "files file dateien fichiers archivos ficheiros bestanden",
    "page": "pages page seiten páginas pagine páginas",
    "call": "calls call anrufe appels llamadas chamadas chiamate gesprekken",
}

_RATES: Mapping[str, str] = {
    "rps": "request second", "qps": "query second", "tps": "transaction second",
    "eps": "event second", "rpm": "request minute",
}  # fmt: skip

_PER_WORDS: Mapping[str, str] = {
    "second": "s sec second sekunde seconde segundo secondo sek",
    "minute": "min minute minuto minuut",
    "hour": "h hour stunde heure hora ora uur hourly",
    "day": "day tag jour dia día giorno dag daily täglich",
    "month": "month mo monat mois mes mês mese maand monthly monatlich mensuel mensuels mensuales "
    "mensual mensais mensili maandelijks",
    "year": "year yr annum jahr an année año ano anno jaar yearly annually jährlich",
}


@cache
def nouns_of(noun: str) -> frozenset[str]:
    """The folded words that stand for a counted thing; itself where nothing more is known."""
    spelt = _NOUNS.get(noun, "") or next(
        (names for names in _NOUNS.values() if noun in map(folded, names.split())), ""
    )
    return frozenset((noun, *map(folded, spelt.split())))


@cache
def rates() -> Mapping[str, tuple[str, str]]:
    """Abbreviations of what is counted by the second: `rps` are requests."""
    return {name: (said.split()[0], said.split()[1]) for name, said in _RATES.items()}


@cache
def pers() -> Mapping[str, str]:
    """Words for the time that a rate counts by."""
    return {word: unit for unit, spelt in _PER_WORDS.items() for word in folded_words(spelt)}
