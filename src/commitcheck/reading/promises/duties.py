"""What the customer has to give, name or do: a duty of theirs, and no promise of ours."""

import re
from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.modality import GETS
from commitcheck.reading.promises.shape import Scene

_I = re.IGNORECASE


def is_customers_part(inside: Sequence[Word], words: Lexicon) -> bool:
    """`Client provides the data by 8 January`: does the customer give, and nobody of ours?"""
    ours = words.of("we", "i", "provider", "team")
    if any(word.classes & ours for word in inside):
        return False
    bound, gets = words.of("will", "shall"), any(word.word in GETS for word in inside)
    for word, after, behind in zip(inside, inside[1:], [*inside[2:], *inside[-1:]], strict=False):
        gives = after.word in _GIVES or (after.classes & bound and behind.word in _GIVES)
        if gives and word.classes & words.of("customer", "org"):
            return True
        is_party = word.classes & words.bit["org"] and word.word[-2:] != "'s" and not gets
        if is_party and after.classes & words.bit["shall"] and behind.word not in _UNDERGOES:
            return True  # `The Hotel shall name a contact`, whatever the customer is called
    return False


_GIVES = frozenset(
    """
    provides provide supplies supply delivers deliver names name signs sign appoints appoint sends
    send stellt liefert benennt fournit désigne proporciona entrega fornece fornisce levert
    guarantees guarantee ensures ensure hosts host garantiert gewährleistet garantit garantiza
    nominates nominate cleans clean prepares prepare grants uploads upload exports assigns assign
    procures procure hands benannt sorgt bereitet übergibt räumt remet transmet nomme prépare
    facilita aporta nombra designa prepara nomina designerà mette comunica indica wijst zorgt stelt
    bereidt
    """.split()  # noqa: SIM905 - a word list
)


def is_list_of_duties(scene: Scene, clause: Clause, inside: Sequence[Word], words: Lexicon) -> bool:
    """`Prior to 12 February Client will have:` and its list below."""
    stop = scene.text.find(":\n", clause.start, clause.end + 1)
    if stop < 0 and not scene.text[clause.start : clause.end + 1].rstrip().endswith(":"):
        return False
    inside = [word for word in inside if stop < 0 or word.start < stop]
    bound = words.of("will", "shall", "future")
    who = words.of("customer", "segment")
    for at, word in enumerate(inside):
        if word.classes & who:
            after = inside[at + 1 : at + 4]
            is_bound = any(near.classes & bound or near.word in _IS_TO for near in after)
            return is_bound and not _RECEIVES.search(scene.text, word.end, clause.end)
    return False


_UNDERGOES = frozenset(
    """
    be not have pay owe get receive enjoy benefit only no never be_able nicht keine être pas payer
    avoir pouvoir ser no pagar tener poder essere non pagare avere niet worden zijn betalen kunnen
    """.split()  # noqa: SIM905 - as above
)
"""What a party shall be, have or pay is what we give."""

_IS_TO = frozenset("is has hat ist a est ha es tem".split())  # noqa: SIM905 - as above
_RECEIVES = pattern(
    r"\b(?:get|receiv\w*|access|benefit|be (?:given|provided|granted|able)|erh[aä]lt\w*|bekomm\w*|"
    r"reçoi\w*|recevra\w*|bénéfici\w*|recib\w*|receb\w*|dispondr\w*|dispos\w*)\b",
    _I,
)
