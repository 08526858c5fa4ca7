"""A report that can leave the room: codenames instead of customers, people, quotes and money.

It happens once, here, so that no format can forget it. What stays and what goes:

* `customers`: names of customers and deals, files and sheets; whatever names them in a title, a
  quote or an id. Checksums and summaries of files go with them.
* `people`: everybody but roles.
* `quotes`: the words of both sides, titles, cells of the inputs, shared words; what input errors
  say, since they repeat cells and headings.
* `money`: amounts, also those that stand with a currency in a text, and the metrics made of them.
  Percentages, dates and person-weeks stay.

Ids of promises, capabilities and other vocabulary stay, unless they give a name away or loading
derived them from customer and title. All four at once hide every id and the product too: no word
of any input is left. Fingerprints are computed from what is shown, so they give nothing away.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from commitcheck.assessment.narrowing import in_words
from commitcheck.assessment.redaction.naming import is_rule, named
from commitcheck.assessment.redaction.words import Redactor, What, fields, redacted_reading
from commitcheck.errors import UsageError
from commitcheck.model.figures import CapacityRow, KnownFigures, Metric, ThemeRow, TimelineRow
from commitcheck.model.finding import Finding
from commitcheck.model.history import History
from commitcheck.model.own_rule import RuleCard, Unanswered
from commitcheck.model.phrase import did_you_mean, words
from commitcheck.model.project import InputFile
from commitcheck.model.report import (
    Answer,
    BaselineSummary,
    Change,
    DealAnswer,
    Diagnosis,
    KnownOrigin,
    NotChecked,
    Report,
    Suggestion,
    WaiverUse,
    Worse,
)

KINDS = ("customers", "people", "quotes", "money")

_WITHHELD = "withheld"
_WITHHELD_PAGE = "A rule of the company's own.\n\nWhat: its words are withheld."

_ITEMS = ("capability", "roadmap_item", "non_goal", "guardrail", "theme", "certification")
"""Kinds of a suggestion that are our words; a link's item can begin with any other."""


def redacted(report: Report, what: str, beside: Sequence[Report] = ()) -> Report:
    """The report without what `what` names: a comma list of customers, people, quotes, money.

    `beside` are other reports that are to have the same codenames for the same things.

    Raises:
        UsageError: another word stands in it; the message says which one is near.
    """
    worth = (deal.arr for deal in report.deals if deal.arr is not None)
    redactor = Redactor(_kinds_to_hide(what), named(report, beside), worth)
    # Built anew, not replaced: a section that is added later stays out until it is redacted.
    return Report(
        version=report.version,
        as_of=report.as_of,
        verdict=report.verdict,
        product="the product" if redactor.what.everything else redactor.text(report.product),
        product_id=None if redactor.what.everything else _short_name(redactor, report),
        inputs=tuple(_input(redactor, file) for file in report.inputs),
        commitments=tuple(_answer(redactor, answer) for answer in report.commitments),
        deals=tuple(_deal(redactor, deal) for deal in report.deals),
        findings=tuple(_finding(redactor, found) for found in report.findings),
        as_read=None
        if report.as_read is None
        else redacted_reading(report.as_read, redactor, _finding),
        suggestions=tuple(_suggestion(redactor, hint) for hint in report.suggestions),
        figures=KnownFigures(
            timeline=tuple(_timeline(redactor, row) for row in report.timeline),
            capacity=tuple(_capacity(redactor, row) for row in report.capacity),
            themes=tuple(_theme(redactor, row) for row in report.themes),
            metrics=tuple(_metric(redactor, metric) for metric in report.metrics),
        ),
        not_checked=tuple(_not_checked(redactor, row, report) for row in report.not_checked),
        diagnosis=_diagnosis(redactor, report.diagnosis),
        waivers=tuple(_waiver(redactor, use) for use in report.waivers),
        baseline=None if report.baseline is None else _baseline(redactor, report.baseline, report),
        loosened=tuple(
            replace(row, what=redactor.text(row.what), by=redactor.text(row.by))
            for row in report.loosened
        ),
        thresholds=tuple(replace(row, value=redactor.text(row.value)) for row in report.thresholds),
        narrowed_to=_narrowed(redactor, report),
        history=_history(redactor, report.history),
        own_rules=tuple(_card(redactor, card) for card in report.own_rules),
        filters=_filters(redactor, report),
    )


def _card(redactor: Redactor, card: RuleCard) -> RuleCard:
    records = tuple(
        Unanswered(it.kind, redactor.name(it.kind, it.id), redactor.place(it.at))
        for it in card.unanswered
    )
    needs = redactor.text(card.needs)
    return replace(card, page=_WITHHELD_PAGE, needs=needs, unanswered=records)


def _short_name(redactor: Redactor, report: Report) -> str | None:
    return None if report.product_id is None else redactor.text(report.product_id)


def _kinds_to_hide(what: str) -> What:
    kinds = [word.strip() for word in what.split(",") if word.strip()]
    for word in kinds:
        if word not in KINDS:
            near = did_you_mean(word, KINDS)
            hint = f"; did you mean {near}?" if near else f", expected some of {', '.join(KINDS)}"
            raise UsageError(f"--redact cannot hide {word}{hint}")
    if not kinds:
        raise UsageError(f"--redact names nothing, expected some of {', '.join(KINDS)}")
    return What(**dict.fromkeys(kinds, True))


def _input(redactor: Redactor, file: InputFile) -> InputFile:
    hides_files = redactor.what.customers
    hides_columns = hides_files or redactor.what.quotes
    return replace(
        file,
        path=redactor.path(file.path),
        summary="" if hides_columns else redactor.text(file.summary),
        digest="" if hides_files else file.digest,
        exported_at=None if file.exported_at is None else redactor.place(file.exported_at),
    )


def _finding(redactor: Redactor, found: Finding) -> Finding:
    is_input = found.rule.startswith("INP")
    message, next_step = found.message, found.next_step
    if is_input and redactor.what.quotes:
        message, next_step = words("an input cannot be used as it stands"), words("correct it")
    speak = redactor.free if is_input else redactor.sentence
    return replace(
        found,
        variant=_variant(redactor, found.variant),
        subject=redactor.subject(found.subject),
        message=speak(message),
        next_step=speak(next_step),
        at=redactor.place(found.at),
        quotes=tuple(map(redactor.quote, found.quotes)),
        related=tuple(map(redactor.related, found.related)),
        who=redactor.who(found.who),
        deals=tuple(redactor.name("deal", deal) for deal in found.deals),
        waived_by=_optional(redactor, "waiver", found.waived_by),
        lapsed_waiver=_optional(redactor, "waiver", found.lapsed_waiver),
    )


def _variant(redactor: Redactor, variant: str) -> str:
    """`invalid.due`: a field behind the point stays when it is one of ours."""
    kind, point, field = variant.partition(".")
    if point and (redactor.what.quotes or redactor.what.everything) and field not in fields():
        return kind
    return redactor.text(variant)


def _optional(redactor: Redactor, kind: str, name: str | None) -> str | None:
    return None if name is None else redactor.name(kind, name)


def _answer(redactor: Redactor, answer: Answer) -> Answer:
    return replace(
        answer,
        commitment=redactor.name("commitment", answer.commitment),
        customer=redactor.name("customer", answer.customer),
        deal=redactor.name("deal", answer.deal),
        title=redactor.title(answer.title),
        origin=KnownOrigin(
            at=redactor.place(answer.at),
            quote=None if answer.quote is None else redactor.quote(answer.quote),
        ),
        headline=_variant(redactor, answer.headline) if answer.headline else answer.headline,
        why=redactor.phrase(answer.why),
        missing=tuple(map(redactor.sentence, answer.missing)),
        next_step=redactor.phrase(answer.next_step),
    )


def _deal(redactor: Redactor, deal: DealAnswer) -> DealAnswer:
    hides_money = redactor.what.money
    return replace(
        deal,
        id=redactor.name("deal", deal.id),
        customer=redactor.name("customer", deal.customer),
        changes=tuple(_change(redactor, change) for change in deal.changes),
        owed=tuple(_change(redactor, change) for change in deal.owed),
        missing=tuple(map(redactor.sentence, deal.missing)),
        arr=None if hides_money else deal.arr,
        currency=None if hides_money else deal.currency,
        way_out=None,
    )


def _change(redactor: Redactor, change: Change) -> Change:
    return replace(
        change,
        text=redactor.sentence(change.text),
        who=redactor.who(change.who),
        commitment=_optional(redactor, "commitment", change.commitment),
    )


def _suggestion(redactor: Redactor, hint: Suggestion) -> Suggestion:
    return replace(
        hint,
        commitment=redactor.name("commitment", hint.commitment),
        kind=hint.kind if hint.kind in _ITEMS or not redactor.what.everything else "item",
        id=redactor.name(hint.kind if hint.kind in _ITEMS else "item", hint.id),
        evidence=() if redactor.what.quotes else tuple(map(redactor.text, hint.evidence)),
        note=redactor.phrase(hint.note),
        quotes=tuple(map(redactor.quote, hint.quotes)),
    )


def _timeline(redactor: Redactor, row: TimelineRow) -> TimelineRow:
    return replace(
        row,
        commitment=redactor.name("commitment", row.commitment),
        customer=redactor.name("customer", row.customer),
        title=redactor.title(row.title),
        item=_optional(redactor, "roadmap_item", row.item),
    )


def _capacity(redactor: Redactor, row: CapacityRow) -> CapacityRow:
    return replace(
        row, period=redactor.name("period", row.period), tips=_optional(redactor, "deal", row.tips)
    )


def _theme(redactor: Redactor, row: ThemeRow) -> ThemeRow:
    name = row.name
    if name is not None:
        name = None if redactor.what.everything else redactor.text(name)
    return replace(
        row,
        theme=_optional(redactor, "theme", row.theme),
        name=name,
        promises=tuple(redactor.name("commitment", promise) for promise in row.promises),
        items=tuple(redactor.name("roadmap_item", item) for item in row.items),
    )


def _not_checked(redactor: Redactor, row: NotChecked, report: Report) -> NotChecked:
    """What loading left out names a place instead of a rule, and repeats headings."""
    if is_rule(row.rule, report):
        return replace(row, reason=redactor.sentence(row.reason), needs=redactor.text(row.needs))
    if redactor.what.quotes:
        return NotChecked(
            _place_only(redactor, row.rule), words("part of an input is not read"), ""
        )
    return NotChecked(redactor.text(row.rule), redactor.free(row.reason), redactor.text(row.needs))


def _place_only(redactor: Redactor, label: str) -> str:
    """`file-1.csv` of `deals.csv:12:7`; the name of a section of ours."""
    if label == "suggestions":
        return label
    hidden = redactor.text(label)
    return hidden if not redactor.what.everything else hidden.partition(":")[0].partition(" ")[0]


def _metric(redactor: Redactor, metric: Metric) -> Metric:
    if not redactor.what.money:
        return metric
    if metric.name.startswith("arr_"):
        return replace(metric, value=None, numerator=None, unit="money", reason=_WITHHELD)
    if metric.name == "concentration":
        return replace(metric, numerator=None, denominator=None)
    return metric


def _diagnosis(redactor: Redactor, diagnosis: Diagnosis) -> Diagnosis:
    roots = tuple(
        replace(
            root, signals=tuple(replace(s, text=redactor.sentence(s.text)) for s in root.signals)
        )
        for root in diagnosis.roots
    )  # fmt: skip
    return replace(diagnosis, roots=roots)


def _waiver(redactor: Redactor, use: WaiverUse) -> WaiverUse:
    rule = use.rule
    if redactor.what.everything:
        rule = redactor.codes.given("rule", rule) or rule
    return replace(use, id=redactor.name("waiver", use.id), rule=redactor.text(rule),
                   note=redactor.phrase(use.note))  # fmt: skip


def _baseline(redactor: Redactor, baseline: BaselineSummary, report: Report) -> BaselineSummary:
    return replace(
        baseline,
        path=redactor.path(baseline.path),
        gone=tuple(_gone(redactor, entry, report) for entry in baseline.gone),
        worse=tuple(
            Worse(
                _gone(redactor, entry.finding, report),
                redactor.phrase(entry.reason) or entry.reason,
            )
            for entry in baseline.worse
        ),
    )


def _gone(redactor: Redactor, entry: str, report: Report) -> str:
    """`TIM401 K-10`: what is gone is in no other part of the report, so nothing vouches for it."""
    rule, _, subject = entry.partition(" ")
    if redactor.what.everything and not is_rule(rule, report):
        return _WITHHELD
    kind = redactor.codes.kind_of(subject)
    if kind is None and (redactor.what.customers or redactor.what.people or redactor.what.quotes):
        return f"{rule} ({_WITHHELD})"
    return f"{rule} {redactor.name(kind or 'item', subject)}"


_GAPS = ("part of it could not be read",)


def _history(redactor: Redactor, history: History | None) -> History | None:
    """Days and outcomes stay; how it was compared may name files and is left out."""
    if history is None:
        return None
    promises = (
        replace(signed, commitment=redactor.name("commitment", signed.commitment))
        for signed in history.promises
    )
    return replace(history, promises=tuple(promises), notes=(), gaps=_GAPS[: len(history.gaps)])


def _narrowed(redactor: Redactor, report: Report) -> str | None:
    """`deal D-207, owner pm`, in codenames."""
    if report.narrowed_to is None:
        return None
    whose = report.narrowed_to.removesuffix(in_words(report.filters)).removesuffix(", ")
    hidden = _filters(redactor, report)
    return ", ".join(filter(None, (_whose(redactor, report, whose), in_words(hidden))))


def _filters(redactor: Redactor, report: Report) -> tuple[tuple[str, str], ...]:
    """Who owns a promise is a person; the rest are words of the vision's own."""
    return tuple(
        (name, "a person" if name == "owner" and redactor.what.people else redactor.text(value))
        for name, value in report.filters
    )


def _whose(redactor: Redactor, report: Report, whose: str) -> str:
    """`deal D-207`, `customer Acme Retail`, or one of the other, in codenames."""
    if not whose or not redactor.what.customers:
        return whose
    shown = [
        redactor.name("deal", deal) for deal in dict.fromkeys(a.deal for a in report.commitments)
    ]
    whole = {redactor.name("customer", answer.customer) for answer in report.commitments}
    if whose.startswith("deal ") or len(whole) != 1:
        return f"deal {', '.join(shown)}"
    return f"customer {next(iter(whole))}"
