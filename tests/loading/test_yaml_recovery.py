"""One broken entry does not cost the others."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.loading.yaml_text.scalars import UNUSABLE


def read(text: str) -> YamlFile:
    return read_yaml("a.yaml", dedent(text).encode())


def places(file: YamlFile) -> list[str]:
    return [f"{problem.at.line}:{problem.at.column} {problem.message}" for problem in file.problems]


def test_every_broken_entry_is_told_and_the_rest_is_read() -> None:
    file = read(
        """\
        capabilities:
          - id: sso
          - id: @scim
        commitments:
          - id: C-1
            title: SSO: SAML
          - id: C-2
            title: fine
            due: 2026-Q3
          - id: C-3
            title: "never closed

          # C-4 is in order
          - id: C-4
        themes:
          - id: t
        """
    )

    assert places(file) == [
        "3:9 text that begins with @ must stand in quotes, so this entry is not read",
        "6:15 the text of this field holds a colon followed by a space, so this entry is not read",
        "11:12 the quote that opens here is never closed, so this entry is not read",
    ]
    assert file.data == {
        "capabilities": [{"id": "sso"}, UNUSABLE],
        "commitments": [
            UNUSABLE,
            {"id": "C-2", "title": "fine", "due": "2026-Q3"},
            UNUSABLE,
            {"id": "C-4"},
        ],
        "themes": [{"id": "t"}],
    }
    assert file.locate(("commitments", 1), "due").label == "a.yaml:9:10"


def test_a_bare_list_recovers_as_well() -> None:
    file = read("- id: C-1\n- id: %x\n- id: C-3\n")

    assert file.data == [{"id": "C-1"}, UNUSABLE, {"id": "C-3"}]


def test_a_field_after_a_list_is_no_part_of_its_last_entry() -> None:
    file = read(
        """\
        positioning:
          segments:
            - id: bank
            - id: @retail
          version: "3"
        """
    )

    assert file.data == {"positioning": {"segments": [{"id": "bank"}, UNUSABLE], "version": "3"}}


def test_a_fault_outside_of_lists_ends_the_reading() -> None:
    file = read("product: @x\ncommitments:\n  - id: C-1\n")

    assert file.data is None
    assert places(file) == ["1:10 text that begins with @ must stand in quotes"]


@given(
    st.lists(
        st.sampled_from(["id: x", "id: @x", "id: 'x", "id: [x", "  x", ": x", "- x"]), max_size=8
    )
)
def test_whatever_is_broken_the_sound_entries_stay_at_their_index(lines: list[str]) -> None:
    """Each entry is judged alone, so that one cannot swallow the next."""
    file = read_yaml("a.yaml", "".join(f"- {line}\n" for line in lines).encode())

    if file.data is not None:
        for line, entry in zip(lines, file.data, strict=True):
            assert line != "id: x" or entry == {"id": "x"}
    if any(line in ("id: @x", "id: 'x", "id: [x") for line in lines):
        assert file.problems
