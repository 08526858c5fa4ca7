"""What the configuration or the command line ignores or loosens: printed in every report.

Whoever can change these in the same pull request can silence the check, so they are said.
"""

from commitcheck.assessment.settings import Settings
from commitcheck.model.policy import Policy
from commitcheck.model.project import Project
from commitcheck.model.report import Loosened
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
    heaviest = {rule.info.code: max(rule.info.severities) for rule in ALL_RULES}
    found += [
        Loosened(f"{name} counts as {weight.label}", file)
        for name, weight in settings.severity.items()
        if weight < heaviest[name.partition(":")[0]]
    ]
    policy = project.vision.policy if project.vision else Policy()
    found += [
        Loosened(f"the policy sets {key}{_to(getattr(policy, key))}", "the vision")
        for key in sorted(policy.overridden)
    ]
    return tuple(found)


def _to(value: object) -> str:
    """A plain value in words; a matrix is named, not printed."""
    return f" to {value}" if isinstance(value, str | int | float) else ""
