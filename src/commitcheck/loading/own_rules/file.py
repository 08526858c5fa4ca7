"""A file with a rule of the company's own, as a value; what is wrong with it, at its place."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from msgspec import Struct

from commitcheck.loading.own_rules.condition import CelCondition, MissingExtraError, faults_of
from commitcheck.loading.own_rules.names import Fault, names_in
from commitcheck.loading.own_rules.tokens import tokens
from commitcheck.loading.schemas.check import Document, read_document
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location, Where
from commitcheck.model.own_rule import CannotJudgeError, Example, OwnRule, UnreadRule, Words
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Said, ident, phrase, words
from commitcheck.model.project import InputFile
from commitcheck.model.rule_fields import Field, field_at, is_of_a_list
from commitcheck.model.vocabulary import OPEN_STATUSES

RESERVED = ("INP", "POS", "GOV", "COV", "TIM", "CAP", "VIS", "XCF", "COM", "DEB", "WVR")
"""Letters of our own rules' codes."""

INSTALL = "pip install 'commitcheck[rules]'"
_CODE = pattern("[A-Z]{2,12}[0-9]{3}")
_LIGHT = ("warning", "info")
_PLACE = pattern(r"\{([^{}]*)\}")


class RuleFile(Struct, frozen=True):
    """What one file gave: a rule, or problems. `code` is known of an unsound rule too."""

    rule: OwnRule | None = None
    code: str | None = None
    problems: tuple[Problem, ...] = ()
    input: InputFile | None = None
    unread: UnreadRule | None = None
    """Where it gave no rule, and not plainly one that is about no promise."""


class _Unsound(Struct, frozen=True):
    """A fault of a text, with the field of the file that holds it and the text itself."""

    field: str
    text: str
    fault: Fault


def read_rule(path: str) -> RuleFile:
    """Read and check one file; a rule with anything wrong in it is none."""
    document = read_document(path, "rule")
    data: Mapping[str, Any] = document.data if isinstance(document.data, Mapping) else {}
    code = data.get("code")
    listed = document.input(f"a rule, {code}" if code else "not readable")
    if any(problem.severity is Severity.ERROR for problem in document.problems) or not data:
        return RuleFile(None, code, document.problems, listed, _unread(path, document.raw))
    try:
        condition = CelCondition(data["when"], data["subject"])
        unsound = tuple(_unsound(data, condition))
        without, fault = ((), None) if unsound else tried(condition)
    except MissingExtraError:
        lacking = (*document.problems, _no_extra(path))
        return RuleFile(None, code, lacking, listed, _unread(path, document.raw))
    if fault is not None:
        unsound = (_Unsound("when", condition.source, fault),)
    problems = (
        *document.problems,
        *(_problem(document, it, number) for number, it in enumerate(unsound)),
    )
    if unsound:
        return RuleFile(None, code, problems, listed, _unread(path, document.raw))
    return RuleFile(_rule(document, data, condition, without), code, problems, listed)


def _unread(path: str, raw: object) -> UnreadRule | None:
    """What nobody asks of the promises now, by what the file says plainly of itself."""
    data: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    if data.get("subject") == "roadmap_item":
        return None
    code, is_light = str(data.get("code")), data.get("severity", "warning") in _LIGHT
    is_code = _CODE.fullmatch(code) is not None
    why = phrase("the rule {} could not be used", ident(code) if is_code else Said("path", path))
    return UnreadRule(code if is_code else None, why, is_error=not (data and is_light))


def _unsound(data: Mapping[str, Any], condition: CelCondition) -> Iterator[_Unsound]:
    if letters := next((ours for ours in RESERVED if data["code"].startswith(ours)), None):
        fault = Fault(f"{letters} is the beginning of commitcheck's own codes",
                      "begin with letters of your own, as ACME101", 0)  # fmt: skip
        yield _Unsound("code", data["code"], fault)
    for fault in faults_of(condition):
        yield _Unsound("when", condition.source, fault)
    for field in ("message", "next_step"):
        for fault in _bad_places(data[field], data["subject"]):
            yield _Unsound(field, data[field], fault)


def _bad_places(text: str, subject: str) -> Iterator[Fault]:
    """Every `{...}` must name one field of the record; other braces are a slip."""
    rest = _PLACE.sub(lambda place: " " * len(place[0]), text)
    if stray := re.search(r"[{}]", rest):
        yield Fault(f"a {stray[0]} stands alone", "write {promise.id} for a field", stray.start(),
                    stray[0])  # fmt: skip
    for place in _PLACE.finditer(text):
        found = names_in(place[1], subject)
        for fault in found.faults:
            yield Fault(fault.message, fault.cure, place.start(1) + fault.at, fault.text)
        if not found.faults and [use.own for use in found.uses] != [place[1].strip()]:
            yield Fault(f"{place[0]} is no field", "name one, as {promise.id}", place.start())


def _rule(
    document: Document,
    data: Mapping[str, Any],
    condition: CelCondition,
    without: tuple[str, ...],
) -> OwnRule:
    values = {name: value for name, value in data.items() if value is not None}
    return OwnRule(
        code=values["code"],
        name=values["name"],
        severity=Severity[values.get("severity", "warning").upper()],
        subject=values["subject"],
        when=condition,
        message=_words(values["message"]),
        next_step=_words(values["next_step"]),
        who=values.get("who", "product"),
        why=values.get("why", ""),
        roots=(values["root"],) if "root" in values else (),
        cure=values.get("cure", "decide"),
        statuses=tuple(values.get("statuses", OPEN_STATUSES)),
        unjudged_without=without,
        bad=_examples(document, "bad"),
        good=_examples(document, "good"),
        where=Where(document.source, ()),
    )


def _words(text: str) -> Words:
    texts = _PLACE.sub("\0", text).split("\0")
    return Words(tuple(texts), tuple(name.strip() for name in _PLACE.findall(text)))


def _examples(document: Document, name: str) -> tuple[Example, ...]:
    """As written: their own schemas read them when they are tried."""
    written = document.raw.get(name) if isinstance(document.raw, Mapping) else None
    return tuple(
        Example(record, Where(document.source, (name, at)))
        for at, record in enumerate(written or ())
        if isinstance(record, Mapping)
    )


def _problem(document: Document, unsound: _Unsound, number: int) -> Problem:
    """`number` keeps several faults of one file apart."""
    fault = unsound.fault
    at = _place(document, unsound)
    return Problem(
        f"invalid.{unsound.field}{f'[{number + 1}]' if number else ''}",
        phrase("its {} cannot be used: {}", words(unsound.field), words(fault.message)),
        at,
        file_subject(at.path),
        words(fault.cure),
    )


def _place(document: Document, unsound: _Unsound) -> Location:
    """Where the faulty word of a text stands in the file, however the text is quoted or folded."""
    start = document.source.locate((), unsound.field)
    word, fault = unsound.fault.text, unsound.fault
    if document.content is None:
        return start
    lines = document.content.content.decode("utf-8", "replace").splitlines()
    if not word:
        word = _word_at(unsound.text, fault.at)
    if not word:
        return start
    seen = _count(unsound.text[: fault.at], word)
    for number in range(start.line - 1, len(lines)):
        line = lines[number]
        first = start.column - 1 if number == start.line - 1 else 0
        for found in re.finditer(re.escape(word), line[first:]):
            if seen == 0:
                column = first + found.start() + 1
                return start._replace(line=number + 1, column=column)
            seen -= 1
    return start


def _word_at(text: str, at: int) -> str:
    """The word or sign that stands at a place of a text; of its end, nothing."""
    found = re.match(r"\w+|[^\w\s]{1,2}", text[at:])
    return found[0] if found else ""


def _count(text: str, word: str) -> int:
    return len(re.findall(re.escape(word), text))


def _no_extra(path: str) -> Problem:
    return Problem(
        "unreadable",
        phrase("rules in CEL cannot be evaluated here: the extra commitcheck[rules] is missing"),
        Location(path),
        file_subject(path),
        words(INSTALL),
    )


# A condition tried before it is trusted: on records with every combination of what may be missing.
#
# What comes of it is said on the rule's page: without which fields it has no answer.

MOST = 10
"""Fields of a record that may be missing: a thousand combinations of them are tried."""

_SAMPLES: Mapping[str, Any] = {
    "text": "a text",
    "number": 1.0,
    "day": "2026-01-01T00:00:00Z",
    "truth": True,
}


def tried(condition: CelCondition) -> tuple[tuple[str, ...], Fault | None]:
    """The fields without which it never has an answer, and a fault where it has none at all."""
    names = sorted(name for name in condition.names if not is_of_a_list(condition.subject, name))
    fields = {name: field_at(condition.subject, name) for name in names}
    optional = [name for name in names if not fields[name].always]
    if len(optional) > MOST:
        message = f"it names {len(optional)} fields that may be missing"
        return (), Fault(message, f"part it in rules of {MOST} at most", 0)
    judged = [
        missing for missing in _combinations(optional) if _has_an_answer(condition, fields, missing)
    ]
    if not judged:
        return (), Fault("it has no answer whatever a record holds", "try it on an example", 0)
    return tuple(name for name in optional if all(name not in it for it in judged)), None


def _combinations(names: list[str]) -> Iterator[frozenset[str]]:
    for choice in product((False, True), repeat=len(names)):
        yield frozenset(name for name, is_missing in zip(names, choice, strict=True) if is_missing)


def _has_an_answer(
    condition: CelCondition, fields: Mapping[str, Field], missing: frozenset[str]
) -> bool:
    """Does any record with these fields missing get a yes or a no?"""
    for text in _texts(condition.source):
        for anything in (1.0, text, True):
            values = {
                name: _nothing(field) if name in missing else _sample(field, text, anything)
                for name, field in fields.items()
            }
            try:
                condition.holds(values)
            except CannotJudgeError:
                continue
            return True
    return False


def _texts(source: str) -> list[str]:
    """What a text may be: anything, and what the condition itself compares with."""
    own = [token.text.strip("'\"") for token in tokens(source) if token.kind == "text"]
    return ["a text", *own[:3]]


def _nothing(field: Field) -> Any:
    return [] if field.content in ("texts", "records") else None


def _sample(field: Field, text: str, anything: Any) -> Any:
    match field.content:
        case "any":
            return anything
        case "text":
            return text
        case "texts":
            return [text]
        case "records":
            inner = field.fields.items()
            return [{name: _sample(part, text, anything) for name, part in inner}]
        case _:
            return _SAMPLES[field.content]
