"""What YAML allows and our files do not use ends in a problem with its cure, never in a crash."""

import pytest

from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.loading.yaml_text.scalars import UNUSABLE


def read(text: str) -> YamlFile:
    return read_yaml("a.yaml", text.encode())


def told(file: YamlFile) -> list[tuple[str, str, str]]:
    return [
        (problem.at.label.removeprefix("a.yaml:"), str(problem.message), str(problem.next_step))
        for problem in file.problems
    ]


def test_a_duplicate_key_is_shown_at_both_places_and_neither_value_counts() -> None:
    file = read("commitments:\n  - id: C-1\n    due: 2026-Q1\n    due: 2026-Q2\n")

    (problem,) = file.problems
    assert problem.variant == "duplicate_key.due"
    assert problem.at.label == "a.yaml:4:5"
    assert [related.at.label for related in problem.related] == ["a.yaml:3:5"]
    assert problem.subject == ("commitment", "C-1", False)
    assert str(problem.message) == "due is given twice in the same place"
    assert file.data["commitments"][0]["due"] is UNUSABLE


def test_of_two_lists_under_one_name_the_first_is_kept() -> None:
    """So that what stands in it can still be checked."""
    assert read("a: [1]\na: [2]\n").data == {"a": ["1"]}


@pytest.mark.parametrize("word", ["yes", "No", "off", "TRUE"])
def test_a_truth_value_is_no_name_of_a_field(word: str) -> None:
    file = read(f"{word}: 1\nb: 2\n")

    means = "true" if word.lower() in ("yes", "true") else "false"
    message = f"the field name {word} means {means} to some YAML readers"
    assert told(file) == [("1:1", message, f'put it in quotes: "{word}"')]
    assert file.data["b"] == "2"


def test_on_is_called_date() -> None:
    assert told(read("on: 2026-01-01\n")) == [
        (
            "1:1",
            "the field name on means true to some YAML readers",
            'name it "date" if it is a day, or put it in quotes',
        )
    ]


def test_a_name_in_quotes_is_nobodys_truth_value() -> None:
    assert read('"on": 1\n').problems == ()


def test_merge_keys_tags_and_names_that_are_no_text_are_refused_one_by_one() -> None:
    """All of them in one run, and the rest of the file is read."""
    file = read("<<: {x: 1}\n[a]: 1\nb: !!python/object:os.system x\nc: ~\n~: 3\nd: 4\n")

    assert [message for _, message, _ in told(file)] == [
        "the merge key << is not read: not every YAML reader knows it",
        "a list or mapping stands where the name of a field belongs",
        "the tag !!python/object:os.system is not read: a file holds data only",
        "a value stands here without the name of a field",
    ]
    assert (file.data["c"], file.data["d"]) == (None, "4")


def test_only_the_first_document_is_read() -> None:
    file = read("a: 1\n---\nb: 2\n")

    assert file.data == {"a": "1"}
    assert told(file) == [
        (
            "2:1",
            "a second document begins here (---); only the first is read",
            "put it into a file of its own, or remove the ---",
        )
    ]


def test_an_alias_shares_its_value() -> None:
    file = read("a: &x [p, q]\nb: *x\nc: &y text\nd: *y\n")

    assert file.problems == ()
    assert file.data == {"a": ["p", "q"], "b": ["p", "q"], "c": "text", "d": "text"}


def test_an_alias_of_nothing_is_told() -> None:
    assert told(read("a: *nope\n")) == [
        (
            "1:4",
            "*nope refers to &nope, which is not in the file above",
            'put the text in quotes ("*nope") if no reference is meant',
        )
    ]


def test_an_alias_inside_its_own_value_ends() -> None:
    file = read("a: &x [1, *x]\n")

    assert file.data == {"a": ["1", UNUSABLE]}
    assert told(file) == [
        (
            "1:11",
            "*x refers to the very thing it stands in, so it never ends",
            "write the value out instead",
        )
    ]


def test_an_alias_bomb_ends_in_bounded_time() -> None:
    """Nine to the ninth values from ten lines."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    file = read("\n".join(lines))

    assert file.data is None
    assert [message for _, message, _ in told(file)] == [
        "the aliases of this file stand for more than 1000000 values"
    ]


def test_a_chain_of_aliases_nests_no_deeper_than_anything_else() -> None:
    """Each line is shallow; what they stand for is not."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 300))]

    file = read("\n".join(lines))

    assert "nested deeper than 100 levels" in str(file.problems[0].message)


@pytest.mark.parametrize(
    "text", ["[" * 150 + "]" * 150, "[" * 500_000, "{a: " * 500_000, "- " * 5000, "? " * 5000]
)
def test_deep_nesting_is_refused(text: str) -> None:
    """In no time: the parser alone would take hours for some of them."""
    file = read(text)

    assert file.data is None
    assert any("nested deeper than 100 levels" in message for _, message, _ in told(file))


def test_a_megabyte_in_one_value_is_refused_and_the_rest_is_read() -> None:
    file = read(f"a: {'x' * 1_000_001}\nb: 2\n")

    assert told(file) == [
        (
            "1:4",
            "this text has 1000001 characters, expected at most 1000000",
            "shorten it, or name a file with the text",
        )
    ]
    assert file.data["b"] == "2"


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    """Its own variant: an empty waivers file is no waivers."""
    (problem,) = read(text).problems

    assert (problem.variant, str(problem.message)) == ("empty", "the file is empty")
