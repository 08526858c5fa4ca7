"""Frozen values that everything above speaks in; knows nothing of files, rules or screens."""
