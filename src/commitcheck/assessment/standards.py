"""Records of the vision that promises are held against, and those of them that cannot be used."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from commitcheck.model.commitment import Commitment
from commitcheck.rules.context import Context

JUDGES: Mapping[str, tuple[str, ...]] = {
    "VIS601": ("non_goal",),
    "VIS603": ("guardrail",),
    "VIS604": ("fact", "certification"),
    "COM806": ("certification",),
}
"""Which records a rule holds promises against."""

_SECTIONS: Mapping[str, str] = {
    "non_goal": "non_goals",
    "guardrail": "guardrails",
    "fact": "facts",
    "certification": "certifications",
}


def with_usable_standards(code: str, context: Context) -> Context:
    """The context for one rule, without the records that have a field nobody could read.

    A guardrail with a misspelt `op` would be taken for one with the default, and a promise
    judged by what the vision does not say.
    """
    vision = context.vision
    kinds = [
        kind for kind in JUDGES.get(code, ()) if any(kind == bad for bad, _ in vision.unusable)
    ]
    if not kinds:
        return context
    usable: dict[str, Any] = {
        _SECTIONS[kind]: tuple(
            one
            for one in getattr(vision, _SECTIONS[kind])
            if (kind, _name(kind, one)) not in vision.unusable
        )
        for kind in kinds
    }
    return replace(context, project=replace(context.project, vision=replace(vision, **usable)))


def doubtful_standards(
    context: Context, promise: Commitment
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the promise is measured by and cannot be used: names of records, and their fields."""
    unusable = context.vision.unusable
    if not unusable:
        return ()
    bounds = (one.id for one in context.vision.guardrails if one.dimension == promise.dimension)
    things = [("guardrail", name) for name in bounds] if promise.dimension else []
    things += [("fact", promise.dimension or ""), ("certification", promise.certification or "")]
    return tuple((name, unusable[kind, name]) for kind, name in things if (kind, name) in unusable)


def _name(kind: str, record: Any) -> str:
    return str(record.dimension if kind == "fact" else record.id)
