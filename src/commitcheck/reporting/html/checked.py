"""What the page says about the check itself: silent rules by cause, thresholds that decided."""

from collections.abc import Sequence

from msgspec import Struct

from commitcheck.model.phrase import Phrase
from commitcheck.model.report import Report, Threshold


class Silence(Struct, frozen=True):
    """One cause, the rules it keeps silent, and what would switch them on."""

    rules: tuple[str, ...]
    reason: Phrase
    needs: str


def silences(report: Report) -> tuple[Silence, ...]:
    """Each cause once, those that silence most rules first."""
    causes: dict[tuple[str, str], tuple[Phrase, dict[str, None]]] = {}
    for unchecked in report.not_checked:
        _, rules = causes.setdefault(
            (str(unchecked.reason), unchecked.needs), (unchecked.reason, {})
        )
        rules[unchecked.rule] = None
    told = [Silence(tuple(rules), reason, needs)
            for (_, needs), (reason, rules) in causes.items()]  # fmt: skip
    return tuple(sorted(told, key=lambda silence: -len(silence.rules)))


def deciding(report: Report) -> Sequence[Threshold]:
    """Thresholds that decided a finding or are not the defaults."""
    fired = {finding.rule for finding in report.findings}
    return [
        threshold
        for threshold in report.thresholds
        if threshold.source != "default" or fired.intersection(threshold.rules)
    ]
