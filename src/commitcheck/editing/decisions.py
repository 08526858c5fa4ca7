"""decisions.yaml: one approval more, everything else in the file as it was."""

from collections.abc import Iterable, Sequence

from commitcheck.errors import CommitcheckError
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.quoting import as_yaml
from commitcheck.model.decision import ApprovalDecision

_HEAD = """\
# What people decided. commitcheck approve writes the approvals, sorted; it is fine to edit them by
# hand, and everything else in this file stays as it is.
schema_version: 1
"""
_SECTION = "approvals"


def merged(
    known: Iterable[ApprovalDecision], more: Sequence[ApprovalDecision]
) -> tuple[ApprovalDecision, ...]:
    """The approvals with more of them: a role's newer yes to a promise takes the place of its
    older one.
    """
    renewed = {(decision.commitment, decision.role) for decision in more}
    kept = [old for old in known if (old.commitment, old.role) not in renewed]
    return tuple(sorted([*kept, *more], key=lambda decision: (decision.commitment, decision.role)))


def with_approvals(content: bytes, decisions: Iterable[ApprovalDecision]) -> bytes:
    """The file with these approvals in place of those that it has; an empty one is begun.

    Raises:
        CommitcheckError: the file is not laid out so that only the approvals can be replaced.
    """
    section = "".join([f"{_SECTION}:\n", *map(_line, decisions)])
    if not content.strip():
        return (_HEAD + section).encode("utf-8")
    text = content.decode("utf-8")
    lines = text.splitlines(keepends=True)
    start, end = _place(lines)
    before = "".join(lines[:start])
    if before and not before.endswith("\n"):
        before += "\n"
    written = (before + section + "".join(lines[end:])).encode("utf-8")
    if _others(written) != _others(content):
        raise CommitcheckError(
            f"nothing was changed: the approvals in the file cannot be told from the rest. Put this"
            f" in by hand:\n\n{section}"
        )
    return written


def _place(lines: Sequence[str]) -> tuple[int, int]:
    """The lines of the section at the outermost level; behind the last line where there is none."""
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{_SECTION}:")), None)
    if start is None:
        return len(lines), len(lines)
    after = (at for at in range(start + 1, len(lines)) if _is_outermost(lines[at]))
    return start, next(after, len(lines))


def _is_outermost(line: str) -> bool:
    """A key of the file itself; a list may stand at its key's own column."""
    return line[:1].strip() != "" and not line.startswith(("#", "-"))


def _others(content: bytes) -> object:
    """What the file says besides the approvals; None where it is no mapping."""
    data = read_yaml("decisions", content).data
    if not isinstance(data, dict):
        return None
    return {str(key): repr(value) for key, value in data.items() if key != _SECTION}


def _line(decision: ApprovalDecision) -> str:
    fields = [f"commitment: {as_yaml(decision.commitment)}", f"role: {decision.role}"]
    if decision.date:
        fields.append(f"date: {decision.date.isoformat()}")
    if decision.by:
        fields.append(f"by: {as_yaml(decision.by)}")
    if decision.fingerprint:
        marks = ", ".join(f'{part}: "{mark}"' for part, mark in decision.fingerprint.items())
        fields.append(f"fingerprint: {{{marks}}}")
    return f"  - {{{', '.join(fields)}}}\n"
