"""Words that bind to nothing: `subject to change`, `non-binding`, `ohne Gewähr`."""

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Reading

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
)
_AFTER = pattern(r"[^.;!?\n]{0,40}[.!?\n*|]?[^.;!?\n]{0,160}")
_REASON = "words that bind to nothing"


def read_disclaimer(text: str, start: int, end: int) -> Reading | None:
    """`clear` in the promise's own words, `likely` in the sentence that follows them."""
    found = _DISCLAIMER.search(text, start, end)
    if found:
        return Reading("disclaimer", True, found.start(), found.end(), "clear", _REASON)
    beside = _AFTER.match(text, end)
    found = _DISCLAIMER.search(text, end, beside.end()) if beside else None
    if found:
        return Reading("disclaimer", True, found.start(), found.end(), "likely", _REASON)
    return None
