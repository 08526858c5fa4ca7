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
            r"\bliab\w*\b[^.;]{0,80}\b(?:unlimited|without limit(?:ation)?|uncapped)|"
            r"\bunlimited liab\w*|"
            r"\bunbe(?:schränkt|grenzt)\w* haft\w*|"
            r"\bhafte[nt]\b[^.;]{0,40}\bunbe(?:schränkt|grenzt)|"
            r"\bresponsabilité[^.;]{0,40}\billimitée|\bresponsabilidade?\b[^.;]{0,40}\bilimitada|"
            r"\bresponsabilità illimitata|"
            r"\bonbeperkt aansprakelijk",
            2,
            needs="liab unbeschr unbegrenzt responsab onbeperkt",
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
            r"\bcrediti? di servizio|\d\s?% back\b|\binvoice is reduced|\btegoed\b|\bfee (?:is|"
            r"are) reduced",
            2,
            needs="credit crédito gutsch gutgesch avoir abon back reduced tegoed",
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
            r"(?:terminate|cancel|rescind|withdraw)|\btermination right|\bright of (?:termination|"
            r"rescission)|\bkündigen\b|\bkündigungsrecht|\brücktritt\w*|\bsonst kündigung|"
            r"\brésilier|\brescindir|"
            r"\bresolver el contrato|\brecedere|\bopzeggen\b|\bthey walk\b(?<!or they walk)",
            2,
            needs="terminat cancel rescind resciss withdraw kündig rücktritt résilier resolver "
            "recedere opzeggen walk",
        ),
    ),
)

_WITHOUT_PENALTY = pattern(r"(?:without|no|sans|ohne|sin|sem|senza|zonder)\s+(?:\w+\s+)?$", 2)

_CAP_WORD = pattern(
    r"(?:max(?:imum)?\.?|up to|capped at|cap(?:ped)? of|at most|limited to|höchstens|bis zu|"
    r"maximal|"
    r"begrenzt auf|plafonnée?s? à|maximum de|máximo del?|hasta un?|até|massimo del|fino al|"
    r"maximaal)\s*$",
    2,
)

_SHARE = frozenset(("service_credit", "refund", "liquidated_damages"))

_CONTINGENT = pattern(
    r"\b(?:instal?lment|payments?|invoice|fee|milestone|"
    r"setup)\b[^;]{0,60}\b(?:only (?:be \w+ )?(?:once|when|after|upon|if)|"
    r"(?:payable|due|issued|falls due|triggered|released)\b[^.;]{0,20}?\b(?:on|upon|once|"
    r"after) (?:the )?"
    r"(?:acceptance|delivery|completion|go-live)|subject to|conditional|contingent)|"
    r"\bonly (?:due|payable)\b[^.;]{0,20}\b(?:once|when|after|on)|\btriggers? (?:the )?payment|"
    r"\bwithh?olds?\b[^.;]{0,60}\buntil\b|"
    r"\bonly pays?\b[^.;]{0,40}\b(?:when|once|if)|"
    r"\b(?:pays?|payment)\b[^.;]{0,30}\b(?:only (?:when|once|after|upon)|not before)\b|"
    r"\b(?:schlussrate|rate|zahlung|anzahlung|rechnung)\b[^.;]{0,60}\b(?:erst|nur)\b[^.;]{0,20}"
    r"\b(?:fällig|wenn|nach|mit)|\b(?:pago|paiement|solde|pagamento|saldo|betaling)\b[^.;]{0,60}"
    r"\b(?:sujet[oa]|condicionad[oa]|subordonnée?|subordinat[oa]|condizionat[oa]|afhankelijk|"
    r"conditionné|dépend)",
    2,
    needs="only acceptance delivery completion go-live subject condition contingent "
    "trigger withhold withold before erst nur sujet condic condiz subord "
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
        if _CAP_WORD.search(text, max(start, amount.start - 20), amount.start)
        and (amount.start > said or amount is percents[-1])
    ]
    shares = [amount for amount in percents if amount.number <= 60]
    if name == "liquidated_damages" or (name == "refund" and not capped):
        shares = []
    chosen = max(capped or shares, key=lambda amount: amount.number, default=None)
    if chosen is None:
        return
    band: Band = "clear" if capped or len(shares) == 1 else "likely"
    reason = "where it ends" if capped else "its highest share"
    yield Reading("remedy_cap_pct", chosen.number, chosen.start, chosen.end, band, reason)


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
    r"\bniet bindend|\bvrijblijvend",
    2,
    needs="change commitment guarantee obligation warranty binding looking "
    "information relied rely illustrative indicat decided safe unverbindlich "
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
