"""Reports made by hand, shared by the tests of every format."""

import datetime as dt

from msgspec.structs import replace

from commitcheck.model.figures import CapacityRow, KnownFigures, Metric, ThemeRow, TimelineRow
from commitcheck.model.finding import Quote, Related, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import customer, ident, money, phrase, quote, words
from commitcheck.model.project import InputFile
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    Change,
    DealAnswer,
    KnownOrigin,
    Loosened,
    NotChecked,
    Report,
    Signal,
    Suggestion,
    Threshold,
    Verdict,
    WaiverUse,
)
from reporting.findings import E, I, W, a_finding, draft_findings, other_findings, signed_findings
from reporting.hostile import ALL_AT_ONCE
from reporting.report_parts import (
    AS_OF,
    SIGNATURE,
    an_answer,
    answers,
    deals,
    diagnosis,
    suggestions,
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
            an_answer("K-01", "Acme Retail", "D-201", "Exception playbooks", "signed", "conforms",
                      2),
            an_answer("K-30", "Lumen Freight", "D-209", "Webhooks", "proposed", "conforms", 3),
        ),
        deals=(
            DealAnswer("D-201", "Acme Retail", "conforms"),
            DealAnswer("D-209", "Lumen Freight", "sign", signature=SIGNATURE, drafts=1),
        ),
        thresholds=(Threshold("parallel_people", "3", "default", ("TIM402",)),),
    )  # fmt: skip


def sample_report() -> Report:
    """Something of everything: every section of the report has an entry."""
    findings = sorted(
        (*draft_findings(), *signed_findings(), *other_findings()),
        key=lambda finding: finding.sort_key,
    )
    return replace(
        clean_report(),
        verdict=Verdict(
            "There is a problem: 3 of 7 open promises do not conform; 2 of them are not signed"
            " yet. First signature in 14 days. 1 of 7 open promises could not be judged: nothing"
            " links it to the vision.",
            open=7, signed=4, pre_signature=3, nonconforming=3, preventable=2, clean=1,
            could_not_be_judged=1, waived=1, first_signature_in_days=14,
        ),
        inputs=(
            InputFile("commitcheck.yaml", "config", "", _HEX),
            InputFile("vision.yaml", "vision", "16 sections", _HEX),
            InputFile("deals.csv", "commitments", "7 rows, UTF-8, comma", _HEX),
            InputFile("waivers.yaml", "waivers", "3 waivers", _HEX),
        ),
        findings=tuple(findings),
        commitments=answers(),
        deals=deals(),
        suggestions=suggestions(),
        figures=KnownFigures(
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
            metrics=(
                Metric("coverage", 0.619, 13, 21, "ratio", "covered deliverables / deliverables"),
                Metric("arr_total", 1750000.0, None, None, "EUR",
                       "ARR of deals with an open promise"),
                Metric("promise_keeping", None, None, None, "ratio", "kept / due",
                       "fewer than 5 promises were due"),
            ),
        ),
        not_checked=(
            NotChecked("CAP502", words("the input does not have what it reads"),
                       "a column reuse in the commitments"),
            NotChecked("DEB904", words("the input does not have what it reads"),
                       "a column reuse in the commitments"),
            NotChecked("TIM402", phrase("{} has a cell that could not be used", ident("K-09")),
                       "a usable due"),
        ),
        diagnosis=diagnosis(),
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
    answer = Answer(text, text, text, text, "proposed", "does_not_conform",
                    KnownOrigin(at, quoted), "VIS601", said, said, SIGNATURE, SIGNATURE,
                    SIGNATURE)  # fmt: skip
    signed = replace(answer, commitment=f"{text} ", status="signed", headline=None)
    unknown = replace(answer, commitment=f"{text}!", answer="could_not_be_judged", headline=None)
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
        figures=KnownFigures(
            timeline=(TimelineRow(text, text, text, SIGNATURE, text),),
            capacity=(CapacityRow(text, AS_OF, SIGNATURE, 1, 2, 3, text),),
            themes=(ThemeRow(text, text, (text,), (text,)),),
            metrics=report.metrics,
        ),
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
