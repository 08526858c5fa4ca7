"""A day over a list of things without days of their own: one promise, with all that hangs on it.

`Each by 26 February 2027:` and three bullets is one; a day or a value per bullet is one per bullet.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.lexicon import Lexicon, Word

_MOST_ITEMS = 12
_LONGEST_NUMBER = 3
_DAYS = ("day_number", "month", "weekday", "season", "period", "soon")
_MEASURES = ("sla", "support", "price", "speed", "keep", "scale", "penalty")


def joined(
    clauses: Sequence[Clause], text: str, found: Sequence[Word], words: Lexicon
) -> list[Clause]:
    """The clauses, with each dated lead-in and its undated bullets as one."""
    result: list[Clause] = []
    at = 0
    while at < len(clauses):
        behind = _behind_list(clauses, at, text, found, words)
        if behind:
            last = clauses[behind - 1]
            result.append(replace(clauses[at], end=last.end, last=last.last))
        else:
            result.append(clauses[at])
        at = max(behind, at + 1)
    return result


def _behind_list(
    clauses: Sequence[Clause], at: int, text: str, found: Sequence[Word], words: Lexicon
) -> int:
    """The number of the clause behind the list that this one leads in; 0 where it leads in none."""
    lead = clauses[at]
    if text[lead.end - 1] != ":" or not _mask(found, lead) & words.of(*_DAYS):
        return 0
    behind = at + 1
    while behind < len(clauses) and behind - at <= _MOST_ITEMS:
        item = clauses[behind]
        if item.opening != "bullet" or text[item.end - 1] == ":":
            break
        if _mask(found, item) & words.of(*_DAYS, "number", "customer") or _is_measured(
            found, item, words
        ):
            return 0
        behind += 1
    return behind if behind - at > 1 and not _goes_on(clauses, behind) else 0


def _goes_on(clauses: Sequence[Clause], behind: int) -> bool:
    """Does the last bullet divide, or the list not end here?"""
    return behind < len(clauses) and clauses[behind].opening in ("part", "bullet")


def _is_measured(found: Sequence[Word], item: Clause, words: Lexicon) -> bool:
    mask = _mask(found, item)
    return bool(mask & words.bit["count"] and mask & words.of("unit", *_MEASURES))


def _mask(found: Sequence[Word], clause: Clause) -> int:
    mask = 0
    for word in _behind_its_number(found[clause.first : clause.last]):
        mask |= word.classes
    return mask


def _behind_its_number(inside: Sequence[Word]) -> Sequence[Word]:
    """`1. Alerts`, `(a) Alerts`: the number of an item says nothing of it."""
    for at, word in enumerate(inside[:_LONGEST_NUMBER]):
        if at and word.word in (".", ")"):
            return inside[at + 1 :]
        if word.word != "(" and not word.word.isdigit() and len(word.word) > 1:
            break
    return inside
