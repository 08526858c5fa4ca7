"""Whether words around a number make it a least or a most: `at least`, `<`, `or less`."""

from commitcheck.model.pattern import pattern

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
)
_AFTER = pattern(
    r"\s*(?:(?P<most>or (?:less|fewer|below)|at most|max\b|oder weniger|ou moins|o menos|cap\b)"
    r"|(?P<least>or (?:more|better|above)|at least|min\b|oder mehr|ou plus|o más))",
    2,  # re.IGNORECASE
)
_CONDITION = pattern(
    r"\b(?:if|should|falls?|drops?|when|wenn|sinkt|unterschreit\w+)\b[^.;]{0,60}$", 2
)
_LOOKED_BACK = 40


def operator_at(text: str, start: int, end: int) -> str:
    """`min`, `max` or `floor` where the words around a number say so, else `eq`.

    What triggers a remedy (`if availability drops under 99.5 %`) is no operator.
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    found = _BEFORE.search(before)
    if found and found.lastgroup:
        is_trigger = found.lastgroup == "most" and _CONDITION.search(before[: found.start()])
        if not is_trigger:
            return {"most": "max", "least": "min"}.get(found.lastgroup, "floor")
        return "eq"
    after = _AFTER.match(text, end)
    if after and after.lastgroup:
        return "max" if after.lastgroup == "most" else "min"
    return "eq"
