"""One line that says how a file was understood."""

from commitcheck.model.counting import counted
from commitcheck.model.vision import Vision

_SECTIONS = (
    ("capabilities", "capability", "capabilities"),
    ("roadmap", "roadmap item", "roadmap items"),
    ("non_goals", "non-goal", "non-goals"),
    ("guardrails", "guardrail", "guardrails"),
    ("stakeholders", "stakeholder", "stakeholders"),
)


def vision_summary(vision: Vision) -> str:
    """`Auditrail: 10 capabilities, 4 roadmap items, 2 non-goals`: the sections that are there."""
    counts = [
        counted(len(getattr(vision, section)), one, many)
        for section, one, many in _SECTIONS
        if vision.has(section)
    ]
    return f"{vision.product.name or 'a product without a name'}: {', '.join(counts) or 'no more'}"
