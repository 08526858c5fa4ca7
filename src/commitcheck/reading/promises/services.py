"""Work that people do: trainings, colleagues on site, what is moved over or repaired once."""

from commitcheck.reading.promises.lexicon import Lexicon
from commitcheck.reading.promises.matter import Matter, has


def is_taught(matter: Matter, words: Lexicon) -> bool:
    """Trainings, and people of ours who move things over."""
    ours = words.of("team", "we", "provider", "i")
    for at, word in enumerate(matter.inside):
        if word.word in _TAUGHT:
            return True
        near = matter.inside[max(0, at - 3) : at + 8]
        if word.word in _MOVED and any(other.classes & ours for other in near):
            return not any(other.word in ("from", "to") for other in near)
    return _is_taken_over(matter, words) or _is_repair(matter, words)


def _is_taken_over(matter: Matter, words: Lexicon) -> bool:
    """`Import of the old diary, done by us`: work that is done once, and no interface."""
    inside = matter.inside
    done = any(
        word.word in _DONE
        and any(near.classes & words.of("we", "team") for near in inside[at : at + 4])
        for at, word in enumerate(inside)
    )
    return done and any(
        word.word in _IMPORTED and any(near.word in _OLD for near in inside[at + 1 : at + 5])
        for at, word in enumerate(inside)
    )


def _is_repair(matter: Matter, words: Lexicon) -> bool:
    """`Fixing the meter import for you`: of something that nobody has a plan for, and no level of
    service (`fixed within 8 hours`).
    """
    if matter.capability_words or matter.dimension or has(matter, words, "sla", "price"):
        return False
    return any(
        word.word in _REPAIRS
        and any(near.classes & words.bit["you"] for near in matter.inside[at:])
        for at, word in enumerate(matter.inside[:6])
    )


def is_service(matter: Matter, words: Lexicon) -> bool:
    return has(matter, words, "serve") and matter.dimension is None


_TAUGHT = frozenset(
    """
    train trains trained training trainings workshop workshops schulung schulungen formation
    capacitación formación treinamento formação formazione onsite trainer
    """.split()  # noqa: SIM905 - as above
)
_IMPORTED = frozenset(
    "import imports importing übernahme reprise importación importação importazione".split()  # noqa: SIM905 - as above
)
_OLD = frozenset(
    """
    old legacy historic historical existing previous former alten alte altdaten bisherigen
    bestehenden ancien anciens anciennes historique antiguos antiguas antigo antigos vecchi oude
    """.split()  # noqa: SIM905 - as above
)
_DONE = frozenset("done by durch von par por da door".split())  # noqa: SIM905 - as above
_REPAIRS = frozenset(
    """
    fixing repairing debugging unblocking reparieren beheben réparons corrigeons arreglamos
    """.split()  # noqa: SIM905 - as above
)
_MOVED = frozenset("migrate migrates migration moves moving migrieren migriert".split())  # noqa: SIM905 - as above
