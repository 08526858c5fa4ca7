"""Most-favoured treatment: that nobody has better terms, by its own name or by what others get.

A better price alone is a discount. It is best terms only where somebody else's is spoken of.
"""

import re

from commitcheck.model.pattern import pattern

_I = re.IGNORECASE

_NAMED = pattern(
    r"\bmfn\b|\bmost[- ]favou?red|\bmeistbegünstig\w*|\bnation la plus favorisée|"
    r"\bm[aá]i?s favorecid\w*|\bprice[- ]?match\w*|\bprice parity|"
    r"(?<!\bour )(?<!\bmy )(?<!\byour )\b(?:best|lowest)[- ]?(?:price|rate|terms|pricing)|"
    r"\b(?:best|lowest)[- ]price[- ](?:clause|guarantee|undertaking|protection|commitment)|"
    r"(?<!unser )(?<!unseren )(?<!unserem )\bbestpreis\w*|"
    r"\bbestpreis(?:garantie|klausel|zusage)\w*|"
    r"\bgarantie du meilleur (?:prix|tarif)|(?:\ble|\bau|\bdu) meilleur (?:prix|tarif)|"
    r"(?:\bel|\bal|\bdel) mejor precio|(?:\bo|\bao|\bdo) melhor preço|"
    r"(?:\bil|\bal|\bdel) miglior prezzo|\bde beste prijs",
    _I,
    needs="mfn favo meistbeg match parity best lowest meilleur mejor melhor miglior",
)

_BETTER = pattern(
    r"\b(?:lower|better|lesser|cheaper|best|lowest) (?:\w+ )?"
    r"(?:prices?|rates?|fees?|terms?|conditions?)\b|"
    r"\b(?:terms|prices?|conditions|rates?|fees?) (?:are |is |will be |be )?"
    r"(?:no (?:worse|less favou?rable|higher)|as good as|at least as (?:good|favou?rable))|"
    r"\bno (?:worse|less favou?rable|higher) (?:terms|prices?|conditions|rates?|fees?)|"
    r"\b(?:charged?|pays?|paid) less\b|\b(?:zahl\w+|bezahl\w+) weniger\b|"
    r"\b(?:paie|paye|paiera) moins\b|\b(?:paga|pagará) menos\b|\bbetaalt minder\b|"
    r"\b(?:charged?|pays?|paid) (?:you |them |customer )?more than\b|\bundercut\w*|"
    r"\bcheaper than\b|"
    r"\b(?:never|not) exceed (?:the |those |any )?(?:fees?|prices?|rates?|charged?|paid)?|"
    r"\bsame (?:terms|prices?|conditions|rates?)\b|"
    r"\b(?:günstigere|bessere|niedrigere)\w* (?:preis|kondition|tarif)\w*|\bbestpreis\w*|"
    r"\b(?:meilleur|moindre)s? (?:prix|tarifs?|conditions)|\bconditions plus favorables|"
    r"\bmejor(?:es)? (?:precios?|condiciones)|\bcondiciones m[aá]s favorables|"
    r"\bmelhor(?:es)? (?:preços?|condições)|\bmiglior[ei]? (?:prezz[oi]|condizioni)|"
    r"\bbe[st]t?ere? (?:prijs|prijzen|voorwaarden)",
    _I,
    needs="price rate fee term condition less undercut cheaper exceed more preis kondition tarif "
    "prix precio condici preço condiç prezz condizion prij voorwaard weniger moins "
    "menos minder & lowe bet bes less cheaper worse higher good weniger moins menos undercut "
    "exceed more same günstigere niedrigere meilleur moindre favo mejor melhor miglior",
)

_PARTY = (
    r"(?:customers?|clients?|buyers?|compan(?:y|ies)|tenants?|subscribers?|licensees?|part(?:y|ies)|"
    r"users?|accounts?|kund\w*|mieter|client\w*|cliente\w*|klant\w*)"
)
_OF_OTHERS = pattern(
    r"\b(?:any|no|each|every) (?:\w+ )?other\b(?! (?:time|case|module|feature|product|option|year|"
    r"month|reason|service|price|quarter|country|region)s?\b)|\bothers\b|\bother (?:\w+ )?"
    + _PARTY
    + r"|\b(?:any|no|some|every)(?:one|body)\b|\b(?:no one|nobody|who else|somebody else)\b|"
    r"\banother (?!\d|%|module|feature|year|month|price|time|discount|option)\w+|"
    r"\b(?:no|any|all|every) (?:\w+ ){0,2}"
    + _PARTY
    + r"|\bthan any\b|\bamong(?:st)? (?!other things)|"
    r"\bander\w* (?:\w+ )?kund\w*|\bkeine?[rmn]? ander\w*|\bniemand\w*|\bkeine?[rmn]? kund\w*|"
    r"\bjede[rmn]? ander\w*|\bjemand ander\w*|\bjemand\b|\ballen? ander\w*|"
    r"\bautres? (?:\w+ )?client\w*|\baucun\w* (?:autre|client)|\b(?:tout|un|nul) autre\b|"
    r"\bpersonne\b|"
    r"\bquiconque\b|\botr[oa]s? client\w*|\bning[uú]n otro|\bnadie\b|\bcualquier otro|"
    r"\boutr[oa]s? client\w*|\bnenhum\w* (?:outr|client)\w*|\bningu[eé]m\b|\bqualquer outr\w+|"
    r"\baltr[oi] client\w*|\bnessun\w* (?:altr|client)\w*|\bniemand\b|\bgeen ander\w*|"
    r"\bandere klant\w*",
    _I,
)


def best_terms(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The words of a most-favoured treatment in a part of a text, None where there is none."""
    end = len(text) if end is None else end
    if named := _NAMED.search(text, start, end):
        return named
    better = _BETTER.search(text, start, end)
    return better if better and _OF_OTHERS.search(text, start, end) else None
