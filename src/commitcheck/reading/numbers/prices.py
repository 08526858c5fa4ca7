"""What the words around a percentage say of prices: less, more, as before, or no price at all."""

from commitcheck.model.pattern import pattern
from commitcheck.reading.numbers.amounts import Amount
from commitcheck.reading.numbers.dimensions import Cue, Hint

_MINUS = ("-", "\u2212", "\u2013")
_LOOKED_BACK = 30
_SPOKEN_OF = 120


def by_its_sign(text: str, amount: Amount, cue: Cue | None) -> Cue | None:
    """`prices +3 %`, `list -22 %`, `10 % less`: the sign and the word at it say more."""
    before = text[max(0, amount.start - 3) : amount.start].rstrip()
    if cue in (None, "discount") and before.endswith("+"):
        return "price_increase"
    is_free = before.endswith(_MINUS) and not before[-2:-1].isalnum()
    is_minus = (is_free and text[amount.start - 1] != " ") or before.endswith("\u2212")
    if cue in (None, "price_increase") and (is_minus or is_less(text, amount)):
        return "discount"
    return cue


_LESS = pattern(
    r"\s*(?:less|lower|weniger|günstiger|billiger|de moins|moins cher|menos|más barato|in meno|"
    r"a menos|mais barato|minder|goedkoper|below (?:the )?list|points? off)"
    r"(?=\W*(?:$|[.,;:)\n]|(?:in|im|for|on|the|la|le|el|il|no|o|het|pour|für|a|au|en|from|if|than "
    r"list)\b))",
    2,  # re.IGNORECASE
    needs="less lower weniger günstiger billiger moins barato meno minder goedkoper below off",
)


def is_less(text: str, amount: Amount) -> bool:
    """`10 % less`, `a fifth below list`"""
    return _LESS.match(text, amount.end) is not None


_OF_LIST = pattern(
    r"\s*(?:of|vom|des|du|del|van)\s+(?:the |our |de |il |la |het )?(?:list(?:ino|a)?\b|listen\w*|"
    r"(?:prix |tarif )?(?:public|catalogue)|precio de lista|lijstprijs)",
    2,  # re.IGNORECASE
    needs="list public catalogue lijstprijs",
)


def is_share_of_list(text: str, amount: Amount) -> bool:
    """`you pay 85 % of list`: what is left of it is the discount."""
    return amount.number < 100 and _OF_LIST.match(text, amount.end) is not None


_BREACH = pattern(
    r"\b(?:if|where|should|each|late|delay\w*|fail\w*|below|invoices?|wenn|falls|sofern|verzug|"
    r"rechnung|si|retard|facture|factura|retraso|se|fattura|ritardo|atraso|fatura|als|vertraging|"
    r"factuur)\b",
    2,  # re.IGNORECASE
)


def reduced_by(text: str, start: int, end: int) -> Cue:
    """A price that is reduced is a discount; where something was missed, it is the remedy."""
    first = max(0, start - _SPOKEN_OF)  # `if it drops ... reduced by 5 %; under 98 % by 30 %`
    return "remedy" if _BREACH.search(text, first, end) else "discount"


_A_YEAR = pattern(
    r"\s*(?:p\.? ?a\b|(?:per|a|each|every|pro|par|al|por|all'|ao) ?"
    r"(?:year|annum|jahr|an|año|anno|ano)\b|per jaar\b|yearly|annually|jährlich|annuel|anual|"
    r"annuo|/ ?(?:yr|year|jahr|an)\b)",
    2,  # re.IGNORECASE
)


def is_yearly(text: str, amount: Amount) -> bool:
    """`3 % a year` of a price: what it rises by, as no rebate is given year after year."""
    return _A_YEAR.match(text, amount.end) is not None


_OF_A_FEE = pattern(
    r"\s*(?:of|der|des|de|du|della|van) (?:the |la |le |il |el |de )?(?:\w+ ){0,2}(?:fees?|"
    r"prices?|value|"
    r"gebühr\w*|entgelt\w*|cuota|redevance|canone|lot|vergoeding)\b",
    2,  # re.IGNORECASE
)


def is_part_of_a_fee(text: str, amount: Amount) -> bool:
    """`10 % of the annual fee`"""
    return _OF_A_FEE.match(text, amount.end) is not None


_RANGE = pattern(r"\s?%?\s?[-\u2013]\s?\d")
_STEP = pattern(r"(?:\d\s?%?\s?[-\u2013]|below|under|unter|sous|if|drops? to|falls? to)\s?$", 2)


def is_as_high_as_an_availability(text: str, amount: Amount) -> bool:
    """`99.9 % with credits up to 10 %`: no credit is as high, and this is no step of a ladder."""
    is_step = _RANGE.match(text, amount.end) or _STEP.search(
        text, max(0, amount.start - _LOOKED_BACK), amount.start
    )
    return 99 <= amount.number < 100 and not is_step


_PRICE = pattern(r"pri[cjx]|prei|pre[cçz]", 2, needs="pri pre")


def says_price(words: str) -> bool:
    """Do these words say by themselves that they are about a price: `Preisbindung`?"""
    return _PRICE.search(words) is not None


_NONE = pattern(
    r"\b(?:no|zero|without|any|keine?|ohne|sans|aucune?|sin|sem|nessun\w*|senza|geen|zonder)\b", 2
)
_NOT_RIGHT_BEFORE = pattern(
    r"\b(?:not|never|nicht|pas|no|não|non|niet)\s+(?:be\s+|se\s+)?$|n['’](?:t\s+(?:be\s+)?)?$",
    2,  # re.IGNORECASE
)
_NOT_BEHIND = pattern(r"\s*(?:nicht|pas|niet)\b", 2, needs="nicht pas niet")
_BOUNDED = pattern(
    r"\b(?:more|faster|above|beyond|exceed\w*|mehr|über|plus|au-delà|más|mais|più|oltre|meer|boven)\b",
    2,  # re.IGNORECASE
)


def is_denied(text: str, start: int, end: int, raised: Hint) -> bool:
    """`no increase`, `prices do not go up`; `not by more than inflation` has a bound."""
    first = max(start, raised.start - _LOOKED_BACK)
    denied = _NONE.search(text, first, raised.start)
    denied = denied or _NOT_RIGHT_BEFORE.search(text, first, raised.start)
    denied = denied or _NOT_BEHIND.match(text, raised.end)
    return denied is not None and not _BOUNDED.search(text, raised.end, end)


_STAYING = pattern(
    r"\b(?:bleib\w+|blijven|blijft)\b[^.;\n]{0,40}\b(?:gleich|gelijk)\b", 2, needs="gleich gelijk"
)


def is_staying(text: str, start: int, end: int) -> bool:
    """`Preise bleiben bis 2029 gleich`"""
    return _STAYING.search(text, start, end) is not None


_LUMP_SUM = pattern(
    r"\b(?:fixed[- ]price|fixed[- ]fee|festpreis\w*|pauschalpreis\w*|(?:prix|tarif) fixe|"
    r"precio fijo|preço fixo|prezzo fisso|vaste prijs)",
    2,  # re.IGNORECASE
    needs="fixe festpreis pauschalpreis fijo fixo fisso vaste",
)
_FOR_A_TIME = pattern(
    r"\b(?:until|till|through|for|during|before|bis|während|für|lang|jusqu\w*|pendant|pour|hasta|"
    r"durante|por|até|fino|per|tot|gedurende|voor|guarante\w*|garant\w*|\d+ (?:years|months))\b",
    2,  # re.IGNORECASE
)


def is_a_lump_sum(text: str, start: int, end: int) -> bool:
    """`included in the fixed price`: what a project costs, and not for how long prices stay."""
    named = _LUMP_SUM.search(text, start, end)
    return named is not None and not _FOR_A_TIME.search(text, start, end)
