"""Fuzz targets, one a file; this imports our code through atheris before any of them does.

    pip install -e . --group test atheris
    cd tests
    nice python -m fuzz.fuzz_yaml -max_total_time=600 -seed=8

Every option of libFuzzer may follow; the name of a file instead runs the target once, on it.
What a run keeps for the next one stands in a folder of the system's temporary one, and so does
an input that broke something. docs/fuzzing.md has what was found. pytest collects none of this.
"""

from importlib import import_module
from pkgutil import walk_packages

import atheris

with atheris.instrument_imports(include=["commitcheck"], enable_loader_override=False):
    for package in ("loading", "reading", "assessment", "variants", "reporting"):
        for module in walk_packages(
            import_module(f"commitcheck.{package}").__path__, f"commitcheck.{package}."
        ):
            import_module(module.name)
