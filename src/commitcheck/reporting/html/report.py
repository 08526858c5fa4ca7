"""HTML: the page people look at, one file that needs no network and no script.

Nothing in it can act: the page's own policy allows its style sheet and nothing else. Values
reach the page through `html_text.finished` only.
It says of the check itself which rules were silent, by cause, and which thresholds decided.
"""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from msgspec import Struct

from commitcheck.model.figures import Demand
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import Report, Threshold
from commitcheck.reporting import demand_words, spoken
from commitcheck.reporting.against import against
from commitcheck.reporting.cards import board, deals_in_order, deals_worth_a_line, has_draft
from commitcheck.reporting.html import cards as html_cards
from commitcheck.reporting.html import limits as html_limits
from commitcheck.reporting.html import text as html_text
from commitcheck.reporting.html.capacity import capacity, weeks
from commitcheck.reporting.html.scale import percent
from commitcheck.reporting.html.themes import themes
from commitcheck.reporting.html.timeline import timeline
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import promises_read
from commitcheck.reporting.summary import at_stake, deal_sheet, next_command


def render(report: Report, options: RenderOptions) -> str:
    """The whole page as text."""
    sorted_out = board(report)
    drafts, signed = html_cards.shown_cards(sorted_out, options)
    demand = report.demand or Demand(report.as_of)
    return template("page.html.j2").render(
        report=report,
        sheet=deal_sheet(report),
        options=options,
        cap=html_limits.cap(options),
        style=style(),
        mood=spoken.mood(report),
        board=sorted_out,
        read=promises_read(report),
        drafts=drafts,
        signed=signed,
        places=html_cards.places([*drafts.items, *signed.items]),
        deals=html_limits.first(deals_in_order(report.deals), 20 * html_limits.cap(options)),
        timeline=timeline(report, options),
        capacity=capacity(report, options),
        themes=themes(report, options),
        first_deals=html_limits.first(deals_worth_a_line(report), 2 * html_limits.cap(options)),
        money=at_stake(report),
        demand=demand,
        groups=html_limits.first(demand.groups, 2 * html_limits.cap(options)),
        since=spoken.against_baseline(report),
        next_step=next_command(report),
        silences=silences(report),
        thresholds=deciding(report),
    ) + "\n"  # fmt: skip


def template(name: str) -> Template:
    """A template of ours, whose values are made safe as a page's are."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("commitcheck.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=html_text.finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        short=html_text.short,
        coded=html_text.coded,
        dated=html_text.dated,
        who=spoken.who,
        kind=spoken.kind_words,
        listed=spoken.listed,
        severities=spoken.severities,
        number=spoken.number,
        weeks=weeks,
    )
    environment.globals.update(
        words=spoken,
        demanded=demand_words,
        counted=spoken.counted,
        first=html_limits.first,
        entries=html_cards.entries,
        sides=html_cards.sides,
        said_once=html_cards.said_once,
        statement=html_cards.statement,
        conditions=html_cards.conditions,
        words_read=html_text.words_read,
        has_draft=has_draft,
        against=against,
        uncompared=spoken.UNCOMPARED,
        limits=html_text,
        percent=percent,
    )
    return environment


@cache
def style() -> Markup:
    """The style sheet; it stands between tags in which nothing is escaped, and is our own."""
    source, _, _ = PackageLoader("commitcheck.reporting", "templates").get_source(
        _environment(), "page.css"
    )
    return Markup(source)  # noqa: S704 - our own file


class Silence(Struct, frozen=True):
    """One cause, the rules it keeps silent, and what would switch them on."""

    rules: tuple[str, ...]
    reason: Phrase
    needs: str


def silences(report: Report) -> tuple[Silence, ...]:
    """Each cause once, those that silence most rules first."""
    causes: dict[tuple[str, str], tuple[Phrase, dict[str, None]]] = {}
    for unchecked in report.not_checked:
        _, rules = causes.setdefault(
            (str(unchecked.reason), unchecked.needs), (unchecked.reason, {})
        )
        rules[unchecked.rule] = None
    every = [Silence(tuple(rules), reason, needs)
            for (_, needs), (reason, rules) in causes.items()]  # fmt: skip
    return tuple(sorted(every, key=lambda silence: -len(silence.rules)))


def deciding(report: Report) -> Sequence[Threshold]:
    """Thresholds that decided a finding or are not the defaults."""
    fired = {finding.rule for finding in report.findings}
    return [
        threshold
        for threshold in report.thresholds
        if threshold.source != "default" or fired.intersection(threshold.rules)
    ]
