"""Runs one target: seeds from this checkout, libFuzzer's options, time watched."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
CPU_SECONDS = 2.0
"""For one input of a few kilobytes, instrumented; without that it takes a third of it."""

Target = Callable[[bytes], None]
Mutate = Callable[[bytes, int, int], bytes]

_DEFAULTS = ("-timeout=60", "-rss_limit_mb=2560", "-print_final_stats=1")


class TooSlow(Exception):  # noqa: N818 - the name of what was found
    """One small input took longer than anybody would wait."""


def fuzz(
    target: Target,
    seeds: Iterable[bytes],
    mutate: Mutate | None = None,
    *,
    longest: int = 8192,
) -> None:
    """Feed the target inputs of at most `longest` bytes; ends the process, never returns."""
    name = Path(sys.argv[0]).stem
    folder = Path(tempfile.gettempdir()) / "commitcheck-fuzz" / name
    grown, planted = folder / "grown", folder / "seeds"
    for corpus in (grown, planted):
        corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (planted / f"{number:04d}").write_bytes(seed)
    given = sys.argv[1:]
    files = [argument for argument in given if not argument.startswith("-")]
    folders = [] if files else [str(grown), str(planted)]
    arguments = [
        sys.argv[0],
        *_DEFAULTS,
        f"-max_len={longest}",
        f"-artifact_prefix={folder}/",
        *given,
        *folders,
    ]
    options = {"custom_mutator": mutate} if mutate else {}
    atheris.Setup(arguments, _watched(target), **options)
    atheris.Fuzz()


def _watched(target: Target) -> Target:
    def run(content: bytes) -> None:
        started = time.process_time()
        target(content)
        taken = time.process_time() - started
        if taken > CPU_SECONDS:
            raise TooSlow(f"{taken:.1f} s for {len(content)} bytes")

    return run


def files(*patterns: str) -> list[bytes]:
    """The content of files of this checkout, as seeds."""
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]
