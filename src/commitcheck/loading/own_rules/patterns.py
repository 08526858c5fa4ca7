"""What a regular expression in a condition may cost.

The library takes time in proportion to a text's length, times what its pattern keeps in mind while
it reads: with `(a{1,30}){1,30}` nine hundred places. So a pattern stands in the condition as
written, what it repeats is counted, and a rule looks at so many characters in a run.
"""

import re
from collections.abc import Iterator, Sequence

from commitcheck.loading.own_rules.names import Fault
from commitcheck.loading.own_rules.tokens import Token
from commitcheck.model.pattern import pattern

HEAVIEST = 100
"""Of all patterns of a condition together: each costs up to 12 ns a character, measured."""

_LITERAL = pattern(r"([rRbB]{0,2})('''|\"\"\"|'|\")(.*)\2", re.DOTALL)
_ESCAPE = pattern(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0-7]{3}|.)", re.DOTALL)
_PIECE = pattern(
    r"(?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?[\w:<>=!-]*)?)|(?P<close>\))"
    r"|\{(?P<least>\d*)(?P<more>,?)(?P<most>\d*)\}|(?P<loop>[*+])|(?P<other>.)",
    re.DOTALL,
)


def patterns_in(words: Sequence[Token]) -> Iterator[Token]:
    """The patterns that a condition gives to matches(), as they are written."""
    yield from (words[at + 2] for at in _calls(words) if _is_written(words, at))


def pattern_faults(words: Sequence[Token]) -> Iterator[Fault]:
    """A pattern that is not written there, or that repeats too much."""
    for at in _calls(words):
        token = words[at]
        if not at or words[at - 1].text != ".":
            cure = "write promise.title.matches('...')"
            yield Fault("matches() is asked of no text", cure, token.start, token.text)
        elif not _is_written(words, at):
            cure = "write the pattern there, in quotes"
            yield Fault("matches() takes a pattern as written", cure, token.start, token.text)
    written = list(patterns_in(words))
    if (total := sum(map(weight, written))) > HEAVIEST:
        heaviest = max(written, key=weight)
        message = f"its patterns repeat {total} things, {HEAVIEST} at most"
        yield Fault(message, "repeat less within { }, or part the rule", heaviest.start)


def weight(literal: Token) -> int:
    """How many repeated things a pattern keeps in mind: `a*` one, `(a{1,3}b+){2}` eight and two."""
    levels, last = [0], 0
    for piece in _PIECE.finditer(_text_of(literal)):
        match piece.lastgroup:
            case "open":
                levels.append(0)
            case "close" if len(levels) > 1:
                last = levels.pop()
                levels[-1] += last
            case "loop":
                levels[-1] += 1
            case "least" | "more" | "most":
                times = max(int(piece["least"] or 0), int(piece["most"] or 0))
                levels[-1] += last * max(0, times - 1) + times
            case _:
                last = 0
    return sum(levels)


def _calls(words: Sequence[Token]) -> Iterator[int]:
    for at in range(len(words) - 1):
        if words[at].text == "matches" and words[at + 1].text == "(":
            yield at


def _is_written(words: Sequence[Token], at: int) -> bool:
    inside = words[at + 2 : at + 4]
    return len(inside) > 1 and inside[0].kind == "text" and inside[1].text == ")"


def _text_of(literal: Token) -> str:
    """The text that a literal of CEL stands for."""
    found = _LITERAL.fullmatch(literal.text)
    if found is None:
        return literal.text
    return found[3] if "r" in found[1].lower() else _ESCAPE.sub(_unescaped, found[3])


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if len(sign) == 1:
        return sign
    base, digits = (8, sign) if sign[0] in "01234567" else (16, sign[1:])
    code = int(digits, base)
    return chr(code) if code <= 0x10FFFF else sign  # noqa: PLR2004 - the last there is
