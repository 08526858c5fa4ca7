"""What to do about a deal, and what may be promised, as values.

    from commitcheck import load
    from commitcheck.deal_desk import fix

    for step in fix(load(), "D-207").steps:
        print(step.who, step.text)

As in `commitcheck.api`, nothing here prints, and nothing is written.
"""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from commitcheck.api import PathName, Words, check, day_of, today
from commitcheck.assessment.deals import nearest_first
from commitcheck.assessment.selection import Settings, settings_for
from commitcheck.errors import UsageError
from commitcheck.loading.packs import SENTENCES, shared_wording
from commitcheck.model.asked import Asked, Offers
from commitcheck.model.figures import Demand
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.model.way_out import WayOut
from commitcheck.rules.context import Context
from commitcheck.ways_out.asking import Question
from commitcheck.ways_out.asking import ask as answer
from commitcheck.ways_out.asking import offers as every_offer
from commitcheck.ways_out.demand import demand as unanswered
from commitcheck.ways_out.discreet import without_others
from commitcheck.ways_out.finding_out import way_out
from commitcheck.ways_out.wording import Library, library

__all__ = ["ask", "demand", "fix", "offers", "sentences", "with_demand", "with_ways_out"]

MOST_TEXT = 10_000
"""Characters of a question; a contract is for `read`."""


def fix(  # noqa: PLR0913 - each is one option of the command line
    project: Project,
    deal: str,
    *,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
    engine: str | None = None,
    model_path: PathName | None = None,
    wording: PathName | None = None,
    show_others: bool = True,
) -> WayOut:
    """Find the smallest set of changes to a deal's own drafts with which nothing stands against it.

    The set is applied to a copy and everything is judged again. Neither the vision, waivers and
    policy nor another deal or a signed promise are ever changed; approvals and reviews are
    simulated and said to be.

    Args:
        project: What `load` read.
        deal: Its id, or its customer where only one deal has it, as for `check`.
        as_of: As for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.
        engine: As for `check`.
        model_path: As for `check`.
        wording: A file of sentences in place of ours and of the one that the configuration names.
        show_others: Name a value that another customer was promised where the change is to that.

    Returns:
        The steps, alternatives to them and what the deal is worth then; no steps where the deal
        is sound as it is.

    Raises:
        InputError: the sentences cannot be read.
        UsageError: there is no such deal, or an option makes no sense.
    """
    words = sentences(project, wording)
    report = check(
        project, as_of=as_of, select=select, ignore=ignore, use_waivers=use_waivers, deal=deal,
        engine=engine, model_path=model_path,
    )  # fmt: skip
    if len(report.deals) != 1:
        raise UsageError(f"nothing of {deal} is open: there is nothing to sign")
    settings = settings_for(project, report.as_of, select, ignore)
    settings = replace(
        settings, use_waivers=use_waivers, engine=engine or project.config.engine or "default"
    )
    found = way_out(project, settings, report, report.deals[0].id, words)
    return found if show_others else without_others(found)


def ask(  # noqa: PLR0913 - each is one option of the command line
    project: Project,
    text: str,
    *,
    segment: str | None = None,
    customer: str | None = None,
    show_customers: bool = False,
    as_of: dt.date | str | None = None,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
    wording: PathName | None = None,
) -> Asked:
    """Say whether a promise could be made, before it is made.

    The text is read like any promise's words and judged as a draft beside everything that is
    promised already.

    Args:
        project: What `load` read.
        text: What sales would like to promise, in their words.
        segment: The customer's segment, as the vision names it.
        customer: Who asks; what they were promised already counts as theirs.
        show_customers: Let the answer name other customers and their promises.
        as_of: As for `check`.
        select: As for `check`.
        ignore: As for `check`.
        use_waivers: As for `check`.
        wording: As for `fix`.

    Raises:
        InputError: the sentences cannot be read.
        UsageError: there is no such segment, or the text is empty or too long.
    """
    if not text.strip() or len(text) > MOST_TEXT:
        raise UsageError(f"ask about a promise of 1 to {MOST_TEXT:,} characters")
    settings = replace(_settings(project, as_of, select, ignore), use_waivers=use_waivers)
    question = Question(text, segment, customer, show_customers)
    return answer(project, settings, question, sentences(project, wording))


def offers(
    project: Project,
    *,
    segment: str | None = None,
    as_of: dt.date | str | None = None,
    use_waivers: bool = True,
) -> Offers:
    """Say what could be promised to a new customer today, from when, and how sure that is.

    Args:
        project: What `load` read.
        segment: The customer's segment; without it any.
        as_of: As for `check`.
        use_waivers: As for `check`.

    Raises:
        UsageError: there is no such segment.
    """
    settings = replace(_settings(project, as_of, (), ()), use_waivers=use_waivers)
    return Offers(settings.as_of, segment, tuple(every_offer(project, settings, segment)))


def _settings(
    project: Project, as_of: dt.date | str | None, select: Words, ignore: Words
) -> Settings:
    day = day_of(as_of) or project.config.as_of or today()
    return settings_for(project, day, select, ignore)


def demand(project: Project, *, as_of: dt.date | str | None = None) -> Demand:
    """Group what customers were promised and nothing in the vision answers, by its meaning.

    Args:
        project: What `load` read.
        as_of: As for `check`.
    """
    day = day_of(as_of) or project.config.as_of or today()
    return unanswered(Context(project, day))


def with_demand(project: Project, report: Report) -> Report:
    """The report with what customers want and nothing in the vision answers, for its page.

    Args:
        project: What the report is of.
        report: What `check` gave, not redacted.
    """
    return replace(report, demand=demand(project, as_of=report.as_of))


def with_ways_out(
    project: Project,
    report: Report,
    *,
    select: Words = (),
    ignore: Words = (),
    use_waivers: bool = True,
    most: int | None = None,
) -> Report:
    """The report with the way out of every deal in it that has drafts, as `fix` finds it.

    Args:
        project: What the report is of.
        report: What `check` gave, not redacted.
        select: What `check` was called with.
        ignore: What `check` was called with.
        use_waivers: What `check` was called with.
        most: Look at so many deals only, the nearest signatures: everything is judged anew for
            each of them.

    Raises:
        InputError: the sentences for the paper cannot be read.
    """
    words = sentences(project)
    settings = replace(_settings(project, report.as_of, select, ignore), use_waivers=use_waivers)
    drafted = nearest_first(deal for deal in report.deals if deal.drafts)
    looked_at = {deal.id for deal in drafted[:most]}
    deals = tuple(
        replace(deal, way_out=way_out(project, settings, report, deal.id, words))
        if deal.id in looked_at
        else deal
        for deal in report.deals
    )
    return replace(report, deals=deals)


def sentences(project: Project, path: PathName | None = None) -> Library:
    """The sentences for the paper: of this file, else of the one that the configuration names,
    else of a pack, else ours in the language of the texts.

    Raises:
        InputError: the file cannot be read.
    """
    config = project.config
    named = None if path is None else str(path)
    if named is None and config.wording is not None:
        named = str(Path(config.path or ".").parent / config.wording)
    elif named is None:
        named = shared_wording(config, SENTENCES)
    return library(config.language, named)
