"""Business words of other languages in English, so that they find a vision's English names.

A stem stands for its inflections, and inside a compound of German or Dutch too. It helps to find,
it never makes a reading sure.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from commitcheck.reading.tokens import folded_words, tokens

_STEMS: Mapping[str, str] = {
    "waitlist waiting list": "warteliste, attente, espera, attesa, wachtlijst",
    "reminder": "erinnerung, rappel, recordatorio, lembrete, promemoria, herinnering",
    "calendar": "kalender, calendrier, calendario",
    "appointment": "termin, rendez, cita, consulta, appuntament, afspraak",
    "booking": "buchung, buchen, reservation, reserva, prenotazion, boeking, planning",
    "scheduling": "planung, planning, planificacion, agendamento, pianificazion",
    "telephone voice phone": "telefon, telephon, vocal, sprach, voz, telefono",
    "assistant bot": "assistent, asistente, assistente",
    "video": "video",
    "consultation visit": "sprechstunde, consulta, visite, visita",
    "questionnaire form": "fragebogen, formular, formulaire, cuestionario, questionario, "
    "vragenlijst",
    "translation translated": "ubersetz, traduction, traducid, traduccion, traducao, traduzion, "
    "vertaling",
    "interface connector integration": "schnittstelle, anbindung, interface, conexion, conexao, "
    "integracao, integracion, integration, integrazion, koppeling, connecteur, conector, "
    "connettore",
    "import": "importier, importacion, importacao, importazion",
    "export": "exportier, exportation, exportacion, exportacao, esportazion",
    "alert": "alarm, warnung, alerte, alerta, avvis, allarm, waarschuwing",
    "anomaly": "anomali, auffallig, afwijking",
    "leak": "leckage, fuite, fuga, perdita, lekkage",
    "forecast prediction": "prognose, vorhersage, prevision, previsao, prediction, prediccion, "
    "voorspelling",
    "peak load": "spitzenlast, pico, pointe, piek",
    "report": "bericht, rapport, informe, relatorio, rapporto, relazione, verslag",
    "dashboard panel": "ubersicht, tableau, panel, painel, cruscotto",
    "carbon emissions": "emission, kohlenstoff, carbone, carbono, carbonio, uitstoot",
    "energy": "energie, energia",
    "tariff price": "tarif, tarifa, tariffa",
    "simulator simulation": "simulation, simulador, simulateur, simulatore, simulatie",
    "cost": "kosten, cout, coste, custo, costo",
    "cost centre": "kostenstelle, centre de cout",
    "shift": "schicht, equipe, turno, ploeg",
    "app mobile": "mobil, movil, aplicacion, aplicativo, applicazion",
    "label": "etikett, etiquette, etiqueta, etichett",
    "printing": "druck, impression, impresion, impressao, stampa, afdruk",
    "tracking": "verfolgung, suivi, seguimiento, rastre, tracciament, avisierung",
    "return": "retoure, retour, devolucion, devoluc, resi, reso",
    "portal": "portal, portail, portale, portaal",
    "customs": "zoll, douane, aduana, alfandega, dogana",
    "declaration": "anmeldung, erklarung, declaration, declaracion, declaracao, dichiarazion, "
    "aangifte",
    "dock ramp": "laderampe, rampe, quai, muelle, doca, banchina, laadperron",
    "slot": "zeitfenster, slot, creneau, franja",
    "temperature": "temperatur, temperatura, temperature, temperatuur",
    "monitoring": "uberwachung, surveillance, monitoriza, monitoram, monitoragg, bewaking, "
    "supervision",
    "invoice": "rechnung, facture, factura, fatura, fattura, factuur",
    "order": "bestellung, commande, pedido, encomenda, ordine",
    "payment payout": "zahlung, paiement, pago, pagament, betaling, auszahlung",
    "audit": "prufung, auditoria",
    "log": "protokoll, journal, registro",
    "archive": "archiv, archivo, arquivo, archivio, archief",
    "freight shipment": "fracht, sendung, fret, envio, spedizion, zending, flete",
    "rate": "tarife, tasa",
    "carrier": "spediteur, frachtfuhrer, transporteur, transportist, transportador, corriere, "
    "vervoerder",
    "central": "zentral, central, centrale, centraal",
    "lab laboratory": "labor, laboratoi, laboratorio, laboratorium",
    "coding": "kodierung, codierung, codage, codificacion, codificacao, codifica, codering",
    "diary": "tagebuch, journal patient, diario, dagboek",
    "patient": "patient, paciente, paziente",
    "consent": "einwilligung, consentement, consentimiento, consentimento, consenso, toestemming",
    "signature": "signatur, unterschrift, firma, assinatura, handtekening",
    "electronic": "elektronisch, electronique, electronic, eletronic, elettronic",
    "imaging": "bildgebung, imagerie, imagen, imagem, immagin, beeld",
    "study trial": "studie, etude, estudio, estudo, studio",
    "query": "abfrage, requete, anfrage, interrogazion",
    "risk": "risiko, risque, riesgo, risco, rischio",
    "randomisation": "randomis, aleatoriz, aleatoris",
    "recruitment": "rekrut, recrut, reclut",
    "sanction": "sanktion, sancion, sanzion, sancao, sancoe",
    "screening check": "screening, prufung, cribado, filtrage, triagem, controllo",
    "money laundering aml": "geldwasche, blanchiment, blanqueo, lavagem, riciclaggio, witwas",
    "chargeback": "ruckbuchung, ruckbelast, contracargo, estorno, storno, storni, impaye, rejets",
    "automation automatic": "automatik, automatisch, automatis, automatiz",
    "guarantee": "garantie, garantia, garanzia",
    "case": "fallbearbeitung, dossier, caso, casi, zaak",
    "management": "verwaltung, gestion, gestao, gestione, beheer, bearbeitung",
    "review": "revision, revisao, revisione, uberprufung, beoordeling",
    "queue console": "warteschlange, file d, consola, console, cola, coda, wachtrij",
    "link network": "verknupfung, verbindung, liens, enlace, vinculo, collegament, netwerk, "
    "netzwerk, reseau, red",
    "graph": "grafo, graphe, graf",
    "analysis": "analyse, analisis, analise, analisi, auswertung",
    "rule": "regel, regle, regla, regra, regole",
    "explanation reason": "begrundung, erklar, explication, explicacion, explicacao, spiegazion, "
    "uitleg, motif",
    "device": "gerat, appareil, dispositivo, apparaat",
    "fingerprint": "fingerabdruck, empreinte, huella, impronta, vingerafdruk",
    "biometrics": "biometri",
    "credit": "kredit, bonitat, credito, krediet",
    "score scoring": "bewertung, puntuacion, pontuacao, punteggio",
    "transaction": "transaktion, transaccion, transacao, transacoe, transazion, transactie",
    "fraud": "betrug, fraude, frode",
    "user": "benutzer, nutzer, utilisateur, usuario, utente, utenti, gebruiker",
    "provisioning": "bereitstellung, approvisionnement, aprovisionamiento, provisionamento",
    "role permission": "berechtigung, rolle, role, permiso, permissao, permess, machtiging",
    "login sign-on": "anmeldung, connexion, inicio de sesion, accesso, aanmelding, inlog",
    "single sign-on": "einmalanmeldung, authentification unique, inicio de sesion unico",
    "encryption": "verschlussel, chiffrement, cifrado, criptografia, cifratura, versleutel",
    "key": "schlussel, cle, clave, chave, chiave, sleutel",
    "search": "suche, recherche, busqueda, busca, ricerca, zoek",
    "document": "dokument, documento, document",
    "contract": "vertrag, contrat, contrato, contratto, contract",
    "customer": "kunde, client, cliente, klant",
    "warehouse": "lager, entrepot, almacen, armazem, magazzino, magazijn",
    "inventory stock": "bestand, inventaire, inventario, estoque, voorraad",
    "maintenance": "wartung, maintenance, mantenimiento, manutenca, manutenzion, onderhoud",
    "spare part": "ersatzteil, piece de rechange, repuesto, ricambi",
    "payroll": "lohn, gehalt, paie, nomina, folha, busta paga, loon",
    "leave absence": "urlaub, conge, vacacion, ferie, verlof",
    "time tracking": "zeiterfassung, pointage, fichaje",
    "expense": "spesen, depense, gasto, despesa, spese",
    "budget": "budget, presupuesto, orcamento",
    "accounting": "buchhaltung, comptab, contab, boekhoud",
    "inspection": "inspektion, inspection, inspeccion, inspecao, ispezion, keuring",
    "machine": "maschine, maquina, macchina",
    "sensor": "sensor, capteur, sensore",
    "meter metering": "zahler, compteur, contador, medidor, contatore",
    "map": "karte, carte, mapa, mappa, kaart",
    "route": "tour, itineraire, ruta, rota, percorso",
    "notification": "benachrichtigung, notification, notificacion, notificacao, notific",
    "message": "nachricht, message, mensaje, mensagem, messaggi, bericht",
    "chat": "chat",
    "training": "schulung, formation, formacion, treinamento, formazion, opleiding",
    "template": "vorlage, modele, plantilla, modelo, modello, sjabloon",
    "data": "daten, donnee, datos, dados, dati, gegevens",
    "backup": "sicherung, sauvegarde, copia de seguridad",
    "offline": "offline, hors ligne, sin conexion",
    "on-premise": "lokal, sur site, local",
    "multi-site locations": "standort, mehrere standorte, multi, site, sede, vestiging",
    "language multilingual": "sprache, mehrsprach, langue, idioma, lingua, taal",
    "online": "online, ligne, linea",
    "student pupil": "schuler, studierend, eleve, etudiant, alumno, aluno, student",
    "course": "kurs, cours, curso, corso, cursus",
    "grade": "note, calificacion, nota, voto",
    "claim": "schaden, sinistre, siniestro, sinistro",
    "policy insurance": "police, poliza, apolice, polizza, versicherung, assurance, seguro, "
    "assicurazion",
    "property": "immobilie, bien, inmueble, imovel, immobile",
    "tenant": "mieter, locataire, inquilino",
    "vehicle fleet": "fahrzeug, flotte, vehicule, vehiculo, veiculo, veicolo, flota, voertuig, "
    "wagenpark",
    "quality": "qualitat, qualite, calidad, qualidade, qualita, kwaliteit",
    "supplier": "lieferant, fournisseur, proveedor, fornecedor, fornitore, leverancier",
    "purchase": "einkauf, achat, compra, acquist, inkoop",
    "sales": "vertrieb, vente, venta, vendas, vendit, verkoop",
    "approval workflow": "freigabe, genehmigung, approbation, aprobacion, aprovacao, approvazion, "
    "goedkeuring",
    "history": "verlauf, historie, historique, historial, historico, storico",
    "card": "karte, carte, tarjeta, cartao, cartoe, kaart",
    "sync synchronisation": "synchronis, sincroniz, abgleich, sinkron",
    "vat tax": "mehrwertsteuer, umsatzsteuer, vorsteuer, tva, iva, btw",
    "recovery reclaim": "erstattung, recuperation, recuperaci, recuperac, recupero, teruggave, "
    "terugvorder",
    "sample sampling": "probenahme, proben, echantillon, muestre, muestra, amostra, campion, "
    "bemonster",
    "reagent": "reagen, reactif, reactivo, reattiv",
    "lot batch": "chargen, lote, lotto, partij",
    "mileage": "kilometer, kilometr, quilometr, chilometr",
    "travel": "reise, voyage, viaje, viagem, viaggi, reizen",
    "receipt": "beleg, quittung, recibo, ricevut, bonnetje, justificat",
    "duplicate": "duplikat, doppelt, doublon, duplicad, duplicat, dubbel",
    "instrument": "analysegerat, analizador, analisador, analizzator, strument",
    "result": "ergebnis, befund, resultat, resultad, risultat, uitslag, resultaat",
    "certificate": "zertifikat, bescheinigung, certificat, certificad, certificaat",
    "release": "freischalt, liberacion, liberacao, rilascio, vrijgave",
    "download": "herunterlad, telecharg, descarg, scarica",
    "catalogue": "katalog, catalogo",
    "project": "projekt, projet, proyecto, projeto, progetto",
    "offer quote": "angebot, devis, cotizacion, cotacao, preventiv",
    "address": "adresse, direccion, endereco, indirizz, adres",
    "picture photo": "foto, bilder",
    "statistics analytics": "statistik, statistique, estadistica, estatistica, statistic",
}
_SHORTEST, _SHORTEST_INSIDE = 4, 5
_START = 3


@cache
def _by_start() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for english, spelt in _STEMS.items():
        whole = " ".join(stem for stem in spelt.split(", ") if " " not in stem)
        for stem in folded_words(whole):
            found.setdefault(stem[:_START], []).append((stem, english))
    return {start: tuple(stems) for start, stems in found.items()}


@lru_cache(20_000)
def _english(word: str) -> tuple[str, ...]:
    found = [english for stem, english in _by_start().get(word[:_START], ())
             if word.startswith(stem) and (len(stem) >= _SHORTEST or word == stem)]  # fmt: skip
    for at in range(1, len(word) - _SHORTEST_INSIDE + 1):
        found += [english for stem, english in _by_start().get(word[at : at + _START], ())
                  if len(stem) >= _SHORTEST_INSIDE and word.startswith(stem, at)]  # fmt: skip
    return tuple(dict.fromkeys(found))


def in_english(text: str, start: int, end: int) -> str:
    """The English words for those of another language in this part of a text, "" for none."""
    every = (english for token in tokens(text, start, end) for english in _english(token.word))
    return " ".join(dict.fromkeys(every))
