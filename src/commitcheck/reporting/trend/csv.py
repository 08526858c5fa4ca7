"""A trend as CSV: one row per point, numbers as they are, an empty cell where nothing is known."""

import csv
import io

from commitcheck.model.location import guarded
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.trend.series import SERIES, roots
from commitcheck.variants.trend import Trend


def render(result: Trend, _options: RenderOptions) -> str:
    """The table, with a header; of a user's words it holds currencies only."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    names = roots(result)
    writer.writerow(["day", "commit", *(series.name for series in SERIES), "currency", *names])
    for point in result.points:
        values = [series.value(point) for series in SERIES]
        levels = [point.roots.get(name, "") for name in names]
        cells = ["" if value is None else f"{value:.10g}" for value in values]
        writer.writerow([point.day, point.commit, *cells, guarded(point.currency or ""), *levels])
    return written.getvalue()
