"""Did you mean, for all that reads files; it lives on the floor below."""

from commitcheck.model.nearest import did_you_mean

__all__ = ["did_you_mean"]
