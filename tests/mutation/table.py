"""What complete runs measured, as docs/mutation.md shows it: `python -m mutation.table`."""

import json
from collections import Counter

from mutation.making import KEPT

SHOWN = ("killed", "survived", "timeout", "not reached")


def main() -> None:
    rows = []
    for path in sorted(KEPT.glob("verdicts-*.json")):
        modules: dict[str, Counter[str]] = {}
        for name, verdict in json.loads(path.read_text("utf-8")).items():
            modules.setdefault(name.split(".")[-2], Counter())[verdict] += 1
        package = path.stem.removeprefix("verdicts-")
        rows += [row(f"**{package}**", sum(modules.values(), Counter()))]
        rows += [row(f"`{name}`", modules[name]) for name in sorted(modules)]
    print("| module | mutants | " + " | ".join(SHOWN) + " | killed, % |")
    print("|---|" + "--:|" * (len(SHOWN) + 2))
    print("\n".join(rows))


def row(name: str, counted: Counter[str]) -> str:
    made = counted.total()
    share = f"{100 * counted['killed'] / made:.1f}" if made else ""
    cells = [str(made), *(str(counted[word] or "") for word in SHOWN), share]
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
