"""links.yaml as the tool writes it: merged, sorted, valid, and read back as it was."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import building
from commitcheck.editing.links import links_text, merged
from commitcheck.loading.files import FileContent
from commitcheck.loading.records.waivers import links_of
from commitcheck.loading.yaml_document import check_content
from commitcheck.model.waiver import Link

DAY = dt.date(2026, 3, 16)
MARK = "0123456789abcdef"


def read_back(text: str) -> tuple[Link, ...]:
    """The links of a file's text, which must be valid."""
    document = check_content(FileContent("links.yaml", text.encode()), "links")
    assert document.problems == ()
    return links_of(document.data, document.source)


def test_the_file_is_a_line_a_link_in_order() -> None:
    """So that a decision is one line of a diff, and nobody's order makes another file."""
    links = (
        Link("C-2", None, "none", "Bo", DAY, MARK),
        Link("C-1", "non_goal:NG1", "rejected", "Ana", DAY, MARK),
        Link("C-1", "capability:scim"),
    )
    text = links_text(links)
    mark = 'date: 2026-03-16, text: "0123456789abcdef"'
    assert text.splitlines()[2:] == [
        "schema_version: 1",
        "links:",
        '  - {commitment: "C-1", item: "capability:scim", decision: accepted}',
        f'  - {{commitment: "C-1", item: "non_goal:NG1", decision: rejected, by: "Ana", {mark}}}',
        f'  - {{commitment: "C-2", decision: none, by: "Bo", {mark}}}',
    ]
    assert links_text(reversed(links)) == text


def test_no_links_are_a_valid_file_too() -> None:
    """The last decision may have been undone."""
    assert links_text(()).endswith("links: []\n")
    assert read_back(links_text(())) == ()


IDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)
LINKS = st.builds(
    Link,
    commitment=IDS,
    item=st.one_of(
        st.none(),
        st.builds(
            "{}:{}".format,
            st.sampled_from(("capability", "roadmap_item", "theme", "goal", "non_goal")),
            IDS,
        ),
    ),
    decision=st.sampled_from(("accepted", "rejected", "none")),
    by=st.one_of(st.none(), IDS),
    date=st.one_of(st.none(), st.dates(dt.date(1970, 1, 1))),
    text=st.one_of(st.none(), st.just(MARK), st.just("1234567890123456")),
)


@given(st.lists(LINKS, max_size=4))
def test_whatever_names_people_use_come_back(links: list[Link]) -> None:
    """Names that YAML would take for something else, quotes, signs nobody can see."""
    text = links_text(links)
    found = read_back(text)
    assert sorted(map(repr, found)) == sorted(map(repr, links))
    assert links_text(found) == text


def test_a_broken_character_is_replaced() -> None:
    """Half a character has no spelling; the file stays readable."""
    assert read_back(links_text([building.link(by="A\ud800")]))[0].by == "A\ufffd"


def decided(*links: Link) -> list[tuple[str | None, str]]:
    so_far: tuple[Link, ...] = ()
    for link in links:
        so_far = merged(so_far, link)
    return [(one.item, one.decision) for one in so_far]


ACCEPTED = building.link(item="capability:scim", decision="accepted")
REJECTED = building.link(item="capability:scim", decision="rejected")
OTHER = building.link(item="capability:audit", decision="rejected")
NOTHING = building.link(decision="none")


def test_the_latest_decision_about_an_item_holds() -> None:
    """One line for a promise and an item."""
    assert decided(ACCEPTED, REJECTED) == [("capability:scim", "rejected")]
    assert decided(REJECTED, OTHER) == [
        ("capability:audit", "rejected"),
        ("capability:scim", "rejected"),
    ]


def test_something_and_nothing_take_each_others_place() -> None:
    """What was rejected stays rejected either way; other promises are left alone."""
    assert decided(NOTHING, ACCEPTED) == [("capability:scim", "accepted")]
    assert decided(ACCEPTED, NOTHING) == [(None, "none")]
    assert decided(OTHER, NOTHING) == [(None, "none"), ("capability:audit", "rejected")]
    elsewhere = replace(ACCEPTED, commitment="C-2")
    assert len(decided(elsewhere, NOTHING)) == 2
