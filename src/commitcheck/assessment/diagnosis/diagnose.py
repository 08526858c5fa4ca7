"""Which root problem it is, by its lit signals, and the smallest cure that addresses it."""

from collections.abc import Mapping

from commitcheck.assessment.diagnosis.metrics import Evidence
from commitcheck.assessment.diagnosis.signals import ROOTS, in_history, not_known
from commitcheck.model.report import Diagnosis, RootProblem

REMEDIES: Mapping[int, str] = {
    1: "sync: run the stakeholder packs within a week, then at every cadence",
    2: "gate: the approval matrix and `commitcheck check --deal` before any order form is signed",
    3: "decision rights: one approver, product in the deal desk, a named owner of the positioning",
    4: "funding and capacity: ring-fence a share, price one-offs, date the exit of quick fixes",
    5: "incentives: tie quota relief or compensation to deals that conform",
    6: "restructuring: for the executive to decide, with the trend as evidence",
}
_PRESENT, _KNOWN = 2, 3
"""Lit signals that make a problem present; known ones without which `clear` would be a guess."""

_TIES: tuple[str, ...] = ("R3", "R1", "R2", "R4")
"""Authority before behaviour."""

_WATCH_RUNGS: Mapping[str, int] = {"R1": 1, "R2": 1, "R3": 2}
"""No rung is named for a watch on R4: alone it takes the first, beside another it adds nothing."""

_HISTORY = 2
"""Baselines in a row with the same dominant root that move the remedy one rung up."""


def diagnose(
    evidence: Evidence, dominant_before: tuple[str | None, ...] = (), *, is_judged: bool = True
) -> Diagnosis:
    """Levels, dominant root and rung. `dominant_before` are earlier runs, oldest first.

    Where no open promise could be judged, no root problem is called present: its signs would
    speak of the state of the input.
    """
    roots = tuple(_root(evidence, name, is_judged=is_judged) for name in ROOTS)
    dominant = _dominant(roots)
    rung = _rung(roots, dominant, dominant_before)
    following = _next(rung, dominant, evidence)
    return Diagnosis(
        roots=roots,
        dominant=dominant,
        rung=rung,
        remedy=REMEDIES[rung] if rung else None,
        next_rung=following,
        next_remedy=REMEDIES[following] if following else None,
        history=dominant_before,
    )


def _root(evidence: Evidence, name: str, *, is_judged: bool) -> RootProblem:
    title, looks = ROOTS[name]
    signals = tuple(look(evidence) for look in (*looks, *in_history(evidence, name)))
    if evidence.context.project.vision is None:
        signals = tuple(map(not_known, signals))
    lit = sum(bool(signal.lit) for signal in signals)
    known = sum(signal.lit is not None for signal in signals)
    if not is_judged:
        level = "could_not_be_judged"
    elif lit >= _PRESENT or any(signal.decisive for signal in signals):
        level = "present"
    elif lit:
        level = "watch"
    else:
        level = "clear" if known >= _KNOWN else "could_not_be_judged"
    return RootProblem(name, title, level, signals)


def _dominant(roots: tuple[RootProblem, ...]) -> str | None:
    present = [root for root in roots if root.level == "present"]
    best = max(present, key=_weight, default=None)
    return best.id if best else None


def _weight(root: RootProblem) -> tuple[int, int, int]:
    lit = sum(bool(signal.lit) for signal in root.signals)
    decisive = sum(signal.decisive for signal in root.signals)
    return (lit, decisive, -_TIES.index(root.id))


def _rung(
    roots: tuple[RootProblem, ...],
    dominant: str | None,
    before: tuple[str | None, ...],
) -> int | None:
    if dominant is None:
        watched = [root.id for root in roots if root.level == "watch"]
        rungs = [_WATCH_RUNGS[name] for name in watched if name in _WATCH_RUNGS]
        return min(rungs, default=1 if watched else None)
    root = next(root for root in roots if root.id == dominant)
    decisive = any(signal.decisive for signal in root.signals)
    rung = {"R1": 3 if decisive else 1, "R2": 2, "R3": 3, "R4": 4}[dominant]
    if before[-_HISTORY:] == (dominant,) * _HISTORY:
        return 5 if dominant == "R2" else rung + 1
    return rung


def _next(rung: int | None, dominant: str | None, evidence: Evidence) -> int | None:
    """What comes after: the next rung, or funding where the vision's capacity is sold out."""
    if rung is None or rung == max(REMEDIES):
        return None
    if dominant == "R2" and rung == 2 and evidence.of_rule("DEB903", variants=("sold_out",)):  # noqa: PLR2004 - the gate
        return 4
    return rung + 1
