"""Finds amounts of money inside free text, also where they are glued to words."""

from commitcheck.model.pattern import pattern

_NUMBER = r"\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
_SCALE = (
    r"(?:\s?(?:[kK](?![a-z])|[mM](?![a-z])|mn|MN|[mM]io\.?|[mM]rd\.?|[mM]illion(?:s|en)?|bn|BN|B(?![a-z])"
    r"|[tT]sd\.?|thousand|tausend|lakhs?|crores?))?"
)
_SIGN = r"(?:US\$|[$\u20ac\u00a3\u00a5\u20b9\u20a9\u20ba\u20bd\u0e3f])"
_CODE = (
    "AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|ISK|JPY|KRW|MXN|MYR"
    "|NOK|NZD|PEN|PHP|PLN|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
_WORD = r"[eE]uros?|[dD]ollars?|[pP]ounds?|[fF]rank?en|[fF]rancs?|[yY]en|[rR]upees?"
_CURRENCY = rf"(?:{_SIGN}|[TKMtkm]?(?:{_CODE})|(?:{_WORD})(?![a-z]))"

AMOUNT = pattern(
    rf"{_CURRENCY}\s?(?:{_NUMBER}){_SCALE}|(?<![\d.,])(?:{_NUMBER}){_SCALE}\s?(?:{_CURRENCY})"
)
"""A number with a currency on either side of it; a bare number may be anything."""
