"""What is no promise of ours whatever its score: a question, what others do, a right that is kept.

Each is told by who speaks and by the main verb, not by a word somewhere in the clause.
"""

import re
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import NoPromise
from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.denials import denial
from commitcheck.reading.promises.duties import is_customers_part, is_list_of_duties
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.modality import Said
from commitcheck.reading.promises.others import somebody_else
from commitcheck.reading.promises.shape import Scene, first_deed
from commitcheck.reading.promises.strangers import SPOKEN_BY_THEM, STRANGERS, others_deed

_I = re.IGNORECASE


def not_ours(scene: Scene, at: int, words: Lexicon) -> Said | None:
    """Why a clause cannot be a promise of ours, None where it can."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    if inside[-1].classes & words.bit["question"]:
        return Said("question", "it asks")
    if inside[0].word in _ALREADY:
        return Said("delivered", f"“{inside[0].word}” speaks of what is there already")
    if first_deed(inside, words).subject & words.bit["competitor"]:
        return Said("competitor", "a competitor does it")
    if others := somebody_else(scene, at, words):
        return others
    if is_customers_part(inside, words) or is_list_of_duties(scene, clause, inside, words):
        return Said("customer_duty", "the customer gives it")
    return (
        others_deed(inside, words)
        or denial(scene, clause.start, clause.end, inside, words)
        or _by_shape(scene, clause, inside, words)
        or _inherited(scene, at, words)
    )


_ALREADY = frozenset(("already", "bereits", "déjà", "já"))


_CHANGE = (
    r"(?:change|modify|amend|update|replace|relocate|move|suspend|discontinue|withdraw|adjust|vary|"
    r"ändern|anpassen|wechseln|verlegen|aussetzen|einstellen|ersetzen|modifier|changer|adapter|"
    r"remplacer|suspendre|déplacer|modificar|cambiar|sustituir|suspender|trasladar|actualizar|"
    r"alterar|mudar|substituir|atualizar|modificare|cambiare|sostituire|wijzigen|vervangen)"
)
_MAY_CHANGE = pattern(
    rf"^\W*(?:\w+\W+){{0,6}}?(?:may|might|darf|dürfen|kann|peut|pourra|puede|podrá|pode|poderá|può|mag)"
    rf"\b(?:\W+\w+){{0,14}}?\W+{_CHANGE}\b",
    _I,
    needs="may might darf dürfen kann peut pourra puede podrá pode può mag",
)
_KEEPS_A_RIGHT = pattern(
    r"\b(?:reserves? the right|behält sich (?:\w+ ){0,3}vor|se réserve (?:\w+ ){0,2}droit|"
    r"se reserva (?:\w+ ){0,2}derecho|reserva-se (?:\w+ ){0,2}direito)\b",
    _I,
    needs="reserve behält réserve reserva",
)
_APPLIES_NOT = pattern(
    r"^[^\d,;:(]{0,90}\b(?:(?:do|does|shall|will) not apply|(?:gilt|gelten|greift|greifen) nicht|"
    r"ne s['’]appliquent? pas|n['’]est pas applicable|no se aplican?|no será aplicable|"
    r"não se aplicam?|não é aplicável|non si applican?o?|gelden? niet)\b",
    _I,
    needs="apply nicht appliqu applica aplica aplicá gelde",
)
_NOT_STATED = pattern(
    r"\b(?:without any|make no|makes no|gives? no|keinerlei|ohne jede|ohne jegliche|sans aucune|"
    r"sin ninguna|sem qualquer|sem nenhuma)\s+"
    r"(?:representation|warranty|guarantee|assurance|zusicherung|gewähr\w*|garantie|zusage|"
    r"déclaration|garantía|declaración|garantia|declaração)s?"
    r"(?:\s+(?:or|oder|ou|o)\s+\w+)?\s+(?:that|as to|regarding|of|dass|dafür|que|de que|quant)\b",
    _I,
    needs="representation warranty guarantee assurance zusicherung gewähr garant zusage clara",
)
_IS_A_PROBLEM = pattern(
    r"\b(?:is|remains|was|will be|ist|bleibt|est|reste|es|sigue siendo|é|continua)\s+"
    r"(?:still |noch |immer noch |encore |todavía |aún |ainda )?"
    r"(?:an?|the|ein|eine|unser|un|une|um|uma)\s+(?:\w+\s+)?"
    r"(?:problem|issue|blocker|showstopper|show-stopper|concern|gap|dealbreaker|hindernis|lücke|"
    r"problème|obstacle|frein|problema|obstáculo|impedimento)\b",
    _I,
    needs="problem blocker showstopper show-stopper issue concern gap dealbreaker hindernis lücke "
    "problème obst frein imped",
)
_LASTS = pattern(
    r"^\W*(?:(?:the|this|our|der|die|dieser|diese|le|la|ce|cet|cette|el|este|esta|o|a)\s+)?"
    r"(?:initial |subscription |service )?(?:agreement|contract|subscription|term|order form|"
    r"vertrag|vereinbarung|laufzeit|abonnement|contrat|accord|contrato|acuerdo|acordo|suscripción|"
    r"assinatura)\b[^.;:]{0,50}?\b"
    r"(?:starts?|begins?|commences?|runs?|renews?|continues?|beginnt|läuft|verlängert|startet|"
    r"commence|débute|prend effet|se renouvelle|comienza|empieza|inicia|se renueva|começa|renova)\b"
    r"|^\W*(?:(?:and|und|et|y|e)\s+)?(?:runs for|renews|it renews|läuft|verlängert sich|"
    r"est conclu|se renouvelle|se renueva|renova-se|tiene una duración|tem a duração|"
    r"pour une durée de)\b",
    _I,
    needs="start begin commence run renew continue läuft verlänger débute effet renouvel conclu "
    "comienza empieza inicia renueva começa renova duraci duraç durée",
)
_MEETS = pattern(
    r"\b(?:show|walk|present|discuss|talk|explain|go through|demonstrate|zeigen|vorstellen|"
    r"besprechen|erläutern|montrer|présenter|expliquer|mostrar\w*|presentar\w*|enseñar\w*|"
    r"explicar\w*|apresentar\w*)\b[^.;]{0,80}\b(?:in|on|during|at|over|im|bei|beim|lors|en|"
    r"durante|num|numa|na|no)\s+(?:a |an |the |our |einem |einer |der |unserem |d['’]une? |une? |"
    r"un[ao]? |uma? |nuestra |nossa )?(?:\w+ )?"
    r"(?:call|meeting|zoom|session|workshop call|video call|termin|"
    r"gespräch|telefonat|anruf|réunion|appel|visio|rendez-vous|reunión|llamada|reunião|chamada)\b",
    _I,
    needs="call meeting zoom session termin gespräch telefonat anruf réunion appel visio rendez "
    "reuni llamada chamada",
)
_FINDS_OUT = pattern(
    r"^\W*(?:(?:and|so|then|und|et|y|e)\s+)?(?:"
    r"(?:let me|i['’]ll|i will|we['’]ll|we will|i need to|we need to|i have to|we have to|will)\s+"
    r"(?:just |first |quickly )?(?:check (?:with|whether|if|internally)|ask|find out|clarify|"
    r"see (?:if|whether)|get back|come back|look into)|"
    r"(?:get|come|be) back (?:to|with) \w+|"
    r"(?:ich|wir) (?:kläre?n?|prüfen?|frage?n?|melde?n?)\b[^.;]{0,40}"
    r"\b(?:ob|mit|intern|nach|mich|uns)|"
    r"(?:je|nous) (?:vais |allons )?(?:vérifier?|regarder?|demander?|reviens|revenons|reviendrai)\b"
    r"[^.;]{0,40}\b(?:si|avec|auprès|vers vous)|"
    r"(?:déjame|voy a|vamos a|tengo que|tenemos que) (?:consultar|comprobar|preguntar|averiguar)|"
    r"(?:vou|vamos|deixe-me|tenho que|temos que) (?:perguntar|consultar|checar|"
    r"verificar (?:se|com)))",
    _I,
    needs="check ask find clarify see back into klär prüfe frag meld vérifie regarde demande "
    "revien reveno consultar comprobar preguntar averiguar perguntar checar verificar",
)
_WENT_LIVE = pattern(
    r"\b(?:went live|went into production|has gone live|have gone live|ging(?:en)? live|"
    r"live gegangen|in betrieb gegangen|est passée? en production|"
    r"a été mise? en (?:production|service)|entró en producción|salió a producción|"
    r"entrou em produção|foi para produção|"
    r"was (?:delivered|accepted|signed off)|were (?:delivered|accepted)|wurden? (?:abgenommen|"
    r"ausgeliefert|geliefert)|a été (?:livrée?|réceptionnée?)|fue entregad[oa]|foi entregue)\b",
    _I,
    needs="went gone ging gegangen passé été entró salió entrou foi delivered accepted signed "
    "abgenommen geliefert fue",
)

_WAS_DUE = pattern(
    r"\b(?:(?:was|were|had been) (?:originally |first |initially )?"
    r"(?:due|planned|scheduled|expected|foreseen)|"
    r"war (?:ursprünglich |zunächst )?(?:für|zum|auf) [^,;.]{1,30} "
    r"(?:geplant|vorgesehen)|"
    r"était (?:initialement )?(?:prévue?|planifiée?)|"
    r"estaba (?:inicialmente )?previst[oa]|"
    r"estava (?:inicialmente )?previst[oa])\b",
    _I,
    needs="due planned scheduled expected foreseen geplant vorgesehen prévu planifi previst",
)

_HAVE_NOT = pattern(
    r"\b(?:(?:do|does|did) not|don['’]t|doesn['’]t|didn['’]t)\s+(?:yet\s+|currently\s+)?"
    r"(?:have|hold|offer|support|provide|plan)\b|\bhave(?: not|n['’]t) got\b|"
    r"\b(?:haben|bieten|planen)\s+(?:(?:wir|das|es|die)\s+){0,2}(?:noch\s+|derzeit\s+)?nicht\b|"
    r"\b(?:nous )?n['’](?:avons|en avons|offrons) pas\b|\bno (?:lo |la )?(?:tenemos|ofrecemos)\b|"
    r"\bnão (?:o |a )?(?:temos|oferecemos)\b|\(?\b(?:not yet|noch nicht|pas encore|todavía no|"
    r"aún no|ainda não)\)?\W*$",
    _I,
    needs="n't n’t nicht pas no não & have hold offer support provide plan haben bieten avons "
    "offrons tenemos ofrecemos temos oferecemos yet noch encore todavía aún ainda",
)
_LAPSED = pattern(
    r"\b(?:lapsed|expired|revoked|withdrawn|suspended|(?:not|never) (?:been )?renewed|abgelaufen|"
    r"erloschen|entzogen|nicht (?:verlängert|erneuert)|expirée?|périmée?|(?:non|pas) renouvelée?|"
    r"caducad[oa]|vencid[oa]|(?:no|não) (?:se ha |foi )?renovad[oa]|expirou|expirad[oa]|caducou)\b",
    _I,
    needs="lapsed revoked withdrawn suspended renew abgelaufen erloschen entzogen nicht "
    "expir périm caduc vencid renouvel renovad",
)
_ATTACHED = pattern(
    r"\b(?:attached|enclosed|anbei|beigefügt|(?:im|in der) an(?:hang|lage)|ci-joint\w*|"
    r"en pièce jointe|adjunt[oa]s?|em anexo|in allegato|allegat[oa]|bijgevoegd|"
    r"in de bijlage)\b\W*$",
    _I,
    needs="attached enclosed anbei beigefügt anhang anlage joint adjunt anexo allegat bijgevoegd "
    "bijlage",
)
_THEIR_STANDARD = pattern(
    r"^\W*(?:their|ihre?|leurs?|sus?|seus?|suas?)\s+\w", _I, needs="their ihr leur su seu"
)

_SHAPES: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    *STRANGERS,
    ("boilerplate", _KEEPS_A_RIGHT, "a right that we keep"),
    ("negated", _IS_A_PROBLEM, "it says what stands in the way"),
    ("negated", _APPLIES_NOT, "it says to what something does not apply"),
    ("negated", _NOT_STATED, "it says what is not assured"),
    ("customer_duty", SPOKEN_BY_THEM, "the customer says it of themselves"),
    ("internal", _MEETS, "it is to be talked about"),
    ("internal", _FINDS_OUT, "we find out first"),
)


def _by_shape(scene: Scene, clause: Clause, inside: Sequence[Word], words: Lexicon) -> Said | None:
    text = scene.text[clause.start : clause.end]
    for what, shape, why in _SHAPES:
        if shape.search(text):
            return Said(what, why)
    mask = 0
    for word in inside:
        mask |= word.classes
    if _MAY_CHANGE.search(text) and _opens_with_provider(inside, words):
        return Said("boilerplate", "a right that we keep")
    standard = words.of("certification", "standard")
    if mask & standard and (of_standard := _of_a_standard(text, mask, words)):
        return of_standard
    if _HAVE_NOT.search(text) and not mask & words.of("exclusive", "parity", "price"):
        return Said("negated", "it says that we do not")
    if not mask & (standard | words.bit["capability"]) and _LASTS.search(text):
        return Said("boilerplate", "how long the agreement runs")
    if not mask & words.of("will", "shall", "future", "intent", "hypo") and _WENT_LIVE.search(text):
        return Said("delivered", "it is there already")
    if not mask & words.of("will", "shall", "future", "new", "commit") and _WAS_DUE.search(text):
        return Said("history", "it says what was planned")
    return None


def _of_a_standard(text: str, mask: int, words: Lexicon) -> Said | None:
    """`their ISO 27001 audit`, and one that is no longer held and not renewed."""
    if not mask & words.of("we", "provider") and _THEIR_STANDARD.match(text):
        return Said("customer_duty", "the standard is the customer's")
    bound = words.of("will", "shall", "future", "time", "commit", "we", "provider", "yes")
    if not mask & bound and _ATTACHED.search(text):
        return Said("internal", "a document comes with it")
    if not mask & words.of("will", "shall", "time") and _LAPSED.search(text):
        return Said("negated", "it is no longer so")
    return None


def _opens_with_provider(inside: Sequence[Word], words: Lexicon) -> bool:
    """`Voltkeep may change`, and `we may`; that `we can change` something is an offer."""
    who = words.of("provider", "we")
    subject = next((word for word in inside[:5] if word.classes & who), None)
    if subject is None:
        return False
    is_ours = not subject.classes & words.bit["provider"]
    return not is_ours or any(word.word in ("may", "might", "dürfen") for word in inside[:5])


# What the beginning of a line says of all its parts.

_HEADS: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    (
        "delivered",
        pattern(
            r"^\W*(?:all )?(?:done|delivered|shipped|completed|erledigt|geliefert|abgenommen|fait|"
            r"livré|terminé|hecho|entregado|terminado|feito|entregue|concluído)"
            r"(?: so far| already| to date| bisher| bereits| déjà| ya| já)?"
            r"(?: \([^)\n]{0,40}\))?\s*:",
            _I,
            needs=":",
        ),
        "the list is of what is done",
    ),
    (
        "internal",
        pattern(
            r"^\W*(?:agenda|tagesordnung|ordre du jour|orden del día|ordem do dia|pauta)\b"
            r"[^:\n]{0,30}:",
            _I,
            needs=":",
        ),
        "the list is of what is to be talked about",
    ),
    (
        "wish",
        pattern(
            r"^\W*(?:(?:their|the (?:customer|client)['’]s|procurement['’]s|customer)\s+)?"
            r"(?:wish(?:es|list)?|requests?|asks?|demands?|must-haves?|wunsch|wünsche|"
            r"forderung(?:en)?|"
            r"souhaits?|demandes?|petici(?:ón|ones)|pedidos?|solicitud(?:es)?|richiest[ae]|"
            r"wens(?:en)?)"
            r"(?!\s*\d)\b[^:.;\n]{0,30}:",
            _I,
            needs=":",
        ),
        "the list is of what somebody wishes",
    ),
)
_LONGEST_HEAD = 60
_LONGEST_LIST = 40
"""Parts that are looked back over, so that a list of any length takes linear time."""
_NEXT_NUMBER = pattern(r"\b\d{1,2}[.)]\s*$")


def _inherited(scene: Scene, at: int, words: Lexicon) -> Said | None:
    """Of a part of a line: what its beginning says holds for all of it."""
    head = _head(scene, at)
    mask, inside = 0, _words_of(scene, at)
    for word in inside:
        mask |= word.classes
    is_granted = bool(mask & words.of("commit", "yes"))
    start = scene.clauses[head].start
    for what, opens, why in _HEADS:
        if opens.search(scene.text[start : start + _LONGEST_HEAD]):
            return None if what == "wish" and is_granted else Said(what, why)
    is_part = head != at and scene.clauses[at].opening == "part"
    if not is_part or mask & words.of("we", "i", "provider", "team"):
        return None
    beginning = scene.text[start : scene.clauses[head].end]
    for what, shape, why in STRANGERS:
        if shape.search(beginning):
            return Said(what, why)
    deed = first_deed(inside, words)
    if not is_granted and not deed.subject and (said := _goes_on(_words_of(scene, head), words)):
        return said
    first = scene.found[scene.clauses[head].first].word
    is_theirs = first in _THEIR and not mask & words.of("commit", "capability", "certification")
    if not is_theirs or deed.verb:
        return None
    return Said("customer_duty", f"“{first}” says whose it is")


def _words_of(scene: Scene, at: int) -> Sequence[Word]:
    return scene.found[scene.clauses[at].first : scene.clauses[at].last]


def _goes_on(before: Sequence[Word], words: Lexicon) -> Said | None:
    """What stands before a part with nobody of its own holds for the part: `The bidder shall
    guarantee 99.9 %, and a reply within 15 minutes`.
    """
    deed = first_deed(before, words)
    confirms = words.of("commit", "include", "deliver")  # the bidder confirms, and that is us
    if deed.verb & ~confirms and deed.subject & words.bit["require"]:
        return Said("requirement", "what is wanted of bidders goes on")
    if deed.subject & words.bit["competitor"]:
        return Said("competitor", "what a competitor does goes on")
    if deed.verb & words.bit["want"] and deed.subject & words.of("customer", "they", "org"):
        return Said("wish", "what the customer wants goes on")
    return others_deed(before, words)


_THEIR = frozenset("their they ihre leur leurs sus suas".split())  # noqa: SIM905 - as above


def _head(scene: Scene, at: int) -> int:
    """The clause that a part belongs to, and the numbers of a list that runs on in a line."""
    for _ in range(min(at, _LONGEST_LIST)):
        before, clause = scene.clauses[at - 1], scene.clauses[at]
        is_numbered = _NEXT_NUMBER.search(scene.text[before.start : clause.start])
        is_line = "\n" not in scene.text[before.end : clause.start]
        if not is_line or not (clause.opening == "part" or is_numbered):
            return at
        at -= 1
    return at
