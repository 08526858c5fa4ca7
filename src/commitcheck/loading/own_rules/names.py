"""Which fields a condition names, and whether they exist.

A condition may go through the lists of its own record and no others, so that what it takes does
not grow with the whole project.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from commitcheck.loading.own_rules.tokens import Token, tokens
from commitcheck.model.phrase import did_you_mean, first_names
from commitcheck.model.rule_fields import Field, roots

LOOPS = ("all", "exists", "exists_one", "map", "filter")
_FUNCTIONS = (
    "size", "contains", "startsWith", "endsWith", "matches", "int", "double", "string",
    "timestamp", "duration", "day", "getFullYear", "getMonth", "getDate", "getDayOfMonth",
    "getDayOfWeek", "getDayOfYear", "getHours",
)  # fmt: skip
_OTHERWISE = {
    "and": "&&", "or": "||", "not": "!", "None": "null", "nil": "null", "NULL": "null",
    "True": "true", "False": "false", "=": "==", "&": "&&", "|": "||",
    "lower": "matches(r'(?i)...')", "upper": "matches(r'(?i)...')",
    "lowerAscii": "matches(r'(?i)...')", "len": "size", "length": "size", "includes": "contains",
    "startswith": "startsWith", "endswith": "endsWith", "any": "exists", "today": "as_of",
    "now": "as_of",
}  # fmt: skip
"""Words and signs of other languages, and what they are here."""

_WORDS = ("true", "false", "null", "in")
_SHOWN = 8
_DEEPEST = 2
"""So many lists one within the other."""


class Fault(Struct, frozen=True):
    """Something in a condition that cannot be meant; `at` counts characters of it."""

    message: str
    cure: str
    at: int
    text: str = ""


class Use(Struct, frozen=True):
    """A whole name where it stands; `own` is how it is written, as `a.role` for a list's record."""

    name: str
    own: str
    start: int
    end: int
    field: Field


class Names(Struct, frozen=True):
    """Every field that a condition uses, in order, and what is wrong with its names."""

    uses: tuple[Use, ...]
    faults: tuple[Fault, ...]
    depth: int


def names_in(source: str, subject: str) -> Names:
    """Look up every name of a condition about a `subject`."""
    reader = _Reader(source, subject)
    reader.read()
    return Names(tuple(reader.uses), tuple(reader.faults), reader.deepest)


class _Bound(Struct, frozen=True):
    """A name that a loop gives to the entries of a list, until the loop's bracket closes."""

    name: str
    path: str
    field: Field
    depth: int


class _Reader:
    def __init__(self, source: str, subject: str) -> None:
        self.subject = subject
        self.tokens: Sequence[Token] = tokens(source)
        self.roots = roots(subject)
        self.uses: list[Use] = []
        self.faults: list[Fault] = []
        self.bound: list[_Bound] = []
        self.brackets: list[bool] = []
        self.deepest = 0

    def read(self) -> None:
        at = 0
        while at < len(self.tokens):
            at = self._next(at)

    def _next(self, at: int) -> int:
        token = self.tokens[at]
        if token.text in ("(", "["):
            self._opened(at)
        elif token.text in (")", "]"):
            self._closed()
        elif token.text in ("{", "}"):
            self._fault(token, "{ stands for no value here", "compare fields, and join with &&")
        elif token.kind == "name":
            return self._name(at)
        elif token.kind == "mark" and token.text in _OTHERWISE:
            self._fault(token, f"there is no sign {token.text}",
                        f"did you mean {_OTHERWISE[token.text]}?")  # fmt: skip
        return at + 1

    def _opened(self, at: int) -> None:
        before = self.tokens[at - 1] if at else None
        follows = before is not None and (before.kind == "name" or before.text in (")", "]"))
        if self.tokens[at].text == "[" and follows and before and before.text not in _WORDS:
            self._fault(self.tokens[at], "an entry is asked for by its number",
                        "ask for size(), in or exists()")  # fmt: skip
        self.brackets.append(False)

    def _closed(self) -> None:
        if self.brackets and self.brackets.pop():
            self.bound.pop()

    def _name(self, at: int) -> int:
        token = self.tokens[at]
        if self._is(at + 1, "("):
            self._function(at)
            return at + 1
        if self._is(at - 1, "."):
            self._fault(token, f"{token.text} is asked of no record",
                        f"begin with {self.subject}.")  # fmt: skip
            return at + 1
        if token.text in _WORDS:
            return at + 1
        return self._path(at)

    def _path(self, at: int) -> int:
        """A name with all that follows it by dots; gives where to go on."""
        parts, end = [self.tokens[at]], at + 1
        while self._is(end, ".") and self._kind(end + 1) == "name" and not self._is(end + 2, "("):
            parts.append(self.tokens[end + 1])
            end += 2
        use = self._looked_up(parts)
        if use is None:
            return end
        loops = self._is(end, ".") and self._is(end + 2, "(") and self._text(end + 1) in LOOPS
        if loops:
            return self._loop(use, end + 1)
        first = next(iter(use.field.fields), "")
        if use.field.content == "record":
            cure = f"name one of its fields, as {use.own}.{first}"
            self._fault(parts[-1], f"{use.own} is no value by itself", cure)
        elif use.field.content == "records" and not self._is_counted(at, end):
            cure = f"go through it, as {use.own}.exists(x, x.{first} != null)"
            self._fault(parts[-1], f"{use.own} is no value by itself", cure)
        self.uses.append(use)
        return end

    def _is_counted(self, at: int, end: int) -> bool:
        by_function = self._is(at - 1, "(") and self._text(at - 2) == "size"
        return by_function or (self._is(end, ".") and self._text(end + 1) == "size")

    def _looked_up(self, parts: Sequence[Token]) -> Use | None:
        first = parts[0]
        bound = next((it for it in reversed(self.bound) if it.name == first.text), None)
        known: Mapping[str, Field] = self.roots
        if bound is None and first.text not in known:
            self._unknown_root(first)
            return None
        field = bound.field if bound else known[first.text]
        path = bound.path if bound else first.text
        for part in parts[1:]:
            if part.text not in field.fields:
                self._unknown_field(part, path, field)
                return None
            field, path = field.fields[part.text], f"{path}.{part.text}"
        own = ".".join(part.text for part in parts)
        return Use(path, own, first.start, parts[-1].end, field)

    def _loop(self, use: Use, at: int) -> int:
        """`promise.approvals.exists(a, ...)`: from the word of the loop to behind its comma."""
        self.uses.append(use)
        if use.name.startswith("vision."):
            own = f"{self.subject}.{self._a_list}"
            self._fault(self.tokens[at], f"{use.own} is no list of the record",
                        f"ask with in: {own}.exists(x, x in {use.own})")  # fmt: skip
        elif use.field.content not in ("texts", "records"):
            self._fault(self.tokens[at], f"{use.own} is no list", "compare it with ==")
        variable = at + 2
        if self._kind(variable) != "name" or not self._is(variable + 1, ","):
            self._fault(self.tokens[at], f"{self._text(at)} names no variable",
                        f"write {use.own}.{self._text(at)}(x, ...)")  # fmt: skip
            return at
        name = self._text(variable)
        if name in self.roots:
            self._fault(self.tokens[variable], f"{name} has a meaning already", "call it x")
        entry = Field("record", fields=use.field.fields) if use.field.fields else Field("text")
        self.bound.append(_Bound(name, use.name, entry, len(self.brackets)))
        self.brackets.append(True)
        self.deepest = max(self.deepest, len(self.bound))
        if len(self.bound) > _DEEPEST:
            self._fault(self.tokens[at], f"there are more than {_DEEPEST} lists in one another",
                        "part the rule in two")  # fmt: skip
        return variable + 2

    def _function(self, at: int) -> None:
        token = self.tokens[at]
        if token.text in LOOPS:
            self._fault(token, f"{token.text} goes through something that is no list of the record",
                        "only the record's own lists can be gone through, as "
                        f"{self.subject}.{self._a_list}.exists(x, ...)")  # fmt: skip
        elif token.text == "has":
            self._fault(token, "has() is true of every field", "compare with null: promise.arr"
                        " != null")  # fmt: skip
        elif token.text == "day" and self._kind(at + 2) != "text":
            self._fault(token, "day() takes a day as written", "write day('2026-03-31')")
        elif token.text not in _FUNCTIONS and token.text not in _WORDS:
            near = _OTHERWISE.get(token.text) or did_you_mean(token.text, (*_FUNCTIONS, *LOOPS))
            cure = f"did you mean {near}?" if near else f"there are {', '.join(_FUNCTIONS)}"
            self._fault(token, f"there is no function {token.text}", cure)

    @property
    def _a_list(self) -> str:
        fields = self.roots[self.subject].fields
        return next(name for name in fields if fields[name].content in ("texts", "records"))

    def _unknown_root(self, token: Token) -> None:
        fields = self.roots[self.subject].fields
        near = _OTHERWISE.get(token.text) or did_you_mean(token.text, self.roots)
        meant = did_you_mean(token.text, fields)
        if token.text in fields:
            near = f"{self.subject}.{token.text}"
        elif near is None and meant:
            near = f"{self.subject}.{meant}"
        cure = f"did you mean {near}?" if near else f"begin with {' or '.join(self.roots)}"
        self._fault(token, f"there is nothing called {token.text}", cure)

    def _unknown_field(self, token: Token, path: str, field: Field) -> None:
        if not field.fields:
            self._fault(token, f"{path} has no fields, and none called {token.text}",
                        f"leave .{token.text} out")  # fmt: skip
            return
        near = did_you_mean(token.text, field.fields)
        cure = f"did you mean {near}?" if near else f"it has {first_names(field.fields, _SHOWN)}"
        self._fault(token, f"{path} has no field {token.text}", cure)

    def _fault(self, token: Token, message: str, cure: str) -> None:
        self.faults.append(Fault(message, cure, token.start, token.text))

    def _is(self, at: int, text: str) -> bool:
        return self._text(at) == text

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""
