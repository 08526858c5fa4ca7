"""A comparison as the page people look at: one file that needs no network and no script."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from commitcheck.reporting import spoken
from commitcheck.reporting.comparison import words
from commitcheck.reporting.html import text as html_text
from commitcheck.reporting.html.report import style
from commitcheck.reporting.inert import decider, statement
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import amount, cap
from commitcheck.variants.comparison import Comparison


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The whole page as text."""
    return environment("comparison").get_template("comparison.html.j2").render(
        comparison=comparison,
        report=comparison.report,
        sections=list(words.sections(comparison.changes)),
        limit=8 * cap(options),
        style=style(),
    ) + "\n"  # fmt: skip


@cache
def environment(folder: str) -> Environment:
    """What pages of a folder of reporting are written with."""
    environment = Environment(
        loader=PackageLoader("commitcheck.reporting", folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=html_text.finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(short=html_text.short, dated=html_text.dated, named=html_text.named)
    environment.globals.update(
        say=words,
        amount=amount,
        decider=decider,
        statement=statement,
        weight=spoken.weight,
        limits=html_text,
    )
    return environment
