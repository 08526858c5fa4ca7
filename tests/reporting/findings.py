"""Findings made by hand: of any rule, and those of the sample report."""

import datetime as dt

from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, customer, ident, phrase, words

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as the catalogue has them


def deals_csv(line: int, column: int = 1, field: str | None = None) -> Location:
    return Location("deals.csv", line, column, field)


def vision_yaml(line: int, column: int = 5, field: str | None = None) -> Location:
    return Location("vision.yaml", line, column, field)


def a_finding(  # noqa: PLR0913 - a finding has this many faces
    code: str,
    subject: Subject,
    message: Phrase | str,
    at: Location,
    *,
    severity: Severity = E,
    next_step: Phrase | str = "strike the promise, or change the vision openly",
    quotes: tuple[Quote, ...] = (),
    related: tuple[Related, ...] = (),
    who: str = "product",
    cure: str = "strike",
    roots: tuple[str, ...] = ("R2",),
    deals: tuple[str, ...] = (),
    worse_when_signed: bool = False,
    waived_by: str | None = None,
    lapsed_waiver: str | None = None,
    in_baseline: bool = False,
) -> Finding:
    """A finding of any rule, `code` with or without its variant."""
    rule, _, variant = code.partition(":")
    return Finding(
        rule=rule,
        variant=variant,
        severity=severity,
        subject=subject,
        message=words(message) if isinstance(message, str) else message,
        at=at,
        next_step=words(next_step) if isinstance(next_step, str) else next_step,
        quotes=quotes,
        related=related,
        who=who,
        cure=cure,
        roots=roots,
        deals=deals,
        worse_when_signed=worse_when_signed,
        waived_by=waived_by,
        lapsed_waiver=lapsed_waiver,
        in_baseline=in_baseline,
    )


def _promise(name: str, *, unsigned: bool = False) -> Subject:
    return Subject("commitment", name, unsigned)


def draft_findings() -> tuple[Finding, ...]:
    load, dedicated = _promise("K-26", unsigned=True), _promise("K-29", unsigned=True)
    return (
        a_finding(
            "VIS601",
            load,
            phrase("{} is about {}, which {} rules out", ident("K-26"), ident("tms-planning"),
                   ident("NG2")),
            deals_csv(27, 66, "capability"),
            quotes=(
                Quote("Load building and tendering at no additional charge",
                      deals_csv(27, 112, "quote")),
                Quote("We do not plan or tender transport (not a TMS)",
                      vision_yaml(44, 17, "statement")),
            ),
            related=(Related("non_goal", "NG2", vision_yaml(44), "ruled out here"),),
        ),
        a_finding("COV303", load, phrase("{} is rejected", ident("tms-planning")),
                  deals_csv(27, 66, "capability")),
        a_finding("COM801", load, "no conclusion on revenue is on record", deals_csv(27),
                  severity=W, who="finance", cure="decide", worse_when_signed=True,
                  next_step="get a written conclusion before signature"),
        a_finding("GOV205:missing", load, "finance and legal have not approved", deals_csv(27),
                  severity=W, who="finance, legal", cure="decide", worse_when_signed=True,
                  next_step="route it to finance and legal", roots=("R3",)),
        a_finding(
            "VIS603",
            dedicated,
            phrase("{} promises {}, but {} allows {}", ident("K-29"),
                   words("uptime_pct 99.99"), ident("GR3"), words("at most 99.95")),
            deals_csv(30, 71, "value"),
            quotes=(
                Quote("99.99% monthly availability", deals_csv(30, 95, "quote")),
                Quote("uptime_pct max 99.95", vision_yaml(49, 3)),
            ),
            who="engineering",
            cure="edit",
            next_step="promise at most 99.95, or have engineering waive the guardrail",
            lapsed_waiver="W-2",
        ),
    )  # fmt: skip


def signed_findings() -> tuple[Finding, ...]:
    return (
        a_finding(
            "TIM401",
            _promise("K-10"),
            phrase("{} is due {}, but {} lands {}", ident("K-10"), dt.date(2026, 12, 31),
                   ident("RM5"), words("between 2027-02-01 and 2027-04-30")),
            deals_csv(11, 140, "due"),
            quotes=(
                Quote("Cold chain monitoring by 31 December 2026", deals_csv(11, 88, "quote")),
                Quote("Cold chain monitoring", vision_yaml(88, 18, "title")),
            ),
            who="engineering",
            cure="edit",
            next_step="move the date to 2027-04-30 or later, or split the scope",
            in_baseline=True,
        ),
        a_finding("GOV205:retroactive", _promise("K-10"),
                  "finance approved 2026-04-15, after signature on 2026-03-31", deals_csv(11),
                  severity=W, who="finance", cure="decide", roots=("R3",)),
        a_finding("COM802:email", _promise("K-17"), "promised by e-mail, outside the contract",
                  deals_csv(18, 74, "source"), severity=W, who="legal", cure="decide",
                  next_step="move it into the order form, or withdraw it in writing"),
        a_finding("COM804:no_cap", _promise("K-09"), "the service credit has no cap",
                  deals_csv(10, 120, "remedy"), severity=W, who="legal", cure="edit",
                  next_step="cap the credit"),
        a_finding("CAP503", _promise("K-17"), "nobody has estimated it", deals_csv(18),
                  severity=I, who="engineering", cure="decide", next_step="estimate it"),
        a_finding("TIM401", _promise("K-01"),
                  phrase("{} is due {}, but {} lands {}", ident("K-01"), dt.date(2026, 9, 15),
                         ident("RM1"), words("between 2026-09-01 and 2026-09-30")),
                  deals_csv(2, 140, "due"), severity=W, who="engineering", cure="edit",
                  next_step="move the date", waived_by="W-1"),
    )  # fmt: skip


def other_findings() -> tuple[Finding, ...]:
    return (
        a_finding(
            "CAP501",
            Subject("period", "2026-Q4"),
            "what is signed needs 176 person-weeks by 2026-12-31, but 140 are there",
            vision_yaml(120, 7),
            who="executive",
            cure="decide",
            next_step="drop, fund or move work",
        ),
        a_finding("VIS602:adjacent", Subject("deal", "D-208", unsigned=True),
                  phrase("{} is in segment {}, beside the target", customer("Kite Telecom"),
                         ident("retail")),
                  deals_csv(30, 20, "segment"), severity=W, who="sales", cure="edit",
                  next_step="make it a pilot with a waiver, or walk away"),
        a_finding("GOV203", Subject("stakeholder", "xena"),
                  "executive was last in synch on 2026-05-02; the cadence is 30 days",
                  vision_yaml(131, 5), who="executive", cure="decide",
                  next_step="run the sync pack", roots=("R1", "R2")),
    )  # fmt: skip
