"""Which kind of file a path holds, by its name and its first words: what `validate` goes by."""

import re
from pathlib import Path

from commitcheck.loading.discovery import CONFIG_NAMES, is_yaml
from commitcheck.loading.files import read_head
from commitcheck.model.pattern import pattern

_TELLS = {
    "product": "vision",
    "positioning": "vision",
    "capabilities": "vision",
    "roadmap": "vision",
    "waivers": "waivers",
    "links": "links",
    "entries": "baseline",
    "commitments": "commitments",
}
_KEY = pattern(rb"^[\"']?([a-z_]+)[\"']?\s*:", re.MULTILINE)
_JSON_KEY = pattern(rb"^\s*\{?\s*\"([a-z_]+)\"\s*:", re.MULTILINE)
_ENOUGH = 100_000
"""Bytes looked at: top-level keys of a file that is one of ours stand well before."""


def role_of(path: str) -> str:
    """vision, commitments, waivers, links, baseline or config.

    A table holds commitments, and so does a YAML file that nothing else gives away: its
    schema will say what it is missing.
    """
    name = Path(path).name.lower()
    if not is_yaml(path):
        return "commitments"
    if name in CONFIG_NAMES:
        return "config"
    for role in ("vision", "waivers", "links", "baseline"):
        if name.startswith(role):
            return role
    head = read_head(path, _ENOUGH)
    keys = [key.decode() for pattern in (_KEY, _JSON_KEY) for key in pattern.findall(head)]
    return next((_TELLS[key] for key in keys if key in _TELLS), "commitments")
