"""A second opinion: what `jsonschema` still objects to where our own reading is content.

Our fast path decides that a document is valid and our explainer what is wrong with it. Where
a document is invalid, what the explainer left of it is shown to the library that everybody
else uses: whatever it finds on top is told too, so that the two can never disagree in silence.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from commitcheck.loading.schemas.compile import ANYTHING, Node
from commitcheck.loading.schemas.explain import holder_of, name_of, problem_at
from commitcheck.loading.schemas.subjects import Key
from commitcheck.loading.schemas.words import Told, expected, missing, unknown_field
from commitcheck.loading.yaml_text.file import YamlFile
from commitcheck.model.phrase import Said, phrase, words
from commitcheck.model.problem import Problem

_SHOWN = 60


def second_opinion(
    file: YamlFile,
    schema: Mapping[str, Any],
    node: Node,
    data: Any,
    told: Collection[Key],
    in_file: Callable[[Key], Key],
) -> tuple[Problem, ...]:
    """What `jsonschema` finds in `data` and nobody told yet.

    `told` are the paths in the file that have their problem, `in_file` leads from a path in
    `data` to the one in the file.
    """
    from jsonschema import Draft7Validator  # noqa: PLC0415 - a clean run must not pay for it

    found: dict[Key, Told] = {}
    for whole in Draft7Validator(schema).iter_errors(data):
        for key, words_for in (
            objection for error in _inner(whole) for objection in _objections(error, node)
        ):
            at = in_file(key)
            if at not in told:
                found.setdefault(at, words_for)
    return tuple(
        problem_at(file, words_for, at, is_name=words_for.variant == "unknown_field")
        for at, words_for in found.items()
    )


def _inner(error: Any) -> Iterator[Any]:
    """The branches of our `anyOf` differ in type: the one of the value's own type speaks."""
    spoken = [one for one in error.context if one.validator != "type" or one.path]
    if error.validator != "anyOf" or not spoken:
        yield error
        return
    for one in spoken:
        yield from _inner(one)


def _objections(error: Any, root: Node) -> Iterator[tuple[Key, Told]]:
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


def _misfit(name: str, node: Node, error: Any) -> Told:
    value = error.instance
    shown = value if isinstance(value, str | int | float) else type(value).__name__
    message = phrase(
        "{} is {}, which its schema refuses ({})",
        words(name),
        Said("value", str(shown)[:_SHOWN]),
        words(str(error.validator)),
    )
    return Told("invalid", message, phrase("write {}", words(expected(node))))


def _node_at(node: Node, key: Key) -> Node:
    for part in key:
        if isinstance(part, int):
            node = node.option_for("array").items or ANYTHING
        else:
            holder = node.option_for("object")
            inner = holder.properties.get(part, holder.extra)
            node = inner if isinstance(inner, Node) else ANYTHING
    return node
