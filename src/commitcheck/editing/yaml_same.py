"""The proof of an edit: two texts mean the same but for one value."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from commitcheck.editing.yaml_words import Entries, Scalar
from commitcheck.loading.yaml_text.scalars import UNUSABLE, Plain
from commitcheck.loading.yaml_text.yaml_file import YamlFile, read_yaml

Path = tuple[str | int, ...]


def differs_only_at(before: str, after: str, path: Path, value: Scalar | Entries) -> bool:
    """Does `after` hold `value` at `path`, and is everything else as in `before`?

    What was quoted stays quoted, no value that could be read becomes one that cannot, and no
    new problem arises.
    """
    old, new = _read(before), _read(after)
    if Counter(one.variant for one in new.problems) - Counter(one.variant for one in old.problems):
        return False
    return _without(old.data, path) == _without(new.data, path) and _holds(new.data, path, value)


def lacks_only(before: str, after: str, section: str, indexes: Collection[int]) -> bool:
    """Is `after` the same without these items of the list `section`? Both must be faultless."""
    old, new = _read(before), _read(after)
    if old.problems or new.problems:
        return False
    expected = _whole(old.data)
    for index in sorted({*indexes}, reverse=True):
        del expected[section][index]
    return bool(_whole(new.data) == expected)


def _read(text: str) -> YamlFile:
    return read_yaml("edited", text.encode("utf-8"))


def _without(data: Any, path: Path) -> Any:
    """Everything but the value at the path, with the way each scalar was written."""
    if not path:
        return None
    head, rest = path[0], path[1:]
    if isinstance(data, dict):
        around: Any = {key: _whole(value) for key, value in data.items() if key != head}
        return (around, _without(data.get(head), rest))
    if isinstance(data, list) and isinstance(head, int) and head < len(data):
        around = [_whole(value) for index, value in enumerate(data) if index != head]
        return (around, _without(data[head], rest))
    return _whole(data)


def _whole(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_whole(value) for value in data]
    if isinstance(data, str):
        return (isinstance(data, Plain), str(data))
    return None if data is None else repr(data)


def _holds(data: Any, path: Path, value: Scalar | Entries) -> bool:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return False
    return _is(data, value)


def _is(data: Any, value: Scalar | Entries) -> bool:
    if data is UNUSABLE:
        return False
    if isinstance(value, Scalar):
        return bool(data == value.text)
    return (
        isinstance(data, dict)
        and list(data) == list(value)
        and all(_is(data[key], inner) for key, inner in value.items())
    )
