"""`--owner`, `--status`, `--theme` and `--capability`: which promises a report shows."""

from collections.abc import Callable, Iterable, Mapping

from commitcheck.assessment.selection import Settings
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.spelling import folded
from commitcheck.rules.context import Context

Filters = tuple[tuple[str, str], ...]
"""What is asked for, as `(("owner", "pm"), ("theme", "TH1"))`, in the vision's own spelling."""

FILTERS = ("owner", "status", "theme", "capability")


def is_filtered(settings: Settings) -> bool:
    """Does the call ask for some of the promises by what they are?"""
    return any(getattr(settings, name) is not None for name in FILTERS)


def in_words(filters: Filters) -> str:
    """`owner pm, theme TH1`."""
    return ", ".join(f"{name} {value}" for name, value in filters)


def filtered(context: Context, settings: Settings) -> tuple[Filters, frozenset[str]]:
    """What is asked for in its own spelling, and the ids of the promises that are all of it.

    Raises:
        UsageError: no promise has such an owner, or the vision has no such theme or capability.
    """
    filters: list[tuple[str, str]] = []
    promises = context.project.commitments
    for name in FILTERS:
        wanted = getattr(settings, name)
        if wanted is not None:
            value, fits = _READERS[name](context, wanted)
            filters.append((name, value))
            promises = tuple(filter(fits, promises))
    return tuple(filters), frozenset(promise.id for promise in promises)


Fits = Callable[[Commitment], bool]
Reader = Callable[[Context, str], tuple[str, Fits]]


def _owner(context: Context, wanted: str) -> tuple[str, Fits]:
    names = {folded(it.owner): it.owner for it in context.project.commitments if it.owner}
    owner = _known(wanted, names, "owner", "among the commitments")
    return owner, lambda promise: folded(promise.owner or "") == folded(owner)


def _status(_: Context, wanted: str) -> tuple[str, Fits]:
    return wanted, lambda promise: promise.status == wanted


def _theme(context: Context, wanted: str) -> tuple[str, Fits]:
    themes = context.vision.themes
    names = {folded(name): it.id for it in themes for name in (it.name or it.id, it.id)}
    theme = _known(wanted, names, "theme", "in the vision")

    def fits(promise: Commitment) -> bool:
        themes = [capability.theme for capability in context.capabilities_of(promise)]
        return theme in (*themes, *(item.theme for item in context.backing(promise)))

    return theme, fits


def _capability(context: Context, wanted: str) -> tuple[str, Fits]:
    named = context.project.capabilities
    names = {folded(name): capability.id for name, capability in named.items()}
    found = _known(wanted, names, "capability", "in the vision")
    return found, lambda promise: any(it.id == found for it in context.capabilities_of(promise))


_READERS: Mapping[str, Reader] = {
    "owner": _owner,
    "status": _status,
    "theme": _theme,
    "capability": _capability,
}


def _known(wanted: str, names: Mapping[str, str], noun: str, where: str) -> str:
    """What a name stands for, whatever its case.

    Raises:
        UsageError: for nothing; it says what is near.
    """
    if (found := names.get(folded(wanted))) is not None:
        return found
    hint = _hint(did_you_mean(wanted, names.values()), names.values())
    raise UsageError(f"there is no {noun} {wanted} {where}", hint)


_OFFERED = 5


def _hint(near: str | None, names: Iterable[str]) -> str:
    every = tuple(dict.fromkeys(names))
    if near:
        return f"; did you mean {near}?"
    return f"; there are {', '.join(every)}" if 0 < len(every) <= _OFFERED else ""
