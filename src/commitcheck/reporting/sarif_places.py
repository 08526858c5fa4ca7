"""Where SARIF points: the offending value, not its block, so that a diff shows the alert."""

from typing import Any

from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.reporting.finding_text import thing
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import artifact_uri
from commitcheck.reporting.sarif_text import plain
from commitcheck.reporting.wire import RELATED_SHOWN

_SPAN = 200
"""A quote longer than this is pointed at, not underlined."""

Wire = dict[str, Any]


def location(found: Finding, options: RenderOptions) -> Wire:
    """The finding's place; where its own words stand there, they are underlined and shown."""
    said = next((one.text for one in found.quotes if one.at == found.at), "")
    return _place(found.at, said, options)


def related(found: Finding, options: RenderOptions) -> list[Wire]:
    """The other sides, numbered from 1 as the message links to them."""
    return [
        {
            "id": number,
            "message": {"text": _named(one.kind, one.id, one.note)},
            **_place(one.at, "", options),
        }
        for number, one in enumerate(found.related[:RELATED_SHOWN], 1)
    ]


def see(found: Finding) -> str:
    """` See [non-goal NG2](1).`: links that viewers follow to the related places."""
    links = [
        f"[{_link_words(one.kind, one.id)}]({number})"
        for number, one in enumerate(found.related[:RELATED_SHOWN], 1)
    ]
    more = len(found.related) - len(links)
    return f" See {', '.join(links)}{f' and {more} more' if more else ''}." if links else ""


def _place(at: Location, said: str, options: RenderOptions) -> Wire:
    fits = said.isprintable() and 0 < len(said) <= _SPAN
    region: Wire = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.line,
        "endColumn": at.column + (len(said) if fits else 1),
    }
    if said:
        region["snippet"] = {"text": shorten(said, _SPAN)}
    place: Wire = {
        "physicalLocation": {
            "artifactLocation": {"uri": artifact_uri(at.path, options), "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
    }
    if at.cell is not None:
        name = shorten(f"{at.sheet}!{at.cell}", _SPAN)
        place["logicalLocations"] = [{"name": at.cell, "fullyQualifiedName": name}]
    return place


def _named(kind: str, name: str, note: str) -> str:
    words = thing(kind, name)
    return plain(f"{words}: {shorten(note, _SPAN)}" if note else words)


def _link_words(kind: str, name: str) -> str:
    """Inside a link a bracket or backslash would end or bend it."""
    return plain(thing(kind, name)).translate({ord("["): "(", ord("]"): ")", ord("\\"): "/"})
