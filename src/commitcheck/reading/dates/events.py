"""The events that promises count their days from, by name in seven languages."""

from collections.abc import Mapping
from functools import cache

from commitcheck.reading.tokens import Terms, each_name

_NAMES: Mapping[str, str] = {
    "signature": "signature, signing, sig, countersignature, contract signature, contract signing, "
    "countersigned, countersigning, signed, execution, contract execution, unterschrift, "
    "unterzeichnung, vertragsunterzeichnung, vertragsunterschrift, vertragsschluss, "
    "vertragsabschluss, gegenzeichnung, you sign, contract award, zuschlag, contractondertekening, "
    "firma, assinatura, ondertekening, sottoscrizione",
    "kickoff": "kick-off, kickoff, kick-off meeting, project start, start of project, "
    "start of the project, ko, projektstart, projektbeginn, démarrage, démarrage du projet, "
    "inicio del proyecto, início do projeto, avvio del progetto, avvio, projectstart, lancement",
    "uat": "uat, sign-off of uat, user acceptance, you accept, acceptatie, successful uat, user "
    "acceptance testing, user acceptance test, acceptance, "
    "acceptance test, acceptance testing, abnahme, abnahmetest, recette, aceptación, aceitação, "
    "collaudo, oplevering",
    "go_live": "go-live, rollout, roll-out, are live, golive, go live, going live, launch, "
    "cut-over, cutover, commissioning, "
    "produktivstart, produktivsetzung, livegang, inbetriebnahme, mise en production, "
    "mise en service, puesta en marcha, puesta en producción, entrada em produção, "
    "messa in produzione, livegang, ingebruikname",
    "effective_date": "effective date, takes effect, comes into force, contract start, "
    "start of contract, start of the contract, "
    "start of the term, start of term, contract commencement, commencement date, commencement, "
    "subscription start, vertragsbeginn, vertragsstart, inkrafttreten, date d'effet, "
    "entrée en vigueur, début du contrat, inicio del contrato, entrada en vigor, "
    "início do contrato, decorrenza, ingangsdatum",
    "termination": "termination, contract ending, you leave, customer leaves, expiry, "
    "expiration, end of the services, end of services, "
    "end of the contract, end of contract, end of the term, end of term, end of the agreement, "
    "end of the subscription, contract end, vertragsende, ende des vertrags, kündigung, "
    "vertragsbeendigung, fin du contrat, résiliation, fin del contrato, terminación, "
    "fim do contrato, rescisão, cessação, fine del contratto, cessazione, risoluzione, "
    "einde van het contract, einde van de overeenkomst, opzegging, beëindiging, "
    "beendigung, vertragsablauf, ablauf des vertrags, ende der laufzeit, "
    "expiration du contrat, finalización, extinción del contrato",
    "approval": "approval, approved, genehmigt, freigegeben, approuvé, aprobado, aprovado, "
    "approvato, goedgekeurd, you approve, green light, validation, your go, go-ahead, your ok, "
    "your okay, sign-off, freigabe, genehmigung, "
    "your approval, aprobación, aprovação, approvazione, goedkeuring, feu vert",
    "receipt": "receipt, receiving, eingang, erhalt, réception, recepción, receção, recebimento, "
    "ricevimento, ontvangst",
    "order": "order, aro, receipt of po, receipt of order, receipt of the order, "
    "auftragserteilung, purchase order, po, order date, bestellung, auftrag, auftragseingang, "
    "beauftragung, commande, pedido, encomenda, ordine, bestelling",
}


@cache
def events() -> Terms[str]:
    """The anchors by their names."""
    return Terms(each_name(_NAMES.items()))
