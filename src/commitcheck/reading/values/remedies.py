"""Remedies where a promise is not kept, payment that waits for it, and words that bind to nothing.

The last are disclaimers: `subject to change`, `non-binding`, `ohne Gewähr`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Reading
from commitcheck.reading.context import column_heading
from commitcheck.reading.numbers.amounts import Amount, amounts_in, beginning_within
from commitcheck.reading.vision_words import VisionWords

_REMEDIES = (
    (
        "uncapped",
        pattern(
            r"\bliab\w*\b[^.;]{0,80}\b(?:unlimited|without (?:any )?limit(?:ation)?|uncapped|"
            r"not (?:be )?(?:limited|capped)|(?:not|isn['’]t) subject to any (?:limit|cap)|"
            r"(?:no|without) (?:limit|cap)\b)|"
            r"\b(?:unlimited|uncapped) liab\w*|"
            r"\bunbe(?:schränkt|grenzt)\w* haft\w*|"
            r"\b(?:hafte[nt]|haftung)\b[^.;]{0,60}\b(?:unbe(?:schränkt|grenzt)|ohne obergrenze)|"
            r"\bresponsabilité[^.;]{0,80}(?:\billimitée|pas (?:plafonnée|limitée)|sans (?:limite|"
            r"plafond))|"
            r"\bresponsabilidade?\b[^.;]{0,80}\b(?:ilimitada|(?:sin|sem) (?:límites?|limites?))|"
            r"\bresponsabilità[^.;]{0,60}\b(?:illimitata|senza limit[ie])|"
            r"\bonbeperkt aansprakelijk|\baansprakelijk\w*\b[^.;]{0,60}\bonbeperkt",
            2,
            needs="liab haft responsab onbeperkt",
        ),
    ),
    (
        "liquidated_damages",
        pattern(
            r"\bliquidated damages|\bpenalt(?:y|ies)\b|\bvertragsstrafe|\bpönale|\bpénalités?\b|"
            r"\bpenalizaci[oó]n|\bpenalidad\w*|\bmultas?\b|\bpenali\b|\bpenale\b|\bboete\b|"
            r"\bschadenersatz\w*|\bdamages of\b",
            2,
            needs="damages penal multa vertragsstrafe pönale pénal boete schadenersatz",
        ),
    ),
    (
        "service_credit",
        pattern(
            r"\b(?:service )?credit(?:s|ed)?\b(?! (?:card|scor|check|limit|note))|\bgutschrift\w*|"
            r"\bgutgeschrieben|\bavoirs?\b|\babonos?\b|\babonar\w*|\bcréditos? de servi[cç]\w*|"
            r"\bcr[eé]dit\w* (?:(?:de|di|van|do|del|of|até|hasta|fino|al) )+(?:\w+ ){0,2}\d|"
            r"\baccredit[oi]\b|"
            r"\b(?:granted|allowed|given|receives?|gets?|deducts?)\b[^.;]{0,30}\d\s?% of (?:the|"
            r"that|this|its) (?:[\w'’]+ ){0,3}(?:fees?|charges?|invoice)\b"
            r"(?=[^.]{0,60}\b(?:below|under|missed|short|limit|cap|max))|"
            r"\bcrediti? di servizio|\d\s?% back\b|\binvoice is reduced|\btegoed\b|\bfee (?:is|"
            r"are) reduced",
            2,
            needs="credit crédit gutsch gutgesch avoir abon reduced tegoed %",
        ),
    ),
    (
        "refund",
        pattern(
            r"\brefund\w*|\bmoney[- ]back|\bpaid back|\bpay back|\bfees? back\b|\breimburs\w*|"
            r"\berstattet|"
            r"\brückerstatt\w*|\bremboursé?\w*|\breembols\w*|\brimbors\w*|\bterugbeta\w*",
            2,
            needs="refund back reimburs erstatt rembours reembols rimbors terugbeta",
        ),
    ),
    (
        "termination_right",
        pattern(
            r"\b(?:may|can|is entitled to|has the right to|right to|be free to)\s+(?:\w+\s+){0,3}"
            r"(?:terminate|cancel|rescind|withdraw|step out|walk away|exit)|\bwalk[- ]away right|"
            r"\btermination right|\bright of (?:termination|"
            r"rescission)|\bkündigen\b|\bkündigungsrecht|\brücktritt\w*|\bsonst kündigung|"
            r"\brésili(?:er|ation)|\brescindir|\brescisi[oó]n|\bderecho de resolución|"
            r"\bresolver (?:el contrato|o contrato)|\brecedere|\brecesso|\bopzegg(?:en|ing)\b|"
            r"\b(?:leave|exit|quit) (?:the|their|your) contract|\bopt out of the contract|"
            r"\bend (?:the|this) (?:agreement|contract|order)\b(?= (?:at|on|by|with|without))|"
            r"\b(?:exit|leave|out|walk(?: away)?) (?:without (?:any )?(?:penalty|cost|charge|fee|"
            r"notice)|free of charge|for free|at no cost)\b|"
            r"\bfristlos\w* kündig\w*|\bthey walk\b(?<!or they walk)",
            2,
            needs="terminat cancel rescind withdraw walk exit kündig rücktritt résili "
            "rescis resoluc resolver recedere recesso opzegg contract agreement order without free "
            "cost step",
        ),
    ),
    (  # last, since a credit for each week of delay is a credit
        "liquidated_damages",
        pattern(
            r"\b(?:for|per) (?:each |every )?(?:\w+ )?(?:day|week) (?:of (?:a )?delay|late)\b|"
            r"\b(?:je|pro|für jede[nr]?) (?:angefangene[nr]? )?(?:woche|tag) (?:des )?verzugs?\b|"
            r"\bpar (?:semaine|jour) de retard|"
            r"\bpor (?:cada )?(?:semana|día|dia) de (?:retraso|atraso)|"
            r"\bper (?:ogni )?(?:settimana|giorno) di ritardo|\bper (?:week|dag) vertraging|"
            r"(?:\d\s?(?:k|%|percent|pct|[€$£]|eur|usd|chf|gbp)|(?:[€$£]|eur|usd|chf|gbp)\s?[\d.,]+)"
            r"\s(?:[\w.]+ ){0,5}?(?:per|a|each|every|"
            r"pro|je|par|por|al?|/)\s?(?:\w+ )?(?:day|week|month|tag|woche|monat|jour|semaine|mois|"
            r"d[ií]a|semana|mes|mês|giorno|settimana|mese|dag|maand)s?\b[^.,;\n]{0,30}?"
            r"\b(?:slip\w*|late\b|delay\w*|overdue|behind schedule|verzug\w*|verspät\w*|retard|"
            r"retraso|atraso|ritardo|vertraging|te laat)",
            2,
            needs="delay late verzug retard retraso atraso ritardo vertraging slip overdue behind "
            "verspät laat",
        ),
    ),
)

_WITHOUT_PENALTY = pattern(
    r"(?:\b(?:without|no|sans|ohne|sin|sem|senza|zonder)\s+(?:\w+\s+)?|"
    r"\b(?:in lieu of|instead of|in place of|rather than|statt|anstatt|anstelle|au lieu d|"
    r"en lugar d|em vez d|invece d|al posto d|in plaats van)\w*\s+(?:\w+\s+){0,2})$",
    2,
)

_CAP_WORD = pattern(
    r"(?:max(?:imum)?\.?(?: of)?|a maximum of|no more than|not exceed(?:ing)?|up to|"
    r"capped at|cap(?:ped)? of|at most|limited to|höchstens|bis zu|maximal|"
    r"begrenzt auf|plafonnée?s? à|(?:un |au )?maximum (?:de)?|jusqu['’]à|à hauteur de|"
    r"(?:un )?máximo del?|hasta (?:un|el)?|até|(?:no|num) máximo(?: de)?|massimo(?: del)?|fino al|"
    r"maximaal|ten hoogste|tot)\s*$",
    2,
)

_CAP_BEHIND = pattern(
    r"\s*(?:max(?:imum|imal)?\b|in total|at most|höchstens|insgesamt|au (?:maximum|total)|"
    r"como máximo|en total|no máximo|no total|al massimo|in totale|ten hoogste|in totaal)",
    2,
    needs="max total totaal most höchst insgesamt máximo massimo hoogste",
)
_SHARE_OF = pattern(r"\s*(?:%|percent|per cent|prozent|pct)?\s*(?:of|der|des|de|del|da|van)\b", 2)
_NEAR = 24
"""So close behind `refund` stands the share that is paid back."""

_SHARE = frozenset(("service_credit", "refund", "liquidated_damages"))

_CONTINGENT = pattern(
    r"\b(?:instal?lments?|payments?|pymt|paid|invoice|fee|milestone|balance|remainder|tranche|"
    r"(?:2nd|second|other|final|last) (?:half|part|third|one)|"
    r"setup)\b[^;]{0,60}\b(?:only (?:be \w+ )?(?:once|when|after|upon|if)|"
    r"(?:payable|due|issued|falls due|triggered|released)\b[^.;]{0,20}?\b(?:on|upon|once|"
    r"after) (?:the )?"
    r"(?:acceptance|delivery|completion|go-live)|subject to|conditional|contingent)|"
    r"\bonly (?:becomes? |falls? |is )?(?:due|payable)\b[^.;]{0,20}\b(?:once|when|after|on)|"
    r"\btriggers? (?:the )?payment|"
    r"\b(?:withh?[eo]ld(?:s|ing)?|held back|holds? back|"
    r"%[^.;]{0,30}\bretained)\b[^.;]{0,60}\b(?:until|till)\b|"
    r"\b(?:einbehalten|zurückbehalten)\b[^.;]{0,20}\bbis\b|\bbis\b[^.;]{0,60}\beinbehalten\b|"
    r"%[^.;]{0,30}\b(?:retenue?s?|retenid[oa]s?|retid[oa]s?|trattenut[oaie]|ingehouden)\b[^.;]{0,40}"
    r"\b(?:jusqu|hasta|até|fino|tot)\w*|"
    r"\bonly pays?\b[^.;]{0,40}\b(?:when|once|if)|"
    r"\b(?:pays?|payment)\b[^.;]{0,30}\b(?:only (?:when|once|after|upon)|not before)\b|"
    r"\b(?:falls? due|(?:becomes?|is) (?:only )?(?:due|payable))\b[^.;]{0,20}?\b(?:only )?"
    r"(?:on|upon|once|after) (?:the )?(?:acceptance|delivery|completion|go-live)|"
    r"\b(?:schlussrate|schlusszahlung|restbetrag|rate|zahlung|anzahlung|rechnung)\b[^.;]{0,60}"
    r"\b(?:erst|nur)\b[^.;]{0,20}"
    r"\b(?:fällig|wenn|nach|mit)|\b(?:pago|paiement|solde|pagamento|saldo|betaling)\b[^.;]{0,60}"
    r"\b(?:sujet[oa]|condicionad[oa]|subordonnée?|subordinat[oa]|condizionat[oa]|afhankelijk|"
    r"conditionné|dépend)",
    2,
    needs="only acceptance delivery completion go-live subject condition contingent "
    "trigger hold held retain einbehalten zurückbehalten "
    "retenu retenid retid trattenut ingehouden before erst nur sujet condic condiz subord "
    "afhankelijk dépend",
)


def read_remedies(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,
    *,
    kind: str | None = None,  # noqa: ARG001 - the shape of every reader
) -> tuple[Reading, ...]:
    """`remedy` with its `remedy_cap_pct`, `payment_contingent` and `disclaimer`.

    The highest share of a ladder of credits is the cap; a penalty by the week has none unless
    words say where it ends.
    """
    found = list(_remedy(text, start, end, words, written_on))
    waiting = _CONTINGENT.search(text, start, end)
    if waiting:
        reason = "payment waits for it"
        found.append(
            Reading("payment_contingent", True, waiting.start(), waiting.end(), "clear", reason)
        )
    disclaimer = read_disclaimer(text, start, end)
    if disclaimer:
        found.append(disclaimer)
    return tuple(sorted(found, key=lambda reading: reading.start))


def _remedy(
    text: str, start: int, end: int, words: VisionWords, written_on: dt.date | None
) -> Iterator[Reading]:
    every = amounts_in(text, words, written_on)
    percents = [amount for amount in beginning_within(every, start, end) if amount.unit == "%"]
    said = _said(text, start, end) or _in_column(text, percents)
    if said is None:
        return
    yield said
    if said.value in _SHARE:
        yield from _cap(text, start, str(said.value), percents, said.start)


def _said(text: str, start: int, end: int) -> Reading | None:
    """The first kind of remedy, the gravest first, that words name."""
    for name, wanted in _REMEDIES:
        for found in wanted.finditer(text, start, end):
            if not _WITHOUT_PENALTY.search(text, max(start, found.start() - 24), found.start()):
                return Reading("remedy", name, found.start(), found.end(), "clear", _REASONS[name])
    return None


def _in_column(text: str, percents: Sequence[Amount]) -> Reading | None:
    """A share in a table's column of credits."""
    for amount in percents:
        heading = column_heading(text, amount.start)
        if heading and (named := _said(text, *heading)):
            return Reading("remedy", named.value, amount.start, amount.end, "likely", "its column")
    return None


_REASONS = {
    "uncapped": "liability without a limit",
    "liquidated_damages": "a penalty or damages",
    "service_credit": "a credit",
    "refund": "money back",
    "termination_right": "a right to end the contract",
}


def _cap(
    text: str, start: int, name: str, percents: Sequence[Amount], said: int
) -> Iterator[Reading]:
    capped = [
        amount
        for amount in percents
        if _is_capped(text, start, amount) and (amount.start > said or amount is percents[-1])
    ]
    shares = [amount for amount in percents if amount.number <= 60]
    if name == "liquidated_damages":
        shares = []
    elif name == "refund" and not capped:
        shares = [amount for amount in percents if _is_paid_back(text, said, amount)]
    chosen = max(capped or shares, key=lambda amount: amount.number, default=None)
    if chosen is None:
        return
    band: Band = "clear" if capped or len(shares) == 1 else "likely"
    reason = "where it ends" if capped else "its highest share"
    yield Reading("remedy_cap_pct", chosen.number, chosen.start, chosen.end, band, reason)


def _is_capped(text: str, start: int, amount: Amount) -> bool:
    """`max. 5 %`, `5 % in total`."""
    before = _CAP_WORD.search(text, max(start, amount.start - 20), amount.start)
    return bool(before or _CAP_BEHIND.match(text, amount.end))


def _is_paid_back(text: str, said: int, amount: Amount) -> bool:
    """`refund 30 % of the annual fee`; a rate that must not be exceeded is no such share."""
    is_near = 0 < amount.start - said <= _NEAR
    return is_near and bool(_SHARE_OF.match(text, amount.end))


_DISCLAIMER = pattern(
    r"\bsubject to change|\bmay (?:be )?change\w*|\bno(?:t a)? (?:commitment|guarantee|"
    r"obligation)\b|\bwithout "
    r"(?:obligation|guarantee|warranty|commitment)|\bnon-?binding|\bnot binding|\bforward-looking|"
    r"\bfor information "
    r"(?:only|purposes)|\bnot constitute a commitment|\bmust not be relied|\bnot (?:be )?rel(?:y|"
    r"ied) on|\billustrative\b|"
    r"\bas (?:an? )?indication|\bindicative\b|\bnothing is decided|\bsafe harbou?r|"
    r"\bunverbindlich|\bohne gewähr|"
    r"\bänderungen vorbehalten|\bvorbehaltlich|\bà titre (?:purement )?indicatif|\bsous réserve|"
    r"\bsans engagement|"
    r"\bsin (?:carácter vinculante|compromiso)|\bno vinculante|\bsujeto a cambios|"
    r"\bsem compromisso|"
    r"\bsujeito a (?:altera|mudan)|\bsenza impegno|\bnon vincolante|\bsoggett[oa] a modifiche|"
    r"\bonder voorbehoud|"
    r"\bniet bindend|\bvrijblijvend|\bnothing (?:is |here is )?binding|\bnichts verbindlich\w*|"
    r"\brien d['’]engageant|"
    r"\b(?:sans|sin|sem|senza|zonder) (?:garantie|garantía|garantia|garanzia)|"
    r"\bnot a promise|\bkein versprechen|\bpas une promesse|\bno es una promesa",
    2,
    needs="promise versprechen promesse promesa engageant verbindlich garantie garantía garantia "
    "garanzia change commitment guarantee obligation warranty binding looking "
    "information relied rely illustrative indicat decided safe "
    "gewähr vorbehalt réserve engagement vinculante compromis sujeto sujeito "
    "impegno vincolante modifiche voorbehoud bindend vrijblijvend",
)

_AFTER = pattern(r"[^.;!?\n]{0,40}[.!?\n*|]?[^.;!?\n]{0,160}")

_REASON = "words that bind to nothing"


def read_disclaimer(text: str, start: int, end: int) -> Reading | None:
    """`clear` in the promise's own words, `likely` in the sentence that follows them."""
    found = _DISCLAIMER.search(text, start, end)
    if found:
        return Reading("disclaimer", True, found.start(), found.end(), "clear", _REASON)
    beside = _AFTER.match(text, end) if end < len(text) else None
    found = _DISCLAIMER.search(text, end, beside.end()) if beside else None
    if found:
        return Reading("disclaimer", True, found.start(), found.end(), "likely", _REASON)
    return None
