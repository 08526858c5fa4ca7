"""A sample of a package's mutants, drawn by dice that always fall alike, and what came of it."""

import random
from collections import Counter
from math import sqrt

from mutmut.__main__ import _run, collect_source_file_mutation_data, create_mutants
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths

from mutation.table import WORDS

_SURE = 1.96
"""Standard deviations of 95 %."""


def sample(count: int, seed: int) -> None:
    """Try so many of the package's mutants, and print what came of them."""
    every = sorted(_made())
    drawn = sorted(random.Random(seed).sample(every, min(count, len(every))))  # noqa: S311 - dice
    _run(drawn, max_children=1)
    ended = {name: WORDS.get(code, "suspicious") for name, code in _codes().items()}
    counted = Counter(ended[name] for name in drawn)
    low, high = interval(counted["killed"], len(drawn))
    print(f"{len(every)} mutants, {len(drawn)} drawn with seed {seed}: {dict(counted)}")
    print(f"killed {counted['killed'] / len(drawn):.1%}, between {low:.1%} and {high:.1%} (95 %)")
    print("\n".join(name for name in drawn if ended[name] != "killed"))


def _made() -> list[str]:
    """The names of all mutants; what was tried before is kept."""
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)
    return list(_codes())


def _codes() -> dict[str, int | None]:
    """What each mutant's process ended with."""
    found, _ = collect_source_file_mutation_data(mutant_names=())
    return {name: code for _, name, code in found}


def interval(killed: int, drawn: int) -> tuple[float, float]:
    """Wilson's, in which the share of all lies with 95 %; drawing from few makes it narrower."""
    share, spread = killed / drawn, _SURE**2 / drawn
    middle = (share + spread / 2) / (1 + spread)
    half = _SURE * sqrt(share * (1 - share) / drawn + spread / (4 * drawn)) / (1 + spread)
    return middle - half, middle + half
