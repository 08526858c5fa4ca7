"""Events that a promise counts its days from: signature, kick-off, acceptance, go-live ..."""

from collections.abc import Mapping
from functools import cache

from commitcheck.reading.terms import Terms

_NAMES: Mapping[str, str] = {
    "signature": "signature, signing, sig, countersignature, contract signature, contract signing, "
    "countersigned, countersigning, signed, execution, contract execution, unterschrift, "
    "unterzeichnung, vertragsunterzeichnung, vertragsunterschrift, vertragsschluss, "
    "vertragsabschluss, gegenzeichnung, firma, assinatura, ondertekening, sottoscrizione",
    "kickoff": "kick-off, kickoff, kick-off meeting, project start, start of project, "
    "start of the project, projektstart, projektbeginn, démarrage, démarrage du projet, "
    "inicio del proyecto, início do projeto, avvio del progetto, projectstart, lancement",
    "uat": "uat, user acceptance testing, user acceptance test, acceptance, acceptance test, "
    "acceptance testing, abnahme, abnahmetest, recette, aceptación, aceitação, "
    "collaudo, oplevering",
    "go_live": "go-live, golive, go live, going live, launch, cut-over, cutover, commissioning, "
    "produktivstart, produktivsetzung, livegang, inbetriebnahme, mise en production, "
    "mise en service, puesta en marcha, puesta en producción, entrada em produção, "
    "messa in produzione, livegang, ingebruikname",
    "effective_date": "effective date, contract start, start of contract, start of the contract, "
    "start of the term, start of term, contract commencement, commencement date, commencement, "
    "subscription start, vertragsbeginn, vertragsstart, inkrafttreten, date d'effet, "
    "entrée en vigueur, début du contrat, inicio del contrato, entrada en vigor, "
    "início do contrato, decorrenza, ingangsdatum",
    "termination": "termination, expiry, expiration, end of the services, end of services, "
    "end of the contract, end of contract, end of the term, end of term, end of the agreement, "
    "end of the subscription, contract end, vertragsende, ende des vertrags, kündigung, "
    "vertragsbeendigung, fin du contrat, résiliation, fin del contrato, terminación, "
    "fim do contrato, rescisão, fine del contratto, cessazione, einde van het contract, opzegging",
    "approval": "approval, your go, go-ahead, your ok, your okay, sign-off, freigabe, genehmigung, "
    "your approval, aprobación, aprovação, approvazione, goedkeuring, feu vert",
    "receipt": "receipt, receiving, eingang, erhalt, réception, recepción, receção, recebimento, "
    "ricevimento, ontvangst",
    "order": "order, purchase order, po, order date, bestellung, auftrag, auftragseingang, "
    "beauftragung, commande, pedido, encomenda, ordine, bestelling",
}


@cache
def events() -> Terms[str]:
    """The anchors by their names."""
    return Terms((name, anchor) for anchor, names in _NAMES.items() for name in names.split(", "))
