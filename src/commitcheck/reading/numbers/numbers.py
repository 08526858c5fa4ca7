"""Numbers in digits as people write them: `12,000`, `250 000`, `99,95`, `7½`.

The words around a number say whether it is a least or a most: `at least`, `<`, `or less`.
"""

import re
from collections.abc import Mapping

from commitcheck.model.pattern import pattern

_GROUPED = pattern(r"\d{1,3}(?:([.,' \u00a0\u202f\u2019])\d{3})(?:\1\d{3}){0,4}(?!\d)")

_PLAIN = pattern(r"\d{1,15}")

_PARTS: Mapping[str, float] = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3,
    "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3,
}  # fmt: skip
_PART = pattern(
    r"[ \u00a0\u202f]?([½¼¾⅓⅔])|[ \u00a0\u202f](1/2|1/4|3/4|1/3|2/3)(?=\s?(?:%|[a-zA-Z]))",
    needs="½ ¼ ¾ ⅓ ⅔ 1/2 1/4 3/4 1/3 2/3",
)
"""What stands behind a whole number: `7½`, `12 1/2 %`."""

_DECIMALS = pattern(r"[.,·](\d{1,6})(?![\d.,]\d)")

MULTIPLES: Mapping[str, float] = {
    "k": 1e3, "thousand": 1e3, "tausend": 1e3, "tsd": 1e3, "mille": 1e3, "mil": 1e3, "mila": 1e3,
    "duizend": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millionen": 1e6,
    "millone": 1e6, "milhoe": 1e6, "milioni": 1e6, "miljoen": 1e6, "bn": 1e9, "billion": 1e9,
}  # fmt: skip


def number_at(text: str, place: int, end: int) -> tuple[float, int] | None:
    """The number in digits that begins at a place, and where it ends; None where none does.

    One group of three after a mark is taken for thousands (`1.200`, `1,200`), anything else
    after a mark for decimals (`99,95`, `0.125`).
    """
    found = _GROUPED.match(text, place, end)
    if found and not found[0].startswith("0"):
        whole = float(re.sub(r"\D", "", found[0]))
        stop = found.end()
        decimals = _DECIMALS.match(text, stop, end)
        if decimals and text[stop] != found[1]:
            return whole + float(f"0.{decimals[1]}"), decimals.end()
        return whole, stop
    found = _PLAIN.match(text, place, end)
    if not found:
        return None
    decimals = _DECIMALS.match(text, found.end(), end)
    if decimals:
        return float(f"{found[0]}.{decimals[1]}"), decimals.end()
    part = _PART.match(text, found.end(), end)
    if part:
        return int(found[0]) + _PARTS[part[1] or part[2]], part.end()
    return float(found[0]), found.end()


def part_at(text: str, place: int) -> float | None:
    """`½` by itself."""
    return _PARTS.get(text[place : place + 1])


_MOST = (
    r"not? (?:more|longer|later|greater|higher) than|not exceed(?:ing)?|shall not exceed|exceeds?|"
    r"at most|up to and including|no more than|less than|fewer than|lower than|below|under|within|"
    r"max(?:imum)?\.?|limited to|capped at|ceiling|<=?|≤|not beyond|cap(?:ped)?(?: of)?|"
    r"höchstens|maximal|weniger als|unter|binnen|innerhalb(?: von)?|nicht mehr als|"
    r"begrenzt auf|auf|"
    r"au plus|moins de|inférieure? à|sous|maximum de|ne dépass\w+ pas|au-delà de|"
    r"como máximo|menos de|inferior a|en menos de|máximo de|no más de|"
    r"no máximo|até|abaixo de|al massimo|meno di|entro|inferiore a|non oltre|"
    r"ten hoogste|maximaal|minder dan|hooguit"
)

_LEAST = (
    r"at least|not? (?:less|lower|fewer) than|no lower than|(?<!\d )(?<!\d)min(?:imum)?\.?|>=?|≥|"
    r"exceeding|mindestens|nicht weniger als|wenigstens|au moins|au minimum|al menos|"
    r"como mínimo|por lo menos|pelo menos|no mínimo|almeno|come minimo|minstens|ten minste"
)

_BEFORE = pattern(
    rf"(?:^|[\s(|:])(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<floor>floor))"
    r"\W{0,3}(?:by |um |de |von |of |than )?$",
    2,  # re.IGNORECASE
    needs="than exceed most includ below under within max limited cap ceiling < ≤ "
    "beyond höchst wenig unter binnen innerhalb mehr auf plus moins férieur sous "
    "dépass au-del máximo meno inferior más até abaixo massimo entro oltre "
    "hoogste hooguit least min > ≥ mínim floor",
)

_AFTER = pattern(
    r"(?P<plus>\+(?!\s?\d))|"
    r"\s*(?:(?P<most>or (?:less|fewer|below)|at most|max\b|oder weniger|ou moins|o menos|cap\b)"
    r"|(?P<least>or (?:more|better|above)|at least|min\b|oder mehr|ou plus|o más))",
    2,  # re.IGNORECASE
    needs="+ less fewer below most max wenig moins menos cap more better above least min "
    "mehr plus más",
)
_STARTS_AFTER = ("", *"+oamc")
"""What it begins with; most numbers are followed by something else."""

_CONDITION = pattern(
    r"\b(?:if|should|falls?|drops?|when|wenn|sinkt|unterschreit\w+)\b[^.;]{0,60}$", 2
)

_BELOW = pattern(
    r"\b(?:not|never|nie|niemals|nicht|jamais|pas|nunca|jamás|no|não|mai|non|nooit|niet)\s+"
    r"(?:(?:be|fall|falls|go|drop|sinkt|fällt|liegt|sera|será|est|es|é|por)\s+){0,2}"
    r"(?:under|below|less than|fewer than|lower than|unter|weniger als|sous|moins de|"
    r"(?:en |au-)?dessous de|inférieure? à|menos de|debajo de|inferior a|abaixo de|meno di|sotto|"
    r"minder dan|onder)\W{0,3}(?:de |the |den )?$",
    2,  # re.IGNORECASE
    needs="never nie nicht pas nunca no não mai jamás",
)
"""`never below 99.9 %` is a least, though `below` is a most."""

_LOOKED_BACK = 40


def operator_at(text: str, start: int, end: int) -> str:
    """`min`, `max` or `floor` where the words around a number say so, else `eq`.

    What triggers a remedy (`if availability drops under 99.5 %`) is no operator.
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    if _BELOW.search(before):
        return "min"
    found = _BEFORE.search(before)
    if found and found.lastgroup:
        is_trigger = found.lastgroup == "most" and _CONDITION.search(before[: found.start()])
        if not is_trigger:
            return {"most": "max", "least": "min"}.get(found.lastgroup, "floor")
        return "eq"
    follows = text[end : end + _LOOKED_BACK].lstrip()[:1].lower()
    after = _AFTER.match(text, end) if follows in _STARTS_AFTER else None
    if after and after.lastgroup:
        return "max" if after.lastgroup == "most" else "min"
    return "eq"
