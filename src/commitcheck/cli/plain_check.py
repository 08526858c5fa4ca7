"""A `check` whose options are all spelt out, read without Typer.

Most calls are: a hook's, a pipeline's. To import Typer and to build its commands takes a third
of a small check. The options themselves are those of `check.py`; a test holds this table to
them, and another calls both ways with whatever it can think of. Whatever is short, joined,
misspelt, incomplete or a question is left to Typer, whose answer it is.
"""

import os
from collections.abc import Iterator, Mapping, Sequence

VALUES: Mapping[str, str] = {
    "--waivers": "waivers", "--links": "links", "--config": "config", "--baseline": "baseline",
    "--as-of": "as_of", "--deal": "deal", "--customer": "customer", "--promise": "promise",
    "--fail-on": "fail_on", "--format": "format_", "--output": "output", "-o": "output",
    "--redact": "redact", "--preset": "preset", "--sheet": "sheet", "--engine": "engine",
    "--model-path": "model_path", "--stdin-filename": "stdin_filename", "--color": "color",
}  # fmt: skip
"""Options with a value, of which the last one counts, and the parameters they are given to."""

LISTS: Mapping[str, str] = {"--select": "select", "--ignore": "ignore", "--report": "report"}
"""Options that may be repeated."""

FLAGS: Mapping[str, str] = {
    "--strict": "strict", "--no-waivers": "no_waivers", "--show-waived": "show_waived",
    "--timings": "timings", "--quiet": "quiet", "-q": "quiet",
}  # fmt: skip


def plain(words: Sequence[str]) -> dict[str, object] | None:
    """The parameters of `check` that the words after it give, or None: ask Typer."""
    if "_COMMITCHECK_COMPLETE" in os.environ or os.name == "nt":  # there Typer expands `*.csv`
        return None
    given: dict[str, object] = {}
    repeated: dict[str, list[str]] = {}
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        name, value = _option(word, rest)
        if name is None:
            paths.append(word)
        elif name in FLAGS and value is None:
            given[FLAGS[name]] = True
        elif name in VALUES and value is not None:
            given[VALUES[name]] = value
        elif name in LISTS and value is not None:
            repeated.setdefault(LISTS[name], []).append(value)
        else:
            return None
    if paths:
        given["vision"], given["commitments"] = paths[0], paths[1:]
    return {**given, **repeated}


def _option(word: str, rest: Iterator[str]) -> tuple[str | None, str | None]:
    """An option and its value, from the same word or the next; no name for what is a path."""
    if word == "-" or not word.startswith("-"):
        return None, None
    name, equals, value = word.partition("=")
    if equals:
        return (name, value) if name.startswith("--") else (word, None)
    if name in FLAGS:
        return name, None
    following = next(rest, None)
    doubtful = following is None or (following.startswith("-") and following != "-")
    return name, None if doubtful else following
