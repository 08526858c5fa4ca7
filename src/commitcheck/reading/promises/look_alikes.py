"""Words whose classes hang on their neighbours: May and may, a Portuguese `no`, done by a day."""

from collections.abc import Sequence

from msgspec.structs import replace

from commitcheck.reading.promises.lexicon import Lexicon, Word


def mark_by_neighbours(found: list[Word], words: Lexicon) -> None:
    """Give words the classes that they have beside these neighbours, and no other."""
    _mark_months(found, words)
    _mark_other_languages(found, words)
    _mark_deadlines(found, words)
    _mark_asides(found, words)


_PORTUGUESE = frozenset(("não", "ao", "aos", "à", "pelo", "pela", "após", "até", "mês", "são"))
_FRENCH_ARTICLES = frozenset("le un du au notre leur son votre ce autre de premier".split())  # noqa: SIM905 - a word list reads and changes better as text
_IN_THE = frozenset("prazo mês início âmbito país brasil máximo mínimo terceiro".split())  # noqa: SIM905 - as above


def _mark_other_languages(found: list[Word], words: Lexicon) -> None:
    """Words that say something else in another language: Portuguese `no` is `in the`, and
    `concurrent` is a competitor in French alone.
    """
    said = {token.word for token in found}
    if "no" in said:
        _mark_contractions(found, words)
    if "concurrent" in said:
        for before, token in enumerate(found[1:]):
            if token.word == "concurrent" and found[before].word not in _FRENCH_ARTICLES:
                found[before + 1] = replace(token, classes=words.bit["scale"])
        if found[0].word == "concurrent" and len(found) > 1 and found[1].word not in ":,-–":
            found[0] = replace(found[0], classes=words.bit["scale"])


def _mark_contractions(found: list[Word], words: Lexicon) -> None:
    """What tells Portuguese is its own words and endings, or what stands behind the `no`."""
    is_portuguese = any(
        token.word in _PORTUGUESE or token.word.endswith(("ão", "ões")) for token in found
    )
    for at, token in enumerate(found):
        after = found[at + 1].word if at + 1 < len(found) else ""
        if token.word == "no" and (after in _IN_THE or (is_portuguese and after.isalpha())):
            found[at] = replace(token, classes=words.bit["function"])


def _mark_months(found: list[Word], words: Lexicon) -> None:
    """Tell May from may, and a late summer from a late payment, by what stands beside."""
    month, may = words.bit["month"], words.bit["may"]
    day = words.of("count", "year", "time", "period")
    dated = words.of("month", "year", "season", "soon")
    for at, token in enumerate(found):
        if token.word == "may":
            beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
            is_month = any(
                near.classes & day or near.word in ("in", "of", "for") for near in beside
            )
            found[at] = replace(token, classes=token.classes & ~(may if is_month else month))
        elif token.word in ("early", "late", "mid") and not any(
            near.classes & dated for near in found[at + 1 : at + 3]
        ):
            found[at] = replace(token, classes=token.classes & ~words.bit["period"])


_UP_TO = frozenset(
    """
    by until before b4 till bis avant entro uiterlijk até antes latest spätestens
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
_BECOMES = frozenset(
    """
    are is be will werden wird sont est sera son es são é sono worden wordt
    """.split()  # noqa: SIM905 - as above
)
_DAY_WITHIN = 4


def _mark_deadlines(found: list[Word], words: Lexicon) -> None:
    """`Done by Friday`, `are handed over on 14 June`: what will be done has not been done."""
    done, deliver = words.bit["done"], words.bit["deliver"]
    day = words.of("month", "weekday", "season", "period", "day_number", "soon", "year")
    for at, token in enumerate(found):
        if not token.classes & done or token.word == "since":
            continue
        behind = found[at + 1 : at + 1 + _DAY_WITHIN]
        is_dated = any(near.classes & day for near in behind)
        is_due = any(near.word in _UP_TO for near in behind[:1])
        becomes = at > 0 and found[at - 1].word in _BECOMES and _says_on(behind)
        if is_dated and (is_due or becomes):
            found[at] = replace(token, classes=token.classes & ~done | deliver)


def _says_on(behind: Sequence[Word]) -> bool:
    """`on 14 June`, `over on 14 June`."""
    return any(near.word in _ON for near in behind[:2])


_ON = frozenset("on am le el em il op in im".split())  # noqa: SIM905 - as above
_NEEDED = frozenset("needed required necessary nötig erforderlich nécessaire necesario".split())  # noqa: SIM905 - as above
_CITING = frozenset(
    """
    see per cf acc according laut gemäß lt voir selon ver según conforme zie volgens vedi secondo
    """.split()  # noqa: SIM905 - as above
)
_CITED_WITHIN = 4


def _mark_asides(found: list[Word], words: Lexicon) -> None:
    """`No costume needed` denies nothing, and who says `see his mail` sends none."""
    no, send = words.of("not", "neg"), words.bit["send"]
    for at, token in enumerate(found):
        if token.word in _NEEDED and at > 1 and found[at - 2].word in _NO:
            found[at - 2] = replace(found[at - 2], classes=found[at - 2].classes & ~no)
            found[at] = replace(token, classes=token.classes & ~words.bit["want"])
        elif token.classes & send and any(
            near.word in _CITING for near in found[max(0, at - _CITED_WITHIN) : at]
        ):
            found[at] = replace(token, classes=token.classes & ~send)


_NO = frozenset("no kein keine aucun aucune ningún ninguna".split())  # noqa: SIM905 - as above
