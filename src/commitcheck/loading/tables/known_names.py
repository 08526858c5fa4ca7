"""Every header name that anybody here knows: what makes a row the header."""

from commitcheck.loading.tables.header import OWN_NAMES, normal
from commitcheck.loading.tables.preset import GENERIC, Preset, shipped, signature_names
from commitcheck.model.config import TableConfig


def known_names(config: TableConfig, asked: Preset | None) -> frozenset[str]:
    """Normalised: ours, the generic ones, those of signatures, of the preset, of the mapping."""
    presets = [one for one in (asked, shipped(GENERIC)) if one]
    theirs = [
        name
        for one in presets
        for names in (*one.columns.values(), *one.suggest.values())
        for name in names
    ]
    mapped = [
        part
        for names in config.columns.values()
        for name in names
        for part in (name, *name.split(" + "))
    ]
    return frozenset(map(normal, (*signature_names(), *theirs, *mapped))).union(OWN_NAMES)
