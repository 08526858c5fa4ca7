"""Where words say that a promise was made: `security form: ...`, `told over lunch`, `by mail`."""

import re

from commitcheck.model.pattern import pattern
from commitcheck.model.vocabulary import SourceKind

_PLACES: tuple[tuple[SourceKind, re.Pattern[str]], ...] = (
    (
        "side_letter",
        pattern(
            r"side[ -]?letter|side agreement|nebenabrede|lettre annexe",
            2,  # re.IGNORECASE
            needs="letter agreement nebenabrede lettre",
        ),
    ),
    (
        "security_questionnaire",
        pattern(
            r"(?:security|vendor|supplier|infosec)[ -](?:form|questionnaire|assessment|review)|"
            r"(?:sicherheits)?fragebogen|questionnaire de sécurité|cuestionario de seguridad|"
            r"questionário de segurança|\bcaiq\b",
            2,
            needs="security vendor supplier infosec fragebogen questionnaire cuestionario "
            "questionário caiq",
        ),
    ),
    (
        "rfp_response",
        pattern(
            r"(?:rf[pi]|tender)[ -](?:answer|response|reply)|(?:our|the) (?:rf[pi]|tender)\b|"
            r"ausschreibungsantwort|réponse à l'appel d'offres|respuesta a la licitación",
            2,
            needs="rfp rfi tender ausschreibung offres licitaci",
        ),
    ),
    ("demo", pattern(r"(?:in|at|during) (?:the|a|our) demo|in der demo", 2, needs="demo")),
    (
        "email",
        pattern(
            r"(?:per|by|in|via|cover|his|her|my|our|last) e?-?mail\b|\be-?mailed\b|"
            r"par (?:e-?)?mail|por correo|por e-?mail",
            2,
            needs="mail correo",
        ),
    ),
    (
        "chat",
        pattern(
            r"(?:on|in|via|per|over) (?:slack|teams|whatsapp|chat)\b",
            2,
            needs="slack teams whatsapp chat",
        ),
    ),
    (
        "call",
        pattern(
            r"\bverbal(?:ly)?\b|\borally\b|over (?:lunch|dinner|coffee|the phone)|"
            r"on the (?:phone|call)|"
            r"\bmündlich\w*|am telefon\b|telefonisch\w*|au téléphone|oralement|por teléfono|"
            r"verbalmente|por telefone",
            2,
            needs="verbal oral lunch dinner coffee phone call mündlich telefon teléfono",
        ),
    ),
)
_ON_PAPER = pattern(
    r"\border form\b|\bcontract\w*|\bsow\b|statement of work|\bvertrag\w*|auftragsbestätigung|"
    r"bon de commande|\bcontra(?:t|to)\b|\bamendment\b",
    2,
    needs="order contra sow statement vertrag auftrag commande amendment",
)
_DENIED = pattern(r"\b(?:no|not|without|never|kein\w*|ohne|nicht|sans|sin|sem)\s+(?:\w+\s+)?$", 2)


def where_said(words: str) -> SourceKind | None:
    """The source that a promise's words name; None where they name none, say that it was not
    there, or name a paper as well.
    """
    if _ON_PAPER.search(words):
        return None
    for source, expression in _PLACES:
        found = expression.search(words)
        if found and not _DENIED.search(words, 0, found.start()):
            return source
    return None
