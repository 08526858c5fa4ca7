"""One signal: lit, unlit or not known, and how its numbers are told."""

from commitcheck.assessment.evidence import Evidence
from commitcheck.model.phrase import Phrase, phrase, words
from commitcheck.model.report import Signal
from commitcheck.rules.shares import Share, exceeds, percent

_SILENT = "its rules did not run"


def signal(
    name: str,
    lit: bool | None,  # noqa: FBT001 - three-valued
    said: Phrase,
    *,
    decisive: bool = False,
    unknown: str = _SILENT,
) -> Signal:
    """`said` is `what is counted: the numbers`; where nobody could count, `unknown` says why."""
    if lit is None:
        label = str(said).partition(": ")[0]
        return Signal(name, None, False, words(f"{label}: not known, {unknown}"))
    return Signal(name, lit, lit and decisive, said)


def not_known(one: Signal) -> Signal:
    """The same sign where nothing could show it: what is counted, without its numbers."""
    return signal(one.id, None, one.text)


def lit_by(evidence: Evidence, found: bool, *codes: str) -> bool | None:  # noqa: FBT001 - a fact
    """Lit, unlit, or not known because one of these rules was silent."""
    return True if found else (False if evidence.knows(*codes) else None)


def reaches(share: Share, mark: float) -> bool:
    """At the mark or above it; a share of nothing reaches no mark."""
    return share.value is not None and not exceeds(mark, share.value)


def told(share: Share) -> Phrase:
    """`7 of 9 (77.8%)`."""
    if share.value is None:
        return words(f"{share.part} of {share.whole}")
    return phrase("{} of {} ({})", share.part, share.whole, share.percent)


def told_or_not_known(share: Share | None) -> Phrase:
    """`41%`, or that there is none."""
    return words("not known") if share is None or share.value is None else percent(share.value)
