"""Values in a row: two names and then two values, and the steps of a ladder of credits."""

from collections.abc import Mapping, Sequence

from commitcheck.reading.promises.lexicon import Word

_JOINS_VALUES = frozenset("/ and und et y e en &".split())  # noqa: SIM905 - as above
_PAIR_WITHIN = 9
_NAMES_OF_TIMES = frozenset(
    """
    rpo rto response resolution reaktions antwort reply repair fix reaction reaktion
    reaktionszeit antwortzeit lösungszeit behebung entstörung réponse résolution
    respuesta resolución resposta resolução risposta risoluzione reactie
    oplossing reactietijd oplostijd
    """.split()  # noqa: SIM905 - as above
)


def is_next_of_a_pair(found: Sequence[Word], start: int, at: int, bit: Mapping[str, int]) -> bool:
    """`RPO/RTO: 15 min | / 4 h`: two names, and the value of each in their order."""
    if found[at].word not in _JOINS_VALUES:
        return False
    number = bit["number"] | bit["count"]
    right = found[at + 1 : at + 3]
    is_value = len(right) == 2 and right[0].classes & number
    if not (is_value and right[1].classes & bit["unit"]):
        return False
    left = found[max(start, at - _PAIR_WITHIN) : at]
    counts = [n for n, word in enumerate(left) if word.classes & number]
    if len(counts) != 1 or not left[-1].classes & bit["unit"]:
        return False
    named = ({word.word for word in left[n : n + 4]} & _NAMES_OF_TIMES for n in range(counts[0]))
    return any(len(names) > 1 for names in named)


def is_step(rest: Sequence[Word]) -> bool:
    """`under 98 % by 30 %`, `95.0%-98.99%: 25%`: two shares and nothing else is a step of a ladder,
    and promises nothing by itself.
    """
    shares = sum(word.word in _SHARE for word in rest)
    return shares > 1 and all(
        not word.word[0].isalpha() or word.word in _STEP_WORDS or word.word in _SHARE
        for word in rest
    )


_SHARE = frozenset(("%", "percent", "prozent", "procent"))
_STEP_WORDS = frozenset(
    """
    under below less than to by at from and up if of above unter weniger als bis von um ab über sous
    moins de à en dessous entre et au bajo menos por debajo del al entre y abaixo sotto meno di fino
    onder minder dan tot
    """.split()  # noqa: SIM905 - a word list
)
