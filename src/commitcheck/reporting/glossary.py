"""The words that reports use for deals, promises and root problems, for `commitcheck explain`."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from commitcheck.assessment.diagnosis.diagnose import REMEDIES
from commitcheck.assessment.diagnosis.signals import ROOTS

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "sign": "A deal with drafts, none of which an error stands against: it can be signed as it"
        " is. What is owed on promises that are signed already is listed besides.",
        "sign with changes": "A deal with drafts that can be signed once every change that is"
        " listed is made or decided, by whom and by when the line says.",
        "do not sign": "A deal of which every draft would have to be struck, or a customer of a"
        " segment that the vision excludes.",
        "owes changes": "A deal without drafts, with errors on what is signed: changes are owed,"
        " and none of them strikes a promise.",
        "conflicts": "A deal without drafts that holds a promise which the product's own vision"
        " rules out.",
        "conforms": "Of a promise: no error stands against it. Of a deal: everything in it is"
        " signed, and no error stands against any of it.",
        "does not conform": "An error that nobody has waived stands against the promise; its card"
        " leads with the finding that weighs most.",
        "could not be judged": "Something that is needed for an answer is missing: nothing links"
        " the promise to the vision, a value or a record could not be read, or rules were left out."
        " It is never counted as fine, and the line beside it says what would change that.",
        "no conflict seen": "Nothing speaks against it, but something that a yes rests on is"
        " missing, such as a column that a rule needs or a due date; the report lists what.",
        "error": "A finding that makes a promise not conform. By default the command ends with 1"
        " where there is one.",
        "warning": "A finding that somebody should look at; a promise with warnings only conforms."
        " Some are errors once the deal is signed.",
        "info": "A finding that is good to know and changes no answer.",
        "preventable": "A promise that does not conform and is not signed yet.",
        "open": "A promise that somebody still has to keep or to sign: proposed, negotiating or"
        " signed. Only these count in the verdict.",
        "waived": "A finding that an exception in waivers.yaml covers: it has a reason, an owner,"
        " an approval and an end, and decides nothing until then.",
        "in the baseline": "A finding that was there when the baseline was written. It fails a run"
        " only while its deal is not signed, for then it can still be prevented.",
        "clear": "Of a root problem: none of its signs is lit, and three or more are known.",
        "watch": "Of a root problem: one of its signs is lit.",
        "present": "Of a root problem: two or more of its signs are lit, or one that decides"
        " alone.",
        "dominant": "The root problem that is present with the most lit signs; among equals the"
        " one with more that decide alone, then R3, R1, R2, R4: authority before behaviour.",
        "not known": "Of a sign: none of its grounds is there, and a rule behind it did not run.",
        "is probably about": "A suggestion from the text of a promise: a match. It is no finding"
        " and changes no answer; `commitcheck confirm` decides on it.",
        "may be about": "A suggestion from the text of a promise: a possible match. It is no"
        " finding and changes no answer; `commitcheck confirm` decides on it.",
        **{f"rung {number}": f"{remedy}." for number, remedy in REMEDIES.items()},
    }
)
"""What a word in a report means."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "S1.1": "a POS error, or two POS warnings",
        "S1.2": "a required sign-off is not current, approved and without reservation",
        "S1.3": "a reservation or a rejection is on record (GOV201)",
        "S1.4": "the positioning is not in force (GOV204)",
        "S1.5": "20 % or more of the open promises have no segment or nothing maps them (COV302)",
        "S2.1": "15 % or more of the open promises hit a non-goal or a guardrail (VIS601, VIS603)",
        "S2.2": "20 % or more of the open promises are one-offs, or CAP502",
        "S2.3": "the plan is sold out or off theme (DEB903)",
        "S2.4": "signatures rush at a quarter's end (DEB902)",
        "S2.5": "one customer dominates (CAP504)",
        "S2.6": "15 % or more of the signed promises did not hold on their first day",
        "S3.1": "20 % or more of the promises that need product's approval lack it",
        "S3.2": "10 % or more of the open promises are off the paper (COM802, warning or error)",
        "S3.3": "who decides is unclear (GOV202)",
        "S3.4": "an approval after the signature (GOV205), or a waiver without authority (WVR953)",
        "S3.5": "a sync with sales or executive is overdue (GOV203, warning or error)",
        "S3.6": "a later change of the vision broke 20 % or more of what was signed",
        "S4.1": "a quick fix without an exit (DEB901)",
        "S4.2": "10 % or more of the open deliverables have no estimate (CAP503)",
        "S4.3": "10 % or more of the open firm deliverables stand on shaky backing or are too early"
        " (COV304, TIM401, errors)",
        "S4.4": "promises are not kept (DEB905)",
        "S4.5": "a one-off is sold twice (DEB904), or less capacity is reserved than the policy's"
        " `min_reserve`",
    }
)
"""When each sign of a root problem is lit, as docs/diagnosis.md has it in full."""


def names() -> Iterable[str]:
    """Everything that has a page here."""
    return (*WORDS, *ROOTS, *SIGNS)


def page(name: str) -> str | None:
    """What a word, a root problem (R2) or one of its signs (S2.1) means; None of another name."""
    wanted = " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
    for word, meaning in WORDS.items():
        if word.replace("-", " ") == wanted:
            return f"{word}\n\n{meaning}\n"
    code = wanted.upper()
    if code in ROOTS:
        signs = "\n".join(f"  {sign}  {SIGNS[sign]}" for sign in _signs_of(code))
        return f"{code} {ROOTS[code][0]}\n\nA root problem. Its signs, each lit when:\n{signs}\n"
    if code in SIGNS:
        root = f"R{code[1]}"
        return f"{code}\n\nA sign of {root} ({ROOTS[root][0]}), lit when {SIGNS[code]}.\n"
    return None


def _signs_of(root: str) -> list[str]:
    return [sign for sign in SIGNS if sign[1] == root[1]]
