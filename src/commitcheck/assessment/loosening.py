"""What the configuration or the command line ignores or loosens: printed in every report.

Whoever can change these in the same pull request can silence the check, so they are said.
"""

from commitcheck.assessment.settings import Settings
from commitcheck.model.policy import Policy
from commitcheck.model.project import Project
from commitcheck.model.report import Loosened
from commitcheck.model.severity import Severity
from commitcheck.rules import ALL_RULES


def loosened(settings: Settings, project: Project) -> tuple[Loosened, ...]:
    """One line per rule left out or weighed less, and per policy key that the vision sets."""
    file = project.config.path or "configuration"
    found = [
        Loosened(f"{name} is ignored", file if name in project.config.ignore else "--ignore")
        for name in settings.ignore
    ]
    if settings.select:
        by = file if settings.select == project.config.select else "--select"
        found.append(Loosened(f"only {', '.join(settings.select)} ran", by))
    if not settings.use_waivers:
        found.append(Loosened("waivers are not applied", "--no-waivers"))
    found += [
        Loosened(f"{name} counts as {weight.label}", file)
        for name, weight in settings.severity.items()
        if weight < _heaviest(name)
    ]
    policy = project.vision.policy if project.vision else Policy()
    found += [
        Loosened(f"the policy sets {key}{_to(getattr(policy, key))}", "the vision", is_policy=True)
        for key in sorted(policy.overridden)
    ]
    return tuple(found)


def _heaviest(name: str) -> Severity:
    """What a rule, or the heaviest rule of a family, weighs at most by its own card."""
    code = name.partition(":")[0]
    return max(max(it.info.severities) for it in ALL_RULES if it.info.code.startswith(code))


def _to(value: object) -> str:
    """A plain value in words; a matrix is named, not printed."""
    return f" to {value}" if isinstance(value, str | int | float) else ""
