"""How bad a finding is."""

from enum import IntEnum


class Severity(IntEnum):
    """Ordered: an error is greater than a warning. `label` is its spelling in every output."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()
