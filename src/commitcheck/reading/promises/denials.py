"""What says of itself that nothing is promised: a no to a promise, an end, what once was."""

import re
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import NoPromise
from commitcheck.reading.promises.answers import BY_LAW
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.modality import Said
from commitcheck.reading.promises.shape import Scene, first_deed

_I = re.IGNORECASE

_PROMISING = (
    r"(?:promise|guarantee|commit(?: to)?|confirm|pledge|assure|"
    r"zusagen?|garantieren|versprechen|zusichern|bestätigen|"
    r"garantir|promettre|engager|confirmer|assurer|"
    r"garantizar\w*|prometer\w*|comprometer\w*|confirmar\w*|asegurar\w*|assegurar\w*|"
    r"garantire|promettere|impegnarci|confermare|assicurare|"
    r"garanderen|toezeggen|beloven|bevestigen)"
)
_CANNOT_PROMISE = pattern(
    rf"\b(?:can(?:not|['’]t| not)|could(?:n['’]t| not)|won['’]t be able to|unable to|not able to|"
    rf"not in a position to|"
    rf"(?:können|kann|können wir|kann ich)\b[^,;.]{{0,60}}\bnicht|nicht in der lage|"
    rf"(?:ne|n['’])\s*(?:pouvons|peux|sommes|suis)\s+(?:\w+ ){{0,2}}?pas|pas en mesure de|"
    rf"no (?:podemos|puedo|estamos en condiciones de)|"
    rf"não (?:podemos|posso|conseguimos|estamos em condições de)|"
    rf"non (?:possiamo|posso|siamo in grado di)|"
    rf"(?:kunnen|kan)\b[^,;.]{{0,40}}\b(?:niet|geen)|niet in staat)\b[^;.]{{0,60}}\b{_PROMISING}\b",
    _I,
    needs="can couldn't couldn’t won't won’t unable nicht pas no não niet geen & promise guarantee "
    "commit confirm pledge assur zusage garanti versprechen zusicher bestätigen promett engager "
    "prometer asegurar assegurar impegnarci conferma assicura garanderen toezeggen "
    "beloven bevestigen",
)
_NO_PROMISE_MADE = pattern(
    r"\b(?:(?:no|without (?:a|any)) (?:promises?|commitments?|dates?|timeline|eta|decision)"
    r"(?: (?:was|were|is|has been))?(?: made| given| yet| set| so far)?|"
    r"nothing (?:was )?(?:promised|agreed|offered|decided)|"
    r"(?:kein(?:e|en)?) (?:zusage|zusagen|termin|datum|versprechen)|"
    r"nichts (?:zugesagt|versprochen|vereinbart)|"
    r"(?:aucune?|pas de|pas d['’]) ?(?:promesse|engagement|date)|rien (?:de )?promis|"
    r"(?:ninguna|ningún|sin) (?:promesa|compromiso|fecha)|nada prometido|"
    r"(?:nenhuma?|sem) (?:promessa|compromisso|data)|nada prometido|"
    r"(?:nessuna?) (?:promessa|impegno|data)|(?:geen) (?:toezegging|datum|belofte)|"
    r"niets toegezegd)\b",
    _I,
    needs="no without kein nichts aucun pas rien ningun ningún sin nada nenhum sem nessun "
    "geen niets",
)
_ENDS = pattern(
    r"\b(?:ends|end on|goes away|stops working|sunsets|"
    r"(?:is|are|gets?|(?:will|shall) be) (?:being )?(?:retired|discontinued|switched off|shut down|"
    r"decommissioned|sunset|phased out|withdrawn|removed)|"
    r"endet|enden|(?:wird|werden)\b[^,;]{0,40}\b(?:abgeschaltet|eingestellt)|"
    r"s['’]arrêter?(?:a|ont)?|prend fin|(?:est|sera) (?:arrêtée?|supprimée?|désactivée?)|"
    r"deja(?:rá)? de funcionar|(?:se retira|será retirad[oa]|será desactivad[oa])|"
    r"deixa(?:rá)? de funcionar|será (?:desligad[oa]|descontinuad[oa])|"
    r"viene dismess[oa]|sarà dismess[oa]|eindigt|wordt (?:uitgeschakeld|uitgezet)|stopt)\b",
    _I,
    needs="end goes stop sunset discontinued switched shut decommission phased withdrawn "
    "removed abgeschaltet eingestellt arrêt supprim désactiv funcionar retir desactiv deslig "
    "descontinu dismess eindigt wordt",
)
_GOES_ON = pattern(
    r"\b(?:not|no earlier|never|nicht|nie|pas|nunca|não|non|niet|until|till?|keep|keeps|bis|"
    r"jusqu|hasta|até|tot|remain\w*|stays?|bleibt|extend\w*)\b",
    _I,
)
_LOOKS_AT = pattern(
    r"\b(?:support|staff|personnel|engineers?|employees|administrators|sub-?processors?|"
    r"\w*mitarbeiter\w*|techniker\w*|ingénieurs?|techniciens?|personal|técnicos|personale|tecnici|"
    r"medewerkers)\b[^.;]{0,60}\b(?:may|can|might|dürfen|können|peuvent|peut|pueden|puede|podem|"
    r"pode|possono|può|mogen|kunnen)\b[^.;]{0,60}\b(?:view|access|see|inspect|\w*zugreifen|"
    r"einsehen|accéder|consulter|acceder|consultar\w*|acessar|aceder|accedere|vedere|inzien)\b",
    _I,
    needs="view access see inspect zugreifen einsehen accéder consult acceder acessar aceder "
    "vedere inzien",
)
_NOT_KEPT = pattern(
    r"\b(?:and|but|und|aber|et|mais|y|pero|e|mas|en|maar)\s+(?:(?:then|we|it|they|never|nie|"
    r"haben es|wir|ne l['’]avons|no lo)\s+){0,3}(?:missed|slipped|failed|broke|kept it|nicht "
    r"gehalten|verpasst|pas tenu|manqué|no (?:lo )?cumplimos|não cumprimos|niet gehaald)\b",
    _I,
    needs="missed slipped failed broke kept gehalten verpasst tenu manqu cumpl cumprimos gehaald",
)

_STILL_OPEN = pattern(
    r"\b(?:(?:(?:still |yet )?to be (?:agreed|confirmed|decided|defined|discussed|determined|seen)|"
    r"tbd|tbc|tba|noch (?:offen|zu (?:klären|vereinbaren|bestimmen))|offen|"
    r"à (?:définir|convenir|confirmer|voir)|por (?:definir|acordar|confirmar)|"
    r"a (?:definir|combinar)|"
    r"da (?:definire|concordare)|nog te bepalen)\W*$|(?<=^)(?:à voir|por ver|a ver|da vedere)\b)",
    _I,
    needs="be tbd tbc tba offen noch définir convenir confirmer voir definir acordar confirmar "
    "combinar concordare ver vedere",
)
_LIABLE = pattern(
    r"\b(?:liab\w+|haft(?:et|en|ung)|responsabilit\w*|responsabilidade?|responsable|responsável|"
    r"aansprakelijk\w*)\b",
    _I,
    needs="liab haft responsab responsáv aansprakelijk",
)
_THEN_NO = pattern(
    r"[,:–-]\s*(?:no|nope|nein|non|nee|não)\W*$", _I, needs="no nein nee não & , : – -"
)
_IN_PART = pattern(
    r"[:|–-]\s*(?:partially|partly|in part|teilweise|partiellement|en partie|parcialmente|"
    r"en parte|em parte|parzialmente|gedeeltelijk)\W*$",
    _I,
    needs="part teilweise parcial parzial gedeeltelijk",
)
_LAW = pattern(
    r"^\W*(?:\d[\d.]*\s+)?(?:governing law|applicable law|(?:place of )?jurisdiction|venue|"
    r"gerichtsstand|anwendbares recht|droit applicable|tribunal compétent|ley aplicable|"
    r"jurisdicción|lei aplicável|foro|legge applicabile|foro competente|toepasselijk recht)\b",
    _I,
    needs="law jurisdiction venue gerichtsstand recht droit tribunal ley jurisdicción lei foro "
    "legge",
)
_HEARS = pattern(
    r"^\W*(?:we|i|wir|ich|nous|je)\s+(?:fully |do |very much )?(?:acknowledge|"
    r"understand|appreciate|hear|note|share|regret|verstehen?|bedauern?|comprenons|comprends|"
    r"regrettons)\s+"
    r"(?:(?:that |dass )?(?:you|this|ihre?n?|sie|votre|vos|que)|the (?:concern|point|urgency))",
    _I,
    needs="acknowledge understand appreciate hear note share regret versteh bedauer compren",
)

_LIABILITY = pattern(
    r"\b(?:liability|liable|haftung|responsabilité|responsabilidad|responsabilidade)\b[^.;]{0,90}?"
    r"(?:\blimited\b|\bnot exceed\b|\bcapped\b|beschränkt|begrenzt|\blimitée\b|\blimitad[oa]\b|"
    r"\bno excederá\b|\bne (?:peut|saurait) excéder\b)",
    _I,
    needs="liab haftung responsab",
)
_HEADING = pattern(
    r"^\W*(?:(?:an?|the|our|my|open|eine|die|unsere|une|nos|notre|las?|nuestr[oa]s?|os?|as?|"
    r"noss[oa]s?)"
    r"\s+){0,2}(?:promises?|commitments?|guarantees?|zusagen?|versprechen|garantien?|promesses?|"
    r"engagements?|promesas?|compromisos?|promessas?|compromissos?|garantías?|garantias?)\W*$",
    _I,
    needs="promise commitment guarantee zusage versprechen garanti garantí promess engagement "
    "promesa compromis",
)
_THEIR_WORDS = pattern(
    r"\b(?:not (?:ours?|mine|us|our words?)|nicht (?:von )?(?:unsere?s?|uns)|"
    r"pas (?:les? nôtres?|de nous)|no (?:nuestr[oa]s?|de nosotros)|não (?:noss[oa]s?|de nós)|"
    r"non (?:nostr[oaei]|da noi)|"
    r"niet (?:de onze|van ons))\W*$",
    _I,
    needs="nicht pas no não niet & our mine us uns nôtre nuestr nosotros noss nós "
    "nostr noi onze ons",
)
_PAYMENT_TERMS = pattern(
    r"^\W*(?:payment terms?|terms of payment|(?:all |our |the )?invoices?|"
    r"zahlungs(?:ziel|bedingungen)|(?:alle |die )?rechnungen|(?:les )?factures|"
    r"conditions de paiement|(?:las )?facturas|"
    r"condiciones de pago|(?:le )?fatture|termini di pagamento|(?:as )?faturas|"
    r"(?:de )?facturen|betalingstermijn)\b"
    r"(?![^.;]{0,80}\b(?:accept|abnahme|réception|acepta|accett|aceit|reduced|credit))"
    r"[^.;%]{0,40}\b(?:\d+|thirty|sixty|dreißig|trente|treinta|trenta|dertig)\s*"
    r"(?:calendar |net |business )?(?:days?|d\b|tagen?|jours?|d[ií]as|giorni|dagen)",
    _I,
    needs="payment invoice zahlung rechnung facture paiement factura pago fattur pagamento fatura "
    "betaling",
)
_PROPERTY = pattern(
    r"\b(?:remains?|stays?|is|are|shall be|shall remain) (?:the )?"
    r"(?:sole |exclusive )?property of\b|\b(?:bleib\w+|verbleib\w+) (?:im )?eigentum\b|"
    r"\breste\w* la propriété\b|"
    r"\b(?:es|son|serán?|seguirán? siendo) propiedad de|\brimane\w* (?:di )?proprietà\b|"
    r"\bpermanece\w* propriedade\b|\bblij\w+ eigendom\b",
    _I,
    needs="property eigentum propriété propiedad proprietà propriedade eigendom",
)
_THANKS = pattern(
    r"^(?:\W*(?:dear|hi|hello|hey|liebe[r]?|hallo|bonjour|hola|ciao|olá|hoi|"
    r"beste)\b[^,;\n]{0,40},)?"
    r"\W*(?:(?:many |so many )?thanks (?:again )?for|thank you (?:again |so much |very much )?for|"
    r"(?:vielen |herzlichen )?dank für|danke für|merci (?:beaucoup |encore )?(?:pour|de)|"
    r"(?:muchas )?gracias por|(?:muito )?obrigad[oa] pel[oa]s?|grazie (?:mille )?(?:per|di|del)|"
    r"(?:hartelijk )?bedankt voor)\b[^,;:–-]*$",
    _I,
    needs="thank dank merci gracias obrigad grazie",
)
_PRAISES = pattern(
    r"\b(?:is|are|ist|est|es) (?:the |der |die |das |le |la |el )(?:\w+est|most \w+|leading|best|"
    r"(?:ein|schn|be)\w+ste|plus \w+|más \w+)\b(?![^.;]*\d)|"
    r"^\W*why \w+ (?:\w+ )?(?:choose|trust|love|like|pick)s?\b",
    _I,
    needs="is are es why",
)
"""What advertises without a number; a price is told by one, and by the words of its own kind."""
_SHAPES: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    ("boilerplate", _LOOKS_AT, "who may look at something"),
    ("history", _NOT_KEPT, "it was promised, and not kept"),
    ("boilerplate", _LIABILITY, "how far one is liable"),
    ("boilerplate", _HEADING, "it names a promise and says none"),
    ("boilerplate", _LAW, "which law and court"),
    ("boilerplate", _HEARS, "it says that one has understood"),
    ("requirement", _IN_PART, "in part, and not which"),
    ("wish", _THEIR_WORDS, "it says that these are the words of others"),
    ("boilerplate", _PAYMENT_TERMS, "when invoices are paid"),
    ("boilerplate", _PROPERTY, "whose something is"),
    ("boilerplate", _THANKS, "it thanks"),
)


_SHOWN = frozenset(("marketing", "slide_deck", "demo"))


def denial(
    scene: Scene, start: int, end: int, inside: Sequence[Word], words: Lexicon
) -> Said | None:
    """Why the words of a clause promise nothing, None where they may."""
    text, mask = scene.text[start:end], 0
    for word in inside:
        mask |= word.classes
    for what, shape, why in _SHAPES:
        if shape.search(text):
            return Said(what, why)
    if scene.source in _SHOWN and not mask & words.of(*_DAYS) and _PRAISES.search(text):
        return Said("boilerplate", "it advertises")
    if not mask & words.of("hypo", "penalty") and _CANNOT_PROMISE.search(text):
        return Said("negated", "it says what cannot be promised")
    if not mask & words.of(*_DAYS, "count") and _NO_PROMISE_MADE.search(text):
        return Said("negated", "it says that nothing was promised")
    if not mask & words.of("yes", "commit") and _THEN_NO.search(text):
        return Said("negated", "it ends in a no")
    if not mask & words.of(*_DAYS, "count") and _is_still_open(text, start, inside, words):
        return Said("internal", "it is still open")
    return _of_contracts(text, inside, mask, words) or _of_its_time(
        scene, text, inside, mask, words
    )


def _is_still_open(text: str, start: int, inside: Sequence[Word], words: Lexicon) -> bool:
    """`to be agreed`, and nothing before it that was."""
    still = _STILL_OPEN.search(text)
    end = start + still.start() if still else start
    before = (word for word in inside if word.end <= end)
    return bool(still) and not any(word.classes & words.bit["commit"] for word in before)


def _is_heading_of_a_table(inside: Sequence[Word], mask: int, words: Lexicon) -> bool:
    """`Service level | Target | Credit`: cells without anything of their own."""
    bars = sum(1 for word in inside if word.classes & words.bit["bar"])
    own = words.of(
        *_DAYS, "count", "number", "capability", "capability_word", "yes", "certification",
        "place_name", "model", "include", "commit", "deliver",
    )  # fmt: skip
    return bars > 1 and not mask & own


_DAYS = ("month", "weekday", "season", "period", "day_number", "year", "soon")


def _of_contracts(text: str, inside: Sequence[Word], mask: int, words: Lexicon) -> Said | None:
    if _LIABLE.search(text) and BY_LAW.search(text):
        return Said("boilerplate", "a liability that nobody can limit")
    if _is_heading_of_a_table(inside, mask, words):
        return Said("boilerplate", "the heading of a table")
    return None


def _of_its_time(
    scene: Scene, text: str, inside: Sequence[Word], mask: int, words: Lexicon
) -> Said | None:
    """What ends, what was promised in a year gone by, and the day on which something was signed."""
    things = words.of("capability", "capability_word")
    binding = words.of("exclusive", "parity", "hypo", "penalty")
    if mask & things and not mask & binding and _ENDS.search(text) and not _GOES_ON.search(text):
        return Said("negated", "it says when something ends")
    if _opens_with_a_year_gone_by(scene, inside, words):
        return Said("history", "it speaks of a year gone by")
    if _is_day_of_signature(inside, words):
        return Said("history", "the day on which it was signed")
    return None


_IN = frozenset("in en em nel im anno back history historie".split())  # noqa: SIM905 - a word list
_OPENING = 5


def _opens_with_a_year_gone_by(scene: Scene, inside: Sequence[Word], words: Lexicon) -> bool:
    """`In 2024 we promised this lab SSO by Easter`."""
    if scene.written_on is None or inside[0].word not in _IN:
        return False
    year, deed = words.bit["year"], first_deed(inside, words).verb
    first = next((word for word in inside[:_OPENING] if word.classes & year), None)
    is_gone_by = first is not None and int(first.word) < scene.written_on.year
    return is_gone_by and not deed & words.of("will", "shall", "future")


_SIGNED = frozenset(
    """
    signed countersigned unterschrieben unterzeichnet signé signée firmado firmada assinado
    assinada firmato getekend ondertekend kickoff kick off
    """.split()  # noqa: SIM905 - as above
)


def _is_day_of_signature(inside: Sequence[Word], words: Lexicon) -> bool:
    """`Signed 5 May 2027`, with nothing else said."""
    beside = words.of(*_DAYS, "count", "function", "time", "term", "dash", "comma", "stop", "colon")
    signed = [word.word in _SIGNED for word in inside]
    is_dated = any(word.classes & words.of(*_DAYS) for word in inside)
    is_all = all(
        is_sign or word.classes & beside for is_sign, word in zip(signed, inside, strict=True)
    )
    return is_dated and is_all and any(signed[:2])
