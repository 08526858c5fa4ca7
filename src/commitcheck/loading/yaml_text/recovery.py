"""One broken entry of a list must not cost the others: what is no YAML is cut out by entries."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace
from yaml import MarkedYAMLError

from commitcheck.loading.yaml_text.build import events
from commitcheck.loading.yaml_text.scalars import LOST
from commitcheck.loading.yaml_text.syntax import syntax_trap
from commitcheck.loading.yaml_text.traps import Trap
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase

_LINE = pattern(r"(?P<indent> *)(?P<dash>-(?=[ \r\n]|$))?(?P<rest>[^\r\n]*)(?:\r\n|\r|\n|$)")


class _Entry(Struct, frozen=True):
    start: int
    end: int
    indent: int


def without_broken_entries(text: str, broken: Trap) -> tuple[str, list[Trap]]:
    """The text with `LOST` for every broken entry of the list that holds the trap, and their traps.

    The places of everything else stay. No trap means that nothing could be saved: the fault
    is not inside an entry of a list.
    """
    cut: list[Trap] = []
    pieces: list[str] = []
    done = 0
    for entry in _list_around(text, broken.at):
        is_told = entry.start <= broken.at < entry.end  # in better words, knowing what is around it
        fault = _fault(text, entry)
        if fault is None:
            continue
        whole = text[entry.start : entry.end]
        sign = f"{' ' * entry.indent}- {LOST}"
        if len(sign) > len(whole.splitlines()[0]) or LOST in whole:
            return text, []
        pieces += (text[done : entry.start], sign, re.sub(r"[^\r\n]", " ", whole[len(sign) :]))
        done = entry.end
        trap = broken if is_told else fault
        message = phrase("{}, so this entry is not read", trap.message)
        cut.append(replace(trap, message=message))
    return "".join((*pieces, text[done:])), cut


def _fault(text: str, entry: _Entry) -> Trap | None:
    """What is wrong with an entry alone."""
    alone = text[entry.start : entry.end]
    try:
        get = events(alone)
        while get() is not None:
            pass
    except MarkedYAMLError as error:
        trap = syntax_trap(error, alone)
        return replace(trap, at=trap.at + entry.start)
    return None


def _list_around(text: str, at: int) -> list[_Entry]:
    """The entries of the outermost block list, within one top-level field, that holds a place."""
    section = [line for line in _section(text, at) if _says_something(line)]
    indent = next((len(line["indent"]) for line in section if line["dash"]), None)
    entries: list[_Entry] = []
    is_inside = False
    for line in section:
        depth = len(line["indent"])
        if line["dash"] and depth == indent:
            entries.append(_Entry(line.start(), line.end(), depth))
            is_inside = True
        elif indent is not None and depth <= indent and not line["dash"]:
            is_inside = False
        elif is_inside:
            entries[-1] = replace(entries[-1], end=line.end())
    return entries


def _section(text: str, at: int) -> list[re.Match[str]]:
    """The lines from the top-level field around a place to the next one, that field left out."""
    lines: list[re.Match[str]] = []
    for line in _lines(text):
        if _says_something(line) and not line["indent"] and not line["dash"]:
            if line.start() > at:
                break
            lines = []
        else:
            lines.append(line)
    return lines


def _says_something(line: re.Match[str]) -> bool:
    rest = line["rest"].strip()
    return bool(line["dash"]) or (rest != "" and not rest.startswith("#"))


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _LINE.finditer(text) if match[0])
