"""What changed between two versions, field by field: every change with its words, its place and
what people call it.
"""

import datetime as dt
from collections.abc import Hashable
from typing import Any

import pytest
from msgspec.structs import replace

from building import ALL, link, project, promise, vision, waiver
from commitcheck.loading.records.commitments import promise_of
from commitcheck.loading.records.vision import vision_of
from commitcheck.model.commitment import Amendment, Approval, Was
from commitcheck.model.location import FixedSource, Location, Where
from commitcheck.model.project import InputFile, Project
from commitcheck.variants.causes import taken_back
from commitcheck.variants.changes import (
    UNUSABLE,
    Change,
    Key,
    Plain,
    changes,
    plain,
    problems_by_key,
)
from commitcheck.variants.record_fields import id_of, keyed
from variants.versions import NEW, OLD, problem


def told(made: tuple[Change, ...]) -> list[str]:
    lines = []
    for change in made:
        key, at = change.key, f" at {change.at.label}" if change.at else ""
        number = f"#{key.number}" if key.number else ""
        field = f" {key.field}" if key.field else ""
        shown = "" if change.is_shown else " (not shown)"
        said = f"{change.old!r} -> {change.new!r}"
        lines.append(f"{key.kind} {key.id}{number}{field} {change.what}: {said}{at}{shown}")
    return lines


def test_a_vision_s_own_fields_come_first_and_then_what_stands_in_it() -> None:
    assert told(changes(project(OLD), project(NEW))) == [
        "product  name changed: 'Auditrail' -> 'Other' at vision.yaml:1:1",
        "positioning  need changed: 'audits' -> 'logs' at vision.yaml:1:1",
        "theme T1 added: None -> 'T1' at vision.yaml:1:1",
        "guardrail G1 gone: 'G1' -> None at vision.yaml:1:1",
        "capability sso status changed: 'planned' -> 'in_progress' at vision.yaml:1:1",
        "capability new added: None -> 'new' at vision.yaml:1:1",
        "capability sso#1 name changed: None -> 'Second' at vision.yaml:1:1",
        "capability scim gone: 'SCIM' -> None at vision.yaml:1:1",
        "period Q1 total changed: 5.0 -> 6.0 at vision.yaml:1:1",
        "period Q2 added: None -> 'Q2' at vision.yaml:1:1",
        "stakeholder ines role changed: 'product' -> 'sales' at vision.yaml:1:1",
        "section guardrails gone: 'guardrails' -> None (not shown)",
        "section themes added: None -> 'themes' (not shown)",
    ]


def test_a_section_that_comes_or_goes_is_one_change() -> None:
    without = vision(positioning={"need": "audits"})
    there = vision(
        capacity={"periods": [{"id": "Q1"}]},
        positioning={"need": "audits", "differentiators": [{"id": "D1", "claim": "fast"}]},
        non_goals=[{"id": "NG1", "statement": "No phones"}],
        dimensions=[{"id": "uptime"}],
    )

    def seen(then: Project, now: Project) -> list[str]:
        return [line for line in told(changes(then, now)) if not line.endswith("(not shown)")]

    came = seen(project(without), project(there))
    assert came == [
        "differentiator D1 added: None -> 'fast' at vision.yaml:1:1",
        "non_goal NG1 added: None -> 'No phones' at vision.yaml:1:1",
        "dimension uptime added: None -> 'uptime' at vision.yaml:1:1",
        "capacity  added: None -> 'added' at vision.yaml:1:1",
    ]
    assert seen(project(there), project(without)) == [
        line.replace("added: None -> ", "gone: ").replace(" at vision", " -> None at vision")
        for line in came
    ]
    assert told(changes(project(), project(OLD))) == [
        "vision  added: None -> 'added' at vision.yaml:1:1"
    ]
    assert told(changes(project(OLD), project())) == [
        "vision  gone: 'added' -> None at vision.yaml:1:1"
    ]
    assert changes(project(), project()) == ()
    assert changes(project(OLD), project(OLD)) == ()
    for then, now in ((without, there), (there, without)):
        back = taken_back(project(then), project(now), [Key("capacity", "")])
        assert back.vision is not None
        assert (back.vision.capacity, back.vision.non_goals) == (then.capacity, now.non_goals)
        back = taken_back(project(then), project(now), [Key("differentiator", "D1")])
        assert back.vision is not None
        came_back = back.vision.positioning
        assert came_back is not None
        assert bool(came_back.differentiators) == (then is there)
        assert back.vision.capacity == now.capacity


def test_what_was_made_by_hand_stands_nowhere() -> None:
    source = FixedSource("<memory>")
    there, here = (vision_of({"product": {"name": it}}, source) for it in "ab")
    assert [change.at for change in changes(project(there), project(here))] == [None]


def test_a_field_s_place_is_its_own() -> None:
    class Rows(FixedSource):
        def locate(self, key: Hashable, field: str | None = None) -> Location:
            return Location(self.path, int(str(key)), len(field or ""), field)

    def made(title: str) -> Project:
        record = {"id": "K-1", "customer": "Acme", "title": title}
        return project(None, [promise_of(record, Where(Rows("a.csv"), 3), ())])

    assert [change.at for change in changes(made("a"), made("b"))] == [
        Location("a.csv", 3, 5, "title")
    ]


def test_what_the_vision_could_not_use_is_a_change_of_each_thing() -> None:
    then = replace(OLD, unusable={("capability", "sso"): ("status",), ("roadmap", ""): ("id",)})
    now = replace(OLD, unusable={("capability", "sso"): ("name",), ("theme", "T1"): ("a", "b")})
    assert told(changes(project(then), project(now))) == [
        "capability sso unusable changed: ['status'] -> ['name']",
        "roadmap  unusable changed: ['id'] -> []",
        "theme T1 unusable changed: [] -> ['a', 'b']",
    ]


def test_promises_and_the_files_beside_them() -> None:
    then = replace(
        project(
            OLD,
            [
                promise("K-1", title="A", due="2026-01-01", arr=5),
                promise("K-2", title="Two", line=2),
                promise("K-4", unusable=["due", "arr"], line=3),
                promise("K-5", due="2026-05-01", line=4),
            ],
            waivers=[waiver("W-1"), waiver("W-2", reason="so")],
            problems=[problem("a.csv", "x"), problem("b.csv", "y"), problem("b.csv", "y", 9)],
        ),
        links=(link("K-1", "capability:sso"),),
        inputs=(InputFile("vision.yaml", "vision"), InputFile("a.csv", "commitments")),
    )
    now = replace(
        project(
            OLD,
            [
                promise("K-1", title="B", due="2026-02-01", status="signed", arr=5, line=7),
                promise("K-3", title="Three", line=8),
                promise("K-4", due="2026-06-01", unusable=["arr"], line=9),
                promise("K-5", unusable=["due"], line=10),
            ],
            ALL - {"arr"},
            waivers=[waiver("W-2", reason="other")],
            problems=[problem("b.csv", "y", 4), problem("c.csv", "z", 3)],
        ),
        links=(link("K-1", "capability:scim"),),
        inputs=(InputFile("vision.yaml", "vision"), InputFile("c.csv", "waivers")),
    )
    assert told(changes(then, now)) == [
        "commitment K-1 title reworded: 'A' -> 'B' at commitments.yaml:7:1",
        "commitment K-1 status signed: 'proposed' -> 'signed' at commitments.yaml:7:1",
        "commitment K-1 due moved: '2026-01-01' -> '2026-02-01' at commitments.yaml:7:1",
        "commitment K-3 added: None -> 'Three' at commitments.yaml:8:1",
        f"commitment K-4 due moved: '{UNUSABLE}' -> '2026-06-01' at commitments.yaml:9:1",
        f"commitment K-5 due moved: '2026-05-01' -> '{UNUSABLE}' at commitments.yaml:10:1",
        "commitment K-2 gone: 'Two' -> None at commitments.yaml:2:1",
        "waiver W-2 reason changed: 'so' -> 'other' at waivers.yaml:1:1",
        "waiver W-1 gone: 'VIS601' -> None at waivers.yaml:1:1",
        "link K-1 capability:scim added: None -> 'added' at links.yaml:1:1",
        "link K-1 capability:sso gone: 'added' -> None at links.yaml:1:1",
        "file waivers added: None -> 'waivers'",
        "file commitments gone: 'commitments' -> None",
        "problem file c.csv unreadable: z added: None -> 'z' at c.csv:3:1",
        "problem file a.csv unreadable: x gone: 'x' -> None at a.csv:1:1",
        "problem file b.csv unreadable: y#1 gone: 'y' -> None at b.csv:9:1",
        "column arr gone: 'arr' -> None (not shown)",
    ]


def test_problems_that_say_the_same_are_counted() -> None:
    twice = [problem("a.csv", "x", 1), problem("a.csv", "x", 2), problem("a.csv", "y", 3)]
    name = "file a.csv unreadable: "
    assert problems_by_key(twice) == {
        Key("problem", f"{name}x", 0): twice[0],
        Key("problem", f"{name}x", 1): twice[1],
        Key("problem", f"{name}y", 0): twice[2],
    }


@pytest.mark.parametrize(
    ("key", "old", "new", "what"),
    [
        (Key("theme", "a"), None, "x", "added"),
        (Key("theme", "a"), "x", None, "gone"),
        (Key("commitment", "a", 0, "status"), "x", "signed", "signed"),
        (Key("commitment", "a", 0, "status"), "signed", "x", "changed"),
        (Key("capability", "a", 0, "status"), "x", "signed", "changed"),
        (Key("commitment", "a", 0, "kind"), "x", "signed", "changed"),
        *(
            (Key("commitment", "a", 0, field), "x", "y", "reworded")
            for field in ("title", "description", "quote", "statement", "claim")
        ),
        *(
            (Key("commitment", "a", 0, field), "x", None, "moved")
            for field in ("due", "earliest", "latest", "until", "start", "end", "review_by")
        ),
        (Key("commitment", "a", 0, "signed_on"), "x", "y", "changed"),
    ],
)
def test_what_people_call_a_change(key: Key, old: Plain, new: Plain, what: str) -> None:
    assert Change(key=key, old=old, new=new).what == what


@pytest.mark.parametrize(
    ("key", "is_shown"),
    [
        (Key("section", "a"), False),
        (Key("column", "a"), False),
        (Key("commitment", "a", 0, "named"), False),
        (Key("commitment", "a", 0, "due"), True),
    ],
)
def test_what_is_part_of_the_record_for_a_machine_only(key: Key, *, is_shown: bool) -> None:
    assert Change(key=key, old=1, new=2).is_shown is is_shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (2.5, 2.5),
        ("x", "x"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (("a", dt.date(2026, 3, 1)), ["a", "2026-03-01"]),
        (["a", ("b",)], ["a", ["b"]]),
        (frozenset(("b", "a")), ["a", "b"]),
        ({1: dt.date(2026, 3, 1), "b": None}, {"1": "2026-03-01", "b": None}),
        (Approval("product"), "product"),
        (Approval("product", dt.date(2026, 3, 1)), "product@2026-03-01"),
        (Approval("product", None, "Ines"), "product@Ines"),
        (
            Approval("product", dt.date(2026, 3, 1), "Ines", (("due", "ab"), ("quote", "cd"))),
            "product@2026-03-01@Ines (due ab, quote cd)",
        ),
        (
            Amendment("A1", None, Was(dt.date(2026, 3, 1))),
            {"ref": "A1", "was": {"due": "2026-03-01"}},
        ),
        (InputFile("a.csv", "vision"), {"role": "vision"}),
        (NEW.capabilities[2], {"id": "sso", "name": "Second", "named": ["id", "name"]}),
    ],
)  # fmt: skip
def test_a_value_as_json_has_it(value: Any, expected: Plain) -> None:
    shown = plain(value)
    if isinstance(shown, dict) and isinstance(expected, dict) and "id" in expected:
        shown = {name: shown[name] for name in expected if name in shown}
        expected = {name: it for name, it in expected.items() if name in shown}
    assert shown == expected


def test_what_a_record_is_called() -> None:
    assert id_of(link("K-1", "capability:sso")) == "K-1 capability:sso"
    assert id_of(link("K-1")) == "K-1"
    assert id_of(promise("K-1")) == "K-1"
    assert id_of(OLD.product) == "Auditrail"
    assert id_of(OLD.positioning) == ""
    (first, second, third) = (promise("K-1"), promise("K-2"), promise("K-1", title="Again"))
    assert keyed([first, second, third]) == {
        ("K-1", 0): first,
        ("K-2", 0): second,
        ("K-1", 1): third,
    }
    assert list(keyed([first] * 3)) == [("K-1", 0), ("K-1", 1), ("K-1", 2)]
