"""The words of the record as people read them: verdicts, answers, levels, states."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Tone = Literal["ok", "info", "unknown", "warning", "error"]


class VerdictWord(Struct, frozen=True):
    """`tone` names a colour and an icon; a `loud` word asks somebody to act now."""

    text: str
    tone: Tone
    loud: bool = False


VERDICT_WORDS: Mapping[str, VerdictWord] = {
    "sign": VerdictWord("sign", "ok", loud=True),
    "sign_with_changes": VerdictWord("sign with changes", "warning", loud=True),
    "do_not_sign": VerdictWord("do not sign", "error", loud=True),
    "conforms": VerdictWord("conforms", "ok"),
    "owes_changes": VerdictWord("owes changes", "warning"),
    "conflicts": VerdictWord("conflicts", "error", loud=True),
    "does_not_conform": VerdictWord("does not conform", "error", loud=True),
    "could_not_be_judged": VerdictWord("could not be judged", "unknown"),
    "no_conflict_seen": VerdictWord("no conflict seen", "unknown"),
    "present": VerdictWord("present", "error", loud=True),
    "watch": VerdictWord("watch", "warning"),
    "clear": VerdictWord("clear", "ok"),
    "active": VerdictWord("active", "ok"),
    "expiring": VerdictWord("expiring", "warning"),
    "expired": VerdictWord("expired", "error", loud=True),
    "unused": VerdictWord("unused", "info"),
    "refused": VerdictWord("refused", "error", loud=True),
}
"""By the name that JSON has."""


def verdict_word(name: str) -> VerdictWord:
    """The word for a name of the record; a name that nobody knows is said as it is."""
    return VERDICT_WORDS.get(name) or VerdictWord(name.replace("_", " "), "info")
