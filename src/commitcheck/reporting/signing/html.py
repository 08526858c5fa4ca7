"""Since signing as a page: one file that needs no network and no script."""

from commitcheck.reporting.comparison.html import environment
from commitcheck.reporting.html.report import style
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.signing import words
from commitcheck.reporting.spoken import cap
from commitcheck.variants.signing import SinceSigning, counts


def render(result: SinceSigning, options: RenderOptions) -> str:
    """The whole page as text."""
    return environment("signing").get_template("signing.html.j2").render(
        result=result,
        report=result.report,
        counts=counts(result),
        words=words,
        limit=8 * cap(options),
        style=style(),
    ) + "\n"  # fmt: skip
