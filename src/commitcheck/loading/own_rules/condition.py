"""A condition in CEL: checked against the kinds of the fields it names, then evaluated.

It is compiled twice. With the kinds of its fields, so that a mistake is found when the rule is
read; then with none, since a field that is null has no kind. Days go in as text and become
timestamps there, null ones stay null.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

from commitcheck.loading.own_rules.names import Fault, Names, Use, names_in
from commitcheck.loading.own_rules.patterns import pattern_faults, patterns_in, weight
from commitcheck.loading.own_rules.tokens import Token, tokens
from commitcheck.loading.schemas.compile import load_schema
from commitcheck.model.dates import parse_day
from commitcheck.model.own_rule import CannotJudgeError
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.rule_fields import Field, field_at, is_of_a_list

LONGEST = 2000
"""Characters of a condition."""

_ERROR = pattern(r"ERROR: <input>:(-?\d+):(-?\d+): (.*)")
_OVERLOAD = pattern(r"found no matching overload for '(\S+?)' applied to '(?:\S+\.)?\((.*)\)'")
_KINDS: Mapping[str, str] = {
    "double": "a number",
    "int": "a whole number",
    "uint": "a whole number",
    "string": "a text",
    "bool": "a yes or no",
    "timestamp": "a day",
    "google.protobuf.Timestamp": "a day",
    "google.protobuf.Duration": "a time span",
    "duration": "a time span",
    "dyn": "anything",
    "null_type": "null",
}
_CURES: Mapping[frozenset[str], str] = {
    frozenset(("a number", "a whole number")): "write numbers with a point, as 100.0",
    frozenset(("a day", "a text")): "write the day as day('2026-03-31')",
    frozenset(("a day", "a whole number")): "add days as duration('720h')",
    frozenset(("a day", "a number")): "add days as duration('720h')",
    frozenset(("a list", "a text")): "ask whether it is in the list: 'x' in promise.capability",
}
"""By the kinds on both sides, what was meant."""

_SUMS = ("_+_", "_-_", "_*_", "_/_", "_%_", "_>_", "_<_", "_>=_", "_<=_", "_==_", "_!=_", "@in")


class MissingExtraError(Exception):
    """The library that evaluates CEL is not installed."""


class CelCondition:
    """A condition about a subject; it can be pickled, and is compiled where it is first used."""

    def __init__(self, source: str, subject: str) -> None:
        self.source = source
        self.subject = subject

    def __reduce__(self) -> tuple[Any, ...]:
        return CelCondition, (self.source, self.subject)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CelCondition) and self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash(self.__reduce__()[1])

    @cached_property
    def looked_up(self) -> Names:
        return names_in(self.source, self.subject)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(use.name for use in self.looked_up.uses))

    @property
    def depth(self) -> int:
        return self.looked_up.depth

    @cached_property
    def weight(self) -> int:
        return sum(1 + 10 * weight(literal) for literal in patterns_in(tokens(self.source)))

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `commitcheck.model.own_rule.Condition`."""
        try:
            answer = self._program.eval(data=values).value()
        except RuntimeError as error:
            raise CannotJudgeError(_plain(error)) from error
        if answer is True or answer is False:
            return bool(answer)
        raise CannotJudgeError(_plain(answer))

    @cached_property
    def _program(self) -> Any:
        cel = library()
        names = [name for name in self.names if not is_of_a_list(self.subject, name)]
        variables = dict.fromkeys(names, cel.Type.DYN)
        return cel.NewEnv(variables=variables).compile(_for_nulls(self.source, self.looked_up.uses))


def library() -> Any:
    """What evaluates CEL.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module("cel_expr_python.cel")
    except ImportError as error:
        raise MissingExtraError from error


def faults_of(condition: CelCondition) -> tuple[Fault, ...]:
    """What is wrong with a condition: its length, its names, then its kinds."""
    source = condition.source
    if len(source) > LONGEST:
        return (Fault(f"it has {len(source)} characters", f"use {LONGEST} at most", 0),)
    if condition.looked_up.faults:
        return condition.looked_up.faults
    words = tokens(source)
    bad_patterns = tuple(pattern_faults(words))
    bad_words = tuple(choice_faults(words, condition.looked_up.uses))
    said = bad_patterns or tuple(_bad_days(source)) or _bad_kinds(condition) or bad_words
    return said or tuple(_unreadable_patterns(source))


def _unreadable_patterns(source: str) -> Iterator[Fault]:
    """What is no regular expression, which the library finds out when it is used."""
    for literal in patterns_in(tokens(source)):
        try:
            answer = library().NewEnv().compile(f"''.matches({literal.text})").eval(data={}).value()
        except RuntimeError as error:
            answer = error
        if not isinstance(answer, bool):
            yield Fault(f"{literal.text} is no pattern", _plain(answer), literal.start)


def _bad_days(source: str) -> list[Fault]:
    words = tokens(source)
    found = []
    for at, token in enumerate(words):
        if token.text == "day" and at + 2 < len(words) and words[at + 1].text == "(":
            day = words[at + 2]
            try:
                parse_day(day.text.strip("'\""))
            except ValueError:
                message = f"{day.text} is no day"
                found.append(Fault(message, "write it as '2026-03-31'", day.start, day.text))
    return found


def _bad_kinds(condition: CelCondition) -> tuple[Fault, ...]:
    cel = library()
    names = (name for name in condition.names if not is_of_a_list(condition.subject, name))
    variables = {name: _kind(cel.Type, field_at(condition.subject, name)) for name in names}
    day = cel.FunctionDecl(
        "day",
        [cel.Overload("day_of_text", return_type=cel.Type.TIMESTAMP, parameters=[cel.Type.STRING])],
    )
    extension = cel.CelExtension("commitcheck", [day])
    try:
        program = cel.NewEnv(variables=variables, extensions=[extension]).compile(condition.source)
    except (RuntimeError, TypeError) as error:
        return (_fault(str(error), condition.source),)
    kind = program.return_type().name().lower()
    if kind != "bool":
        what = _named(kind)
        return (Fault(f"it gives {what}, expected true or false", "compare it with ==", 0),)
    return ()


def _kind(types: Any, field: Field) -> Any:
    """What the check of kinds takes a field for: one that may be null is wrapped."""
    match field.content:
        case "text":
            return types.STRING if field.always else types("google.protobuf.StringValue")
        case "number":
            return types.DOUBLE if field.always else types("google.protobuf.DoubleValue")
        case "truth":
            return types.BOOL if field.always else types("google.protobuf.BoolValue")
        case "day":
            return types.TIMESTAMP
        case "texts":
            return types.List(types.STRING)
        case "records":
            return types.List(types.Map(types.STRING, types.DYN))
        case _:
            return types.DYN


def _for_nulls(source: str, uses: tuple[Use, ...]) -> str:
    """The condition with every day turned into a timestamp, from the end so that places hold."""
    changes = [
        (use.start, use.end, _as_timestamp(use)) for use in uses if use.field.content == "day"
    ]
    words = tokens(source)
    for at, token in enumerate(words[:-2]):
        if token.text == "day" and words[at + 1].text == "(":
            day = words[at + 2]
            moment = parse_day(day.text.strip("'\"")).isoformat()
            changes += [
                (token.start, token.end, "timestamp"),
                (day.start, day.end, f"'{moment}T00:00:00Z'"),
            ]
    for start, end, text in sorted(changes, reverse=True):
        source = source[:start] + text + source[end:]
    return source


def _as_timestamp(use: Use) -> str:
    if use.field.always:
        return f"timestamp({use.own})"
    return f"({use.own} == null ? dyn(null) : dyn(timestamp({use.own})))"


def _fault(text: str, source: str) -> Fault:
    """The library's first complaint in our words, at its place."""
    found = _ERROR.search(text)
    if found is None:
        return Fault(_plain(text), "make it shorter, or part the rule in two", 0)
    line, column, message = int(found[1]), int(found[2]), found[3]
    at = _offset(source, line, column)
    overload = _OVERLOAD.search(message)
    if overload is None:
        return Fault(_syntax(message), "see docs/own-rules.md for the language", at)
    return _overload(overload[1], overload[2], at)


def _overload(function: str, operands: str, at: int) -> Fault:
    kinds = [_named(kind) for kind in operands.split(", ")]
    sign = function.strip("_@")
    if function not in _SUMS:
        sign = {"_&&_": "&&", "_||_": "||", "!_": "!"}.get(function, f"{function}()")
        cure = "it takes a yes or no" if sign in ("&&", "||", "!") else "give it what it takes"
        return Fault(f"{sign} is given {' and '.join(kinds)}", cure, at)
    cure = _CURES.get(frozenset(kinds), "compare things of one kind")
    return Fault(f"{sign} stands between {' and '.join(kinds)}", cure, at)


def _named(kind: str) -> str:
    kind = kind.removeprefix("wrapper(").rstrip(")") if kind.startswith("wrapper") else kind
    if kind.startswith(("list", "map")):
        return "a list" if kind.startswith("list") else "a record"
    return _KINDS.get(kind, kind)


def _syntax(message: str) -> str:
    """Without the grammar's own list of what it would have taken."""
    text = re.sub(r" expecting .*", "", message).removeprefix("Syntax error: ")
    return text.replace("'<EOF>'", "the end").replace("<EOF>", "the end")


def _offset(source: str, line: int, column: int) -> int:
    """Where a line and column of a condition, both counted from 1, lie in it."""
    lines = source.split("\n")
    before = sum(len(text) + 1 for text in lines[: max(line, 1) - 1])
    return max(0, min(before + max(column, 1) - 1, len(source)))


def _plain(error: object) -> str:
    """The first line of what the library said, without its code."""
    text = str(error).partition("\n")[0]
    return re.sub(r"^[A-Z_]+: | \[[A-Z_]+\]$", "", text)


# Words that a condition compares a field with which only ever holds words of a closed list.
#
# `promise.status == 'sigend'` is no error of the language: it is false of every promise.

_EQUALS = ("==", "!=")


def choice_faults(words: Sequence[Token], uses: Sequence[Use]) -> Iterator[Fault]:
    """Every word that a field is compared with and never holds."""
    ends = {token.end: at for at, token in enumerate(words)}
    for use in uses:
        known = _choices(use.name)
        if not known or use.end not in ends:
            continue
        for literal in _compared(words, use, ends[use.end]):
            said = literal.text.strip("'\"")
            if said not in known:
                near = did_you_mean(said, known)
                cure = f"did you mean '{near}'?" if near else f"it is {', '.join(known)}"
                yield Fault(f"{use.own} is never {literal.text}", cure, literal.start, literal.text)


def _compared(words: Sequence[Token], use: Use, last: int) -> Iterator[Token]:
    """The texts on the other side of `==`, or in a list after `in`."""
    first = next(at for at, token in enumerate(words) if token.start == use.start)
    if last + 2 < len(words) and words[last + 1].text in _EQUALS:
        yield from _text(words[last + 2])
    if first > 1 and words[first - 1].text in _EQUALS:
        yield from _text(words[first - 2])
    if last + 2 < len(words) and (words[last + 1].text, words[last + 2].text) == ("in", "["):
        for token in words[last + 3 :]:
            if token.text == "]":
                return
            yield from _text(token)


def _text(token: Token) -> Iterator[Token]:
    """A text that stands for itself: neither raw nor with anything escaped."""
    if token.kind == "text" and token.text[0] in "'\"" and "\\" not in token.text:
        yield token


def _choices(name: str) -> tuple[str, ...]:
    """The words of a field's closed list, as its schema has them; empty where it has none."""
    commitment = load_schema("commitments")["definitions"]["commitment"]["properties"]
    vision = load_schema("vision")["properties"]
    head, _, field = name.rpartition(".")
    records: dict[str, Any] = {
        "promise": commitment,
        "deal.promises": commitment,
        "promise.approvals": commitment["approvals"]["items"]["properties"],
        "deal.promises.approvals": commitment["approvals"]["items"]["properties"],
        "roadmap_item": vision["roadmap"]["items"]["properties"],
        "vision.product": vision["product"]["properties"],
        "vision.positioning": vision["positioning"]["properties"],
    }
    listed = records.get(head, {}).get(field, {}).get("enum", ())
    return tuple(word for word in listed if isinstance(word, str))
