"""What is promised leaves too little for what the product wants to be.

What: three signs. *Sold out*: signed firm promises need more than `max_committed_share` of all
plannable capacity (counted as in CAP501, to the end of the last period). *Off theme*: of the
effort of now and next roadmap items and of firm promises that nothing backs, items with a
theme make up less than `min_strategic_share`; items that are dropped or shipped do not count.
*Starved*: a theme of the vision has no now or next item.

Why: there is nothing left to win with. Client commitments refill the months that were just
cleared, and a year later the product is what its contracts said it should be.

Bad:
    themes: [{id: TH1, name: Continuous evidence}]
    roadmap: [{id: RM1, horizon: later, theme: TH1, effort: 20}]

Good:
    themes: [{id: TH1, name: Continuous evidence}]
    roadmap: [{id: RM1, horizon: next, theme: TH1, effort: 20}]

Resolve: ring-fence a share of capacity for the themes, move work out or fund more of it, or
drop a theme openly.

Variants:
    sold_out: signed promises take too much of the capacity
    off_theme: too little of the work serves a theme
    starved: a theme without a now or next item

Figures: convention. No public standard says how much of a roadmap may be committed; a high
share means that it is dictated by sales promises.

Configure: `policy.max_committed_share` (.70), `policy.min_strategic_share` (.50).

Not checked when: sold out without `capacity` in the vision or a column `due`; off theme when
no roadmap item has a `theme` or none an `effort`; starved without `themes` or `roadmap`.
"""

from collections.abc import Iterator
from math import fsum

from commitcheck.model.finding import Finding, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, ident, phrase
from commitcheck.model.vision import RoadmapItem, Theme
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.terms.comparing import Share, percent, weeks
from commitcheck.rules.terms.parties import LISTED
from commitcheck.rules.terms.quoting import stated
from commitcheck.rules.terms.work_units import committed_capacity, own_efforts, with_bound

INFO = RuleInfo(
    code="DEB903",
    name="vision-crowded-out",
    severities=(Severity.WARNING,),
    who="executive",
    roots=("R2",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("sold_out", "off_theme", "starved"),
)

SOLD_OUT = Part("sold-out half", needs=(section("capacity"), column("due")))
OFF_THEME = Part("off-theme half", needs=(section("roadmap.theme"), section("roadmap.effort")))
STARVED = Part("check for starved themes", needs=(section("themes"), section("roadmap")))


def check(context: Context) -> Iterator[Finding]:
    if SOLD_OUT.runs(context):
        yield from _sold_out(context)
    if OFF_THEME.runs(context):
        yield from _off_theme(context)
    if STARVED.runs(context):
        yield from _starved(context)


def strategic_share(context: Context) -> Share:
    """Effort with a theme, of the effort of now and next items and of unbacked promises."""
    items = list(_coming(context))
    themed = fsum(item.effort or 0 for item in items if item.theme)
    unbacked = fsum(promise.effort or 0 for promise in own_efforts(context))
    return Share(themed, fsum(item.effort or 0 for item in items) + unbacked)


def _coming(context: Context) -> Iterator[RoadmapItem]:
    """Now and next items that are neither dropped nor shipped."""
    for item in context.vision.roadmap:
        if item.horizon in ("now", "next") and item.status not in ("dropped", "shipped"):
            yield item


def _sold_out(context: Context) -> Iterator[Finding]:
    share, limit = committed_capacity(context), context.policy.max_committed_share
    capacity = context.vision.capacity
    if share is None or capacity is None or not share.exceeds(limit):
        return
    yield _portfolio_finding(
        "sold_out",
        with_bound(
            context,
            phrase(
                "signed promises take {} of {} plannable person-weeks: {}, more than {}",
                weeks(share.part),
                weeks(share.whole),
                share.percent,
                percent(limit),
            ),
        ),
        capacity.at("periods"),
        phrase(
            "ring-fence {} person-weeks for the themes: move or fund {}",
            weeks((1 - limit) * share.whole),
            weeks(share.part - limit * share.whole),
        ),
    )


def _off_theme(context: Context) -> Iterator[Finding]:
    share, limit = strategic_share(context), context.policy.min_strategic_share
    if not share.is_below(limit):
        return
    astray = [item for item in _coming(context) if not item.theme]
    unplanned = sorted(own_efforts(context), key=lambda effort: (-(effort.effort or 0), effort.id))
    yield _portfolio_finding(
        "off_theme",
        phrase(
            "{} of {} person-weeks of coming work serve a theme: {}, less than {}",
            weeks(share.part),
            weeks(share.whole),
            share.percent,
            percent(limit),
        ),
        context.vision.at("roadmap"),
        phrase("give the themes {} person-weeks more", weeks(limit * share.whole - share.part)),
        (
            *(Related("roadmap_item", item.id, item.at(), "without a theme") for item in astray),
            *(
                Related("commitment", promise.id, promise.at("effort"), "nothing plans it")
                for promise in unplanned
            ),
        ),
    )


def _starved(context: Context) -> Iterator[Finding]:
    served = {item.theme for item in _coming(context)}
    for theme in context.vision.themes:
        if theme.id not in served:
            yield _starved_theme(theme)


def _starved_theme(theme: Theme) -> Finding:
    name = theme.name or theme.id
    return INFO.finding(
        Subject("theme", theme.id),
        phrase("{} has no now or next item on the roadmap", ident(theme.id)),
        severity=Severity.WARNING,
        variant="starved",
        at=theme.at("id"),
        quotes=(stated(name, theme, "name" if theme.name else "id"),),
        next_step=phrase(
            "bring an item of {} forward to next, or drop the theme openly", ident(theme.id)
        ),
    )


def _portfolio_finding(
    variant: str,
    message: Phrase,
    at: Location,
    next_step: Phrase,
    related: tuple[Related, ...] = (),
) -> Finding:
    return INFO.finding(
        Subject("portfolio", "portfolio"),
        message,
        severity=Severity.WARNING,
        variant=variant,
        at=at,
        related=related[:LISTED],
        next_step=next_step,
    )


RULE = Rule(
    INFO,
    check,
    needs=(section("capacity", "roadmap"),),
    parts=(SOLD_OUT, OFF_THEME, STARVED),
    reads=(
        "kind", "capability", "roadmap_item", "status", "source", "binding", "due", "effort",
    ),
)  # fmt: skip
