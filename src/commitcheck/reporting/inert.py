r"""Makes words of a user's file inert: nothing in them moves, colours, hides or commands.

For people on a terminal and in a CI log. What would act is shown as a visible escape such
as `\x1b`; line ends become spaces, so that a text never begins a line it did not begin.

`sentence` puts a finding in plain words on one line, for the formats that machines hand on to
people.
"""

import re
import unicodedata

from commitcheck.model.finding import Finding
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase
from commitcheck.model.vocabulary import ROLES

_LINE_ENDS = pattern("[ ]*[\t\n\v\f\r\x85\u2028\u2029][ \t\n\v\f\r\x85\u2028\u2029]*")

_COMMANDS = pattern(r"(?<=:):|(?<=##)(\w*)\[")

_JOINERS = "\u200c\u200d"
"""Invisible and harmless; Persian words and family emoji need them."""

_MARKS = frozenset(("Mn", "Me"))

_STACKED = 3
"""Combining marks shown on one letter; more of them would climb into other lines."""

_SAID_LIMIT = 160
"""How much of one cell a sentence shows."""


def inert(text: str) -> str:
    """The text on one line, without a character that acts, and without a runner's command.

    `::` and `##[` start commands of CI runners wherever wrapping may put them, so neither
    survives anywhere.
    """
    if not text.isprintable():
        text = "".join(_visible(_LINE_ENDS.sub(" ", text)))
    elif not (text.isascii() or _MARKS.isdisjoint(map(unicodedata.category, text))):
        text = "".join(_visible(text))
    if "::" in text or "##" in text:
        text = _COMMANDS.sub(_disarmed, text)
    return text


def inert_lines(text: str) -> str:
    """`inert`, line by line: for a page that has lines of its own."""
    return "\n".join(map(inert, text.split("\n")))


def shorten(text: str, limit: int) -> str:
    """`inert`, and at most `limit` characters: a long text ends in an ellipsis."""
    head = text[: 4 * limit]
    shown = inert(head).strip()
    if len(shown) <= limit and len(head) == len(text):
        return shown
    return shown[: limit - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def sentence(words: Phrase, limit: int = _SAID_LIMIT) -> str:
    """A phrase on one line; only what comes from a file is shortened, never our own words."""
    parts = (
        part if isinstance(part, str) else _without_edges(part.text, limit) for part in words.parts
    )
    return inert("".join(parts))


def _without_edges(text: str, limit: int) -> str:
    """A long cell shortened, a short one as it is (escaped once, with its sentence)."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _visible(text: str) -> list[str]:
    shown: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if marks > _STACKED:
            continue
        if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS):
            shown.append(_escape(character))
        else:
            shown.append(character)
    return shown


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - two hex digits hold it
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - as above


def _disarmed(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found[:-1]}\\x{ord(found[-1]):02x}"


_NAME, _NEXT = 60, 200

RESTS_ON = {"read": "as read from its words", "confirmed": "by what was confirmed of its words"}
"""What a finding rests on where it is not what the columns say."""


def statement(found: Finding) -> str:
    """The message; it begins with its subject where nothing in it names that."""
    message = sentence(found.message)
    name = shorten(found.subject.id, _NAME)
    if name and name not in message and found.subject.kind not in ("portfolio", "file"):
        message = f"{name}: {message}"
    if found.worse_when_signed:
        message += "; an error once signed"
    if found.lapsed_waiver is not None:
        message += f"; waiver {shorten(found.lapsed_waiver, _NAME)} has lapsed"
    if found.in_baseline:
        until = found.accepted_until
        message += "; in the baseline" + (f", accepted until {until}" if until else "")
    if found.basis in RESTS_ON:
        message += f"; {RESTS_ON[found.basis]}"
    return message


def remedy(found: Finding) -> str:
    """`move the date to 2027-01-31 or later (engineering decides)`."""
    return f"{sentence(found.next_step, _NEXT)} ({decider(found.who)} decides)"


def decider(who: str) -> str:
    """A role in words, `customer success`; anybody else by their name."""
    return who.replace("_", " ") if who in ROLES else shorten(who, _NAME)


def thing(kind: str, name: str) -> str:
    """`roadmap item RM1`, `non-goal NG2`; a thing that is its own kind is named once."""
    words = "non-goal" if kind == "non_goal" else kind.replace("_", " ")
    return words if name == kind else f"{words} {shorten(name, _NAME)}"
