"""Everything that a person may decide, in the order in which it is asked, each choice whole."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest

import building as b
from commitcheck.assessment.confirming.question import Choice, Question
from commitcheck.assessment.confirming.questions import all_questions, listing, sure_by
from commitcheck.assessment.selection import Settings
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment, DecidedFields
from commitcheck.model.decision import ReadingDecision, text_fingerprint
from commitcheck.model.record_words import part_mark
from commitcheck.rules.context import Context

SETTINGS = Settings(as_of=dt.date(2026, 3, 16), matched=1)
RAW = frozenset(("id", "customer", "title", "deal", "status", "quote"))
VISION = b.vision(
    capabilities=[
        {"id": "scim", "name": "SCIM user provisioning"},
        {"id": "audit", "name": "Audit log export"},
    ],
    dimensions=[{"id": "uptime_pct", "type": "number"}],
)
EXPORT = "We will deliver the audit log export by May 2027"
UPTIME = "Uptime of at least 99.9 % is guaranteed"


def context(
    *promises: Commitment,
    fields: Iterable[str] = RAW,
    readings: tuple[ReadingDecision, ...] = (),
) -> Context:
    project = b.replaced(b.project(VISION, promises, fields), readings=readings)
    return Context(project, SETTINGS.as_of)


def told(question: Question) -> list[str]:
    """What it is about, whose, and its choices, a line each."""
    rows = " ".join(f"{it.promise.id}.{it.field}{f'/{it.parts}' * bool(it.parts)}"
                    for it in question.rows)  # fmt: skip
    must = "" if question.may_be_none else " it is one of these"
    return [f"{question.about} {question.words}: {rows}{must}", *map(choice, question.choices)]


def choice(it: Choice) -> str:
    value = "+".join(map(str, it.value)) if isinstance(it.value, tuple) else it.value
    more = [f"{it.dimension} {it.op}"] if it.dimension else []
    more += [f"over {it.over}"] if it.over else []
    more += [f"quote {it.quote.text}"] if it.quote else []
    more += [it.note] if it.note else []
    said = f"  {it.field}={value} {it.band} ({it.words}): {it.why}"
    return "; ".join([said, *more])


def asked(*promises: Commitment, **given: Any) -> list[str]:
    found = all_questions(context(*promises, **given), SETTINGS)
    return [line for question in found for line in told(question)]


NAMED = "  capability=audit clear (audit log export): its name stands there"
IN_MAY = "  due=2027-05-31 clear (May 2027): the last day of a month"
MEASURED = "  value=99.9 clear (99.9 %): an availability; uptime_pct min"
AIM = "We aim to deliver the audit log export by May 2027"
BOTH = ("2027-03-04", "2027-04-03")
TWO_ORDERS = "a numeric date that can be read in two orders"
EVENT = "counted from an event (signature) whose day is not known"
SPEAK = "“Export”, “audit”, “log” speak of it"
SLA = f"  kind=sla clear ({UPTIME}): by its words and values"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{EXPORT}.", [f"words {EXPORT}: C-1.title", NAMED, IN_MAY]),
        (
            "The audit log export comes by 03/04/2027.",
            ["words The audit log export comes by 03/04/2027: C-1.title", NAMED,
             *(f"  due={it} unclear (03/04/2027): {TWO_ORDERS}" for it in BOTH)],
        ),
        (
            "We will deliver the audit log export 90 days after signature.",
            ["words We will deliver the audit log export 90 days after signature: C-1.title", NAMED,
             f"  due=None unclear (90 days after signature): {EVENT}; P90D from signature"],
        ),
        (
            AIM,
            [f"words {AIM}: C-1.title",
             f"  binding=intent clear ({AIM}): “aim” says what is meant to be", NAMED, IN_MAY],
        ),
        (
            f"{UPTIME}. {EXPORT}.",
            [f"words {UPTIME}: C-1.title/2", SLA, MEASURED,
             f"words {EXPORT}: C-1.title/2", NAMED, IN_MAY],
        ),
        (
            "Export of audit log",
            ["words Export of audit log: C-1.title",
             f"  capability=audit likely (Export of audit log): {SPEAK}"],
        ),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_text(title: str, expected: list[str]) -> None:
    """Each value once, several where one of them is meant, none where only a person can say it."""
    assert asked(b.promise(title=title)) == expected


def test_of_what_nothing_was_read_only_what_it_may_be_about_is_asked() -> None:
    first, *choices = asked(b.promise(title="Nice chat."))
    assert first == "link Nice chat.: C-1."
    assert all("none" in line for line in choices)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({}, [NAMED, IN_MAY]),
        ({"due": "2027-05-31"}, [NAMED]),
        ({"due": "2027-04-30"}, [NAMED, f"{IN_MAY}; over 2027-04-30"]),
        ({"roadmap_item": ["RM1"]}, [IN_MAY]),
        ({"capability": ["scim"]}, [IN_MAY]),
    ],
)
def test_what_a_column_says_is_not_asked_again(given: dict[str, Any], left: list[str]) -> None:
    """Another value than the column's is, as one that stands over it."""
    found = asked(b.promise(title=f"{EXPORT}.", **given), fields=b.ALL)
    assert [line for line in found if line.startswith("  ") and "elsewhere" not in line] == left


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({}, [SLA, MEASURED]),
        ({"kind": "sla"}, [MEASURED]),
        ({"dimension": "uptime_pct", "value": 99.5}, [SLA, f"{MEASURED}; over 99.5"]),
        ({"dimension": "uptime_pct", "value": 99.9}, [SLA]),
        ({"dimension": "latency", "value": 99.5}, [SLA, f"{MEASURED}; over 99.5"]),
        ({"binding": "efforts"}, [SLA, MEASURED]),
    ],
)
def test_what_a_value_stands_over(given: dict[str, Any], left: list[str]) -> None:
    found = asked(b.promise(quote=f"{UPTIME}.", title="x", **given))
    if given.get("kind"):
        found = [line for line in found if "kind=" not in line]
    assert [line for line in found if line.startswith("  ")] == left


def test_a_kind_is_not_asked_for_where_a_column_says_it() -> None:
    """But of one of several promises of a row."""
    alone = asked(b.promise(title=f"{UPTIME}."), fields=RAW | {"kind"})
    assert alone == [f"words {UPTIME}: C-1.title", MEASURED]
    several = asked(b.promise(title=f"{UPTIME}. {EXPORT}."), fields=RAW | {"kind"})
    assert SLA in several


def test_a_hedged_word_is_asked_about_where_no_column_says_how_it_binds() -> None:
    title = AIM
    assert any("binding=" in line for line in asked(b.promise(title=title)))
    bound = asked(b.promise(title=title, binding="contractual"))
    assert not any("binding=" in line for line in bound)
    firm = asked(b.promise(title=f"{EXPORT}."))
    assert not any("binding=" in line for line in firm)


def test_a_day_that_hangs_on_an_event_is_not_asked_for_where_one_is_given() -> None:
    title = "We will deliver the audit log export 90 days after signature."
    found = asked(b.promise(title=title, due="2026-12-31"), fields=b.ALL)
    assert not any("due=" in line for line in found)


def test_a_name_that_the_vision_does_not_know() -> None:
    """With the one that is like it, and equal ones at once; never among several."""
    rows = [
        b.promise("C-1", title="x", capability=["audit-log"]),
        b.promise("C-2", title="y", capability=["Audit log exports"]),
        b.promise("C-3", title="y", capability=["audit-log"], status="withdrawn"),
        b.promise("C-4", title="y", capability=["audit-log"]),
        b.promise("C-5", title="y", capability=["zzz"]),
        b.promise("C-6", title="y", capability=["audit-log", "scim"]),
        b.promise("C-7", title="y", capability=["audit"]),
    ]
    only = " it is one of these"
    assert asked(*rows) == [
        f"cell audit-log: C-1.capability C-4.capability{only}",
        "  capability=audit likely (audit-log): ; over audit-log",
        f"cell Audit log exports: C-2.capability{only}",
        "  capability=audit likely (Audit log exports): ; over Audit log exports",
        f"cell zzz: C-5.capability{only}",
        "  capability=None unclear (zzz): ; over zzz",
    ]


def answer(field: str | None, **fields: Any) -> ReadingDecision:
    known: dict[str, Any] = {"decision": "accepted", "commitment": "C-1"}
    return ReadingDecision(field=field, **{**known, **fields})


@pytest.mark.parametrize(
    ("decision", "left"),
    [
        (answer("due"), [NAMED]),
        (answer("due", decision="rejected"), [NAMED]),
        (answer("capability"), [IN_MAY]),
        (answer("due", commitment="C-2"), [NAMED, IN_MAY]),
        (answer("due", part="000000"), [NAMED, IN_MAY]),
        (answer("due", part=part_mark(EXPORT)), [NAMED]),
        (answer("due", text="0000000000000000"), [NAMED, IN_MAY]),
        (answer(None, decision="not_a_promise"), []),
    ],
)
def test_what_was_answered_is_not_asked_again(decision: ReadingDecision, left: list[str]) -> None:
    found = asked(b.promise(title=f"{EXPORT}."), readings=(decision,))
    assert [line for line in found if line.startswith("  ") and "unlinked" not in line] == left


def test_a_cell_that_was_answered_is_not_asked_about_again() -> None:
    row = b.promise(title="x", capability=["audit-log"])
    assert asked(row, readings=(answer("capability", over="audit-log"),)) == []
    other = asked(row, readings=(answer("capability", over="audit log"),))
    assert other[0].startswith("cell audit-log")


def test_what_is_over_or_one_of_several_is_not_read() -> None:
    """The several are asked about by their row."""
    over = b.promise(title=f"{EXPORT}.", status="withdrawn")
    of_row = b.promise("C-2", title=f"{EXPORT}.")._replace(decided=DecidedFields(part_of="C-9"))
    assert not any(line.startswith("words") for line in asked(over, of_row))


def test_the_questions_that_matter_most_come_first() -> None:
    """What is not signed, most money, the nearest signature; of equal words all rows count."""
    rows = [
        b.promise("C-1", title="Export of audit log", status="signed", arr=900),
        b.promise("C-2", title="SCIM provisioning of users", expected_signature="2026-05-31"),
        b.promise("C-3", title=f"{EXPORT}.", expected_signature="2026-04-30", arr=10),
        b.promise("C-4", title=f"{UPTIME}.", expected_signature="2026-04-30", arr=8),
        b.promise("C-5", title=f"{UPTIME}!", arr=3),
        b.promise("C-6", title="Export of audit  LOG", status="signed"),
        b.promise("C-7", title="Audit log export to Splunk", expected_signature="2026-04-01"),
    ]
    found = all_questions(context(*rows), SETTINGS)
    assert [[it.promise.id for it in question.rows] for question in found] == [
        ["C-4", "C-5"], ["C-3"], ["C-7"], ["C-2"], ["C-1", "C-6"],
    ]  # fmt: skip
    assert [question.money for question in found] == [11, 10, 0, 0, 900]
    assert [question.signature for question in found][1:] == [
        dt.date(2026, 4, 30), dt.date(2026, 4, 1), dt.date(2026, 5, 31), dt.date.max,
    ]  # fmt: skip
    assert [question.is_urgent for question in found] == [True] * 4 + [False]


def test_a_text_that_speaks_of_something_else_than_the_column() -> None:
    """Or of nothing that was read, is a link; what the words name already is not asked twice."""
    row = b.promise(title="Export of the audit log", capability=["scim"], due="2026-12-31",
                    description="To Splunk", quote="the log")  # fmt: skip
    found = all_questions(context(row, fields=b.ALL), SETTINGS)
    (link,) = (it for it in found if it.about == "link")
    assert told(link)[0] == "link To Splunk\nthe log: C-1. it is one of these"
    (elsewhere,) = (it for it in link.choices if it.why == "elsewhere")
    assert (elsewhere.field, elsewhere.value) == ("capability", "audit")
    assert elsewhere.words == "Export, audit, log"
    assert elsewhere.quote is not None
    assert elsewhere.quote.text == "Audit log export"
    assert elsewhere.score is not None
    same = row._replace(id="C-2", customer="Corvus")
    (both,) = (
        it for it in all_questions(context(row, same, fields=b.ALL), SETTINGS) if it.about == "link"
    )
    assert [it.promise.id for it in both.rows] == ["C-1", "C-2"]
    assert text_fingerprint(row) == text_fingerprint(same)


def test_every_promise_is_listed_with_what_its_words_say() -> None:
    """Whatever was decided; of what is over only what it may be about."""
    rows = [
        b.promise("C-1", title=f"{EXPORT}."),
        b.promise("C-2", title=f"{EXPORT}.", status="withdrawn"),
        b.promise("C-3", title=f"{EXPORT}.")._replace(decided=DecidedFields(part_of="C-9")),
    ]
    decided = context(*rows, readings=(answer("due"),))
    found = list(listing(decided, SETTINGS, 2))
    assert [len(it.readings) for it in found] == [1, 0, 0]
    ((row, words, choices),) = found[0].readings
    assert (row.promise.id, words, [*map(choice, choices)]) == ("C-1", EXPORT, [NAMED, IN_MAY])
    assert [len(it.ranked.candidates) for it in found] == [2, 2, 2]


def accepted(what: str, *promises: Commitment, **given: Any) -> list[str]:
    held = context(*promises, **given)
    found = sure_by(what, all_questions(held, SETTINGS), held)
    return [
        f"{question.promise.id} {it.field}={it.value}"
        for question, choices in found
        for it in choices
    ]


def test_what_is_accepted_at_once() -> None:
    """Clear readings that contradict nothing; a word of the product for a capability."""
    rows = [
        b.promise("C-1", title=f"{EXPORT}."),
        b.promise("C-2", title="The audit log export comes by 03/04/2027."),
        b.promise("C-3", title="Export of audit log"),
        b.promise("C-4", title=f"{EXPORT}!", due="2027-04-30"),
        b.promise("C-5", title="y", capability=["Audit-Log"]),
    ]
    audit = "capability=('audit',)"
    assert accepted("clear", *rows) == [
        f"C-1 {audit}", "C-1 due=2027-05-31", f"C-2 {audit}", f"C-4 {audit}",
    ]  # fmt: skip
    assert accepted("match", *rows) == []
    scim = "capability=('scim',)"
    assert accepted("audit  LOG=scim", *rows) == []
    assert accepted("a=b=scim", b.promise(title="y", capability=["a=b"])) == [f"C-1 {scim}"]
    assert accepted("audit-log = scim", *rows) == [f"C-5 {scim}"]
    assert accepted("Audit log export=scim", *rows) == [
        f"C-1 {scim}", f"C-2 {scim}", f"C-4 {scim}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("all", "--accept is all, expected clear, match or WORD=CAPABILITY"),
        ("=scim", "--accept is =scim, expected clear, match or WORD=CAPABILITY"),
        (" =scim", "--accept is  =scim, expected clear, match or WORD=CAPABILITY"),
        ("AD=scmi", "there is no capability scmi; did you mean scim?"),
        ("AD=x", "there is no capability x"),
    ],
)
def test_what_cannot_be_accepted(what: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        accepted(what)
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("fields", "is_sure"),
    [
        ({}, True),
        ({"band": "likely"}, True),
        ({"band": "unclear"}, False),
        ({"value": None}, False),
        ({"over": "x"}, False),
        ({"score": 0.5, "band": "match"}, True),
        ({"score": 0.0, "band": "possible"}, True),
        ({"score": 0.5, "band": "none"}, False),
        ({"score": 0.5, "band": "none", "why": "suspect"}, True),
        ({"score": 0.5, "band": "match", "over": "x"}, True),
    ],
)
def test_what_may_be_taken_at_a_glance(fields: dict[str, Any], *, is_sure: bool) -> None:
    assert Choice(**{"field": "due", "value": "2027", "band": "clear", **fields}).is_sure is is_sure
