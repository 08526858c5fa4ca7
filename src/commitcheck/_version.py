"""The version, where every floor can read it and the build takes it from."""

__version__ = "0.1.0"
