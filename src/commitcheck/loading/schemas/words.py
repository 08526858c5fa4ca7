"""Schema keywords in the words of a product manager: what was found and what belongs there."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from commitcheck.loading.schemas.compile import Node, type_name
from commitcheck.loading.schemas.read import DayRefusal, Refusal, suggestion
from commitcheck.loading.yaml_text.scalars import number_of, truth_of
from commitcheck.model.phrase import Kind, Phrase, Said, did_you_mean, number, phrase, words

WHOLE = "the file"
"""The name of what has no field's name around it."""

_LONGEST_SHOWN = 60
_MOST_NAMES = 12
_LARGEST_SCALE = 1000
_SAID_AS: Mapping[str, Kind] = {
    "customer": "customer",
    "deal": "deal",
    "arr": "money",
    "by": "person",
    "promised_by": "person",
    "owner": "person",
}
"""What redaction must do with the value of a field; any other is a plain value."""
_ARTICLES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "yes or no",
    "null": "nothing",
}


class Objection(Struct, frozen=True):
    """The kind of problem, the sentence and the cure."""

    variant: str
    message: Phrase
    next_step: Phrase


def refused(name: str, node: Node, refusal: Refusal) -> Objection:
    """A scalar that means nothing where it stands."""
    if refusal.day is not None:
        return _no_day(name, refusal.text, refusal.day)
    shown = said(name, refusal.text)
    if refusal.kind == "text":
        taken = "{} is {}, which some YAML readers take for {}"
        message = phrase(taken, words(name), shown, words(refusal.reading))
        return Objection("ambiguous_text", message, phrase('put it in quotes: "{}"', shown))
    template = (
        '{} is "{}" in quotes, expected {}' if refusal.kind == "quoted" else "{} is {}, expected {}"
    )
    message = phrase(template, words(name), shown, words(expected(node)))
    return Objection("invalid", message, _typed_cure(name, node, refusal))


def faulty(name: str, node: Node, value: Any, keyword: str) -> Objection:
    """A value of the right type that a keyword of the schema refuses."""
    if keyword == "enum":
        return _no_choice(name, node, value)
    if isinstance(value, list):
        return _bad_count(name, node, value, keyword)
    if keyword == "minLength" and value == "":
        return Objection("invalid", phrase("{} is empty", words(name)), _fill_in(name))
    if isinstance(value, str) and keyword in ("minLength", "maxLength"):
        return _bad_length(name, node, value)
    if keyword == "pattern":
        return _bad_form(name, node, value)
    bounds = words(_bounds(node, keyword))
    message = phrase("{} is {}, expected {}", words(name), _amount(name, value), bounds)
    return Objection("invalid", message, phrase("write a number, {}", bounds))


def wrong_shape(name: str, node: Node, value: Any) -> Objection:
    """A list, mapping or scalar where one of the others belongs."""
    found = _ARTICLES[type_name(value)]
    message = phrase("{} is {}, expected {}", words(name), words(found), words(expected(node)))
    if name == WHOLE and isinstance(value, str):
        message = phrase("{} is one text, expected {}", words(name), words(expected(node)))
    elif isinstance(value, str):
        message = phrase(
            "{} is {}, expected {}", words(name), said(name, value), words(expected(node))
        )
    if "array" in node.types and isinstance(value, str) and name != WHOLE:
        cure = phrase("write a list: {}: [{}]", words(name), said(name, value))
        return Objection("invalid", message, cure)
    if "array" in node.types:
        return Objection("invalid", message, words("begin each entry with `- `"))
    if "object" in node.types:
        cure = words("write its fields below it, indented, as `field: value`")
        return Objection("invalid", message, cure)
    return Objection("invalid", message, phrase("write {}", words(expected(node))))


EMPTY_FIELD = "empty_field"
"""Variant of a key that is no field and has no value: nothing was lost, so it is no finding."""


def empty_field(name: str, holder: str) -> Objection:
    message = phrase("{} is no field of {} and says nothing", _short(name), words(holder))
    cure = words("remove it; or, if it is the end of a sentence, put the sentence in quotes")
    return Objection(EMPTY_FIELD, message, cure)


def unknown_field(name: str, holder: str, known: Iterable[str]) -> Objection:
    names = sorted(known)
    nearest = did_you_mean(name, names)
    message = phrase("{} is no field of {}, so it is not read", _short(name), words(holder))
    if nearest is not None:
        return Objection("unknown_field", message, phrase("did you mean {}?", words(nearest)))
    if names and len(names) <= _MOST_NAMES:
        return Objection("unknown_field", message, words(f"expected one of {', '.join(names)}"))
    return Objection("unknown_field", message, words("remove it, or check how it is spelt"))


def missing(name: str, holder: str, node: Node | None) -> Objection:
    message = phrase("{} is missing in {}", words(name), words(holder))
    example = node.example if node is not None else None
    if isinstance(example, str | int | float):
        return Objection("missing", message, words(f"add it, for instance {name}: {example}"))
    return Objection("missing", message, words(f"add {name}"))


def expected(node: Node) -> str:
    """What a value may be, in words: `a number`, `one of hard, soft`."""
    if node.is_date:
        open_day = ", or open where no day was promised" if node.may_be_open else ""
        return f"a date as 2026-03-16 or 2026-Q3{open_day}"
    if node.choices is not None:
        return _one_of([str(choice) for choice in node.choices if choice is not None])
    kinds = [kind for kind in _ARTICLES if kind in node.types and kind != "null"]
    if "number" in kinds and "integer" in kinds:
        kinds.remove("integer")
    return " or ".join(_ARTICLES[kind] for kind in kinds) or "nothing"


def said(name: str, value: str) -> Said:
    """A value under the name that redaction knows it by."""
    return Said(_SAID_AS.get(name, "value"), _short(value))


def _one_of(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


def _bounds(node: Node, keyword: str) -> str:
    """Both bounds of a scale such as 0 to 1, else the one that was broken."""
    low, high = node.minimum, node.maximum
    if low is not None and high is not None and high <= _LARGEST_SCALE:
        return f"{number(low)} to {number(high)}"
    if keyword == "maximum" and high is not None:
        return f"{number(high)} or less"
    if keyword == "exclusiveMinimum" and node.exclusive_minimum is not None:
        return f"more than {number(node.exclusive_minimum)}"
    return f"{number(low or 0)} or more"


def _amount(name: str, value: float) -> Said | float:
    return said(name, number(value)) if name in _SAID_AS else value


def _no_day(name: str, text: str, day: DayRefusal) -> Objection:
    shown = said(name, text)
    if day.is_ambiguous:
        first, second = day.readings
        message = phrase(
            "{} is {}, which can be {} or {}",
            words(name), shown, words(_in_words(first)), words(_in_words(second)),
        )  # fmt: skip
        return Objection("ambiguous_date", message, phrase("write {} or {}", first, second))
    message = phrase("{} is {}, which {}", words(name), shown, words(day.reason))
    nearest = suggestion(text)
    if nearest is not None:
        return Objection("invalid", message, words(f"write {nearest}"))
    if "calendar" in day.reason:
        return Objection("invalid", message, words("correct the day"))
    return Objection("invalid", message, words("write it as 2026-03-16 or 2026-Q3"))


def _typed_cure(name: str, node: Node, refusal: Refusal) -> Phrase:
    wants_number = not node.types.isdisjoint(("number", "integer"))
    wants_truth = "boolean" in node.types
    text = refusal.text
    means_it = (wants_number and number_of(text) is not None) or (
        wants_truth and truth_of(text) is not None
    )
    if refusal.kind == "quoted" and means_it:
        return words("remove the quotes")
    bare = re.sub(r"[\s,_'%€$£]", "", text).lstrip("0")
    if wants_number and bare != text and number_of(bare) is not None:
        return phrase("write {}", said(name, bare))
    return phrase("write {}", words(expected(node)))


def _no_choice(name: str, node: Node, value: Any) -> Objection:
    choices = [str(choice) for choice in node.choices or () if choice is not None]
    shown = said(name, value) if isinstance(value, str) else value
    message = phrase("{} is {}, expected {}", words(name), shown, words(_one_of(choices)))
    nearest = did_you_mean(str(value), choices)
    if nearest is not None:
        return Objection("unknown_value", message, phrase("did you mean {}?", words(nearest)))
    return Objection("unknown_value", message, words(f"write {_one_of(choices)}"))


def _bad_count(name: str, node: Node, value: list[Any], keyword: str) -> Objection:
    if keyword == "uniqueItems":
        message = phrase("{} holds the same value twice", words(name))
        return Objection("invalid", message, words("remove one of them"))
    bound = f"at least {node.min_items}" if keyword == "minItems" else f"at most {node.max_items}"
    message = phrase("{} has {} entries, expected {}", words(name), len(value), words(bound))
    return Objection("invalid", message, phrase("give it {}", words(bound)))


def _bad_length(name: str, node: Node, value: str) -> Objection:
    bound = (
        f"at most {node.max_length}"
        if node.max_length is not None and len(value) > node.max_length
        else f"at least {node.min_length}"
    )
    message = phrase("{} has {} characters, expected {}", words(name), len(value), words(bound))
    return Objection("invalid", message, phrase("make it {} characters", words(bound)))


def _bad_form(name: str, node: Node, value: str) -> Objection:
    shown = said(name, value)
    if re.search(r"[\x00-\x1f\x7f-\x9f]", value):
        control = "{} is {}, which holds a line break or control character"
        message = phrase(control, words(name), shown)
        return Objection("invalid", message, words("write it on one line, without it"))
    like = f", such as {node.example}" if node.example is not None else ""
    formless = "{} is {}, which is not of the expected form{}"
    message = phrase(formless, words(name), shown, words(like))
    for change in _SPELLINGS:
        if node.pattern is not None and re.search(node.pattern, change(value)):
            return Objection("invalid", message, phrase("write {}", said(name, change(value))))
    return Objection("invalid", message, words(f"write it in the expected form{like}"))


_SPELLINGS: tuple[Callable[[str], str], ...] = (str.strip, str.upper, str.lower)


def _fill_in(name: str) -> Phrase:
    return phrase("fill in {}", words(name))


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"


def _in_words(day: dt.date) -> str:
    """`3 April 2026`, in English on every machine."""
    months = "January February March April May June July August September October November December"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"
