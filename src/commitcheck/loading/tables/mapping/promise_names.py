"""Which column holds the promises, by the words of its name.

Nobody's list has every name that people give it: `Commitments to Customer`, `Vertriebszusagen`.
A name with the word in it stands before those that say nothing of promises (`Description`), and a
name that says what of the promise it is (`Promise Status`, `Commitment Date`) is none.
"""

from collections.abc import Sequence

from commitcheck.loading.tables.header import normal

_PROMISES = frozenset(
    """
    promise promises commitment commitments versprechen promesse promesses promesa promesas promessa
    promessas compromiso compromisos compromisso compromissos impegno impegni toezegging
    toezeggingen belofte beloften
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
_ENDINGS = ("zusage", "zusagen")
_PARTS = frozenset(
    """
    id ids no nr num number nummer numero ref reference key code count anzahl
    date dates day days datum termin frist due deadline until bis zum on am fecha data plazo prazo
    scadenza echeance
    by owner rep who von durch par por per responsable verantwortlich manager
    status state stage phase estado etape stato type kind art tipo typ class category level
    amount value wert montant importe valor arr currency probability forecast confidence risk
    score rate kept broken approved approval signed yes link url file attachments
    """.split()  # noqa: SIM905 - as above
)
_WEAK = frozenset(
    (
        "description", "next step", "note", "notes", "note content", "customer need",
        "proposed solution", "name", "nome", "nombre", "text",
    )
)  # fmt: skip
"""Names that a promise may stand under where no other column says that it has them."""


def promise_columns(header: Sequence[str]) -> tuple[int, ...]:
    """The columns whose names have a word for promises, and none for a part of one."""
    return tuple(
        index
        for index, name in enumerate(header)
        if not name.strip().endswith("?") and _names_promises(normal(name).split())
    )


def levels_of(header: Sequence[str], columns: Sequence[int]) -> list[int]:
    """Those of the columns that differ in a number only: `Promise L1`, `Promise L2`."""
    by_name: dict[str, list[int]] = {}
    for index in columns:
        name = normal(header[index])
        if name[-1:].isdecimal():
            by_name.setdefault(name.rstrip("0123456789"), []).append(index)
    return next((found for found in by_name.values() if len(found) > 1), [])


def is_weak(name: str) -> bool:
    return normal(name) in _WEAK


def _names_promises(words: Sequence[str]) -> bool:
    return any(word in _PROMISES or word.endswith(_ENDINGS) for word in words) and (
        _PARTS.isdisjoint(words)
    )
