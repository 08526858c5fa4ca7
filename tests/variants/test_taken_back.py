"""What a version would be if some of its changes had never been made."""

import datetime as dt

import pytest
from msgspec.structs import replace

from building import link, project, promise, vision, waiver
from commitcheck.model.project import InputFile, LostRecord, Project
from commitcheck.variants.causes import taken_back
from commitcheck.variants.changes import Key
from variants.versions import NEW, OLD, problem


def kept(project_: Project) -> list[str]:
    """The ids of what is there, in their order."""
    capabilities = project_.vision.capabilities if project_.vision else ()
    return [
        *(it.id for it in capabilities),
        *(f"{it.id} {it.title}" for it in project_.commitments),
    ]


def of(names: str, *, titles: str = "A") -> Project:
    capabilities, _, promises = names.partition("|")
    made = [promise(name, title=titles) for name in promises.split()]
    return project(vision(capabilities=capabilities.split()), made)


@pytest.mark.parametrize(
    ("then", "now", "back", "left"),
    [
        ("a b c", "a b c", [], ["a", "b", "c"]),
        ("a b c", "b", [Key("capability", "a")], ["a", "b"]),
        ("a b c", "b", [Key("capability", "c")], ["b", "c"]),
        ("a b c", "b", [Key("capability", "a"), Key("capability", "c")], ["a", "b", "c"]),
        ("a b c", "x", [Key("capability", "b")], ["b", "x"]),
        ("a b c", "a x", [Key("capability", "b"), Key("capability", "c")], ["a", "b", "c", "x"]),
        ("a", "a x y", [Key("capability", "x")], ["a", "y"]),
        ("a", "a x y", [Key("capability", "x", 1)], ["a", "x", "y"]),
        ("a a", "a", [Key("capability", "a", 1)], ["a", "a"]),
        ("a", "a a", [Key("capability", "a", 1)], ["a"]),
        ("a", "x", [Key("capability", "x"), Key("capability", "a")], ["a"]),
        ("a", "x", [Key("theme", "x")], ["x"]),
        ("|K-1 K-2", "|K-2 K-3", [Key("commitment", "K-1")], ["K-1 A", "K-2 A", "K-3 A"]),
        ("|K-1 K-2", "|K-2 K-3", [Key("commitment", "K-3")], ["K-2 A"]),
        ("a|K-1", "b|K-2", [Key("commitment", "K-2")], ["b"]),
        ("a|K-1", "b|K-2", [Key("capability", "b")], ["K-2 A"]),
    ],
)
def test_what_is_left_when_some_changes_were_never_made(
    then: str, now: str, back: list[Key], left: list[str]
) -> None:
    """What went comes back behind what it followed."""
    assert kept(taken_back(of(then), of(now), back)) == left


def test_fields_are_taken_back_one_by_one_and_stand_where_they_stand_now() -> None:
    then = project(OLD, [promise("K-1", title="A", due="2026-01-01", unusable=["arr"])])
    now = project(NEW, [promise("K-1", title="B", arr=7, unusable=["due", "until"], line=9)])
    back = taken_back(then, now, [Key("commitment", "K-1", 0, "due")])
    (made,) = back.commitments
    assert (made.title, made.due, made.arr) == ("B", dt.date(2026, 1, 1), 7)
    assert made.unusable == ("until",)
    assert made.at("title").line == 9
    back = taken_back(then, now, [Key("commitment", "K-1", 0, "arr")])
    assert back.commitments[0].unusable == ("due", "until", "arr")
    assert back.commitments[0].arr is None

    back = taken_back(then, now, [Key("period", "Q1", 0, "total"), Key("section", "themes")])
    assert back.vision is not None
    assert back.vision.capacity is not None
    assert [(it.id, it.total) for it in back.vision.capacity.periods] == [("Q1", 5), ("Q2", 0)]
    assert back.vision.named == NEW.named - {"themes"}
    assert replace(back.vision, capacity=NEW.capacity, named=NEW.named) == NEW
    back = taken_back(then, now, [Key("product", "", 0, "name")])
    assert back.vision is not None
    assert back.vision.product.name == "Auditrail"
    assert replace(back.vision, product=NEW.product) == NEW


def test_a_vision_and_what_it_cannot_use_are_taken_back() -> None:
    key = Key("vision", "")
    assert taken_back(project(), project(OLD), [key]).vision is None
    assert taken_back(project(), project(OLD), []).vision == OLD
    assert taken_back(project(OLD), project(), [key]).vision == OLD
    assert taken_back(project(OLD), project(), [Key("theme", "T1")]).vision is None
    then = replace(OLD, unusable={("capability", "sso"): ("status",), ("theme", "x"): ("id",)})
    now = replace(OLD, unusable={("capability", "sso"): ("name",), ("theme", "T1"): ("a",)})
    for keys, left in (
        ([Key("capability", "sso", 0, "unusable")], {"sso": ("status",), "T1": ("a",)}),
        ([Key("theme", "T1", 0, "unusable")], {"sso": ("name",)}),
        ([Key("theme", "x", 0, "unusable")], {"sso": ("name",), "T1": ("a",), "x": ("id",)}),
        ([Key("theme", "x")], {"sso": ("name",), "T1": ("a",)}),
    ):
        back = taken_back(project(then), project(now), keys)
        assert back.vision is not None
        assert {id_: fields for (_, id_), fields in back.vision.unusable.items()} == left


def test_files_problems_and_columns_are_taken_back() -> None:
    gone, both, came = problem("a.csv", "x"), problem("b.csv", "y"), problem("c.csv", "z")
    files = [InputFile("a.csv", "commitments"), InputFile("c.csv", "waivers")]
    then = replace(
        project(OLD, fields={"due", "arr"}, waivers=[waiver("W-1")], problems=[gone, both]),
        inputs=(files[0],),
        links=(link("K-1", "capability:sso"),),
    )
    now = replace(
        project(OLD, fields={"due", "until"}, problems=[both, came]),
        inputs=(files[1],),
    )
    name = "file {} unreadable: {}"
    assert taken_back(then, now, []) == now
    back = taken_back(then, now, [Key("problem", name.format("a.csv", "x"))])
    assert back == replace(now, problems=(both, came, gone))
    back = taken_back(then, now, [Key("problem", name.format("c.csv", "z"))])
    assert back == replace(now, problems=(both,))
    back = taken_back(then, now, [Key("problem", name.format("b.csv", "y"))])
    assert back == now
    lost = (
        replace(then, lost=(LostRecord("K-9"),)),
        replace(now, lost=(LostRecord("K-8"),)),
    )
    said = (("a.csv", "x"), ("c.csv", "z"))
    both_back = [Key("problem", name.format(*it)) for it in said]
    assert taken_back(*lost, both_back).lost == lost[0].lost
    assert taken_back(*lost, both_back[:1]).lost == lost[1].lost
    assert taken_back(*lost, [Key("problem", "nothing")]).lost == lost[1].lost
    back = taken_back(then, now, [Key("column", "arr")])
    assert back == replace(now, fields=frozenset(("due", "until", "arr")))
    back = taken_back(then, now, [Key("column", "until"), Key("column", "due")])
    assert back == replace(now, fields=frozenset(("due",)))
    back = taken_back(then, now, [Key("file", "commitments"), Key("waiver", "W-1")])
    assert back == replace(now, inputs=(files[0], files[1]), waivers=then.waivers)
    back = taken_back(then, now, [Key("link", "K-1 capability:sso")])
    assert back == replace(now, links=then.links)
