"""Where in a YAML file a value of its data stands, and what it and its record are called."""

from typing import Any

from commitcheck.loading.schemas.schema_words import EMPTY_FIELD, WHOLE, Told
from commitcheck.loading.schemas.subjects import KIND_OF, Key, subject_at
from commitcheck.loading.yaml_text.yaml_file import YamlFile
from commitcheck.model.problem import Problem
from commitcheck.model.severity import Severity


def problem_at(
    file: YamlFile,
    told: Told,
    at: Key,
    severity: Severity = Severity.ERROR,
    *,
    is_name: bool = False,
) -> Problem:
    """What was told of a value, or of the name before it, at its place in the file."""
    name = at[-1] if at and isinstance(at[-1], str) else None
    record: Key = at[:-1]
    if name is None:
        place = file.locate(at)
    elif is_name:
        place = file.locate_name(record, name)
    else:
        place = file.locate(record, name)
    return Problem(
        _variant(told.variant, at, file.data),
        told.message,
        place,
        subject_at(file.data, at, file.path),
        told.next_step,
        severity,
        rule="" if told.variant == EMPTY_FIELD else "INP001",
    )


def is_entry(at: Key) -> bool:
    return bool(at) and isinstance(at[-1], int)


def name_of(at: Key) -> str:
    """The field that a path leads to; a list's entry goes by the list's name."""
    return next((part for part in reversed(at) if isinstance(part, str)), WHOLE)


def whole_name_of(at: Key) -> str:
    """The same, but an entry of a list is not spoken of as the list."""
    return f"entry {int(at[-1]) + 1} of {name_of(at)}" if is_entry(at) else name_of(at)


def holder_of(at: Key) -> str:
    """What kind of thing holds a field: `a commitment`, `positioning`, `this file`."""
    if not at:
        return "this file"
    name = name_of(at) if any(isinstance(part, str) for part in at) else "commitments"
    if not is_entry(at):
        return name
    kind = KIND_OF.get(name, f"entry of {name}").replace("_", " ")
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _variant(kind: str, at: Key, data: Any) -> str:
    """`unknown_value.kind`: the path of the field from the record that the problem is about."""
    subject = subject_at(data, at, "")
    start = 0
    if subject.kind != "file":
        start = next(end for end in range(len(at) + 1) if subject_at(data, at[:end], "") == subject)
    path = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in at[start:])
    return f"{kind}.{path.lstrip('.')}" if path else kind
