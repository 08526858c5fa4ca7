"""What other companies do, have or claim: makers, hosts, vendors, rivals by name, and customers."""

import re
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import NoPromise
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.modality import Said

_I = re.IGNORECASE

_THIRD = pattern(
    r"^\W*(?:(?:the|their|an?|another)\s+(?!same|software|own)\w+\s+"
    r"(?:company|firm|consultancy|agency|bureau|integrator)|"
    r"(?:die|ihre|eine)\s+\w{4,}firma|(?:das|ihr|ein)\s+\w{4,}unternehmen|"
    r"(?:la société|l['’]entreprise|l['’]agence)\s+(?:de|du|des|d['’])|"
    r"la (?:empresa|agencia)\s+(?:de|del)|(?:a empresa|a agência)\s+(?:de|do|da))\b",
    _I,
    needs="company firm consultancy agency bureau integrator unternehmen société entreprise agence "
    "empresa agencia agência",
)
_OTHER_VENDOR = pattern(
    r"^\W*(?:(?:the|an|der|ein|l['’]|el|o)\s*)?"
    r"(?:other|another|existing|current|previous|andere|anderer|bisherige|autre|otro|outro|actual|"
    r"atual)\s+(?:\w+\s+){0,2}(?:vendor|supplier|provider|bidder|anbieter|lieferant|fournisseur|"
    r"prestataire|proveedor|fornecedor)\b",
    _I,
    needs="other existing current previous andere bisherige autre otro outro actual atual & "
    "vendor supplier provider bidder anbieter lieferant fournisseur prestataire proveedor "
    "fornecedor",
)
_TELLS = (
    r"(?:says?|said|told us|wrote|writes|announced|sagt|sagte|meint|meinte|schreibt|schrieb|dit|"
    r"a dit|annonce|dice|dijo|diz|disse)"
)
_THEIRS = (
    r"(?:their|the (?:customer|client|buyer)(?:['’]s)?|ihre?|deren|der kunde|"
    r"(?:die|der) \w+ des kunden|leur|le client|su|el cliente|o cliente|seu|sua)"
)
SPOKEN_BY_THEM = pattern(
    rf"[\"”»“’,]\s*{_TELLS}\s+{_THEIRS}\b|"
    rf"^\W*{_THEIRS}\s+(?:\w+\s+){{0,2}}{_TELLS}\s*[:,]?\s*[\"“„«]\s*"
    r"(?:we|wir|nous|nosotros|nós|i|ich|je)\b",
    _I,
    needs="say said told writ wrote announc sagt mein schr dit annonc dice dijo diz disse",
)
STRANGERS: tuple[tuple[NoPromise, re.Pattern[str], str], ...] = (
    ("third_party", _THIRD, "another company does it"),
    ("competitor", _OTHER_VENDOR, "another vendor does it"),
)


_MAKERS = frozenset(
    """
    manufacturer manufacturers maker fabricant fabricants hébergeur fabricante fabricantes
    produttore fabbricante fabrikant utility integrator reseller subcontractor subprocessor
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
_MAKES = ("hersteller", "netzbetreiber", "rechenzentrumsbetreiber", "fabrikant")
_HOSTS = frozenset("hosting cloud network telecom payment identity internet".split())  # noqa: SIM905 - as above
_PROVIDES = frozenset(("provider", "operator", "vendor", "supplier"))
_BEFORE_A_DEED = 4
"""So many words may stand between a company and what it does: `the maker of the new freezer`."""


def others_deed(inside: Sequence[Word], words: Lexicon) -> Said | None:
    """`The radar manufacturer ships it`, `Hosting provider plans a zone`, `Acme claims 25 %`."""
    if (rival := _claims_by_name(inside, words)) is not None:
        return Said("competitor", f"“{rival}” is not known as ours")
    deed = words.of(
        "will", "shall", "future", "deliver", "intent", "commit", "told", "past", "done"
    )
    ours = words.of("we", "i")
    for at, word in enumerate(inside[:_BEFORE_A_DEED]):
        if word.classes & ours:
            return None
        if _is_company(inside, at):
            behind = inside[at + 1 : at + 2 + _BEFORE_A_DEED]
            does = next((near for near in behind if near.classes & deed), None)
            is_named = does is not None and not any(near.classes & ours for near in behind)
            is_noun = behind[:1] and behind[0].classes & words.of("colon", "capability", "bar")
            return (
                Said("third_party", f"“{word.word}” does it") if is_named and not is_noun else None
            )
    return None


def _is_company(inside: Sequence[Word], at: int) -> bool:
    word = inside[at].word
    if word in _PROVIDES:
        return at > 0 and inside[at - 1].word in _HOSTS
    return word in _MAKERS or word.endswith(_MAKES)


_CLAIMS = frozenset(
    """
    claims quotes advertises boasts undercuts behauptet wirbt prétend claimt beweert sostiene
    """.split()  # noqa: SIM905 - as above
)
_LONGEST_NAME = 4


def _claims_by_name(inside: Sequence[Word], words: Lexicon) -> str | None:
    """The name that opens the words and claims something, which no colleague does."""
    name = words.bit["name"]
    first = 1 if inside[0].word in _ARTICLES else 0
    if first >= len(inside) or inside[first].classes != name:
        return None
    for word in inside[first + 1 : first + _LONGEST_NAME]:
        if word.word in _CLAIMS:
            return inside[first].word
        if word.classes != name:
            return None
    return None


_ARTICLES = frozenset("a o la le il der die de".split())  # noqa: SIM905 - as above
