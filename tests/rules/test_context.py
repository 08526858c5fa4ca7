"""The terms that every rule shares: what stands behind a promise."""

from msgspec.structs import replace

from building import context, promise, vision

ROADMAP = [{"id": "RM1", "capabilities": ["scim"], "effort": 8}]
DONE = [{**ROADMAP[0], "status": "shipped"}]
DROPPED = [{**ROADMAP[0], "status": "dropped"}]


def test_without_a_list_of_capabilities_the_same_word_is_the_same_thing() -> None:
    """Names are free text then, and an item that says the word is the work behind it."""
    seen, made = context(vision(roadmap=ROADMAP)), promise(capability="scim")

    assert [backing.id for backing in seen.backing(made)] == ["RM1"]
    assert [item.id for item in seen.awaited(made)] == ["RM1"]
    assert not seen.is_future(made)
    assert seen.unbacked(made) == ()


def test_free_text_that_no_planned_item_says_has_nothing_behind_it() -> None:
    """A word of its own, dropped work; shipped work is backing and not awaited."""
    other, made = promise(capability="sso"), promise(capability="scim")

    assert context(vision(roadmap=ROADMAP)).backing(other) == ()
    assert context(vision(roadmap=DROPPED)).backing(made) == ()
    assert [backing.id for backing in context(vision(roadmap=DONE)).backing(made)] == ["RM1"]
    assert context(vision(roadmap=DONE)).awaited(made) == ()


def test_where_capabilities_are_listed_a_name_outside_the_list_has_no_backing() -> None:
    """It is a dangling reference, which INP003 reports."""
    seen, made = context(vision(capabilities=[], roadmap=ROADMAP)), promise(capability="scim")

    assert seen.backing(made) == ()
    assert seen.awaited(made) == ()


def test_the_values_of_a_column_are_those_of_the_promises_that_may_be_judged() -> None:
    made = [promise(id="C-1", reuse="one_off"), promise(id="C-2"), promise(id="C-3")]
    seen = context(vision(), *made)

    assert seen.values_of("reuse") == {"one_off", None}
    assert replace(seen, skipped=frozenset({"C-1"})).values_of("reuse") == {None}
