"""A text as tokens, each with the classes of its word, of the phrase it opens and of the vision."""

from collections.abc import Sequence

from msgspec.structs import replace

from commitcheck.model.pattern import pattern
from commitcheck.reading.promises.lexicon import TOKEN, Lexicon, Phrases, Word, joins
from commitcheck.reading.promises.look_alikes import mark_by_neighbours

_ALWAYS = frozenset(("24/7", "7/24", "24x7", "24×7"))
_YEAR_DIGITS = 4
_DECADES = ("202", "203", "204")
_DAY_NUMBER = pattern(
    r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}", needs="/ - ."
)


def classed_words(text: str, words: Lexicon, vision: Phrases) -> list[Word]:
    """The tokens of a text in order, with the classes of words, phrases and the vision's words."""
    found: list[Word] = []
    for part in TOKEN.finditer(text):
        start, end = part.span()
        group = part.lastgroup
        if group == "word":
            word = part[0].lower().replace("\u2019", "'")
            classes = words.classes(word)
            if not classes and text[start].isupper():
                classes = words.bit["name"]
        elif group == "number":
            word = part[0]
            classes = _number_classes(word, words)
        elif joins(text, start, end) and not _parts_quantities(text, start, found, words):
            continue
        else:
            word = part[0]
            classes = (
                words.marks.get(word, 0) or words.words.get(word, 0) or words.bit["other_mark"]
            )
        found.append(Word(word, start, end, classes))
    denies = words.of("not", "neg")
    harmless = words.of("yes", "time", "scale", "unit", "exclusive", "parity", "include")
    nothing = denies | words.bit["stop"]
    _mark_phrases(found, words.phrases, says_nothing=nothing, within=harmless)
    doubts = denies | words.of("want", "ask", "intent", "hypo", "internal", "send", "past", "done")
    _mark_phrases(found, vision, whole=True, says_nothing=doubts)
    mark_by_neighbours(found, words)
    return found


def _parts_quantities(text: str, at: int, found: list[Word], words: Lexicon) -> bool:
    """The slash of `15 min/4 h` and of `RTO 2h/RPO 5min`, and none of `req/s`."""
    if text[at] != "/" or len(found) < 2 or not found[-1].classes & words.bit["unit"]:
        return False
    is_counted = bool(found[-2].classes & words.of("count", "number"))
    return is_counted and (text[at + 1].isdigit() or text[at + 1 : at + 3].isupper())


def _number_classes(word: str, words: Lexicon) -> int:
    if word in _ALWAYS:
        return words.bit["support"]
    if word.isdecimal():
        is_year = len(word) == _YEAR_DIGITS and word[:3] in _DECADES
        return words.bit["year" if is_year else "count"]
    return words.bit["day_number" if _DAY_NUMBER.fullmatch(word) else "count"]


_FEW = 8
"""Phrases of one first word that are compared each by itself."""

_ByRest = dict[int, dict[tuple[str, ...], list[tuple[int, int]]]]
"""By length and words what follows a first word, with the place in the list and the classes."""


def _by_rest(phrases: Sequence[tuple[tuple[str, ...], int]]) -> _ByRest:
    found: _ByRest = {}
    for place, (rest, classes) in enumerate(phrases):
        found.setdefault(len(rest), {}).setdefault(rest, []).append((place, classes))
    return found


def _said_at(phrases: _ByRest, said: tuple[str, ...], at: int) -> list[tuple[tuple[str, ...], int]]:
    """Those that are said there, in the order in which they are listed."""
    found = [
        (place, rest, classes)
        for length, alike in phrases.items()
        for rest in (said[at : at + length],)
        for place, classes in alike.get(rest, ())
    ]
    return [(rest, classes) for _, rest, classes in sorted(found)]


def _mark_phrases(
    found: list[Word], phrases: Phrases, *, whole: bool = False, says_nothing: int = 0,
    within: int = -1,
) -> None:  # fmt: skip
    """Give the first word of each phrase its class, or every word of it.

    `says_nothing` are the classes that words lose within a phrase of the classes `within`:
    `works without wifi` is a name and denies nothing, nor do `no problem`,
    `no later than` and `no more than`; nor does the dot of `v. H.` end a sentence.
    """
    said = tuple([token.word for token in found])
    many: dict[str, _ByRest] = {}
    for at, word in enumerate(said):
        if word not in phrases:
            continue
        meant = phrases[word]
        if len(meant) > _FEW:
            if word not in many:
                many[word] = _by_rest(meant)
            meant = _said_at(many[word], said, at + 1)
        following = said[at + 1 : at + 2]
        for rest, classes in meant:
            if rest[:1] in ((), following) and said[at + 1 : at + 1 + len(rest)] == rest:
                last = at + len(rest)
                kept = ~says_nothing if rest and classes & within else -1
                for n in range(at, last + 1 if whole or kept != -1 else at + 1):
                    given = classes if whole or n == at else 0
                    found[n] = replace(found[n], classes=(found[n].classes & kept) | given)
