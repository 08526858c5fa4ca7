"""Reports made by hand, shared by the tests of every format."""

import datetime as dt
from dataclasses import replace

from commitcheck.model.finding import Finding, Quote, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, customer, ident, money, phrase, quote, words
from commitcheck.model.project import InputFile
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    CapacityRow,
    Change,
    DealAnswer,
    Diagnosis,
    Loosened,
    Metric,
    NotChecked,
    Report,
    RootProblem,
    Signal,
    Suggestion,
    ThemeRow,
    Threshold,
    TimelineRow,
    Verdict,
    WaiverUse,
)
from commitcheck.model.severity import Severity
from reporting.hostile import ALL_AT_ONCE

AS_OF = dt.date(2026, 8, 17)
SIGNATURE = dt.date(2026, 8, 31)
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


def _draft_findings() -> tuple[Finding, ...]:
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


def _signed_findings() -> tuple[Finding, ...]:
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


def _other_findings() -> tuple[Finding, ...]:
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


def _answer(  # noqa: PLR0913, PLR0917 - a row of data
    name: str, company: str, deal: str, title: str, status: str, answer: str, line: int,
    *,
    headline: str | None = None, why: Phrase | None = None, quoted: str = "",
) -> Answer:  # fmt: skip
    is_draft = status in ("proposed", "negotiating")
    return Answer(
        commitment=name,
        customer=company,
        deal=deal,
        title=title,
        status=status,
        answer=answer,
        at=deals_csv(line),
        headline=headline,
        why=why,
        next_step=words("see its findings") if headline else None,
        by=SIGNATURE if is_draft and headline else None,
        due=dt.date(2026, 12, 31),
        signature=SIGNATURE if is_draft else dt.date(2026, 3, 31),
        quote=Quote(quoted or title, deals_csv(line, 88, "quote")),
    )


def _answers() -> tuple[Answer, ...]:
    return (
        _answer("K-01", "Acme Retail", "D-201", "Exception playbooks", "signed", "conforms", 2),
        _answer("K-09", "BlueOcean 3PL", "D-202", "15 minute P1 response", "signed", "conforms",
                10, headline="COM804:no_cap"),
        _answer("K-10", "Corvus Pharma", "D-203", "Cold chain monitoring", "signed",
                "does_not_conform", 11, headline="TIM401"),
        _answer("K-17", "Corvus Pharma", "D-203", "Customs documents", "signed", "conforms", 18,
                headline="COM802:email"),
        _answer("K-26", "Harbour Foods", "D-207", "Load building for carriers", "negotiating",
                "does_not_conform", 27, headline="VIS601"),
        _answer("K-29", "Kite Telecom", "D-208", "99.99 % uptime", "proposed",
                "does_not_conform", 30, headline="VIS603"),
        _answer("K-33", "Kite Telecom", "D-208", "Driver app with offline mode", "proposed",
                "cannot_tell", 34, why=words("nothing links it to the vision")),
    )  # fmt: skip


def _deals() -> tuple[DealAnswer, ...]:
    strike = Change("strike", "VIS601", words("strike the promise, or change the vision openly"),
                    "product", SIGNATURE, "K-26")  # fmt: skip
    decide = Change("decide", "COM801", words("get a written conclusion before signature"),
                    "finance", SIGNATURE, "K-26")  # fmt: skip
    edit = Change(
        "edit", "VIS603",
        words("promise at most 99.95, or have engineering waive the guardrail"),
        "engineering", SIGNATURE, "K-29",
    )  # fmt: skip
    owed = Change("edit", "TIM401",
                  words("move the date to 2027-04-30 or later, or split the scope"),
                  "engineering", None, "K-10")  # fmt: skip
    return (
        DealAnswer("D-201", "Acme Retail", "conforms", arr=380000.0, currency="EUR"),
        DealAnswer("D-202", "BlueOcean 3PL", "conforms", arr=610000.0, currency="EUR"),
        DealAnswer("D-203", "Corvus Pharma", "owes_changes", (owed,), arr=540000.0,
                   currency="EUR"),
        DealAnswer("D-207", "Harbour Foods", "do_not_sign", (strike, decide), (owed,),
                   SIGNATURE, 220000.0, "EUR"),
        DealAnswer("D-208", "Kite Telecom", "sign_with_changes", (edit,), (), SIGNATURE),
    )  # fmt: skip


def _suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion("K-26", "capability", "tms-planning", "match", 0.83, "elsewhere",
                   ("load", "building", "tendering"), None,
                   (Quote("Load building for carriers", deals_csv(27, 60)),
                    Quote("TMS planning", vision_yaml(72)))),
        Suggestion("K-29", "roadmap_item", "RM9", "suspect", 0.0, "suspect", (),
                   words("the promise's words changed since this link was decided")),
        Suggestion("K-33", "capability", "carrier-portal", "possible", 0.61, "unlinked",
                   ("driver", "app"), None, (Quote("Carrier portal", vision_yaml(71)),)),
        Suggestion("K-17", "non_goal", "NG2", "possible", 0.55, "non_goal", ("customs",),
                   words("its text is close to a non-goal")),
    )  # fmt: skip


def _diagnosis() -> Diagnosis:
    buy_in = RootProblem("R1", "positioning weak or without buy-in", "watch", (
        Signal("S1.1", lit=False, decisive=False, text=words("no slot of the positioning is open")),
        Signal("S1.2", lit=True, decisive=False,
               text=words("5 of 7 required sign-offs are current (71 %)")),
    ))  # fmt: skip
    sidelined = RootProblem("R2", "vision sidelined for short-term goals", "present", (
        Signal("S2.1", lit=True, decisive=True,
               text=words("2 of 6 open promises hit a non-goal or guardrail (33 %)")),
        Signal("S2.3", lit=True, decisive=False,
               text=words("89 % of the capacity until 2026-12-31 is sold")),
        Signal("S2.4", lit=False, decisive=False,
               text=words("signatures do not cluster at quarter ends")),
        Signal("S2.5", lit=None, decisive=False, text=words("no deal names its ARR")),
    ))  # fmt: skip
    return Diagnosis(
        roots=(buy_in, sidelined),
        dominant="R2",
        rung=2,
        remedy="Gate: approval matrix and commitcheck check --deal before the order form",
        next_rung=4,
        next_remedy="Funding and capacity: ring-fence a share, price one-offs",
    )


_HEX = "0123456789abcdef" * 4


def empty_report() -> Report:
    """No promises at all: every section is empty."""
    return Report(
        version="0.1.0",
        product="Portline",
        as_of=AS_OF,
        verdict=Verdict("There are no promises to check."),
        inputs=(
            InputFile("vision.yaml", "vision", "16 sections", _HEX),
            InputFile("deals.csv", "commitments", "0 rows", _HEX),
        ),
    )


def clean_report() -> Report:
    """Two promises, nothing wrong, one draft that may be signed."""
    return Report(
        version="0.1.0",
        product="Portline",
        as_of=AS_OF,
        verdict=Verdict("No conformance problem found in 2 open promises (0 waived).", open=2,
                        signed=1, pre_signature=1, clean=2),
        inputs=(
            InputFile("vision.yaml", "vision", "16 sections", _HEX),
            InputFile("deals.csv", "commitments", "2 rows, UTF-8, comma", _HEX),
        ),
        commitments=(
            _answer("K-01", "Acme Retail", "D-201", "Exception playbooks", "signed", "conforms", 2),
            _answer("K-30", "Lumen Freight", "D-209", "Webhooks", "proposed", "conforms", 3),
        ),
        deals=(
            DealAnswer("D-201", "Acme Retail", "conforms"),
            DealAnswer("D-209", "Lumen Freight", "sign", signature=SIGNATURE),
        ),
        thresholds=(Threshold("parallel_people", "3", "default", ("TIM402",)),),
    )  # fmt: skip


def sample_report() -> Report:
    """Something of everything: every section of the report has an entry."""
    findings = sorted(
        (*_draft_findings(), *_signed_findings(), *_other_findings()), key=lambda one: one.sort_key
    )
    return replace(
        clean_report(),
        verdict=Verdict(
            "There is a problem: 3 of 7 open promises do not conform; 2 of them are not signed"
            " yet. First signature in 14 days. 1 of 7 open promises cannot be told: nothing"
            " links it to the vision.",
            open=7, signed=4, pre_signature=3, nonconforming=3, preventable=2, clean=1,
            cannot_tell=1, waived=1, first_signature_in_days=14,
        ),
        inputs=(
            InputFile("commitcheck.yaml", "config", "", _HEX),
            InputFile("vision.yaml", "vision", "16 sections", _HEX),
            InputFile("deals.csv", "commitments", "7 rows, UTF-8, comma", _HEX),
            InputFile("waivers.yaml", "waivers", "3 waivers", _HEX),
        ),
        findings=tuple(findings),
        commitments=_answers(),
        deals=_deals(),
        suggestions=_suggestions(),
        timeline=(
            TimelineRow("K-10", "Corvus Pharma", "Cold chain monitoring", dt.date(2026, 12, 31),
                        "RM5", dt.date(2027, 2, 1), dt.date(2027, 4, 30), dt.date(2026, 3, 31),
                        is_signed=True, worst=E),
            TimelineRow("K-26", "Harbour Foods", "Load building for carriers",
                        dt.date(2026, 12, 31), signature=SIGNATURE),
        ),
        capacity=(
            CapacityRow("2026-Q3", dt.date(2026, 7, 1), dt.date(2026, 9, 30), 60, 48.5, 52),
            CapacityRow("2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31), 140, 176, 188,
                        "D-202"),
        ),
        themes=(
            ThemeRow("TH1", "ETA accuracy", ("K-01",), ("RM1", "RM2")),
            ThemeRow("TH4", "Emissions transparency"),
            ThemeRow(None, None, ("K-26", "K-29")),
        ),
        not_checked=(
            NotChecked("CAP502", words("the input does not have what it reads"),
                       "a column reuse in the commitments"),
            NotChecked("DEB904", words("the input does not have what it reads"),
                       "a column reuse in the commitments"),
            NotChecked("TIM402", phrase("{} has a cell that could not be used", ident("K-09")),
                       "a usable due"),
        ),
        metrics=(
            Metric("coverage", 0.619, 13, 21, "ratio", "covered deliverables / deliverables"),
            Metric("arr_total", 1750000.0, None, None, "EUR", "ARR of deals with an open promise"),
            Metric("promise_keeping", None, None, None, "ratio", "kept / due",
                   "fewer than 5 promises were due"),
        ),
        diagnosis=_diagnosis(),
        waivers=(
            WaiverUse("W-1", "TIM401", "active", 1, dt.date(2026, 9, 30)),
            WaiverUse("W-2", "VIS603", "expired", 0, dt.date(2026, 8, 1),
                      words("it expired 16 days ago")),
            WaiverUse("W-3", "COM802", "unused", 0, dt.date(2026, 9, 30),
                      words("it matches no finding")),
        ),
        baseline=BaselineSummary("baseline.json", 1, ("0f" * 8,)),
        loosened=(
            Loosened("COM803 is ignored", "commitcheck.yaml"),
            Loosened("COV305 is info instead of warning", "command line"),
        ),
        thresholds=(
            Threshold("max_one_off_share", "0.2", "default", ("CAP502",)),
            Threshold("approvals", "the vision's matrix", "policy", ("GOV205",)),
            Threshold("max_target_segments", "2", "stage", ("POS102",)),
        ),
    )  # fmt: skip


def planted_report(text: str, path: str = "deals.csv") -> Report:
    """`sample_report` with `text` in every place where a user's words can stand."""
    report = sample_report()
    at = Location(path, 3, 7, "quote")
    said = phrase("{} promises {} for {} to {}", ident(text), quote(text), money(12.5, text),
                  customer(text))  # fmt: skip
    quoted = Quote(text, at)
    promise = Subject("commitment", text, unsigned=True)
    findings = tuple(
        a_finding(code, subject, said, at, severity=severity, next_step=said, quotes=(quoted,),
                  related=(Related("commitment", text, at, text),), who=text, deals=(text,),
                  waived_by=waived_by, lapsed_waiver=text)
        for code, subject, severity, waived_by in (
            ("VIS601", promise, E, None),
            ("VIS601", Subject("commitment", f"{text} "), E, None),
            ("COM802:email", promise, W, None),
            ("COM803", Subject("commitment", "K-01"), W, None),
            ("GOV201:missing", Subject("stakeholder", text), E, None),
            ("VIS602", Subject("deal", text), W, None),
            ("POS103", Subject("differentiator", text), I, None),
            ("TIM401", promise, E, text),
        )
    )  # fmt: skip
    answer = Answer(text, text, text, text, "proposed", "does_not_conform", at, "VIS601", said,
                    said, SIGNATURE, SIGNATURE, SIGNATURE, quoted)  # fmt: skip
    signed = replace(answer, commitment=f"{text} ", status="signed", headline=None)
    unknown = replace(answer, commitment=f"{text}!", answer="cannot_tell", headline=None)
    change = Change("strike", "VIS601", said, text, SIGNATURE, text)
    root = replace(
        report.diagnosis.roots[0], signals=(Signal("S1.1", lit=True, decisive=True, text=said),)
    )
    return replace(
        report,
        product=text,
        narrowed_to=text,
        inputs=(InputFile(path, "commitments", text, _HEX),),
        findings=findings,
        commitments=(answer, signed, unknown),
        deals=(
            DealAnswer(text, text, "sign_with_changes", (change,), (change,), SIGNATURE, 1.5, text),
            DealAnswer(f"{text} ", text, "conflicts", (change,)),
        ),
        suggestions=tuple(
            Suggestion(name, "capability", text, "match", 0.9, "unlinked", (text,), said, (quoted,))
            for name in (f"{text}!", text, "K-01")
        ),
        timeline=(TimelineRow(text, text, text, SIGNATURE, text),),
        capacity=(CapacityRow(text, AS_OF, SIGNATURE, 1, 2, 3, text),),
        themes=(ThemeRow(text, text, (text,), (text,)),),
        not_checked=(NotChecked("TIM402", said, text),),
        diagnosis=replace(report.diagnosis, roots=(root,)),
        waivers=(WaiverUse(text, text, "refused", 0, None, said),),
        baseline=BaselineSummary(path, 1, (text,)),
        loosened=(Loosened(text, text),),
        thresholds=(Threshold("approvals", text, "policy", ("VIS601",)),),
    )


def hostile_report() -> Report:
    """The whole hostile corpus in one name, planted everywhere."""
    return planted_report(ALL_AT_ONCE)
