"""What must be there before a capability can be."""

from commitcheck.model.vision import Capability
from commitcheck.rules.context import Context


class Prerequisites:
    """The unmet prerequisites of capabilities, direct and through others, each worked out once."""

    def __init__(self, context: Context) -> None:
        self._known = context.project.capabilities
        self._unmet: dict[str, tuple[Capability, ...]] = {}

    def unmet(self, capability: Capability) -> tuple[Capability, ...]:
        """Those not available, nearest first; a capability that is available needs none.

        A cycle ends where it comes round: it is INP004's business.
        """
        if capability.id not in self._unmet:
            self._unmet[capability.id] = self._walk(capability)
        return self._unmet[capability.id]

    def _walk(self, capability: Capability) -> tuple[Capability, ...]:
        found: dict[str, Capability] = {}
        waiting = [capability]
        for one in waiting:
            if one.status == "available":
                continue
            for name in one.depends_on:
                needed = self._known.get(name)
                if needed is None or needed.id == capability.id or needed.id in found:
                    continue
                if needed.status != "available":
                    found[needed.id] = needed
                    waiting.append(needed)
        return tuple(found.values())
