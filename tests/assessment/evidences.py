"""Evidence made by hand, shared by the tests of signals, metrics and the diagnosis."""

from collections.abc import Iterable
from typing import Any

from building import ALL, context, promise, vision
from commitcheck.assessment.diagnosis.metrics import Evidence
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.report import Signal
from commitcheck.model.vision import Vision
from reporting.findings import a_finding, deals_csv

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as the catalogue has them


def found(
    code: str, about: str = "C-1", severity: Severity = W, kind: str = "commitment"
) -> Finding:
    """A finding of a rule, `code` with or without its variant."""
    return a_finding(code, Subject(kind, about), "said", deals_csv(1), severity=severity)


def evidence(
    *findings: Finding,
    promises: Iterable[Commitment] = (),
    vision_: Vision | None = None,
    silent: Iterable[str] = (),
    fields: Iterable[str] = ALL,
) -> Evidence:
    """Unwaived findings over these promises; `silent` rules did not run."""
    given = context(vision_ or vision(positioning=segments_of("s")), *promises, fields=fields)
    return Evidence(given, findings, frozenset(silent))


def segments_of(*names: str) -> Any:
    """A positioning with these segments."""
    return {"segments": [{"id": name} for name in names]}


def promises(number: int, **fields: Any) -> list[Commitment]:
    """C-1 to C-n, all alike."""
    return [promise(f"C-{index}", **fields) for index in range(1, number + 1)]


def hits(code: str, number: int, severity: Any = W) -> list[Any]:
    return [found(code, f"C-{index}", severity) for index in range(1, number + 1)]


def out_of(number: int, whole: int, *codes: str, severity: Any = W, **fields: Any) -> Evidence:
    """`whole` open promises, the first `number` of them with a finding of each code."""
    fields = {"segment": "s"} | fields
    return evidence(
        *(hit for code in codes for hit in hits(code, number, severity)),
        promises=promises(whole, **fields),
    )


def stakeholders(*records: dict[str, Any]) -> Any:
    return vision(positioning={"version": "1"}, stakeholders=list(records))


def required(name: str, role: str) -> dict[str, Any]:
    return {"id": name, "role": role, "required": True}


def is_lit(signal: Signal) -> tuple[bool | None, bool]:
    return signal.lit, signal.decisive


FOUR = stakeholders(
    required("pat", "product"),
    required("sal", "sales"),
    required("eng", "engineering"),
    required("fin", "finance"),
)
