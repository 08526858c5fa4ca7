"""Sentences about somebody else: a rival, another vendor, a partner, the market, the customer.

Told by who opens the clause and does what it says; where one of ours follows, it is ours.
"""

import re
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import NoPromise
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.modality import Said
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.tiers import is_of_another_tier

_I = re.IGNORECASE

_ARTICLE = (
    r"(?:(?:the|an?|one|our|your|their|his|its|most|many|all|some|der|die|das|den|ein|eine|"
    r"unser\w*|ihr\w*|euer\w*|eure\w*|viele|le|la|les|un|une|notre|nos|votre|vos|leurs?|des|el|"
    r"los|las|una|sus?|nuestr[oa]s?|vuestr[oa]s?|os?|as?|um|uma|seus?|suas?|noss[oa]s?|il|lo|gli|"
    r"suo|de|het|een|jullie|uw|hun|onze)\s+|[ld]['’])"
)
_VENDOR = (
    r"(?:vendors?|suppliers?|providers?|bidders?|contractors?|anbieter\w*|lieferant\w*|"
    r"dienstleister\w*|fournisseurs?|prestataires?|proveedor(?:es)?|fornecedor(?:es)?|fornitor[ei]|"
    r"leveranciers?)"
)
_NOW = (
    r"(?:current|existing|present|previous|former|old|last|other|another|incumbent|most|bisherige\w*|"
    r"jetzige\w*|derzeitige\w*|aktuelle\w*|vorherige\w*|alte[rnms]?|andere\w*|meisten|actuels?|"
    r"anciens?|autres?|précédents?|actual(?:es)?|anterior(?:es)?|otr[oa]s?|outr[oa]s?|atua(?:l|is)|"
    r"attual[ei]|altr[oi]|huidige|vorige)"
)
_RIVAL = (
    r"(?:competitors?|competition|rivals?|incumbents?|konkurrent\w*|konkurrenz|wettbewerber\w*|"
    r"mitbewerber\w*|(?<=\ble )concurrents?|(?<=notre )concurrents?|(?<=votre )concurrents?|"
    r"(?<=\bles )concurrents?|concurrence|competidor(?:es)?|competencia|concorrentes?|concorrência|"
    r"concorrenza|concurrentie)"
)
_RIVALS = "compet rival incumbent konkurren bewerber concurren concorr"
_ANOTHERS = (
    f"{_RIVALS} vendor supplier provider bidder contractor anbieter lieferant dienstleister "
    "fournisseur prestataire proveedor fornecedor fornitor leverancier & "
    f"{_RIVALS} current existing present previous former old last other most bisherige jetzige "
    "derzeitige aktuelle vorherige alte andere meisten actuel ancien autre précédent actual "
    "anterior otro otra outro outra atua attual altr huidige vorige"
)
"""What each says of them needs: a word for them, and that they are not ours."""
_ANOTHER = pattern(
    rf"\W*(?:and |und |et |y |e )?{_ARTICLE}*"
    rf"(?:{_RIVAL}|{_NOW}\s+(?:\w+\s+)?{_VENDOR}|{_VENDOR}\s+{_NOW})(?!\w|['’-]\w)",
    _I,
    needs=_ANOTHERS,
)
_OURS = r"(?:our|unser\w*|notre|nos|nuestr[oa]s?|noss[oa]s?|onze|(?:il |la )?nostr[oa])"
_THEIRS = (
    r"(?:your|their|the (?:customer|client)['’]s|euer\w*|eure\w*|ihr\w*|votre|leur|su|seu|uw|hun)"
)
_PARTNER = pattern(
    rf"\W*(?:{_OURS}\s+(?:\w+\s+){{0,2}}?(?:(?:hosting|cloud|infrastructure|data ?cent(?:re|er)|"
    r"payment|identity|network)[ -](?:provider|vendor|supplier|operator|host)|partner|"
    r"sub-?processors?|sub-?contractors?|resellers?|integrator|supplier|auditors?|bank|insurer|"
    r"\w*partner|subunternehmer|auftragsverarbeiter|hoster|dienstleister|partenaire|hébergeur|"
    r"sous-traitant|prestataire|socio|proveedor|subcontratista|parceiro|fornecedor)|"
    rf"{_THEIRS}\s+(?:\w+\s+)?(?:auditors?|bank|integrator|partner|consultants?|agency|"
    r"sub-?contractors?|prüfer|hausbank|agentur|auditeur|banque|intégrateur|auditor|banco))(?!\w|['’-]\w)",
    _I,
    needs="provider vendor supplier operator host partner sub reseller integrator auditor bank "
    "insurer auftragsverarbeiter dienstleister partenaire hébergeur sous-traitant prestataire "
    "socio proveedor parceiro fornecedor consultant agency prüfer agentur auditeur banque "
    "intégrateur banco & our unser notre nos nuestr onze their customer client euer eure ihr "
    "votre leur su seu uw hun",
)
_MARKET = pattern(
    r"\W*(?:(?:the|der|die|le|la|el|o)\s+|l['’])?(?:(?:market|industry|sector)(?:['’]s)?[ -]"
    r"(?:standard|average|norm|practice)|industry|branchen(?:standard|durchschnitt|schnitt)|"
    r"marktstandard|(?:standard|moyenne) (?:du (?:marché|secteur)|de l['’]industrie)|"
    r"(?:estándar|media) del (?:mercado|sector)|(?:padrão|média) do (?:mercado|setor))(?!\w)",
    _I,
    needs="market industry sector branche markt marché secteur industrie mercado setor",
)
_UNLIKE = pattern(
    r"\W*(?:unlike|in contrast to|contrary to|as opposed to|compared (?:to|with)|anders als|"
    r"im (?:gegensatz|unterschied|vergleich) zu\w*|contrairement (?:à|au|aux)|à la différence d|"
    r"a diferencia de|ao contrário d|a differenza d|anders dan|in tegenstelling tot)\b",
    _I,
    needs="unlike contrast contrary opposed compared anders im contrairement différence diferencia "
    "contrário differenza tegenstelling",
)
_HAS_FROM = pattern(
    r"\W*(?:you|they|(?:the )?(?:customer|client)|sie|ihr|der kunde|vous|ils|le client|ustedes|"
    r"el cliente|vocês|o cliente)\s+(?:\w+\s+){0,2}?(?:gets?|have|has|had|pays?|receives?|enjoys?|"
    r"haben|habt|hat|bekomm\w+|zahl\w+|avez|ont|a|payez|obt\w+|tienen|tiene|pagan?|têm|tem)\b"
    rf"[^;:]*?\b(?:from|with|at|by|bei[m]?|von|mit|chez|avec|de|con|com)\s+{_ARTICLE}*"
    rf"(?:{_RIVAL}|{_NOW}\s+{_VENDOR}|{_VENDOR}\s+{_NOW})\b",
    _I,
    needs=_ANOTHERS,
)
_SHAPES: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    ("competitor", _ANOTHER, "another vendor does it"),
    ("third_party", _PARTNER, "another company does it"),
    ("third_party", _MARKET, "it says what others do"),
)
_AVERAGE = pattern(
    r"\W*(?:(?:the|der|die|le|la|el|o)\s+|l['’])?(?:(?:market|industry|sector)(?:['’]s)? average|"
    r"branchen(?:durchschnitt|schnitt)|moyenne du (?:marché|secteur)|media del (?:mercado|sector)|"
    r"média do (?:mercado|setor))\b",
    _I,
    needs="average branche moyenne media média",
)
_ASKING = (
    r"(?:wants?|wanted|expects?|expected|asked for|asks for|demands?|demanded|insists on|will|"
    r"wollen|möchten?|wünscht|erwartet|verlangt|fordert|hätte gern\w*|demande|attend|veut|exige|"
    r"souhaite|pide|quiere|espera|pede|quer|chiede|vuole)"
)
_WANTING = (
    r"\W*(?:(?:the|der|die|unser\w*|le|la|el|o|il)\s+)?(?:kd\.?|kunde|kundin|auftraggeber\w*|"
    r"interessent\w*|le client|client(?=\s+(?!will))|customer(?=\s+(?!will))|they(?=\s+(?!will))|"
    rf"cliente)\s+{_ASKING}\b"
)
_CUSTOMERS_WISH = (
    "kd kunde kundin auftraggeber interessent client customer they & want expect asked asks demand "
    "insists will wollen möcht wünscht erwartet verlangt fordert gern attend veut exige souhaite "
    "pide quiere espera pede quer chiede vuole"
)
_WANTS = pattern(_WANTING, _I, needs=_CUSTOMERS_WISH)
"""In German `will` is a wish."""
_WILL = pattern(r"will\b", _I, needs="will")
_CUSTOMER = pattern(r"\bkd\. $", _I, needs="kd")
"""The dot of `Kd.` ends a clause."""
_DENIED = pattern(
    r"\W(?:negad[oa]s?|denegad[oa]s?|negat[oaie]|geweigerd|afgewezen|verweigert|versagt)\W*$",
    _I,
    needs="negad negat geweigerd afgewezen verweigert versagt",
)
_SAID_OF: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    ("third_party", _AVERAGE, "it says what others do"),
    ("competitor", _UNLIKE, "it tells what somebody else does"),
    ("competitor", _HAS_FROM, "another vendor does it"),
)


def somebody_else(scene: Scene, at: int, words: Lexicon) -> Said | None:
    """Who else does what a clause says, None where it may be one of ours."""
    clause = scene.clauses[at]
    if is_of_another_tier(scene.text, clause.start, clause.end):
        return Said("internal", "a tier that the customer has not got")
    inside = scene.found[clause.first : clause.last]
    ours = words.of("we", "i", "team")
    for what, shape, why in _SHAPES:
        found = shape.match(scene.text, clause.start, clause.end)
        if found:
            rest = [word for word in inside if word.start >= found.end()]
            if _does(rest, words) and not any(word.classes & ours for word in rest):
                return Said(what, why)
    for what, shape, why in _SAID_OF:
        found = shape.match(scene.text, clause.start, clause.end)
        if found and not any(w.classes & ours for w in inside if w.start >= found.end()):
            return Said(what, why)
    text = scene.text[clause.start : clause.end]
    wants = _WANTS.match(text) or (
        _WILL.match(text) and _CUSTOMER.search(scene.text, max(0, clause.start - 5), clause.start)
    )
    if wants and not _comes_to_terms(inside, words):
        return Said("wish", "the customer wants it")
    if _DENIED.search(text):
        return Said("negated", "it was denied")
    if _is_denied_outright(inside, words):
        return Said("negated", f"“{inside[0].word}” says that it is not so")
    return _of_a_known_rival(inside, words) or _beside_ours(scene, at, words)


def _comes_to_terms(inside: Sequence[Word], words: Lexicon) -> bool:
    """`They want 20 %, agreed 10 %`, `they want SOC 2 (we have it)`: is ours told behind it?"""
    if any(word.word == "(" for word in inside):
        return True
    marks = words.of("comma", "semicolon")
    stop = next((at for at, word in enumerate(inside) if word.classes & marks), len(inside))
    return any(word.classes & words.of("commit", "we", "i", "yes") for word in inside[stop:])


_SET_ASIDE = pattern(
    r"(?:(?<=[,;:(])|^)[^,;:().]{1,80}\b(?:declined|rejected|refused|denied|ruled out|turned down|"
    r"abgelehnt|verworfen|gestrichen|ausgeschlossen|refusée?s?|rejetée?s?|exclue?s?|écartée?s?|"
    r"rechazad[oa]s?|descartad[oa]s?|negad[oa]s?|recusad[oa]s?|rifiutat[oaie])\s*(?=[,;])",
    _I,
    needs="declined rejected denied ruled turned abgelehnt verworfen gestrichen "
    "ausgeschlossen refus rejet exclu écarté rechazad descartad negad recusad rifiutat",
)
_ASKED_FIRST = pattern(_WANTING + r"[^,;.(]{1,80}(?=[,;])", _I, needs=_CUSTOMERS_WISH)


def without_what_is_not_ours(text: str, start: int, end: int) -> str:
    """A text with blanks for those parts of a clause that were denied or only asked for: of
    `Zurich was declined, Frankfurt agreed` the first is no promise.
    """
    said = text[start:end]
    if "," not in said and ";" not in said:
        return text
    for shape in (_SET_ASIDE, _ASKED_FIRST):
        found = shape.search(said) if shape is _SET_ASIDE else shape.match(said)
        if found and any(map(str.isalpha, said[found.end() :])):
            said = said[: found.start()] + " " * len(found[0]) + said[found.end() :]
    return text if said == text[start:end] else text[:start] + said + text[end:]


def _does(rest: Sequence[Word], words: Lexicon) -> bool:
    """Does a verb follow, or what they have behind a colon? `competitor import` is a thing."""
    skipped = words.of("name", "comma", "bracket")
    verb = words.of("shall", "will", "future", "may", "would", "commit", "told", "host", "past")
    for word in rest[:5]:
        if word.classes & (verb | words.bit["colon"]) or word.word in _VERBS:
            return True
        if not word.classes & skipped and word.word not in _WHO:
            return False
    return False


_WHO = frozenset("who which that die der qui que quien".split())  # noqa: SIM905 - a word list
_VERBS = frozenset(
    """
    has have had is are was were does do holds hold offers offer provides provide gives give runs
    charges charge costs delivers deliver supports support ships claims says gets hat haben ist sind
    war bietet bieten liefert liefern kostet hostet a ont est sont propose proposent offre offrent
    livre héberge tiene tienen es son ofrece ofrecen tem têm é são oferece oferecem ha hanno offrono
    heeft hebben biedt bieden
    """.split()  # noqa: SIM905 - as above
)


def _is_denied_outright(inside: Sequence[Word], words: Lexicon) -> bool:
    """`No on-prem`, `kein SSO`: a no, the thing, and hardly anything else."""
    if inside[0].word not in _NO:
        return False
    said = [word for word in inside if word.word[0].isalnum()]
    thing = words.of("capability", "model", "certification", "standard")
    is_thing = any(word.classes & thing for word in said[1:3])
    harmless = words.of("exclusive", "parity", "price", "yes", "number", "will", "shall", "time")
    return is_thing and len(said) <= _FEW and not any(word.classes & harmless for word in said)


_FEW = 5
_NO = frozenset(
    """
    no without kein keine keinen keinem keiner ohne pas sans aucun aucune sin ningún ninguna sem
    nenhum nenhuma senza nessun nessuna geen zonder
    """.split()  # noqa: SIM905 - a word list
)


def _of_a_known_rival(inside: Sequence[Word], words: Lexicon) -> Said | None:
    """The vision names it among the alternatives: `project44 guarantees 99.99 %`."""
    rival = words.bit["competitor"]
    start = 1 if len(inside) > 1 and inside[0].word in _AT else 0
    if not inside[start].classes & rival:
        return None
    behind = next(
        (n for n, word in enumerate(inside[start:], start) if not word.classes & rival), 0
    )
    rest = inside[behind:] if behind else ()
    if any(word.classes & words.of("we", "i", "team", "provider") for word in rest):
        return None
    is_theirs = _does(rest, words) if not start else any(w.word in _THEY_GET for w in rest[:3])
    return Said("competitor", "a competitor does it") if is_theirs else None


_AT = frozenset("at with from bei mit chez avec con com".split())  # noqa: SIM905 - as above
_THEY_GET = frozenset("you they customers sie ihr vous ils ustedes vocês".split())  # noqa: SIM905 - as above


def _beside_ours(scene: Scene, at: int, words: Lexicon) -> Said | None:
    """`Acme gives 30 %. We give 10 %.`: a stranger's number beside ours of the same kind."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    if not (_is_a_strangers(inside, words) and _is_measured(inside, words)):
        return None
    for near in (at - 1, at + 1):
        if 0 <= near < len(scene.clauses):
            other = scene.clauses[near]
            said = scene.found[other.first : other.last]
            is_ours = any(word.classes & words.bit["we"] for word in said[:3])
            if is_ours and _is_measured(said, words):
                return Said("competitor", "ours is told beside it")
    return None


def _is_a_strangers(inside: Sequence[Word], words: Lexicon) -> bool:
    """`Acme offers`, `Acme:`, `their SLA is`."""
    if any(word.classes & words.of("we", "i", "team", "provider") for word in inside):
        return False
    if inside[0].word in _THEIR:
        return True
    label = [word.classes & words.bit["name"] for word in inside[:2]]
    behind = inside[1:4]
    if not label[0] or inside[0].classes & words.bit["capability"]:
        return False
    return any(w.word in _VERBS or w.word in _PROMISES or w.word == ":" for w in behind[:2])


_THEIR = frozenset("their theirs deren leur leurs".split())  # noqa: SIM905 - as above
_PROMISES = frozenset("guarantees promises garantiert verspricht garantit promet garantiza".split())  # noqa: SIM905 - as above


def _is_measured(inside: Sequence[Word], words: Lexicon) -> bool:
    mask = 0
    for word in inside:
        mask |= word.classes
    return bool(mask & words.of("count", "number") and mask & words.of("unit", "price", "sla"))
