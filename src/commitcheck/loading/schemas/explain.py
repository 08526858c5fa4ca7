"""The slow path: reads what can be read of an invalid document, and says what is wrong with it.

Where in a YAML file a value of its data stands, and what it and its record are called.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from commitcheck.loading.schemas.compile import ANYTHING, Node
from commitcheck.loading.schemas.read import (
    INVALID,
    Refusal,
    read_meaning,
    reader_of,
    scalar_fault,
    value_fault,
)
from commitcheck.loading.schemas.subjects import KIND_OF, Key, subject_at
from commitcheck.loading.schemas.words import (
    EMPTY_FIELD,
    WHOLE,
    Objection,
    empty_field,
    expected,
    faulty,
    missing,
    refused,
    unknown_field,
    wrong_shape,
)
from commitcheck.loading.yaml_text.file import YamlFile
from commitcheck.loading.yaml_text.scalars import UNUSABLE
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.phrase import Said, did_you_mean, phrase, words

_STRICT_SECTIONS = frozenset(("policy",))
"""Where an unknown name is an error: a threshold that silently stays at its default misleads."""


class Explainer:
    """Walks raw data and its schema together.

    Everything has two paths: the one in the file (`at`), and the one in the data that is left
    (`to`), where dropped entries of lists no longer count. `moved` leads from the second to
    the first; `unusable` names, per record in the data that is left, the fields it lost.
    `told` are the paths in the file that have their problem.
    """

    def __init__(self, file: YamlFile, *, has_sections: bool = False) -> None:
        self._file = file
        self._has_sections = has_sections
        self.problems: list[Problem] = []
        self.unusable: dict[Key, tuple[str, ...]] = {}
        self.moved: dict[Key, tuple[int, ...]] = {}
        self.told: set[Key] = set()

    def read(self, node: Node, raw: Any, at: Key, to: Key) -> Any:
        """What `raw` means without its invalid parts; INVALID when nothing is left."""
        value = reader_of(node)(raw)
        if value is not INVALID:
            return value
        if raw is UNUSABLE:  # its problem was told when the file was read
            self.told.add(at)
            return self._lost(to)
        if isinstance(raw, dict) and "object" in node.types:
            return self._mapping(node.option_for("object"), raw, at, to)
        if isinstance(raw, list) and "array" in node.types:
            return self._list(node.option_for("array"), raw, at, to)
        if isinstance(raw, str) and not node.types.isdisjoint(_SCALARS):
            return self._scalar(node, raw, at, to)
        self._tell(wrong_shape(whole_name_of(at), node, raw), at)
        return self._lost(to)

    def _mapping(self, node: Node, raw: Mapping[str, Any], at: Key, to: Key) -> Any:
        found: dict[str, Any] = {}
        for name, inner in raw.items():
            child = node.properties.get(name, node.extra)
            if child is False:
                self._unknown(node, name, inner, at, to)
                continue
            kind = child if isinstance(child, Node) else ANYTHING
            if inner is None and "null" not in kind.types:
                continue  # null is an empty cell everywhere
            value = self.read(kind, inner, (*at, name), (*to, name))
            if value is INVALID and name in node.required:
                value = _as_written(kind, inner)
            if value is not INVALID:
                found[name] = value
        absent = [name for name in node.required if name not in found]
        self._missing(node, raw, absent, at)
        return INVALID if absent and is_entry(at) else found

    def _unknown(self, node: Node, name: str, inner: Any, at: Key, to: Key) -> None:
        if inner is UNUSABLE:
            self._lost((*to, name))
            return
        if inner is None and did_you_mean(name, node.properties) is None:
            objection = empty_field(name, holder_of(at))
            self._tell(objection, (*at, name), Severity.WARNING, is_name=True)
            return
        objection = unknown_field(name, holder_of(at), node.properties)
        is_strict = at[0] in _STRICT_SECTIONS if at else self._is_section(node, name, inner)
        severity = Severity.ERROR if is_strict else Severity.WARNING
        self._tell(objection, (*at, name), severity, is_name=True)

    def _is_section(self, node: Node, name: str, inner: Any) -> bool:
        """Is a section of the file probably meant? Its rules would be silent without it."""
        is_full = isinstance(inner, dict | list) and bool(inner)
        return self._has_sections and is_full and did_you_mean(name, node.properties) is not None

    def _missing(self, node: Node, raw: Mapping[str, Any], absent: list[str], at: Key) -> None:
        """One that is there but unusable, or may come by a merge key, has its problem already."""
        for name in absent:
            self.told.add((*at, name))
            if raw.get(name) is None and raw.get("<<") is not UNUSABLE:
                self._tell(missing(name, holder_of(at), node.properties.get(name)), (*at, name))

    def _list(self, node: Node, raw: list[Any], at: Key, to: Key) -> Any:
        items = node.items or ANYTHING
        found: list[Any] = []
        kept: list[int] = []
        for index, inner in enumerate(raw):
            if inner is None and "null" not in items.types:
                continue
            entry = (*to, len(found))
            before = len(self.unusable), len(self.moved)
            value = self.read(items, inner, (*at, index), entry)
            if value is INVALID:
                _forget(self.unusable, entry, before[0])
                _forget(self.moved, entry, before[1])
                self._lost(entry)
                continue
            found.append(value)
            kept.append(index)
        if len(found) < len(raw):
            self.moved[to] = tuple(kept)
        fault = value_fault(node, found)
        if fault is None:
            return found
        self._tell(faulty(name_of(at), node, found, fault), at)
        return self._lost(to)

    def _scalar(self, node: Node, raw: str, at: Key, to: Key) -> Any:
        value = read_meaning(node, raw)
        if isinstance(value, Refusal):
            self._tell(refused(name_of(at), node, value), at)
            return self._lost(to)
        option, keyword = scalar_fault(node, value) or (node, "type")
        if keyword == "type":
            objection = refused(name_of(at), node, Refusal("type", str(raw)))
        else:
            objection = faulty(name_of(at), option, value, keyword)
        self._tell(objection, at)
        return self._lost(to)

    def _tell(
        self,
        objection: Objection,
        at: Key,
        severity: Severity = Severity.ERROR,
        *,
        is_name: bool = False,
    ) -> None:
        self.told.add(at)
        self.problems.append(problem_at(self._file, objection, at, severity, is_name=is_name))

    def _lost(self, to: Key) -> Any:
        """Name the field in its record, and in every record around it."""
        is_field_itself = len(to) == 1
        while to:
            while to and isinstance(to[-1], int):
                to = to[:-1]
            if not to or (len(to) == 1 and not is_field_itself):
                break
            record, name = to[:-1], str(to[-1])
            known = self.unusable.get(record, ())
            if name not in known:
                self.unusable[record] = (*known, name)
            to = record
        return INVALID


def _forget(kept: dict[Key, Any], entry: Key, before: int) -> None:
    """A dropped entry's place is taken by the next one, so nothing stays known of it.

    Only what came in since `before` can be about it; looking at all would be quadratic.
    """
    recent = [kept.popitem() for _ in range(len(kept) - before)]
    kept.update((key, value) for key, value in reversed(recent) if key[: len(entry)] != entry)


_SCALARS = frozenset(("string", "number", "integer", "boolean"))


def _as_written(node: Node, raw: Any) -> Any:
    """A required text that YAML readers disagree about is good enough to name its record by."""
    if not isinstance(raw, str) or "string" not in node.types or node.is_date:
        return INVALID
    value = str(raw)
    return value if scalar_fault(node, value) is None else INVALID


def problem_at(
    file: YamlFile,
    objection: Objection,
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
        _variant(objection.variant, at, file.data),
        objection.message,
        place,
        subject_at(file.data, at, file.path),
        objection.next_step,
        severity,
        rule="" if objection.variant == EMPTY_FIELD else "INP001",
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


# A second opinion: what `jsonschema` still objects to where our own reading is content.
#
# Our fast path decides that a document is valid and our explainer what is wrong with it. Where
# a document is invalid, what the explainer left of it is shown to the library that everybody
# else uses: whatever it finds on top is told too, so that the two can never disagree in silence.

_SHOWN = 60


def second_opinion(
    file: YamlFile,
    schema: Mapping[str, Any],
    node: Node,
    data: Any,
    known: Collection[Key],
    in_file: Callable[[Key], Key],
) -> tuple[Problem, ...]:
    """What `jsonschema` finds in `data` and nobody told yet.

    `known` are the paths in the file that have their problem, `in_file` leads from a path in
    `data` to the one in the file.
    """
    from jsonschema import Draft7Validator  # noqa: PLC0415 - a clean run must not pay for it

    found: dict[Key, Objection] = {}
    for whole in Draft7Validator(schema).iter_errors(data):
        for key, words_for in (
            objection for error in _inner(whole) for objection in _objections(error, node)
        ):
            at = in_file(key)
            if at not in known:
                found.setdefault(at, words_for)
    return tuple(
        problem_at(file, words_for, at, is_name=words_for.variant == "unknown_field")
        for at, words_for in found.items()
    )


def _inner(error: Any) -> Iterator[Any]:
    """The branches of our `anyOf` differ in type: the one of the value's own type speaks."""
    spoken = [inner for inner in error.context if inner.validator != "type" or inner.path]
    if error.validator != "anyOf" or not spoken:
        yield error
        return
    for inner in spoken:
        yield from _inner(inner)


def _objections(error: Any, root: Node) -> Iterator[tuple[Key, Objection]]:
    """The paths that an error of the library is about, each with the words for it."""
    key: Key = tuple(error.absolute_path)
    node = _node_at(root, key)
    fields = node.option_for("object")
    if error.validator == "required":
        for name in error.validator_value:
            if name not in error.instance:
                yield (*key, name), missing(name, holder_of(key), fields.properties.get(name))
    elif error.validator == "additionalProperties" and fields.extra is False:
        for name in error.instance:
            if name not in fields.properties:
                yield (*key, name), unknown_field(name, holder_of(key), fields.properties)
    else:
        yield key, _misfit(name_of(key), node, error)


def _misfit(name: str, node: Node, error: Any) -> Objection:
    value = error.instance
    shown = value if isinstance(value, str | int | float) else type(value).__name__
    message = phrase(
        "{} is {}, which its schema refuses ({})",
        words(name),
        Said("value", str(shown)[:_SHOWN]),
        words(str(error.validator)),
    )
    return Objection("invalid", message, phrase("write {}", words(expected(node))))


def _node_at(node: Node, key: Key) -> Node:
    for part in key:
        if isinstance(part, int):
            node = node.option_for("array").items or ANYTHING
        else:
            holder = node.option_for("object")
            inner = holder.properties.get(part, holder.extra)
            node = inner if isinstance(inner, Node) else ANYTHING
    return node
