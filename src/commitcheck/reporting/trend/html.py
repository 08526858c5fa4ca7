"""A trend as small multiples: one file that needs no network and no script."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from commitcheck._version import __version__
from commitcheck.assessment.diagnosis.signals import ROOTS
from commitcheck.reporting.html import text as html_text
from commitcheck.reporting.html.report import style
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.trend.series import SERIES, Series, headline, notes, roots, written
from commitcheck.variants.trend import Trend

_WIDTH, _HEIGHT, _MARGIN = 300, 90, 6


class Chart(NamedTuple):
    """One series as a picture: pieces of a line, broken where nothing is known, and its ends."""

    title: str
    pieces: Sequence[str]
    dots: Sequence[tuple[str, str]]
    first: str
    last: str
    most: str
    last_at: tuple[str, str] | None


class Strip(NamedTuple):
    """One root problem as a row of levels: where each stretch begins and how wide it is."""

    name: str
    stretches: Sequence[tuple[str, str, str]]
    last: str


def render(result: Trend, _options: RenderOptions) -> str:
    """The whole page as text."""
    return _environment().get_template("trend.html.j2").render(
        result=result,
        headline=headline(result),
        notes=list(notes(result)),
        charts=[_chart(series, result) for series in SERIES],
        strips=[_strip(name, result) for name in roots(result)],
        series=SERIES,
        names=roots(result),
        titles={name: title for name, (title, _) in ROOTS.items()},
        written=written,
        style=style(),
        version=__version__,
        width=_WIDTH,
        height=_HEIGHT,
        limits=html_text,
    ) + "\n"  # fmt: skip


def _chart(series: Series, result: Trend) -> Chart:
    values = [series.value(point) for point in result.points]
    known = [value for value in values if value is not None]
    most = max([*known, 1.0 if series.is_ratio else 0.0]) or 1.0
    places = [
        None if value is None else (_across(at, len(values)), _down(value, most))
        for at, value in enumerate(values)
    ]
    return Chart(
        title=series.title,
        pieces=_pieces(places),
        dots=[place for place in places if place is not None and len(known) == 1],
        first=written(series, values[0] if values else None),
        last=written(series, values[-1] if values else None),
        most=written(series, most),
        last_at=places[-1] if places else None,
    )


def _pieces(places: Sequence[tuple[str, str] | None]) -> list[str]:
    pieces: list[list[str]] = [[]]
    for place in places:
        if place is None:
            pieces.append([])
        else:
            pieces[-1].append(",".join(place))
    return [" ".join(piece) for piece in pieces if len(piece) > 1]


def _across(at: int, count: int) -> str:
    room = _WIDTH - 2 * _MARGIN
    return f"{_MARGIN + (room * at / (count - 1) if count > 1 else room / 2):.1f}"


def _down(value: float, most: float) -> str:
    return f"{_HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * value / most:.1f}"


def _strip(name: str, result: Trend) -> Strip:
    levels = [point.roots.get(name, "could_not_be_judged") for point in result.points]
    step = _WIDTH / len(levels)
    stretches: list[tuple[float, float, str]] = []
    for at, level in enumerate(levels):
        if stretches and stretches[-1][2] == level:
            start, width, _ = stretches[-1]
            stretches[-1] = (start, width + step, level)
        else:
            stretches.append((at * step, step, level))
    shown = [(f"{start:.1f}", f"{width:.1f}", level) for start, width, level in stretches]
    return Strip(name, shown, levels[-1].replace("_", " "))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("commitcheck.reporting", "trend"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=html_text.finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(short=html_text.short)
    return environment
