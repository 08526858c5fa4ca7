"""Documents changed in what they say rather than in their bytes, and written as YAML again."""

import copy
from random import Random
from typing import Any

import yaml

SCALARS = (
    None, "", " ", "x", "yes", "No", "~", "0", "-1", "0x1F", "1e400", "1.5", "12:30", "9" * 45,
    "2026-02-30", "2026-03-31", "2026-Q3", "0001-01-01", "9999-12-31", "9999-Q4", "VIS601", "EUR",
    "\u202e", "a\nb", "=1+1", "<<", "!!x", "C-1", "RM1", "one_off", "signed", "approved", "eq",
)  # fmt: skip
"""Words that some reader or rule takes for something else."""


def restructured(document: Any, dice: Random) -> bytes:
    """A document with a few changes, as YAML."""
    return written(changed(document, dice))


def changed(document: Any, dice: Random) -> Any:
    """A few nodes replaced, dropped, doubled, wrapped, renamed or taken from elsewhere."""
    made = copy.deepcopy(document)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        containers = _containers(made)
        if not containers:
            made = [made]
            continue
        _change(dice.choice(containers), containers, dice)
    return made


def written(document: Any) -> bytes:
    """Block style with the values plain where they can be, as people write them."""
    text = yaml.dump(
        document, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text.encode("utf-8", "replace")


class _PlainDumper(yaml.SafeDumper):
    """Scalars without quotes, so that they mean what a reader makes of them; no aliases."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _scalar(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    resolved = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(resolved, text)


_PlainDumper.add_representer(str, _scalar)


def _containers(value: Any) -> list[Any]:
    found, waiting = [], [value]
    while waiting:
        element = waiting.pop()
        if isinstance(element, dict | list):
            found.append(element)
            waiting += element.values() if isinstance(element, dict) else element
    return found


def _change(container: Any, containers: list[Any], dice: Random) -> None:
    keys: list[Any] = (
        list(container) if isinstance(container, dict) else list(range(len(container)))
    )
    if not keys:
        return
    key, what = dice.choice(keys), dice.randrange(6)
    if what == 0:
        del container[key]
    elif what == 1:
        container[key] = dice.choice(SCALARS)
    elif what == 2:
        container[key] = copy.deepcopy(dice.choice(containers))
    elif what == 3:
        container[key] = dice.choice(([container[key]], {"id": container[key]}, [], {}))
    elif isinstance(container, list):
        container.insert(key, copy.deepcopy(container[key]))
    elif what == 4:
        container[dice.choice((f"{key}s", key[:-1], "extra", "id"))] = container.pop(key)
    else:
        other = dice.choice(containers)
        if isinstance(other, dict) and other:
            name = dice.choice(list(other))
            container[name] = copy.deepcopy(other[name])
