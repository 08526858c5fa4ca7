"""Rules tried on their own examples: each bad one must be found, in each good one nothing.

Examples of our pages are read by the schemas that read a user's files, and so are a company's.
"""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.as_read.judge import judges_words, with_readings
from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings
from commitcheck.loading.records.commitments import promise_of
from commitcheck.loading.records.decisions import waivers_of
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.compile import node_of
from commitcheck.loading.schemas.read import INVALID, reader_of
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.scalars import Plain
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.dates import parse_day
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Related
from commitcheck.model.location import FixedSource, Where
from commitcheck.model.own_rule import Example, OwnRule
from commitcheck.model.phrase import did_you_mean, words
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from commitcheck.rules.own import as_rule

DAY = dt.date(2026, 3, 16)
"""The day that an example counts from, unless it says another."""

_TODAY = "today"
_SECTIONS = "What|Why|Bad|Good|Resolve|Variants|Figures|Configure|Not checked when"
_LISTED: Mapping[str, str] = {
    "promise": "commitments",
    "promises": "commitments",
    "stakeholder": "stakeholders",
    "capability": "capabilities",
    "certification": "certifications",
    "guardrail": "guardrails",
    "non_goal": "non_goals",
    "roadmap": "roadmap",
}
"""What a page calls a single record, and the list that it stands in."""


class Trial(Struct, frozen=True):
    """One example: where it stands, and why the rule does not keep to it; empty when it does."""

    rule: str
    which: str
    place: str
    fault: str = ""


class _UnreadableError(Exception):
    """An example is none of what it should be; the message says what is wrong."""


def try_page(rule: Rule) -> Iterator[Trial]:
    """The two examples on the page of one of our rules, their words read as a check reads them.

    Sections of the vision that both share stand in the bad one only.
    """
    code = rule.info.code
    place = f"commitcheck explain {code}"
    bad = _sections_of(_section(rule.info.doc, "Bad"))
    good = _sections_of(_section(rule.info.doc, "Good"))
    shared = {name: it for name, it in bad.items() if name not in ("commitments", "waivers")}
    for which, sections in (("bad", bad), ("good", {**shared, **good})):
        try:
            context = _of_page(sections)
            seen = with_readings(context) if judges_words(rule) else context
            fault = _fault(rule, seen, is_bad=which == "bad")
        except _UnreadableError as error:
            fault = "" if (code, which) == ("INP001", "bad") else str(error)
        yield Trial(code, which, place, fault)


def try_own(own: OwnRule) -> Iterator[Trial]:
    """Every example of a company's own rule; one without any is a fault of its own."""
    rule = as_rule(own)
    for which, examples in (("bad", own.bad), ("good", own.good)):
        if not examples:
            place = own.where.at("code").label
            yield Trial(own.code, which, place, f"it has no {which} example")
        for example in examples:
            place = example.where.at().label
            try:
                context = _of_example(own, example)
            except _UnreadableError as error:
                yield Trial(own.code, which, place, str(error))
                continue
            yield Trial(own.code, which, place, _fault(rule, context, is_bad=which == "bad"))


def _fault(rule: Rule, context: Context, *, is_bad: bool) -> str:
    run = run_rules((rule,), context, Settings(context.as_of, rules=(rule,)))
    about = [it for it in run.not_checked if it.rule == rule.info.code]
    if is_bad:
        if run.findings:
            return ""
        why = f": {about[0].reason}, needs {about[0].needs}" if about else ""
        return f"it finds nothing{why}"
    if run.findings:
        return f"it finds: {run.findings[0].message}"
    if rule.info.is_own and about:
        return f"it is not judged: {about[0].reason}, needs {about[0].needs}"
    return ""


def _section(doc: str, name: str) -> str:
    parts = re.split(rf"^({_SECTIONS}):", doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")


def _sections_of(text: str) -> dict[str, Any]:
    """A page's example as a document: a bare list is commitments, `promise` is one of them."""
    data = read_yaml("example.yaml", textwrap.dedent(text.lstrip("\n")).encode()).data
    day = re.search(r"# today is (\d\S+)", text)
    sections = {"commitments": data} if isinstance(data, list) else dict(_as_lists(data))
    return {**sections, **({_TODAY: day[1]} if day else {})}


def _of_page(page: Mapping[str, Any]) -> Context:
    sections = dict(page)
    day, waivers = sections.pop(_TODAY, None), sections.pop("waivers", None) or []
    records = sections.pop("commitments", None) or [
        {"id": it["commitment"]} for it in waivers if "commitment" in it
    ]
    if waivers and "stakeholders" not in sections:
        roles = (("approved_by", "executive"), ("owner", "product"))
        sections["stakeholders"] = [
            {"id": it[name], "role": role} for it in waivers for name, role in roles if name in it
        ]
    if "capabilities" not in sections:
        sections["capabilities"] = sorted({name for it in records for name in _named(it)})
    context = _context(sections, records, parse_day(day) if day else DAY)
    data = reader_of(node_of("waivers"))({"waivers": waivers})
    if data is INVALID:
        raise _UnreadableError("its waivers do not fit; see commitcheck schema waivers")
    waiver_values = waivers_of(data, FixedSource("waivers.yaml"))
    return replace(
        context,
        project=replace(context.project, waivers=waiver_values),
        covered={waiver.id: 1 for waiver in waiver_values if waiver.commitment},
        findings=tuple(_waived(waiver, context) for waiver in waiver_values if waiver.commitment),
    )


def _waived(waiver: Waiver, context: Context) -> Finding:
    """What an example's waiver is for: its promise against a non-goal."""
    card = next(rule.info for rule in ALL_RULES if rule.info.code == "VIS601")
    promise = context.commitments[0]
    found = card.finding(
        context.subject(promise),
        words("a non-goal"),
        severity=card.severities[0],
        at=promise.at(),
        next_step="decide",
        related=(Related("non_goal", "NG2", promise.at()),),
    )
    return replace(found, rule=waiver.rule, waived_by=waiver.id)


def _as_lists(data: Any) -> Iterator[tuple[str, Any]]:
    for name, value in data.items() if isinstance(data, Mapping) else ():
        single = name in _LISTED and not isinstance(value, list)
        yield str(_LISTED.get(name, name)), [value] if single else value


def _named(record: Mapping[str, Any]) -> list[str]:
    """What an example that shows no capabilities takes for granted: planned ones."""
    named = record.get("capability") or []
    return named if isinstance(named, list) else [named]


def _of_example(own: OwnRule, example: Example) -> Context:
    written = dict(example.record)
    sections = dict(written.pop("vision", None) or {})
    day = written.pop("as_of", None)
    as_of = parse_day(str(day)) if day else DAY
    if own.subject == "roadmap_item":
        sections["roadmap"] = [written]
        return _context(sections, [], as_of)
    records = written.get("promises") if own.subject == "deal" else [written]
    if not isinstance(records, list):
        raise _UnreadableError("a deal's example is {promises: [...]}")
    return _context(sections, records, as_of)


def _context(sections: Mapping[str, Any], records: list[Any], as_of: dt.date) -> Context:
    project = Project(
        vision=_vision(sections),
        commitments=tuple(_promises(records)),
        fields=frozenset(RECORD_FIELDS),
    )
    return Context(project, as_of)


def _vision(sections: Mapping[str, Any]) -> Vision:
    document: dict[str, Any] = {"schema_version": Plain("1"), **sections}
    document["product"] = {"name": "Product", **(document.get("product") or {})}
    for name, value in document.items():
        if isinstance(value, list):
            document[name] = [{"id": it} if isinstance(it, str) else it for it in value]
    data = reader_of(node_of("vision"))(document)
    if data is INVALID:
        raise _UnreadableError("its vision does not fit; see commitcheck schema vision")
    return vision_of(data, FixedSource("vision.yaml"))


def _promises(records: Iterable[Any]) -> Iterator[Commitment]:
    for number, record in enumerate(records, 1):
        data = reader_of(node_of("commitments"))([_spelt_out(record)])
        if data is INVALID:
            raise _UnreadableError(_why_unreadable(record))
        yield promise_of(data[0], Where(FixedSource("commitments.yaml"), number))


def _spelt_out(record: Any) -> Any:
    """With what every promise needs and an example need not show."""
    if not isinstance(record, Mapping):
        return record
    spelt = {"id": "X", "customer": "A customer", "title": "A promise", **record}
    if isinstance(record.get("approvals"), list):
        spelt["approvals"] = [_approval(it) for it in record["approvals"]]
    return spelt


def _approval(written: Any) -> Any:
    role, at, day = str(written).partition("@")
    return {"role": role, "date": day} if at and not isinstance(written, Mapping) else written


def _why_unreadable(record: Any) -> str:
    if not isinstance(record, Mapping):
        return "it is no record of fields"
    for name in record:
        if name not in RECORD_FIELDS:
            near = did_you_mean(name, RECORD_FIELDS)
            return f"a promise has no field {name}" + (f"; did you mean {near}?" if near else "")
    return "a value in it does not fit; see commitcheck schema commitments"
