"""What visions count, and how promises say it: users are seats, Nutzer, utilisateurs ..."""

from collections.abc import Mapping
from functools import cache

from commitcheck.reading.tokens import folded

_NOUNS: Mapping[str, str] = {
    "user": "users user seats seat named accounts logins licences licenses agents nutzer benutzer "
    "anwender utilisateur utilisateurs usuarios usuarios utenti utente gebruikers gebruiker "
    "plaetze plätze lizenzen licencias licenças postes",
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
    "call": "calls call anrufe appels llamadas chamadas chiamate gesprekken",
}
_RATES: Mapping[str, str] = {
    "rps": "request second", "qps": "query second", "tps": "transaction second",
    "eps": "event second", "rpm": "request minute",
}  # fmt: skip
_PER: Mapping[str, str] = {
    "second": "s sec second sekunde seconde segundo secondo sek",
    "minute": "min minute minuto minuut",
    "hour": "h hour stunde heure hora ora uur hourly",
    "day": "day tag jour dia día giorno dag daily täglich",
    "month": "month mo monat mois mes mês mese maand monthly monatlich mensuel mensuels mensuales "
    "mensual mensais mensili maandelijks",
    "year": "year yr jahr an année año ano anno jaar yearly annually jährlich",
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
    return {folded(word): unit for unit, spelt in _PER.items() for word in spelt.split()}
