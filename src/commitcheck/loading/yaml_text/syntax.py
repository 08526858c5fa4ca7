"""Words for what is no YAML at all: the common slips, each with its cure."""

import re
from collections.abc import Callable

from msgspec import Struct
from yaml import MarkedYAMLError, YAMLError

from commitcheck.loading.yaml_text.build import events
from commitcheck.loading.yaml_text.traps import Trap, too_deep
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, phrase, words

_FIELD = pattern(r"\s*(?:-\s+)*(?P<name>[^\s:#'\"\[{-][^:#\[{]*?)\s*:(?:\s+(?P<value>.*?))?\s*")
_GLUED = pattern(r"\s*(?:-\s+)*(?P<name>[^\s:#'\"\[{]+):(?P<value>[^\s:/\\].*?)\s*")
_GLUED_DASH = pattern(r"\s*-(?P<field>[A-Za-z_][^\s:]*:(?:\s.*|))")
_FLOW_FIELD = pattern(r"[{,]\s*[^\s{},:]+: +[^{},'\"]*$")
_LONGEST_SHOWN = 60


class _Slip(Struct, frozen=True):
    """What the parser said, and the text around the place where it said it."""

    text: str
    problem: str
    at: int
    context: str
    context_index: int | None

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    def line(self, index: int | None = None) -> str:
        at = self.at if index is None else index
        start = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        return re.split(r"[\r\n]", self.text[start : start + 1000], maxsplit=1)[0]

    @property
    def before(self) -> str:
        """The line up to the place."""
        start = max(self.text.rfind("\n", 0, self.at), self.text.rfind("\r", 0, self.at)) + 1
        return self.text[start : self.at]

    @property
    def last_line_before(self) -> str:
        """The last line above that holds something."""
        above = self.text[: self.at - len(self.before)].rstrip()
        return self.line(len(above) - 1) if above else ""


Explanation = tuple[str, Phrase, int]
"""Our words, the cure, and the index they are about."""


def syntax_trap(error: MarkedYAMLError, text: str) -> Trap:
    """The parser's refusal as a trap, in words that need no knowledge of YAML."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    slip = _Slip(
        text,
        str(error.problem),
        min(mark.index if mark else 0, len(text)),
        str(error.context),
        context.index if context else None,
    )
    if "nesting depth" in slip.problem:  # newer parsers have a limit of their own, above ours
        return too_deep(slip.at, ())
    for explain in _EXPLAINERS:
        explanation = explain(slip)
        if explanation is not None:
            return Trap("unreadable", words(explanation[0]), explanation[1], explanation[2])
    message = words(f"this is not valid YAML: {slip.problem}")
    cure = words("look for a missing quote, colon or indentation around this line")
    return Trap("unreadable", message, cure, slip.at)


def _tab(slip: _Slip) -> Explanation | None:
    before = slip.before
    if slip.char != "\t" and "tab character" not in slip.problem:
        return None
    if "cannot start any token" not in slip.problem and "tab" not in slip.problem:
        return None
    index = slip.at - len(before) + before.find("\t") if "\t" in before else slip.at
    return "a tab stands where YAML wants spaces", words("replace the tab by spaces"), index


def _second_colon(slip: _Slip) -> Explanation | None:
    if "mapping values are not allowed" not in slip.problem:
        return None
    if _FIELD.fullmatch(slip.before) is not None and ": " in slip.before:
        message = "the text of this field holds a colon followed by a space"
        return message, _quoted(slip, slip.at), slip.at
    above = slip.last_line_before
    for line, index in ((slip.line(), slip.at - len(slip.before)), (above, _start(above, slip))):
        if _GLUED_DASH.fullmatch(line):
            return _glued_dash(line, index)
    if _GLUED.fullmatch(above):
        return _glued(above, slip.text.rfind(above, 0, slip.at))
    message = "this line is indented further than the field above it, which has a value already"
    start = slip.at - len(slip.before.lstrip())
    return message, words("start it in the same column as the field above"), start


def _start(above: str, slip: _Slip) -> int:
    return slip.text.rfind(above, 0, slip.at)


def _glued_dash(line: str, index: int) -> Explanation:
    match = _GLUED_DASH.fullmatch(line)
    assert match is not None  # noqa: S101 - the caller matched it already
    cure = phrase("write a space after the dash: - {}", words(_short(match["field"].rstrip())))
    return "there is no space after the dash", cure, index + len(line) - len(line.lstrip())


def _missing_colon(slip: _Slip) -> Explanation | None:
    if "expected ':'" not in slip.problem or slip.context_index is None:
        return None
    line = slip.line(slip.context_index)
    if _GLUED.fullmatch(line):
        return _glued(line, slip.context_index)
    message = "this line is neither `field: value` nor part of the text above"
    cure = "write it as `field: value`, or indent it under the field it continues"
    return message, words(cure), slip.context_index


def _glued(line: str, index: int) -> Explanation:
    match = _GLUED.fullmatch(line)
    assert match is not None  # noqa: S101 - both callers matched it already
    cure = phrase("write a space after the colon: {}: {}", match["name"], _short(match["value"]))
    return "there is no space after the colon", cure, index + len(line) - len(line.lstrip())


def _sign_first(slip: _Slip) -> Explanation | None:
    """`@jane`, `%5`, a backtick, `*bold*`, `& Co`, `, and`: a sign that has a meaning in YAML."""
    if "cannot start any token" in slip.problem:
        return _begins_with(slip, slip.at)
    if "alphabetic or numeric" in slip.problem and slip.context_index is not None:
        start = max(0, slip.at - len(slip.before))
        tagged = slip.text.find(": !", start, slip.context_index)
        return _begins_with(slip, slip.context_index if tagged < 0 else tagged + 2)
    if "node content" in slip.problem and slip.char in tuple(",]}"):
        return _begins_with(slip, slip.at)
    if "not allowed" in slip.problem and slip.char in ("-", "?"):
        return _begins_with(slip, slip.at)
    return None


def _begins_with(slip: _Slip, index: int) -> Explanation:
    sign = slip.text[index : index + 1]
    message = f"text that begins with {sign} must stand in quotes"
    return message, _quoted(slip, index), index


def _after_a_value(slip: _Slip) -> Explanation | None:
    """`"x" y`, `'it's'`, `*bold* move`, `{id} is big`: the value had ended already."""
    if not re.search("expected (?:key|<block end>|'-' indicator)", slip.problem):
        return None
    field = _FIELD.fullmatch(slip.line())
    value = (field["value"] or "") if field else ""
    if value[:1] in ("'", '"') and slip.before.strip() and slip.before.strip() != "-":
        index = slip.at
        return "there is text after the closing quote", _requoted(value), index
    closed = value[:1] in ("{", "[") and slip.before.rstrip()[-1:] in ("}", "]")
    if (closed or value[:1] in ("*", "&", "!")) and value[:1] in slip.before:
        return _begins_with(slip, slip.at - len(slip.before) + slip.before.find(value[0]))
    return None


def _indentation(slip: _Slip) -> Explanation | None:
    start = slip.at
    if _GLUED_DASH.fullmatch(slip.line()):
        return _glued_dash(slip.line(), slip.at - len(slip.before))
    if "block collection" in slip.context:
        message = "this line is not part of the list it stands in"
        cure = "indent it like the item above, or begin it with `- `"
        return message, words(cure), start
    if "document start" in slip.problem:
        message = "this line is indented less than the lines above it"
        return message, words("start them in the same column"), start
    if not re.search("expected (?:key|<block end>)", slip.problem):
        return None
    if slip.line().lstrip().startswith("-"):
        message = "this list item fits neither the list nor the field above it"
    else:
        message = "the indentation of this line fits no line above it"
    return message, words("start it in the same column as what it belongs with"), start


def _never_closed(slip: _Slip) -> Explanation | None:
    opened = slip.context_index
    if opened is None:
        return None
    if "quoted scalar" in slip.context and "end of stream" in slip.problem:
        message = "the quote that opens here is never closed"
        return message, words("close it, or remove it"), opened
    if "document separator" in slip.problem or "document indicator" in slip.problem:
        return "the quote that opens here is never closed", words("close it"), opened
    if not re.search("flow (?:sequence|mapping|node)", slip.context):
        return None
    if ":" in slip.char and _FLOW_FIELD.search(slip.before):
        return (
            "the text of this field holds a colon followed by a space",
            _quoted(slip, slip.at),
            slip.at,
        )
    sign = slip.text[opened : opened + 1]
    closing = {"[": "]", "{": "}"}.get(sign)
    if closing is None:
        message = "a [ or { in this file is never closed"
        return message, words("close it with ] or }, or put the text in quotes"), slip.at
    message = f"the {sign} that opens here is not closed by {closing}, or a comma is missing in it"
    return message, words(f"add the comma or the {closing}, or put the text in quotes"), opened


def _escape(slip: _Slip) -> Explanation | None:
    if "URI" in slip.problem or not re.search("escape|hexdecimal|hexadecimal", slip.problem):
        return None
    message = "a backslash in double quotes has a meaning of its own"
    return message, words("put the text in single quotes instead"), slip.at


def _block_text(slip: _Slip) -> Explanation | None:
    if "block scalar" not in slip.context:
        return None
    message = "after | or > the text has to begin on the next line"
    cure = "move the text to the next line, or put it in quotes"
    at = slip.at if slip.context_index is None else slip.context_index
    return message, words(cure), at


def _directive(slip: _Slip) -> Explanation | None:
    if "directive" not in slip.context and "YAML document" not in slip.problem:
        return None
    message = "a line that begins with % is an instruction to the YAML reader"
    return message, words("remove it; quote a text that begins with %"), slip.at


def _tag(slip: _Slip) -> Explanation | None:
    if "tag" not in slip.context + slip.problem:
        return None
    at = slip.at if slip.context_index is None else slip.context_index
    return "text that begins with ! must stand in quotes", _quoted(slip, at), at


_EXPLAINERS: tuple[Callable[[_Slip], Explanation | None], ...] = (
    _tab,
    _second_colon,
    _missing_colon,
    _sign_first,
    _after_a_value,
    _never_closed,
    _indentation,
    _escape,
    _block_text,
    _directive,
    _tag,
)


def _quoted(slip: _Slip, index: int) -> Phrase:
    """The value at a place as it should have been written, if that would be read."""
    plainly = words("put the text in quotes")
    start, end = _around(slip, index)
    field = _FIELD.fullmatch(slip.text[start:end])
    if field is None or not field["value"]:
        return plainly
    value = field["value"]
    quote = "'" if '"' in value else '"'
    begin = start + field.start("value")
    written = f"{quote}{value}{quote}"
    if quote in value or "\\" in value or not _mends(slip, begin, begin + len(value), written):
        return plainly
    return phrase(
        "put the text in quotes: {}: " + quote + "{}" + quote, field["name"], _short(value)
    )


def _around(slip: _Slip, index: int) -> tuple[int, int]:
    """Start and end of the field at a place: of its line, or of its part between `{` and `}`."""
    line = slip.line(index)
    start = max(slip.text.rfind("\n", 0, index), slip.text.rfind("\r", 0, index)) + 1
    end = start + len(line)
    before = slip.text[start:index]
    if before.count("{") <= before.count("}") and before.count("[") <= before.count("]"):
        return start, end
    opened = max(before.rfind(sign) for sign in "{[,")
    ends = [at for sign in ",}]" if (at := slip.text.find(sign, index + 1, end)) >= 0]
    return start + opened + 1, min(ends, default=end)


def _mends(slip: _Slip, start: int, end: int, written: str) -> bool:
    """Is the text read past this place with that in it? A cure must not break more."""
    get = events(f"{slip.text[:start]}{written}{slip.text[end:]}")
    try:
        while get() is not None:
            pass
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark is not None and mark.index > start + len(written)
    except YAMLError:
        return False
    return True


def _requoted(value: str) -> Phrase:
    if value[0] == "'" and '"' not in value:
        return words("use double quotes around it, or write '' for an apostrophe inside")
    return words("put quotes around the whole text, the other kind than the ones inside it")


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"
